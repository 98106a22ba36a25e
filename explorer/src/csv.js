// The selection as CSV, written as the dataset's own files are (RFC 4180, LF, empty = missing).

import { iso } from "./days.js";
import { TABLES } from "./records.js";

function cell(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function lines(header, rows) {
  return [header, ...rows].map((cells) => `${cells.map(cell).join(",")}\n`).join("");
}

/** One table's rows with its own columns: the whole table gives the bytes of its file. */
export function tableCsv(store, table, records) {
  const columns = store.tables[table].columns;
  const names = Object.keys(columns);
  const places = records.filter((record) => record.table === table).map((record) => record.place);
  places.sort((a, b) => a - b);
  return lines(names, places.map((place) => names.map((name) => columns[name][place])));
}

const COMMON = ["record_id", "table_name", "type", "topic", "date_from", "date_to", "date_precision", "actors", "places",
  "countries", "sources", "summary"];

/** Records of all tables with what they have in common; several values are joined by "; ". */
export function commonCsv(records) {
  const rows = records.map((record) => [
    record.id,
    record.table,
    record.type,
    record.topic,
    record.span ? iso(record.span.from) : "",
    record.span ? iso(record.span.to) : "",
    record.span?.precision ?? "",
    record.actors.join("; "),
    record.places.join("; "),
    record.countries.join("; "),
    record.sources.join("; "),
    record.summary,
  ]);
  return lines(COMMON, rows);
}

/** Return how many of the records each table has, tables without one left out. */
export function perTable(records) {
  const counts = new Map(TABLES.map((table) => [table, 0]));
  for (const record of records) counts.set(record.table, counts.get(record.table) + 1);
  return [...counts].filter(([, count]) => count > 0);
}

/** Hand a text to the browser as a file. */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
