// What contradicts a record: pairs of spans or records that do not agree, and which side the record follows.

import { recordAddress } from "../address.js";
import { actorName, definition, label, row } from "../store.js";

const VERDICT = { a: "The record follows the first.", b: "The record follows the second.", neither: "Both stand." };

export function Discrepancies({ store, later, id }) {
  if (!later || store.failed) return null;
  const { record_id = [], record_b_id = [] } = store.tables.discrepancies.columns;
  const found = [];
  record_id.forEach((first, at) => {
    if (first === id || record_b_id[at] === id) found.push(row(store.tables.discrepancies, at));
  });
  return (
    <section class="discrepancies">
      <h2>What contradicts it</h2>
      {found.length === 0 && <p>Nothing that the coders found in the documents.</p>}
      {found.map((cells) => (
        <div class="discrepancy" key={cells.discrepancy_id}>
          <h3>
            <a href={recordAddress(cells.discrepancy_id)}>{label(store, "discrepancy_type", cells.discrepancy_type)}</a>
            {cells.field_name && <span class="n"> {fieldTitle(store, cells)}</span>}
          </h3>
          <div class="sides">
            <Side store={store} value={cells.value_a} evidence={cells.evidence_a_id} record={cells.record_id} here={id} />
            <Side store={store} value={cells.value_b} evidence={cells.evidence_b_id} record={cells.record_b_id || cells.record_id} here={id} />
          </div>
          <p>{cells.note} {VERDICT[cells.resolution]}</p>
          <p class="meaning">{definition(store, "discrepancy_type", cells.discrepancy_type)}</p>
        </div>
      ))}
    </section>
  );
}

function fieldTitle(store, { table_name, field_name }) {
  const fields = store.about.schemas[table_name]?.fields ?? [];
  return (fields.find(({ name }) => name === field_name)?.title ?? field_name).toLowerCase();
}

function Side({ store, value, evidence, record, here }) {
  const place = store.evidence.get(evidence);
  const cells = place === undefined ? null : row(store.tables.evidence, place);
  const passage = cells && store.passages.get(cells.passage_id);
  const outlet = passage !== undefined && passage !== null ? store.tables.passages.columns.outlet_id[passage] : "";
  return (
    <div>
      <strong>{value}</strong>
      {cells?.fragment && <q>{cells.fragment}</q>}
      {outlet && <span class="n">{actorName(store, outlet)}</span>}
      {record !== here && <a class="code" href={recordAddress(record)}>{record}</a>}
    </div>
  );
}
