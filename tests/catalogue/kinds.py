"""The catalogue: ways in which a table or package can be wrong, each made from the real data.

A kind changes a copy of the package and says where the error must be found: rule, file, line and
column (empty where a rule has none). Rows are chosen by what they hold, so that the kinds outlive
corrections of the data.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from conftest import PackageCopy, Rows, read_csv

DESCRIPTOR = "datapackage.json"


class Place(NamedTuple):
    """Where an error must be found; `what` is the path to validate when it is not the folder."""

    rule: str
    file: str
    line: int
    column: str = ""
    what: Path | None = None


class Kind(NamedTuple):
    """One way of being wrong."""

    id: str
    group: str
    told: str
    make: Callable[[PackageCopy], Place]


KINDS: list[Kind] = []
Make = Callable[[PackageCopy], Place]


def kind(group: str, name: str, told: str) -> Callable[[Make], Make]:
    """Add a kind to the catalogue."""

    def add(make: Make) -> Make:
        KINDS.append(Kind(name, group, told, make))
        return make

    return add


# What the kinds are made of ---------------------------------------------------------------------


def shown(table: str) -> str:
    return f"data/{table}.csv"


def first(rows: Rows, **cells: str | None) -> int:
    """Return the first row that has these cells; None stands for any that is not empty."""
    for number, row in enumerate(rows):
        if all(row[c] if want is None else row[c] == want for c, want in cells.items()):
            return number
    raise LookupError(f"no row with {cells}")


def spell(rows: Rows, columns: list[str]) -> list[str]:
    """Return the header and the records as they stand in a file."""
    out = []
    for cells in (columns, *(row.values() for row in rows)):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow(cells)
        out.append(text.getvalue())
    return out


def line_of(package: PackageCopy, table: str, row: int) -> int:
    """Return the line on which a record starts."""
    rows = read_csv(package.file(table))
    return 1 + sum(text.count("\n") for text in spell(rows[:row], list(rows[0])))


def cell(
    group: str,
    name: str,
    told: str,
    rule: str,
    table: str,
    column: str,
    value: str | Callable[[str], str],
    /,
    also: dict[str, str] | None = None,
    **find: str | None,
) -> None:
    """Add a kind that sets one cell of the first row that `find` finds; `also` sets more, `column` is what is named."""

    def make(package: PackageCopy) -> Place:
        rows = read_csv(package.file(table))
        row = first(rows, **(find or {column: None}))

        def change(rows: Rows) -> None:
            rows[row][column] = value(rows[row][column]) if callable(value) else value
            rows[row].update(also or {})

        package.edit(table, change)
        return Place(rule, shown(table), line_of(package, table, row), column)

    kind(group, name, told)(make)


def raw(
    group: str,
    name: str,
    told: str,
    rule: str,
    change: Callable[[list[bytes], int], object],
    row: int = 4,
    at: int | None = None,
    column: str = "",
    table: str = "actors",
    rows: int = 0,
) -> None:
    """Add a kind that changes the lines of a file, `row` being the number of a line (0: header)."""

    def make(package: PackageCopy) -> Place:
        lines = package.file(table).read_bytes().split(b"\n")
        change(lines, row)
        package.write(table, b"\n".join(lines))
        package.promise(table, rows=len(read_csv_rows(package, table)) + rows)
        return Place(rule, shown(table), row + 1 if at is None else at, column)

    kind(group, name, told)(make)


def read_csv_rows(package: PackageCopy, table: str) -> list[str]:
    """Return what is to be taken for the rows: the lines that are not blank."""
    text = package.file(table).read_bytes().decode("utf-8", "replace")
    return [line for line in text.split("\n")[1:] if line.strip("\r")]


def describe(group: str, name: str, told: str, rule: str, change: Callable[[dict], str], column: str) -> None:  # type: ignore[type-arg]
    """Add a kind that changes the descriptor; `change` returns the text by which its line is found."""

    def make(package: PackageCopy) -> Place:
        path = package.folder / DESCRIPTOR
        content = json.loads(path.read_text(encoding="utf-8"))
        mark = change(content)
        text = json.dumps(content, indent=1)
        path.write_text(text, encoding="utf-8")
        line = next((n for n, one in enumerate(text.splitlines(), 1) if mark in one), 0)
        return Place(rule, DESCRIPTOR, line, column)

    kind(group, name, told)(make)


def put(at: int, text: bytes) -> Callable[[list[bytes], int], object]:
    """Put bytes into the line, after so many of its bytes."""

    def change(lines: list[bytes], row: int) -> None:
        lines[row] = lines[row][:at] + text + lines[row][at:]

    return change


def every(old: bytes, new: bytes) -> Callable[[list[bytes], int], object]:
    """Replace bytes in every line."""

    def change(lines: list[bytes], _: int) -> None:
        lines[:] = [line.replace(old, new) for line in lines]

    return change


# Bytes and records ------------------------------------------------------------------------------

BYTES = "bytes and records"
raw(BYTES, "latin-1", "a letter in Latin-1", "file.encoding", put(3, b"\xe9"), column="actor_id")
raw(BYTES, "byte-order-mark", "a byte-order mark", "file.byte-order-mark", put(0, b"\xef\xbb\xbf"), row=0)
raw(BYTES, "nul-byte", "a NUL byte in a cell", "file.nul-byte", put(3, b"\0"), column="actor_id")
raw(BYTES, "crlf", "lines end with CR LF", "file.line-ending", lambda lines, _: lines.__setitem__(
    slice(None), [*(line + b"\r" for line in lines[:-1]), lines[-1]]), at=1)  # fmt: skip
raw(BYTES, "carriage-return", "a carriage return inside a record", "file.line-ending", put(3, b"\r"), column="actor_id")
raw(BYTES, "open-quote", "an unbalanced quote that swallows rows", "file.quoting", put(0, b'"'), column="actor_id")
raw(BYTES, "bare-quote", "a quote inside a cell without quotes", "file.quoting", lambda lines, row: lines.__setitem__(
    row, lines[row].replace(b",", b',x"', 1)), column="name")  # fmt: skip
raw(BYTES, "after-quote", "text after a closing quote", "file.quoting", lambda lines, row: lines.__setitem__(
    row, b'"' + lines[row].replace(b",", b'"x,', 1)), column="actor_id")  # fmt: skip
raw(BYTES, "blank-before-quote", "a blank before an opening quote", "file.quoting", lambda lines, row: lines.__setitem__(
    row, lines[row].replace(b",", b', "', 1).replace(b",", b'",', 2).replace(b'",', b",", 1)), column="name")  # fmt: skip
raw(BYTES, "semicolons", "columns parted by semicolons", "file.delimiter", every(b",", b";"), at=1)
raw(BYTES, "tabs", "columns parted by tabs", "file.delimiter", every(b",", b"\t"), at=1)
raw(BYTES, "short-row", "a cell too few", "file.ragged-row", lambda lines, row: lines.__setitem__(
    row, lines[row].rsplit(b",", 1)[0]))  # fmt: skip
raw(BYTES, "long-row", "a comma that is not quoted", "file.ragged-row", lambda lines, row: lines.__setitem__(
    row, lines[row] + b",x"))  # fmt: skip
raw(BYTES, "blank-row", "a blank line between records", "file.blank-row", lambda lines, row: lines.insert(row, b""))


@kind(BYTES, "utf-16", "the file is UTF-16")
def _utf16(package: PackageCopy) -> Place:
    package.write("actors", package.file("actors").read_text(encoding="utf-8").encode("utf-16"))
    return Place("file.encoding", shown("actors"), 1)


@kind(BYTES, "swallowed-rows", "a quoted cell that holds whole records")
def _swallowed(package: PackageCopy) -> Place:
    rows, columns = read_csv(package.file("actors")), None
    lines = spell(rows, columns or list(rows[0]))
    row = next(n for n in range(2, len(lines) - 4) if not any('"' in text for text in lines[n : n + 4]))
    cells = lines[row].rstrip("\n").split(",")
    lines[row] = ",".join([*cells[:-1], '"' + cells[-1]]) + "\n"
    lines[row + 3] = lines[row + 3].rstrip("\n") + '"\n'
    package.write("actors", "".join(lines).encode())
    package.promise("actors", rows=len(rows) - 3)
    return Place("cell.swallowed-rows", shown("actors"), row + 1, "gw_code")


@kind(BYTES, "blank-end", "a blank line at the end")
def _blank_end(package: PackageCopy) -> Place:
    whole = package.file("actors").read_bytes()
    package.write("actors", whole + b"\n")
    return Place("file.blank-row", shown("actors"), whole.count(b"\n") + 1)


@kind(BYTES, "cut-file", "the file is cut in the middle of a record")
def _cut(package: PackageCopy) -> Place:
    whole = package.file("actors").read_bytes()
    package.write("actors", whole[: whole.rindex(b",")])
    return Place("file.ragged-row", shown("actors"), whole.count(b"\n"))


@kind(BYTES, "empty-file", "the file is empty")
def _empty(package: PackageCopy) -> Place:
    package.write("actors", b"")
    return Place("header.missing", shown("actors"), 1)


@kind(BYTES, "missing-file", "the file is missing")
def _missing(package: PackageCopy) -> Place:
    package.file("actors").unlink()
    return Place("file.missing", shown("actors"), 0)


# Header -----------------------------------------------------------------------------------------

HEADER = "header"


def _header(
    name: str, told: str, rule: str, column: str, change: Callable[[list[str], list[list[str]]], object]
) -> None:
    def make(package: PackageCopy) -> Place:
        rows = read_csv(package.file("actors"))
        columns, cells = list(rows[0]), [list(row.values()) for row in rows]
        change(columns, cells)
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([columns, *cells] if columns else cells)
        package.write("actors", text.getvalue().encode())
        return Place(rule, shown("actors"), 1, column)

    kind(HEADER, name, told)(make)


def _drop(columns: list[str], rows: list[list[str]]) -> None:
    for row in (columns, *rows):
        del row[5]


def _more(columns: list[str], rows: list[list[str]]) -> None:
    columns.append("colour")
    for row in rows:
        row.append("blue")


def _turn(columns: list[str], rows: list[list[str]]) -> None:
    for row in (columns, *rows):
        row[1], row[2] = row[2], row[1]


_header("missing-column", "a column is missing", "header.missing", "role", _drop)
_header("extra-column", "a column that the schema does not have", "header.unknown", "colour", _more)
_header(
    "duplicate-column", "a column that stands twice", "header.duplicate", "name", lambda c, _: c.__setitem__(2, "name")
)
_header("reordered-columns", "columns in another order", "header.order", "aliases", _turn)
_header(
    "header-case", "a column in another case", "header.spelling", "Actor_ID", lambda c, _: c.__setitem__(0, "Actor_ID")
)
_header(
    "header-blank", "a blank beside a column's name", "header.spelling", "name ", lambda c, _: c.__setitem__(1, "name ")
)
_header(
    "header-look-alike",
    "a Cyrillic letter in a column's name",
    "header.spelling",
    "n\u0430me",
    lambda c, _: c.__setitem__(1, "n\u0430me"),
)
_header("no-header", "no header at all", "header.missing", "", lambda c, _: c.clear())

# Cells ------------------------------------------------------------------------------------------

CELLS = "cells"
AID = "aid_deliveries"
cell(CELLS, "text-in-number", "a word in a number column", "cell.type", AID, "quantity", "many")
cell(
    CELLS,
    "decimal-in-integer",
    "a decimal in a whole-number column",
    "cell.type",
    "deployments",
    "geo_precision",
    "1.0",
)
cell(CELLS, "thousands-separator", "4,006 for 4006", "cell.type", AID, "quantity", "4,006")
cell(CELLS, "decimal-comma", "36,6 for 36.6", "cell.type", AID, "value", "36,6")
cell(CELLS, "exponent", "1e3 for 1000", "cell.type", AID, "quantity", "1e3")
cell(CELLS, "plus-sign", "a plus sign before a number", "cell.type", AID, "quantity", "+5")
cell(CELLS, "blank-in-number", "a blank before a number", "cell.type", AID, "quantity", lambda old: " " + old)
cell(CELLS, "day-first-date", "26.01.2022 for 2022-01-26", "cell.type", AID, "announced_on", "26.01.2022")
cell(CELLS, "slash-date", "2022/01/26 for 2022-01-26", "cell.type", AID, "announced_on", "2022/01/26")
cell(CELLS, "impossible-date", "30 February", "cell.type", AID, "announced_on", "2022-02-30")
cell(CELLS, "time-without-zone", "a time without its zone", "cell.type", "passages", "published_at", "2022-01-26 17:31")
cell(CELLS, "boolean-word", "yes for true", "cell.type", "statements", "conditional", "yes")
cell(CELLS, "not-a-number", "NaN in a number column", "cell.not-finite", AID, "quantity", "NaN")
cell(CELLS, "infinity", "infinity in a number column", "cell.not-finite", AID, "quantity", "inf")
cell(CELLS, "unknown-code", "a code that the vocabulary does not hold", "cell.code", AID, "status", "given")
cell(CELLS, "code-case", "a code in another case", "cell.code", AID, "status", str.upper)
cell(CELLS, "code-look-alike", "a Cyrillic letter in a code", "cell.code", AID, "status", "\u0430pproved")
cell(CELLS, "country-case", "a country in lower case", "cell.pattern", AID, "donor_iso3", str.lower)
cell(CELLS, "id-form", "an id of another form", "cell.pattern", "locations", "location_id", lambda old: old + "_x")
cell(
    CELLS,
    "pattern-tail",
    "text after what the pattern allows",
    "cell.pattern",
    AID,
    "recipient_iso3",
    lambda old: old + "E",
)
cell(CELLS, "too-large", "a latitude of 91", "cell.range", "locations", "latitude", "91")
cell(CELLS, "negative", "a negative figure", "cell.range", AID, "value", "-1")
cell(CELLS, "off-scale", "a ninth precision of place", "cell.code", "deployments", "geo_precision", "9")
cell(CELLS, "too-long", "a fragment of nine words", "fragment-length", "evidence", "fragment", "a b c d e f g h i")
cell(CELLS, "date-not-first", "a month's date that is not its first day", "date-precision", AID, "status_date",
     "2022-01-26", also={"status_date_precision": "month"}, status="delivered", status_date=None)  # fmt: skip
cell(CELLS, "date-without-precision", "a date without its precision", "date-precision", AID,
     "announced_on_precision", "")  # fmt: skip
cell(CELLS, "missing-required", "a required cell is empty", "cell.required", AID, "item", "")
cell(CELLS, "blank", "a cell of blanks", "cell.blank", AID, "summary", "  ")
cell(CELLS, "leading-blank", "a blank before a text", "cell.surrounding-blanks", AID, "summary", lambda old: " " + old)
cell(
    CELLS,
    "trailing-blank",
    "a no-break space after a text",
    "cell.surrounding-blanks",
    AID,
    "summary",
    lambda old: old + "\u00a0",
)
cell(CELLS, "missing-word", "N/A for an empty cell", "cell.missing-word", "actors", "role", "N/A")
cell(
    CELLS,
    "look-alike",
    "a Cyrillic letter in a Latin word",
    "cell.look-alike",
    AID,
    "summary",
    lambda old: old.replace("e", "\u0435", 1),
)
cell(
    CELLS,
    "zero-width",
    "an invisible character",
    "cell.look-alike",
    AID,
    "summary",
    lambda old: old[:5] + "\u200b" + old[5:],
)
cell(
    CELLS,
    "bidi",
    "a character that turns the writing direction",
    "cell.look-alike",
    AID,
    "summary",
    lambda old: old[:5] + "\u202e" + old[5:],
)
cell(
    CELLS,
    "loose-accent",
    "an accent that is not joined to its letter",
    "cell.look-alike",
    AID,
    "summary",
    lambda old: old + " cafe\u0301.",
)
cell(CELLS, "full-width", "full-width letters", "cell.look-alike", AID, "summary", lambda old: old + " \uff2e\uff21.")
cell(
    CELLS,
    "mojibake",
    "text read in a wrong encoding",
    "cell.mojibake",
    AID,
    "summary",
    lambda old: old + " Å\u0192 caf\u00c3\u00a9.",
)
cell(
    CELLS,
    "replacement",
    "the sign for an unreadable character",
    "cell.mojibake",
    AID,
    "summary",
    lambda old: old + " caf\ufffd.",
)
cell(
    CELLS,
    "control-character",
    "a control character",
    "cell.control-character",
    AID,
    "summary",
    lambda old: old[:5] + "\x07" + old[5:],
)
cell(CELLS, "formula", "a formula", "cell.formula", AID, "summary", '=HYPERLINK("x")')
cell(CELLS, "formula-call", "a command behind a plus sign", "cell.formula", AID, "summary", "+cmd|' /C calc'!A0")

# Keys -------------------------------------------------------------------------------------------

KEYS = "keys"


def _twice(table: str, columns: tuple[str, ...], rule: str, shown_column: str) -> Make:
    def make(package: PackageCopy) -> Place:
        rows = read_csv(package.file(table))
        package.edit(table, lambda rows: rows[3].update({c: rows[1][c] for c in columns}))
        assert len(rows) > 3
        return Place(rule, shown(table), line_of(package, table, 3), shown_column)

    return make


kind(KEYS, "duplicate-key", "an id that stands twice")(_twice(AID, ("aid_id",), "key.primary", "aid_id"))
kind(KEYS, "duplicate-unique", "cells that must be unique together and are not")(
    _twice("passages", ("source_id", "sequence"), "key.unique", "source_id, sequence"))  # fmt: skip
kind(KEYS, "duplicate-composite", "a key of several columns that stands twice")(
    _twice("record_actors", ("table_name", "record_id", "actor_id", "role"), "key.primary",
           "table_name, record_id, actor_id, role"))  # fmt: skip
cell(KEYS, "dangling", "a key without its row", "key.foreign", AID, "donor_id", "atlantis")
cell(KEYS, "dangling-self", "a key into the own table without its row", "key.foreign", AID, "part_of_id", "aid-999")
cell(KEYS, "null-key", "an empty key where one is required", "cell.required", "evidence", "record_id", "")

# Across columns ---------------------------------------------------------------------------------

COLUMNS = "across columns"
cell(COLUMNS, "low-above-high", "a lower bound above the upper one", "quantity-bounds", "deployments", "quantity_low",
     "999999", qualifier="between")  # fmt: skip
cell(COLUMNS, "end-before-start", "an end before its start", "dates-in-order", "events", "end_date", "2021-12-01",
     start_date=None, end_date=None)  # fmt: skip
cell(COLUMNS, "value-without-currency", "a value without its currency", "value-currency", AID, "value_currency", "")
cell(COLUMNS, "other-country", "a country that contradicts its actor", "donor-country", AID, "donor_iso3", "SVK")
cell(COLUMNS, "latitude-alone", "a latitude without its longitude", "coordinates-paired", "locations", "longitude", "")
cell(COLUMNS, "part-of-itself", "a record that is a part of itself", "part-of-another", AID, "part_of_id", "aid-001",
     aid_id="aid-001")  # fmt: skip
cell(COLUMNS, "help-to-itself", "a donor that is the recipient", "parties-differ", AID, "recipient_id", "czechia",
     aid_id="aid-001")  # fmt: skip
cell(COLUMNS, "figure-without-unit", "a figure without its unit", "quantity-unit", AID, "unit", "")
cell(COLUMNS, "qualifier-and-figure", "a qualifier that does not fit its figures", "quantity-qualifier", AID,
     "qualifier", "between", qualifier="exactly")  # fmt: skip
cell(COLUMNS, "claim-without-claimant", "a claim without who makes it", "claim-attributed", "deployments",
     "attributed_to_id", "", assertion="claimed", attributed_to_id=None)  # fmt: skip
cell(COLUMNS, "dated-standing", "a standing position with a day", "standing-position-undated", "statements",
     "stated_on", "2022-01-26", occasion="standing")  # fmt: skip

# Across tables ----------------------------------------------------------------------------------

TABLES = "across tables"


@kind(TABLES, "no-evidence", "a record without evidence")
def _no_evidence(package: PackageCopy) -> Place:
    record = read_csv(package.file(AID))[2]["aid_id"]
    package.edit("evidence", lambda rows: rows.__setitem__(slice(None), [r for r in rows if r["record_id"] != record]))
    return Place("record-has-evidence", shown(AID), line_of(package, AID, 2))


@kind(TABLES, "cell-without-evidence", "a cell without evidence")
def _no_support(package: PackageCopy) -> Place:
    package.edit("evidence", lambda rows: rows.__setitem__(
        slice(None), [r for r in rows if (r["record_id"], r["field_name"]) != ("aid-001", "value")]))  # fmt: skip
    row = first(read_csv(package.file(AID)), aid_id="aid-001")
    return Place("cell-has-evidence", shown(AID), line_of(package, AID, row), "value")


@kind(TABLES, "gap", "a gap in the passages")
def _gap(package: PackageCopy) -> Place:
    package.edit("passages", lambda rows: rows.pop(5))
    return Place("passages-gap-free", shown("passages"), line_of(package, "passages", 5), "char_start")


cell(TABLES, "evidence-no-record", "evidence for a record that is not there", "evidence-has-record", "evidence",
     "record_id", "aid-999", table_name="aid_deliveries")  # fmt: skip
cell(TABLES, "evidence-no-column", "evidence for a column that is not there", "evidence-has-record", "evidence",
     "field_name", "colour", field_name=None)  # fmt: skip
cell(TABLES, "wrong-count", "a count that disagrees with the evidence", "counts-agree", AID, "n_sources", "2")
cell(TABLES, "wrong-passages", "a number of passages that disagrees", "passage-count", "sources", "n_passages", "3")
cell(TABLES, "span-outside", "a span outside its passage", "evidence-in-passage", "evidence", "char_start", "0",
     basis="words")  # fmt: skip
cell(TABLES, "wrong-share", "a share of quoted words that disagrees", "share-quoted", "sources", "share_quoted", "0.01")
cell(TABLES, "party-no-record", "a party of a record that is not there", "party-has-record", "record_actors",
     "record_id", "dep-999", table_name="deployments")  # fmt: skip
cell(TABLES, "contradiction-unlisted", "a contradiction that is not listed", "contradiction-listed", "evidence",
     "relation", "contradicts", record_id="aid-003")  # fmt: skip

# Descriptor and package ---------------------------------------------------------------------------

PACKAGE = "descriptor and package"


def _set(number: int, name: str, value: object, mark: str | None = None) -> Callable[[dict], str]:  # type: ignore[type-arg]
    def change(content: dict) -> str:  # type: ignore[type-arg]
        content["resources"][number][name] = value
        return mark or f'"{name}": {json.dumps(value)}'

    return change


@kind(PACKAGE, "hash", "a file that was changed after the descriptor was written")
def _hash(package: PackageCopy) -> Place:
    content = package.file(AID).read_bytes()
    package.file(AID).write_bytes(content.replace(b"Czech government", b"Czech Government", 1))
    return Place("file.hash", shown(AID), 0)


@kind(PACKAGE, "bytes", "a file of another size than the descriptor says")
def _bytes(package: PackageCopy) -> Place:
    content = package.file(AID).read_bytes()
    package.file(AID).write_bytes(content.replace(b"Czech government", b"Czech  government", 1))
    return Place("file.bytes", shown(AID), 0)


@kind(PACKAGE, "row-count", "another number of rows than the descriptor says")
def _rows(package: PackageCopy) -> Place:
    package.promise(AID, rows=15)
    return Place("file.rows", shown(AID), 0)


@kind(PACKAGE, "no-json", "a descriptor that is no JSON")
def _json(package: PackageCopy) -> Place:
    path = package.folder / DESCRIPTOR
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[3] = lines[3].removesuffix(",")
    path.write_text("\n".join(lines), encoding="utf-8")
    return Place("package.json", DESCRIPTOR, 5)


@kind(PACKAGE, "member-twice", "a member of the descriptor that stands twice")
def _member(package: PackageCopy) -> Place:
    path = package.folder / DESCRIPTOR
    lines = path.read_text(encoding="utf-8").splitlines()
    lines.insert(3, lines[2])
    path.write_text("\n".join(lines), encoding="utf-8")
    return Place("package.json", DESCRIPTOR, 4)


@kind(PACKAGE, "link", "a table that is a link out of the package")
def _link(package: PackageCopy) -> Place:
    outside = package.folder.parent / "outside.csv"
    package.file("events").rename(outside)
    package.file("events").symlink_to(outside)
    lines = (package.folder / DESCRIPTOR).read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if '"data/events.csv"' in text)
    return Place("package.path", DESCRIPTOR, line, "path")


@kind(PACKAGE, "unknown-file", "a CSV file that is named like no table")
def _unknown(package: PackageCopy) -> Place:
    (package.folder / DESCRIPTOR).unlink()
    (package.folder / "data" / "battles.csv").write_text("a\n")
    return Place("file.unknown", shown("battles"), 0)


def _zipped(package: PackageCopy, name: str, content: bytes) -> Path:
    file = package.folder.parent / "package.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(package.folder.rglob("*.*")):
            archive.write(path, path.relative_to(package.folder))
        archive.writestr(name, content)
    return file


@kind(PACKAGE, "zip-slip", "a zip file with a path out of the package")
def _slip(package: PackageCopy) -> Place:
    return Place("package.zip", "package.zip", 0, what=_zipped(package, "../../outside.csv", b"a\n"))


@kind(PACKAGE, "zip-bomb", "a zip file that unpacks to far more than it is")
def _bomb(package: PackageCopy) -> Place:
    return Place("package.zip", "package.zip", 0, what=_zipped(package, "data/more.csv", b"0" * (1 << 24)))


def _drop_resource(content: dict) -> str:  # type: ignore[type-arg]
    content["resources"] = [one for one in content["resources"] if one["name"] != "vocabularies"]
    return '"resources": ['


def _again(content: dict) -> str:  # type: ignore[type-arg]
    content["resources"].append(content["resources"][0] | {"title": "again"})
    content["resources"][-1]["name"] = content["resources"][0]["name"]
    return "no such text"


def _retype(content: dict) -> str:  # type: ignore[type-arg]
    content["resources"][0]["schema"]["fields"][3]["type"] = "datetime"
    return '"type": "datetime"'


def _rename(content: dict) -> str:  # type: ignore[type-arg]
    content["resources"][0]["schema"]["fields"][3]["name"] = "begin"
    return '"name": "begin"'


describe(PACKAGE, "typo", "a property with a typo", "package.property", _set(0, "mediatyp", "text/csv"), "mediatyp")
describe(PACKAGE, "unknown-property", "a property that the standard does not have", "package.property",
         _set(0, "colour", "blue"), "colour")  # fmt: skip
describe(PACKAGE, "profile", "a wrong profile", "package.profile",
         lambda content: content.__setitem__("$schema", "https://example.org/p.json") or '"$schema": "https://example',
         "$schema")  # fmt: skip
describe(PACKAGE, "path-up", "a path out of the package", "package.path", _set(0, "path", "../events.csv"), "path")
describe(PACKAGE, "path-absolute", "an absolute path", "package.path", _set(0, "path", "/events.csv"), "path")
describe(
    PACKAGE, "path-remote", "a remote address", "package.path", _set(0, "path", "https://example.org/e.csv"), "path"
)
describe(
    PACKAGE, "missing-resource", "a table that the descriptor leaves out", "package.resource", _drop_resource, "name"
)
describe(
    PACKAGE, "unknown-resource", "a resource that is no table", "package.resource", _set(0, "name", "battles"), "name"
)
describe(PACKAGE, "dialect", "a dialect that is not the file's", "package.dialect",
         lambda content: content["resources"][0]["dialect"].update(delimiter=";") or '"delimiter": ";"', "delimiter")  # fmt: skip
describe(
    PACKAGE,
    "encoding",
    "an encoding that is not the file's",
    "package.dialect",
    _set(0, "encoding", "latin-1"),
    "encoding",
)
describe(PACKAGE, "field-type", "a field of another type", "package.schema", _retype, "type")
describe(PACKAGE, "field-name", "a field of another name", "package.schema", _rename, "name")
