"""Read the ledger of `seeds/mentions/`: every quantity, quotation and date of a text, and what became of it.

A mention is written as its words; what they mean is read from them by the same parsers that check
the facts, and a cell is written only where the words alone do not give it. README.md in that
folder shows the notation.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from border_crisis.dates import DateSpan, readings
from border_crisis.quantities import Quantity, parse_quantity

from .cells import check_cell
from .facts import split_date
from .locating import Cited, Row
from .paths import MENTIONS, shown
from .schemas import Schemas
from .seedfiles import Record, SeedError, read_yaml

KINDS = ("quantity", "quotation", "date")
_COMMON = ("nth", "as", "why", "same_in")
_KEYS = {
    "quantity": ("value_low", "value", "value_high", "qualifier", "unit"),
    "quotation": ("speaker",),
    "date": ("start", "end"),
}
_NUMBERS = ("value_low", "value", "value_high")


class Mention(NamedTuple):
    """One mention as a person wrote it, before its position is known."""

    kind: str
    cited: Cited
    record: Record

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What the lock knows this mention by."""
        return self.kind, self.cited.where, self.cited.words, self.cited.nth

    @property
    def disposition(self) -> str:
        """What the curator decided; empty where an evidence row is to show that it is coded."""
        return self.record.text("as", "")


def read_mentions(schemas: Schemas) -> list[Mention]:
    """Return every mention of `seeds/mentions/`, in the order of the files.

    Raises SeedError, with file and line, for an unknown key, kind or code, and for a dismissal
    without its reason.
    """
    mentions = []
    for path in sorted(MENTIONS.glob("*.yaml")):
        content = read_yaml(path)
        if not isinstance(content, Record):
            raise SeedError(f"{shown(path)}: must hold 'passage: mentions' pairs")
        for where in content:
            if not where.startswith(path.stem + "-"):
                raise content.error(f"'{where}' is no passage of {path.stem}")
            mentions += [_mention(where, record, schemas) for record in content.parts(where)]
    return mentions


def _mention(where: str, record: Record, schemas: Schemas) -> Mention:
    kinds = [kind for kind in KINDS if kind in record]
    if len(kinds) != 1:
        raise record.error(f"{where}: a mention starts with one of {', '.join(KINDS)}")
    kind = kinds[0]
    record.only((kind,), (*_COMMON, *_KEYS[kind]))
    mention = Mention(kind, Cited(where, record.text(kind), record.text("nth", ""), kind, record), record)
    if not mention.cited.words.removesuffix("…").strip():
        raise record.error(f"{where}: {kind}: name its words")
    decided, why = mention.disposition, record.text("why", "")
    if decided:
        check_cell(record, where, schemas.field("mentions", "disposition"), decided)
    if decided == "coded":
        raise mention.cited.error("'as: coded' is left out; an evidence row that uses the words makes it coded")
    if decided == "duplicate":
        record.text("same_in")
    elif decided and not why:
        raise mention.cited.error("a dismissal says why")
    if decided == "not-a-mention" and why not in {c.code for c in schemas.vocabularies["exclusion"].codes}:
        raise mention.cited.error(f"why: '{why}' is no code of schemas/vocabularies/exclusion.yaml")
    if kind == "quotation" and decided not in ("not-a-mention", "duplicate") and not record.get("speaker"):
        raise mention.cited.error("a quotation names its speaker")
    return mention


class MentionReader:
    """Turns mentions into rows, given where they stand and which evidence lies over them."""

    def __init__(self, schemas: Schemas, passages: Mapping[str, Row], sources: Mapping[str, Record]) -> None:
        self._fields = {field["name"]: field for field in schemas.tables["mentions"]["fields"]}
        self._units = {
            word: code.code
            for name in ("unit", "duration_unit")
            for code in schemas.vocabularies[name].codes
            for word in code.words
        }
        self._passages = passages
        self._sources = sources

    def row(self, mention: Mention, span: Row, coded: bool) -> Row:
        """Return the mention's row of the table; `coded` says whether evidence points to it.

        Raises SeedError for a mention that is neither coded nor dismissed, that is both, whose
        words cannot be read and whose cells are not written, or whose cells repeat what its words say.
        """
        decided = mention.disposition
        if not coded and not decided:
            raise mention.cited.error("undecided: code it as evidence of a record, or say with 'as' and 'why' why not")
        if coded and decided:
            raise mention.cited.error(f"dismissed as {decided}, but evidence of a record uses these words")
        row = {column: span[column] for column in ("mention_id", "source_id", "passage_id", "char_start", "char_end")}
        row |= {"kind": mention.kind, "fragment": span["fragment"], "disposition": decided or "coded"}
        row["reason"] = mention.record.text("why", "")
        if decided == "not-a-mention":
            return row
        return row | self.cells(mention)

    def cells(self, mention: Mention) -> Row:
        """Return the cells that words and entry give, by column of the table.

        Raises SeedError when they cannot be read, and for a cell that repeats what the words say.
        """
        cells = {"quantity": self._quantity, "quotation": self._quotation, "date": self._date}[mention.kind](mention)
        for name, value in cells.items():
            check_cell(mention.record, mention.cited.where, self._fields[name], value)
        return cells

    def _quotation(self, mention: Mention) -> Row:
        return {"speaker_id": mention.record.text("speaker", "")}

    def _quantity(self, mention: Mention) -> Row:
        record = mention.record
        stated = {name: record.text(name) for name in _KEYS["quantity"] if name in record}
        try:
            cells = self._read(parse_quantity(mention.cited.words), stated.pop("qualifier", ""))
        except ValueError as error:
            if not set(_NUMBERS) & set(stated) and record.get("qualifier") != "vague":
                raise mention.cited.error(f"cannot be read ({error}); write its value cells and qualifier") from None
            cells = {"qualifier": record.text("qualifier"), **dict.fromkeys((*_NUMBERS, "unit"), "")}
        for name, value in stated.items():
            if cells[name] == value:
                raise mention.cited.error(f"the words give {name} {value}; leave it out")
        return cells | stated

    def _read(self, parsed: Quantity, qualifier: str) -> Row:
        """Return the cells of a parsed quantity; `qualifier` is that of a word outside the span (rule 3)."""
        value, low, high = parsed.value, parsed.low, parsed.high
        if qualifier and parsed.qualifier == "exactly":
            low = value if qualifier in ("exactly", "more-than", "at-least") else None
            high = value if qualifier in ("exactly", "up-to", "less-than") else None
        else:
            qualifier = parsed.qualifier
        words = re.findall(r"[\w-]+", parsed.noun or "")
        known = [self._units[word] for word in reversed(words) if word in self._units]
        unit = parsed.currency or (known[0] if known else (parsed.noun or "").lower())
        return {
            "value_low": _shown(low), "value": _shown(value), "value_high": _shown(high),
            "qualifier": qualifier, "unit": unit,
        }  # fmt: skip

    def _date(self, mention: Mention) -> Row:
        record = mention.record
        passage = self._passages[mention.cited.where]
        posted = passage["published_on"] or self._sources[passage["source_id"]]["published_on"]
        cells: Row = {}
        try:
            likeliest = readings(mention.cited.words, date.fromisoformat(posted))[0]
            cells = _period(likeliest)
        except ValueError as error:
            if "start" not in record:
                raise mention.cited.error(f"cannot be read ({error}); write its start and end") from None
        if "start" not in record:
            return cells
        start, precision = split_date(record, "start", record.text("start"))
        end, end_precision = split_date(record, "end", record.text("end", record.text("start")))
        stated = {
            "date_start": start, "date_start_precision": precision,
            "date_end": end, "date_end_precision": end_precision,
        }  # fmt: skip
        if stated == cells:
            raise mention.cited.error(f"read on {posted}, the words give {start}; leave 'start' out")
        return stated


def duplicates(mentions: Sequence[Mention], rows: Sequence[Row]) -> None:
    """Fill in `duplicate_of_id` and the copied cells of mentions that repeat another's words.

    `same_in` names the passage where the same words of the same kind stand first. Raises
    SeedError when no such mention is there.
    """
    first = {(m.kind, m.cited.where, m.cited.words): row for m, row in reversed(list(zip(mentions, rows, strict=True)))}
    for mention, row in zip(mentions, rows, strict=True):
        if mention.disposition != "duplicate":
            continue
        key = mention.kind, mention.record.text("same_in"), mention.cited.words
        original = first.get(key)
        if original is None or original is row:
            raise mention.cited.error(f"same_in: no {mention.kind} with these words in {key[1]}")
        row["duplicate_of_id"] = original["mention_id"]
        row["speaker_id"] = original.get("speaker_id", "")


def _period(span: DateSpan) -> Row:
    """Return first and last period of a reading, each at its first day (contract, "Tables")."""
    last = span.last_period()
    return {
        "date_start": span.start.isoformat(), "date_start_precision": span.precision,
        "date_end": last.isoformat(), "date_end_precision": span.precision,
    }  # fmt: skip


def _shown(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"
