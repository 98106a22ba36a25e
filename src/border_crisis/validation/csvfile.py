"""What a CSV file must be before its cells can be read: its header, and what the descriptor promises of it."""

import codecs
import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from .messages import fault
from .problem import Problem
from .survey import Survey

_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars", " ": "blanks", "^": "carets", ":": "colons", "~": "tildes",
               "\x1f": "unit separators", "\x01": "control characters"}  # fmt: skip
#: How files begin that are no text at all.
_OTHER_FILES = {b"PK\x03\x04": "a zip file or a workbook", b"\x1f\x8b": "a gzip file", b"%PDF": "a PDF file",
                b"PAR1": "a Parquet file", b"\xd0\xcf\x11\xe0": "a workbook",
                b"SQLite format": "a SQLite file"}  # fmt: skip
_LOOK_ALIKE = {"\u0430": "a", "\u0435": "e", "\u043e": "o", "\u0440": "p", "\u0441": "c", "\u0445": "x", "\u0456": "i",
               "\u0455": "s", "\u0443": "y", "\u043d": "n", "\u0442": "t", "\u03bf": "o", "\u03b1": "a", "\u03b9": "i",
               "\u03bd": "v", "\u0131": "i"}  # fmt: skip


class Header(NamedTuple):
    """The columns as they stand in the file, under the schema's names where those are meant."""

    columns: list[str]
    problems: list[Problem]
    readable: bool


def read_header(path: Path, shown: str, columns: Sequence[str]) -> Header:
    """Compare the first record with the schema's columns. Raises OSError."""
    with path.open("rb") as stream:
        head = stream.read(1 << 20)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Header([], [fault("file.encoding", shown, 1, "is UTF-16")], False)
    other = next((told for start, told in _OTHER_FILES.items() if head.startswith(start)), None)
    if other:
        return Header([], [fault("file.unreadable", shown, 1, f"is {other}, no CSV file")], False)
    text = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").replace("\0", "")
    if text.lstrip("\r\n") and text.startswith(("\n", "\r")):
        told = "a blank line where the columns should be named"
        return Header([], [fault("file.blank-row", shown, 1, told)], False)
    try:
        found = next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error as error:
        return Header([], [fault("file.quoting", shown, 1, f"broken quotation marks ({error})")], False)
    if not found:
        problem = fault("header.missing", shown, 1, "the file is empty; its first line must name the columns")
        return Header([], [problem], False)
    if len(found) == 1 and len(columns) > 1:
        mark = next((m for m in _DELIMITERS if sum(_bare(c) in columns for c in found[0].split(m)) > 1), None)
        if mark:
            told = f"the columns are parted by {_DELIMITERS[mark]}"
            return Header([], [fault("file.delimiter", shown, 1, told)], False)
    if not set(map(_bare, found)) & set(columns):
        told = f"the first line names none of the table's columns; it begins '{_start(text)}'"
        return Header([], [fault("header.missing", shown, 1, told)], False)
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


def _start(text: str) -> str:
    return "".join(c for c in text[:30].splitlines()[0] if c.isprintable())


def _bare(name: str) -> str:
    """Return a column's name without what only its spelling adds: case, blanks, accents, look-alike letters."""
    plain = [c for c in unicodedata.normalize("NFKD", name) if unicodedata.category(c) not in ("Mn", "Cf", "Cc")]
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", "".join(plain).strip(" \"'")).casefold()
    return re.sub(r"[ .-]+", "_", "".join(_LOOK_ALIKE.get(c, c) for c in words))


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
