"""Where the records of a CSV file start, how many cells they have, and where its quoting breaks.

Everything is counted on blocks of bytes with numpy, so a file of any size needs the memory of a
few blocks. Needed only where the quick look (`survey`), or the engine that reads the cells, finds
something that asks for it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .survey import MAX_RECORD

_BLOCK = 1 << 20
_SMALL = 1 << 16
_QUOTE, _COMMA, _LF = 34, 44, 10

Positions = npt.NDArray[np.int64]


class Shape(NamedTuple):
    """What a file is made of: its records, header included; newlines inside cells, commas outside; `clean` quoting."""

    records: int
    inner_newlines: int
    commas: int
    clean: bool


class Block(NamedTuple):
    """Some whole records: their bytes, and by record start, end (without its newline), line, cells.

    A record whose quoting is broken stands alone in its block, `broken` is True then and its
    cells are unknown (-1).
    """

    data: bytes
    starts: Positions
    ends: Positions
    lines: Positions
    cells: Positions
    broken: bool


def shape(path: Path) -> Shape:
    """Count records and inner newlines, and look at every quotation mark. Raises OSError."""
    newlines = inner = commas = 0
    clean, inside, last = True, 0, _LF
    with path.open("rb", buffering=0) as stream:
        while chunk := _chunk(stream):
            block = np.frombuffer(chunk, np.uint8)
            ends = np.flatnonzero(block == _LF)
            newlines += len(ends)
            quotes = np.flatnonzero(block == _QUOTE)
            clean = clean and _misplaced(block, quotes, inside, last) < 0
            inner += int(_inside(quotes, ends, inside).sum())
            parting = np.flatnonzero(block == _COMMA)
            commas += len(parting) - int(_inside(quotes, parting, inside).sum())
            inside = (inside + len(quotes)) & 1
            last = chunk[-1]
    return Shape(newlines - inner + (last != _LF), inner, commas, clean and not inside)


def _chunk(stream: Any) -> bytes:
    """Read a block that does not end with a quotation mark, so that what follows one is in view."""
    chunk: bytes = stream.read(_BLOCK)
    while chunk.endswith(b'"'):
        more = stream.read(_SMALL)
        if not more:
            break
        chunk += more
    return chunk


def _misplaced(block: npt.NDArray[np.uint8], quotes: Positions, inside: int, before: int) -> int:
    """Return the number of the first quotation mark that may not stand where it stands, or -1.

    An opening one follows a comma, a line end or the closing one of a pair; a closing one precedes
    a comma, a line end, the end of the file or a second one.
    """
    opens, closes = quotes[inside::2], quotes[1 - inside :: 2]
    previous = block[opens - 1]
    if len(opens) and opens[0] == 0:
        previous[0] = before
    wrong = ~((previous == _COMMA) | (previous == _LF) | (previous == _QUOTE))
    first = int(np.argmax(wrong)) * 2 + inside if wrong.any() else -1
    if len(closes) and closes[-1] == len(block) - 1:
        closes = closes[:-1]
    following = block[closes + 1]
    wrong = ~((following == _COMMA) | (following == _LF) | (following == _QUOTE))
    if wrong.any():
        closing = int(np.argmax(wrong)) * 2 + 1 - inside
        first = closing if first < 0 else min(first, closing)
    return first


def _inside(quotes: Positions, places: Positions, inside: int) -> npt.NDArray[np.bool_]:
    """Tell which places lie inside quotation marks."""
    return ((np.searchsorted(quotes, places) + inside) & 1).astype(bool)


def blocks(stream: Any) -> Iterator[Block]:
    """Yield the records of an open binary file in order, its bytes having LF line ends and no NUL.

    A record with broken quoting ends with its line; reading goes on after it.
    """
    data, line, size, at_end = b"", 1, _BLOCK, False
    while True:
        if len(data) < size and not at_end:
            more = stream.read(max(size - len(data), _SMALL))
            at_end = not more
            data += more
            if not at_end and len(data) < size:
                continue
        if not data:
            return
        block, used, lines = _whole_records(data[:size], line, at_end and len(data) <= size)
        if block is not None:
            yield block
        elif len(data) <= MAX_RECORD and not (at_end and len(data) <= size):
            size *= 2  # the record is longer than what is in view
            continue
        else:
            block, used, lines = _broken(data, 0, line)
            yield block
        size = _SMALL if block.broken else min(max(size * 2, _SMALL), _BLOCK)
        data, line = data[used:], line + lines


def _whole_records(data: bytes, line: int, at_end: bool) -> tuple[Block | None, int, int]:
    """Return the whole records at the head of `data`, or the one with broken quoting; bytes and lines used."""
    view = np.frombuffer(data, np.uint8)
    if data.endswith(b'"') and not at_end:
        view = view[: len(data.rstrip(b'"'))]
    quotes = np.flatnonzero(view == _QUOTE)
    newlines = np.flatnonzero(view == _LF)
    wrong = _misplaced(view, quotes, 0, _LF)
    limit = int(quotes[wrong]) if wrong >= 0 else len(view)
    ends = newlines[~_inside(quotes, newlines, 0) & (newlines < limit)]
    if wrong < 0 and at_end and len(quotes) % 2 == 0 and (not len(ends) or ends[-1] != len(view) - 1):
        ends = np.append(ends, len(view))  # the last line has no newline
    if not len(ends):
        # What cannot be parsed from its first record on is one broken record, when the mark that breaks it is in view.
        return _broken(data, 0, line) if wrong >= 0 or (at_end and len(quotes) % 2) else (None, 0, 0)
    starts = np.concatenate(([0], ends[:-1] + 1))
    commas = np.flatnonzero(view == _COMMA)
    commas = commas[~_inside(quotes, commas, 0)]
    cells = np.searchsorted(commas, ends) - np.searchsorted(commas, starts) + 1
    used = int(ends[-1]) + 1
    lines = line + np.searchsorted(newlines, starts)
    return Block(data, starts, ends, lines, cells, False), used, int(np.searchsorted(newlines, used))


def _broken(data: bytes, start: int, line: int) -> tuple[Block, int, int]:
    end = data.find(b"\n", start)
    end = len(data) if end < 0 else end
    one = np.array([start], np.int64)
    return Block(data, one, one * 0 + end, one * 0 + line, one * 0 - 1, True), end + 1, 1


def lines_of(path: Path, rows: list[int]) -> dict[int, int]:
    """Return the lines on which some records start, by row number (1 = the first after the header).

    For a file whose `shape` is clean.
    """
    wanted = np.unique(np.array(rows, np.int64))
    found: dict[int, int] = {}
    done = 0  # records seen before this block, the header being record 0
    with path.open("rb") as stream:
        for block in blocks(stream):
            here = wanted[(wanted >= done) & (wanted < done + len(block.lines))]
            found.update(zip(here.tolist(), block.lines[here - done].tolist(), strict=True))
            done += len(block.lines)
            if len(found) == len(wanted):
                break
    return found
