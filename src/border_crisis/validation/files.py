"""What must hold of a CSV file before its cells can be checked: bytes, header, shape."""

import csv
import hashlib
import io
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from .problem import Problem

_BOM = b"\xef\xbb\xbf"


class Shape(NamedTuple):
    """What was found: the problems and, per record, the line on which it starts."""

    problems: list[Problem]
    starts: "array[int]"


def check_file(path: Path, shown: str, columns: Sequence[str], entry: Mapping[str, Any] | None = None) -> Shape:
    """Check bytes, header and shape of one CSV file.

    `shown` is the name for messages, `columns` are the schema's in order, `entry` is the
    descriptor's resource, whose bytes, hash and row count must hold. With problems the file's
    cells are not to be read.
    """
    starts = array("L")
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Shape([Problem("file.missing", shown, 0, "", "", "the file is missing")], starts)
    except OSError as error:
        return Shape([Problem("file.missing", shown, 0, "", "", f"cannot be read ({error.strerror})")], starts)
    problems = _bytes(content, shown) or _rows(content, shown, columns, starts)
    if entry is not None:
        problems += _promised(content, shown, len(starts), entry, bool(problems))
    return Shape(problems, starts)


def _bytes(content: bytes, shown: str) -> list[Problem]:
    if content.startswith(_BOM):
        return [
            Problem(
                "file.byte-order-mark",
                shown,
                1,
                "",
                "",
                "starts with a byte-order mark; save it as UTF-8 without one",
            )
        ]
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [
            Problem(
                "file.encoding",
                shown,
                line,
                "",
                "",
                f"byte {error.start} is not UTF-8; save the file as UTF-8",
            )
        ]
    for byte, name, mend in (
        (b"\0", "a NUL byte", "remove it"),
        (b"\r", "a carriage return", "end lines with LF alone"),
    ):
        at = content.find(byte)
        if at >= 0:
            line = content.count(b"\n", 0, at) + 1
            return [Problem("file.control-byte", shown, line, "", "", f"holds {name}; {mend}")]
    return []


def _rows(content: bytes, shown: str, columns: Sequence[str], starts: "array[int]") -> list[Problem]:
    csv.field_size_limit(max(len(content), 131072))
    reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    problems: list[Problem] = []
    line = 1
    try:
        header = next(reader, [])
        problems += _header(header, shown, columns)
        if problems:
            return problems
        line = reader.line_num + 1
        for row in reader:
            if len(row) != len(columns):
                found = "a blank line" if not row else f"{len(row)} cells where the header has {len(columns)}"
                problems.append(
                    Problem("file.ragged-row", shown, line, "", "", f"{found}; quote cells that hold commas")
                )
            starts.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(
            Problem(
                "file.quoting",
                shown,
                line,
                "",
                "",
                f"broken quotation marks ({error}); the record starts here",
            )
        )
    return problems


def _header(header: list[str], shown: str, columns: Sequence[str]) -> list[Problem]:
    if header == list(columns):
        return []

    def problem(rule: str, column: str, message: str) -> Problem:
        return Problem(rule, shown, 1, column, "", message)

    if not header:
        return [problem("header.missing", "", "the file is empty; its first line must name the columns")]
    if len(header) == 1 and len(columns) > 1:
        mark = next((m for m in (";", "\t", "|") if m in header[0]), None)
        if mark:
            return [problem("file.delimiter", "", f"the columns are parted by {mark!r}; part them by commas")]
    problems = [
        problem("header.duplicate", c, "the column stands twice") for c in dict.fromkeys(header) if header.count(c) > 1
    ]
    problems += [problem("header.missing", c, "the column is missing") for c in columns if c not in header]
    problems += [
        problem("header.unknown", c, "no such column in the schema") for c in dict.fromkeys(header) if c not in columns
    ]
    if not problems:
        place = next(i for i, (a, b) in enumerate(zip(header, columns, strict=True)) if a != b)
        problems = [
            problem(
                "header.order",
                header[place],
                f"stands where {columns[place]} belongs; keep the schema's order",
            )
        ]
    return problems


def _promised(content: bytes, shown: str, n_rows: int, entry: Mapping[str, Any], broken: bool) -> list[Problem]:
    """Compare with what the descriptor promises: the size, else the digest, and the rows."""
    mend = "restore the file, or rebuild the package"
    problems = []
    if "bytes" in entry and entry["bytes"] != len(content):
        problems.append(
            Problem(
                "file.bytes",
                shown,
                0,
                "",
                "",
                f"has {len(content)} bytes, datapackage.json says {entry['bytes']}; {mend}",
            )
        )
    elif "hash" in entry and entry["hash"] != "sha256:" + hashlib.sha256(content).hexdigest():
        problems.append(
            Problem("file.hash", shown, 0, "", "", f"its SHA-256 is not the one in datapackage.json; {mend}")
        )
    if not broken and "rows" in entry and entry["rows"] != n_rows:
        problems.append(
            Problem(
                "file.rows",
                shown,
                0,
                "",
                "",
                f"has {n_rows} rows, datapackage.json says {entry['rows']}; {mend}",
            )
        )
    return problems
