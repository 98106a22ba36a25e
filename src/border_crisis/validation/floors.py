"""Hold a package to the floors that its own descriptor declares.

A resource may say `"floors": {"rows": 80, "filled": {"start_date": 0.5}}`: at least so many rows,
and at least that share of that many with a filled cell; rows that come on top may leave it empty.
This dataset declares floors (from `schemas/floors.yaml`), so that an edit cannot quietly empty a
column; a package or folder without the property has none, whatever schemas it shares.
"""

from collections.abc import Callable, Mapping
from typing import Any

from border_crisis.errors import InvalidData

from .compiled import ident, raw
from .messages import fault
from .problem import Problem

Query = Callable[[str], list[tuple[Any, ...]]]


def check_floors(table: str, shown: str, entry: Mapping[str, Any], columns: list[str], query: Query) -> list[Problem]:
    """Return a problem for each floor of the resource `entry` that its table falls below.

    `shown` is the file's name for messages, `columns` are the schema's, `query` asks the engine
    that holds the table. Raises InvalidData for floors that are none.
    """
    if "floors" not in entry:
        return []
    least, shares = _floors(table, entry["floors"])
    known = [column for column in shares if column in columns]
    counts = ", ".join(["count(*)", *(f"count({ident(column)})" for column in known)])
    rows, *held = query(f"SELECT {counts} FROM {raw(table)}")[0]
    problems = []
    if rows < least:
        problems.append(fault("floor.rows", shown, 0, f"has {rows} rows, and the package's floor is {least}"))
    # A source that is added may leave a column empty; only cells that were there count as taken away.
    measured = min(least, rows) or rows
    for column in shares:
        share = held[known.index(column)] / measured if measured and column in known else 0.0
        if share < shares[column]:
            told = f"is filled in {share:.0%} of {measured:,} rows, and the package's floor is {shares[column]:.0%}"
            problems.append(fault("floor.filled", shown, 0, told, column))
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
