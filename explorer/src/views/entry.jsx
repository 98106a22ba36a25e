// One entry with a permanent address: a record, an actor, a place, a source, a passage, a mention or a discrepancy.

import { recordAddress, viewAddress } from "../address.js";
import { KINDS } from "../records.js";
import { row } from "../store.js";
import { Cite } from "./cite.jsx";
import { Discrepancies } from "./discrepancies.jsx";
import { Evidence } from "./evidence.jsx";
import { Fields } from "./fields.jsx";
import { Passage } from "./passage.jsx";
import { RecordTable } from "./record-table.jsx";

/** The other tables whose rows have an address: id column, what one is called, title, and how records relate to it. */
const OTHERS = [
  ["actors", "actor_id", "Actor", ({ name }) => name, (id) => ({ facet: "actor", test: (record) => record.actors.includes(id) })],
  ["locations", "location_id", "Place", ({ name }) => name, (id) => ({ facet: "place", test: (record) => record.places.includes(id) })],
  ["sources", "source_id", "Source", ({ title }) => title, (id) => ({ facet: "source", test: (record) => record.sources.includes(id) })],
  ["passages", "passage_id", "Passage", ({ sequence }) => `Passage ${sequence}`, null],
  ["mentions", "mention_id", "Mention", ({ fragment }) => fragment, null],
  ["discrepancies", "discrepancy_id", "Discrepancy", ({ note }) => note, null],
];

export function Entry(props) {
  const { id, known, later, filters } = props;
  const found = known ? find(props) : null;
  return (
    <article class="entry">
      <p class="back"><a href={viewAddress("", filters)}>Back to the records</a></p>
      {found ? <Found {...props} found={found} /> : <Missing id={id} known={known} waiting={known && !later} />}
    </article>
  );
}

function Missing({ id, known, waiting }) {
  return (
    <>
      <h1 tabIndex={-1}>{waiting ? "Reading …" : known ? `No entry is called “${id}”` : "No such page"}</h1>
      {!waiting && <p>Entries are called as in the tables: aid-001, dep-007, volodymyr-zelenskyy, france24-20220215-008.</p>}
    </>
  );
}

function Found(props) {
  const { id, later, store, found } = props;
  const { table, one, cells, title, record } = found;
  return (
    <>
      <p class="kicker">
        {record && <i class={`swatch ${table}`} />}
        {one} <code>{id}</code>
        {record && ` · ${record.span?.text ?? "no date"}`}
      </p>
      <h1 tabIndex={-1}>{title || id}</h1>
      {record && <Steps {...props} record={record} />}
      <div class="columns">
        <div>
          {table === "passages" && <Passage store={store} cells={cells} later={later} />}
          <Fields store={store} table={table} cells={cells} />
          {record && <Related {...props} found={found} />}
        </div>
        <div>
          {!record && <Related {...props} found={found} />}
          {record && <Discrepancies store={store} later={later} id={id} />}
          {record && <Evidence store={store} later={later} id={id} table={table} />}
          <Cite store={store} id={id} />
        </div>
      </div>
    </>
  );
}

function find({ store, records, id }) {
  const record = records.find((candidate) => candidate.id === id);
  if (record) {
    return { table: record.table, one: KINDS[record.table].one, cells: row(store.tables[record.table], record.place), title: record.summary, record };
  }
  for (const [table, column, one, title, relation] of OTHERS) {
    const place = store.tables[table]?.columns[column]?.indexOf(id) ?? -1;
    if (place >= 0) {
      const cells = row(store.tables[table], place);
      return { table, one, cells, title: title(cells), relation: relation?.(id) };
    }
  }
  return null;
}

/** The records before and after this one among those that the filters keep. */
function Steps({ result, record }) {
  const at = result.kept.indexOf(record);
  if (at < 0 || result.kept.length < 2) return null;
  const step = (to, text, rel) => to && <a href={recordAddress(to.id)} rel={rel}>{text}</a>;
  return (
    <nav class="steps" aria-label="Neighbouring records">
      {step(result.kept[at - 1], "Previous record", "prev")}
      {step(result.kept[at + 1], "Next record", "next")}
    </nav>
  );
}

const MOST = 50;

/** Parties of a record and the records that point to it; the records of an actor, place or source. */
function Related({ store, records, found, id, later }) {
  const { record, relation, table } = found;
  if (record) {
    const pointing = records.filter((other) => pointsTo(store, other, id));
    return (
      <>
        <Parties store={store} id={id} />
        {pointing.length > 0 && (
          <section>
            <h2>Records that point to this one</h2>
            <RecordTable store={store} records={pointing} address={recordAddress} caption="Records that point to this one" />
          </section>
        )}
      </>
    );
  }
  const related = relation ? records.filter(relation.test) : later ? recordsOf(store, records, table, id) : [];
  if (!related.length) return null;
  return (
    <section>
      <h2>{related.length} {related.length === 1 ? "record" : "records"}</h2>
      {relation && (
        <p><a href={`${viewAddress("")}?${new URLSearchParams({ [relation.facet]: id })}`}>See them in the list</a></p>
      )}
      <RecordTable store={store} records={related.slice(0, MOST)} address={recordAddress} caption="Records of this entry" />
      {related.length > MOST && <p class="help">{related.length - MOST} more in the list.</p>}
    </section>
  );
}

function pointsTo(store, other, id) {
  const columns = store.tables[other.table].columns;
  return ["statement_id", "event_id", "part_of_id"].some((name) => name !== KINDS[other.table].id && columns[name]?.[other.place] === id);
}

/** The records whose evidence stands in a passage, or which a discrepancy is about. */
function recordsOf(store, records, table, id) {
  const ids = new Set();
  if (table === "passages") {
    for (const place of store.evidenceIn.get(id) ?? []) ids.add(store.tables.evidence.columns.record_id[place]);
  } else if (table === "discrepancies") {
    const { discrepancy_id, record_id, record_b_id } = store.tables.discrepancies.columns;
    const at = discrepancy_id.indexOf(id);
    ids.add(record_id[at]).add(record_b_id[at]);
  } else if (table === "mentions") {
    const { mention_id, record_id } = store.tables.evidence.columns;
    mention_id.forEach((mention, at) => mention === id && ids.add(record_id[at]));
  }
  return records.filter((record) => ids.has(record.id));
}

function Parties({ store, id }) {
  const places = store.parties.get(id) ?? [];
  if (!places.length) return null;
  return (
    <section>
      <h2>Further parties</h2>
      <ul class="plain-list">
        {places.map((place) => {
          const { actor_id, role } = row(store.tables.record_actors, place);
          const name = store.tables.actors.columns.name[store.actors.get(actor_id)] ?? actor_id;
          const roleName = store.labels.get(`actor_role:${role}`) ?? role;
          return <li key={`${actor_id} ${role}`}><a href={recordAddress(actor_id)}>{name}</a> <span class="n">{roleName.toLowerCase()}</span></li>;
        })}
      </ul>
    </section>
  );
}
