"""Apply what a pass was recoded to after a definition was mended."""

import csv
from collections.abc import Sequence
from pathlib import Path

from border_crisis.errors import InvalidData

from ..paths import shown
from .passes import Unit

COLUMNS = ("table_name", "record_id", "field_name", "old", "new")


def recoded(units: Sequence[Unit], path: Path) -> list[Unit]:
    """Return `units` with the new values of the file `path`; the others stay.

    The file holds ids of pass A for actors and places. Raises InvalidData for a cell that no unit
    has, that is named twice, or whose old value is another.
    """
    by_key = {(unit.table, unit.record_id): dict(unit.cells) for unit in units}
    seen = set()
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            key, column = (row["table_name"], row["record_id"]), row["field_name"]
            place = f"{shown(path)}:{line}: {row['record_id']}.{column}"
            if key not in by_key or column not in by_key[key]:
                raise InvalidData(f"{place}: the pass has no such cell")
            if (key, column) in seen:
                raise InvalidData(f"{place}: is recoded twice")
            if by_key[key][column] != row["old"]:
                raise InvalidData(f"{place}: '{row['old']}' is not what the pass holds ('{by_key[key][column]}')")
            seen.add((key, column))
            by_key[key][column] = row["new"]
    return [unit._replace(cells=by_key[unit.table, unit.record_id]) for unit in units]


def recoded_fields(path: Path) -> set[tuple[str, str]]:
    """Return table and column of every field that the file recodes."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["table_name"], row["field_name"]) for row in csv.DictReader(file)}
