"""Turn seeds and lock into the rows of the tables."""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from .cells import check_cell, check_keys
from .checking import ValueChecker
from .facts import FACT_TABLES, Claim, Fact, check_ids, read_facts
from .history import errata_rows, retired_rows
from .ledger import ledger
from .locating import Row
from .lock import Lock, read_lock
from .mentions import read_mentions
from .paths import FACTS
from .quoting import share_quoted
from .schemas import TABLES, Schemas
from .seedfiles import Record, read_records
from .sources import read_sources

_ISO3_OF = {
    "donor_iso3": "donor_id",
    "recipient_iso3": "recipient_id",
    "sender_iso3": "sender_id",
    "force_iso3": "force_id",
}
_NOT_CODED = {"timestamp", "boilerplate", "duplicate"}


def build_tables(schemas: Schemas) -> dict[str, list[Row]]:
    """Return the rows of every table but `changes`, as text, in the order of the package.

    Reads `seeds/` alone, not the texts. Raises SeedError for anything that the seeds say wrongly:
    unknown columns, words that the lock does not know, words that do not give their cell,
    countries or currencies that ISO does not list.
    """
    sources, lock = read_sources(schemas), read_lock()
    _check_decided(sources, lock)
    facts = read_facts(schemas)
    check_ids(facts)
    located = {(r["record_id"], r["field_name"], r["where"], r["words"], r["nth"]): r for r in lock.evidence}
    passages = {row["passage_id"]: row for row in lock.passages}
    checker = ValueChecker(schemas, sources, passages)
    evidence = []
    for fact in facts:
        for claim in fact.claims:
            if claim.key not in located:
                raise claim.record.error(
                    f"{claim.record_id}.{claim.field or 'record'}: '{claim.words}' in {claim.where} is not in the "
                    f"lock; run scripts/lock.py where the texts are"
                )
            evidence.append(_evidence_row(claim, located[claim.key]))
        checker.check(fact, located)
    mentions = ledger(read_mentions(schemas), lock, evidence, schemas, sources)
    actors, locations = _plain("actors", schemas), _plain("locations", schemas)
    ids = {"actors": set(actors), "locations": set(locations), "sources": set(sources)}
    ids |= {table: {fact.record_id for fact in facts if fact.table == table} for table in FACT_TABLES}
    _check_keys(schemas, facts, actors, locations, ids)
    for mention, row in mentions:
        check_keys(mention.record, mention.cited.name, schemas.tables["mentions"], row, ids)
    for name, record in sources.items():
        for section in record.parts("sections"):
            check_keys(section, name, schemas.tables["passages"], section, ids)
    countries = {name: record.get("country_iso3", "") for name, record in actors.items()}
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    of_record: dict[str, list[Row]] = defaultdict(list)
    for row in evidence:
        of_record[row["record_id"]].append(row)
    for fact in facts:
        rows[fact.table].append(_fact_row(fact, of_record[fact.record_id], passages, countries))
    rows["record_actors"] = [_party(fact, party) for fact in facts for party in fact.parties]
    rows["actors"] = [dict(actors[name]) for name in sorted(actors)]
    rows["locations"] = [dict(locations[name]) for name in sorted(locations)]
    shown = [row for _, row in mentions]
    rows["mentions"] = sorted(shown, key=lambda row: int(row["mention_id"].removeprefix("men-")))
    rows["sources"] = [_source_row(sources[m["source_id"]], m, lock, [*evidence, *shown]) for m in lock.sources]
    cited = {row["passage_id"] for row in evidence if row["char_start"]}
    rows["passages"] = [row | {"coding_status": _coding_status(row, cited)} for row in lock.passages]
    rows["evidence"] = sorted(evidence, key=lambda row: int(row["evidence_id"].removeprefix("evd-")))
    rows["discrepancies"] = _discrepancies(schemas, located)
    rows["vocabularies"] = [
        {
            "vocabulary": v.name,
            "code": c.code,
            "label": c.label,
            "definition": c.definition,
            "plover_type": c.plover_type,
        }
        for v in schemas.vocabularies.values()
        for c in v.codes
    ]
    rows["retired"] = retired_rows(schemas, rows)
    rows["errata"] = errata_rows(schemas, rows, rows["retired"])
    return rows


def _check_decided(sources: Mapping[str, Record], lock: Lock) -> None:
    """Fail where a source is not in the lock, or a proposal for its text is neither coded nor dismissed."""
    found = {row["source_id"]: row["n_undecided"] for row in lock.sources}
    for name, record in sources.items():
        if name not in found:
            raise record.error(f"{name}: not in the lock; run python scripts/lock.py where its text is")
        if found[name] != "0":
            raise record.error(f"{name}: {found[name]} proposals are undecided; run python scripts/review.py {name}, "
                               "then python scripts/lock.py")  # fmt: skip


def table_csv(schema: Mapping[str, Any], rows: list[Row]) -> bytes:
    """Return a table as CSV bytes (UTF-8, LF, RFC 4180 quoting, header row), columns as in `schema`."""
    columns = [field["name"] for field in schema["fields"]]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return out.getvalue().encode("utf-8")


def _evidence_row(claim: Claim, span: Row) -> Row:
    return {
        "evidence_id": span["evidence_id"], "table_name": claim.table, "record_id": claim.record_id,
        "field_name": claim.field, "basis": claim.basis, "source_id": span["source_id"],
        "passage_id": span["passage_id"], "char_start": span["char_start"], "char_end": span["char_end"],
        "fragment": span["fragment"], "span_sha256": span["span_sha256"], "relation": claim.relation,
        "note": claim.note,
    }  # fmt: skip


def _fact_row(fact: Fact, evidence: list[Row], passages: Mapping[str, Row], countries: Mapping[str, str]) -> Row:
    row = dict(fact.cells)
    for column, actor in _ISO3_OF.items():
        if column in row:
            row[column] = countries[row[actor]]
    counted = [e for e in evidence if e["relation"] != "context"]
    outlets = {passages[e["passage_id"]]["outlet_id"] for e in counted if e["passage_id"]} - {""}
    row["n_sources"] = str(len({e["source_id"] for e in counted}))
    row["n_outlets"] = str(len(outlets))
    return row


def _party(fact: Fact, party: Record) -> Row:
    return {"table_name": fact.table, "record_id": fact.record_id, **party}


def _plain(table: str, schemas: Schemas) -> dict[str, Record]:
    """Read a table whose rows are written as they are; returns the records by id."""
    fields = schemas.tables[table]["fields"]
    key = schemas.tables[table]["primaryKey"][0]
    records: dict[str, Record] = {}
    for record in read_records(FACTS / f"{table}.yaml"):
        record.only((key,), [field["name"] for field in fields if field["name"] != key])
        name = record.text(key)
        for field in fields:
            check_cell(record, name, field, record.text(field["name"], ""))
        if name in records:
            raise record.error(f"{key}: '{name}' stands twice; ids are unique")
        records[name] = record
    return records


def _check_keys(
    schemas: Schemas,
    facts: list[Fact],
    actors: Mapping[str, Record],
    locations: Mapping[str, Record],
    ids: Mapping[str, set[str]],
) -> None:
    """Fail where a fact, a party, an actor or a place names a row that is not there."""
    for fact in facts:
        check_keys(fact.record, fact.record_id, schemas.tables[fact.table], fact.cells, ids)
        parent = fact.cells.get("part_of_id")
        if parent and parent not in ids[fact.table]:
            raise fact.record.error(f"{fact.record_id}: part_of_id: '{parent}' is no row of {fact.table}")
        for party in fact.parties:
            check_cell(party, fact.record_id, schemas.field("record_actors", "role"), party.text("role"))
            check_keys(party, fact.record_id, schemas.tables["record_actors"], party, ids)
    for name, record in actors.items():
        affiliation = record.get("affiliation_id")
        if affiliation and affiliation not in actors:
            raise record.error(f"{name}: affiliation_id: '{affiliation}' is no row of actors")
    for name, record in locations.items():
        check_keys(record, name, schemas.tables["locations"], record, ids)


def _source_row(record: Record, measures: Row, lock: Lock, spans: list[Row]) -> Row:
    source_id = record["source_id"]
    own = [row for row in spans if row["source_id"] == source_id and row["char_start"]]
    return dict(record) | measures | {
        "published_on_precision": "day",
        "n_passages": str(sum(row["source_id"] == source_id for row in lock.passages)),
        "share_quoted": f"{share_quoted(own, int(measures['n_characters'])):.4f}",
    }  # fmt: skip


def _coding_status(passage: Row, cited: set[str]) -> str:
    if passage["passage_id"] in cited:
        return "coded"
    return "not-applicable" if passage["kind"] in _NOT_CODED else "no-fact"


def _discrepancies(schemas: Schemas, located: Mapping[tuple[str, str, str, str, str], Row]) -> list[Row]:
    fields = {field["name"]: field for field in schemas.tables["discrepancies"]["fields"]}
    written = [name for name in fields if name not in ("table_name", "evidence_a_id", "evidence_b_id", "record_b_id")]
    rows: dict[str, Row] = {}
    for record in read_records(FACTS / "discrepancies.yaml"):
        record.only([*written, "a", "b"], ("record_b_id",))
        name = record.text("discrepancy_id")
        for column in [*written, "record_b_id"]:
            check_cell(record, name, fields[column], record.text(column, ""))
        if name in rows:
            raise record.error(f"discrepancy_id: '{name}' stands twice; ids are unique")
        row = {column: value for column, value in record.items() if column not in ("a", "b")}
        row["table_name"] = _table_of(record, record.text("record_id"))
        for side in ("a", "b"):
            row[f"evidence_{side}_id"] = _cited(record, record.part(side), located)
        rows[name] = row
    return list(rows.values())


def _cited(record: Record, side: Record, located: Mapping[tuple[str, str, str, str, str], Row]) -> str:
    side.only(("in", "words"), ("record_id", "field", "nth"))
    record_id = side.text("record_id", record.text("record_id"))
    field = side.text("field", record.text("field_name"))
    words, where = side.text("words"), side.text("in")
    key = (record_id, "" if field == "record" else field, where, words, side.text("nth", ""))
    if key not in located:
        name = record.text("discrepancy_id")
        raise side.error(f"{name}: no evidence of {record_id}.{key[1] or 'record'} has '{words}' in {where}")
    return located[key]["evidence_id"]


def _table_of(record: Record, record_id: str) -> str:
    for table, prefix in FACT_TABLES.items():
        if record_id.startswith(prefix + "-"):
            return table
    raise record.error(f"'{record_id}' is the id of no record")
