"""The decisions of a review, each written to `seeds/` at once and whole.

A decision is an entry of the ledger, and with it what it codes: evidence, a new record, a discrepancy.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .citing import NotCitable
from .desk import Desk
from .drafting import add_evidence, made, next_id
from .entries import Draft, bare_entry
from .facts import FACT_TABLES, GROUPS, Claim, Fact, fact_of, open_cells
from .formatting import written
from .journal import Journal
from .ledger import kinds_of
from .mentions import KINDS
from .paths import FACTS, MENTIONS
from .seedfiles import Record, SeedError, read_records

_SHOWN = 40


class Disagrees(SeedError):
    """The words of new evidence do not give the cell of its record."""


class Decisions:
    """Writes the decisions of one source's review.

    Every method raises, before anything is written, NotCitable when the words cannot be cited and
    SeedError when the seed files would be wrong. Starting raises WrongUsage when another review of
    the source is running, and first finishes the decision at which the last one was killed.
    """

    def __init__(self, source_id: str) -> None:
        self._journal = Journal(source_id)
        self.desk = Desk(source_id)
        self._ledger_file = MENTIONS / f"{source_id}.yaml"

    def dismiss(self, drafted: Draft, disposition: str, why: str) -> None:
        """Enter a mention with the reason why it is no fact."""
        none = disposition == "not-a-mention"
        entry = bare_entry(drafted, self.desk.citing) if none else self.desk.entry(drafted)
        self._commit(disposition, drafted, entry | {"as": disposition, "why": why}, {})

    def repeat(self, drafted: Draft) -> str:
        """Enter a mention as the copy of the one with the same words before it; returns that one's passage."""
        entry = {key: value for key, value in self.desk.entry(drafted).items() if key in (*KINDS, "nth")}
        for where in self.desk.ledger:
            for other in self.desk.ledger[where]:
                if other.get(drafted.kind) == entry[drafted.kind] and other.get("as") != "duplicate":
                    self._commit("duplicate", drafted, entry | {"as": "duplicate", "same_in": where}, {})
                    return str(where)
        raise NotCitable(f"no {drafted.kind} of the ledger has these words; decide the first one before its copy")

    def accept(self, drafted: Draft) -> None:
        """Enter a mention that evidence uses already."""
        self._commit("coded", drafted, self.desk.entry(drafted), {})

    def attach(self, drafted: Draft, record_id: str, column: str) -> None:
        """Enter a mention and make it evidence of a record's column, filling in cells that are empty.

        An empty `column` is the whole record. Raises Disagrees when the words give another cell than
        the record has, ValueError when they give no such cell at all.
        """
        fact = self.desk.facts[record_id]
        self._takes(fact.table, column, drafted.kind)
        records, record = self._opened(fact)
        cells = self.desk.drafter.cells_for(drafted, column)
        if column and not any(record.get(name) for name in GROUPS.get(column, (column,))):
            record |= {name: value for name, value in cells.items() if value}
        evidence = self.desk.drafter.evidence_for(drafted, column)
        add_evidence(record, drafted.where, column or "record", evidence)
        self._check(fact.table, record, drafted.where, column, evidence)
        self._commit(record_id, drafted, self.desk.entry(drafted), {fact.table: records})

    def contradict(self, drafted: Draft, record_id: str, column: str, said: Mapping[str, str]) -> str:
        """Enter a mention that says otherwise than a record, with the discrepancy; returns its id.

        `said` holds discrepancy_type, resolution and note, each empty where it is left for later.
        Raises ValueError when the words give no such cell.
        """
        fact = self.desk.facts[record_id]
        self._takes(fact.table, column, drafted.kind)
        records, record = self._opened(fact)
        evidence = self.desk.drafter.evidence_for(drafted, column)
        group = GROUPS.get(column, (column,))
        first = next((c for c in fact.claims if c.field in group and c.words and c.relation == "supports"), None)
        if first is None:
            raise NotCitable(f"{record_id}.{column} has no evidence in words to set against these")
        add_evidence(record, drafted.where, column, {**evidence, "relation": "contradicts"})
        column = next(name for name in group if fact.cells.get(name))
        rows = read_records(FACTS / "discrepancies.yaml")
        words = {"words": first.words} | ({"nth": first.nth} if first.nth else {})
        given = self.desk.drafter.cells_for(drafted, group[0])
        values = _value(fact.cells, group), _value(given, group)
        if values[0] == values[1]:  # they differ in the qualifier alone
            values = f"{fact.cells['qualifier']} {values[0]}", f"{given['qualifier']} {values[1]}"
        row = made({
            "discrepancy_id": next_id("dis", [row.text("discrepancy_id") for row in rows]),
            "record_id": record_id, "field_name": column,
            "a": _side(first.where, words, first.field, column),
            "value_a": values[0],
            "b": {"in": drafted.where, **evidence},
            "value_b": values[1], **said,
        })  # fmt: skip
        tables = {fact.table: records, "discrepancies": [*rows, row]}
        self._commit(row["discrepancy_id"], drafted, self.desk.entry(drafted), tables)
        return str(row["discrepancy_id"])

    def begin(self, drafted: Draft, table: str) -> Record:
        """Return a new record of `table` as far as a mention carries it; nothing is written yet."""
        number = next_id(FACT_TABLES[table], self.desk.taken_ids())
        record = self.desk.drafter.new_record(table, number, drafted)
        columns = ["" if c == "record" else c for carried in record["evidence"].values() for c in carried]
        if not any(drafted.kind in kinds_of(table, column, self.desk.types) for column in columns):
            raise NotCitable(f"no column of {table} takes this {drafted.kind}")
        return record

    def _takes(self, table: str, column: str, kind: str) -> None:
        """Raise NotCitable when evidence of a column does not code a mention of this kind."""
        if kind not in kinds_of(table, column, self.desk.types):
            raise NotCitable(f"a {kind} is not coded by evidence of {table}.{column or 'record'}")

    def problems(self, table: str, record: Record) -> list[str]:
        """Return what the build will say of a new record's evidence."""
        found = []
        for claim in fact_of(table, record, self.desk.schemas, complete=False).claims:
            try:
                self._check_claim(table, record, claim)
            except Disagrees as error:
                found.append(str(error))
        return found

    def add(self, drafted: Draft, table: str, record: Record) -> None:
        """Write a new record and enter the mention that carries it."""
        records = [*read_records(FACTS / f"{table}.yaml"), record]
        name = record.text(self.desk.schemas.tables[table]["primaryKey"][0])
        self._commit(name, drafted, self.desk.entry(drafted), {table: records})

    def add_actor(self, cells: Mapping[str, str]) -> None:
        """Write a new actor. Raises SeedError when the id is taken."""
        records = read_records(FACTS / "actors.yaml")
        if any(record["actor_id"] == cells["actor_id"] for record in records):
            raise SeedError(f"the id {cells['actor_id']} is taken")
        self._write(f"actor {cells['actor_id']}", {FACTS / "actors.yaml": [*records, made(cells)]})
        self.desk.refresh()

    def undo(self) -> str | None:
        """Take the last decision back; returns what it was, or None when there is none to take back."""
        label = self._journal.undo()
        self.desk.refresh()
        return label

    def missing(self, table: str, record: Record) -> list[str]:
        """Return the columns of a new record that people must still write."""
        return open_cells(table, record, self.desk.schemas)

    def _opened(self, fact: Fact) -> tuple[list[Record], Record]:
        """Read the records of a fact's table from disk; returns them all and the fact's."""
        records = read_records(FACTS / f"{fact.table}.yaml")
        key = self.desk.schemas.tables[fact.table]["primaryKey"][0]
        return records, next(record for record in records if record[key] == fact.record_id)

    def _check(self, table: str, record: Record, where: str, column: str, evidence: Mapping[str, str]) -> None:
        """Raise Disagrees when the words of new evidence do not give the record's cell."""
        group = GROUPS.get(column, (column,))
        for claim in fact_of(table, record, self.desk.schemas, complete=False).claims:
            if (claim.where, claim.words) == (where, evidence["words"]) and claim.field in group:
                self._check_claim(table, record, claim)

    def _check_claim(self, table: str, record: Record, claim: Claim) -> None:
        fact = fact_of(table, record, self.desk.schemas, complete=False)
        span = {"passage_id": claim.where, "source_id": self.desk.source_id}
        try:
            self.desk.checker.check(fact._replace(claims=[claim]), {claim.key: span})
        except SeedError as error:
            raise Disagrees(str(error)) from None

    def _commit(self, label: str, drafted: Draft, entry: Mapping[str, str], tables: Mapping[str, list[Record]]) -> None:
        """Write the ledger with one more entry, and tables of facts, in one step."""
        self.desk.refresh()  # somebody may have edited the ledger by hand meanwhile
        kind, where = drafted.kind, drafted.where
        place = (kind, where, entry[kind], entry.get("nth", ""))
        if place in self.desk.places and any(
            (m.get(kind), m.get("nth", "")) == (entry[kind], place[3]) for m in self.desk.ledger.get(where, [])
        ):
            raise SeedError(f"'{entry[kind]}' stands in the ledger of {where} already")
        self.desk.places[place] = drafted.start, drafted.end
        ledger = {name: list(mentions) for name, mentions in self.desk.ledger.items()}
        ledger.setdefault(where, []).append(dict(entry))
        words = " ".join(self.desk.text[drafted.start : drafted.end].split())
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        files: dict[Path, Any] = {self._ledger_file: ledger}
        files |= {FACTS / f"{table}.yaml": records for table, records in tables.items()}
        self._write(f"{label}: '{shown}'", files)
        self.desk.entered(where, made(entry))
        self.desk.refresh()

    def _write(self, label: str, files: Mapping[Path, Any]) -> None:
        starts = {place: span[0] for place, span in self.desk.places.items()}
        schemas = self.desk.schemas
        self._journal.commit(label, {path: written(path, content, schemas, starts) for path, content in files.items()})


def _side(where: str, words: Mapping[str, str], field: str, column: str) -> dict[str, str]:
    """One side of a discrepancy; it names the evidence's field where that is another than the discrepancy's."""
    return {"in": where, **words} | ({"field": field} if field != column else {})


def _value(cells: Mapping[str, str], group: tuple[str, ...]) -> str:
    """A figure as the table of discrepancies shows it: the value, or its bounds."""
    if cells.get(group[0]):
        return cells[group[0]]
    low, high = (cells.get(name, "") for name in ("quantity_low", "quantity_high"))
    return f"{low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}"
