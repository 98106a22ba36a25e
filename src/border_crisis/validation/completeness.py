"""Is anything that a source counts, quotes or dates missing from the ledger of mentions?

The texts are searched for signals that nobody chose: every run of digits, number word, name of a
day or month, and pair of quotation marks. Each must lie in a mention of its kind (one that is
dismissed counts), or in a passage that is a timestamp, boilerplate or a duplicate.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from border_crisis.number_words import MONTHS, NUMBER_WORDS, PLURALS, SCALES

from .problem import Problem

Row = Mapping[str, str]

#: Passages whose words are no report of their own (codes of the vocabulary passage_kind).
NOT_READ = frozenset({"timestamp", "boilerplate", "duplicate"})
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RELATIVE = ("yesterday", "today", "tonight", "tomorrow")
_NUMBER_WORDS = (*NUMBER_WORDS, *SCALES, *PLURALS)
_SIGNALS = {
    "number": re.compile(rf"[0-9]+|\b(?i:{'|'.join(_NUMBER_WORDS)})\b"),
    "calendar": re.compile(
        rf"\b(?:{'|'.join((*_DAYS, *MONTHS))})\b|\b(?:{'|'.join(month[:3] for month in MONTHS)}|Sept)\.(?=\s)"
        rf"|\b(?i:{'|'.join(_RELATIVE)})\b"
    ),
    # An opening mark without a closing one (a paragraph of a long quotation) reaches to the passage's end.
    "quotation": re.compile(
        r"“(?P<a>[^“”]*)(?:”|\Z)|\"(?P<b>[^\"]*)(?:\"|\Z)"
        r"|(?<![^\W_])‘(?P<c>(?:[^‘’]|’(?=\w))*)(?:’(?!\w))|(?<![\w’])'(?=\w)(?P<d>(?:[^']|'(?=\w))*)'(?!\w)"
    ),
}
#: Kinds of mention, any of which may cover a signal.
LISTED_AS = {
    "number": ("quantity", "date"),
    "calendar": ("date", "quantity"),
    "quotation": ("quotation",),
}


class Signal(NamedTuple):
    """A stretch of a text that must lie in a mention: its class and its half-open position."""

    kind: str
    start: int
    end: int


def signals(text: str, start: int, end: int) -> Iterator[Signal]:
    """Yield every number, calendar word and quotation of text[start:end], in no order."""
    for kind, pattern in _SIGNALS.items():
        for match in pattern.finditer(text[start:end]):
            words = match.group(match.lastgroup or 0)
            if words.strip():
                first = start + match.start(match.lastgroup or 0)
                yield Signal(kind, first, first + len(words.rstrip()))


def unlisted(text: str, passages: Sequence[tuple[int, Row]], mentions: Sequence[Row]) -> list[Problem]:
    """Return a problem for each signal of one text that no mention covers.

    `passages` are the text's rows of that table with their line in it, `mentions` its rows of the
    ledger.
    """
    covered: dict[str, list[tuple[int, int]]] = {"quantity": [], "quotation": [], "date": []}
    for row in mentions:
        covered[row["kind"]].append((int(row["char_start"]), int(row["char_end"])))
    problems = []
    for line, passage in passages:
        if passage["kind"] in NOT_READ:
            continue
        for kind, start, end in sorted(signals(text, int(passage["char_start"]), int(passage["char_end"])), key=_place):
            spans = [span for name in LISTED_AS[kind] for span in covered[name]]
            if not any(a <= start and end <= b for a, b in spans):
                problems.append(_problem(passage, line, kind, text, start, end))
    return problems


def _place(signal: Signal) -> int:
    return signal.start


def _problem(passage: Row, line: int, kind: str, text: str, start: int, end: int) -> Problem:
    shown = " ".join(text[start:end].split()[:3])
    message = (
        f"the {kind} '{shown}' at characters {start} to {end} lies in no mention of {passage['passage_id']}; "
        f"list it in seeds/mentions/"
    )
    return Problem("text.unlisted", "data/passages.csv", line, "char_start", "", message)
