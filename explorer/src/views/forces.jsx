// Force estimates as ranges: who says how many, in the order of the days.

import { useMemo } from "preact/hooks";
import { recordAddress } from "../address.js";
import { drawForces } from "../charts/forces.js";
import { number, quantityText } from "../quantity.js";
import { cellsOf } from "../records.js";
import { sortRecords } from "../filters.js";
import { actorName, label, placeName } from "../store.js";
import { Chart } from "./chart.jsx";
import { Heading } from "./heading.jsx";

const MOST = 100;

export function Forces(props) {
  const { store, result } = props;
  const estimates = useMemo(() => sortRecords(result.kept.filter(({ table }) => table === "force_estimates"), "date"), [result]);
  const rows = useMemo(() => makeRows(store, estimates), [store, estimates]);
  const drawn = headed(rows.filter(({ unit, drawable }) => unit === "person" && drawable).slice(0, MOST));
  return (
    <>
      <Heading {...props} title="Force estimates" subset={estimates}>
        <p class="lead">
          How large each claimant says a force is, by the day for which it says so. Claims are shown side by side; none is
          averaged, and an outlet that gives a figure in its own voice is its own claimant.
        </p>
      </Heading>
      {rows.length === 0 && <p class="empty">No estimate passes these filters.</p>}
      {drawn.length > 0 && (
        <>
          <ul class="legend glyphs">
            <li><i class="glyph full" />the figure exactly, or the end of a range</li>
            <li><i class="glyph hollow" />“about”: no bounds are given</li>
            <li><i class="glyph arrow" />“more than”: open upwards</li>
            <li><i class="glyph bar" />a range</li>
          </ul>
          <Chart label="Force estimates by day and claimant; the table below says the same." needs={[estimates]}
            draw={(width) => drawForces(drawn, { width })} />
          {rows.length > drawn.length && <p class="help">The drawing shows the first {drawn.length} figures in people; the table holds the rest.</p>}
        </>
      )}
      {rows.length > 0 && (
        <table class="small">
          <caption>The estimates in words</caption>
          <thead><tr>{["As of", "Claimant", "Force and place", "Figure"].map((text) => <th scope="col" key={text}>{text}</th>)}</tr></thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <tr key={row.id}>
                <td class="date">{row.dayText}</td>
                <td>{row.claimant} <span class="n">{row.basis}</span></td>
                <td>{row.force}{row.place && `, ${row.place}`}</td>
                <td><a href={recordAddress(row.id)}>{row.text || "no figure"}</a></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > MOST && <p class="help">{rows.length - MOST} more: narrow the filters, or download them.</p>}
    </>
  );
}

function makeRows(store, estimates) {
  return estimates.map((record) => {
    const cells = cellsOf(store, record);
    const [low, value, high] = [cells.quantity_low, cells.quantity, cells.quantity_high].map(number);
    return {
      id: record.id,
      dayText: record.span?.text ?? "no date",
      claimant: actorName(store, cells.claimant_id),
      basis: label(store, "claim_basis", cells.claim_basis).toLowerCase(),
      force: actorName(store, cells.force_id),
      place: placeName(store, cells.location_id),
      unit: cells.unit,
      qualifier: cells.qualifier,
      low,
      value,
      high,
      drawable: low !== null || value !== null || high !== null,
      text: quantityText(store, cells),
    };
  });
}

/** Name the day at its first row only. */
function headed(rows) {
  return rows.map((row, at) => ({ ...row, head: at === 0 || rows[at - 1].dayText !== row.dayText ? row.dayText : "" }));
}
