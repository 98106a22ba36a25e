"""What must hold of a CSV file before its cells can be read: bytes, header, records.

A file without faults goes to the engine as it is. One with faults is reported fault by fault and
copied once, mended as far as reading needs it: a record that is too short or too long is filled up
or cut, and marked as damaged, so that its key counts for other tables while its own cells are not
reported a second time.
"""

import codecs
import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np

from .messages import fault
from .problem import Collector, Problem
from .structure import Block, Positions, Survey, blocks

#: So many damaged records, and the rest of the file is not worth reading.
MAX_DAMAGED = 100_000
_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_LOOK_ALIKE = {"\u0430": "a", "\u0435": "e", "\u043e": "o", "\u0440": "p", "\u0441": "c", "\u0445": "x", "\u0456": "i"}


class Header(NamedTuple):
    """The columns as they stand in the file, under the schema's names where those are meant."""

    columns: list[str]
    problems: list[Problem]
    readable: bool


class Mended(NamedTuple):
    """A readable copy of a faulty file: the line of each record, the numbers of the damaged ones."""

    lines: Positions
    damaged: list[int]
    readable: bool


def read_header(path: Path, shown: str, columns: Sequence[str]) -> Header:
    """Compare the first record with the schema's columns. Raises OSError."""
    with path.open("rb") as stream:
        head = stream.read(1 << 20)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Header([], [fault("file.encoding", shown, 1, "is UTF-16")], False)
    text = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").replace("\0", "")
    try:
        found = next(csv.reader(io.StringIO(text, newline="")), [])
    except csv.Error as error:
        return Header([], [fault("file.quoting", shown, 1, f"broken quotation marks ({error})")], False)
    if not found:
        problem = fault("header.missing", shown, 1, "the file is empty; its first line must name the columns")
        return Header([], [problem], False)
    if len(found) == 1 and len(columns) > 1:
        mark = next((m for m in _DELIMITERS if m in found[0]), None)
        if mark:
            return Header(
                [], [fault("file.delimiter", shown, 1, f"the columns are parted by {_DELIMITERS[mark]}")], False
            )
    return compare(found, shown, columns)


def compare(found: list[str], shown: str, columns: Sequence[str]) -> Header:
    """Compare the columns of a file or frame with the schema's."""
    if found == list(columns):
        return Header(found, [], True)

    def problem(rule: str, column: str, message: str, expected: str = "") -> Problem:
        return fault(rule, shown, 1, message, column, expected=expected)

    bare = {_bare(c): c for c in columns}
    meant = [c if c in columns else bare.get(_bare(c), c) for c in found]
    problems = [
        problem("header.spelling", have, f"the schema spells it {want}", want)
        for have, want in zip(found, meant, strict=True)
        if have != want
    ]
    problems += [
        problem("header.duplicate", c, "the column stands twice") for c in dict.fromkeys(meant) if meant.count(c) > 1
    ]
    problems += [problem("header.missing", c, "the column is missing") for c in columns if c not in meant]
    problems += [
        problem("header.unknown", c, "no such column in the schema") for c in dict.fromkeys(meant) if c not in columns
    ]
    known = [c for c in meant if c in columns]
    readable = len(set(known)) == len(known) == len(columns)
    if readable and known != list(columns):
        place = next(i for i, (a, b) in enumerate(zip(known, columns, strict=True)) if a != b)
        problems.append(
            problem("header.order", known[place], f"stands where {columns[place]} belongs", ", ".join(columns))
        )
    return Header(meant, problems, readable)


def _bare(name: str) -> str:
    """Return a column's name without what only its spelling adds: case, blanks, look-alike letters."""
    letters = "".join(_LOOK_ALIKE.get(c, c) for c in name.strip("\ufeff\u200b \t\xa0").casefold())
    return letters.replace(" ", "_").replace("-", "_")


def promised(shown: str, found: Survey, n_rows: int | None, entry: Mapping[str, Any], file: Path) -> list[Problem]:
    """Compare with what the descriptor promises: the size, else the digest, and the rows (None: not counted)."""
    problems = []
    if "bytes" in entry and entry["bytes"] != found.size:
        told = f"has {found.size} bytes, datapackage.json says {entry['bytes']}"
        problems.append(fault("file.bytes", shown, 0, told, expected=str(entry["bytes"])))
    elif "hash" in entry and str(entry["hash"]) != _digest(str(entry["hash"]), found, file):
        told = "its digest is not the one in datapackage.json"
        problems.append(fault("file.hash", shown, 0, told, expected=str(entry["hash"])))
    if n_rows is not None and "rows" in entry and entry["rows"] != n_rows:
        told = f"has {n_rows} rows, datapackage.json says {entry['rows']}"
        problems.append(fault("file.rows", shown, 0, told, expected=str(entry["rows"])))
    return problems


def _digest(stated: str, found: Survey, file: Path) -> str:
    """Return the file's digest in the way in which the descriptor states its own (without a prefix: MD5)."""
    if stated.startswith("sha256:"):
        return found.sha256
    name, prefix, _ = stated.rpartition(":")
    if (name or "md5") not in ("md5", "sha1", "sha512"):
        return ""
    with file.open("rb") as stream:
        return name + prefix + hashlib.file_digest(stream, name or "md5").hexdigest()


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
