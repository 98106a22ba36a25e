// The timeline above the list: click a day or draw over several to narrow the list to them.

import { useMemo } from "preact/hooks";
import { countDays, drawTimeline, totals } from "../charts/timeline.js";
import { day, dateText, iso, shortDay } from "../days.js";
import { TABLES } from "../records.js";
import { Chart } from "./chart.jsx";

export function Timeline({ store, filters, result, view, change }) {
  const first = day(store.about.temporal.start);
  const last = day(store.about.temporal.end);
  const counts = useMemo(() => countDays(result.anyDate, first, last), [result, first, last]);
  const published = useMemo(() => publications(store), [store]);
  const from = day(filters.from);
  const to = day(filters.to);
  const range = from === null && to === null ? null : [from ?? -1e6, to ?? 1e6];
  const set = (part) => change(view, { ...filters, page: 1, from: "", to: "", undated: false, ...part });
  const choose = (a, b) => set({ from: iso(Math.min(a, b)), to: iso(Math.max(a, b)) });
  const outside = [
    [counts.before, `Before ${shortDay(first)}`, { to: iso(first - 1) }],
    [counts.after, `After ${shortDay(last)}`, { from: iso(last + 1) }],
    [counts.undated, "Without a date", { undated: true }],
  ];
  return (
    <section class="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">By day</h2>
      <ul class="legend">
        {TABLES.map((table) => (
          <li key={table}><i class={`swatch ${table}`} />{store.about.schemas[table]?.title ?? table}</li>
        ))}
        <li><i class="swatch loose" />known only to the week or month</li>
        <li><span class="tick" aria-hidden="true">▲</span> a document appears</li>
      </ul>
      <Chart
        label={`Records by day, ${dateText(first)} to ${dateText(last)}; the table below says the same.`}
        needs={[counts, filters.from, filters.to]}
        draw={(width) => drawTimeline(counts, { first, last, published, range, width })}
        onDrawn={(drawing) => brush(drawing, first, last, choose)}
      />
      <ul class="outside">
        {outside.map(([count, text, part]) => (
          <li key={text}>
            <button type="button" class="plain" onClick={() => set(part)}>{text}: {count}</button>
          </li>
        ))}
        {(range || filters.undated) && (
          <li><button type="button" class="plain" onClick={() => set({})}>All dates</button></li>
        )}
      </ul>
      <DayTable {...{ store, counts, first, last, choose }} />
    </section>
  );
}

/** The same counts as a table; its days are buttons, so that a keyboard can choose one. */
function DayTable({ store, counts, first, last, choose }) {
  const sums = totals(counts);
  const days = [];
  for (let number = first; number <= last; number++) if (sums.get(number)) days.push(number);
  const exact = new Map(counts.days.map(({ day: number, table, count }) => [`${number} ${table}`, count]));
  const loose = new Map(counts.loose.map(({ day: number, count }) => [number, count]));
  return (
    <details class="as-table">
      <summary>Days as a table</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="Days as a table">
      <table>
        <thead>
          <tr>
            {["Day", "All", ...TABLES.map((table) => store.about.schemas[table]?.title ?? table), "Not to the day"].map((text) => (
              <th scope="col" key={text}>{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((number) => (
            <tr key={number}>
              <th scope="row"><button type="button" class="plain" onClick={() => choose(number, number)}>{dateText(number)}</button></th>
              <td>{sums.get(number)}</td>
              {TABLES.map((table) => <td key={table}>{exact.get(`${number} ${table}`) ?? "–"}</td>)}
              <td>{loose.get(number) ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      </div>
    </details>
  );
}

/** The days on which the sources were published, with how many. */
function publications(store) {
  const found = new Map();
  for (const date of store.tables.sources.columns.published_on ?? []) {
    const number = day(date);
    if (number !== null) found.set(number, (found.get(number) ?? 0) + 1);
  }
  return [...found].map(([number, count]) => ({ day: number, count }));
}

function brush(drawing, first, last, choose) {
  const scale = drawing.scale("x");
  let start = null;
  const at = (event) => {
    const x = event.clientX - drawing.getBoundingClientRect().left;
    const time = scale.invert(x * (drawing.viewBox.baseVal.width / drawing.getBoundingClientRect().width));
    return Math.min(last, Math.max(first, Math.floor(+time / 86_400_000)));
  };
  drawing.classList.add("brush");
  drawing.addEventListener("pointerdown", (event) => {
    start = at(event);
  });
  drawing.addEventListener("pointercancel", () => {
    start = null; // the finger scrolls the page
  });
  drawing.addEventListener("pointerup", (event) => {
    if (start !== null) choose(start, at(event));
    start = null;
  });
}
