"""Write coded facts as far as a program can: a new record with its evidence, more evidence, a discrepancy.

What only a person can say is left empty in the seed file, and the build refuses the record until
it is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from border_crisis.quantities import parse_quantity

from .citing import Citing, NotCitable, nowhere, sentence_around
from .entries import Draft
from .facts import DERIVED
from .matching import DATES
from .naming import Names
from .schemas import Schemas
from .seedfiles import Record

Content = dict[str, Any]
#: What a new record says unless the curator says otherwise.
_USUAL: Mapping[str, Mapping[str, str]] = {
    "events": {"assertion": "reported"},
    "statements": {"occasion": "utterance", "quotation": "direct", "conditional": "false"},
    "deployments": {"assertion": "reported"},
    "aid_deliveries": {"assertion": "reported"},
    "force_estimates": {"claim_basis": "outlet", "assertion": "reported"},
}
#: Who acts in a record of each table: the first party that the sentence names is a good guess.
PARTIES: Mapping[str, Sequence[str]] = {
    "events": (), "statements": ("speaker_id",), "deployments": ("sender_id",),
    "aid_deliveries": ("donor_id", "recipient_id"), "force_estimates": ("force_id",),
}  # fmt: skip
_ACTING = ("state", "armed-force", "armed-group", "government-body", "international-organisation")
_BACK = 12  # passages before a quotation in which its speaker's name is sought


class Drafter:
    """Makes records and evidence from mentions of one text."""

    def __init__(self, citing: Citing, schemas: Schemas, actors: Names) -> None:
        self._citing = citing
        self._schemas = schemas
        self._actors = actors
        self._units = {
            column: {word: code.code for code in schemas.vocabularies[name].codes for word in code.words}
            for column, name in (("quantity", "unit"), ("duration_value", "duration_unit"))
        }

    def column_for(self, draft: Draft, table: str, cells: Mapping[str, str]) -> str:
        """Return the column of `table` that a mention most likely carries; empty for the whole record."""
        if draft.kind == "date":
            return next((c for c in DATES[table] if not cells.get(c)), DATES[table][0])
        if draft.kind == "quotation" or table == "statements":
            return ""
        columns = {field["name"] for field in self._schemas.tables[table]["fields"]}
        parsed = parse_quantity(self._words(draft))
        nouns = set((parsed.noun or "").split())
        if parsed.currency and "value" in columns:
            own = f"value_{parsed.currency.lower()}"
            other = cells.get("value") and cells.get("value_currency") != parsed.currency
            return own if other and own in columns else "value"
        if nouns & set(self._units["duration_value"]) and "duration_value" in columns:
            return "duration_value"
        if nouns & {"mm", "millimetres", "millimeters"} and "calibre_mm" in columns:
            return "calibre_mm"
        return "quantity"

    def cells_for(self, draft: Draft, column: str) -> Content:
        """Return the cells that a mention gives when it carries `column`, and its group. Empty for a whole record.

        Raises ValueError when the words give no such cell.
        """
        if not column:
            return {}
        if draft.kind == "date":
            return {column: draft.cells["end" if column.endswith("_end") or column == "end_date" else "start"]
                    if "end" in draft.cells else draft.cells["start"]}  # fmt: skip
        parsed = parse_quantity(self._words(draft))
        nouns = reversed((parsed.noun or "").split())
        numbers = {"quantity": parsed.value, "quantity_low": parsed.low, "quantity_high": parsed.high}
        shown = {name: f"{number:f}" for name, number in numbers.items() if number is not None}
        if column == "quantity":
            unit = next((self._units[column][noun] for noun in nouns if noun in self._units[column]), "")
            return {"qualifier": parsed.qualifier, **shown, "unit": unit}
        if parsed.value is None:
            raise ValueError(f"{column} needs one figure, not a range or a vague one")
        cells = {column: f"{parsed.value:f}"}
        if column == "value":
            cells["value_currency"] = parsed.currency or ""
        if column == "duration_value":
            cells["duration_unit"] = next((self._units[column][n] for n in nouns if n in self._units[column]), "")
        return cells

    def evidence_for(self, draft: Draft, column: str) -> Content:
        """Return `{words, nth}` by which a mention carries `column`. Raises NotCitable as `Citing` does."""
        if draft.kind == "quantity" and column:
            return dict(self._citing.span(draft.where, self._begin(draft), draft.end))
        if draft.kind == "date" and column:
            return dict(self._citing.span(draft.where, draft.start, draft.end))
        return dict(self._citing.sentence(draft.where, draft.start, draft.end))

    def new_record(self, table: str, number: str, draft: Draft) -> Record:
        """Return a new record that a mention carries, with its evidence; what nobody said yet is empty.

        Raises NotCitable when the words cannot be cited.
        """
        fields = self._schemas.tables[table]["fields"]
        required = [f["name"] for f in fields if f.get("constraints", {}).get("required") and f["name"] not in DERIVED]
        record = made({self._schemas.tables[table]["primaryKey"][0]: number})
        record |= {name: "" for name in required if name not in record} | dict(_USUAL[table])
        record["evidence"] = made({})
        column = self.column_for(draft, table, record)
        try:
            cells = self.cells_for(draft, column)
        except ValueError:
            column, cells = "", {}
        record |= {name: value for name, value in cells.items() if value}
        add_evidence(record, draft.where, "record", self.evidence_for(draft, ""))
        if column:
            add_evidence(record, draft.where, column, self.evidence_for(draft, column))
        self._date(record, table, draft)
        for name, actor in self._guessed(table, draft).items():
            self.set_actor(record, name, actor, draft)
        if table == "force_estimates" and (outlet := self._citing.rows[draft.where].get("outlet_id")):
            record["claimant_id"] = outlet
            entry = {"basis": "source-metadata", "note": "the outlet speaks in its own voice"}
            add_evidence(record, draft.where, "claimant_id", entry)
        if "item" in record and draft.kind == "quantity":
            self._item(record, draft)
        return record

    def set_actor(self, record: Record, column: str, actor_id: str, draft: Draft) -> bool:
        """Write an actor into a record, with the nearest words that name it; tells whether there are such words."""
        forget_evidence(record, column)
        record[column] = actor_id
        for where, start, end in self._namings(actor_id, draft):
            try:
                add_evidence(record, where, column, dict(self._citing.span(where, start, end)))
            except NotCitable:
                continue
            return True
        return False

    def sentence(self, draft: Draft) -> tuple[int, int]:
        """Return where the sentence of a mention stands."""
        row = self._citing.rows[draft.where]
        return sentence_around(self._citing.text, draft.start, draft.end, int(row["char_start"]), int(row["char_end"]))

    def _namings(self, actor_id: str, draft: Draft) -> Iterable[tuple[str, int, int]]:
        """Where an actor is named: in the sentence, else in the passage, else in one of those before."""
        rows = list(self._citing.rows.values())
        at = next(n for n, row in enumerate(rows) if row["passage_id"] == draft.where)
        start, end = self.sentence(draft)
        stretches = [(draft.where, start, end)]
        stretches += [
            (row["passage_id"], int(row["char_start"]), int(row["char_end"]))
            for row in reversed(rows[max(0, at - _BACK) : at + 1])
            if row["kind"] not in ("boilerplate", "duplicate", "timestamp")
        ]
        for where, first, stop in stretches:
            if found := self._actors.named_in(self._citing.text[first:stop]).get(actor_id):
                yield where, first + found[0], first + found[1]

    def _guessed(self, table: str, draft: Draft) -> dict[str, str]:
        """The actors that a record's columns most likely hold."""
        if table == "statements":
            return {"speaker_id": draft.cells["speaker"]} if draft.cells.get("speaker") else {}
        start, end = self.sentence(draft)
        named = self._actors.named_in(self._citing.text[start:end])
        acting = [n for n in named if self._actors.records[n].get("actor_type") in _ACTING]
        return dict(zip(PARTIES[table], acting, strict=False))

    def _date(self, record: Record, table: str, draft: Draft) -> None:
        """The day of the post is the day of a statement or an estimate unless the words name one."""
        posted = self._citing.rows[draft.where]["published_on"]
        column = DATES[table][0]
        if table in ("statements", "force_estimates") and posted and not record.get(column):
            record[column] = posted
            add_evidence(record, draft.where, column, {"basis": "passage-time"})

    def _item(self, record: Record, draft: Draft) -> None:
        noun = parse_quantity(self._words(draft)).noun or ""
        at = self._citing.text.find(noun, draft.start, draft.end) if noun else -1
        if at < 0:
            return
        record["item"] = noun
        add_evidence(record, draft.where, "item", dict(self._citing.span(draft.where, at, at + len(noun))))

    def _begin(self, draft: Draft) -> int:
        words = self._citing.text[draft.start : draft.end]
        try:
            parsed = parse_quantity(words)
        except ValueError:
            return draft.start
        qualifier = draft.cells.get("qualifier", parsed.qualifier)
        if qualifier == parsed.qualifier or parsed.qualifier != "exactly":
            return draft.start
        low = parsed.value if qualifier in ("exactly", "more-than", "at-least") else None
        high = parsed.value if qualifier in ("exactly", "up-to", "less-than") else None
        meant = parsed._replace(qualifier=qualifier, low=low, high=high)
        return self._citing.with_approximator(draft.where, draft.start, draft.end, meant)

    def _words(self, draft: Draft) -> str:
        return self._citing.text[self._begin(draft) : draft.end]


def add_evidence(record: Record, where: str, column: str, entry: Mapping[str, str]) -> None:
    """Add one piece of evidence to a record, beside what it has."""
    written = entry["words"] if list(entry) == ["words"] else made(entry)
    carried = record["evidence"].setdefault(where, made({}))
    if column not in carried:
        carried[column] = written
    elif written not in (carried[column] if isinstance(carried[column], list) else [carried[column]]):
        old = carried[column] if isinstance(carried[column], list) else [carried[column]]
        carried[column] = [*old, written]


def forget_evidence(record: Record, column: str) -> None:
    """Take the evidence of a column out of a record."""
    for carried in record["evidence"].values():
        carried.pop(column, None)
    record["evidence"] = made({where: carried for where, carried in record["evidence"].items() if carried})


def next_id(prefix: str, taken: Iterable[str]) -> str:
    """Return the next id of a prefix, beyond every one that is or was in use."""
    numbers = [int(name.removeprefix(f"{prefix}-")) for name in taken if name.startswith(f"{prefix}-")]
    return f"{prefix}-{max(numbers, default=0) + 1:03}"


def made(cells: Mapping[str, Any]) -> Record:
    """Return a record that stands in no file yet."""
    record = Record(cells)
    record.path, record.line = Path("(new)"), nowhere().line
    return record
