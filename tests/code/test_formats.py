"""The formats: each read back by another library and compared with the tables cell by cell."""

import datetime as dt
import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest
from click.testing import CliRunner

import border_crisis as bc
from border_crisis.cli import main
from border_crisis.descriptor import resource
from border_crisis.diffing.bump import level
from border_crisis.diffing.compare import compare
from border_crisis.diffing.packages import opened
from border_crisis.formats import FORMATS, export, file_name
from border_crisis.formats.archive import zipped
from border_crisis.formats.sqlite_pages import settled

TABLES = list(bc.tables())
Cells = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    """The whole package in each format."""
    return {form: export(form, TABLES) for form in FORMATS}


def expected(table: str) -> Cells:
    return [tuple(row) for row in bc.records(table)]


def unzipped(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def fields(table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = resource(table)["schema"]["fields"]
    return found


@pytest.mark.parametrize("table", TABLES)
def test_parquet(whole: dict[str, bytes], table: str) -> None:
    read = pq.read_table(io.BytesIO(unzipped(whole["parquet"], f"{table}.parquet")))
    cells = list(zip(*(column.to_pylist() for column in read.columns), strict=True))
    assert cells == expected(table)
    kinds = {"string": "string", "integer": "int64", "number": "double", "boolean": "bool", "date": "date32[day]",
             "datetime": "timestamp[us, tz=UTC]"}  # fmt: skip
    for column, field in zip(read.schema, fields(table), strict=True):
        coded = field["type"] == "string" and "enum" in field.get("constraints", {})
        assert (
            str(column.type).startswith("dictionary<values=string")
            if coded
            else str(column.type) == kinds[field["type"]]
        )
        assert column.metadata[b"description"].decode() == field["description"]
    assert json.loads(read.schema.metadata[b"primary_key"]) == resource(table)["schema"]["primaryKey"]
    assert json.loads(read.schema.metadata[b"table_schema"]) == resource(table)["schema"]


@pytest.fixture
def database(whole: dict[str, bytes], tmp_path: Path) -> Iterator[sqlite3.Connection]:
    (tmp_path / "b.sqlite").write_bytes(whole["sqlite"])
    connection = sqlite3.connect(tmp_path / "b.sqlite")
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


def as_sqlite(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat().replace("+00:00", "Z")
    return int(value) if isinstance(value, bool) else value


@pytest.mark.parametrize("table", TABLES)
def test_sqlite(database: sqlite3.Connection, table: str) -> None:
    assert database.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() == [
        tuple(map(as_sqlite, row)) for row in expected(table)
    ]
    keys = {(row[3], row[2], row[4]) for row in database.execute(f"PRAGMA foreign_key_list({table})")}
    assert keys == {
        (key["fields"][0], key["reference"]["resource"] or table, key["reference"]["fields"][0])
        for key in resource(table)["schema"].get("foreignKeys", [])
    }
    primary = [row[1] for row in sorted(database.execute(f"PRAGMA table_info({table})"), key=lambda r: r[5]) if row[5]]
    assert primary == resource(table)["schema"]["primaryKey"]


def test_sqlite_is_whole_described_and_checks(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    described = set(database.execute("SELECT table_name, column_name, title FROM codebook"))
    assert described == {(t, f["name"], f["title"]) for t in TABLES for f in fields(t)}
    assert dict(database.execute("SELECT * FROM package"))["version"] == bc.__version__
    for statement, why in (
        ("UPDATE aid_deliveries SET donor_id = 'atlantis'", "FOREIGN KEY"),
        ("UPDATE aid_deliveries SET status = 'given'", "CHECK"),
        ("UPDATE aid_deliveries SET donor_id = NULL", "NOT NULL"),
        ("INSERT INTO actors SELECT * FROM actors", "UNIQUE"),
    ):
        with pytest.raises(sqlite3.IntegrityError, match=why):
            database.execute(statement)


def test_sqlite_bytes_that_no_cell_uses_do_not_count(tmp_path: Path) -> None:
    """Long texts (overflow pages), an index filled out of order, deleted rows: all is read as before."""
    file = tmp_path / "x.sqlite"
    rows = [(i * 7919 % 1009, f"{i * 31 % 997:x}" * (i % 5000), i / 7) for i in range(1000)]
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c REAL)")
    connection.execute("CREATE TABLE u (b TEXT, a INTEGER, PRIMARY KEY (b, a)) WITHOUT ROWID")
    connection.execute("CREATE INDEX i ON t (b, c)")
    connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
    connection.executemany("INSERT INTO u VALUES (?, ?)", [(b, a) for a, b, _ in rows])
    connection.commit()
    connection.execute("VACUUM")
    connection.execute("DELETE FROM t WHERE a % 50 = 3 AND length(b) < 50")  # leaves free blocks
    connection.commit()
    wanted = list(connection.iterdump())
    connection.close()
    content = settled(file.read_bytes(), 4096)
    file.write_bytes(content)
    connection = sqlite3.connect(file)
    assert list(connection.iterdump()) == wanted
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    gap = 100 + 8 + 2 * int.from_bytes(content[103:105], "big")  # after the first page's cell pointers
    assert content[gap] == 0
    littered = bytearray(content)
    littered[gap], littered[97] = 77, 99
    assert settled(bytes(littered), 4096) == content


def as_stata(value: Any, field: dict[str, Any]) -> Any:
    if value is None:
        return "" if field["type"] == "string" and "enum" not in field.get("constraints", {}) else None
    return str(value).lower() if isinstance(value, bool) else value


@pytest.mark.parametrize("table", TABLES)
def test_stata(whole: dict[str, bytes], table: str, tmp_path: Path) -> None:
    """pyreadstat wraps ReadStat, a library in C that nobody here wrote."""
    file = tmp_path / "t.dta"
    file.write_bytes(unzipped(whole["stata"], f"{table}.dta"))
    frame, about = pyreadstat.read_dta(str(file))
    labelled = about.variable_value_labels
    assert about.column_names_to_labels == {f["name"]: f["title"] for f in fields(table)}
    assert table in about.file_label
    for at, field in enumerate(fields(table)):
        name, labels = field["name"], labelled.get(field["name"])
        read = [None if pd.isna(value) else value for value in frame[name]]
        wanted = [as_stata(row[at], field) for row in expected(table)]
        if field["type"] == "integer" and "enum" in field.get("constraints", {}):
            assert labels == {
                int(r.code): r.label for r in bc.records("vocabularies") if r.vocabulary == field["vocabulary"]
            }
        elif "enum" in field.get("constraints", {}) or field["type"] == "boolean":
            codes = field.get("constraints", {}).get("enum", ["false", "true"])
            assert list(labels.values()) == codes, name
            read = [None if value is None else labels[value] for value in read]
        elif field["type"] == "datetime":
            read = [value and value.replace(tzinfo=dt.UTC) for value in read]
        assert read == wanted, name


@pytest.fixture(scope="module")
def workbook(whole: dict[str, bytes]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(whole["excel"]))


@pytest.mark.parametrize("table", TABLES)
def test_excel(workbook: Any, table: str) -> None:
    head, *rows = workbook[table].iter_rows(values_only=True)
    assert list(head) == [field["name"] for field in fields(table)]
    for read, wanted in zip(rows, expected(table), strict=True):
        for value, cell, field in zip(read, wanted, fields(table), strict=True):
            if isinstance(cell, dt.datetime):
                cell = cell.replace(tzinfo=None)
            elif isinstance(cell, dt.date):
                cell = dt.datetime.combine(cell, dt.time())
            assert value == cell and (cell is None or isinstance(value, bool) == isinstance(cell, bool)), field["name"]


def test_excel_has_a_codebook_and_a_sheet_a_table(workbook: Any) -> None:
    assert workbook.sheetnames == [*TABLES, "codebook"]
    rows = list(workbook["codebook"].iter_rows(values_only=True))
    assert {(row[0], row[2]) for row in rows[1:]} == {(t, f["name"]) for t in TABLES for f in fields(t)}


def test_excel_keeps_text_that_looks_like_a_formula(package, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["=1+1", "+48 22", "-5", "@here", "=HYPERLINK(\"x\")", " padded ", "_x000A_", "1e5", "TRUE", "00012"]  # fmt: skip
    package.edit("actors", lambda rows: [row.update(name=name) for row, name in zip(rows, names, strict=False)])
    monkeypatch.setattr("border_crisis.reading.path", package.file)
    sheet = openpyxl.load_workbook(io.BytesIO(export("excel", ["actors"])))["actors"]
    cells = [sheet.cell(row, 2) for row in range(2, 2 + len(names))]
    assert [cell.value for cell in cells] == names
    assert {cell.data_type for cell in cells} == {"s"} and all(cell.quotePrefix for cell in cells[:5])


def test_excel_refuses_what_it_cannot_hold(package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("border_crisis.reading.path", package.file)
    package.edit("actors", lambda rows: rows[2].update(name="x" * 32_768))
    with pytest.raises(bc.InvalidData, match="actors, row 3, column 2: a text of 32,768 characters"):
        export("excel", ["actors"])
    package.edit("events", lambda rows: rows[0].update(start_date="1899-12-31"))
    with pytest.raises(bc.InvalidData, match="before the days that Excel knows"):
        export("excel", ["events"])


@pytest.mark.parametrize(
    ("form", "table", "column", "value"),
    [
        ("sqlite", "statements", "conditional", ""),
        ("sqlite", "actors", "gw_code", "99999999999999999999"),
        ("stata", "actors", "gw_code", "99999999999999999999"),
        ("stata", "events", "quantity", "INF"),
        ("excel", "events", "quantity", "INF"),
    ],
)
def test_cells_that_a_format_cannot_hold_are_one_line(
    package, monkeypatch: pytest.MonkeyPatch, form: str, table: str, column: str, value: str
) -> None:
    for module in ("border_crisis.reading", "border_crisis.engines"):
        monkeypatch.setattr(f"{module}.path", package.file)
    package.edit(table, lambda rows: rows[0].update({column: value}))
    with pytest.raises(bc.InvalidData) as caught:
        export(form, TABLES if form == "sqlite" else [table])
    assert "\n" not in str(caught.value)


NASTY = [
    "=1+1", "+48", "-5", "@x", '"quoted" \'s', "line one\nline two", "tab\there", "00012", "1e5", "TRUE", "NULL", "NaN",
    "ünï 漢字 🛰️ e\u0301", "\u200ertl \u200f", "x" * 32_767, "ß" * 1500, "_x000D_", " lead", "trail ", "0", "\ufeffbom",
    "a,b;c|d", "\u2028sep", "<b>&amp;</b>", "-", "1900-01-01", "É" * 2046, "\\n", "%s", "\u00a0", "mailto:a@b.c",
    "https://example.org/" + "x" * 2100,
]  # fmt: skip


@pytest.mark.parametrize("form", ["parquet", "sqlite", "excel", "stata", "json"])
def test_nasty_cells_come_back(form: str, package, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for module in ("border_crisis.reading", "border_crisis.engines"):
        monkeypatch.setattr(f"{module}.path", package.file)
    # Before pandas 3 it counts nanoseconds from 1960, and later days than 2252 are refused in one line.
    last = "2250-12-31" if form == "stata" and pd.__version__ < "3" else "9999-12-31"
    days = ["1900-03-01", "1959-12-31", "1960-01-01", last, ""]
    numbers = ["0.1", "123456789012345", "1e300", "9007199254740991", "1e-300"]
    package.edit("actors", lambda rows: [row.update(name=name) for row, name in zip(rows, NASTY, strict=False)])
    package.edit("events", lambda rows: [
        row.update(start_date=day, quantity=number) for row, day, number in zip(rows, days, numbers, strict=False)
    ])  # fmt: skip
    tables = TABLES if form == "sqlite" else ["actors", "events"]
    content = export(form, tables)
    if form == "parquet":
        read = {t: pq.read_table(io.BytesIO(unzipped(content, f"{t}.parquet"))).to_pydict() for t in tables}
    elif form == "json":
        rows = {t: json.loads(unzipped(content, f"{t}.json")) for t in tables}
        read = {t: {name: [row[name] for row in rows[t]] for name in rows[t][0]} for t in tables}
    elif form == "excel":
        book = openpyxl.load_workbook(io.BytesIO(content))
        columns = {t: list(zip(*book[t].iter_rows(values_only=True), strict=True)) for t in tables}
        read = {t: {column[0]: list(column[1:]) for column in columns[t]} for t in tables}
    elif form == "stata":
        read = {}
        for t in tables:
            (tmp_path / "t.dta").write_bytes(unzipped(content, f"{t}.dta"))
            frame, _ = pyreadstat.read_dta(str(tmp_path / "t.dta"))
            read[t] = {name: [None if pd.isna(v) else v for v in frame[name]] for name in ("name", "start_date", "quantity")
                       if name in frame}  # fmt: skip
    else:
        (tmp_path / "b.sqlite").write_bytes(content)
        connection = sqlite3.connect(tmp_path / "b.sqlite")
        read = {t: {c: [r[0] for r in connection.execute(f"SELECT {c} FROM {t} ORDER BY rowid")]
                    for c in ("name", "start_date", "quantity") if c in {f["name"] for f in fields(t)}} for t in tables}  # fmt: skip
        connection.close()
    assert read["actors"]["name"][: len(NASTY)] == NASTY
    assert [str(day or "")[:10] for day in read["events"]["start_date"][:5]] == days
    assert read["events"]["quantity"][:5] == [float(number) for number in numbers]


def test_csv_is_a_data_package(whole: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(whole["csv"])
    with opened(str(tmp_path / "b.zip")) as read, opened(str(bc.path("actors").parents[1])) as ours:
        assert level(compare(read, ours)) == "none" and set(read.tables) == set(TABLES)
    for table in TABLES:
        assert unzipped(whole["csv"], f"data/{table}.csv") == bc.path(table).read_bytes()


def test_json(whole: dict[str, bytes]) -> None:
    for table in TABLES:
        rows = json.loads(unzipped(whole["json"], f"{table}.json"))
        assert [tuple(row.values()) for row in rows] == [
            tuple(v.isoformat().replace("+00:00", "Z") if isinstance(v, dt.date) else v for v in row)
            for row in expected(table)
        ]


@pytest.mark.parametrize("form", list(FORMATS))
def test_one_table(form: str) -> None:
    content = export(form, ["locations"])
    assert content[:2] == b"PK" if form == "excel" else content[:2] != b"PK"


@pytest.mark.parametrize("form", ["excel", "stata", "sqlite", "parquet"])
def test_the_same_bytes_at_another_time(form: str, monkeypatch: pytest.MonkeyPatch, whole: dict[str, bytes]) -> None:
    """Time is moved for what reads the clock through `time` or `datetime`."""
    import time

    monkeypatch.setattr(time, "time", lambda: 2e9)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(1.9e9))
    assert hashlib.sha256(export(form, TABLES)).digest() == hashlib.sha256(whole[form]).digest()


def test_a_zip_depends_on_its_files_alone() -> None:
    one = zipped({"b": b"2", "a": b"1"})
    assert one == zipped({"a": b"1", "b": b"2"})
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert [(i.filename, i.date_time, i.external_attr >> 16) for i in archive.infolist()] == [
            ("a", (1980, 1, 1, 0, 0, 0), 0o100644), ("b", (1980, 1, 1, 0, 0, 0), 0o100644),
        ]  # fmt: skip


def test_names_and_refusals(tmp_path: Path) -> None:
    assert file_name("parquet", "b-1", True) == "b-1-parquet.zip" and file_name("csv", "b-1", True) == "b-1.zip"
    assert file_name("excel", "b-1", True) == "b-1.xlsx" and file_name("stata", "b", False) == "b.dta"
    with pytest.raises(bc.WrongUsage, match="'spss' is no format"):
        export("spss", TABLES)
    target = tmp_path / "all.sqlite"
    assert CliRunner().invoke(main, ["export", "--to", "sqlite", "--out", str(target)]).exit_code == 0
    assert target.read_bytes()[:15] == b"SQLite format 3"
