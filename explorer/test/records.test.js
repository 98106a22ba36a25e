import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFilters, indexRecords, sortRecords } from "../src/filters.js";
import { noFilters } from "../src/address.js";
import { commonCsv, tableCsv } from "../src/csv.js";
import { addFragments, makeRecords } from "../src/records.js";
import { addLater } from "../src/store.js";
import { later, store } from "./small.js";

const opened = store();
const records = makeRecords(opened);
const index = indexRecords(records);
const kept = (filters) => applyFilters(records, index, { ...noFilters(), ...filters }).kept.map(({ id }) => id);

test("every table's rows become records, statements first", () => {
  assert.deepEqual(records.map(({ id }) => id), ["stm-001", "stm-002", "evt-001", "dep-001", "aid-001", "est-001"]);
});

test("a record has the actors, countries and places of its cells and further parties", () => {
  const [event] = records.filter(({ id }) => id === "evt-001");
  assert.deepEqual(event.actors, ["ukraine", "russia"]);
  assert.deepEqual(event.countries, ["UKR", "RUS"]);
  assert.deepEqual(event.places, ["kyiv"]);
});

test("values of one filter widen, filters narrow", () => {
  assert.deepEqual(kept({ table: ["events", "deployments"] }), ["evt-001", "dep-001"]);
  assert.deepEqual(kept({ table: ["events", "deployments"], actor: ["ukraine"] }), ["evt-001"]);
  assert.deepEqual(kept({ type: ["statements:warning"] }), ["stm-001"]);
  assert.deepEqual(kept({ topic: ["sanctions"] }), ["stm-002"]);
  assert.deepEqual(kept({ place: ["kyiv"] }), ["evt-001"]);
  assert.deepEqual(kept({ country: ["UKR"], table: ["aid_deliveries"] }), ["aid-001"]);
  assert.deepEqual(kept({ source: ["two-20220215"] }), ["dep-001"]);
  assert.deepEqual(kept({ actor: ["nobody"] }), []);
});

test("a date keeps what touches it: a month is all its days, an undated record none", () => {
  assert.deepEqual(kept({ from: "2022-01-26", to: "2022-01-26" }), ["stm-001", "evt-001", "dep-001"]);
  assert.deepEqual(kept({ from: "2022-02-01" }), ["aid-001", "est-001"]);
  assert.deepEqual(kept({ to: "2021-12-31" }), []);
  assert.deepEqual(kept({ undated: true }), ["stm-002"]);
  assert.deepEqual(kept({ from: "2022-02-10", undated: true }), ["stm-002", "est-001"]);
});

test("counts say how many each further choice would keep", () => {
  const { counts, anyDate } = applyFilters(records, index, { ...noFilters(), table: ["statements"], from: "2022-01-26" });
  assert.equal(counts.table.get("statements"), 1);
  assert.equal(counts.table.get("events"), 1); // as if the table were not chosen
  assert.equal(counts.type.get("statements:warning"), 1);
  assert.equal(counts.type.get("events:call"), 0);
  assert.deepEqual(anyDate.map(({ id }) => id), ["stm-001", "stm-002"]);
});

test("sorting goes both ways and leaves the undated last", () => {
  assert.deepEqual(sortRecords(records, "date").map(({ id }) => id).at(-1), "stm-002");
  assert.deepEqual(sortRecords(records, "-date").map(({ id }) => id).at(-1), "stm-002");
  assert.equal(sortRecords(records, "-date")[0].id, "est-001");
  assert.equal(sortRecords(records, "constructor")[0].id, "est-001"); // no such way: the usual one
});

test("fragments are searched once the evidence is there", () => {
  assert.deepEqual(kept({ q: "long column" }), []);
  addLater(opened, later());
  addFragments(opened, records);
  assert.deepEqual(kept({ q: "long column" }), ["dep-001"]);
});

test("CSV quotes what needs it and keeps a table's own columns and order", () => {
  const text = tableCsv(opened, "aid_deliveries", sortRecords(records, "-date"));
  const [header, line, end] = text.split("\n");
  assert.equal(header, Object.keys(opened.tables.aid_deliveries.columns).join(","));
  assert.match(line, /"shells, ""152 mm"""/);
  assert.equal(end, "");
  assert.match(commonCsv(records), /^record_id,table_name,type,/);
  assert.equal(commonCsv(records).trimEnd().split("\n").length, records.length + 1);
});
