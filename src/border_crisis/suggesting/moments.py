"""Resolve the dates that a text names from the passage's own day (rule 4 of coding)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from border_crisis.dates import DateSpan, readings
from border_crisis.number_words import MONTHS
from border_crisis.suggesting.calendar_words import read
from border_crisis.suggesting.date_spans import DAYS, ORDINALS, SEASON
from border_crisis.suggesting.tense import is_ahead

_LEADS = ("between ", "from ", "on ", "in ", "by ", "since ")  # `readings` wants them before some words
_PARTS = ("the end", "mid", "early", "late")
_NTH = re.compile(
    rf"\b[Tt]he ({'|'.join(ORDINALS)})(?: day)? of (?=(?:(?:this|last|next|the) month|{'|'.join(MONTHS)})\b)", re.I
)
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
    near: DateSpan | None = None  # what the paragraph named right before
    for start, end in found:
        span = _year_off(text[start:end], near, anchor) or resolve(text, start, end, anchor, previous)
        near = span or near
        previous = last_day(span) or previous
        yield Moment(start, end, span.start if span else None, span.end if span else None)


_YEAR_OFF = re.compile(
    r"(?:an?|one) year (?:earlier|before)|(?:the )same (?P<unit>day|week|month|quarter)(?: of| in)? (?:(?P<year>[0-9]{4})|last year|the .* ?year.*)",
    re.I,
)


def _year_off(words: str, near: DateSpan | None, anchor: date | None) -> DateSpan | None:
    """ "a year earlier", "the same month of 2017": the days named before, in another year."""
    match = _YEAR_OFF.fullmatch(words)
    if match is None or (near and near.precision == "year"):
        return None
    base = near or (DateSpan(anchor, anchor, "day") if anchor and match["unit"] == "day" else None)
    if base is None:
        return None
    year = int(match["year"]) if match["year"] else base.start.year - 1
    moved = year - base.start.year
    return DateSpan(_in_year(base.start, moved), _in_year(base.end, moved), base.precision)


def _in_year(day: date, moved: int) -> date:
    last = monthrange(day.year, day.month)[1] == day.day
    there = monthrange(day.year + moved, day.month)[1]
    return day.replace(year=day.year + moved, day=there if last else min(day.day, there))


def last_day(span: DateSpan | None) -> date | None:
    """The day to which "the same day" may go back: that of a date, or the last of a night."""
    return span.end if span and span.end - span.start <= timedelta(days=1) else None


def resolve(text: str, start: int, end: int, anchor: date | None, previous: date | None = None) -> DateSpan | None:
    """Return the days that text[start:end] means, or None where the words cannot be resolved."""
    words = _NTH.sub(lambda m: f"the {ORDINALS.index(m[1].lower()) + 1}th of ", text[start:end].replace("\n", " "))
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
    if words.lower() in ("the weekend", "easter") and anchor and is_ahead(text, start, end):
        return (
            read("this weekend", anchor, None) if "week" in words else read(words, anchor + timedelta(days=183), None)
        )
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
    if not weekly and _undecided(text, start, options[0], anchor, bool(ahead)):
        return options[0]
    reach = timedelta(days=_WEEK) if weekly else _FAR
    fitting = [
        o
        for o in options
        if (o.start > anchor if ahead else o.end < anchor) and min(abs(o.start - anchor), abs(o.end - anchor)) <= reach
    ]
    return fitting[0] if fitting else options[0]


_SURELY_AHEAD = re.compile(
    r"\b(?:will|won't|shall|would|could|may|might|due|scheduled|planned|expected|set|next|by|until|till|ahead of|before)\b|'ll\b"
)
_SURELY_PAST = re.compile(r"(?i:\b(?:in|since|during|from|last|early|late|mid|on|of) (?:the )?)\Z")
_CLOSE = timedelta(days=75)


def _undecided(text: str, start: int, nearest: DateSpan, anchor: date, ahead: bool) -> bool:
    """Whether a month that is close stays the nearest although a verb far from it seems to say otherwise."""
    away = nearest.start - anchor if nearest.start > anchor else anchor - nearest.end
    if away > _CLOSE or ahead == (nearest.start > anchor):
        return False
    before = text[max(0, start - 70) : start]
    return not (_SURELY_AHEAD if ahead else _SURELY_PAST).search(before)
