"""Propose what a news text holds: passages, quantities, quotations with their speakers, dates, actors and places.

    import border_crisis as bc

    for found in bc.suggest(text, published="2022-02-15"):
        print(found.kind, text[found.char_start:found.char_end], found.value, found.speaker)

The rules of what is a mention stand in CONTRIBUTING.md. Everything here is a proposal: a person decides.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from border_crisis.errors import WrongUsage
from border_crisis.segmenting import Passage, segment
from border_crisis.suggesting.counts import counts
from border_crisis.suggesting.moments import moments, spans
from border_crisis.suggesting.plain import plain
from border_crisis.suggesting.speakers import quotes

MENTIONS = ("quantity", "quotation", "date")
KINDS = ("passage", *MENTIONS, "actor", "place")


class Suggestion(NamedTuple):
    """One proposal. What does not apply to its kind is None."""

    kind: str
    char_start: int
    char_end: int
    value_low: Decimal | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    qualifier: str | None = None
    unit: str | None = None
    thing: str | None = None
    speaker: str | None = None
    date_start: date | None = None
    date_end: date | None = None


def suggest(text: str, published: date | str | None = None, kinds: Collection[str] = MENTIONS) -> list[Suggestion]:
    """Return the mentions of `text`, in order of their positions (code points, half-open)."""
    day = date.fromisoformat(published) if isinstance(published, str) else published
    if not text.strip():
        return []
    flat = plain(text)
    passages = segment(text, day)
    found: list[Suggestion] = []
    for passage in passages:
        found += _of_passage(flat, passage, passage.published_on or day)
    found += _quotations(text, flat, passages)
    return sorted((s for s in found if s.kind in kinds), key=lambda s: (s.char_start, -s.char_end, s.kind))


def _of_passage(flat: str, passage: Passage, anchor: date | None) -> Iterator[Suggestion]:
    if passage.kind == "timestamp":
        return
    words, at = flat[passage.char_start : passage.char_end], passage.char_start
    dates = spans(words)
    for m in moments(words, anchor, dates):
        yield Suggestion("date", at + m.start, at + m.end, date_start=m.first, date_end=m.last)
    for c in counts(words, dates):
        yield Suggestion("quantity", at + c.start, at + c.end, c.low, c.value, c.high, c.qualifier, c.unit, c.thing)


def _quotations(text: str, flat: str, passages: list[Passage]) -> Iterator[Suggestion]:
    paragraphs = [(p.char_start, p.char_end, p.kind == "heading") for p in passages]
    for quote in quotes(text, flat, paragraphs):
        yield Suggestion("quotation", quote.start, quote.end, speaker=quote.speaker)
