import assert from "node:assert/strict";
import { test } from "node:test";
import { isFiltered, noFilters, readAddress, recordAddress, viewAddress, webAddress } from "../src/address.js";
import { inLines, stretches, tally } from "../src/coverage.js";
import { dateText, day, iso, lastDay, momentText } from "../src/days.js";
import { placed, shapeOf } from "../src/geography.js";
import { quantityText } from "../src/quantity.js";
import { fold, matches, parseQuery } from "../src/search.js";
import { countDays, totals } from "../src/charts/timeline.js";
import { makeRecords } from "../src/records.js";
import { addLater, unpack } from "../src/store.js";
import { later, store } from "./small.js";

const found = (text, query) => matches(fold(text), parseQuery(query));

test("search: all words, at their start, without accents or case", () => {
  assert.ok(found("Šiauliai Air Base", "siauliai air"));
  assert.ok(found("The West’s answer", "west's"));
  assert.ok(!found("Northwest", "west"));
  assert.ok(!found("tanks", "tanks guns"));
});

test("search: phrases, exclusions, and marks without a partner", () => {
  assert.ok(found("about 100,000 troops", '"100,000 troops"'));
  assert.ok(!found("troops 100,000", '"100,000 troops"'));
  assert.ok(!found("tanks and guns", "tanks -guns"));
  assert.ok(found("tanks", '"tanks'));
  assert.ok(found("anything", '- ""'));
  assert.ok(found("a (b) [c] .*", "(b) .*")); // no pattern, plain characters
});

test("addresses survive the way there and back", () => {
  const filters = { ...noFilters(), q: 'a "b" & c', actor: ["x", "y/z"], from: "2022-01-26", undated: true, sort: "-who", page: 3 };
  assert.deepEqual(readAddress(viewAddress("map", filters)), { view: "map", id: "", filters });
  assert.deepEqual(readAddress(recordAddress("a/b?c#d")).id, "a/b?c#d");
  assert.equal(readAddress("").view, "");
  assert.equal(readAddress("#/nonsense").view, "unknown");
  assert.equal(readAddress("#/map/more").view, "unknown");
  assert.equal(readAddress("#/record/%E0%A4%A").id, "%E0%A4%A");
  assert.deepEqual(readAddress("#/?from=soon&page=-2").filters, noFilters());
  assert.ok(!isFiltered({ ...noFilters(), sort: "who" }));
});

test("only addresses of the web become links", () => {
  assert.equal(webAddress("https://example.org/a"), "https://example.org/a");
  assert.equal(webAddress("javascript:alert(1)"), undefined);
  assert.equal(webAddress(undefined), undefined);
});

test("dates keep their precision", () => {
  assert.equal(iso(day("2022-01-26")), "2022-01-26");
  assert.equal(day("soon"), null);
  assert.equal(iso(lastDay(day("2022-01-24"), "week")), "2022-01-30");
  assert.equal(iso(lastDay(day("2022-02-01"), "month")), "2022-02-28");
  assert.equal(iso(lastDay(day("2014-01-01"), "year")), "2014-12-31");
  assert.deepEqual(["day", "week", "month", "year"].map((p) => dateText(day("2022-01-03"), p)), ["3 Jan 2022", "week of 3 Jan 2022", "Jan 2022", "2022"]);
  assert.equal(momentText("2022-01-26T17:31:00Z", "2022-01-26", "day"), "26 Jan 2022, 17:31 UTC");
  assert.equal(momentText("", "", ""), "");
});

test("figures read as the words bind them", () => {
  const opened = store();
  const text = (quantity, qualifier, quantity_low, quantity_high, unit) => quantityText(opened, { quantity, qualifier, quantity_low, quantity_high, unit });
  assert.equal(text("4006", "exactly", "4006", "4006", "shell"), "4,006 shells");
  assert.equal(text("100000", "more-than", "100000", "", "person"), "more than 100,000 people");
  assert.equal(text("", "between", "50", "60", "person"), "between 50 and 60 people");
  assert.equal(text("", "vague", "200000", "", "person"), "at least 200,000 people (vague)");
  assert.equal(text("1", "exactly", "1", "1", "shell"), "1 shell");
  assert.equal(text("", "vague", "", "", "shell"), "");
});

test("a place is never drawn more exactly than it is known", () => {
  const town = { location_id: "x", location_type: "settlement", country_iso3: "UKR", latitude: "50", longitude: "30" };
  assert.equal(shapeOf(town, "1"), "point");
  assert.equal(shapeOf(town, "2"), "near");
  assert.equal(shapeOf(town, "4"), "within");
  assert.equal(shapeOf({ ...town, latitude: "", longitude: "" }, "1"), "within");
  assert.equal(shapeOf({ location_id: "crimea", country_iso3: "UKR" }, "4"), "area");
  assert.equal(shapeOf({ location_id: "ukraine-borders", country_iso3: "" }, "5"), "border");
  assert.equal(shapeOf({ location_id: "ukraine", location_type: "country", country_iso3: "UKR" }, "6"), "country");
  assert.equal(shapeOf({ location_id: "sea", country_iso3: "" }, "7"), "list");
  assert.equal(shapeOf({ location_id: "constructor", country_iso3: "" }, "5"), "list");
  assert.equal(shapeOf(null, ""), "list");
  assert.equal(placed(store(), makeRecords(store())).length, 1); // the deployment without a place is listed
});

test("every character of a source has one state, the strongest", () => {
  const opened = addLater(store(), later());
  const cut = stretches(opened, "one-20220126");
  assert.deepEqual(cut, [[0, 10, "rest"], [10, 20, "coded"], [20, 30, "dismissed"], [30, 40, "rest"], [40, 45, "duplicate"],
    [45, 60, "rest"], [60, 80, "boilerplate"], [80, 100, "open"]]);
  assert.equal(Object.values(tally(cut)).reduce((a, b) => a + b), 100);
  assert.deepEqual(inLines([[5, 25, "coded"]], 10), [[0, 5, 10, "coded"], [1, 0, 10, "coded"], [2, 0, 5, "coded"]]);
});

test("days count what is known to the day apart from what is not", () => {
  const counts = countDays(makeRecords(store()), day("2022-01-26"), day("2022-02-15"));
  assert.equal(counts.undated, 1);
  assert.equal(counts.before, 1); // the week begins before the period
  assert.equal(totals(counts).get(day("2022-01-26")), 3);
  assert.equal(counts.loose.length, 5); // 26 to 30 January of that week
});

test("packed columns come back as they were", () => {
  assert.deepEqual(unpack({ length: 3, columns: { a: { values: ["", "x"], places: [1, 0, 1] }, b: ["1", "2", "3"] } }).columns, { a: ["x", "", "x"], b: ["1", "2", "3"] });
});
