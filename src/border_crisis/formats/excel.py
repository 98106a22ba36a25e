"""Excel: one workbook, a sheet a table and the codebook; text stays text, dates are dates."""

import io
from datetime import UTC, date, datetime
from typing import Any

from border_crisis.descriptor import require, resource
from border_crisis.errors import InvalidData
from border_crisis.reading import read_records

from .meanings import CODEBOOK, about, codebook, stamp

_FORMATS = {"date": {"num_format": "yyyy-mm-dd"}, "datetime": {"num_format": "yyyy-mm-dd hh:mm:ss"}}
_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was
_CELL, _ROWS, _WIDEST = 32_767, 1_048_575, 60


def write(tables: list[str]) -> bytes:
    """Return a workbook with a sheet for each of `tables` and the sheet `codebook`.

    Missing cells are empty. Text that begins with = + - or @ stays text, also when somebody edits the cell.
    Times are UTC. Needs the extra `excel`. Raises InvalidData for what Excel cannot hold: a text of more
    than 32,767 characters, a day before March 1900, a number of more than 16 digits.
    """
    xlsxwriter = require("xlsxwriter", "excel")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    said = about()
    created = stamp().replace(tzinfo=None)
    book.set_properties({"title": f"{said['title']} {said['version']}", "comments": said["citation"],
                         "created": created})  # fmt: skip
    sheets = _Sheets(book)
    for table in tables:
        fields = resource(table)["schema"]["fields"]
        names, types = [field["name"] for field in fields], [field["type"] for field in fields]
        sheets.add(table, names, types, read_records(table))
    types = ["integer" if name == "position" else "string" for name in CODEBOOK]
    sheets.add("codebook", list(CODEBOOK), types, codebook(tables))
    book.close()
    return out.getvalue()


class _Sheets:
    """The workbook's sheets and the formats that they share."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._text = book.add_format({"quote_prefix": True})
        self._times = {kind: book.add_format(look) for kind, look in _FORMATS.items()}

    def add(self, name: str, columns: list[str], types: list[str], rows: list[Any]) -> None:
        """Add a sheet with a fixed header row. Raises InvalidData for more rows than a sheet has."""
        if len(rows) > _ROWS:
            raise InvalidData(f"{name}: a sheet of Excel has {_ROWS:,} rows below its header, not {len(rows):,}")
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        widths = [len(column) for column in columns]
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column, self._head)
        for line, row in enumerate(rows, 1):
            for at, (value, kind) in enumerate(zip(row, types, strict=True)):
                if value is not None:
                    self._cell(sheet, line, at, value, kind)
                    widths[at] = max(widths[at], len(str(value)))
        for at, width in enumerate(widths):
            sheet.set_column(at, at, min(width + 2, _WIDEST))
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)

    def _cell(self, sheet: Any, line: int, at: int, value: Any, kind: str) -> None:
        place = f"{sheet.get_name()}, row {line}, column {at + 1}"
        if kind == "string":
            if len(value) > _CELL:
                raise InvalidData(f"{place}: a text of {len(value):,} characters is too long for a cell of Excel")
            sheet.write_string(line, at, value, self._text if value[0] in "=+-@" else None)
        elif kind == "boolean":
            sheet.write_boolean(line, at, value)
        elif kind in ("integer", "number"):
            if float(f"{value:.16G}") != value:
                raise InvalidData(f"{place}: {value} has more digits than a cell of Excel keeps")
            sheet.write_number(line, at, value)
        elif kind in self._times:
            if (value.date() if isinstance(value, datetime) else value) < _FIRST_DAY:
                raise InvalidData(f"{place}: {value} lies before the days that Excel knows")
            plain = value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value
            sheet.write_datetime(line, at, plain, self._times[kind])
        else:
            raise InvalidData(f"{place}: no way to write the type '{kind}'")
