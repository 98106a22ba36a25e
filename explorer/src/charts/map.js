// Deployments on a map: dots only for places that are known, outlines and hatching for the rest.

import * as Plot from "@observablehq/plot";
import { geoCentroid, geoCircle, geoContains, geoMercator } from "d3-geo";
import { feature, mesh } from "topojson-client";
import { BORDERS, perCountry } from "../geography.js";

export const FRAMES = {
  region: { title: "Whole region", corners: [[13, 42.5], [46, 42.5], [13, 60.2], [46, 60.2]] },
  donbas: { title: "Donbas, enlarged", corners: [[36.2, 47.2], [39.6, 47.2], [36.2, 49.3], [39.6, 49.3]] },
};

const NEAR = 25 / 111.195; // degrees of a great circle in the 25 km of "near a place"
const ANCHORS = { RUS: [39.5, 53.5], UKR: [31.2, 49.3], BLR: [28, 53.4] };

export function drawMap(topology, entries, { width, frame, countryName, shortName }) {
  const height = Math.round(width * (width < 560 ? 1.15 : 0.72));
  const countries = feature(topology, topology.objects.countries).features;
  const areas = new Map(feature(topology, topology.objects.areas).features.map((shape) => [shape.id, shape]));
  const counts = perCountry(entries);
  const shaded = counts.map((count) => ({ ...countries.find(({ id }) => id === count.code), count })).filter(({ geometry }) => geometry);
  const borders = entries.filter(({ shape }) => shape === "border").map((entry) => ({ ...border(topology, ...BORDERS[entry.id]), entry }));
  const outlined = entries.filter(({ shape }) => shape === "area").map((entry) => ({ ...areas.get(entry.id), entry }));
  // A place may be named exactly by one record and roughly by another: the dot is drawn over the circle.
  const points = ["near", "point"].flatMap((kind) => entries.filter(({ shape }) => shape === kind));
  const near = points.filter(({ shape }) => shape === "near").map((entry) => ({ ...geoCircle().center(at(entry)).radius(NEAR)(), entry }));
  const labels = countries.map((shape) => ({ id: shape.id, at: ANCHORS[shape.id] ?? geoCentroid(shape), count: counts.find(({ code }) => code === shape.id) }));
  const room = ({ id, at: point, count }) => id.length === 3 && within(point, frame) && (count || width >= 560);
  const named = [...labels.filter(room), ...enlargedLabels(frame, countries)];
  const spot = spaced(points, width, frame);
  return Plot.plot({
    width,
    height,
    margin: 0,
    className: "map",
    style: { fontSize: "12px", fontFamily: "inherit", background: "var(--sea)" },
    projection: { type: geoMercator, domain: { type: "MultiPoint", coordinates: FRAMES[frame].corners }, clip: "frame" },
    r: { domain: [0, 4], range: [0, 9], clamp: true },
    marks: [
      hatching,
      Plot.geo(countries, { fill: "var(--land)", stroke: "none" }),
      Plot.geo(shaded, { fill: "url(#hatch)", stroke: "none", title: ({ id, count }) => `${countryName(id)}: ${count.country} known only to the country, ${count.within} somewhere in it` }),
      Plot.geo(outlined, { fill: "url(#hatch-close)", stroke: "var(--deployments)", strokeWidth: 1, title: ({ entry }) => title(entry) }),
      Plot.geo(mesh(topology, topology.objects.countries, (a, b) => a !== b), { stroke: "var(--border)", strokeWidth: 0.8 }),
      Plot.geo(mesh(topology, topology.objects.countries, (a, b) => a === b), { stroke: "var(--coast)", strokeWidth: 0.5 }),
      Plot.geo(borders, { stroke: "var(--deployments)", strokeOpacity: 0.35, strokeWidth: 9, strokeLinecap: "butt", strokeLinejoin: "round", title: ({ entry }) => title(entry) }),
      Plot.geo(near, { fill: "var(--deployments)", fillOpacity: 0.1, stroke: "var(--deployments)", strokeWidth: 1, strokeDasharray: "3,2", title: ({ entry }) => title(entry) }),
      Plot.text(named, { x: ({ at: [x] }) => x, y: ({ at: [, y] }) => y, text: ({ id, count }) => countryLabel(countryName(id), count), fill: "var(--muted)", stroke: "var(--land)", strokeWidth: 3, lineHeight: 1.15, fontStyle: "italic" }),
      Plot.dot(points, { x: (entry) => at(entry)[0], y: (entry) => at(entry)[1], r: ({ records }) => records.length, fill: ({ shape }) => (shape === "near" ? "var(--paper)" : "var(--deployments)"), stroke: "var(--deployments)", strokeWidth: 1.6, title: ({ entry, ...rest }) => title(entry ?? rest) }),
      Plot.text(spot, { x: (entry) => at(entry)[0], y: (entry) => at(entry)[1], text: (entry) => `${shortName(entry.place)}${countAt(points, entry)}`, textAnchor: "start", dx: 10, fill: "var(--ink)", stroke: "var(--land)", strokeWidth: 3 }),
    ],
  });
}

const at = ({ place }) => [Number(place.longitude), Number(place.latitude)];

/** " (4)" where several records stand at the place of an entry. */
function countAt(points, { id }) {
  const count = points.filter((entry) => entry.id === id).reduce((sum, { records }) => sum + records.length, 0);
  return count > 1 ? ` (${count})` : "";
}

function title({ place, records }) {
  return `${place.name}: ${records.map(({ summary }) => summary).join(" · ")}`;
}

function countryLabel(name, count) {
  return count ? `${name}\n${count.country + count.within}` : name;
}

/** The line where a country meets another, or all its neighbours on land. */
function border(topology, country, other) {
  return mesh(topology, topology.objects.countries, (a, b) =>
    a !== b && [a.id, b.id].includes(country) && (other === null || [a.id, b.id].includes(other)));
}

function within([x, y], frame) {
  const [[west, south], , , [east, north]] = FRAMES[frame].corners;
  return x > west + 1 && x < east - 1 && y > south + 0.5 && y < north - 0.5;
}

/** In the enlarged frame no country's middle is in sight, so the two are named at a point of theirs. */
function enlargedLabels(frame, countries) {
  if (frame !== "donbas") return [];
  const spots = [[36.7, 48.9], [39.2, 47.45]];
  return spots.flatMap((point) => countries.filter((shape) => geoContains(shape, point)).map(({ id }) => ({ id, at: point })));
}

/** Leave out the names that would lie on each other; the list below the map has them all. */
function spaced(points, width, frame) {
  const [[west], , , [east]] = FRAMES[frame].corners;
  const scale = width / (east - west);
  const taken = [];
  return points.filter((entry) => {
    const [x, y] = at(entry);
    const free = taken.every(([a, b]) => Math.abs(b - y) * scale * 1.5 > 13 || Math.abs(a - x) * scale > 95);
    if (free) taken.push([x, y]);
    return free;
  });
}

/** Patterns of lines: a country as a whole, and a region of it. */
function hatching() {
  const defs = document.createElementNS("http://www.w3.org/2000/svg", "defs");
  for (const [id, gap] of [["hatch", 7], ["hatch-close", 4]]) {
    const pattern = svg("pattern", { id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.append(svg("rect", { width: 1.1, height: gap, fill: "var(--deployments)", opacity: 0.38 }));
    defs.append(pattern);
  }
  return defs;
}

function svg(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
