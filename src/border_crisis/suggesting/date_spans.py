"""Find the words of a text that name a date: a day, week, month, season, year or decade, or a range of them."""

import re

from border_crisis.number_words import MONTHS, NUMBER_WORDS

DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
SEASON = "spring|summer|autumn|fall|winter"
NUMBER = "[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|couple of"
COUNT = "[0-9]{1,3}|an?|a few|several|a couple of|couple of|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
PARTS = "end|start|beginning|middle|close|turn|first half|second half|latter half|early part"
PARTS += "|(?:first|second|third|fourth|last) quarter"

_DAY_NAME = rf"(?:{DAYS}|{DAYS.upper()})"
_ANY_DAY = rf"(?:{_DAY_NAME}|(?:Mon|Tues?|Wed|Thurs?|Thur|Fri|Sat|Sun)\b\.?)"
_FULL_MONTH = rf"(?:{'|'.join(MONTHS)}|{'|'.join(MONTHS).upper()})"
_MONTH = rf"(?:{_FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|DEC|NOV|OCT)\b\.?)"
_CLEAR_MONTH = "(?:January|February|April|June|July|August|September|October|November|December)"
_WORD_END = "(?![a-z0-9])"  # a capital may follow where the space is lost ("MondayThe")
_YEAR = r"(?:1[5-9][0-9]{2}|20[0-4][0-9])"
_OF_YEAR = rf"(?:,? (?:of )?{_YEAR}(?![\w%]|[.,:/][0-9]|-[0-9a-z])|,? (?:of )?(?:last|this|next) year)"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9])"
_NTH = r"[0-3]?[0-9](?:st|nd|rd|th)"
_TO = r"(?: ?[-–—] ?| to (?:the )?| until | till | through | and | or |/)"
_START = r"(?<![\w.,:/$€£-])"  # not inside a number or the name of a model
_EARLY = rf"(?:(?:early|mid|late)(?:-| (?:in )?)|(?:the )?(?:very )?(?:{PARTS}) of )"
_PERIOD = rf"(?:week|month|year|weekend|quarter|decade|century|{SEASON})"
_ENDS = (
    r"(?= ?(?:\Z|[.,;:!?)\]\"'”’–—-])| (?:and|to|until|till|or|at|in|with|when|by|for|but|of|as|after|before|he|she"
    r"|it|they"
    r"|we|that|if|from)\b)"
)


def _after(leads: str) -> str:
    """A look-behind for each of the words that may stand before, with a small letter or a capital."""
    return "(?:" + "|".join(rf"(?<=\b(?i:{lead}) )" for lead in leads.split()) + ")"


# What these match is no date, whatever stands in it.
_NONE = re.compile(
    rf"\b(?i:every|each) (?:(?:other|single|second) )?(?:{_DAY_NAME}"
    r"|(?i:day|week|month|year|morning|night|summer|winter|spring|autumn|weekend))\b"
    r"|\b(?i:24/7|9/11|yesterday's news|present-day|modern-day|day-to-day|year-round|this day and age|one day)\b"
    rf"|\b{_DAY_NAME} Night [A-Z]\w+|\b(?:an?|any) {_DAY_NAME}(?: (?:morning|afternoon|evening|night))?\b"
    r"|\b(?:Bloody|Black) (?:Sunday|Friday)\b|\bGood Friday Agreement"
    r"|\b[0-9]+ ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?) ago\b(?: \([0-9:. ]+(?:GMT|UTC|[A-Z]{2,4})?\))?"
)
_DIGIT = "0123456789"
_MONTH_WORDS = tuple(month[:3].lower() for month in MONTHS)
_SEASON_WORDS = tuple(SEASON.split("|"))
#: In order: what one takes, the later ones do not see. Each with the words (lower case) of which a text must hold
#: one; "0" stands for a digit. Looking for these first keeps the search fast.
_PATTERNS = [
    (tuple(words), re.compile(pattern))
    for words, pattern in (
        (("the same ",), rf"\b(?i:the same (?:day|week|month|quarter)(?: of| in)? (?:last year|the (?:previous|preceding) year|the year before))\b"
         rf"|\b(?i:the same (?:day|week|month|quarter) (?:of|in)) {_YEAR}(?!\w)"),
        (("the ",), rf"\b(?i:the (?:{'|'.join(ORDINALS)})(?: day)? of (?:(?:this|last|next|the) month\b|{_FULL_MONTH}{_OF_YEAR}?{_WORD_END}))"),
        (("easter ",), r"\bEaster (?:Sunday|Monday)\b"),
        (("of july",), r"\b(?i:(?:the )?fourth of July)\b"),
        (("'",), rf"{_after('in by since of')}'[0-9]{{2}}\b(?!s)"),
        (("day of", "day in"), rf"\b(?i:the (?:first|second|third|fourth|last) {_DAY_NAME} (?:of|in) (?:the month"
         rf"|(?:last|next|this) month|{_MONTH}(?:,? {_YEAR})?))(?!\w)"),
        (_MONTH_WORDS, rf"\b{_MONTH} (?:and|or) {_MONTH}{_OF_YEAR}"),
        (("the week",), rf"\b(?i:the week (?:of|beginning|starting) )(?:{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY}){_OF_YEAR}?"),
        (("q1", "q2", "q3", "q4"), rf"\bQ[1-4](?: (?:of )?{_YEAR})?(?!\w)"),
        (("quarter",), r"\b(?i:(?:the )?(?:end|start|beginning|middle) of the (?:first|second|third|fourth) quarter|the (?:first|second|third|fourth) quarter)\b(?! of)"),
        ((" year",), r"\b(?i:the (?:start|end|beginning|middle) of the (?:financial|fiscal|school|academic|tax|calendar) year)\b"),
        (("s of ",), rf"\b(?i:the (?:first|last|past|next|final) (?:{NUMBER}) (?:days|weeks|months|quarters) of"
         r" (?:the|this|last|next) (?:month|year))\b"),
        (("day", "week", "month"), rf"\b(?i:the (?:first|second|third|fourth|last|final) (?:(?:{NUMBER}) )?"
         rf"(?:day|week|month)s? of )(?:{_MONTH}|{_YEAR})(?:,? {_YEAR})?(?!\w)"),
        (("to ", "end"), rf"\b(?i:the (?:(?:{NUMBER}) )?(?:year|months|quarter) (?:to|ending|ended)(?: in)?) {_MONTH}(?:,? {_YEAR})?(?!\w)"),
        (("0s",), r"\b(?i:(?:the )?(?:early |mid-?|late )?)(?:1[89]|20)[0-9]0s\b|\b(?i:the (?:early |late |mid-?)?)[2-9]0s\b"
         r"|(?<!\w)(?i:the )?'[0-9]0s\b"),
        (("ties",), r"\b(?i:the (?:early |late |mid-)?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|noughties))\b"),
        (("the ",), r"\b(?i:the (?:past|last|coming|next) (?:day|week|month|year|weekend))\b"),
        (_SEASON_WORDS, rf"\b(?i:(?:early |late |mid-?)?(?:the )?(?:{SEASON}) of (?:last|this|next) year)\b"),
        # explicit dates and ranges
        (("0",), rf"{_START}{_YEAR}-[01][0-9]-[0-3][0-9](?!\w)"),
        (("0",), rf"{_START}[0-3]?[0-9](?P<s>[./])[0-3]?[0-9](?P=s)(?:{_YEAR}|[0-9]{{2}})(?![\w/]|\.[0-9])"),
        (_MONTH_WORDS, rf"{_START}(?:{_ANY_DAY},? (?:the )?)?(?:the )?{_DAY}{_TO}(?:{_ANY_DAY},? )?{_DAY} (?:of )?"
         rf"{_MONTH}{_OF_YEAR}?(?!\w)"),
        (_MONTH_WORDS, rf"\b(?:{_ANY_DAY},? )?{_MONTH} (?:the )?{_DAY}{_TO}{_DAY}(?![\w%]|:[0-9]|,[0-9]{{3}})"
         rf"(?! (?:{_MONTH}|people|troops|soldiers|million|percent)){_OF_YEAR}?"),
        (_MONTH_WORDS, rf"{_START}(?:{_ANY_DAY},? (?:the )?)?{_DAY},? (?:of )?{_MONTH}{_WORD_END}{_OF_YEAR}?"),
        (_MONTH_WORDS, rf"\b(?:{_ANY_DAY},? (?:the )?)?{_MONTH} (?:the )?{_DAY}(?![\w%]|:[0-9]|,[0-9]{{3}}|\.[0-9]){_OF_YEAR}?"),
        (_MONTH_WORDS, rf"\b(?i:{_EARLY})?{_MONTH}{_OF_YEAR}"),
        (_MONTH_WORDS, rf"\b(?i:{_EARLY}){_FULL_MONTH}{_WORD_END}"),
        (_MONTH_WORDS, rf"\b(?i:last|this|next|this past|this coming) {_FULL_MONTH}{_WORD_END}"),
        (_MONTH_WORDS, rf"\b{_CLEAR_MONTH}{_WORD_END}(?! [A-Z][a-z]+ (?:said|told|of))"),
        (("mar", "may"), r"(?<=[a-z] )(?:March|May)(?= (?:is|was|has|and|will|would|when|the|or)\b|[,.;:!?])"),
        (("mar", "may"), rf"(?:{_after('in by since until till from to through during of before after and between this last next for late early mid')}"
         r"|(?<=\bmid-))(?:March|May)(?!\w)(?! [0-9])"),
        # days of the week
        (("day",), rf"\b(?i:a week on |a week from |a week last |a fortnight on ){_DAY_NAME}{_WORD_END}"),
        (("day",), rf"\b(?:(?i:last|next|this|this past|this coming|the previous|the following|the same) )?{_DAY_NAME}{_WORD_END}"
         rf"(?:(?: the)? {_NTH}(?![0-9]))?(?i:(?: of)? (?:last|this|next) week\b)?"),
        # "the 16th", but neither "the 16th brigade" nor "the 30th anniversary"
        (("0",), rf"{_START}(?i:the ){_NTH}(?:(?: and | or | to |-|–)(?:the )?{_NTH})?(?: of (?i:last|this|next|the) month)?{_ENDS}"),
        (("0",), rf"{_after('on')}{_NTH}{_ENDS}"),
        # days, weeks, months, years, seasons from here
        (("day", "to", "night", "this "), r"\b(?i:the day before yesterday|the day after tomorrow|yesterday|today|tonight|tomorrow"
         r"|last night|this (?:morning|afternoon|evening))\b"),
        (("early", "earlier", "late", "mid"), rf"\b(?i:(?:earlier|later|early|late|mid)[- ](?:in )?(?:this|last|next|that|the) (?:coming |past )?{_PERIOD})\b"),
        ((" of ",), rf"\b(?i:(?:the )?(?:very )?(?:{PARTS}|rest|remainder) of (?:this|last|next|the) {_PERIOD})\b"),
        (("this ", "last ", "next "), r"\b(?i:(?:this|last|next) (?:coming |past )?"
         rf"(?:week|month|year|weekend|quarter|{SEASON}))\b(?!-long|-old)"),
        (_SEASON_WORDS, rf"\b(?i:(?:the )?(?:coming|past|previous|following) (?:{SEASON}))\b"),
        (("weekend",), rf"\b(?i:(?:the )?(?:coming|past|previous|following) weekend)\b|{_after('at over during by since until for before after this next last')}(?i:the weekend)\b"),
        (("previous", "following", "preceding"), r"\b(?i:(?:the )?(?:previous|following|preceding) (?:day|week|month|year|quarter))\b"),
        (_SEASON_WORDS, rf"\b(?i:(?:early |late |mid-?)?(?:the )?(?:{SEASON})(?: of|,)? {_YEAR})(?!\w)"),
        (_SEASON_WORDS, rf"{_after('in by since until till before')}(?i:(?:early |late )?(?:the )?(?:spring|summer|autumn|winter))\b(?! of)"
         rf"|{_after('before after during')}(?i:the (?:spring|summer|autumn|winter))\b"),
        ((" ago", "from now"), rf"{_START}(?i:(?:{COUNT})[ -](?:day|week|fortnight|month|year|decade|night)s? (?:ago|from now))\b"),
        (("time",), rf"(?<!time )\b(?i:in (?:{COUNT}) (?:day|week|month|year)s?(?:'s?)? time)\b"),
        (("earlier", "later", "before"), rf"\b(?i:{COUNT}) (?i:day|week|month|year)s? (?i:earlier|later|before)\b(?! (?:the|than|this))"),
        (("day", "that "), r"\b(?i:the (?:next|same) day|that (?:same )?(?:day|week|month|year)|the day before|the day after)\b(?! (?:of|the|a|an|his|her|its|their|my|our|[A-Z]))"),
        (("year's", "christmas", "boxing", "valentine", "easter", "good fri", "new year", " day", "thanksg"), r"\b(?i:New Year's(?: Eve| Day)?|Christmas(?: Eve| Day)|Boxing Day"
         r"|Valentine's Day|Easter(?: Sunday| Monday)?|Good Friday|(?:Chinese|Lunar) New Year|Victory Day|Labour Day|May Day|Thanksgiving|[A-Z][a-z]+ Day(?= on\b|, marking))\b"),
        (("christmas",), rf"{_after('by before since after at until')}Christmas\b"),
        # years
        (("0",), rf"{_START}{_YEAR} ?[-–/] ?(?:{_YEAR}|[0-9]{{2}})(?![\w%]|[-.,:/][0-9])"),
        (("0",), rf"{_START}(?i:{_EARLY})?{_YEAR}(?![\w%]|[.,:/][0-9]|-[0-9])"),
    )
]  # fmt: skip
_LOWERED = re.compile(rf"\b(?:{DAYS.lower()}|{'|'.join(month.lower() for month in MONTHS)})\b")
_JOIN = re.compile(
    r" ?[-–—] ?|(?: (?:morning|afternoon|evening|night|noon))? (?:to|until|till|through|up to) (?:the )?(?:(?:[0-9]{1,2}(?:[.:][0-9]{2})?(?: ?[ap]\.?m\.?)?|noon"
    r"|midnight) (?:on )?)?"
    r"|(?P<and> and )"
)
_OPENED = re.compile(r"\b(?i:(?P<between>between)|from) (?:the )?\Z")
_NOW = re.compile(
    r"\b(?:between (?P<a>now) and|from (?P<b>now) (?:to|until|till)|(?P<c>now) (?:until|till|through)) \Z"
)
_YEAR_ALONE = re.compile(rf"{_YEAR}\Z")
_COUNTED = re.compile(
    r" (?:\w+ )?(?:people|troops|soldiers|servicemen|men|tanks|vehicles|missiles|shells|helmets|kilomet|km\b|met(?:re"
    r"|er)s|miles|tonnes|tons"
    r"|rounds|jobs|homes|civilians|personnel|dollars|euros|hectares|units|pieces|families|refugees|houses|flights"
    r"|percent|feet|square|cubic"
    r"|residents|students|police|officers|migrants|fighters|rubles|roubles|hryvn)"
)
_NUMBERED = re.compile(
    r"(?i:\b(?:resolution|project|type|mirage|flight|room|no\.|unit|cc|article|boeing|page|order|decree) )\Z"
)
_DATING = re.compile(r"(?i:\b(?:in|the|since|by) )\Z")


def spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the dates in a plain paragraph, in order; a range is one."""
    if text.islower():  # a copy that lost its capitals as well
        text = _LOWERED.sub(lambda m: m[0].capitalize(), text)
    low = text.lower()
    digits = any(digit in low for digit in _DIGIT)
    rest = _NONE.sub(lambda m: "\0" * len(m[0]), text)
    found: list[tuple[int, int]] = []
    for words, pattern in _PATTERNS:
        if not (digits if words == ("0",) else any(word in low for word in words)):
            continue
        hits = [m.span() for m in pattern.finditer(rest) if _is_date(text, m)]
        if hits:
            found += hits
            rest = _masked(rest, hits)
    found.sort()
    return _joined(text, found)


def _masked(text: str, hits: list[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in hits:
        pieces += [text[at:start], "\0" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _is_date(text: str, match: re.Match[str]) -> bool:
    """A year is none in "2000 troops" and "resolution 2022"."""
    if match[0] in ("May", "March") and re.search(
        r"\b(?!In|By|Since|Until|Till|From|Late|Early|Last|This|Next|And|To|Of|Before|After)[A-Z][a-z]+ \Z",
        text[max(0, match.start() - 16) : match.start()],
    ):
        return False  # "Theresa May"
    if re.match(r"Q[1-4]\Z", match[0]) and not re.search(
        r"(?i:\b(?:in|for|since|by|of|from|to) )\Z", text[max(0, match.start() - 7) : match.start()]
    ):
        return False
    if not _YEAR_ALONE.match(match[0]):
        return True
    if match[0] < "1900" and not re.search(
        r"(?i:\b(?:in|since|of|from|by|until|before|after|during|the|to) )\Z",
        text[max(0, match.start() - 8) : match.start()],
    ):
        return False
    before = text[max(0, match.start() - 12) : match.start()]
    if _NUMBERED.search(before):
        return False
    if (
        match[0] == "2000"
        and not _DATING.search(before)
        and not before.endswith(("(", "of ", "to ", "until ", "from "))
    ):
        return False
    return not _COUNTED.match(text, match.end()) or _DATING.search(before) is not None


def _joined(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the ends of ranges: "Monday to Friday", "from 2014 until 2022", "between now and mid-May"."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined:
            first, last = joined[-1]
            link = _JOIN.fullmatch(text, last, start) if start - last < 26 else None
            opened = _OPENED.search(text[max(0, first - 13) : first])
            if link and (not link["and"] or (opened and opened["between"])):
                joined[-1] = (first, end)
                continue
        now = _NOW.search(text[max(0, start - 20) : start])
        if now:
            start = max(0, start - 20) + now.start(now.lastgroup or 0)
        joined.append((start, end))
    return joined
