// What carries a record: the words, who published them, when, and where in the document they stand.

import { recordAddress } from "../address.js";
import { momentText } from "../days.js";
import { numberText } from "../quantity.js";
import { actorName, label, row, sourceName } from "../store.js";
import { PassageText } from "./passage-text.jsx";

export function Evidence({ store, later, id, table }) {
  if (!later) return <section><h2>Evidence</h2><p>Reading …</p></section>;
  if (store.failed) return <section><h2>Evidence</h2><p>The file evidence.js beside this page cannot be read.</p></section>;
  const rows = (store.evidenceOf.get(id) ?? []).map((place) => row(store.tables.evidence, place));
  const titles = new Map(store.about.schemas[table].fields.map((field) => [field.name, field.title.toLowerCase()]));
  return (
    <section class="evidence">
      <h2>Evidence</h2>
      {rows.length === 0 && <p>None.</p>}
      {byPassage(rows).map(([passage, spans]) => (
        <Spans key={passage} {...{ store, passage, spans, titles }} />
      ))}
    </section>
  );
}

/** Rows of one passage together; rows with the same words become one span with all its fields. */
function byPassage(rows) {
  const passages = new Map();
  for (const cells of rows) {
    const spans = passages.get(cells.passage_id) ?? new Map();
    const key = [cells.source_id, cells.char_start, cells.char_end, cells.relation, cells.basis, cells.note].join("\n");
    const span = spans.get(key) ?? { ...cells, fields: [] };
    span.fields.push(cells.field_name);
    passages.set(cells.passage_id, spans.set(key, span));
  }
  return [...passages].map(([passage, spans]) => [passage, [...spans.values()].sort((a, b) => a.char_start - b.char_start)]);
}

function Spans({ store, passage, spans, titles }) {
  const place = store.passages.get(passage);
  const cells = place === undefined ? null : row(store.tables.passages, place);
  const source = spans[0].source_id;
  const when = cells && momentText(cells.published_at, cells.published_on, cells.published_on_precision);
  const outlet = cells?.outlet_id ? actorName(store, cells.outlet_id) : "outlet not named";
  return (
    <div class="spans">
      <h3>
        {outlet}{when && `, ${when}`}
        {cells && <span class="n"> {label(store, "passage_kind", cells.kind).toLowerCase()}</span>}
      </h3>
      <p class="help">
        in <a href={recordAddress(source)}>{sourceName(store, source)}</a>, {numberText(sizeOf(store, source))} characters
        {passage && <>, <a href={recordAddress(passage)}>passage {cells?.sequence ?? passage}</a></>}
      </p>
      <ul>
        {spans.map((span) => (
          <li key={span.evidence_id} class={span.relation}>
            <Span store={store} span={span} titles={titles} />
          </li>
        ))}
      </ul>
      {store.texts && cells && <PassageText store={store} cells={cells} coded={spans} />}
    </div>
  );
}

function Span({ store, span, titles }) {
  const fields = span.fields.map((name) => titles.get(name) ?? (name || "the record"));
  const cut = span.fragment && span.char_end - span.char_start > [...span.fragment].length;
  return (
    <>
      {span.fragment ? (
        <q>{span.fragment}{cut && " …"}</q>
      ) : (
        <span class="basis">{label(store, "basis", span.basis)}</span>
      )}
      {span.relation !== "supports" && <strong class="relation"> {label(store, "relation", span.relation).toLowerCase()}</strong>}
      <span class="carries">{fields.join(", ")}{span.note && `: ${span.note}`}</span>
      {span.char_start !== "" && <Position store={store} span={span} />}
    </>
  );
}

function sizeOf(store, source) {
  return Number(store.tables.sources.columns.n_characters[store.sources.get(source)]) || 1;
}

/** Where the words stand: the positions, and a line as long as the document with the place on it. */
function Position({ store, span }) {
  const left = (100 * span.char_start) / sizeOf(store, span.source_id);
  return (
    <span class="position">
      <span class="ruler" aria-hidden="true"><i style={{ left: `${Math.min(99, left)}%` }} /></span>
      <span class="hidden">characters </span>
      {numberText(Number(span.char_start))}–{numberText(Number(span.char_end))}
    </span>
  );
}
