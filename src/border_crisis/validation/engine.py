"""Run every check on a package, a folder of CSV files, or data frames, in DuckDB."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from border_crisis.descriptor import descriptor, require, root
from border_crisis.errors import InvalidData, WrongUsage

from .compiled import compile_schema, ident, literal, raw, typed_view
from .files import check_file
from .floors import check_floors
from .problem import Problem
from .rules import load_rules

if TYPE_CHECKING:
    import pandas as pd

#: The tables whose rows need evidence.
FACT_TABLES = ("events", "statements", "deployments", "aid_deliveries", "force_estimates")


def known_schemas() -> dict[str, dict[str, Any]]:
    """Return the Table Schemas of this dataset by table, codes filled in."""
    return {entry["name"]: entry["schema"] for entry in descriptor()["resources"]}


def validate_path(path: Path) -> tuple[list[Problem], dict[str, int]]:
    """Check a package (a folder with datapackage.json) or a folder of CSV files named like tables.

    Returns the problems, in order of table and line, and the rows checked by table. Raises
    WrongUsage when the path is no folder or holds none of the tables, InvalidData when datapackage.json
    is none.
    """
    if not path.is_dir():
        raise WrongUsage(f"{path}: no such folder; name a folder with datapackage.json or with CSV files")
    entries, problems = _entries(path)
    schemas = known_schemas()
    engine = _Engine()
    for table, entry in entries.items():
        file = path / entry["path"]
        columns = [field["name"] for field in schemas[table]["fields"]]
        shape = check_file(file, str(entry["path"]), columns, entry if "bytes" in entry else None)
        problems += shape.problems
        engine.files[table], engine.starts[table] = str(entry["path"]), shape.starts
        # A wrong size or digest does not keep the cells from being read.
        if all(p.rule in ("file.bytes", "file.hash", "file.rows") for p in shape.problems):
            engine.add_file(table, file, schemas[table])
    problems += engine.run(schemas)
    problems += check_floors(path, entries)
    order = {entry["path"]: i for i, entry in enumerate(entries.values())}
    problems.sort(key=lambda p: (order.get(p.file, -1), p.line))
    return problems, {table: len(engine.starts[table]) for table in entries}


def validate_frames(frames: Mapping[str, "pd.DataFrame"], only: Collection[str] | None = None) -> list[Problem]:
    """Check data frames, by table name; a problem's line is the frame's row, counted from 1.

    Columns must be the schema's, in order. `only` limits the check to some rule ids. Raises
    WrongUsage for a name that is no table.
    """
    schemas = known_schemas()
    engine = _Engine()
    problems: list[Problem] = []
    for table, frame in frames.items():
        if table not in schemas:
            raise WrongUsage(f"'{table}' is no table; there are {', '.join(schemas)}")
        columns = [field["name"] for field in schemas[table]["fields"]]
        if list(frame.columns) != columns:
            problems.append(Problem("header.order", table, 0, "", "", f"the columns must be {', '.join(columns)}"))
            continue
        engine.files[table] = table
        engine.add_frame(table, frame, schemas[table])
    return problems + engine.run(schemas, only)


def _entries(path: Path) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """Return the resources to check by table, and what is wrong with the list itself."""
    schemas = known_schemas()
    file = path / "datapackage.json"
    if not file.exists():
        found = sorted([*path.glob("*.csv"), *(path / "data").glob("*.csv")])
        entries = {p.stem: {"path": str(p.relative_to(path))} for p in found if p.stem in schemas}
        if not entries:
            raise WrongUsage(f"{path}: no datapackage.json and no CSV file named like a table ({', '.join(schemas)})")
        unknown = [p for p in found if p.stem not in schemas]
        return entries, [
            Problem("file.unknown", str(p.relative_to(path)), 0, "", "", "is named like no table of the schemas")
            for p in unknown
        ]
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        resources = [dict(entry) for entry in content["resources"]]
        names = [str(entry["name"]) for entry in resources]
        paths = [PurePosixPath(entry["path"]) for entry in resources]
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidData(f"{file}: cannot be read as a data package ({error})") from None
    problems, entries = [], {}
    for entry, name, place in zip(resources, names, paths, strict=True):
        if name not in schemas:
            problems.append(
                Problem("package.resource", "datapackage.json", 0, "name", name, "is no table of the schemas")
            )
        elif place.is_absolute() or ".." in place.parts or "://" in entry["path"]:
            problems.append(
                Problem("package.path", "datapackage.json", 0, "path", str(place), "leads out of the package")
            )
        else:
            entries[name] = entry
    problems += [
        Problem("package.resource", "datapackage.json", 0, "name", name, "the table is missing")
        for name in schemas
        if name not in names
    ]
    return entries, problems


class _Engine:
    """DuckDB with the tables to check."""

    def __init__(self) -> None:
        duckdb = require("duckdb", "validate")
        self._db = duckdb.connect(config={"threads": 2})
        self._present: set[str] = set()
        self.files: dict[str, str] = {}
        self.starts: dict[str, Any] = {}

    def add_file(self, table: str, file: Path, schema: Mapping[str, Any]) -> None:
        columns = ", ".join(f"{literal(f['name'])}: 'VARCHAR'" for f in schema["fields"])
        self._add(
            table,
            schema,
            f"SELECT row_number() OVER () AS _row, * FROM read_csv({literal(str(file))}, auto_detect=false, "
            f"header=true, delim=',', quote='\"', escape='\"', nullstr='', max_line_size=16777216, "
            f"parallel=false, columns={{{columns}}})",
        )

    def add_frame(self, table: str, frame: "pd.DataFrame", schema: Mapping[str, Any]) -> None:
        """Take a typed or an all-text frame; typed cells are spelled as the files spell them."""
        self._db.register(f"frame_{table}", frame)
        cells = []
        for field in schema["fields"]:
            name = ident(field["name"])
            if field["type"] == "date" and frame[field["name"]].dtype.kind == "M":
                cells.append(f"strftime({name}, '%Y-%m-%d') AS {name}")
            elif field["type"] == "datetime" and getattr(frame[field["name"]].dtype, "kind", "") == "M":
                cells.append(f"strftime({name}::TIMESTAMPTZ AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS {name}")
            else:
                cells.append(f"nullif(CAST({name} AS VARCHAR), '') AS {name}")
        self._add(table, schema, f"SELECT row_number() OVER () AS _row, {', '.join(cells)} FROM frame_{table}")

    def _add(self, table: str, schema: Mapping[str, Any], query: str) -> None:
        self._db.execute(f"CREATE TABLE {raw(table)} AS {query}")
        self._db.execute(typed_view(table, schema))
        self._present.add(table)

    def run(self, schemas: Mapping[str, Mapping[str, Any]], only: Collection[str] | None = None) -> list[Problem]:
        """Run the compiled schemas and the SQL rules on the tables that were added."""
        problems: list[Problem] = []
        if not self._present:
            return problems
        for table in schemas:
            if table in self._present:
                checks = compile_schema(table, schemas[table], self._present)
                for check in [c for c in checks if only is None or c.rule in only]:
                    for row, value in self._db.execute(check.query).fetchall():
                        problems.append(self._problem(check.rule, table, row, check.column, value, check.message))
        self._helper_views(schemas)
        rules = load_rules(root() / "schemas" / "rules")
        for rule in [r for r in rules if only is None or r.id in only]:
            for query in rule.runs(self._present):
                for table, row, column, value in self._db.execute(query).fetchall():
                    problems.append(self._problem(rule.id, table, row, column, value, rule.protects))
        return problems

    def _problem(self, rule: str, table: str, row: int | None, column: str, value: object, message: str) -> Problem:
        starts = self.starts.get(table)
        line = 0 if row is None else starts[row - 1] if starts else row
        return Problem(rule, self.files[table], line, column or "", "" if value is None else str(value), message)

    def _helper_views(self, schemas: Mapping[str, Mapping[str, Any]]) -> None:
        """Make what rules across tables read: records, ids, cells that need evidence, counts, columns."""
        facts = [table for table in FACT_TABLES if table in self._present]
        records, cells, counts = [], [], []
        for table in facts:
            key = ident(schemas[table]["primaryKey"][0])
            records.append(f"SELECT {literal(table)}, {key}, _row FROM {raw(table)}")
            counts.append(f"SELECT {literal(table)}, {key}, _row, n_sources, n_outlets FROM {ident(table)}")
            for field in schemas[table]["fields"]:
                if field.get("needsEvidence"):
                    name = field["name"]
                    cells.append(
                        f"SELECT {literal(table)}, {key}, _row, {literal(name)}, {ident(name)} "
                        f"FROM {raw(table)} WHERE {ident(name)} IS NOT NULL"
                    )
        ids = [
            f"SELECT {literal(table)}, {ident(schemas[table]['primaryKey'][0])} FROM {raw(table)}"
            for table in schemas
            if table in self._present and len(schemas[table]["primaryKey"]) == 1 and table != "retired"
        ]
        for name, columns, parts in (
            ("_records", "table_name, record_id, _row", records),
            ("_cells", "table_name, record_id, _row, field_name, value", cells),
            ("_ids", "table_name, record_id", ids),
            ("_counts", "table_name, record_id, _row, n_sources, n_outlets", counts),
        ):
            nothing = f"SELECT {', '.join(['NULL'] * len(columns.split(',')))} WHERE false"
            self._db.execute(f"CREATE VIEW {name}({columns}) AS {' UNION ALL '.join([*parts, nothing])}")
        every = ", ".join(f"({literal(t)}, {literal(f['name'])})" for t, s in schemas.items() for f in s["fields"])
        present = ", ".join(f"({literal(t)})" for t in self._present)
        self._db.execute(f"CREATE VIEW _present AS SELECT * FROM (VALUES {present}) AS v(table_name)")
        self._db.execute(f"CREATE VIEW _columns AS SELECT * FROM (VALUES {every}) AS v(table_name, field_name)")
