// How many records each day of the dataset's period has, by table.

import * as Plot from "@observablehq/plot";
import { asDate, shortDay } from "../days.js";
import { TABLES } from "../records.js";

/**
 * Count the records by day and table: `days` of `{day, table, count}` for what is known to the day, `loose` of
 * `{day, count}` for what is known only to a longer time that covers the day, and what lies outside.
 */
export function countDays(records, first, last) {
  const exact = new Map();
  const loose = new Map();
  let before = 0;
  let after = 0;
  let undated = 0;
  for (const { span, table } of records) {
    if (span === null) undated++;
    else {
      if (span.from < first) before++;
      if (span.to > last) after++;
      for (let day = Math.max(first, span.from); day <= Math.min(last, span.to); day++) {
        const counts = span.from === span.to ? exact : loose;
        const key = span.from === span.to ? `${day} ${table}` : day;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  const days = [];
  for (let day = first; day <= last; day++) {
    for (const table of TABLES) {
      const count = exact.get(`${day} ${table}`);
      if (count) days.push({ day, table, count });
    }
  }
  return { days, loose: [...loose].map(([day, count]) => ({ day, count })), before, after, undated };
}

/** Return how many records touch each day. */
export function totals({ days, loose }) {
  const sums = new Map();
  for (const { day, count } of [...days, ...loose]) sums.set(day, (sums.get(day) ?? 0) + count);
  return sums;
}

export function drawTimeline(counts, { first, last, published, range, width }) {
  const sums = [...totals(counts)].map(([day, count]) => ({ day, count }));
  const x1 = ({ day }) => asDate(day);
  const x2 = ({ day }) => asDate(day + 1);
  const narrow = width < 520;
  const ticks = [];
  for (let day = last; day >= first; day -= narrow ? 5 : 2) ticks.push(asDate(day));
  const stacked = stack(counts);
  return Plot.plot({
    width,
    height: 190,
    marginLeft: 4,
    marginRight: 4,
    marginTop: 20,
    marginBottom: 38,
    style: { fontSize: "12px", fontFamily: "inherit", background: "none", overflow: "visible" },
    x: { type: "utc", domain: [asDate(first), asDate(last + 1)], axis: null },
    y: { axis: null, domain: [0, Math.max(4, ...sums.map(({ count }) => count))] },
    marks: [
      range && Plot.rectY([range], {
        x1: ([from]) => asDate(Math.max(first, from)), x2: ([, to]) => asDate(Math.min(last, to) + 1),
        y1: 0, y2: Math.max(4, ...sums.map(({ count }) => count)), fill: "var(--wash)",
      }),
      Plot.rect(stacked, { x1, x2, y1: "y1", y2: "y2", inset: 0.75, insetTop: 0, insetBottom: 0.5, fill: ({ table }) => `var(--${table})` }),
      Plot.rect(stacked.filter(({ table }) => table === "loose"), {
        x1, x2, y1: "y1", y2: "y2", inset: 1.25, insetTop: 0.5, insetBottom: 1, fill: "none", stroke: "var(--muted)", strokeDasharray: "2,2",
      }),
      Plot.text(sums, { x: ({ day }) => asDate(day + 0.5), y: "count", text: "count", dy: -8, fill: "var(--ink)" }),
      Plot.ruleY([0], { stroke: "var(--ink)" }),
      Plot.text(ticks, { x: (d) => new Date(+d + 43_200_000), y: 0, dy: 13, text: (d) => shortDay(+d / 86_400_000), fill: "var(--muted)" }),
      Plot.text(published, { x: ({ day }) => asDate(day + 0.5), y: 0, dy: 29, text: ({ count }) => "▲".repeat(Math.min(3, count)), fontSize: 9, fill: "var(--ink)" }),
    ],
  });
}

/** Put the tables of a day on each other, and what is not known to the day on top. */
function stack({ days, loose }) {
  const heights = new Map();
  return [...days, ...loose.map((entry) => ({ ...entry, table: "loose" }))].map((entry) => {
    const y1 = heights.get(entry.day) ?? 0;
    heights.set(entry.day, y1 + entry.count);
    return { ...entry, y1, y2: y1 + entry.count };
  });
}
