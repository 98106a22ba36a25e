"""Cut a text of any length into stretches that can be read one by one, and on several cores.

A line that holds nothing but a form feed (U+000C) parts two documents: nothing is carried from one to the next.
A document of at most `WHOLE` characters is read as a whole. A longer one is cut after at most `OWN` characters, at
the last blank line of the second half of them, else at the last line end, sentence end or blank. Where it is cut at
a line end, a stretch also sees the opening of its document and some text before and behind it, so that names, pronouns
and quotations over several paragraphs find what they refer to; what starts in its own characters alone counts.
So no more of a text is held than a few stretches, and what one costs does not grow with the length of the text.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

WHOLE = 200_000  # characters
OWN = 100_000
OPENING, BEFORE, BEHIND = 3_000, 8_000, 3_000
#: Characters of a passage that are searched at once.
LONG = 8_000

_PARTING = re.compile(r"(?<![^\n])\f(?:\r?\n|\r?\Z)")
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s+")
_BLANK = re.compile(r"\s+")
_CUTS = (
    (re.compile(r"\n[ \t\r]*\n\s*"), True),
    (re.compile(r"\n\s*"), True),
    (_SENTENCE, False),
    (_BLANK, False),
)


class Stretch(NamedTuple):
    """A part of a text: text[first:last] is its own, the rest its context; text[first] stands at `start`."""

    start: int
    text: str
    first: int
    last: int
    opens: bool  # whether a document starts with it
    ends: bool  # whether one ends with it

    @property
    def own(self) -> str:
        return self.text[self.first : self.last]


class _Known(NamedTuple):
    """What a stretch in the middle of a document sees of the characters before its own."""

    opening: str = ""
    before: str = ""
    opens: bool = True


def decoded(pieces: Iterable[bytes]) -> Iterator[str]:
    """The characters of UTF-8 bytes, line ends untouched.

    Raises UnicodeDecodeError, whose `start` counts from the first byte of all.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    read = 0
    for piece in chain(pieces, [None]):
        held = len(decoder.getstate()[0])
        try:
            yield decoder.decode(piece or b"", final=piece is None)
        except UnicodeDecodeError as error:
            at = read - held + error.start
            raise UnicodeDecodeError("utf-8", b"", at, at + 1, error.reason) from None
        read += len(piece or b"")


def stretches(pieces: Iterable[str]) -> Iterator[Stretch]:
    """Cut the text that `pieces` make up into stretches, the same however the pieces divide it."""
    held, at = "", 0  # the characters at hand; where the first of them stands in the text
    done = 0  # so many of them are cut: at most one, which tells whether a line starts behind it
    known = _Known()
    for piece in chain(pieces, [None]):
        held += piece or ""
        while True:
            parting = _PARTING.search(held, done)
            if parting and piece is not None and not parting[0].endswith("\n"):
                parting = None  # more of the line may follow
            whole = parting is not None or piece is None
            end = parting.start() if parting else len(held)
            while end - done > WHOLE + (0 if whole else len("\f\r")):
                cut, at_line = _cut(held, done)
                behind = _to_line_end(held[cut : cut + BEHIND]) if at_line else ""
                yield _made(at + done, known, held[done:cut], behind, ends=False)
                known = _next(known, held[done:cut]) if at_line else _Known(opens=False)
                done = cut
            if not whole:
                break
            if end > done:
                yield _made(at + done, known, held[done:end], "", ends=True)
            known, done = _Known(), parting.end() if parting else end
            if parting is None:
                break
        if done > 1:
            held, at, done = held[done - 1 :], at + done - 1, 1


def _made(start: int, known: _Known, own: str, behind: str, ends: bool) -> Stretch:
    first = len(known.opening) + len(known.before)
    text = f"{known.opening}{known.before}{own}{behind}"
    return Stretch(start, text, first, first + len(own), known.opens, ends)


def _cut(text: str, start: int) -> tuple[int, bool]:
    """Where a stretch that starts at `start` ends, and whether a line does."""
    block = text[start : start + OWN]
    for pattern, at_line in _CUTS:
        if end := _last_end(pattern, block, OWN // 2):
            return start + end, at_line
    return start + OWN, False


def _last_end(pattern: re.Pattern[str], block: str, start: int) -> int | None:
    """Where the last match behind `start` ends that does not reach the end of the block."""
    return max((m.end() for m in pattern.finditer(block, start) if m.end() < len(block)), default=None)


def _next(known: _Known, own: str) -> _Known:
    before = own[-BEFORE:]
    before = before[before.find("\n") + 1 :] if "\n" in before[:-1] else ""
    return _Known(known.opening or _to_line_end(own[:OPENING]), before, opens=False)


def _to_line_end(text: str) -> str:
    return text[: text.rfind("\n") + 1]


def bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a passage text[start:end] into pieces of at most `LONG` characters, where sentences or words end."""
    while end - start > LONG:
        block = text[start : start + LONG]
        ends = (_last_end(pattern, block, LONG // 2) for pattern in (_SENTENCE, _BLANK))
        cut = start + next((end for end in ends if end), LONG)
        yield start, cut
        start = cut
    yield start, end
