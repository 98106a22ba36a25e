"""Hold a package to the floors that its own descriptor declares.

A resource may say `"floors": {"rows": 80, "filled": {"start_date": 0.5}}`: at least so many rows,
and at least that share of that many with a filled cell; rows that come on top may leave it empty. This dataset declares floors (from
`schemas/floors.yaml`), so that an edit cannot quietly empty a column; a package or folder without
the property has none, whatever schemas it shares.
"""

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from border_crisis.errors import InvalidData

from .problem import Problem


def check_floors(folder: Path, entries: Mapping[str, Mapping[str, Any]]) -> list[Problem]:
    """Return a problem for each floor that a table of the package in `folder` falls below.

    `entries` are the resources by table. A file that cannot be read as CSV is left to the other
    checks. Raises InvalidData for floors that are none.
    """
    problems = []
    for table, entry in entries.items():
        if "floors" in entry:
            problems += _below(folder / str(entry["path"]), str(entry["path"]), *_floors(table, entry["floors"]))
    return problems


def _below(file: Path, name: str, least: int, filled: Mapping[str, float]) -> list[Problem]:
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
    problems = []
    if len(rows) < least:
        message = f"has {len(rows)} rows, and the package's floor is {least}; lower it in floors if rows were meant to go"
        problems.append(Problem("floor.rows", name, 0, "", "", message))
    counts = Counter(column for row in rows for column, cell in row.items() if cell)
    # A source that is added may leave a column empty; only cells that were there count as taken away.
    measured = min(least, len(rows)) or len(rows)
    for column, share in filled.items():
        held = counts[column] / measured if measured else 0.0
        if held < share:
            message = (
                f"is filled in {held:.0%} of {measured} rows, and the package's floor is {share:.0%}; "
                "lower it in floors if cells were meant to go"
            )
            problems.append(Problem("floor.filled", name, 0, column, "", message))
    return problems


def _floors(table: str, floors: Any) -> tuple[int, dict[str, float]]:
    """Return row floor and fill floors. Raises InvalidData when they are not what the descriptor may hold."""
    try:
        filled = {str(column): float(share) for column, share in dict(floors.get("filled", {})).items()}
        rows = int(floors.get("rows", 0))
    except (AttributeError, TypeError, ValueError):
        raise InvalidData(
            f"datapackage.json: {table}: floors: write {{'rows': 80, 'filled': {{'start_date': 0.5}}}}"
        ) from None
    if rows < 0 or not all(0 <= share <= 1 for share in filled.values()):
        raise InvalidData(f"datapackage.json: {table}: floors: rows from 0 up, shares from 0 to 1")
    return rows, filled
