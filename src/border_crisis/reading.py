"""Typed rows and the evidence behind one record, from the standard library alone."""

import csv
import importlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from border_crisis.descriptor import path, resource
from border_crisis.errors import InvalidData, WrongUsage

_BOOLEANS = {"true": True, "false": False}
_READERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": _BOOLEANS.__getitem__,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


def read_records(table: str) -> list[Any]:
    """Return the rows of `table` as named tuples of `border_crisis.rows`.

    Missing cells are None, dates `datetime.date`, times `datetime.datetime` in UTC, numbers int
    or float. Raises WrongUsage for a name that is no table, InvalidData for a cell that is not of
    its column's type.
    """
    fields = resource(table)["schema"]["fields"]
    class_name = "".join(part.capitalize() for part in table.split("_")) + "Row"
    row_class = getattr(importlib.import_module("border_crisis.rows"), class_name)
    readers = [_READERS[field["type"]] for field in fields]
    rows = []
    for line, cells in _lines(path(table)):
        try:
            values = [read(cell) if cell else None for read, cell in zip(readers, cells, strict=True)]
        except (ValueError, KeyError) as error:
            raise InvalidData(f"{path(table)}:{line}: {error}; run border-crisis validate") from None
        rows.append(row_class(*values))
    return rows


def find(record_id: str) -> tuple[str, dict[str, str]]:
    """Return the table and the cells (as text) of the record with that id, whatever its table.

    Raises WrongUsage when no table has it.
    """
    for table in ("aid_deliveries", "deployments", "force_estimates", "events", "statements", "actors", "locations",
                  "sources", "passages", "evidence", "mentions", "discrepancies", "retired",
                  "errata", "changes"):  # fmt: skip
        for row in rows_as_text(table):
            if next(iter(row.values())) == record_id:
                return table, row
    raise WrongUsage(f"no record has the id '{record_id}'; ids look like aid-001, dep-007, volodymyr-zelenskyy")


def rows_as_text(table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `table`, every cell as the text that the file holds."""
    names = [field["name"] for field in resource(table)["schema"]["fields"]]
    for _, cells in _lines(path(table)):
        yield dict(zip(names, cells, strict=True))


def _lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each record ends, and its cells."""
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        next(reader, None)
        for cells in reader:
            yield reader.line_num, cells
