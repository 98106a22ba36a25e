"""Cut a news text into passages, without gaps and in order, and propose what each one is.

A passage is a line of the text, or a part of one where a line holds several things: the captions
of a slide show, a page's text that a scraper stored a second time without punctuation, labels that
lost the space between them. Blank space belongs to the passage before it. What is proposed here is
a proposal: the record of the source in `seeds/sources/` overrides it line by line.
"""

import re
from collections.abc import Collection
from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import NamedTuple

from border_crisis.words import count_words, word_spans

#: A copy must have this many words before it counts as one; "img]" stands on many pages twice.
_COPY_WORDS = 4
#: A line is a flat copy of others only if it repeats stretches of this many words.
_FLAT_COPY_WORDS = 12
#: So many letters and digits tell which line a stretch may repeat; each such line has at least 12.
_OPENING = 12
_Openings = dict[str, list[tuple[int, str]]]
#: A heading is short and does not end like a sentence.
_HEADING_WORDS = 16

_TITLE = 300  # characters: no title of a slide show is longer

_POSTED = re.compile(r"^\d+ (?:second|sec|minute|min|hour|hr)s? ago \(([01]\d|2[0-3]):([0-5]\d) GMT\)$")
_DATESTAMP = re.compile(r"^(\d{4})(\d\d)(\d\d)$")
_SLIDE_COUNTER = re.compile(r" ?Hide Caption \d+ of (\d+) ?")
_CREDIT = re.compile(r"\[[^\]]*/[^\]]*\]$|\([^()]* via [A-Z]+\)$")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z][A-Za-z]+)")
_NOTICE = re.compile(
    r"^(?:img\]|ADVERTISEMENT|Skip to content|Read More:|\d+|https?://\S+|"
    r"Take a look here\.|Have a look here\.|To read more on this topic, click here\.|"
    r"Read original article here|For all the latest .* Click Here|Licensed under .*|"
    r"Featured image of post .*|Here are all the latest updates:)$"
)
_NOT_ALNUM = re.compile(r"[^0-9A-Za-z]+")
_ALNUM = re.compile(r"[0-9A-Za-z]+")
_CAPITAL = re.compile(r"[A-Z]")


class Passage(NamedTuple):
    """A stretch of a text: its line, its place in that line (both from 1), kind and positions."""

    line: int
    part: int
    kind: str
    char_start: int
    char_end: int
    published_on: date | None
    published_at: datetime | None
    duplicate_of: tuple[int, int] | None


class _Piece(NamedTuple):
    start: int
    end: int
    kind: str | None
    copy_of_line: int | None


def segment(text: str, published_on: date | None = None, restarts: Collection[int] = ()) -> list[Passage]:
    """Cut `text` into passages.

    `published_on` is the day of publication; with it a posting stamp such as "34 mins ago
    (17:31 GMT)" becomes a UTC time, which the passages below it carry until the next stamp or
    until one of the lines `restarts`, where another report begins.
    Returns the passages in order: they start at 0, end at len(text) and leave no gap.
    Raises ValueError for a text without a word.
    """
    if not word_spans(text):
        raise ValueError("the text holds no word")
    lines = _lines(text)
    bare = [
        (number, _NOT_ALNUM.sub("", text[start:end]))
        for number, start, end in lines
        if count_words(text[start:end]) >= _FLAT_COPY_WORDS
    ]
    openings = _by_opening(bare)
    pieces = [(number, piece) for number, start, end in lines for piece in _cut(text, number, start, end, openings)]
    starts = [0] + [piece.start for _, piece in pieces[1:]] + [len(text)]
    passages: list[Passage] = []
    seen: dict[str, tuple[int, int]] = {}
    first_part: dict[int, tuple[int, int]] = {}
    posted_at: datetime | None = None
    posted_on: date | None = None
    part = 0
    for index, (number, piece) in enumerate(pieces):
        part = part + 1 if passages and passages[-1].line == number else 1
        first_part.setdefault(number, (number, part))
        words = text[piece.start : piece.end].strip()
        kind = piece.kind or _kind(words)
        if part == 1 and number in restarts:
            posted_at = posted_on = None
        if kind == "timestamp":
            posted_at, posted_on = posting(words, published_on, posted_at, posted_on)
        original = seen.get(words)
        if kind != "boilerplate" and original and count_words(words) >= _COPY_WORDS:
            kind = "duplicate"
        elif kind != "boilerplate":
            seen[words] = (number, part)
        passages.append(
            Passage(
                number,
                part,
                kind,
                starts[index],
                starts[index + 1],
                posted_on,
                posted_at,
                original if kind == "duplicate" else None,
            )
        )
    return _point_copies(passages, [piece for _, piece in pieces], first_part)


def _point_copies(
    passages: list[Passage], pieces: list[_Piece], first_part: dict[int, tuple[int, int]]
) -> list[Passage]:
    """Let each stretch of a flat copy point to the punctuated line, which may stand below it."""
    return [
        passage._replace(kind="duplicate", duplicate_of=first_part[piece.copy_of_line])
        if piece.copy_of_line
        else passage
        for passage, piece in zip(passages, pieces, strict=True)
    ]


def _lines(text: str) -> list[tuple[int, int, int]]:
    """Return number, start and end of each line that is not blank."""
    lines, position = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            lines.append((number, position + lead, position + len(line.rstrip())))
        position += len(line) + 1
    return lines


def _by_opening(bare: list[tuple[int, str]]) -> _Openings:
    """The longer lines of the text, letters and digits alone, by the letters that they start with."""
    openings: _Openings = {}
    for number, needle in bare:
        openings.setdefault(needle[:_OPENING], []).append((number, needle))
    return openings


def _cut(text: str, number: int, start: int, end: int, openings: _Openings) -> list[_Piece]:
    """Cut one line into its pieces; `openings` are the longer lines of the text."""
    line = text[start:end]
    if _SLIDE_COUNTER.search(line):
        return [_Piece(start + a, start + b, kind, None) for a, b, kind in _slides(line)]
    copies = _flat_copies(number, line, openings)
    if not copies:
        return [_Piece(start, end, None, None)]
    pieces: list[_Piece] = []
    position = 0
    for a, b, original in [*copies, (len(line), len(line), 0)]:
        pieces += [
            _Piece(start + x, start + y, "heading", None) for x, y in _labels(line, position, a) if line[x:y].strip()
        ]
        if original:
            pieces.append(_Piece(start + a, start + b, "duplicate", original))
        position = b
    return pieces


def _labels(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut the rest of a flat copy where labels were joined ("crisisUpdated")."""
    cuts = [start, *(m.start() for m in _JOINED.finditer(line, start, end)), end]
    return list(pairwise(cuts))


def _slides(line: str) -> list[tuple[int, int, str]]:
    """Cut a slide show into captions and what stands between them (counter and title)."""
    counters = list(_SLIDE_COUNTER.finditer(line))
    title = _common_opening([line[:_TITLE], *(line[m.end() : m.end() + _TITLE] for m in counters[:-1])])
    pieces: list[tuple[int, int, str]] = []
    position = 0
    for counter in counters:
        body = position + len(title) if line.startswith(title, position) else position
        if body > position:
            previous = pieces.pop()[0] if pieces else position
            pieces.append((previous, body, "boilerplate"))
        pieces.append((body, counter.start(), "caption"))
        pieces.append((counter.start(), counter.end(), "boilerplate"))
        position = counter.end()
    if line[position:].strip():
        pieces.append((position, len(line), "body"))
    return pieces


def _common_opening(texts: list[str]) -> str:
    """Return the words with which all `texts` begin."""
    opening = texts[0]
    for other in texts[1:]:
        length = next((i for i, (a, b) in enumerate(zip(opening, other, strict=False)) if a != b), len(other))
        opening = opening[:length]
    return opening[: opening.rfind(" ") + 1]


def _flat_copies(number: int, line: str, openings: _Openings) -> list[tuple[int, int, int]]:
    """Find the stretches of `line` that repeat other lines without their punctuation.

    A stretch starts where a word does, or at the capital of one that lost the space before it, so that
    looking is linear in the length of the line.
    Returns start and end in the line and the number of the punctuated line, in order.
    """
    flat = _NOT_ALNUM.sub("", line)
    if len(flat) <= 2 * _OPENING or not openings:
        return []
    first: dict[int, tuple[int, int]] = {}  # of each other line where it stands among the letters
    k = 0
    for run in _ALNUM.finditer(line):
        for at in sorted({k, *(k + m.start() for m in _CAPITAL.finditer(run[0]))}):
            for other, needle in openings.get(flat[at : at + _OPENING], ()):
                if other != number and other not in first and len(needle) < len(flat) and flat.startswith(needle, at):
                    first[other] = (at, at + len(needle))
        k += len(run[0])
    if len(first) < 2:
        return []
    letters = [i for i, c in enumerate(line) if c.isascii() and c.isalnum()]
    found = sorted((letters[start], letters[end - 1] + 1, other) for other, (start, end) in first.items())
    apart = all(a[1] <= b[0] for a, b in pairwise(found))
    return found if len(found) > 1 and apart else []


def _kind(words: str) -> str:
    """Propose what a line is."""
    if _POSTED.match(words) or _datestamp(words):
        return "timestamp"
    if _NOTICE.match(words):
        return "boilerplate"
    if _CREDIT.search(words):
        return "caption"
    ends_open = words[-1] not in '.!?:…”"])' and not re.search(r"[.!?,…] ?['’»]\Z", words)
    return "heading" if ends_open and count_words(words) <= _HEADING_WORDS else "body"


def posting(
    words: str, published_on: date | None, at: datetime | None, on: date | None
) -> tuple[datetime | None, date | None]:
    """Read a line that may be a posting stamp; returns time and day of the passages from here on."""
    if day := _datestamp(words):
        return at, day
    posted = _POSTED.match(words)
    if posted and published_on:
        clock = time(int(posted[1]), int(posted[2]), tzinfo=UTC)
        return datetime.combine(published_on, clock), published_on
    return at, on


def _datestamp(words: str) -> date | None:
    """The day that a line of eight digits states; None for any other number."""
    digits = _DATESTAMP.match(words)
    try:
        return date(int(digits[1]), int(digits[2]), int(digits[3])) if digits else None
    except ValueError:
        return None
