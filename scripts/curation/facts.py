"""Read the coded facts of `seeds/facts/` and spell out what each piece of evidence carries.

A record is written as its cells, then `evidence`: where the words stand (a passage or a source),
which cell they carry, and the words. README.md in that folder shows the notation.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from border_crisis.quantities import parse_quantity

from .cells import check_cell
from .paths import FACTS
from .schemas import Schemas
from .seedfiles import Record, read_records

#: Tables whose rows need evidence, with the prefix of their ids, in the package's order.
FACT_TABLES = {
    "events": "evt",
    "statements": "stm",
    "deployments": "dep",
    "aid_deliveries": "aid",
    "force_estimates": "est",
}
#: Cells that the words for one of them carry together.
GROUPS = {
    "quantity": ("quantity", "qualifier", "quantity_low", "quantity_high", "unit"),
    "value": ("value", "value_currency"),
    "duration_value": ("duration_value", "duration_unit"),
}
#: Columns that the build fills in; nobody writes them.
DERIVED = {"donor_iso3", "recipient_iso3", "sender_iso3", "force_iso3", "n_sources", "n_outlets"}
_ISO_DATE = re.compile(r"^(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d))?$")
_CLAIM_KEYS = ("words", "nth", "basis", "relation", "note", "exception")


class Claim(NamedTuple):
    """One evidence row as a person wrote it, before its position is known."""

    table: str
    record_id: str
    field: str
    where: str
    words: str
    nth: str
    basis: str
    relation: str
    note: str
    exception: str
    record: Record

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What the lock knows this claim by."""
        return self.record_id, self.field, self.where, self.words, self.nth


class Fact(NamedTuple):
    """One coded record: its cells as text (dates split into day and precision) and its evidence."""

    table: str
    record_id: str
    cells: dict[str, str]
    claims: list[Claim]
    parties: list[Record]
    record: Record


def read_facts(schemas: Schemas, *, complete: bool = True) -> list[Fact]:
    """Return every coded record of the fact tables that have a file in `seeds/facts/`.

    `complete=False` takes records as well that a review began and nobody finished.

    Raises SeedError, with file and line, for an unknown field, a wrong id, a derived column or a
    date that is no ISO 8601 date, week, month or year.
    """
    facts = []
    for table in FACT_TABLES:
        path = FACTS / f"{table}.yaml"
        if path.exists():
            facts += [fact_of(table, record, schemas, complete=complete) for record in read_records(path)]
    return facts


def fact_of(table: str, record: Record, schemas: Schemas, *, complete: bool = True) -> Fact:
    """Return one record of `table` with its evidence spelled out. Raises SeedError as `read_facts` does.

    A record that a review began may lack cells that its table requires; only a reader that says
    `complete=False` takes it.
    """
    fields = {field["name"]: field for field in schemas.tables[table]["fields"]}
    key = schemas.tables[table]["primaryKey"][0]
    record_id = record.text(key, "")
    if not re.fullmatch(FACT_TABLES[table] + r"-\d{3,}", record_id):
        raise record.error(f"{key}: '{record_id}' is no id; write {FACT_TABLES[table]}- and three digits")
    cells = dict.fromkeys(fields, "")
    for name in record:
        if name in ("evidence", "parties"):
            continue
        if name in DERIVED or (name.endswith("_precision") and name[:-10] in fields):
            raise record.error(f"{record_id}: {name} is filled in by the build; leave it out")
        if name not in fields:
            raise record.error(f"{record_id}: '{name}' is no column of {table}")
        cells[name] = record.text(name)
        if fields[name]["type"] == "date":
            cells[name], cells[name + "_precision"] = split_date(record, name, cells[name])
    if complete and (missing := open_cells(table, cells, schemas)):
        raise record.error(f"{record_id}: still to be written: {', '.join(missing)}")
    for name in cells:
        if name not in DERIVED and cells[name]:
            check_cell(record, record_id, fields[name], cells[name])
    for party in record.parts("parties"):
        party.only(("actor_id", "role"))
    claims = _claims(table, record_id, cells, record, schemas)
    return Fact(table, record_id, cells, claims, record.parts("parties"), record)


def open_cells(table: str, cells: Mapping[str, str], schemas: Schemas) -> list[str]:
    """Return the columns that people must fill in and that a record of `table` leaves empty."""
    fields = schemas.tables[table]["fields"]
    required = [f["name"] for f in fields if f.get("constraints", {}).get("required") and f["name"] not in DERIVED]
    return [name for name in required if not cells.get(name)]


def split_date(record: Record, name: str, value: str) -> tuple[str, str]:
    """Return first day and precision of an ISO 8601 date: 2022-01-26, 2022-W04, 2022-01 or 2022.

    The empty text stays empty. Weeks start on Monday (contract, "Tables").
    """
    if not value:
        return "", ""
    match = _ISO_DATE.match(value)
    try:
        if match is None:
            raise ValueError
        year, month, day, week = match.groups()
        if week:
            return date.fromisocalendar(int(year), int(week), 1).isoformat(), "week"
        first = date(int(year), int(month or 1), int(day or 1))
        return first.isoformat(), "day" if day else "month" if month else "year"
    except ValueError:
        raise record.error(f"{name}: '{value}' is no date; write 2022-01-26, 2022-W04, 2022-01 or 2022") from None


def _claims(table: str, record_id: str, cells: dict[str, str], record: Record, schemas: Schemas) -> list[Claim]:
    claims: list[Claim] = []
    evidence = record.part("evidence")
    for where in evidence:
        carried = evidence.part(where)
        for names, content in carried.items():
            for item in content if isinstance(content, list) else [content]:
                entry = item if isinstance(item, Record) else carried.entry(item)
                for name in re.split(r",\s*", names):
                    claims += _expand(table, record_id, name, where, entry, cells, schemas)
    return claims


def _expand(
    table: str, record_id: str, name: str, where: str, entry: Record, cells: dict[str, str], schemas: Schemas,
) -> list[Claim]:  # fmt: skip
    """Spell out one entry: a claim for each cell that the words carry."""
    field = "" if name == "record" else name
    entry.only((), _CLAIM_KEYS)
    if field and field not in cells:
        raise entry.error(f"{record_id}: evidence for '{name}', which is no column of {table}")
    words, basis, relation = entry.text("words", ""), entry.text("basis", "words"), entry.text("relation", "supports")
    for column, code in (("basis", basis), ("relation", relation)):
        check_cell(entry, record_id, schemas.field("evidence", column), code)
    if basis == "words" and not words.removesuffix("…").strip():
        raise entry.error(f"{record_id}.{name}: the basis is words, so name the words")
    group = GROUPS.get(field, (field,))
    fields = [f for f in group if cells.get(f) and (f != "unit" or _names_unit(words))] if field else [""]
    if field and not fields:
        if relation == "supports":
            raise entry.error(f"{record_id}: evidence for '{name}', but the cell is empty")
        fields = [field]
    if relation == "contradicts":
        fields = fields[:1]
    exception = entry.text("exception", "")
    note = exception or entry.text("note", "")
    if basis == "inference" and not note:
        raise entry.error(f"{record_id}.{name}: an inference says in 'note' from what")
    nth = entry.text("nth", "")
    return [Claim(table, record_id, f, where, words, nth, basis, relation, note, exception, entry) for f in fields]


def _names_unit(words: str) -> bool:
    """Tell whether the words name what is counted ("4,006 shells"), not the figure alone."""
    try:
        return bool(parse_quantity(words).noun)
    except ValueError:
        return True


def check_ids(facts: list[Fact]) -> None:
    """Raise SeedError when two records have one id."""
    seen: dict[str, Fact] = {}
    for fact in facts:
        if first := seen.get(fact.record_id):
            raise fact.record.error(f"the id {fact.record_id} is taken (line {first.record.line}); ids are unique")
        seen[fact.record_id] = fact
