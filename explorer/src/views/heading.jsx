// Title of a filtered view, how many records it shows, what narrows them, and their download.

import { useRef } from "preact/hooks";
import { FACETS } from "../address.js";
import { commonCsv, download, perTable, tableCsv } from "../csv.js";
import { day, dateText } from "../days.js";
import { numberText } from "../quantity.js";
import { valueName } from "./filters.jsx";

/** `subset` narrows what the view shows (and downloads) further than the filters do. */
export function Heading({ store, records, filters, result, view, change, fixed, title, subset, children }) {
  const shown = subset ?? result.kept;
  const all = subset ? "" : ` of ${numberText(records.length)}`;
  return (
    <div class="heading">
      <h1 tabIndex={-1}>{title}</h1>
      <p class="count" role="status">
        {numberText(shown.length)}{all} {shown.length === 1 && subset ? "record" : "records"}
      </p>
      <Download store={store} records={shown} />
      <Chips {...{ store, filters, view, change, fixed }} />
      {children}
    </div>
  );
}

function Chips({ store, filters, view, change, fixed }) {
  const set = (part) => change(view, { ...filters, page: 1, ...part });
  const chips = FACETS.filter((facet) => !(fixed && facet === "table")).flatMap((facet) =>
    filters[facet].map((value) => [
      valueName(store, facet, value),
      { [facet]: filters[facet].filter((other) => other !== value) },
    ]),
  );
  if (filters.q) chips.push([`“${filters.q}”`, { q: "" }]);
  if (filters.from || filters.to) chips.push([rangeText(filters), { from: "", to: "" }]);
  if (filters.undated) chips.push(["without a date", { undated: false }]);
  if (!chips.length) return null;
  return (
    <ul class="chips" aria-label="Filters that are set">
      {chips.map(([text, part]) => (
        <li key={text}>
          <button type="button" onClick={() => set(part)}>
            <span class="hidden">Remove: </span>{text}<span aria-hidden="true"> ×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function rangeText({ from, to }) {
  if (from && from === to) return dateText(day(from));
  if (from && to) return `${dateText(day(from))} to ${dateText(day(to))}`;
  return from ? `from ${dateText(day(from))}` : `up to ${dateText(day(to))}`;
}

function Download({ store, records }) {
  const menu = useRef(null);
  const tables = perTable(records);
  if (!tables.length) return null;
  const close = () => {
    menu.current.open = false;
    menu.current.querySelector("summary").focus();
  };
  const save = (name, text) => {
    download(`border-crisis-${store.about.version}-${name}.csv`, text);
    close();
  };
  return (
    <details class="download" ref={menu} onKeyDown={(event) => event.key === "Escape" && close()}>
      <summary>Download CSV</summary>
      <ul>
        <li>
          <button type="button" onClick={() => save("selection", commonCsv(records))}>
            All {numberText(records.length)}, with the columns that the tables share
          </button>
        </li>
        {tables.map(([table, count]) => (
          <li key={table}>
            <button type="button" onClick={() => save(table, tableCsv(store, table, records))}>
              {store.about.schemas[table].title} ({numberText(count)}), with all their columns
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
