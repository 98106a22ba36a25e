"""JSON: a list of objects a table, missing values null."""

import json
from typing import Any

from border_crisis.reading import read_records

from .archive import one_or_zip


def write(tables: list[str]) -> bytes:
    """Return one table as JSON, or a zip with a file for each of several."""
    return one_or_zip(tables, "json", _table)


def _table(table: str) -> bytes:
    rows = [row._asdict() for row in read_records(table)]
    return (json.dumps(rows, default=_plain, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _plain(value: Any) -> str:
    """Spell dates and times as the CSV does."""
    text: str = value.isoformat()
    return text.replace("+00:00", "Z")
