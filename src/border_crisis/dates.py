"""The words that state a date -> the days they can mean, given the day of the passage.

Rule 4 of coding: a relative date is resolved from the passage's own time, with the precision that
it allows: day, week (from Monday), month or year. "early", "mid" and "late" narrow nothing that
these precisions could hold: "mid-January" is the month, "mid-2014" the year.
Words that this module cannot read fail; there is no default.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from border_crisis.number_words import MONTHS, NUMBER_WORDS

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SHORT_DAYS = {day[:3]: n for n, day in enumerate(WEEKDAYS)} | {"Tues": 1, "Thur": 3, "Thurs": 3}
SHORT_MONTHS = {month[:3]: n for n, month in enumerate(MONTHS, start=1)} | {"Sept": 9}
DAYS_AWAY = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1,
    "the day after tomorrow": 2,
}  # fmt: skip
STEPS = {"last": -1, "previous": -1, "this": 0, "next": 1}
PRECISIONS = ["day", "week", "month", "year"]  # the finest first
COUNTS = NUMBER_WORDS | {"a": 1, "an": 1}
VERBS = {"March", "May"}  # at the start of a sentence; as months they need a lead before them
LEADS = """in by since until till from to through during of before after and between mid early late
    end"""

_MAX_LENGTH = 10_000  # characters; the words of one date are a phrase, a sentence at most
_NUMBERS = SHORT_DAYS | {day: n for n, day in enumerate(WEEKDAYS)} | SHORT_MONTHS
_NUMBERS |= {month: n for n, month in enumerate(MONTHS, start=1)}
_NUMBER_OF = {name.lower(): n for name, n in _NUMBERS.items()}


def _names(full: Iterable[str], short: Iterable[str] = ()) -> str:
    # Only with a capital, since "may" and "march" are verbs too; never the start of another word.
    forms = [form for name in full for form in (name, name.upper())]
    forms += [rf"{name}\b\.?" for name in short]
    return rf"(?:{'|'.join(forms)})(?!\w)"


_DAY_NAME, _ANY_DAY_NAME = _names(WEEKDAYS), _names(WEEKDAYS, SHORT_DAYS)
_MONTH = rf"(?P<month>{_names(MONTHS, SHORT_MONTHS)})"
_FULL_MONTH = rf"(?P<month>{_names(MONTHS)})"
_LED = "|".join(rf"(?<=\b(?i:{lead})[ -])" for lead in LEADS.split())
_START = r"(?<![\w.,:/$€£-])"  # not inside a number, a clock time or the name of a model
_END = r"(?![\w%]|[.,:/-][0-9])"
_YEAR = rf"(?P<year>(?:19|20)[0-9]{{2}}){_END}"
_OF_YEAR = rf"(?:,? (?:(?i:of ))?(?:{_YEAR}|(?i:(?P<yearstep>last|this|next) year\b)))"
_OF_WEEK = r"(?i:(?: of)? (?P<weekstep>last|this|next) week\b)"
_STEP = r"\b(?i:(?P<step>last|previous|this|next)) "
_WEEKDAY = rf"(?:(?i:last |next |this )?(?P<weekday>{_ANY_DAY_NAME}),? (?i:the )?)?"
_DAY = r"(?P<day>[0-9]{1,2})(?i:st|nd|rd|th)?"
_MODIFIER = r"(?i:(?:the )?(?:early|mid|late|(?:beginning|middle|start|end) of)[ -]|the )?"
_TO = rf"(?: ?- ?| (?i:to|until|till|through|(?P<and>and|or)) ){_MODIFIER}"
_DAYS = rf"{_DAY}{_TO}(?P<day2>[0-9]{{1,2}})(?i:st|nd|rd|th)?"
_UNIT = r"(?P<unit>day|week|month|year)"
_COUNT = rf"(?P<count>[0-9]{{1,3}}|{'|'.join(COUNTS)})[ -]{_UNIT}s?'?"
_NTH_ENDS = r"(?= ?(?:\Z|[.,;:!?)\]\"'”-])| (?:and|to|until|till|or|at|in|with|when|by|for|but)\b)"
_PLAIN = str.maketrans("–—‐‑−’\0", "-----' ")
_BETWEEN = re.compile(rf"\b(?i:between) {_MODIFIER}\Z")
_CONNECTOR = re.compile(_TO)
_REFUSED = re.compile(
    rf"\b(?i:every|each) (?:{_DAY_NAME}|(?i:day|week|month|year)\b)|\b{_DAY_NAME} week\b"
    rf"|\b(?i:spring|summer|autumn|fall|winter)(?: of|,)? (?:19|20)[0-9]{{2}}"
    rf"|\b{_UNIT}s? (?i:before|after|on|from(?! now)) (?!yesterday|tomorrow)"
)


class DateSpan(NamedTuple):
    """The days from `start` to `end`, both included, known to the `precision`."""

    start: date
    end: date
    precision: str

    def last_period(self) -> date:
        """First day of the last day, week, month or year: how a cell holds an end (contract, "Tables")."""
        return _span(self.end, self.precision).start


class _Mention(NamedTuple):
    """Words that state a date: where they stand, and the groups of the pattern that found them."""

    start: int
    end: int
    resolve: "_Resolver"
    groups: dict[str, str]


_Resolver = Callable[[dict[str, str], date | None], list[DateSpan]]


def readings(words: str, anchor: date | None) -> list[DateSpan]:
    """Every reading that the words of one date, or of one range, allow: the likeliest first.

    `anchor` is the day of the passage (rule 4 of the contract). What the words leave open (the
    year of "9 November", the week of "Tuesday") is read as the nearest to the anchor first, then
    as the others around it. A range runs from the first day of its start to the last day of its
    end; where these are known to different precisions ("between now and mid-May") there is a
    reading for each precision, the coarser first. Other words are skipped.

    Raises ValueError with a one-line message when the words hold no date, more than one that is no
    range, a day that does not exist, or a date that needs the anchor while that is None.
    """
    try:
        return list(dict.fromkeys(_read(words, anchor)))
    except (ValueError, OverflowError) as error:
        shown = words if len(words) <= 60 else f"{words[:60]}…"
        raise ValueError(f"{error}: {shown!r}") from None


def resolves_to(words: str, anchor: date | None, start: date, precision: str, end: date | None = None) -> bool:
    """Whether some reading of the words agrees with a cell (rule 4 of the contract).

    `start` and `precision` are those of the cell. `end`, if given, is the last day, or the first
    day of the last period (as a cell holds an end known to the week, month or year).
    Raises ValueError as `readings` does, also for an unknown precision.
    """
    if precision not in PRECISIONS:
        raise ValueError(f"unknown precision {precision!r}: not one of {', '.join(PRECISIONS)}")
    return any(
        (reading.start, reading.precision) == (start, precision)
        and end in (None, reading.end, _span(reading.end, precision).start)
        for reading in readings(words, anchor)
    )


def _read(words: str, anchor: date | None) -> list[DateSpan]:
    if len(words) > _MAX_LENGTH:
        raise ValueError(f"more than {_MAX_LENGTH} characters are not the words of one date")
    # With single spaces and plain dashes every pattern is bounded, and the search linear.
    text = " ".join(words.translate(_PLAIN).split())
    if _REFUSED.search(text):
        raise ValueError("a season, a repetition or a shifted date, which this module cannot hold")
    mentions, rest = [], text
    for pattern, resolve in _PATTERNS:  # what one pattern takes, the later ones do not see
        for match in pattern.finditer(rest):
            groups = {name: value for name, value in match.groupdict().items() if value}
            mentions.append(_Mention(match.start(), match.end(), resolve, groups))
        rest = pattern.sub(lambda match: "\0" * len(match[0]), rest)
    if not mentions:
        raise ValueError("no date in these words")
    mentions.sort(key=lambda mention: mention.start)
    first, last = mentions[0], mentions[-1]
    between = _BETWEEN.search(text[max(0, first.start - 40) : first.start])
    connector = _CONNECTOR.fullmatch(text, first.end, last.start)
    joined = len(mentions) == 1 or (len(mentions) == 2 and connector)
    with_and = "and" in first.groups or "and" in last.groups or (connector and connector["and"])
    if not joined or (with_and and not between):
        raise ValueError("more than one date, and no range, in these words")
    if len(mentions) == 2:
        return _range(first, last, anchor)
    if first.resolve is _away and "away" not in first.groups:
        raise ValueError("'now' alone is no date")
    return first.resolve(first.groups, anchor)


def _range(first: _Mention, last: _Mention, anchor: date | None) -> list[DateSpan]:
    """What the first words leave open follows from the last, if these do not, and vice versa."""
    pairs: list[tuple[DateSpan, DateSpan]] = []
    if _is_open(first) and not _is_open(last):
        for end in last.resolve(last.groups, anchor):
            before = [s for s in first.resolve(first.groups, end.start) if s.start < end.start]
            pairs += [(max(before), end)] if before else []
    else:
        for start in first.resolve(first.groups, anchor):
            ends = last.resolve(last.groups, start.start if _is_open(last) else anchor)
            after = [end for end in ends if end.end > start.end]
            pairs += [(start, min(after))] if after else []
    if not pairs:
        raise ValueError("a range that does not rise")
    return [
        DateSpan(start.start, end.end, precision)
        for start, end in pairs
        for precision in reversed(PRECISIONS)
        if precision in (start.precision, end.precision)
    ]


def _is_open(mention: _Mention) -> bool:
    fixed = {"year", "yearstep", "step", "weekstep"} & set(mention.groups)
    return mention.resolve in (_month_day, _month, _weekday, _nth) and not fixed


def _needed(anchor: date | None) -> date:
    if anchor is None:
        raise ValueError("the day of the passage is needed to resolve these words")
    return anchor


def _span(day: date, precision: str) -> DateSpan:
    """The period of that precision which holds the day."""
    start = end = day
    if precision == "week":
        start = day - timedelta(days=day.weekday())
        end = start + timedelta(days=6)
    elif precision in ("month", "year"):
        start = day.replace(month=day.month if precision == "month" else 1, day=1)
        last_month = day.month if precision == "month" else 12
        end = date(day.year, last_month, monthrange(day.year, last_month)[1])
    return DateSpan(start, end, precision)


def _moved(anchor: date | None, count: int, unit: str) -> date:
    day = _needed(anchor)
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    return date(months // 12, months % 12 + 1, 1)  # of a month or year only the period matters


def _nearest(spans: list[DateSpan], anchor: date | None) -> list[DateSpan]:
    if not spans:
        raise ValueError("no such day, or not on that weekday, in the years or months that these words allow")
    if anchor is None:
        return spans
    return sorted(spans, key=lambda s: max(s.start - anchor, anchor - s.end, timedelta(0)))


def _years(groups: dict[str, str], anchor: date | None) -> list[int]:
    if "year" in groups:
        return [int(groups["year"])]
    year = _needed(anchor).year
    if "yearstep" in groups:
        return [year + STEPS[groups["yearstep"].lower()]]
    return [year - 1, year, year + 1]


def _days(groups: dict[str, str], months: list[tuple[int, int]]) -> list[DateSpan]:
    """The day (to day2) in each (year, month) that has it, on the weekday if one is given."""
    spans = []
    first, last = int(groups["day"]), int(groups.get("day2", groups["day"]))
    weekday = _NUMBER_OF.get(groups.get("weekday", "").rstrip(".").lower())
    for year, month in months:
        if 1 <= month <= 12 and 1 <= first <= last <= monthrange(year, month)[1]:
            start = date(year, month, first)
            if weekday in (None, start.weekday()):
                spans.append(DateSpan(start, date(year, month, last), "day"))
    return spans


def _month_number(groups: dict[str, str]) -> int:
    month = groups["month"].rstrip(".").lower()
    return int(month) if month.isdigit() else _NUMBER_OF[month]


def _month_day(groups: dict[str, str], anchor: date | None) -> list[DateSpan]:
    months = [(year, _month_number(groups)) for year in _years(groups, anchor)]
    return _nearest(_days(groups, months), anchor)


def _nth(groups: dict[str, str], anchor: date | None) -> list[DateSpan]:
    steps = [STEPS[groups["step"].lower()]] if "step" in groups else [-1, 0, 1]
    months = [_moved(anchor, step, "month") for step in steps]
    return _nearest(_days(groups, [(day.year, day.month) for day in months]), anchor)


def _month(groups: dict[str, str], anchor: date | None) -> list[DateSpan]:
    spans = [_span(date(year, _month_number(groups), 1), "month") for year in _years(groups, anchor)]
    if "step" not in groups:
        return _nearest(spans, anchor)
    day, step = _needed(anchor), STEPS[groups["step"].lower()]
    if step == 0:
        return [span for span in spans if span.start.year == day.year]
    # "last December" is the latest that is over, or the one of last year; "next" likewise.
    over = [s for s in spans if (s.end < day if step < 0 else s.start > day)]
    named = [s for s in over if s.start.year == day.year + step]
    return [*_nearest(over, anchor)[:1], *named]


def _weekday(groups: dict[str, str], anchor: date | None) -> list[DateSpan]:
    day = _needed(anchor)
    ahead = _NUMBER_OF[groups["weekday"].lower()] - day.weekday()  # within the week of the anchor
    step = STEPS[groups["step"].lower()] if "step" in groups else None
    if "weekstep" in groups:
        moves = [ahead + 7 * STEPS[groups["weekstep"].lower()]]
    elif step is None:
        moves = [0] if ahead == 0 else [ahead % 7 - 7, ahead % 7]
    elif step == 0:
        moves = [ahead] if ahead >= 0 else [ahead, ahead + 7]
    else:  # "last Friday" is the latest before today, or the one of last week; "next" likewise
        nearest = (ahead % 7 or 7) if step > 0 else ahead % 7 - 7
        moves = [nearest, ahead + 7 * step]
    return [_span(day + timedelta(days=move), "day") for move in moves]


def _away(groups: dict[str, str], anchor: date | None) -> list[DateSpan]:
    days = DAYS_AWAY[groups["away"].lower()] if "away" in groups else 0
    return [_span(_moved(anchor, days, "day"), "day")]


def _period(groups: dict[str, str], anchor: date | None) -> list[DateSpan]:
    unit = groups["unit"].lower()
    step = STEPS[groups.get("step", "this").lower()]
    return [_span(_moved(anchor, step, unit), unit)]


def _counted(groups: dict[str, str], anchor: date | None) -> list[DateSpan]:
    """ "two weeks ago" is a week, or else the very day fourteen days before."""
    count, unit = groups["count"].lower(), groups["unit"].lower()
    number = int(count) if count.isdigit() else COUNTS[count]
    day = _moved(anchor, -number if groups.get("ago", "").lower() == "ago" else number, unit)
    return [_span(day, unit), *([_span(day, "day")] if unit == "week" else [])]


def _year(groups: dict[str, str], _: date | None) -> list[DateSpan]:
    first, last = int(groups["year"]), int(groups.get("year2", groups["year"]))
    if last < first:
        raise ValueError("a range that does not rise")
    return [DateSpan(date(first, 1, 1), date(last, 12, 31), "year")]


_ISO = r"(?P<year>(?:19|20)[0-9]{2})(?P<dash>-?)(?P<month>[0-9]{2})(?P=dash)(?P<day>[0-9]{2})"
_PATTERNS: list[tuple[re.Pattern[str], _Resolver]] = [
    (re.compile(pattern), resolve)
    for pattern, resolve in (
        (rf"{_START}{_ISO}(?![0-9%]|[.,/-][0-9])", _month_day),
        (rf"{_START}{_WEEKDAY}{_DAYS} (?i:of )?{_MONTH}{_OF_YEAR}?", _month_day),
        (rf"\b{_WEEKDAY}{_MONTH} (?i:the )?{_DAYS}{_END}{_OF_YEAR}?", _month_day),
        (rf"{_START}{_WEEKDAY}{_DAY} (?i:of )?{_MONTH}{_OF_YEAR}?", _month_day),
        (rf"\b{_WEEKDAY}{_MONTH} (?i:the )?{_DAY}{_END}{_OF_YEAR}?", _month_day),
        (rf"\b{_MONTH}{_OF_YEAR}", _month),
        (rf"{_STEP}{_FULL_MONTH}", _month),
        (rf"\A{_FULL_MONTH}\Z", _month),
        (rf"(?:{_LED}){_FULL_MONTH}", _month),
        (rf"\b(?!(?i:{'|'.join(VERBS)})\b){_FULL_MONTH}", _month),
        # "the 16th" (of this month), but neither "the 16th brigade" nor "the 30th anniversary"
        ((rf"{_START}(?:(?P<weekday>{_DAY_NAME}),? )?(?:(?i:the )|(?<=\b(?i:on|by) )){_DAY}"
         rf"(?<=[a-z])(?i: of (?:(?P<step>last|this|next)|the) month)?{_NTH_ENDS}"), _nth),
        (rf"(?:{_STEP})?\b(?P<weekday>{_DAY_NAME}){_OF_WEEK}?", _weekday),
        (rf"{_START}(?i:{_COUNT} (?P<ago>ago|from now))\b", _counted),
        # neither "the first time in eight years" nor "in two days of talks"
        (rf"(?<!time )\b(?i:in {_COUNT}(?: time)?)\b(?! of)", _counted),
        (rf"\b(?i:(?P<away>{'|'.join(DAYS_AWAY)}))\b", _away),
        (r"(?<=between )now\b|(?<=from )now\b", _away),  # the start of a range only
        # "the last week" is a duration up to now, no week of the calendar
        (rf"(?<!\b(?i:the) ){_STEP}(?i:{_UNIT})\b", _period),
        (rf"\b(?i:(?:beginning|middle|start|end) of the {_UNIT})\b", _period),
        (rf"{_START}(?P<year>(?:19|20)[0-9]{{2}})-(?P<year2>(?:19|20)[0-9]{{2}}){_END}", _year),
        (rf"{_START}(?i:(?:mid|early|late)-)?{_YEAR}", _year),
    )
]  # fmt: skip
