"""Check that the cited words give the cells: the heart of the dataset.

For each numeric and each date cell with evidence in words, the words are parsed and must give the
cell that coding rules 3 and 4 demand. Where a program cannot read what a person can, the evidence
says why under `exception`; an exception that is not needed is an error itself.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from border_crisis.dates import resolves_to
from border_crisis.quantities import Quantity, parse_quantity

from .facts import Claim, Fact
from .locating import Row
from .schemas import Schemas
from .seedfiles import Record, SeedError

_QUANTITY = {"quantity": "value", "quantity_low": "low", "quantity_high": "high", "qualifier": "qualifier"}
_MONEY = {"value": "", "value_eur": "EUR", "value_usd": "USD"}
_MILLIMETRES = {"mm", "millimetre", "millimetres", "millimeter", "millimeters"}


class ValueChecker:
    """Checks the evidence of facts against their cells."""

    def __init__(self, schemas: Schemas, sources: Mapping[str, Record], passages: Mapping[str, Row]) -> None:
        self._fields = {t: {f["name"]: f for f in s["fields"]} for t, s in schemas.tables.items()}
        self._nouns = {
            name: {code.code: set(code.words) for code in schemas.vocabularies[name].codes}
            for name in ("unit", "duration_unit")
        }
        self._sources = sources
        self._passages = passages

    def check(self, fact: Fact, located: Mapping[tuple[str, str, str, str, str], Row]) -> None:
        """Check every piece of a record's evidence.

        `located` are the lock's rows by claim key. Raises SeedError, naming record, field, words
        and rule, for words that do not give the cell, for an exception that is not needed, and
        for a passage time or bibliography date that is not the cell's.
        """
        for claim in fact.claims:
            if not claim.field or claim.relation != "supports":
                continue
            problem = self._problem(claim, fact.cells, located[claim.key])
            if claim.exception and problem is None:
                raise self._error(claim, "the words give the cell, so the exception is obsolete; make it a note")
            if problem and not claim.exception:
                raise self._error(claim, problem)

    def _problem(self, claim: Claim, cells: Mapping[str, str], span: Row) -> str | None:
        """Return what is wrong, or None when the words give the cell."""
        field = self._fields[claim.table][claim.field]
        if claim.basis in ("passage-time", "source-metadata"):
            return self._metadata(claim, cells, span)
        if claim.basis == "inference":
            return None
        words = claim.words
        if field["type"] == "date":
            return self._date(claim, cells, span)
        if claim.field in self._nouns:
            return self._unit(claim.field, words, cells)
        reader = self._reader(claim.field, field["type"])
        if reader is None:
            return None
        if words.endswith("…"):
            return "a figure needs its words in full"
        try:
            parsed = parse_quantity(words)
        except ValueError as error:
            return f"the words hold no such figure ({error})"
        return reader(claim.field, parsed, cells)

    def _reader(self, name: str, kind: str) -> Callable[[str, Quantity, Mapping[str, str]], str | None] | None:
        if name in _QUANTITY:
            return self._quantity
        if name in _MONEY or name == "value_currency":
            return self._money
        if name == "calibre_mm":
            return self._calibre
        if name == "duration_value":
            return self._duration
        if kind in ("number", "integer"):
            raise SeedError(f"schemas: no rule reads the words for the numeric column '{name}'; add it to checking.py")
        return None

    def _quantity(self, _: str, parsed: Quantity, cells: Mapping[str, str]) -> str | None:
        given = {column: getattr(parsed, part) for column, part in _QUANTITY.items()}
        for column, value in given.items():
            cell: object = cells[column] or None
            if column != "qualifier":
                cell = _number(cells[column])
            if cell != value:
                return f"the words give {column} {_shown(value)}, the cell holds {_shown(cell)} (coding rule 3)"
        return None

    def _unit(self, name: str, words: str, cells: Mapping[str, str]) -> str | None:
        if self._nouns[name].get(cells[name], set()) & set(re.findall(r"[\w-]+", words)):
            return None
        return f"no noun in the words means {cells[name]} (schemas/vocabularies/{name}.yaml lists them)"

    def _money(self, name: str, parsed: Quantity, cells: Mapping[str, str]) -> str | None:
        if name == "value_currency":
            return None if parsed.currency == cells[name] else f"the words give the currency {parsed.currency}"
        currency = _MONEY[name] or cells["value_currency"]
        if (parsed.value, parsed.currency) != (_number(cells[name]), currency):
            return f"the words give {_shown(parsed.value)} {parsed.currency}, the cell holds {cells[name]} {currency}"
        return None

    def _calibre(self, name: str, parsed: Quantity, cells: Mapping[str, str]) -> str | None:
        if parsed.noun not in _MILLIMETRES:
            return f"the words give '{parsed.noun}', not millimetres"
        if parsed.value != _number(cells[name]):
            return f"the words give {_shown(parsed.value)} mm, the cell holds {cells[name]}"
        return None

    def _duration(self, name: str, parsed: Quantity, cells: Mapping[str, str]) -> str | None:
        if parsed.value != _number(cells[name]):
            return f"the words give {_shown(parsed.value)}, the cell holds {cells[name]}"
        return None

    def _date(self, claim: Claim, cells: Mapping[str, str], span: Row) -> str | None:
        passage = self._passages[span["passage_id"]]
        posted = passage["published_on"] or self._sources[span["source_id"]]["published_on"]
        cell = date.fromisoformat(cells[claim.field])
        precision = cells[claim.field + "_precision"]
        try:
            if resolves_to(claim.words, date.fromisoformat(posted), cell, precision):
                return None
        except ValueError as error:
            return f"the words hold no date ({error})"
        return f"read on {posted}, the words do not mean {cell} ({precision}; coding rule 4)"

    def _metadata(self, claim: Claim, cells: Mapping[str, str], span: Row) -> str | None:
        field = self._fields[claim.table][claim.field]
        source = self._sources[span["source_id"]]
        if field["type"] != "date":
            return None if claim.basis == "source-metadata" else "only a date can rest on the passage's time"
        posted = source["published_on"]
        if claim.basis == "passage-time":
            if not span["passage_id"]:
                return "a passage's time needs the passage, not the source"
            posted = self._passages[span["passage_id"]]["published_on"]
        if (cells[claim.field], cells[claim.field + "_precision"]) != (posted, "day"):
            return f"posted on '{posted}', the cell holds {cells[claim.field]}"
        return None

    def _error(self, claim: Claim, why: str) -> SeedError:
        return claim.record.error(
            f"{claim.record_id}.{claim.field}: '{claim.words or claim.basis}' in {claim.where}: {why}"
        )


def _number(cell: str) -> Decimal | None:
    try:
        return Decimal(cell) if cell else None
    except InvalidOperation:
        raise SeedError(f"'{cell}' is no number") from None


def _shown(value: object) -> str:
    return "nothing" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
