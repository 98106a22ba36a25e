"""Days that words mean where `border_crisis.dates` does not read them: seasons, decades, weekends, parts of a period."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from border_crisis.dates import DateSpan, readings
from border_crisis.number_words import NUMBER_WORDS
from border_crisis.suggesting.date_spans import COUNT, DAYS, NUMBER, SEASON

_WEEKDAYS = [day.lower() for day in DAYS.split("|")]
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_STEPS = {"last": -1, "previous": -1, "preceding": -1, "past": -1, "this": 0, "the": 0, "that": 0}
_STEPS |= {"next": 1, "coming": 1, "following": 1}
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_TENS = ["nough", "", "twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"]
_FEASTS = {"new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1), "christmas": (12, 25),
           "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "valentine's day": (2, 14),
           "fourth of july": (7, 4)}  # fmt: skip


def read(words: str, anchor: date | None, previous: date | None) -> DateSpan | None:
    """Return the days that some words mean, or None when this module does not know them.

    `anchor` is the day of the passage, `previous` the day named last. Raises ValueError for a day that does not exist.
    """
    low = re.sub(r"^the fourth", "fourth", " ".join(words.lower().split()))
    for pattern, reader in _FIXED:
        match = pattern.fullmatch(low)
        if match:
            return reader(match, anchor or date(2000, 1, 1))
    if anchor is None:
        return None
    if low == "the next day" and previous:
        return _from_previous(low, previous)
    for pattern, reader in _RELATIVE:
        match = pattern.fullmatch(low)
        if match:
            return reader(match, anchor)
    return _from_previous(low, previous) if previous else None


def _week(day: date, count: int = 0) -> DateSpan:
    start = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
    return DateSpan(start, start + timedelta(days=6), "week")


def _month(day: date, count: int = 0) -> DateSpan:
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return DateSpan(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _quarter(day: date, count: int = 0) -> DateSpan:
    first = _month(date(day.year, 3 * ((day.month - 1) // 3) + 1, 1), 3 * count).start
    return DateSpan(first, _month(first, 2).end, "month")


def _year(day: date, count: int = 0) -> DateSpan:
    return DateSpan(date(day.year + count, 1, 1), date(day.year + count, 12, 31), "year")


_PERIODS: dict[str, Callable[[date, int], DateSpan]] = {
    "week": _week,
    "month": _month,
    "quarter": _quarter,
    "year": _year,
}


def _one(day: date) -> DateSpan:
    return DateSpan(day, day, "day")


def _nearest(spans: list[DateSpan], anchor: date) -> DateSpan:
    return min(spans, key=lambda s: max(s.start - anchor, anchor - s.end, timedelta(0)))


def _season(name: str, year: int) -> DateSpan:
    """Meteorological seasons; the winter of a year starts in its December."""
    first, last = _SEASONS[name]
    ends = year + (last < first)
    return DateSpan(date(year, first, 1), date(ends, last, monthrange(ends, last)[1]), "month")


def _number(words: str | None) -> int:
    """A count in words or figures; 1 where none is given, 0 for "few"."""
    if words in (None, "a", "an"):
        return 1
    assert words is not None
    return int(words) if words.isdigit() else NUMBER_WORDS.get(words, 0)


def _numeric(match: re.Match[str], anchor: date) -> DateSpan:
    """15.02.2022; with slashes the American order where it lies nearer to the day of the passage."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += 2000 if year < 100 else 0
    american = b > 12 or (
        match["s"] == "/" and a <= 12 and abs(date(year, a, b) - anchor) < abs(date(year, b, a) - anchor)
    )
    return _one(date(year, a, b) if american else date(year, b, a))


def _decade(match: re.Match[str], _: date) -> DateSpan:
    digits = match["decade"] if match["decade"].isdigit() else f"{10 * _TENS.index(match['decade']):02}"
    start = int(digits) if len(digits) == 4 else (2000 if int(digits) < 30 else 1900) + int(digits)
    return DateSpan(date(start, 1, 1), date(start + 9, 12, 31), "year")


def _half_year(match: re.Match[str], _: date) -> DateSpan:
    year, first = int(match["year"]), match["which"] == "first"
    return DateSpan(date(year, 1 if first else 7, 1), date(year, 6, 30) if first else date(year, 12, 31), "month")


def _quarter_of(match: re.Match[str], _: date) -> DateSpan:
    return _quarter(date(int(match["year"]), 3 * _ORDINALS.get(match["which"], 3) + 1, 1))


def _quarter_short(match: re.Match[str], anchor: date) -> DateSpan:
    """ "Q4 2022", "the second quarter" of the year of the passage."""
    which = match.groupdict().get("which")
    number = _ORDINALS[which] if which else int(match["q"]) - 1
    year = match.groupdict().get("year")
    return _quarter(date(int(year) if year else anchor.year, 3 * number + 1, 1))


def _week_with(match: re.Match[str], anchor: date) -> DateSpan:
    return _week(readings(match["day"].title(), anchor)[0].start)


def _old_year(match: re.Match[str], _: date) -> DateSpan:
    return _year(date(int(match["year"]), 1, 1))


def _easter(match: re.Match[str], anchor: date) -> DateSpan:
    """The Gregorian Easter by Butcher's rule; with a lead it lies ahead if that is nearer."""
    spans = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        a, b, c = year % 19, year // 100, year % 100
        h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
        k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
        m = (a + 11 * h + 22 * k) // 451
        sunday = date(year, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)
        shift = {"good friday": -2, "easter monday": 1}.get(match[0], 0)
        spans.append(_one(sunday + timedelta(days=shift)))
    return _nearest(spans, anchor)


def _years(match: re.Match[str], _: date) -> DateSpan:
    return DateSpan(date(int(match["year"]), 1, 1), date(int(match["year"][:2] + match["short"]), 12, 31), "year")


def _short_year(match: re.Match[str], _: date) -> DateSpan:
    year = int(match["short"])
    return _year(date(year + (1900 if year > 50 else 2000), 1, 1))


def _season_of_year(match: re.Match[str], _: date) -> DateSpan:
    return _season(match["season"], int(match["year"]))


def _feast(match: re.Match[str], anchor: date) -> DateSpan:
    month, day = _FEASTS[match[0]]
    return _nearest([_one(date(anchor.year + step, month, day)) for step in (-1, 0, 1)], anchor)


def _season_alone(match: re.Match[str], anchor: date) -> DateSpan:
    return _nearest([_season(match["season"], anchor.year + step) for step in (-1, 0, 1)], anchor)


def _season_of_step(match: re.Match[str], anchor: date) -> DateSpan:
    return _season(match["season"], anchor.year + _STEPS[match["step"]])


def _season_stepped(match: re.Match[str], anchor: date) -> DateSpan:
    spans = [_season(match["season"], anchor.year + step) for step in range(-2, 3)]
    step = _STEPS[match["inner"] or match["step"]]
    if step < 0:
        return max(s for s in spans if s.end < anchor)
    if step > 0:
        return min(s for s in spans if s.start > anchor)
    current = [s for s in spans if s.start <= anchor <= s.end]
    return current[0] if current else _nearest([s for s in spans if s.start.year == anchor.year], anchor)


def _weekend(match: re.Match[str], anchor: date) -> DateSpan:
    """ "the weekend" is the last one early in a week, else the one ahead."""
    step = _STEPS[match["inner"] or match["step"]]
    if match["step"] == "the" and not match["inner"] and anchor.weekday() < 4:
        step = -1
    week = _week(anchor, step)
    return DateSpan(week.start + timedelta(days=5), week.end, "day")


def _stepped(match: re.Match[str], anchor: date) -> DateSpan:
    return _PERIODS[match["unit"]](anchor, _STEPS[match["inner"] or match["step"]])


def _two_days(match: re.Match[str], anchor: date) -> DateSpan:
    """ "the 14th and 15th" as the range that holds them."""
    first = readings(match["first"], anchor)[0].start
    return DateSpan(first, first.replace(day=int(match["last"])), "day")


def _two_weekdays(match: re.Match[str], anchor: date) -> DateSpan:
    """ "Tuesday to 8 a.m. Wednesday": the last such days."""
    first, last = (
        anchor - timedelta(days=(anchor.weekday() - _WEEKDAYS.index(match[d])) % 7) for d in ("first", "last")
    )
    return DateSpan(first, last if last >= first else last + timedelta(days=7), "day")


def _weekday_beyond(match: re.Match[str], anchor: date) -> DateSpan:
    """ "a week on Saturday"."""
    ahead = (_WEEKDAYS.index(match["day"]) - anchor.weekday()) % 7
    if match["way"] == "last":
        return _one(anchor + timedelta(days=ahead - 14))
    return _one(anchor + timedelta(days=(ahead or 7) + (14 if match["unit"] == "fortnight" else 7)))


def _running(match: re.Match[str], anchor: date) -> DateSpan:
    """ "the past month" runs up to the day of the passage; "the coming week" is the next of the calendar."""
    unit = match["unit"]
    if match["step"] in ("coming", "next"):
        return _one(anchor + timedelta(days=1)) if unit == "day" else _PERIODS[unit](anchor, 1)
    if unit in ("day", "week"):
        return DateSpan(anchor - timedelta(days=7 if unit == "week" else 1), anchor, "day")
    start = _month(anchor, -12 if unit == "year" else -1)
    return DateSpan(start.start.replace(day=min(anchor.day, start.end.day)), anchor, "day")


def _part(match: re.Match[str], anchor: date) -> DateSpan | None:
    """ "the first three weeks of the month", "the second week of December"."""
    place = match["place"]
    period = re.fullmatch(r"(the|this|last|next) (month|year)", place)
    whole = _PERIODS[period[2]](anchor, _STEPS[period[1]]) if period else readings(place.capitalize(), anchor)[0]
    count, unit = _number(match["count"]), match["unit"]
    if not count:
        return None
    nth = _ORDINALS.get(match["which"])
    if unit == "month":
        start = _month(whole.start, nth).start if nth is not None else _month(whole.end, 1 - count).start
        return DateSpan(start, _month(start, count - 1).end, "month")
    if unit == "week" and match["count"] is None:  # of the calendar: the first that starts in the month, the last in it
        first = whole.start + timedelta(days=-whole.start.weekday() % 7)
        return _week(whole.end) if nth is None else _week(first, nth)
    length = timedelta(days=count * (7 if unit == "week" else 1))
    start = whole.end - length + timedelta(days=1) if nth is None else whole.start + nth * length
    return DateSpan(start, start + length - timedelta(days=1), "day")


def _year_to(match: re.Match[str], anchor: date) -> DateSpan:
    """ "the year to June" ends with the last June that is over."""
    ends = readings(f"{match['month'].capitalize()} {match['year'] or ''}".strip(), anchor)
    last = next((span for span in ends if span.end <= anchor), ends[0])
    back = 12 if match["unit"] == "year" else 3 if match["unit"] == "quarter" else _number(match["count"])
    return DateSpan(_month(last.start, 1 - back).start, last.end, "month")


def _nth_weekday(match: re.Match[str], anchor: date) -> DateSpan:
    """ "the last Saturday of the month"."""
    place = match["place"]
    step = _STEPS.get(place.split()[0], 0)
    month = _month(anchor, step) if place.endswith("month") else readings(place.capitalize(), anchor)[0]
    days = [month.start + timedelta(days=n) for n in range((month.end - month.start).days + 1)]
    fitting = [day for day in days if day.weekday() == _WEEKDAYS.index(match["day"])]
    return _one(fitting[_ORDINALS.get(match["which"], -1)])


def _from_previous(low: str, base: date) -> DateSpan | None:
    """What is told from the day named last: "the same day", "two days earlier"."""
    shift = {"the same day": 0, "that day": 0, "that same day": 0, "the next day": 1, "the following day": 1,
             "following day": 1, "the day after": 1, "the previous day": -1, "previous day": -1, "the day before": -1}.get(low)  # fmt: skip
    if shift is not None:
        return _one(base + timedelta(days=shift))
    period = re.fullmatch(r"that (?:same )?(week|month|year)", low)
    if period:
        return _PERIODS[period[1]](base, 0)
    match = _COUNTED_OFF.fullmatch(low)
    return _moved(match, base, -1 if match["way"] in ("earlier", "before") else 1) if match else None


def _ago(match: re.Match[str], anchor: date) -> DateSpan | None:
    return _moved(match, anchor, -1 if match.groupdict().get("way") == "ago" else 1)


def _moved(match: re.Match[str], base: date, sign: int) -> DateSpan | None:
    count, unit = sign * _number(match["count"]), match["unit"]
    if not count:
        return None  # "a few days ago"
    if unit == "fortnight":
        return _week(base, 2 * count)
    if unit == "week" and match.re is _COUNTED_OFF:
        return _one(base + timedelta(weeks=count))
    if unit in ("day", "night"):
        return _one(base + timedelta(days=count))
    return _year(base, 10 * count) if unit == "decade" else _PERIODS[unit](base, count)


_Reader = Callable[[re.Match[str], date], DateSpan | None]
_LEAD = r"(?:the )?(?:(?:early|late|mid)[- ]?)?(?:the )?"
_WAY = "(?P<step>last|this|next|the|previous|preceding|following|coming|past)(?: (?P<inner>coming|past|previous|following))?"
_FORE = r"(?:earlier|later|early|late|mid|the|(?:the )?(?:very )?(?:end|start|beginning|middle|close|turn|rest|remainder) of)?[ -]?(?:in )?"
_COUNTED_OFF = re.compile(rf"(?P<count>{COUNT}) (?P<unit>day|week|month|year)s? (?P<way>earlier|later|before)")


def _table(entries: list[tuple[str, _Reader]]) -> list[tuple[re.Pattern[str], _Reader]]:
    return [(re.compile(pattern), reader) for pattern, reader in entries]


#: What needs no day of the passage.
_FIXED = _table([
    (r"(?P<a>[0-9]{1,2})(?P<s>[./])(?P<b>[0-9]{1,2})(?P=s)(?P<y>[0-9]{4}|[0-9]{2})", _numeric),
    (rf"{_LEAD}'?(?P<decade>[0-9]{{2,4}})s", _decade),
    (rf"{_LEAD}(?P<decade>{'|'.join(t for t in _TENS if t)})ties", _decade),
    (r"(?:the )?(?P<which>first|second|latter) half of (?P<year>[0-9]{4})", _half_year),
    (r"(?:the )?(?P<which>first|second|third|fourth|last) quarter of (?P<year>[0-9]{4})", _quarter_of),
    (r"(?P<year>(?:19|20)[0-9]{2}) ?[-–/] ?(?P<short>[0-9]{2})", _years),
    (r"'(?P<short>[0-9]{2})", _short_year),
    (r"(?:early |mid-?|late )?(?P<year>1[5-8][0-9]{2})", _old_year),
    (r"q(?P<q>[1-4]) (?:of )?(?P<year>[0-9]{4})", _quarter_short),
    (rf"{_LEAD}(?P<season>{SEASON})(?: of|,)? (?P<year>[0-9]{{4}})", _season_of_year),
])  # fmt: skip
_RELATIVE = _table([
    (r"(?P<first>the [0-9]{1,2}(?:st|nd|rd|th))(?: and | or | to |-|–)(?:the )?(?P<last>[0-9]{1,2})(?:st|nd|rd|th)", _two_days),
    (rf"(?:last |this |next )?(?P<first>{'|'.join(_WEEKDAYS)})(?: (?:morning|afternoon|evening|night|noon))? (?:to|until) (?:(?:[0-9][0-9.: ]*[ap]\.?m\.?|noon|midnight) )?(?:on )?"
     rf"(?P<last>{'|'.join(_WEEKDAYS)})", _two_weekdays),
    ("|".join(map(re.escape, _FEASTS)), _feast),
    (r"easter(?: sunday| monday)?|good friday", _easter),
    (r"q(?P<q>[1-4])", _quarter_short),
    (r"(?:(?:the )?(?:end|start|beginning|middle) of )?the (?P<which>first|second|third|fourth) quarter", _quarter_short),
    (r"the week (?:of|beginning|starting) (?P<day>.+)", _week_with),
    (rf"the (?P<which>first|second|third|fourth|last|final) (?:(?P<count>{NUMBER}) )?(?P<unit>day|week|month)s? of (?P<place>.+)", _part),
    (r"the (?P<step>past|last|coming|next) (?P<unit>day|week|month|year)", _running),
    (r"the (?:(?P<count>\w+) )?(?P<unit>year|months|quarter) (?:to|ending|ended)(?: in)? (?P<month>[a-z]+)(?:,? (?P<year>[0-9]{4}))?", _year_to),
    (rf"the (?P<which>first|second|third|fourth|last) (?P<day>{'|'.join(_WEEKDAYS)}) (?:of|in) (?P<place>.+)", _nth_weekday),
    (rf"a (?P<unit>week|fortnight) (?P<way>on|from|last) (?P<day>{'|'.join(_WEEKDAYS)})", _weekday_beyond),
    (rf"{_LEAD}(?P<season>{SEASON}) of (?P<step>last|this|next) year", _season_of_step),
    (rf"{_LEAD}(?P<season>{SEASON})", _season_alone),
    (rf"{_FORE}{_WAY} (?P<season>{SEASON})", _season_stepped),
    (rf"{_FORE}{_WAY} weekend", _weekend),
    (rf"{_FORE}{_WAY} (?P<unit>week|month|quarter|year)", _stepped),
    (rf"(?P<count>{COUNT})[ -](?P<unit>day|week|fortnight|month|year|decade|night)s? (?P<way>ago|from now)", _ago),
    (rf"in (?P<count>{COUNT}) (?P<unit>day|week|month|year)s?(?:'s?)? time", _ago),
])  # fmt: skip
