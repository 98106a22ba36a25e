"""The floors of `schemas/floors.yaml`: how many rows, and how far filled, the tables must stay."""

from pathlib import Path
from typing import Any

from .paths import SCHEMAS, shown
from .schemas import Schemas
from .seedfiles import Record, SeedError, read_yaml

FLOORS = SCHEMAS / "floors.yaml"


def read_floors(schemas: Schemas, path: Path = FLOORS) -> dict[str, dict[str, Any]]:
    """Return the floors by table, as datapackage.json holds them: `rows` and `filled`.

    Raises SeedError for an unknown table or column, for a count that is no whole number and a share not above 0 and
    up to 1, and for a table without floors.
    """
    content = read_yaml(path)
    if not isinstance(content, Record):
        raise SeedError(f"{shown(path)}: must be a mapping of tables")
    floors: dict[str, dict[str, Any]] = {}
    for table in content:
        entry = content.part(table)
        if table not in schemas.tables:
            raise entry.error(f"'{table}' is no table")
        entry.only(("rows", "filled"))
        columns = {field["name"] for field in schemas.tables[table]["fields"]}
        filled = {}
        for column in entry.part("filled"):
            if column not in columns:
                raise entry.error(f"'{column}' is no column of {table}")
            filled[column] = _share(entry, column, entry.part("filled").text(column))
        rows = entry.text("rows")
        if not rows.isdigit():
            raise entry.error(f"rows: '{rows}' is no floor; write how many rows there must be, 0 for none")
        floors[table] = {"rows": int(rows), "filled": filled}
    if missing := [table for table in schemas.tables if table not in floors]:
        raise SeedError(f"{shown(path)}: {missing[0]} has no floors; write its rows and filled columns")
    return floors


def _share(entry: Record, name: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1:
        raise entry.error(f"{name}: '{text}' is no floor; write a share above 0, up to 1")
    return value
