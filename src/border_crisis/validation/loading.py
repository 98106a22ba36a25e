"""Bring a CSV file into an engine, with every fault of the file reported on the way.

The engine reads the file while a second thread takes a quick look at its bytes. What neither of
them can settle is looked at more closely; a file with faults is copied once, mended, and read again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple, Protocol

from .compiled import free_text, ident, raw
from .csvfile import promised, read_header
from .messages import fault
from .package import Table
from .problem import Collector
from .survey import Survey, survey


class Unreadable(Exception):
    """An engine cannot read a file with the schema's columns."""


class Reader(Protocol):
    """The part of an engine that reads CSV files."""

    def read_csv(self, table: str, file: Path, found: Sequence[str], columns: Sequence[str], parallel: bool) -> int: ...
    def rows(self, query: str) -> list[tuple[Any, ...]]: ...


class Loaded(NamedTuple):
    """A table in the engine: the name shown, the records, their lines, the damaged ones, newlines in cells or not."""

    shown: str
    rows: int
    lines: Callable[[Iterable[int]], Mapping[int, int]]
    damaged: list[int]
    newlines: bool


class Loader:
    """Loads tables into one engine."""

    def __init__(self, reader: Reader, collector: Collector, tell: Callable[[str, int], object]) -> None:
        """`tell` hears the name of a file and how many of its bytes are read."""
        self._reader, self._collector, self._tell = reader, collector, tell

    def load(self, table: Table, schema: Mapping[str, Any]) -> Loaded | None:
        """Read a table's file and report what is wrong with its bytes, header and records.

        Returns None when its cells cannot be read; the collector holds the reason then.
        """
        shown, collector = table.shown, self._collector
        try:
            if not table.file.exists():
                collector.add(fault("file.missing", shown, 0, "the file is missing"))
                return None
            header = read_header(table.file, shown, [field["name"] for field in schema["fields"]])
            for problem in header.problems:
                collector.add(problem)
            with ThreadPoolExecutor(1) as pool:
                looking = pool.submit(survey, table.file, lambda size: self._tell(shown, size))
                loaded = None
                if header.readable:
                    loaded = _Reading(table, schema, header.columns, self._reader, collector).result(looking.result)
            known = loaded.rows if loaded else None
            for problem in promised(shown, looking.result(), known, table.entry, table.file):
                collector.add(problem)
            if loaded is None:
                collector.notes.append(f"{shown}: its cells were not checked")
            return loaded
        except OSError as error:
            collector.add(fault("file.missing", shown, 0, f"cannot be read ({error.strerror})"))
            return None


class _Reading:
    """One file that has a readable header; `found` are its columns."""

    def __init__(
        self, table: Table, schema: Mapping[str, Any], found: Sequence[str], reader: Reader, collector: Collector
    ) -> None:
        self._table, self._found, self._reader, self._collector = table, found, reader, collector
        self._columns = [field["name"] for field in schema["fields"]]
        self._texts = [field["name"] for field in schema["fields"] if free_text(field)]

    def result(self, look: Callable[[], Survey]) -> Loaded | None:
        rows = self._rows(self._table.file, True)
        known = look()
        if rows == known.lines - 1 and not (known.faulty or known.loose) and self._plain(rows, known):
            return Loaded(self._table.shown, rows, _next_line, [], False)
        return self._looked_at_closely(rows, known) or self._mended()

    def _rows(self, file: Path, parallel: bool) -> int:
        """Read a file and return its rows, or -1 where the engine cannot."""
        try:
            return self._reader.read_csv(self._table.name, file, self._found, self._columns, parallel)
        except Unreadable:
            return -1

    def _plain(self, rows: int, known: Survey) -> bool:
        return not (known.quotes and self._hold_marks()) and self._commas_right(rows, known)

    def _hold_marks(self) -> bool:
        """Tell whether a text holds a quotation mark: one that was doubled, or one that should not be there."""
        held = " OR ".join(f"{ident(column)} LIKE '%\"%'" for column in self._texts)
        query = f"SELECT _row FROM {raw(self._table.name)} WHERE {held} LIMIT 1"
        return bool(self._texts and self._reader.rows(query))

    def _commas_right(self, rows: int, known: Survey) -> bool:
        """Tell whether there are as many commas as cells ask for: engines pass over one too many at a record's end."""
        spare = known.commas - (rows + 1) * (len(self._found) - 1)
        if spare and known.quotes and self._texts:
            held = " + ".join(
                f"coalesce(sum(length({c}) - length(replace({c}, ',', ''))), 0)" for c in map(ident, self._texts)
            )
            spare -= int(self._reader.rows(f"SELECT {held} FROM {raw(self._table.name)}")[0][0])
        return spare == 0

    def _looked_at_closely(self, rows: int, known: Survey) -> Loaded | None:
        """Return the table if every quotation mark is right and the engine has found every record, else None."""
        from .structure import lines_of, shape

        if known.faulty or rows < 0:
            return None
        file = self._table.file
        seen = shape(file)
        if not seen.clean:
            return None
        if rows != seen.records - 1:  # newlines in cells can lead a reader astray that starts in the middle
            rows = self._rows(file, False)
        if rows != seen.records - 1 or seen.commas != seen.records * (len(self._found) - 1):
            return None
        lines = (lambda wanted: lines_of(file, list(wanted))) if seen.inner_newlines else _next_line
        return Loaded(self._table.shown, rows, lines, [], seen.inner_newlines > 0)

    def _mended(self) -> Loaded | None:
        """Report the faults of the records and read a copy that is mended."""
        from .mending import mend

        shown, collector = self._table.shown, self._collector
        before = collector.total()
        with NamedTemporaryFile(prefix="border-crisis-", suffix=".csv") as copy:
            mended = mend(self._table.file, shown, self._found, copy.file, collector)
            copy.flush()
            if not mended.readable:
                collector.notes.append(f"{shown}: too much is wrong with its records")
                return None
            rows = self._rows(Path(copy.name), False)
        if rows != len(mended.lines) or collector.total() == before:
            told = f"its records cannot be told apart ({rows:,} or {len(mended.lines):,})"
            collector.add(fault("file.unreadable", shown, 0, told))
            return None
        numbers = mended.lines

        def lines(wanted: Iterable[int]) -> dict[int, int]:
            return {row: int(numbers[row - 1]) for row in wanted}

        return Loaded(shown, rows, lines, mended.damaged, True)


def _next_line(wanted: Iterable[int]) -> dict[int, int]:
    """Every record has one line, the header the first."""
    return {row: row + 1 for row in wanted}
