"""mlcroissant, DuckDB, pyreadstat, the SQLite shell and Datasette read a release's files and find every cell.

Runs in an environment of its own (requirements/readers.lock), without border_crisis.
usage: check.py RELEASE PACKAGE EXPECTED   (folders: the files; the unpacked package; the tables as JSON)
"""

import datetime as dt
import json
import math
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import duckdb
import mlcroissant
import pyreadstat

Rows = list[dict[str, Any]]
RELEASE, PACKAGE, EXPECTED = map(Path, sys.argv[1:4])
TABLES = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))["resources"]


def expected(table: str) -> Rows:
    rows: Rows = json.loads((EXPECTED / f"{table}.json").read_text(encoding="utf-8"))
    return rows


def only(pattern: str) -> Path:
    (found,) = RELEASE.glob(pattern)
    return found


def plain(value: Any, kind: str) -> Any:
    """Return a cell as our JSON spells it."""
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)) or str(value) == "NaT":
        return None
    if isinstance(value, bytes):
        value = value.decode("utf-8")
    if kind in ("date", "datetime") and isinstance(value, dt.date):
        return value.strftime("%Y-%m-%d" if kind == "date" else "%Y-%m-%dT%H:%M:%SZ")
    if kind == "boolean":
        return value if isinstance(value, bool) else {0: False, 1: True}[int(value)]
    if kind == "integer":
        assert int(value) == value, value
        return int(value)
    return float(value) if kind == "number" else value


def compare(reader: str, read: Callable[[dict[str, Any]], Rows]) -> None:
    """Compare every cell of every table with what it must be."""
    cells = 0
    for table in TABLES:
        wanted, rows = expected(table["name"]), read(table)
        if len(rows) != len(wanted):
            sys.exit(f"{reader}: {table['name']}: {len(rows)} rows, not {len(wanted)}")
        for number, (row, right) in enumerate(zip(rows, wanted, strict=True), 1):
            for field in table["schema"]["fields"]:
                name, found = field["name"], plain(row[field["name"]], field["type"])
                if found != right[name]:
                    sys.exit(f"{reader}: {table['name']}, row {number}, {name}: {found!r}, not {right[name]!r}")
                cells += 1
    print(f"{reader}: {len(TABLES)} tables, {cells} cells")


def croissant() -> None:
    dataset = mlcroissant.Dataset(jsonld=str(PACKAGE / "croissant.json"))
    issues = dataset.metadata.issues if hasattr(dataset.metadata, "issues") else dataset.metadata.ctx.issues
    if issues.errors:
        sys.exit(f"mlcroissant: {issues.report()}")

    def read(table: dict[str, Any]) -> Rows:
        name = table["name"]
        return [
            {key.removeprefix(f"{name}/"): value for key, value in row.items()}
            for row in dataset.records(record_set=name)
        ]

    compare(f"mlcroissant {version('mlcroissant')}", read)


def parquet(folder: Path) -> None:
    with zipfile.ZipFile(only("*-parquet.zip")) as archive:
        archive.extractall(folder)
    database = duckdb.connect()
    database.execute("SET TimeZone = 'UTC'")

    def read(table: dict[str, Any]) -> Rows:
        found = database.sql(f"SELECT * FROM read_parquet('{folder / table['name']}.parquet')")
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]

    compare(f"DuckDB {duckdb.__version__}, Parquet", read)


def csv() -> None:
    """DuckDB guesses the types of the CSV files; every value must survive that."""
    database = duckdb.connect()
    database.execute("SET TimeZone = 'UTC'")

    def read(table: dict[str, Any]) -> Rows:
        found = database.sql(f"SELECT * FROM read_csv('{PACKAGE / table['path']}', sample_size = -1)")
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]

    compare(f"DuckDB {duckdb.__version__}, CSV", read)


def stata(folder: Path) -> None:
    with zipfile.ZipFile(only("*-stata.zip")) as archive:
        archive.extractall(folder)

    def read(table: dict[str, Any]) -> Rows:
        frame, about = pyreadstat.read_dta(str(folder / f"{table['name']}.dta"))
        columns = {}
        for field in table["schema"]["fields"]:
            name, values = field["name"], frame[field["name"]].tolist()
            if field["type"] == "string" and name in about.variable_value_labels:
                labels = about.variable_value_labels[name]
                values = [None if math.isnan(value) else labels[value] for value in values]
            columns[name] = values
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    compare(f"pyreadstat {pyreadstat.__version__}", read)


def sqlite() -> None:
    file = only("*.sqlite")

    def ask(query: str) -> str:
        return subprocess.run(["sqlite3", "-json", str(file), query], capture_output=True, text=True, check=True).stdout

    for check in ("PRAGMA foreign_key_check", "SELECT 1 FROM pragma_integrity_check WHERE integrity_check <> 'ok'"):
        if found := ask(check):
            sys.exit(f"sqlite3: {check}: {found}")
    compare("sqlite3", lambda table: json.loads(ask(f"SELECT * FROM {table['name']} ORDER BY rowid") or "[]"))


def datasette() -> None:
    file, metadata = only("*.sqlite"), only("*-datasette.json")
    command = [
        Path(sys.executable).parent / "datasette",
        file,
        "-m",
        metadata,
        "--setting",
        "max_returned_rows",
        "100000",
    ]

    def get(path: str) -> Any:
        result = subprocess.run([*map(str, command), "--get", path], capture_output=True, text=True, check=False)
        if result.returncode:
            sys.exit(f"datasette: {path}: {result.stdout[-300:]}{result.stderr[-300:]}")
        return json.loads(result.stdout)

    base = "/" + file.stem.replace(".", "~2E")

    def read(table: dict[str, Any]) -> Rows:
        rows: Rows = get(
            f"{base}.json?" + urlencode({"_shape": "array", "sql": f"SELECT * FROM {table['name']} ORDER BY rowid"})
        )
        return rows

    compare(f"datasette {version('datasette')}", read)
    served = get("/-/metadata.json")
    described = served["databases"][file.stem]["tables"]["aid_deliveries"]["columns"]["status"]
    labelled = get(f"{base}/aid_deliveries.json?_labels=on&_size=1&aid_id=aid-001")["rows"][0]
    if not described or "label" not in json.dumps(labelled):
        sys.exit("datasette: a column has no description, or a foreign key no label")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        parquet(Path(folder))
        stata(Path(folder))
    csv()
    croissant()
    sqlite()
    datasette()
