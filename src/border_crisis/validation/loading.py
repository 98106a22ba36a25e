"""Bring a CSV file into an engine, with every fault of the file reported on the way."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple, Protocol

from .csvfile import mend, promised, read_header
from .duck import Unreadable
from .messages import fault
from .package import Table
from .problem import Collector
from .structure import Survey, lines_of, survey


class Reader(Protocol):
    """The part of an engine that reads CSV files."""

    def read_csv(self, table: str, file: Path, found: Any, columns: Any, parallel: bool) -> int: ...


class Loaded(NamedTuple):
    """A table in the engine: the name shown, the records, their lines, the damaged ones, newlines in cells or not."""

    shown: str
    rows: int
    lines: Callable[[Iterable[int]], Mapping[int, int]]
    damaged: list[int]
    newlines: bool


def load_file(
    table: Table, columns: list[str], reader: Reader, collector: Collector, tell: Callable[[str, int], object]
) -> Loaded | None:
    """Read a table's file into the engine and report what is wrong with its bytes, header and records.

    Returns None when its cells cannot be read; the collector holds the reason then. `tell` hears
    the name of the file and how many bytes are read.
    """
    shown = table.shown
    try:
        if not table.file.exists():
            collector.add(fault("file.missing", shown, 0, "the file is missing"))
            return None
        header = read_header(table.file, shown, columns)
        with ThreadPoolExecutor(1) as pool:
            looking = pool.submit(survey, table.file, lambda size: tell(shown, size))
            for problem in header.problems:
                collector.add(problem)
            if header.readable:
                return _read(table, columns, header.columns, looking, reader, collector)
        for problem in promised(shown, looking.result(), None, table.entry, table.file):
            collector.add(problem)
        collector.notes.append(f"{shown}: its cells were not checked")
    except OSError as error:
        collector.add(fault("file.missing", shown, 0, f"cannot be read ({error.strerror})"))
    return None


def _read(
    table: Table, columns: list[str], found: list[str], looking: "Future[Survey]", reader: Reader, collector: Collector
) -> Loaded | None:
    try:
        rows = reader.read_csv(table.name, table.file, found, columns, True)
    except Unreadable:
        rows = -1
    survey = looking.result()
    if survey.clean and rows >= 0 and rows != survey.records - 1:
        try:  # newlines in cells can lead a reader astray that starts in the middle of a file
            rows = reader.read_csv(table.name, table.file, found, columns, False)
        except Unreadable:
            rows = -1
    if survey.clean and rows == survey.records - 1:
        lines = _next_line if not survey.inner_newlines else lambda wanted: lines_of(table.file, list(wanted))
        loaded = Loaded(table.shown, rows, lines, [], survey.inner_newlines > 0)
    else:
        mended = _mended(table, columns, found, reader, collector)
        if mended is None:
            return None
        loaded = mended
    for problem in promised(table.shown, survey, loaded.rows, table.entry, table.file):
        collector.add(problem)
    return loaded


def _mended(table: Table, columns: list[str], found: list[str], reader: Reader, collector: Collector) -> Loaded | None:
    """Report the faults of the records and read a copy that is mended."""
    before = collector.total()
    with NamedTemporaryFile(prefix="border-crisis-", suffix=".csv") as copy:
        mended = mend(table.file, table.shown, len(found), copy.file, collector)
        copy.flush()
        if not mended.readable:
            collector.notes.append(f"{table.shown}: too much is wrong with its records; its cells were not checked")
            return None
        try:
            rows = reader.read_csv(table.name, Path(copy.name), found, columns, False)
        except Unreadable as error:
            collector.add(fault("file.unreadable", table.shown, 0, f"cannot be read ({error})"))
            return None
    if rows != len(mended.lines) or collector.total() == before:
        told = f"its records cannot be told apart ({rows} or {len(mended.lines)})"
        collector.add(fault("file.unreadable", table.shown, 0, told))
        return None
    numbers = mended.lines
    return Loaded(
        table.shown, rows, lambda wanted: {row: int(numbers[row - 1]) for row in wanted}, mended.damaged, True
    )


def _next_line(wanted: Iterable[int]) -> dict[int, int]:
    """Every record has one line, the header the first."""
    return {row: row + 1 for row in wanted}
