// Force estimates: one line an estimate, what the words leave open drawn as open.

import * as Plot from "@observablehq/plot";
import { numberText } from "../quantity.js";

/**
 * `rows` are `{id, day, claimant, low, value, high, qualifier, text}` in the order in which they are drawn; the first
 * of a day has `head`, the day's name. An arrow ends where the words give no bound.
 */
export function drawForces(rows, { width }) {
  const narrow = width < 560;
  const top = Math.max(1, ...rows.map(({ low, value, high }) => Math.max(low ?? 0, value ?? 0, high ?? 0)));
  const reach = top * 0.13;
  const step = narrow ? 44 : 30;
  const at = (row) => row.value ?? row.low ?? row.high;
  const from = (row) => row.low ?? (opensDown(row) ? Math.max(0, at(row) - reach) : at(row));
  const to = (row) => row.high ?? (opensUp(row) ? at(row) + reach : at(row));
  return Plot.plot({
    width,
    height: rows.length * step + 60,
    marginLeft: narrow ? 8 : 250,
    marginRight: 16,
    marginTop: 34,
    marginBottom: 26,
    style: { fontSize: "13px", fontFamily: "inherit", background: "none", overflow: "visible" },
    x: { domain: [0, top * 1.2], axis: "top", ticks: narrow ? 4 : 7, tickFormat: (n) => numberText(n), label: null, tickSize: 0 },
    y: { type: "band", domain: rows.map(({ id }) => id), axis: null, padding: 0.2 },
    marks: [
      Plot.gridX({ stroke: "var(--line)", strokeOpacity: 1, ticks: narrow ? 4 : 7 }),
      Plot.ruleX([0], { stroke: "var(--muted)" }),
      Plot.ruleY(rows.filter(({ head }) => head), { y: "id", dy: -step / 2, stroke: "var(--line)" }),
      Plot.link(rows.filter((row) => from(row) < to(row)), { x1: from, x2: to, y1: "id", y2: "id", stroke: "var(--force_estimates)", strokeWidth: 3, dy: narrow ? 8 : 0 }),
      Plot.text(rows.filter(opensUp), { x: to, y: "id", text: () => "▸", textAnchor: "start", dx: -4, dy: narrow ? 8 : 0, fill: "var(--force_estimates)", fontSize: 20 }),
      Plot.text(rows.filter(opensDown), { x: from, y: "id", text: () => "◂", textAnchor: "end", dx: 4, dy: narrow ? 8 : 0, fill: "var(--force_estimates)", fontSize: 20 }),
      Plot.dot(rows.filter(({ value }) => value !== null), {
        x: "value", y: "id", r: 5.5, dy: narrow ? 8 : 0, stroke: "var(--force_estimates)", strokeWidth: 2,
        fill: ({ qualifier }) => (qualifier === "about" ? "var(--paper)" : "var(--force_estimates)"),
      }),
      narrow
        ? Plot.text(rows, { x: 0, y: "id", text: ({ head, claimant }) => [head, claimant].filter(Boolean).join("  "), textAnchor: "start", dy: -9, dx: 2, fill: "var(--ink)" })
        : [
            Plot.text(rows, { x: 0, y: "id", text: "head", textAnchor: "start", dx: -248, fill: "var(--muted)" }),
            Plot.text(rows, { x: 0, y: "id", text: "claimant", textAnchor: "end", dx: -12, fill: "var(--ink)" }),
          ],
    ],
  });
}

const opensUp = ({ qualifier, high }) => high === null && ["more-than", "at-least", "vague"].includes(qualifier);
const opensDown = ({ qualifier, low }) => low === null && ["up-to", "less-than"].includes(qualifier);
