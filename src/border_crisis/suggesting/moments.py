"""Resolve the dates that a text names from the passage's own day (rule 4 of coding)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from border_crisis.dates import DateSpan, readings
from border_crisis.suggesting.calendar_words import read
from border_crisis.number_words import MONTHS
from border_crisis.suggesting.date_spans import DAYS, SEASON
from border_crisis.suggesting.tense import is_ahead

_LEADS = ("between ", "from ", "on ", "in ", "by ", "since ")  # `readings` wants them before some words
_PARTS = ("the end", "mid", "early", "late")
_HABIT = re.compile(r"\b(?:usually|typically|normally|generally|traditionally|(?:each|every) year)\b", re.I)
_WEEK = 8  # days: what lies no further apart is the same weekday of another week
_FAR = timedelta(days=330)


class Moment(NamedTuple):
    """A date that the text names: its span, and its first and last day (None where unresolved)."""

    start: int
    end: int
    first: date | None
    last: date | None


def moments(
    text: str, anchor: date | None, found: list[tuple[int, int]], previous: date | None = None
) -> Iterator[Moment]:
    """Yield the dates of a plain paragraph resolved from its day `anchor`; `found` are their spans.

    `previous` is the day named last before the paragraph, for "the same day".
    """
    for start, end in found:
        span = resolve(text, start, end, anchor, previous)
        previous = last_day(span) or previous
        yield Moment(start, end, span.start if span else None, span.end if span else None)


def last_day(span: DateSpan | None) -> date | None:
    """The day to which "the same day" may go back: that of a date, or the last of a night."""
    return span.end if span and span.end - span.start <= timedelta(days=1) else None


def resolve(text: str, start: int, end: int, anchor: date | None, previous: date | None = None) -> DateSpan | None:
    """Return the days that text[start:end] means, or None where the words cannot be resolved."""
    words = text[start:end].replace("\n", " ")
    if words.islower():
        words = re.sub(rf"\b(?:{DAYS.lower()}|{'|'.join(MONTHS).lower()})\b", lambda m: m[0].capitalize(), words)
    if re.search(r"\b[Tt]he \Z", text[max(0, start - 4) : start]) and re.fullmatch(DAYS, words):
        return None  # "on the Friday", of a week that the context names
    if not re.search(r"[0-9]", words) and _HABIT.search(re.split(r"[.!?] ", text[max(0, start - 120) : start])[-1]):
        return None  # "usually lasts from June to September": of no year
    try:
        return (
            _season_to_come(text, start, end, words, anchor)
            or read(words, anchor, previous)
            or _chosen(text, start, end, _readings(text, start, words, anchor), anchor)
        )
    except (ValueError, OverflowError):
        return None


def _season_to_come(text: str, start: int, end: int, words: str, anchor: date | None) -> DateSpan | None:
    """A season alone, where the verbs say that it is ahead or past: "by autumn", "in the spring"."""
    name = re.fullmatch(rf"(?:early |late )?(?:the )?({SEASON})", words.lower())
    ahead = is_ahead(text, start, end) if name else None
    if name is None or anchor is None or ahead is None:
        return None
    return read(f"{'next' if ahead else 'last'} {name[1]}", anchor, None)


def _readings(text: str, start: int, words: str, anchor: date | None) -> list[DateSpan]:
    before = text[max(0, start - 10) : start].lower()
    lead = next((lead for lead in _LEADS if before.endswith(lead)), "")
    joined = re.sub(r" (?:and|or) |/", " to ", words)  # "16 and 17 February" as the range that holds them
    tried = [words, joined] if words.lower().startswith(_PARTS) else [f"{lead}{words}", words, joined]
    for attempt in tried[:-1]:
        try:
            return readings(attempt, anchor)
        except ValueError:
            continue
    return readings(tried[-1], anchor)


def _chosen(text: str, start: int, end: int, options: list[DateSpan], anchor: date | None) -> DateSpan | None:
    """Of what the words leave open ("Tuesday"), what the tense of the sentence asks for, else the nearest."""
    if anchor is None or len(options) < 2 or options[0].start <= anchor <= options[0].end:
        return options[0] if options else None
    weekly = options[0].precision == "day" and abs((options[0].start - options[1].start).days) <= _WEEK
    ahead = is_ahead(text, start, end)
    if ahead is None and not weekly:
        return options[0]
    reach = timedelta(days=_WEEK) if weekly else _FAR
    fitting = [
        o
        for o in options
        if (o.start > anchor if ahead else o.end < anchor) and min(abs(o.start - anchor), abs(o.end - anchor)) <= reach
    ]
    return fitting[0] if fitting else options[0]
