// Which records a set of filters keeps, and how many each further choice would keep.
// Within a filter any value will do, between filters all must hold. One pass over the records.

import { FACETS } from "./address.js";
import { day } from "./days.js";
import { matches, parseQuery } from "./search.js";

/** The values of each filter that a record has. */
export const VALUES = {
  table: (record) => [record.table],
  type: (record) => (record.type ? [`${record.table}:${record.type}`] : []),
  topic: (record) => (record.topic ? [record.topic] : []),
  actor: (record) => record.actors,
  country: (record) => record.countries,
  place: (record) => record.places,
  source: (record) => record.sources,
};

const DATE = 1 << FACETS.length;
const TEXT = DATE << 1;

/** Number the values of each filter once, so that counting needs no text. */
export function indexRecords(records) {
  return FACETS.map((facet) => {
    const numbers = new Map();
    const of = records.map((record) =>
      VALUES[facet](record).map((value) => numbers.get(value) ?? numbers.set(value, numbers.size).get(value)),
    );
    return { facet, numbers, of };
  });
}

/**
 * Return `kept`: the records that pass; `anyDate`: those that pass but for the dates; `counts`: per filter
 * a Map of value to the number of records that pass all other filters and have it.
 */
export function applyFilters(records, index, filters) {
  const chosen = index.map(({ facet, numbers }) => new Set(filters[facet].map((value) => numbers.get(value))));
  const query = parseQuery(filters.q);
  const searched = query.wanted.length + query.unwanted.length > 0;
  const inDates = dateTest(filters);
  const tallies = index.map(({ numbers }) => new Uint32Array(numbers.size));
  const kept = [];
  const anyDate = [];
  for (let at = 0; at < records.length; at++) {
    let failed = 0;
    for (let f = 0; f < index.length; f++) {
      if (chosen[f].size && !index[f].of[at].some((number) => chosen[f].has(number))) failed |= 1 << f;
    }
    if (!inDates(records[at].span)) failed |= DATE;
    if (failed & (failed - 1)) continue; // two filters fail: it counts nowhere
    if (searched && !matches(records[at].text, query)) failed |= TEXT;
    if (failed === 0) kept.push(records[at]);
    if ((failed & ~DATE) === 0) anyDate.push(records[at]);
    for (let f = 0; f < index.length; f++) {
      if ((failed & ~(1 << f)) === 0) for (const number of index[f].of[at]) tallies[f][number]++;
    }
  }
  const counts = Object.fromEntries(
    index.map(({ facet, numbers }, f) => [facet, new Map([...numbers].map(([value, n]) => [value, tallies[f][n]]))]),
  );
  return { kept, anyDate, counts };
}

/** A span passes when it touches the days asked for; one without a date when undated records are asked for. */
function dateTest({ from, to, undated }) {
  if (!from && !to) return undated ? (span) => span === null : () => true;
  const first = day(from) ?? -Infinity;
  const last = day(to) ?? Infinity;
  return (span) => (span === null ? undated : span.from <= last && span.to >= first);
}

const TEXT_ORDER = new Intl.Collator("en", { numeric: true });

/** How the list is sorted where the address does not say: the latest first. */
export const USUAL = "-date";

/** How the list may be sorted. */
export const SORTS = {
  date: (record) => record.span?.from ?? Infinity,
  type: (record) => `${record.table} ${record.type}`,
  who: (record) => record.who || "\uffff",
  summary: (record) => record.summary,
  sources: (record) => record.sources.length,
};

/** Return the records in the order that `sort` names ("date", "-date" …); ties keep the order of the tables. */
export function sortRecords(records, sort) {
  const way = Object.hasOwn(SORTS, sort.replace(/^-/, "")) ? sort : USUAL;
  const key = SORTS[way.replace(/^-/, "")];
  const sign = way.startsWith("-") ? -1 : 1;
  const keyed = records.map((record) => [key(record), record]);
  keyed.sort(([a], [b]) => {
    if (a === Infinity || b === Infinity) return (a === Infinity) - (b === Infinity); // undated last, both ways
    return sign * (typeof a === "number" ? a - b : TEXT_ORDER.compare(a, b));
  });
  return keyed.map(([, record]) => record);
}
