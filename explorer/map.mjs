// The base map: Natural Earth's countries at 1:50 million (public domain), simplified, without the rest of the world.
// Natural Earth draws Crimea with Russia; the dataset gives disputed places their ISO 3166-1 country (rule 12 of its
// contract), so Crimea's outline is moved to Ukraine here and also kept as an area of its own.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoBounds, geoContains } from "d3-geo";
import countries from "i18n-iso-countries";
import { feature, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const SHOWN = { west: -25, east: 65, south: 28, north: 72 }; // what a map of Europe can show
const CRIMEA = [34.1, 45.1];
const KALININGRAD = [21.4, 54.7];
const LEAST_AREA = 0.001; // square degrees of the triangle that a point spans: below, the point is left out

export function baseMap() {
  const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));
  const shapes = feature(atlas, atlas.objects.countries).features.map(named);
  const russia = shapes.find((shape) => shape.id === "RUS").geometry;
  const ukraine = shapes.find((shape) => shape.id === "UKR").geometry;
  const [crimea] = russia.coordinates.splice(holding(russia, CRIMEA), 1);
  ukraine.coordinates.push(crimea);
  const kaliningrad = russia.coordinates[holding(russia, KALININGRAD)];
  const kept = shapes.map(cropped).filter((shape) => shape.geometry.coordinates.length);
  const areas = [area("crimea", crimea), area("kaliningrad", kaliningrad)];
  const weighed = presimplify(topology({ countries: collection(kept), areas: collection(areas) }));
  return { topology: quantize(simplify(weighed, LEAST_AREA), 20_000), names: names() };
}

/** English short names of all countries by ISO 3166-1 alpha-3. */
function names() {
  countries.registerLocale(require("i18n-iso-countries/langs/en.json"));
  const found = Object.entries(countries.getAlpha3Codes()).map(([three, two]) => [three, shortName(countries.getName(two, "en", { select: "alias" }))]);
  return Object.fromEntries(found.sort());
}

/** "Moldova, Republic of" as "Moldova". */
function shortName(name) {
  return name.replace(/,.* of$/, "");
}

function named({ id, properties, geometry }) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const code = id ? countries.numericToAlpha3(id) : undefined;
  return { type: "Feature", id: code ?? properties.name, properties: {}, geometry: { type: "MultiPolygon", coordinates: polygons } };
}

function holding({ coordinates }, point) {
  const place = coordinates.findIndex((rings) => geoContains({ type: "Polygon", coordinates: rings }, point));
  if (place < 0) throw new Error(`no polygon holds ${point}: the atlas has changed`);
  return place;
}

function cropped(shape) {
  const near = shape.geometry.coordinates.filter((rings) => {
    const [[west, south], [east, north]] = geoBounds({ type: "Polygon", coordinates: rings });
    return west < SHOWN.east && (east > SHOWN.west || east < west) && south < SHOWN.north && north > SHOWN.south;
  });
  return { ...shape, geometry: { ...shape.geometry, coordinates: near } };
}

function area(id, rings) {
  return { type: "Feature", id, properties: {}, geometry: { type: "MultiPolygon", coordinates: [rings] } };
}

function collection(features) {
  return { type: "FeatureCollection", features };
}
