"""Digits and number words that count nothing (ANNOTATION.md): names, labels, clock times, ages, telephones."""

import re
from collections.abc import Iterator

from border_crisis.suggesting.lexicon import NUMBERED, NUMBERED_CAPITAL

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
_SMALL += "|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:one|two|three|four|five|six|seven"
_SMALL += "|eight|nine))?"
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
_ORDINAL += "|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|hundredth"
_NUMBER = rf"(?:[0-9]+|(?i:{_SMALL}))"
_CLOCK = (
    r"(?:[ap]\.m\.|[ap]m\b|GMT|UTC|CET|EET|EST|EDT|MSK|BST|hrs\b|hours (?:GMT|local)|local time|o'clock|Moscow time)"
)
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Square|Lane|Boulevard|Blvd|Drive|Place|Quay|Prospekt|Downing"
#: Each is searched on its own; what any of them takes counts nothing. First those that need a digit.
_WITH_DIGITS = [
    re.compile(pattern)
    for pattern in (
        # links, handles, addresses of mail, hashtags
        r"(?:https?://|www\.)\S+|\b[\w.+-]{1,64}@[\w-]+\.\w[\w.]*|(?<!\w)[@#]\w+|\b[\w-]{1,60}\.(?:com|org|net|ru|ua"
        r"|info|html?|php|jpg|png)\b\S*",
        # clock times and stamps
        r"\b[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?: ?(?i:"
        + _CLOCK
        + r"))?(?![0-9%]| ?(?:million|billion|bn|percent|per cent|metres|km|m\b|tonnes|inches|times|points))(?:(?<=:[0-9]{2})|(?<=[mMTC.kse]))",
        r"\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\b",
        r"\b(?:[Aa]t|by|from|until|till|before|after|around|since) (?:[01]?[0-9]|2[0-3])\.[0-5][0-9]\b(?! ?(?:million"
        r"|billion|percent|per cent|%|metres|km|times|points))",
        r"\b(?i:at|by|from|until|till|around) (?:[01][0-9]|2[0-4])[0-5]0(?= ?(?:hours|hrs|local|GMT|\)|on |,|\.|:))",
        r"\b[0-9]+ ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w) ago\b",
        r"\b[Tt]he (?:[01]?[0-9]|2[0-3])\.[0-5][0-9]\b(?=[,;.]? (?:from|to|train|service|bus|flight|ferry|sailing|departure|then|and|was|had|is)\b|[,.;'’])",
        # slugs of agencies, documents of the United Nations
        r"\b(?:UPDATE|WRAPUP|REFILE|RPT|CORRECTED|ANALYSIS) [0-9]{1,2}-|\b[A-Z]{1,4}(?:/[A-Z0-9.]{1,8}){1,6}\b",
        # ages
        r"(?<=[a-zA-Z.], )[1-9][0-9](?=,|\.(?![0-9])|;|\)| and (?:his|her|from)\b)",
        r"(?<=[a-zA-Z]) \([1-9][0-9]\)",
        r"\b[A-Z]+/[0-9]{4,}\b|(?<=[a-zA-Z] )\([0-9]{1,3}(?:[.,][0-9]+)?[kKmM]?\)",
        r"\b(?:is|was|am|he's|she's|I'm) (?:now |only |just )?[1-9][0-9](?= years of age|\.$|, and| and (?:has|lives"
        r"|was))",
        r"\b(?:[Hh]e|[Ss]he|I|who|[Mm]other|[Ff]ather|[Ss]on|[Dd]aughter|[Hh]usband|[Ww]ife|[Bb]rother|[Ss]ister"
        r"|[Gg]randmother|[Gg]randfather|[Gg]randson|[Gg]randdaughter|[Bb]oy|[Gg]irl|[Cc]hild|[Ww]oman|[Mm]an|[A-Z][a-z]+) (?:is|was|am|will be|would be|turns|turned) (?:now |only |just |already |maybe |about |nearly |almost |barely )?[1-9][0-9](?=[.,;]"
        r"|\s*$| and )(?!,[0-9]|\.[0-9])|\b(?:I'm|[Hh]e's|[Ss]he's|I'll be|[Hh]e'll be|[Ss]he'll be) (?:maybe |about |nearly |only )?[1-9][0-9](?=[.,;]|\s*$| and )",
        r"(?m:^\s*-[0-9]+-\s*$)",
        r"\b[0-9]+\*+[0-9]*|\b[A-ZÀ-Ž]\w+ [0-9]+[a-z]?, [0-9]{4,6} [A-ZÀ-Ž]\w+|\b[0-9]{3} ?[0-9]{2} [A-ZÀ-Ž][a-zà-ž]+(?= [0-9]|,)|\b[0-9]{1,4}(?: [0-9]{2,4})* (?:[0-9]{2}|[0-9]{4})(?: [0-9]{2,4})+\b|\bNo [0-9]+\b|\b[Nn]o [0-9]{4,}\b",
        r"(?i:\b(?:share|tweet|like|pin|print|email|comment|retweet|facebook"
        r"|twitter)s?(?: this)? [0-9][0-9,.]{0,12}[km]?\b)",
        # ordinals, decades, centuries
        r"\b[0-9]+(?:,[0-9]{3})*-?(?:st|nd|rd|th)\b(?:-[a-z]+)?",
        r"(?<!\w)'?(?:1[0-9]|20)?[0-9]0s\b",
        # labels: Article 5, No. 10, resolution 2202, Unit 731, section 4.2
        r"(?i:\bno\. ?|\bnos\. ?|\bn°|№ ?|§+ ?|# ?)[0-9][\w./-]{0,24}",
        # numbering at the start of a line, footnotes
        r"(?m)^\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|\([0-9]{1,2}\)"
        r"|[0-9]{1,2}(?:\.[0-9]{1,2})+)(?=\s+[\"“‘'«(]?[^\W\d])(?!\s(?:million|billion|percent|per cent|m\b|km))",
        r"\[[0-9]{1,3}\]|(?m:^\s*[0-9][0-9,.]{0,12}[KkMm]?\s*$)",
        # telephones, long numbers
        r"(?<![\w$€£])\+[0-9][0-9 ()./-]{6,24}[0-9]|(?i:\b(?:tel|phone|telephone|fax|hotline|mobile"
        r"|whatsapp)\b[^0-9\n]{0,20})[+(]?[0-9][0-9 ()./-]{4,24}[0-9]|(?i:\b(?:call|ring|text)(?: us)?(?: on"
        r"| at)?:? )[+(0][0-9 ()./-]{6,24}[0-9]",
        r"(?<![\w$€£.,])\(?0[0-9]{1,4}\)?[ /-][0-9]{2,}(?:[ -][0-9]{2,})*\b"
        r"|\b[0-9]{3}[-. ][0-9]{2,3}[-. ][0-9]{2}[-. ]?[0-9]{2}\b|\b1-8[0-9]{2}-[0-9-]+",
        # coordinates
        r"[0-9]{1,3}(?:\.[0-9]+)? ?°(?: ?[0-9]{1,2}(?:\.[0-9]+)? ?['′])?(?: ?[0-9]{1,2}(?:\.[0-9]+)? ?[\"″])? ?[NSEW]\b"
        r"|\b[0-9]{1,3}\.[0-9]{3,} ?°? ?[NSEW]?, ?-?[0-9]{1,3}\.[0-9]{3,}(?: ?°? ?[NSEW]\b)?",
        r"\b[0-9]{1,3}(?:\.[0-9]+)? ?(?:degrees )?(?:north|south|east|west) (?:latitude|longitude)\b"
        r"|\b[0-9]{1,2}(?:\.[0-9]+)?° ",
        # counters of views and likes, of slides
        r"(?i)\b[0-9][0-9,.]{0,12}[km]?(?: (?:million|thousand))? ?(?:views?|likes?|shares?|retweets?|comments?|reposts?|replies|followers"
        r"|subscribers|reactions|upvotes|claps|reads|quotes? tweets?|bookmarks)",
        r"(?i)\b(?:views?|likes?|shares?|retweets?|comments?|replies)(?:: ?| )[0-9][0-9,.]{0,12}[km]?\b",
        r"\b[0-9]{1,3} (?:of|/) [0-9]{1,3}\b(?= *(?:$|\n|Photos?|Hide|Show|Next|Slide|[A-Z][a-z]+:))|\b(?i:caption"
        r"|photo|image|slide|picture|part|page) [0-9]{1,3}(?: of | ?/ ?)[0-9]{1,3}\b|(?m:^\s*[0-9]{1,3} ?(?:/"
        r"|of) ?[0-9]{1,3}\s*$)|\b(?i:\d+ min(?:ute)?s? read)",
        # camera settings
        r"\b[fƒ] ?/ ?[0-9]+(?:\.[0-9]+)?|\b1/[0-9]{2,4} ?(?:s|sec|second)?\b|\bISO[ -]?[0-9]+"
        r"|\b[0-9]+(?:-[0-9]+)? ?mm(?=,? (?:f/|lens|\(|at f|ISO|1/))|(?:(?<=f/[0-9]\.[0-9], )"
        r"|(?<=f/[0-9], ))[0-9-]+ ?mm",
        # addresses, vehicles, fractions of the calendar and idioms
        rf"\b[0-9]+[A-Za-z]? (?:[A-Z][\w']+ ){{1,3}}(?:{_STREETS})\b|\b[0-9]+ (?:rue|via|ulitsa|Downing)\b"
        r"|\b(?:Number|No) (?:10|Ten|11|Eleven)\b",
        r"\b(?i:chapter|day|week|round|step|stage|scenario|option|point|question|lesson|reason|myth|tip|game|exhibit"
        r"|row|seat|case|volume|issue|bullet|heading|verse|batch|slot) [0-9]{1,3}\b(?! (?:million|billion|percent"
        r"|per cent|of the)|[,.][0-9]|%)(?! [a-z]+s\b)",
        # scores and votes of a match
        r"\b[0-9]{1,2}[-–][0-9]{1,2} (?:win|victory|defeat|loss|draw|lead|thrashing|scoreline|triumph|drubbing)\b|\bscore of [0-9]{1,2}[-–][0-9]{1,2}\b",
        r"\b(?:won|lost|beat|beaten|lead|led|drew|draw|victory|win|defeat) (?:\w+ ){0,3}[0-9]{1,2}[-–][0-9]{1,2}\b",
    )
]
_IN_WORDS = [
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[0-9]{{1,4}}|{_SMALL})(?:[.:h][0-9]{{2}})? ?(?i:{_CLOCK})",
        rf"\b{_NUMBER}[- ]years?[- ]olds?\b|\b{_NUMBER}[- ](?:months?|weeks?|days?)[- ]olds?\b",
        rf"\b(?i:aged?|ages|at the age of|age of|turn(?:ed|s|ing)) {_NUMBER}(?:(?: ?- ?| ?– ?| to | and "
        rf"| or ){_NUMBER})?\b(?! (?:new|old|more|into|to|back))",
        rf"\b(?:man|woman|boy|girl|child|youth|person|lad|pensioner) of {_NUMBER}(?: or {_NUMBER})?\b|\b(?:[Hh]e|[Ss]he|I|[Ss]on|[Dd]aughter|[Gg]randson|[Gg]randdaughter|[Bb]rother|[Ss]ister|[Bb]oy|[Gg]irl|who) (?:is|was|turns|turned) (?:only |just |barely |nearly )?(?i:{_SMALL})(?=[.,;]| when\b| at the time)",
        rf"\b(?i:{_SMALL}|1[0-2]|[1-9]) (?:(?:and|or|to) (?i:{_SMALL}|1[0-2]|[1-9]) )?(?:in the (?:morning|afternoon|evening|night)|(?:that|this|every|each|yesterday|tomorrow) (?:morning|afternoon|evening)|at night)\b",
        r"\bat (?:about |around |exactly |roughly |nearly )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])(?=, (?:when|as|and)\b| (?:the|he|she|it|they|we|I|his|her|a) | in the (?:morning|afternoon|evening)| at night| sharp| each| every| on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)",
        r"\b[0-9]+ ?[-–] ?nil\b|(?i:\b(?:one|two|three|four|five|six)[-–]nil\b)",
        r"\b(?:under|over)-[0-9]{2}s\b|\bin (?:his|her|their) (?:early |mid-|late |mid )?(?:[0-9]0s|\w+ties|teens)",
        r"\b(?i:half|quarter|five|ten|twenty|twenty-five|[0-9]{1,2}) past\b(?: (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,2})\b)?|\b(?i:quarter"
        r"|(?<!by )(?<!than )(?<!of )(?:five|ten|twenty|twenty-five)) to (?:one|two|three|four|five|six|seven|eight"
        r"|nine|ten|eleven|twelve|[0-9]{1,2})\b(?! \w+s\b)",
        rf"\b(?i:(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty[- ])(?:{_ORDINAL}))\b",
        r"\b(?:Nord Stream|World War|Minsk|Phase|Covid|Cold War|Normandy|Big|Group of|Gang of|Channel|Air Force"
        r"|Class of|Five Eyes|P|G|E|Formula|Agenda|Vision) ?-?(?:[0-9]{1,4}|One|Two|Three|Four|Five|Six|Seven|Eight"
        r"|Nine|Ten|Twenty|II|I)(?![\w,]|\.[0-9]| (?:million|billion))(?:\+[0-9])?",
        r"\b(?i:group|gang) of (?:seven|eight|twenty|five|four|seventy-seven|77)\b",
        r"\b(?:Five Eyes|Three Seas|Six Nations|Four Seasons|Seven Sisters|Twelve Apostles|Visegr[aá]d Four"
        r"|the Quad)\b",
        r"\b[0-9]{1,2}[x×][0-9]{1,2}\b|\b24/7\b|\b9/11\b|\b7/7\b|\b50[-/]50\b|\bone[- ](?:on|to|by)[- ]one\b"
        r"|\bone-(?:sided|way|off|time|man|party|stop|size)\b|\bone another\b|\bcatch-22\b",
        r"\bPresident No|\b(?i:day|d-day|hour|year|week|round|game|match|chapter|book|act|lesson|rule|reason|priority"
        r"|option|plan|point|fact|myth|question|target|suspect|exhibit|number) (?:one|1)\b(?! (?:of|million))"
        r"|\b(?i:day [0-9]{1,3})\b(?! [a-z]+s\b)|\b(?i:(?<!a )(?<!per )(?:day|phase|round|game|chapter|act|lesson|stage|step|scenario)) (?:two|three|four"
        r"|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! [a-z]+s\b)",
    )
]
# Article 5, resolution 2202, section 4.2, Articles 4 and 5: the number, then the word before it is looked up.
_AFTER_LABEL = re.compile(
    rf"(?<=[ .:-])(?:No\.? ?|#)?(?P<number>[0-9][\w./()–-]{{0,24}}(?: ?\([0-9a-z]{{1,3}}\))*|[IVX]+\b|(?i:{_SMALL})\b)"
    r"(?! ?(?:million|billion|trillion|thousand|hundred|m|bn|k|mn|percent|per cent)\b| ?%)"
    r"(?:(?:,| and| or|,? to|–|-) [0-9]+(?:\.[0-9]+)*(?! ?(?:million|billion|percent|per cent|%))(?! [a-z]+s\b))*"
)
_LABEL = re.compile(r"(?<![\w.'])([A-Za-z][\w.-]*?)(?:[.:]? |-)(?:[Nn]o\.? )?\Z")
#: "by the second phase 75 weavers": no number of a stage
_NO_LABEL = re.compile(rf"(?i:\b(?:{_ORDINAL}|this|that|each|every|another|last|next|final|same|a|an) [a-z]+ \Z)")
_PLURAL = re.compile(r" (?:[a-z]+ )?(?:[a-z]+[^s]s|people|men|women|children)\b")
_COUNTED = re.compile(r" (?:\w+ )?(?:people|troops|soldiers|men|tanks|missiles|helmets|shells|million|billion)\b")


def uncounted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a plain `text` whose digits and number words count nothing, in no order."""
    digits = any(digit in text for digit in "0123456789")
    for pattern in (*_WITH_DIGITS, *_IN_WORDS) if digits else _IN_WORDS:
        for match in pattern.finditer(text):
            yield match.span()
    yield from _labelled(text)


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    for match in _AFTER_LABEL.finditer(text):
        label = _LABEL.search(text[max(0, match.start() - 24) : match.start()])
        if label is None:
            continue
        word = label[1]
        if _NO_LABEL.search(text[max(0, match.start() - 40) : match.start()]) and _PLURAL.match(text, match.end()):
            continue
        if word.lower() in NUMBERED or f"{word.lower()}." in NUMBERED:
            yield match.start() - len(label[0]), match.end()
        elif (
            word in NUMBERED_CAPITAL
            and match["number"][0].isdigit()
            and not _COUNTED.match(text, match.end())
            and "," not in text[match.end() : match.end() + 1]
        ):
            yield match.start() - len(label[0]), match.end("number")
