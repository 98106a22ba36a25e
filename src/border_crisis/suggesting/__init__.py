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
from border_crisis.suggesting.moments import moments, resolve, spans
from border_crisis.suggesting.plain import plain
from border_crisis.suggesting.speakers import quotes
from border_crisis.suggesting.stamps import DATELINE, stamps

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
    own: date | None = None  # the day that a stamp or a dateline gives
    named: date | None = None  # the day named last
    for passage in passages:
        if passage.published_on:
            own = passage.published_on
        if passage.kind == "timestamp":
            continue
        words, at = flat[passage.char_start : passage.char_end], passage.char_start
        anchor = own or day
        dates = spans(words)
        posted = set(stamps(words, dates)) if dates else set()
        stated = _stated(words, dates, posted, day)
        if stated:
            own = anchor = stated
        if passage.kind == "heading":
            named = None
        for m in moments(words, anchor, [d for d in dates if d not in posted], named):
            if m.first is not None and m.first == m.last:
                named = m.first
            found.append(Suggestion("date", at + m.start, at + m.end, date_start=m.first, date_end=m.last))
        for c in counts(words, dates):
            found.append(Suggestion("quantity", at + c.start, at + c.end, c.low, c.value, c.high, c.qualifier, c.unit, c.thing))
    found += _quotations(text, flat, passages)
    return sorted((s for s in found if s.kind in kinds), key=lambda s: (s.char_start, -s.char_end, s.kind))


def _stated(words: str, dates: list[tuple[int, int]], posted: set[tuple[int, int]], day: date | None) -> date | None:
    """The day that a stamp or a dateline of a passage gives to what follows; none later than the publication."""
    line = DATELINE.match(words) if dates else None
    for start, end in dates[:3]:
        if (start, end) in posted or (line and start == line.end()):
            span = resolve(words, start, end, day)
            if span and span.start == span.end and (day is None or span.start <= day):
                return span.start
    return None


def _headline(words: str) -> bool:
    """A line too long for the segmenter's headings that still ends like one."""
    words = words.strip()
    return words[-1:].isalnum() and len(words.split()) <= 30


def _quotations(text: str, flat: str, passages: list[Passage]) -> Iterator[Suggestion]:
    paragraphs = [(p.char_start, p.char_end, p.kind == "heading" or _headline(flat[p.char_start : p.char_end])) for p in passages]
    for quote in quotes(text, flat, paragraphs):
        yield Suggestion("quotation", quote.start, quote.end, speaker=quote.speaker)
