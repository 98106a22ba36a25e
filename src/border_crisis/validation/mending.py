"""Find every fault of a CSV file's bytes and records, and make a copy that can be read.

A record that is too short or too long is filled up or cut, and marked as damaged, so that its key
counts for other tables while its own cells are not reported a second time.
"""

import codecs
import csv
import io
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np

from .messages import fault
from .problem import Collector, Problem
from .structure import Block, Positions, blocks

#: So many damaged records, and the rest of the file is not worth reading.
MAX_DAMAGED = 100_000


class Mended(NamedTuple):
    """A readable copy of a faulty file: the line of each record, the numbers of the damaged ones."""

    lines: Positions
    damaged: list[int]
    readable: bool


def mend(path: Path, shown: str, width: int, copy: IO[bytes], collector: Collector) -> Mended:
    """Report every fault of a file's bytes and records, and write a copy that an engine can read.

    `width` is the number of the header's columns. Problems beyond the collector's limit are
    counted and not kept. Raises OSError.
    """
    faults = _Faults(shown, collector)
    lines: list[Positions] = []
    damaged: list[int] = []
    done = -1  # the header is record 0
    with path.open("rb") as stream:
        source = _Bytes(stream, faults)
        for block in blocks(source):
            blank = (block.ends == block.starts) if width > 1 else np.zeros(len(block.starts), bool)
            for line in block.lines[blank].tolist():
                faults.add("file.blank-row", line, "a blank line")
            numbers = done + np.cumsum(~blank)
            wrong = np.flatnonzero(
                ((block.cells != width) & ~blank & (numbers > 0)) | np.isin(block.lines, source.take(block))
            )
            _copy(block, blank, wrong, width, copy)
            for at in wrong.tolist():
                line, cells = int(block.lines[at]), int(block.cells[at])
                if block.broken:
                    faults.add("file.quoting", line, "broken quotation marks; the record starts here")
                elif cells != width:
                    faults.add(
                        "file.ragged-row",
                        line,
                        f"{cells} cell{'s' * (cells != 1)} where the header has {width}",
                        str(width),
                    )
                damaged.append(int(numbers[at]))
            lines.append(block.lines[~blank])
            done += int((~blank).sum())
            if len(damaged) > MAX_DAMAGED:
                break
    faults.flush()
    every = np.concatenate(lines) if lines else np.array([], np.int64)
    return Mended(every[1:], damaged, len(damaged) <= MAX_DAMAGED and source.lone == 0)


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
            cells = next(csv.reader([text.replace('"', "") if block.broken else text]), [])
            copy.write(_record((cells + [""] * width)[:width]))
        at = end + 1
    last = int(block.ends[-1]) if len(block.ends) else 0
    rest = block.data[at : last + 1]
    copy.write(rest if rest.endswith(b"\n") or not rest else rest + b"\n")


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

    def add(self, rule: str, line: int, message: str, expected: str = "") -> None:
        self._totals[rule] = self._totals.get(rule, 0) + 1
        limit = self._collector.limit
        if limit is None or len(self._kept) < limit:
            self._kept.append(fault(rule, self._shown, line, message, expected=expected))

    def flush(self) -> None:
        self._collector.extend(self._kept, self._totals)
        self._kept, self._totals = [], {}


class _Bytes:
    """A stream of the file's bytes, mended: UTF-8, LF, no mark at the head, no NUL. Reports what it mends."""

    def __init__(self, stream: IO[bytes], faults: _Faults) -> None:
        self._stream, self._faults = stream, faults
        self._line, self._first, self._held = 1, True, b""
        self._bad: list[int] = []
        self._returns = 0
        self.lone = 0

    def take(self, block: Block) -> list[int]:
        """Return the lines before the block's end whose bytes were no UTF-8 (those of one record: its first)."""
        if not self._bad or not len(block.lines):
            return []
        last = int(block.lines[-1]) + block.data.count(b"\n", int(block.starts[-1]), int(block.ends[-1]))
        here = [line for line in self._bad if line <= last]
        self._bad = [line for line in self._bad if line > last]
        return [int(block.lines[max(int(np.searchsorted(block.lines, line, side="right")) - 1, 0)]) for line in here]

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
                self._faults.add("file.byte-order-mark", 1, "starts with a byte-order mark")
                raw = raw.removeprefix(codecs.BOM_UTF8)
        line = self._line
        self._line += raw.count(b"\n")
        if b"\0" in raw:
            for number, text in enumerate(raw.split(b"\n")):
                if b"\0" in text:
                    self._faults.add("file.nul-byte", line + number, "holds a NUL byte")
            raw = raw.replace(b"\0", b"")
        raw = self._encoding(raw, line)
        if b"\r" in raw:
            raw = self._returned(raw, line)
        return raw or self.read(size)

    def _encoding(self, raw: bytes, line: int) -> bytes:
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            for number, text in enumerate(raw.split(b"\n")):
                try:
                    text.decode("utf-8")
                except UnicodeDecodeError as error:
                    told = f"byte {error.start + 1} of the line (0x{text[error.start]:02X}) is not UTF-8"
                    self._faults.add("file.encoding", line + number, told)
                    self._bad.append(line + number)
            return raw.decode("utf-8", "replace").encode("utf-8")
        return raw

    def _returned(self, raw: bytes, line: int) -> bytes:
        """Report the first line that ends with CR LF, and every carriage return that stands elsewhere."""
        if b"\r\n" in raw and not self._returns:
            at = line + raw.count(b"\n", 0, raw.index(b"\r\n"))
            self._faults.add("file.line-ending", at, "ends with CR LF")
        self._returns += raw.count(b"\r\n")
        raw = raw.replace(b"\r\n", b"\n")
        if b"\r" in raw:
            for number, text in enumerate(raw.split(b"\n")):
                if b"\r" in text:
                    self._faults.add("file.line-ending", line + number, "holds a carriage return")
            raw = raw.replace(b"\r", b" ")
            self.lone += 0 if b"\n" in raw else 1
        return raw
