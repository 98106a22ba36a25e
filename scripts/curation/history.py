"""What became of earlier versions: retired ids, errata, and the row-level changes since the first release."""

import csv
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from border_crisis.diffing.bump import parsed
from border_crisis.diffing.compare import compare
from border_crisis.diffing.difference import Difference
from border_crisis.diffing.packages import Package, opened

from .cells import check_cell
from .locating import Row
from .paths import HISTORY, RELEASES
from .schemas import Schemas
from .seedfiles import Record, read_records

Tables = Mapping[str, list[Row]]


def retired_rows(schemas: Schemas, tables: Tables) -> list[Row]:
    """Return the tombstones of `seeds/history/retired.yaml`, one row an id.

    Raises SeedError for an unknown key or code, an id that is still a row of its table, or one that
    stands twice.
    """
    fields = {field["name"]: field for field in schemas.tables["retired"]["fields"]}
    rows: dict[str, Row] = {}
    for record in read_records(HISTORY / "retired.yaml"):
        record.only(("table_name", "ids", "retired_in", "reason", "note"), ("successor_id",))
        shared = {key: value for key, value in record.items() if key != "ids"}
        live = _keys(schemas, tables, record)
        for name in record.texts("ids"):
            row = {"record_id": name, **shared}
            for column, field in fields.items():
                check_cell(record, name, field, row.get(column, ""))
            if name in live:
                raise record.error(f"{name}: is retired, but still a row of {record['table_name']}; remove one of them")
            if name in rows:
                raise record.error(f"record_id: '{name}' is retired twice; keep one")
            rows[name] = row
    return [rows[name] for name in rows]


def errata_rows(schemas: Schemas, tables: Tables, retired: list[Row]) -> list[Row]:
    """Return the errata of `seeds/history/errata.yaml`.

    Raises SeedError for an unknown key, code or row, an id that stands twice, and a cell that does not
    hold what its latest erratum says.
    """
    fields = {field["name"]: field for field in schemas.tables["errata"]["fields"]}
    gone = {row["record_id"] for row in retired}
    rows: dict[str, Row] = {}
    latest: dict[tuple[str, str, str], Record] = {}
    for record in read_records(HISTORY / "errata.yaml"):
        record.only([name for name, field in fields.items() if field.get("constraints", {}).get("required")], fields)
        name = record.text("erratum_id")
        for column, field in fields.items():
            check_cell(record, name, field, record.text(column, ""))
        if name in rows:
            raise record.error(f"erratum_id: '{name}' stands twice; ids are unique")
        rows[name] = dict(record)
        latest[record["table_name"], record["record_id"], record.text("field_name", "")] = record
    for (_, key, column), record in latest.items():
        if key not in gone:
            _check_corrected(schemas, tables, record, key, column)
    return list(rows.values())


def _check_corrected(schemas: Schemas, tables: Tables, record: Record, key: str, column: str) -> None:
    rows, name = _keys(schemas, tables, record), record["erratum_id"]
    if key not in rows:
        raise record.error(f"{name}: record_id: '{key}' is no row of {record['table_name']}, nor retired")
    if not column:
        return
    if column not in [field["name"] for field in schemas.tables[record["table_name"]]["fields"]]:
        raise record.error(f"{name}: field_name: '{column}' is no column of {record['table_name']}")
    now, after = rows[key].get(column, ""), record.text("value_after", "")
    if now != after:
        raise record.error(f"{name}: {key}.{column} is '{now}', not '{after}'; correct the cell or the erratum")


def _keys(schemas: Schemas, tables: Tables, record: Record) -> dict[str, Row]:
    table = record.text("table_name")
    if table not in schemas.tables:
        raise record.error(f"table_name: '{table}' is no table")
    key = schemas.tables[table]["primaryKey"]
    return {"|".join(row[column] for column in key): row for row in tables[table]}


def previous_release(version: str) -> str | None:
    """Return the highest version in `releases/` that is lower than `version`, or None before the first release."""
    names = [path.stem.removeprefix("border-crisis-") for path in RELEASES.glob("border-crisis-*.zip")]
    lower = [name for name in names if parsed(name) < parsed(version)]
    return max(lower, key=parsed, default=None)


def recorded_changes(version: str, descriptor: bytes, files: Mapping[str, bytes]) -> list[Row]:
    """Return the table `changes` for `version`: the earlier releases' rows, then what changed since the last.

    `descriptor` and `files` (CSV by table) are the package as built, but for this table. Before the first
    release there is nothing to record.
    """
    previous = previous_release(version)
    if previous is None:
        return []
    with tempfile.TemporaryDirectory() as folder, opened(str(RELEASES / f"border-crisis-{previous}.zip")) as old:
        (Path(folder) / "data").mkdir()
        (Path(folder) / "datapackage.json").write_bytes(descriptor)
        for name, content in files.items():
            (Path(folder) / "data" / f"{name}.csv").write_bytes(content)
        rows = _read(old, "changes")
        with opened(folder) as new:
            found = list(_changes(compare(old, new)))
    columns = ("change_type", "table_name", "record_id", "field_name", "value_before", "value_after")
    for number, cells in enumerate(found, len(rows) + 1):
        rows.append({"change_id": f"chg-{number:05}", "version": version, **dict(zip(columns, cells, strict=True))})
    return rows


def _read(package: Package, table: str) -> list[Row]:
    with package.tables[table].file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _changes(found: Difference) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield type, table, record, column, before, after of every change, in the order of the package."""
    for name in found.tables_removed:
        yield "table-removed", name, "", "", "", ""
    for name in found.tables_added:
        yield "table-added", name, "", "", "", ""
    for table in found.tables:
        if table.name == "changes":  # this very table, which is being made
            continue
        for column in table.columns:
            aspect = f":{column.aspect}" if column.aspect else ""
            yield f"column-{column.change}", table.name, "", column.column + aspect, column.old, column.new
        for kind, keys in (("removed", table.removed), ("retired", table.retired), ("added", table.added)):
            yield from ((f"row-{kind}", table.name, "|".join(key), "", "", "") for key in keys)
        for row in table.changed:
            for cell in row.cells:
                yield "cell-changed", table.name, "|".join(row.key), cell.column, cell.old or "", cell.new or ""
    for code in found.codes:
        key = f"{code.vocabulary}|{code.code}"
        if code.change == "changed":
            yield "cell-changed", "vocabularies", key, code.aspect, code.old, code.new
        else:
            yield f"row-{code.change}", "vocabularies", key, "", "", ""
