// A made-up package of a few rows, in the shape of data.js and evidence.js.

import { openStore } from "../src/store.js";

function table(columns, ...rows) {
  const names = columns.split(" ");
  return { length: rows.length, columns: Object.fromEntries(names.map((name, at) => [name, rows.map((row) => row[at] ?? "")])) };
}

export function first() {
  const fields = (name, vocabulary) => ({ title: name, description: "", fields: [{ name: vocabulary, vocabulary }] });
  return {
    about: {
      temporal: { start: "2022-01-26", end: "2022-02-15" },
      schemas: {
        statements: fields("Statements", "speech_act"),
        events: fields("Events", "event_type"),
        deployments: fields("Deployments", "action"),
        aid_deliveries: fields("Aid", "aid_category"),
        force_estimates: fields("Estimates", "claim_basis"),
      },
      sourcesOf: { "stm-001": ["one-20220126"], "dep-001": ["one-20220126", "two-20220215"] },
    },
    tables: {
      statements: table("statement_id speaker_id spoke_for_id reported_by_id addressee_id target_id stated_on stated_on_precision speech_act topic summary",
        ["stm-001", "ann", "ukraine", "", "", "russia", "2022-01-26", "day", "warning", "invasion-risk", "Ann warns of an attack."],
        ["stm-002", "ann", "", "", "", "", "", "", "threat", "sanctions", "Ann threatens."]),
      events: table("event_id event_type start_date start_date_precision end_date end_date_precision location_id attributed_to_id summary",
        ["evt-001", "call", "2022-01-24", "week", "", "", "kyiv", "ukraine", "A call."]),
      deployments: table("deployment_id sender_id sender_iso3 action item start_date start_date_precision end_date end_date_precision announced_on announced_on_precision from_location_id to_location_id geo_precision attributed_to_id summary",
        ["dep-001", "russia", "RUS", "move", "tanks", "", "", "", "", "2022-01-26", "day", "", "", "", "", "Tanks move."]),
      aid_deliveries: table("aid_id donor_id donor_iso3 recipient_id recipient_iso3 aid_category item announced_on announced_on_precision status_date status_date_precision attributed_to_id summary",
        ["aid-001", "ann", "", "ukraine", "UKR", "ammunition", 'shells, "152 mm"', "", "", "2022-02-01", "day", "", "Shells."]),
      force_estimates: table("estimate_id claimant_id claim_basis force_id force_iso3 location_id as_of as_of_precision attributed_to_id summary",
        ["est-001", "ann", "named", "russia", "RUS", "", "2022-02-15", "day", "", "Many."]),
      record_actors: table("table_name record_id actor_id role", ["events", "evt-001", "russia", "participant"]),
      actors: table("actor_id name aliases country_iso3", ["ann", "Ann Šimon", "Anna", ""], ["ukraine", "Ukraine", "", "UKR"], ["russia", "Russia", "Moscow", "RUS"]),
      locations: table("location_id name aliases location_type country_iso3 latitude longitude", ["kyiv", "Kyiv", "Kiev", "settlement", "UKR", "50.45", "30.52"]),
      sources: table("source_id title n_characters published_on", ["one-20220126", "One", "100", "2022-01-26"], ["two-20220215", "Two", "50", "2022-02-15"]),
      vocabularies: table("vocabulary code label definition", ["qualifier", "more-than", "More than", ""], ["unit", "shell", "Shell", ""], ["unit", "person", "Person", ""]),
    },
  };
}

export function later() {
  return {
    tables: {
      passages: table("passage_id source_id kind coding_status char_start char_end",
        ["one-20220126-001", "one-20220126", "body", "coded", "0", "60"],
        ["one-20220126-002", "one-20220126", "boilerplate", "not-applicable", "60", "80"],
        ["one-20220126-003", "one-20220126", "body", "open", "80", "100"]),
      evidence: table("evidence_id record_id field_name passage_id source_id char_start char_end fragment",
        ["evd-0001", "dep-001", "", "one-20220126-001", "one-20220126", "10", "20", "a long column"],
        ["evd-0002", "dep-001", "announced_on", "one-20220126-001", "one-20220126", "", "", ""]),
      mentions: table("mention_id source_id passage_id char_start char_end disposition",
        ["mtn-001", "one-20220126", "one-20220126-001", "15", "30", "out-of-scope"],
        ["mtn-002", "one-20220126", "one-20220126-001", "40", "45", "duplicate"]),
      discrepancies: table("discrepancy_id record_id record_b_id"),
    },
  };
}


export function store() {
  return openStore(first(), { UKR: "Ukraine" });
}
