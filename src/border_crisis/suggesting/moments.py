"""Find the dates that a text names, explicit and relative, and resolve them from the passage's own day."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from border_crisis.dates import DateSpan, readings
from border_crisis.number_words import MONTHS, NUMBER_WORDS

_FULL_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DAY_NAME = rf"(?:{_FULL_DAYS}|{_FULL_DAYS.upper()})"
_ANY_DAY = rf"(?:{_DAY_NAME}|(?:Mon|Tues?|Wed|Thurs?|Thur|Fri|Sat|Sun)\b\.?)"
_FULL_MONTH = rf"(?:{'|'.join(MONTHS)}|{'|'.join(MONTHS).upper()})"
_MONTH = rf"(?:{_FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|DEC|NOV|OCT)\b\.?)"
_YEAR = r"(?:19[0-9]{2}|20[0-4][0-9])"
_NO_YEAR_AFTER = r"(?![\w%]|[.,:/][0-9]|-[0-9a-z])"
_OF_YEAR = rf"(?:,? (?:of )?{_YEAR}{_NO_YEAR_AFTER}|,? (?:of )?(?:last|this|next) year)"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9])"
_TO = r"(?: ?- ?| ?– ?| ?— ?| to (?:the )?| until | till | through | and | or |/)"
_START = r"(?<![\w.,:/$€£-])"
_PART = r"(?: (?:morning|afternoon|evening|night|lunchtime|midnight))?"
_EARLY = r"(?:(?:early|mid|late)(?:-| (?:in )?)|(?:the )?(?:very )?(?:end|start|beginning|middle|close|turn|first half|second half|(?:first|second|third|fourth|last) quarter|early part|latter half) of )?"
_PERIOD = r"(?:week|month|year|weekend|spring|summer|autumn|fall|winter|quarter|decade|century)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_NUMBER = "(?:[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|couple of)"
_COUNT = rf"(?:[0-9]{{1,3}}|an?|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}|a few|several|a couple of|couple of)"
_UNIT = r"(?:day|week|month|year|decade|night)s?"
_ENDS = r"(?= ?(?:\Z|[.,;:!?)\]\"'”’–—-])| (?:and|to|until|till|or|at|in|with|when|by|for|but|of|as|after|before|he|she|it|they|we|that|if|from)\b)"
_LEAD = r"(?:(?<=\b[iI]n )|(?<=\b[bB]y )|(?<=\b[sS]ince )|(?<=\b[uU]ntil )|(?<=\b[tT]ill )|(?<=\b[fF]rom )|(?<=\b[tT]o )|(?<=\b[tT]hrough )|(?<=\b[dD]uring )|(?<=\b[oO]f )|(?<=\b[bB]efore )|(?<=\b[aA]fter )|(?<=\b[aA]nd )|(?<=\b[bB]etween )|(?<=\b[tT]his )|(?<=\b[lL]ast )|(?<=\b[nN]ext )|(?<=\b[fF]or )|(?<=\b[lL]ate )|(?<=\b[eE]arly )|(?<=\bmid-)|(?<=\b[mM]id ))"

# What follows these is masked before anything else is sought: no dates.
_NONE = re.compile(
    r"\b(?i:every|each) (?:(?:other|single|second) )?(?:" + _DAY_NAME + r"|(?i:day|week|month|year|morning|night|summer|winter|spring|autumn|weekend))\b"
    r"|\b(?i:24/7|9/11)\b|\b(?i:yesterday's news|present-day|modern-day|day-to-day|year-round|this day and age|one day)\b"
    rf"|\b{_DAY_NAME} Night [A-Z]\w+|\b(?:an?|any) (?:{_DAY_NAME})(?: (?:morning|afternoon|evening|night))?\b|\b(?:Bloody|Black) (?:Sunday|Friday)\b|\bGood Friday Agreement"
    r"|\b[0-9]+ ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?) ago\b(?: \([0-9:. ]+(?:GMT|UTC|[A-Z]{2,4})?\))?"
)
#: In order: what one takes, the later ones do not see.
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        r"\b(?i:(?:the )?fourth of July)\b",
        rf"(?<=\b[iI]n )'[0-9]{{2}}\b(?!s)|(?<=\b[bB]y )'[0-9]{{2}}\b(?!s)|(?<=\b[sS]ince )'[0-9]{{2}}\b(?!s)|(?<=\b[oO]f )'[0-9]{{2}}\b(?!s)",
        rf"\b(?i:the (?:first|second|third|fourth|last) {_DAY_NAME} (?:of|in) (?:the month|(?:last|next|this) month|{_MONTH}(?:,? {_YEAR})?))(?!\w)",
        rf"\b(?i:the (?:first|last|past|next|final) (?:{_NUMBER} )(?:days|weeks|months|quarters) of (?:the|this|last|next) (?:month|year))\b",
        rf"\b(?i:the (?:first|second|third|fourth|last|final) (?:{_NUMBER} )?(?:day|week|month)s? of )(?:{_MONTH}|{_YEAR})(?:,? {_YEAR})?(?!\w)",
        rf"\b(?i:the (?:{_NUMBER} )?(?:year|months|quarter) (?:to|ending|ended)(?: in)?) {_MONTH}(?:,? {_YEAR})?(?!\w)",
        rf"\b(?i:(?:the )?(?:early |mid-?|late )?)(?:1[89]|20)[0-9]0s\b|\b(?i:the (?:early |late |mid-?)?)[2-9]0s\b|(?<![\w])(?i:the )?'[0-9]0s\b|\b(?i:the (?:early |late |mid-)?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|noughties))\b",
        rf"\b(?i:the (?:past|last|coming|next) (?:day|week|month|year|weekend))\b",
        rf"\b(?i:(?:early |late |mid-?)?(?:the )?{_SEASON} of (?:last|this|next) year)\b",
        rf"{_START}{_YEAR}-[01][0-9]-[0-3][0-9](?!\w)",
        rf"{_START}[0-3]?[0-9](?P<s>[./])[0-3]?[0-9](?P=s)(?:{_YEAR}|[0-9]{{2}})(?![\w/]|\.[0-9])",
        rf"{_START}(?:(?i:between) )?(?:{_ANY_DAY},? (?:the )?)?(?:the )?{_DAY}{_TO}(?:{_ANY_DAY},? )?{_DAY} (?:of )?{_MONTH}{_OF_YEAR}?(?!\w)",
        rf"\b(?:(?i:between) )?(?:{_ANY_DAY},? )?{_MONTH} (?:the )?{_DAY}{_TO}{_DAY}(?![\w%]|:[0-9]|,[0-9]{{3}})(?! (?:{_MONTH}|people|troops|soldiers|million|percent))(?:{_OF_YEAR})?",
        rf"{_START}(?:{_ANY_DAY},? (?:the )?)?{_DAY},? (?:of )?{_MONTH}(?!\w){_OF_YEAR}?",
        rf"\b(?:{_ANY_DAY},? (?:the )?)?{_MONTH} (?:the )?{_DAY}(?![\w%]|:[0-9]|,[0-9]{{3}}|\.[0-9]){_OF_YEAR}?",
        rf"\b(?i:{_EARLY})(?:{_MONTH}){_OF_YEAR}",
        rf"\b(?i:{_EARLY[:-1]}){_FULL_MONTH}(?!\w)",
        rf"\b(?i:last|this|next|this past|this coming) {_FULL_MONTH}(?!\w)",
        rf"\b(?:January|February|April|June|July|August|September|October|November|December)(?!\w)(?! [A-Z][a-z]+ (?:said|told|of))",
        r"(?<=[a-z] )(?:March|May)(?= (?:is|was|has|and|will|would|when|the|or)\b|[,.;:!?])",
        rf"{_LEAD}(?:March|May)(?!\w)(?! (?:[0-9]))",
        # days of the week
        rf"\b(?i:a week on |a week from |a week last |a fortnight on ){_DAY_NAME}(?!\w)",
        rf"\b(?:(?i:last|next|this|this past|this coming|the previous|the following|the same) )?{_DAY_NAME}(?!\w)(?:(?: the)? {_DAY}(?<=[a-z]))?(?i:(?: of)? (?:last|this|next) week\b)?",
        # "the 16th", but neither "the 16th brigade" nor "the 30th anniversary"
        rf"{_START}(?i:the ){_DAY}(?<=[a-z])(?:(?: and | or | to |-|–)(?:the )?{_DAY}(?<=[a-z]))?(?: of (?i:last|this|next|the) month)?{_ENDS}",
        rf"(?<=\b[oO]n )[0-3]?[0-9](?:st|nd|rd|th){_ENDS}",
        # days away
        r"\b(?i:the day before yesterday|the day after tomorrow|yesterday"
        r"|today|tonight|tomorrow|last night|this (?:morning|afternoon|evening))\b(?!')?",
        # weeks, months, years, seasons away
        rf"\b(?i:(?:earlier|later|early|late|mid)(?:-| )(?:in )?(?:this|last|next|that|the) (?:coming |past )?{_PERIOD})\b",
        rf"\b(?i:(?:the )?(?:very )?(?:end|start|beginning|middle|close|turn|first half|second half|(?:first|second|third|fourth|last) quarter|rest|remainder) of (?:this|last|next|the) {_PERIOD})\b",
        rf"\b(?i:(?:this|last|next) (?:coming |past )?(?:week|month|year|weekend|spring|summer|autumn|fall|winter|quarter))\b(?!-long|-old)(?!(?<=last week)s)",
        rf"\b(?i:(?:the )?(?:coming|past|previous|following) (?:weekend|spring|summer|autumn|fall|winter))\b",
        rf"\b(?i:(?:the )?(?:previous|following|preceding) (?:day|week|month|year|quarter))\b",
        rf"(?<=\b[aA]t )(?i:the weekend)\b|(?<=\b[oO]ver )(?i:the weekend)\b|(?<=\b[dD]uring )(?i:the weekend)\b",
        rf"\b(?i:(?:early |late |mid-?)?(?:the )?{_SEASON}(?: of|,)? {_YEAR})(?!\w)",
        rf"(?<=\b[iI]n )(?i:(?:early |late )?(?:the )?(?:spring|summer|autumn|winter))\b(?! of)|(?i:(?<=\bbefore )the (?:spring|summer|autumn|winter)|(?<=\bafter )the (?:spring|summer|autumn|winter)|(?<=\bduring )the (?:spring|summer|autumn|winter)|(?<=\bthis )(?:coming )?(?:spring|summer|autumn|winter))\b|(?<=\b[bB]y )(?i:(?:the )?(?:spring|summer|autumn|winter))\b|(?<=\b[sS]ince )(?i:(?:the )?(?:spring|summer|autumn|winter))\b|(?<=\b[uU]ntil )(?i:(?:the )?(?:spring|summer|autumn|winter))\b",
        # so long ago, in so long
        rf"{_START}(?i:{_COUNT}[ -]{_UNIT} (?:ago|from now))\b",
        rf"(?<!time )\b(?i:in {_COUNT} {_UNIT}(?:'s?)? time)\b",
        rf"\b(?i:an?|{_COUNT}) (?i:day|week|month|year)s? (?i:earlier|later|before)\b(?! (?:the|than|this))",
        r"\b(?i:the (?:next|same|previous|following) day|that (?:same )?day|the day before|the day after)\b(?! (?:of|that))",
        r"\b(?i:New Year's(?: Eve| Day)?|Christmas(?: Eve| Day)|Boxing Day|Valentine's Day|Easter (?:Sunday|Monday)|Good Friday)\b",
        r"(?<=\b[bB]y )Christmas\b|(?<=\b[bB]efore )Christmas\b|(?<=\b[sS]ince )Christmas\b|(?<=\b[aA]fter )Christmas\b|(?<=\b[aA]t )Christmas\b",
        # years
        rf"{_START}{_YEAR} ?[-–/] ?(?:{_YEAR}|[0-9]{{2}})(?![\w%]|[-.,:/][0-9])",
        rf"{_START}(?i:{_EARLY}){_YEAR}(?![\w%]|[.,:/][0-9]|-[0-9])",
    )
]  # fmt: skip
_GATE = re.compile(
    rf"[0-9]|(?:{_FULL_DAYS}|{_FULL_DAYS.upper()}|{'|'.join(MONTHS)}|{'|'.join(MONTHS).upper()})"
    r"|(?i:week|month|year|day|night|morning|afternoon|evening|tomorrow|yesterday|spring|summer|autumn|winter|fall"
    r"|christmas|easter|ago|decade|centur)"
)
_JOIN = re.compile(r" ?[-–—] ?| (?:to|until|till|through|up to) (?:the )?(?:(?:[0-9]{1,2}(?:[.:][0-9]{2})?(?: ?[ap]\.?m\.?)?|noon|midnight) (?:on )?)?|(?P<and> and )")
_BEFORE_RANGE = re.compile(r"\b(?i:from|between) (?:the )?\Z")
_YEAR_ALONE = re.compile(rf"{_YEAR}\Z")
_AND_YEAR = re.compile(r" (?:\w+ )?(?:people|troops|soldiers|servicemen|men|tanks|vehicles|missiles|shells|helmets|kilomet|km\b|met(?:re|er)s|miles|tonnes|tons|rounds|jobs|homes|civilians|personnel|dollars|euros|hectares|units|pieces|families|refugees|houses|flights|percent|feet|square|cubic|residents|students|police|officers|migrants|fighters|rubles|roubles|hryvn)")


class Moment(NamedTuple):
    """A date that the text names: its span, and its first and last day (None where unresolved)."""

    start: int
    end: int
    first: date | None
    last: date | None


def spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the dates in a plain paragraph, in order."""
    if not _GATE.search(text):
        return []
    rest = _NONE.sub(lambda m: "\0" * len(m[0]), text)
    found: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        hits = [m.span() for m in pattern.finditer(rest) if _is_date(text, m)]
        if hits:
            found += hits
            for start, end in hits:
                rest = f"{rest[:start]}{chr(0) * (end - start)}{rest[end:]}"
    found.sort()
    return _joined(text, found)


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Not the 2,000 of "2000 troops", no page, no name ("Zapad 2021" is one, but its year counts)."""
    if _YEAR_ALONE.match(match[0]):
        before = text[max(0, match.start() - 12) : match.start()]
        if re.search(r"(?i:\b(?:some|about|around|than|over|nearly|almost|resolution|least|to|approximately|roughly|project|type|mirage|flight|room|no\.|unit|up to|of) )\Z", before) and _AND_YEAR.match(text, match.end()):  # fmt: skip
            return False
        if re.search(r"(?i:\b(?:resolution|project|type|mirage|flight|room|no\.|unit|cc|article|boeing|page|order|decree) )\Z", before):
            return False
        return not (_AND_YEAR.match(text, match.end()) and not re.search(r"(?i:\b(?:in|the|since|of|by) )\Z", before))
    return True


def _joined(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges are one mention: "Monday to Friday", "from 2014 until 2022", "between now and mid-May"."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined:
            first, last = joined[-1]
            link = _JOIN.fullmatch(text, last, start) if start - last < 26 else None
            opened = _BEFORE_RANGE.search(text, max(0, first - 12), first)
            if link and (not link["and"] or opened and opened[0].lower().startswith("between")):
                if link["and"] or opened or re.match(r" ?[-–—]| (?:to|until|till|through|up to) ", link[0]):
                    joined[-1] = (first, end)
                    continue
        now = re.search(r"\b(?:between now and|from now (?:to|until|till)|now (?:until|till|through)) \Z", text[max(0, start - 20) : start])
        if now:
            start -= len(now[0]) - now[0].index("now")
        joined.append((start, end))
    return joined


def moments(text: str, anchor: date | None, found: list[tuple[int, int]], previous: date | None = None) -> Iterator[Moment]:
    """Yield the dates of a plain paragraph resolved from its day `anchor`; `found` comes from `spans`.

    `previous` is the day named last before the paragraph, for "the same day".
    """
    for start, end in found:
        span = resolve(text, start, end, anchor, previous)
        if span and span.start == span.end:
            previous = span.start
        yield Moment(start, end, span.start if span else None, span.end if span else None)


def resolve(text: str, start: int, end: int, anchor: date | None, previous: date | None = None) -> DateSpan | None:
    """Return the days that text[start:end] means, or None where the words cannot be resolved."""
    words = text[start:end].replace("\n", " ")
    try:
        extra = _extra(words, anchor, previous)
        if extra:
            return extra
        wider = words
        before = text[max(0, start - 10) : start].lower()
        for lead in ("between ", "from ", "on ", "in ", "by ", "since "):
            if before.endswith(lead) and not words.lower().startswith(("the end", "mid", "early", "late")):
                wider = lead + words
                break
        try:
            options = readings(wider, anchor)
        except ValueError:
            try:
                options = readings(words, anchor)
            except ValueError:  # "16 and 17 February", "the 14th and 15th"
                options = readings(_spread(words), anchor)
    except (ValueError, OverflowError):
        return None
    return _chosen(text, start, end, options, anchor)


def _spread(words: str) -> str:
    """Two days that "and" joins as the range that holds them."""
    return re.sub(r" (?:and|or) |/", " to ", words)


def _chosen(text: str, start: int, end: int, options: list[DateSpan], anchor: date | None) -> DateSpan | None:
    """Of what the words leave open ("Tuesday"), what the tense of the sentence asks for."""
    if anchor is None or len(options) < 2:
        return options[0] if options else None
    if options[0].start <= anchor <= options[0].end:
        return options[0]
    ahead = is_ahead(text, start, end)
    if ahead is None:
        ahead = False
        if abs((options[0].start - options[1].start).days) > 8:
            return options[0]  # nothing tells: the nearest
    near = timedelta(days=8 if options[0].precision == "day" and abs((options[0].start - options[1].start).days) <= 8 else 240)
    fitting = [o for o in options if (o.start > anchor if ahead else o.end < anchor) and abs(o.start - anchor) <= near]
    return fitting[0] if fitting else options[0]


_AHEAD = re.compile(
    r"\b(?:will|won't|shall|would(?! have)|due|scheduled|planned|plans|planning|expected|expects|set|slated|poised|going|upcoming"
    r"|next|ahead|tomorrow|deadline|intends?|hopes|likely|could(?! have)|may|might(?! have)|should(?! have)|forthcoming"
    r"|starting|beginning|meets|happens?|arrives|hosts|visits|travels|leaves|begins?|starts?|opens?|resumes?|steps down|retires|expires|takes place|takes office|kicks off|convenes|ends)\b"
    r"|(?<!\bsought )(?<!\btried )(?<!\bmanaged )(?<!\brefused )(?<!\bcontinued )(?<!\bbegan )(?<!\bhad )(?<!\bused )(?<!\bfailed )(?<!\bmet )(?<!\bin order )\bto (?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|this\b|that\b)[a-z]+(?<!ing)\b|'ll\b"
)
_BEHIND = re.compile(
    r"\b(?:said|told|says|was|were|had|has|have|been|did|met|spoke|wrote|announced|held|began|came|went|took|made|gave"
    r"|saw|left|sent|fell|rose|called|urged|since|after|last|ago|flew|drove|killed|posted|reported|killing|tweeted"
    r"|seen|taken|shot|hit|struck|became|got|issued|published|attends|poses|walks|on)\b|\b[a-z]{3,}ed\b"
)


def is_ahead(text: str, start: int, end: int) -> bool | None:
    """Whether the sentence speaks of a date to come: the verb nearest before it decides, else that behind; None: no verb tells."""
    opening = max(text.rfind(stop, max(0, start - 200), start) for stop in (". ", "! ", "? ", "\n", "; "))
    left = text[max(opening + 1, start - 200) : start]
    if re.search(r"(?i:\b(?:by|until|till|before|ahead of|for|starting) (?:the |\w+ on |\w+ )?)\Z", left):
        return not re.search(r"(?i:\b(?:was|were|had|did)\b)", left) or re.search(r"(?i:\b(?:until|till) (?:the |\w+ on |\w+ )?)\Z", left) is not None
    future = [m.start() for m in _AHEAD.finditer(left)]
    past = [m.start() for m in _BEHIND.finditer(left) if m[0] != "on"]
    past = [p for p in past if not re.search(r"\b(?:will|would|to|shall|may|might|could|should)(?: (?:be|not|also))* \Z", left[:p])
            and left[p:].split(" ")[0] not in ("expected", "scheduled", "planned", "slated")]
    if future or past:
        return max(future, default=-1) > max(past, default=-1)
    close = re.search(r"[.!?](?:\s|$)", text[end : end + 160])
    right = text[end : end + (close.start() if close else 160)]
    after = re.search(r"\b(?:will|shall|would)\b|'ll\b|\bwe (?!were|had|did|have|\w+ed\b)", right)
    behind = _BEHIND.search(right)
    if after is None and behind is None:
        return None
    return after is not None and (behind is None or after.start() < behind.start())


def _week(day: date, count: int = 0) -> DateSpan:
    start = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
    return DateSpan(start, start + timedelta(days=6), "week")


def _month(day: date, count: int = 0) -> DateSpan:
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return DateSpan(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _year(day: date, count: int = 0) -> DateSpan:
    return DateSpan(date(day.year + count, 1, 1), date(day.year + count, 12, 31), "year")


_PERIODS: dict[str, Callable[[date, int], DateSpan]] = {"week": _week, "month": _month, "year": _year}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_STEP = {"last": -1, "previous": -1, "past": -1, "this": 0, "the": 0, "that": 0, "next": 1, "coming": 1, "following": 1}
_RELATIVE = re.compile(
    rf"(?:earlier|later|early|late|mid|the|(?:the )?(?:very )?(?:end|start|beginning|middle|close|turn|rest|remainder) of)?[ -]?(?:in )?"
    rf"(?P<step>last|this|next|that|the|previous|following|coming|past)(?: (?:coming|past|previous|following))? (?P<unit>week|month|year|weekend|{_SEASON[3:-1]})\Z", re.I)  # fmt: skip
_SEASON_WORDS = re.compile(rf"(?:early |late |mid-?)?(?:the )?(?P<season>{_SEASON[3:-1]})(?:(?: of|,)? (?P<year>[0-9]{{4}}))?\Z", re.I)
_AGO = re.compile(rf"(?P<count>{_COUNT[3:-1]})[ -](?P<unit>day|week|month|year|decade|night)s? (?P<way>ago|from now|earlier|later|before)\Z", re.I)
_IN = re.compile(rf"in (?P<count>{_COUNT[3:-1]})[ -](?P<unit>day|week|month|year)s?(?:'s?)?(?: time)?\Z", re.I)
_NUMERIC = re.compile(r"(?P<a>[0-9]{1,2})(?P<s>[./])(?P<b>[0-9]{1,2})(?P=s)(?P<y>[0-9]{4}|[0-9]{2})\Z")
_FEASTS = {"new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1), "christmas": (12, 25), "christmas day": (12, 25),
           "christmas eve": (12, 24), "boxing day": (12, 26), "valentine's day": (2, 14)}  # fmt: skip


def season(name: str, year: int) -> DateSpan:
    """Meteorological seasons; the winter of a year starts in its December."""
    first, last = _SEASONS[name]
    ends = year + (last < first)
    return DateSpan(date(year, first, 1), date(ends, last, monthrange(ends, last)[1]), "season")


def _extra(words: str, anchor: date | None, previous: date | None) -> DateSpan | None:
    """What `dates` does not read: seasons, weekends, numeric dates, the day before."""
    low = " ".join(words.lower().split())
    numeric = _NUMERIC.match(low)
    if numeric:
        a, b, year = int(numeric["a"]), int(numeric["b"]), int(numeric["y"])
        year += 2000 if year < 100 else 0
        # the day first, unless that cannot be or the American slash says otherwise
        month_first = b > 12 or (numeric["s"] == "/" and a <= 12 and anchor is not None and _near(year, a, b, anchor) < _near(year, b, a, anchor))  # fmt: skip
        day = date(year, a, b) if month_first else date(year, b, a)
        return DateSpan(day, day, "day")
    decade = re.match(r"(?:the )?(?:early |mid-?|late )?'?(\d{2,4}|twen|thir|for|fif|six|seven|eigh|nine|nough)(?:s|ties)$", low)
    if decade:
        names = ["nough", "", "twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"]
        digits = decade[1] if decade[1].isdigit() else f"{10 * names.index(decade[1]):02}"
        start = int(digits) if len(digits) == 4 else (2000 if int(digits) < 30 else 1900) + int(digits)
        return DateSpan(date(start, 1, 1), date(start + 9, 12, 31), "year")
    half = re.match(r"(?:the )?(first|second|latter) half of (\d{4})$", low)
    if half:
        year = int(half[2])
        return DateSpan(date(year, 1, 1), date(year, 6, 30), "month") if half[1] == "first" else DateSpan(date(year, 7, 1), date(year, 12, 31), "month")  # fmt: skip
    quarter = re.match(r"(?:the )?(first|second|third|fourth|last) quarter of (\d{4})$", low)
    if quarter:
        q = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}[quarter[1]]
        return DateSpan(date(int(quarter[2]), 3 * q + 1, 1), _month(date(int(quarter[2]), 3 * q + 3, 1)).end, "month")
    short = re.match(r"((?:19|20)\d\d) ?[-–/] ?(\d\d)$", low)
    if short:
        return DateSpan(date(int(short[1]), 1, 1), date(int(short[1][:2] + short[2]), 12, 31), "year")
    named = _SEASON_WORDS.match(low)
    if named and (named["year"] or anchor):
        if named["year"]:
            return season(named["season"], int(named["year"]))
        assert anchor
        near = [season(named["season"], y) for y in (anchor.year - 1, anchor.year, anchor.year + 1)]
        return min(near, key=lambda s: max(s.start - anchor, anchor - s.end, timedelta(0)))
    short_year = re.match(r"'(\d\d)$", low)
    if short_year:
        year = int(short_year[1]) + (1900 if int(short_year[1]) > 50 else 2000)
        return DateSpan(date(year, 1, 1), date(year, 12, 31), "year")
    if anchor is None:
        return None
    days_of = re.fullmatch(r"(the \d{1,2}(?:st|nd|rd|th))(?: and | or | to |-|–)(?:the )?(\d{1,2})(?:st|nd|rd|th)", low)
    if days_of:
        first = readings(days_of[1], anchor)[0].start
        return DateSpan(first, first.replace(day=int(days_of[2])), "day")
    pair = re.match(rf"(?:last |this |next )?({_FULL_DAYS.lower()}) to (?:[0-9][0-9.: ]*[ap]\.?m\.?|noon|midnight) (?:on )?({_FULL_DAYS.lower()})$", low)
    if pair:
        days = [_lower_day(pair[1], anchor), _lower_day(pair[2], anchor)]
        return DateSpan(days[0], days[1] if days[1] >= days[0] else days[1] + timedelta(days=7), "day")
    if low.endswith("fourth of july"):
        near_days = [date(y, 7, 4) for y in (anchor.year - 1, anchor.year, anchor.year + 1)]
        day = min(near_days, key=lambda d: abs(d - anchor))
        return DateSpan(day, day, "day")
    week_of = re.match(r"the (first|second|third|fourth|last|final) (?:(\w+) )?(day|week|month)s? of ([a-z]+\.?(?:,? \d{4})?|\d{4})$", low)
    if week_of and week_of[4] not in ("the", "this"):
        return _week_of(week_of, anchor)
    if re.match(r"(?:the )?(previous|following|preceding) quarter$", low):
        quarter_start = date(anchor.year, 3 * ((anchor.month - 1) // 3) + 1, 1)
        other = _month(quarter_start, 3 if "following" in low else -3).start
        return DateSpan(other, _month(other, 2).end, "month")
    past = re.match(r"the (past|last|coming|next) (day|week|month|year)$", low)
    if past:
        return _running(past[1], past[2], anchor)
    begin = re.match(rf"the (first|last|final) (?:({_NUMBER[3:-1]}) )?(day|week|month)s? of (the month|the year|this month|this year|last month|last year|next month|next year)$", low)
    if begin:
        return _part_of_period(begin, anchor)
    year_to = re.match(r"the (?:(\w+) )?(year|months) (?:to|ending|ended)(?: in)? (\w+)(?:,? (\d{4}))?$", low)
    if year_to:
        end_of = readings(f"{year_to[3].capitalize()} {year_to[4] or ''}".strip(), anchor)
        back = 12 if year_to[2] == "year" else int(year_to[1]) if (year_to[1] or "").isdigit() else NUMBER_WORDS.get(year_to[1] or "", 12)
        closing = next((r for r in end_of if r.end <= anchor), end_of[0])
        return DateSpan(_month(closing.start, 1 - back).start, closing.end, "month")
    nth = re.match(r"the (first|second|third|fourth|last) (\w+day) (?:of|in) (.+)$", low)
    if nth:
        return _nth_weekday(nth, anchor)
    weeks = re.match(r"a (week|fortnight) (?:on|from|last) (\w+)$", low)
    if weeks:
        ahead = (["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].index(weeks[2]) - anchor.weekday()) % 7
        day = anchor + timedelta(days=(ahead or 7) + 7 * (2 if weeks[1] == "fortnight" else 1)) if " last " not in low else anchor + timedelta(days=ahead - 14)
        return DateSpan(day, day, "day")
    season_of = re.match(rf".*?{_SEASON[:3]}{_SEASON[3:]} of (last|this|next) year$", low)
    if season_of:
        name = re.search(_SEASON, low)
        return season(name[0], anchor.year + _STEP[season_of[1]]) if name else None
    relative = _RELATIVE.match(low)
    if relative:
        return _relative(relative, anchor)
    ago = _AGO.match(low) or _IN.match(low)
    if ago:
        return _counted(ago, anchor, previous)
    if low in _FEASTS:
        month, day_of = _FEASTS[low]
        near_days = [date(y, month, day_of) for y in (anchor.year - 1, anchor.year, anchor.year + 1)]
        day = min(near_days, key=lambda d: abs(d - anchor))
        return DateSpan(day, day, "day")
    day = {"the same day": previous or anchor, "that day": previous or anchor, "that same day": previous or anchor}.get(low)
    base = previous or anchor
    if low in ("the next day", "the following day", "following day", "the day after"):
        day = base + timedelta(days=1)
    elif low in ("the previous day", "previous day", "the day before"):
        day = base - timedelta(days=1)
    return DateSpan(day, day, "day") if day else None


def _lower_day(name: str, anchor: date) -> date:
    """The last such weekday up to the anchor."""
    weekday = [day.lower() for day in _FULL_DAYS.split("|")].index(name)
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def _running(way: str, unit: str, anchor: date) -> DateSpan:
    """ "the past month" runs up to the day of the passage; "the coming week" is the next of the calendar."""
    if way in ("coming", "next"):
        return DateSpan(anchor + timedelta(days=1), anchor + timedelta(days=1), "day") if unit == "day" else _PERIODS[unit](anchor, 1)
    if unit in ("day", "week"):
        return DateSpan(anchor - timedelta(days=7 if unit == "week" else 1), anchor, "day")
    months = anchor.year * 12 + anchor.month - 1 - (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return DateSpan(date(year, month, min(anchor.day, monthrange(year, month)[1])), anchor, "day")


def _part_of_period(match: re.Match[str], anchor: date) -> DateSpan | None:
    step = {"last": -1, "next": 1}.get(match[4].split()[0], 0)
    whole = _PERIODS[match[4].split()[1]](anchor, step)
    count = int(match[2]) if (match[2] or "1").isdigit() and match[2] else NUMBER_WORDS.get(match[2] or "one", 0)
    if not count:
        return None
    if match[3] == "month":
        if match[1] == "first":
            return DateSpan(whole.start, _month(whole.start, count - 1).end, "month")
        return DateSpan(_month(whole.end, 1 - count).start, whole.end, "month")
    days = timedelta(days=count * (7 if match[3] == "week" else 1) - 1)
    return DateSpan(whole.start, whole.start + days, "day") if match[1] == "first" else DateSpan(whole.end - days, whole.end, "day")


def _week_of(match: re.Match[str], anchor: date) -> DateSpan | None:
    """ "the second week of December", "the first three months of 2021"."""
    whole = readings(match[4].capitalize(), anchor)[0]
    count = 1 if match[2] is None else int(match[2]) if match[2].isdigit() else NUMBER_WORDS.get(match[2], 0)
    if not count:
        return None
    nth = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(match[1])
    if match[3] == "month":
        start = _month(whole.start, nth or 0).start if nth is not None else _month(whole.end, 1 - count).start
        return DateSpan(start, _month(start, count - 1).end, "month")
    days = 7 * count if match[3] == "week" else count
    if nth is None:
        return DateSpan(whole.end - timedelta(days=days - 1), whole.end, "day")
    start = whole.start + timedelta(days=nth * days)
    return DateSpan(start, start + timedelta(days=days - 1), "day")


def _nth_weekday(match: re.Match[str], anchor: date) -> DateSpan | None:
    place = match[3]
    if place.endswith("month"):
        month = _month(anchor, {"last": -1, "next": 1}.get(place.split()[0], 0))
    else:
        month = readings(place.capitalize(), anchor)[0]
    weekday = [day.lower() for day in _FULL_DAYS.split("|")].index(match[2])
    days = [month.start + timedelta(days=n) for n in range((month.end - month.start).days + 1)]
    fitting = [day for day in days if day.weekday() == weekday]
    day = fitting[{"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}[match[1]]]
    return DateSpan(day, day, "day")


def _near(year: int, month: int, day: int, anchor: date) -> int:
    try:
        return abs((date(year, month, day) - anchor).days)
    except ValueError:
        return 10**6


def _relative(match: re.Match[str], anchor: date) -> DateSpan | None:
    unit, step = match["unit"].lower(), _STEP[match["step"].lower()]
    inner = re.search(r"(coming|past|previous|following) \w+$", match[0].lower())
    if inner:
        step = _STEP[inner[1]]
    if unit in _PERIODS:
        return _PERIODS[unit](anchor, step)
    if unit == "weekend":
        week = _week(anchor, step if step else 0)
        if match["step"].lower() == "the" and not inner:
            week = _week(anchor, -1 if anchor.weekday() < 4 else 0)
        if step < 0:
            week = _week(anchor, -1)
        return DateSpan(week.start + timedelta(days=5), week.end, "day")
    years = range(anchor.year - 2, anchor.year + 3)
    all_of = [season(unit, y) for y in years]
    current = next((s for s in all_of if s.start <= anchor <= s.end), None)
    if step < 0:
        return max(s for s in all_of if s.end < anchor)
    if step > 0:
        return min(s for s in all_of if s.start > anchor)
    return current or min(all_of, key=lambda s: (s.start.year != anchor.year, max(s.start - anchor, anchor - s.end)))


def _counted(match: re.Match[str], anchor: date, previous: date | None) -> DateSpan | None:
    count, unit = match["count"].lower(), match["unit"].lower()
    if "few" in count or "several" in count or "couple" in count:
        return None
    number = int(count) if count.isdigit() else {"a": 1, "an": 1}.get(count, NUMBER_WORDS.get(count, 1))
    way = match.groupdict().get("way") or "in"
    base = (previous or anchor) if way.lower() in ("earlier", "later", "before") else anchor
    number = -number if way.lower() in ("ago", "earlier", "before") else number
    if unit in ("day", "night"):
        day = base + timedelta(days=number)
        return DateSpan(day, day, "day")
    if unit == "decade":
        return _year(base, 10 * number)
    return _PERIODS[unit](base, number)
