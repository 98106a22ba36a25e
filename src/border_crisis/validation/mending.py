"""Find every fault of a CSV file's bytes and records, and make a copy that can be read.

A record that is too short or too long is filled up or cut, and marked as damaged, so that its key
counts for other tables while its own cells are not reported a second time.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np

from .messages import fault
from .problem import Collector, Problem
from .structure import Block, Positions, blocks
from .survey import MAX_RECORD

#: So many damaged records, and the rest of the file is not worth reading.
MAX_DAMAGED = 100_000


class Mended(NamedTuple):
    """A readable copy of a faulty file: the line of each record, the numbers of the damaged ones."""

    lines: Positions
    damaged: list[int]
    readable: bool


class _Mark(NamedTuple):
    """A fault of bytes: its line in the file, and its place in the mended line (-1: it is in no cell)."""

    rule: str
    line: int
    offset: int
    message: str


def mend(path: Path, shown: str, columns: Sequence[str], copy: IO[bytes], collector: Collector) -> Mended:
    """Report every fault of a file's bytes and records, and write a copy that an engine can read.

    `columns` are the header's. Problems beyond the collector's limit are counted and not kept.
    Raises OSError.
    """
    faults = _Faults(shown, collector)
    width = len(columns)
    lines: list[Positions] = []
    damaged: list[int] = []
    done = -1  # the header is record 0
    with path.open("rb") as stream:
        source = _Bytes(stream)
        for block in blocks(source):
            blank = (block.ends == block.starts) if width > 1 else np.zeros(len(block.starts), bool)
            for line in block.lines[blank].tolist():
                faults.add("file.blank-row", line, "a blank line")
            numbers = done + np.cumsum(~blank)
            torn = np.zeros(len(block.starts), bool)
            for mark, at in source.marks_of(block):
                torn[at] |= mark.rule == "file.encoding"
                faults.add(mark.rule, int(block.lines[at]), mark.message, column=_column(block, at, mark, columns))
            long = block.ends - block.starts > MAX_RECORD
            wrong = np.flatnonzero((((block.cells != width) | long) & ~blank & (numbers > 0)) | torn)
            _copy(block, blank, wrong, width, copy)
            for at in wrong.tolist():
                line, cells = int(block.lines[at]), int(block.cells[at])
                if long[at]:
                    told = f"the record has more than {MAX_RECORD >> 20} MB"
                    faults.add("file.record-size", line, told)
                elif block.broken:
                    told = "broken quotation marks; the record starts here"
                    record = block.data[int(block.starts[at]) : int(block.ends[at])]
                    cell = _broken_cell(record)
                    faults.add("file.quoting", line, told, column=columns[cell] if cell < width else "")
                elif cells != width:
                    told = f"{cells} cell{'s' * (cells != 1)} where the header has {width}"
                    faults.add("file.ragged-row", line, told, str(width))
                damaged.append(int(numbers[at]))
            lines.append(block.lines[~blank])
            done += int((~blank).sum())
            if len(damaged) > MAX_DAMAGED:
                break
    for mark in source.marks():  # after the last record
        faults.add(mark.rule, mark.line, mark.message)
    faults.flush()
    every = np.concatenate(lines) if lines else np.array([], np.int64)
    return Mended(every[1:], damaged, len(damaged) <= MAX_DAMAGED and source.lone == 0)


def _column(block: Block, at: int, mark: _Mark, columns: Sequence[str]) -> str:
    """Return the column in which a mark lies, or nothing where the record does not have the header's cells."""
    if mark.offset < 0 or block.broken or block.cells[at] != len(columns):
        return ""
    start = int(block.starts[at])
    place = start
    for _ in range(mark.line - int(block.lines[at])):
        place = block.data.find(b"\n", place) + 1
    before = block.data[start : place + mark.offset].split(b'"')
    # What stands between an even and an odd quotation mark is outside of quotes.
    return columns[min(sum(part.count(b",") for part in before[::2]), len(columns) - 1)]


def _broken_cell(record: bytes) -> int:
    """Return the number of the cell in which the quoting of a record breaks."""
    cell = at = 0
    while at < len(record):
        if record[at : at + 1] != b'"':
            end = record.find(b",", at)
            end = len(record) if end < 0 else end
            if b'"' in record[at:end]:
                return cell
        else:
            end = at + 1
            while (end := record.find(b'"', end)) >= 0 and record[end + 1 : end + 2] == b'"':
                end += 2
            end += 1
            if end == 0 or record[end : end + 1] not in (b",", b""):
                return cell
        cell, at = cell + 1, end + 1
    return cell


def _copy(block: Block, blank: Any, wrong: Any, width: int, copy: IO[bytes]) -> None:
    """Copy a block's records but for the blank ones; those in `wrong` get `width` cells."""
    drop = np.flatnonzero(blank)
    edit = set(wrong.tolist())
    at = int(block.starts[0]) if len(block.starts) else 0
    for number in sorted([*drop.tolist(), *edit]):
        start, end = int(block.starts[number]), int(block.ends[number])
        copy.write(block.data[at:start])
        if number in edit:
            text = block.data[start:end].decode("utf-8", "replace")
            copy.write(_record((_cells(text.replace('"', "") if block.broken else text) + [""] * width)[:width]))
        at = end + 1
    last = int(block.ends[-1]) if len(block.ends) else 0
    rest = block.data[at : last + 1]
    copy.write(rest if rest.endswith(b"\n") or not rest else rest + b"\n")


def _cells(text: str) -> list[str]:
    """Return the cells of a damaged record: of one that is too long for a reader, the first."""
    try:
        return next(csv.reader([text]), [])
    except csv.Error:
        return [text.split(",", 1)[0][:1000]]


def _record(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue().encode("utf-8")


class _Faults:
    """Hands problems of one file to the collector in batches, counting those beyond its limit."""

    def __init__(self, shown: str, collector: Collector) -> None:
        self._shown, self._collector = shown, collector
        self._kept: list[Problem] = []
        self._totals: dict[str, int] = {}

    def add(self, rule: str, line: int, message: str, expected: str = "", column: str = "") -> None:
        self._totals[rule] = self._totals.get(rule, 0) + 1
        limit = self._collector.limit
        if limit is None or len(self._kept) < limit:
            self._kept.append(fault(rule, self._shown, line, message, column, expected=expected))

    def flush(self) -> None:
        self._collector.extend(self._kept, self._totals)
        self._kept, self._totals = [], {}


class _Bytes:
    """A stream of the file's bytes, mended: UTF-8, LF, no mark at the head, no NUL. Keeps marks of what it mends."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._line, self._first, self._held = 1, True, b""
        self._marks: list[_Mark] = []
        self._dos = False  # the header ends with CR LF, so all lines may
        self.lone = 0

    def marks(self) -> list[_Mark]:
        """Return the marks that no record has taken yet."""
        return self._marks

    def marks_of(self, block: Block) -> Iterator[tuple[_Mark, int]]:
        """Take the marks in a block's lines, each with the number of its record; one for each rule and record."""
        if not self._marks or not len(block.lines):
            return
        last = int(block.lines[-1]) + block.data.count(b"\n", int(block.starts[-1]), int(block.ends[-1]))
        here = sorted((mark for mark in self._marks if mark.line <= last), key=lambda mark: mark.line)
        self._marks = [mark for mark in self._marks if mark.line > last]
        seen = set()
        for mark in here:
            at = max(int(np.searchsorted(block.lines, mark.line, side="right")) - 1, 0)
            if (mark.rule, at) not in seen:
                seen.add((mark.rule, at))
                yield mark, at

    def read(self, size: int) -> bytes:
        """Return about `size` bytes, mended; empty at the end."""
        fresh = self._stream.read(size)
        raw, self._held = self._held + fresh, b""
        if not raw:
            return b""
        if fresh:  # whole lines, so that no character and no CR LF is cut
            whole = raw.rfind(b"\n") + 1 or len(raw.rstrip(bytes(range(128, 256)) + b"\r")) or len(raw)
            raw, self._held = raw[:whole], raw[whole:]
        if self._first:
            self._first = False
            if raw.startswith(codecs.BOM_UTF8):
                self._marks.append(_Mark("file.byte-order-mark", 1, -1, "starts with a byte-order mark"))
                raw = raw.removeprefix(codecs.BOM_UTF8)
            self._dos = raw.split(b"\n", 1)[0].endswith(b"\r") and b"\n" in raw
            if self._dos:
                self._marks.append(_Mark("file.line-ending", 1, -1, "ends with CR LF"))
        line = self._line
        self._line += raw.count(b"\n")
        for number, text in enumerate(raw.split(b"\n")) if self._faulty(raw) else ():
            self._look(text, line + number)
        if b"\r" in raw.replace(b"\r\n", b"") and b"\n" not in raw:
            self.lone += 1
        return _plain(raw) or self.read(size)

    def _faulty(self, raw: bytes) -> bool:
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            return True
        return b"\0" in raw or b"\r" in (raw.replace(b"\r\n", b"\n") if self._dos else raw)

    def _look(self, text: bytes, line: int) -> None:
        """Mark what is wrong with one line, the newline left out."""

        def mark(rule: str, at: int, message: str) -> None:
            self._marks.append(_Mark(rule, line, len(_plain(text[:at])), message))

        if b"\0" in text:
            mark("file.nul-byte", text.index(b"\0"), "holds a NUL byte")
        try:
            text.decode("utf-8")
        except UnicodeDecodeError as error:
            told = f"byte {error.start + 1} of the line (0x{text[error.start]:02X}) is not UTF-8"
            mark("file.encoding", error.start, told)
        if b"\r" in text[:-1]:
            mark("file.line-ending", text.index(b"\r"), "holds a carriage return")
        elif text.endswith(b"\r") and not self._dos:
            self._marks.append(_Mark("file.line-ending", line, -1, "ends with CR LF"))


def _plain(raw: bytes) -> bytes:
    """Return bytes without what an engine cannot read."""
    mended = raw.replace(b"\0", b"").decode("utf-8", "replace").encode("utf-8")
    return mended.replace(b"\r\n", b"\n").replace(b"\r", b" ")
