// The five tables of facts as one list of records that can be filtered, sorted and searched together.

import { day, dateText, lastDay } from "./days.js";
import { fold } from "./search.js";
import { actorName, label, placeName, row } from "./store.js";

/** What each table calls the things that every record has. */
export const KINDS = {
  statements: {
    id: "statement_id",
    one: "Statement",
    type: "speech_act",
    dates: [["stated_on", null]],
    actors: ["speaker_id", "spoke_for_id", "reported_by_id", "addressee_id", "target_id"],
    who: ["speaker_id", "target_id"],
    places: [],
    countries: [],
    words: [],
  },
  events: {
    id: "event_id",
    one: "Event",
    type: "event_type",
    dates: [["start_date", "end_date"]],
    actors: ["attributed_to_id"],
    who: [],
    places: ["location_id"],
    countries: [],
    words: [],
  },
  deployments: {
    id: "deployment_id",
    one: "Deployment",
    type: "action",
    dates: [["start_date", "end_date"], ["announced_on", null]],
    actors: ["sender_id", "attributed_to_id"],
    who: ["sender_id"],
    places: ["from_location_id", "to_location_id"],
    countries: ["sender_iso3"],
    words: ["item"],
  },
  aid_deliveries: {
    id: "aid_id",
    one: "Aid",
    type: "aid_category",
    dates: [["status_date", null], ["announced_on", null]],
    actors: ["donor_id", "recipient_id", "attributed_to_id"],
    who: ["donor_id", "recipient_id"],
    places: [],
    countries: ["donor_iso3", "recipient_iso3"],
    words: ["item"],
  },
  force_estimates: {
    id: "estimate_id",
    one: "Estimate",
    type: "claim_basis",
    dates: [["as_of", null]],
    actors: ["claimant_id", "force_id", "attributed_to_id"],
    who: ["claimant_id"],
    places: ["location_id"],
    countries: ["force_iso3"],
    words: [],
  },
};

export const TABLES = Object.keys(KINDS);

/** The vocabulary of the column that says a record's type. */
export function typeVocabulary(store, table) {
  const fields = store.about.schemas[table]?.fields ?? [];
  return fields.find((field) => field.name === KINDS[table].type)?.vocabulary ?? "";
}

/** Return every record, in the order of the tables. */
export function makeRecords(store) {
  const records = [];
  for (const table of TABLES) {
    const vocabulary = typeVocabulary(store, table);
    for (let place = 0; place < store.tables[table].length; place++) {
      records.push(makeRecord(store, table, vocabulary, row(store.tables[table], place), place));
    }
  }
  return records;
}

function makeRecord(store, table, vocabulary, cells, place) {
  const kind = KINDS[table];
  const id = cells[kind.id];
  const parties = (store.parties.get(id) ?? []).map((at) => store.tables.record_actors.columns.actor_id[at]);
  const actors = distinct([...kind.actors.map((name) => cells[name]), ...parties]);
  const places = distinct(kind.places.map((name) => cells[name]));
  const record = {
    id,
    table,
    place,
    type: cells[kind.type],
    topic: cells.topic ?? "",
    span: span(cells, kind.dates),
    actors,
    places,
    countries: countries(store, kind, cells, actors, places),
    sources: store.sourcesOf.get(id) ?? [],
    who: who(store, kind, cells, parties),
    summary: cells.summary,
  };
  record.text = fold(searchable(store, vocabulary, record, kind, cells));
  return record;
}

/** First and last day of a record, from the first of its dates that is known; null without one. */
function span(cells, dates) {
  for (const [start, end] of dates) {
    const known = cells[start] ? start : end && cells[end] ? end : null;
    if (!known) continue;
    const from = day(cells[known]);
    if (from === null) continue; // no date, whatever the cell holds
    const precision = cells[`${known}_precision`] || "day";
    const until = end && cells[end] ? day(cells[end]) : null;
    const last = until === null ? lastDay(from, precision) : lastDay(until, cells[`${end}_precision`] || "day");
    return { from, to: Math.max(from, last), precision, text: `${known === end ? "until " : ""}${dateText(from, precision)}` };
  }
  return null;
}

function countries(store, kind, cells, actors, places) {
  const actorCountry = store.tables.actors.columns.country_iso3 ?? [];
  const placeCountry = store.tables.locations.columns.country_iso3 ?? [];
  return distinct([
    ...kind.countries.map((name) => cells[name]),
    ...actors.map((id) => actorCountry[store.actors.get(id)]),
    ...places.map((id) => placeCountry[store.locations.get(id)]),
  ]);
}

function who(store, kind, cells, parties) {
  const named = kind.who.map((name) => cells[name]);
  if (!named.some(Boolean)) return parties.slice(0, 3).map((id) => actorName(store, id)).join(", ");
  return named.filter(Boolean).map((id) => actorName(store, id)).join(" → ");
}

function searchable(store, vocabulary, record, kind, cells) {
  const actorAliases = store.tables.actors.columns.aliases ?? [];
  const placeAliases = store.tables.locations.columns.aliases ?? [];
  return [
    record.id,
    record.summary,
    label(store, vocabulary, record.type),
    ...kind.words.map((name) => cells[name]),
    ...record.actors.flatMap((id) => [actorName(store, id), actorAliases[store.actors.get(id)]]),
    ...record.places.flatMap((id) => [placeName(store, id), placeAliases[store.locations.get(id)]]),
  ].join("\n");
}

/** Let the search find the fragments too, once the evidence is there. */
export function addFragments(store, records) {
  const fragments = store.tables.evidence.columns.fragment ?? [];
  for (const record of records) {
    const found = (store.evidenceOf.get(record.id) ?? []).map((place) => fragments[place]);
    if (found.length) record.text += `\n${fold(distinct(found).join("\n"))}`;
  }
}

export function distinct(values) {
  return [...new Set(values.filter(Boolean))];
}

/** Return the cells of a record. */
export function cellsOf(store, record) {
  return row(store.tables[record.table], record.place);
}
