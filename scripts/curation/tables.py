"""Turn seeds and lock into the rows of the fourteen tables."""

import csv
import io
from collections.abc import Mapping
from typing import Any

import pycountry

from .checking import ValueChecker
from .facts import FACT_TABLES, Claim, Fact, check_ids, read_facts
from .lock import Lock, Row, read_lock
from .paths import FACTS
from .quoting import share_quoted
from .schemas import TABLES, Schemas
from .seedfiles import Record, SeedError, read_records
from .sources import read_sources

_ISO3_OF = {
    "donor_iso3": "donor_id",
    "recipient_iso3": "recipient_id",
    "sender_iso3": "sender_id",
    "force_iso3": "force_id",
}
_NOT_CODED = {"timestamp", "boilerplate", "duplicate"}


def build_tables(schemas: Schemas) -> dict[str, list[Row]]:
    """Return the rows of every table, as text, in the order of the package.

    Reads `seeds/` alone, not the texts. Raises SeedError for anything that the seeds say wrongly:
    unknown columns, words that the lock does not know, words that do not give their cell,
    countries or currencies that ISO does not list.
    """
    sources, lock = read_sources(), read_lock()
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
    actors = _plain("actors", schemas)
    countries = {row["actor_id"]: row.get("country_iso3", "") for row in actors}
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    for fact in facts:
        rows[fact.table].append(_fact_row(fact, evidence, passages, countries))
    rows["record_actors"] = [_party(fact, party) for fact in facts for party in fact.parties]
    rows["actors"], rows["locations"] = actors, _plain("locations", schemas)
    rows["sources"] = [_source_row(sources[m["source_id"]], m, lock, evidence) for m in lock.sources]
    cited = {row["passage_id"] for row in evidence if row["char_start"]}
    rows["passages"] = [row | {"coding_status": _coding_status(row, cited)} for row in lock.passages]
    rows["evidence"] = sorted(evidence, key=lambda row: row["evidence_id"])
    rows["discrepancies"] = _discrepancies(located)
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
    _check_iso(rows)
    return rows


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
            if row[actor] not in countries:
                raise fact.record.error(
                    f"{fact.record_id}: {actor}: no actor '{row[actor]}' in seeds/facts/actors.yaml"
                )
            row[column] = countries[row[actor]]
    counted = [e for e in evidence if e["record_id"] == fact.record_id and e["relation"] != "context"]
    outlets = {passages[e["passage_id"]]["outlet_id"] for e in counted if e["passage_id"]} - {""}
    row["n_sources"] = str(len({e["source_id"] for e in counted}))
    row["n_outlets"] = str(len(outlets))
    return row


def _party(fact: Fact, party: Record) -> Row:
    if set(party) != {"actor_id", "role"}:
        raise party.error(f"{fact.record_id}: a party has actor_id and role, no more and no less")
    return {"table_name": fact.table, "record_id": fact.record_id, **party}


def _plain(table: str, schemas: Schemas) -> list[Row]:
    """Read a table whose rows are written as they are, in order of their ids."""
    columns = {field["name"] for field in schemas.tables[table]["fields"]}
    key = schemas.tables[table]["primaryKey"][0]
    rows: dict[str, Row] = {}
    for record in read_records(FACTS / f"{table}.yaml"):
        if unknown := set(record) - columns:
            raise record.error(f"'{sorted(unknown)[0]}' is no column of {table}")
        if record.get(key, "") in rows:
            raise record.error(f"{key}: '{record[key]}' stands twice; ids are unique")
        rows[record.get(key, "")] = dict(record)
    return [rows[name] for name in sorted(rows)]


def _source_row(record: Record, measures: Row, lock: Lock, evidence: list[Row]) -> Row:
    source_id = record["source_id"]
    own = [row for row in evidence if row["source_id"] == source_id and row["char_start"]]
    return dict(record) | measures | {
        "published_on_precision": "day",
        "n_passages": str(sum(row["source_id"] == source_id for row in lock.passages)),
        "share_quoted": f"{share_quoted(own, int(measures['n_characters'])):.4f}",
    }  # fmt: skip


def _coding_status(passage: Row, cited: set[str]) -> str:
    if passage["passage_id"] in cited:
        return "coded"
    return "not-applicable" if passage["kind"] in _NOT_CODED else "open"


def _discrepancies(located: Mapping[tuple[str, str, str, str, str], Row]) -> list[Row]:
    rows = []
    for record in read_records(FACTS / "discrepancies.yaml"):
        row = {k: v for k, v in record.items() if k not in ("a", "b")}
        row["table_name"] = _table_of(record, record["record_id"])
        for side in ("a", "b"):
            row[f"evidence_{side}_id"] = _cited(record, record[side], located)
        rows.append(row)
    return rows


def _cited(record: Record, side: Record, located: Mapping[tuple[str, str, str, str, str], Row]) -> str:
    field = side.get("field", record.get("field_name", ""))
    key = (side.get("record_id", record["record_id"]), "" if field == "record" else field,
           side["in"], side["words"], side.get("nth", ""))  # fmt: skip
    if key not in located:
        raise side.error(
            f"{record['discrepancy_id']}: no evidence of {key[0]}.{key[1] or 'record'} has '{key[3]}' in {key[2]}"
        )
    return located[key]["evidence_id"]


def _table_of(record: Record, record_id: str) -> str:
    for table, prefix in FACT_TABLES.items():
        if record_id.startswith(prefix + "-"):
            return table
    raise record.error(f"'{record_id}' is the id of no record")


def _check_iso(rows: Mapping[str, list[Row]]) -> None:
    """Fail on a country or currency that ISO 3166-1 or ISO 4217 does not list."""
    for table, table_rows in rows.items():
        for row in table_rows:
            for column, value in row.items():
                if not value:
                    continue
                if column.endswith("_iso3") and pycountry.countries.get(alpha_3=value) is None:
                    raise SeedError(f"{table}: {column}: '{value}' is no ISO 3166-1 alpha-3 code")
                if column == "value_currency" and pycountry.currencies.get(alpha_3=value) is None:
                    raise SeedError(f"{table}: {column}: '{value}' is no ISO 4217 code")
