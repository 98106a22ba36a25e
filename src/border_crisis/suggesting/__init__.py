"""Propose what a news text holds: passages, quantities, quotations with their speakers, dates, actors and places.

    import border_crisis as bc

    for found in bc.suggest(text, published="2022-02-15"):
        print(found.kind, text[found.char_start:found.char_end], found.value, found.speaker)

The rules of what is a mention stand in CONTRIBUTING.md. Everything here is a proposal: a person decides.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from border_crisis.errors import WrongUsage
from border_crisis.segmenting import Passage, posting, segment
from border_crisis.suggesting.counts import counts
from border_crisis.suggesting.cutting import LONG, Stretch, bounded, stretches
from border_crisis.suggesting.date_spans import spans
from border_crisis.suggesting.known import known
from border_crisis.suggesting.moments import moments, resolve
from border_crisis.suggesting.outlets import outlet
from border_crisis.suggesting.plain import plain
from border_crisis.suggesting.speakers import quotes
from border_crisis.suggesting.stamps import DATELINE, stamps

_WORD = re.compile(r"[0-9A-Za-zÀ-ɏ]")
_STALE = timedelta(days=31)  # a dateline that is older than this is another date
MENTIONS = ("quantity", "quotation", "date")
KINDS = (*MENTIONS, "passage", "actor", "place")
#: What a proposal of every kind has; the rest of its fields belong to passages, actors and places alone.
CELLS = ("kind", "char_start", "char_end", "value_low", "value", "value_high", "qualifier", "unit", "thing", "speaker",
         "date_start", "date_end")  # fmt: skip


class Suggestion(NamedTuple):
    """One proposal; what does not apply to its kind is None.

    char_start, char_end: 0-based, half-open, in code points of the text.
    value_low, value, value_high, qualifier: of a quantity, as rule 3 of coding fills the cells.
    unit: an ISO 4217 code, "percent", a measure or the counted noun in the singular; thing: its words.
    speaker: the fullest name or office that the text gives.
    date_start, date_end: first and last day that the words name; of a passage, its own day.
    part, outlet, posted_at: of a passage, its kind, the outlet that its dateline names, its UTC time.
    record_id: the actor or location of the dataset.
    """

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
    part: str | None = None
    outlet: str | None = None
    posted_at: datetime | None = None
    record_id: str | None = None


def suggest(text: str, published: date | str | None = None, *, kinds: Collection[str] = MENTIONS) -> list[Suggestion]:
    """Propose what a news text holds, in order of the positions.

    `published` is the day of publication (a date or ISO 8601 text): from it, or from the stamp or dateline above a
    passage, relative dates are resolved; without either their days stay None. `kinds` are those of `KINDS` to
    propose, by default the mentions: quantities, quotations and dates (rules: ANNOTATION in CONTRIBUTING.md).
    Actors and places are those of the dataset, by their names and aliases.

    Raises WrongUsage for an unknown kind and for a day that is no ISO 8601 date.
    """
    day = checked(published, kinds)
    return [found for part in carried(stretches([text]), day) for found in read(part, day, kinds)]


def checked(published: date | str | None, kinds: Collection[str]) -> date | None:
    """The day of publication. Raises WrongUsage where it is none, and for a kind that there is not."""
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        raise WrongUsage(f"'{unknown[0]}' is no kind of proposal; there are {', '.join(KINDS)}")
    try:
        return date.fromisoformat(published) if isinstance(published, str) else published
    except ValueError:
        raise WrongUsage(f"'{published}' is no date; write it as 2022-02-15") from None


class Carried(NamedTuple):
    """What a stretch takes over from those before it in its document: its day, its outlet, the last posting stamp."""

    stretch: Stretch
    own: date | None = None
    source: str | None = None
    posted_at: datetime | None = None
    posted_on: date | None = None


def carried(parts: Iterable[Stretch], day: date | None) -> Iterator[Carried]:
    """Give each stretch of a text what the ones before it in its document state."""
    last: Carried | None = None
    for part in parts:
        last = Carried(part) if last is None or part.opens else last._replace(stretch=part)
        yield last
        if not part.ends:
            last = _behind(last, day)


def _behind(part: Carried, day: date | None) -> Carried:
    _, own, source, at, on = part
    for line in plain(part.stretch.own).split("\n"):
        words = line[:LONG].strip()
        at, on = posting(words, day, at, on) if len(line) < LONG else (at, on)
        own, source = on or own, outlet(words) or source
        if DATELINE.match(words) or (day is None and any(map(str.isdigit, words))):
            dates = spans(words)
            own = _stated(words, dates, set(stamps(words, dates)), day) or own
    return Carried(part.stretch, own, source, at, on)


def read(part: Carried, day: date | None, kinds: Collection[str]) -> list[Suggestion]:
    """Propose what a stretch holds, in order of the positions in the text."""
    stretch = part.stretch
    text = stretch.text
    if not _WORD.search(stretch.own):
        return []
    flat = plain(text)
    passages = segment(text, day)
    found = [s for s in _of_passages(flat, passages, day, part, "quantity" in kinds) if s.kind in kinds]
    if "quotation" in kinds:
        found += _quotations(text, flat, passages)
    if {"actor", "place"} & set(kinds):
        found += [Suggestion(k.kind, k.start, k.end, record_id=k.record_id) for k in known(flat) if k.kind in kinds]
    shift = stretch.start - stretch.first
    own = (s for s in found if stretch.first <= s.char_start < stretch.last)
    moved = (s._replace(char_start=s.char_start + shift, char_end=s.char_end + shift) for s in own) if shift else own
    return sorted(moved, key=lambda s: (s.char_start, -s.char_end, s.kind))


def _of_passages(
    flat: str, passages: list[Passage], day: date | None, part: Carried, counting: bool
) -> Iterator[Suggestion]:
    """The passages and what each holds by itself: dates and quantities."""
    own: date | None = None  # the day that a stamp or a dateline gives
    named: date | None = None  # the day named last
    source: str | None = None
    taken_over = False
    for passage in passages:
        if not taken_over and passage.char_start >= part.stretch.first:
            own, source, taken_over = part.own, part.source, True
        at, end = passage.char_start, passage.char_end
        own = passage.published_on or own
        source = outlet(flat[at:end]) or source
        pieces = list(bounded(flat, at, end))
        opening = flat[at : pieces[0][1]]
        dates = spans(opening)
        own = _stated(opening, dates, set(stamps(opening, dates)), day) or own
        yield Suggestion(
            "passage", at, end, part=passage.kind, outlet=source, posted_at=passage.published_at or part.posted_at,
            date_start=own or day, date_end=own or day,
        )  # fmt: skip
        if passage.kind == "timestamp":
            continue
        named = None if passage.kind == "heading" else named
        for first, last in pieces:
            words = flat[first:last]
            dates = dates if first == at else spans(words)
            posted = set(stamps(words, dates)) if dates else set()
            for m in moments(words, own or day, [d for d in dates if d not in posted], named):
                if m.first and m.last and (m.last - m.first).days <= 1:
                    named = m.last
                yield Suggestion("date", first + m.start, first + m.end, date_start=m.first, date_end=m.last)
            for c in counts(words, dates) if counting else ():
                yield Suggestion(
                    "quantity", first + c.start, first + c.end, c.low, c.value, c.high, c.qualifier, c.unit, c.thing
                )


def _stated(words: str, dates: list[tuple[int, int]], posted: set[tuple[int, int]], day: date | None) -> date | None:
    """The day that a stamp or a dateline of a passage gives to what follows; none later than the publication."""
    line = DATELINE.match(words) if dates else None
    for start, end in dates[:3]:
        posting = (start, end) in posted and day is None
        if posting or (line and start == line.end()):
            span = resolve(words, start, end, day)
            if span and span.start == span.end and (day is None or timedelta() <= day - span.start <= _STALE):
                return span.start
    return None


def _quotations(text: str, flat: str, passages: list[Passage]) -> Iterator[Suggestion]:
    paragraphs = [
        (start, end, p.kind == "heading" or _headline(flat[start:end]))
        for p in passages
        for start, end in bounded(flat, p.char_start, p.char_end)
    ]
    for quote in quotes(text, flat, paragraphs):
        yield Suggestion("quotation", quote.start, quote.end, speaker=quote.speaker)


def _headline(words: str) -> bool:
    """A line too long for the segmenter's headings that still ends like one."""
    words = words.strip()
    return words[-1:].isalnum() and len(words.split()) <= 30
