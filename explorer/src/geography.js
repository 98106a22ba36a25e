// How exactly each deployment's place is known, and what may be drawn for it: never more than the dataset says.

import { cellsOf } from "./records.js";
import { row } from "./store.js";

/** Border zones that can be drawn: along the border of the first country with the second, or with all. */
export const BORDERS = {
  "ukraine-borders": ["UKR", null],
  "belarus-ukraine-border": ["UKR", "BLR"],
};
/** Regions whose outline the base map has. */
export const AREAS = new Set(["crimea", "kaliningrad"]);

/** Return what is drawn for a place that is known with some precision: point, near, border, area, country or list. */
export function shapeOf(place, precision) {
  if (!place) return "list";
  if (place.latitude && place.longitude && precision === "1") return "point";
  if (place.latitude && place.longitude && precision === "2") return "near";
  if (Object.hasOwn(BORDERS, place.location_id)) return "border";
  if (AREAS.has(place.location_id)) return "area";
  if (place.location_type === "country" && place.country_iso3) return "country";
  return place.country_iso3 ? "within" : "list";
}

/** Return the deployments by place and precision: `{place, id, precision, shape, records}`, most exact first. */
export function placed(store, records) {
  const found = new Map();
  for (const record of records) {
    if (record.table !== "deployments") continue;
    const cells = cellsOf(store, record);
    const id = cells.to_location_id || cells.from_location_id;
    const at = store.locations.get(id);
    const place = at === undefined ? null : row(store.tables.locations, at);
    const precision = cells.geo_precision;
    const key = `${id} ${precision}`;
    const entry = found.get(key) ?? { key, id, place, precision, shape: shapeOf(place, precision), records: [] };
    entry.records.push(record);
    found.set(key, entry);
  }
  return [...found.values()].sort(
    (a, b) => (a.precision || "9").localeCompare(b.precision || "9") || b.records.length - a.records.length,
  );
}

/** Add up entries that are drawn on one country: those that name the country, and those somewhere in it. */
export function perCountry(entries) {
  const counts = new Map();
  for (const { shape, place, records } of entries) {
    if (shape !== "country" && shape !== "within") continue;
    const count = counts.get(place.country_iso3) ?? { code: place.country_iso3, country: 0, within: 0 };
    count[shape] += records.length;
    counts.set(place.country_iso3, count);
  }
  return [...counts.values()];
}
