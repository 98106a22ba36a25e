"""DuckDB as the engine of the checks."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Any

from border_crisis.descriptor import require
from border_crisis.errors import WrongUsage

from .compiled import WORD, ident, literal, raw
from .loading import Unreadable
from .survey import MAX_RECORD

if TYPE_CHECKING:
    import pandas as pd

#: What the tables may take before they are moved to disk; the process as a whole stays under 2 GiB.
MEMORY = "1400MB"


class Duck:
    """A database in memory, its columns compressed, that spills into a temporary folder.

    Used as a context; all tables are gone afterwards.
    """

    name = "duckdb"

    def __init__(self, memory: str = MEMORY) -> None:
        """Raises WrongUsage when duckdb is missing or `memory` is no amount like 4GB."""
        self._duckdb = require("duckdb", "validate")
        self._spill = TemporaryDirectory(prefix="border-crisis-")
        try:
            self._db = self._duckdb.connect(config={"memory_limit": memory, "temp_directory": self._spill.name})
        except self._duckdb.Error:
            self._spill.cleanup()
            raise WrongUsage(f"'{memory}' is no amount of memory; write it like 4GB") from None
        self._db.execute("ATTACH ':memory:' AS checked (COMPRESS)")
        self._db.execute("USE checked")
        self._db.execute("CREATE MACRO text_digest(words) AS sha256(words)")
        plain = "translate(CAST(words AS VARCHAR), '’‘', chr(39) || chr(39))"
        self._db.execute(f"CREATE MACRO word_count(words) AS len(regexp_extract_all({plain}, '{WORD}'))")

    def __enter__(self) -> "Duck":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()
        self._spill.cleanup()

    def read_csv(self, table: str, file: Path, found: Sequence[str], columns: Sequence[str], parallel: bool) -> int:
        """Make the raw table of a CSV file and return its number of rows.

        `found` are the columns as they stand in the file, `columns` those to keep. Raises Unreadable.
        """
        names = [name if name in columns else f"_unknown_{place}" for place, name in enumerate(found)]
        spec = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
        kept = ", ".join(map(ident, columns))
        try:
            self._db.execute(
                f"CREATE OR REPLACE TABLE {ident('cells_' + table)} AS SELECT {kept} FROM read_csv("
                f"{literal(_no_glob(file))}, auto_detect=false, header=true, delim=',', quote='\"', escape='\"', "
                f"nullstr='', new_line='\\n', max_line_size={MAX_RECORD}, "
                f"parallel={str(parallel).lower()}, columns={{{spec}}})"
            )
        except self._duckdb.Error as error:
            raise Unreadable(str(error).splitlines()[0]) from None
        return self._number(table)

    def read_frame(self, table: str, frame: "pd.DataFrame", fields: Sequence[Mapping[str, Any]]) -> int:
        """Make the raw table of a typed or an all-text frame; typed cells are spelled as the files spell them."""
        self._db.register(f"frame_{table}", frame)
        cells = ", ".join(_spelled(ident(f["name"]), f["type"], frame[f["name"]].dtype) for f in fields)
        try:
            self._db.execute(f"CREATE TABLE {ident('cells_' + table)} AS SELECT {cells} FROM frame_{table}")
        except self._duckdb.Error as error:
            raise Unreadable(str(error).splitlines()[0]) from None
        return self._number(table)

    def write(self, table: str, target: Path) -> None:
        """Write a raw table as Parquet, in order."""
        self._db.execute(f"COPY {ident('cells_' + table)} TO {literal(str(target))} (FORMAT parquet)")

    def _number(self, table: str) -> int:
        cells = ident("cells_" + table)
        self.define(f"raw_{table}", f"SELECT rowid + 1 AS _row, * FROM {cells}")
        return int(self.rows(f"SELECT count(*) FROM {cells}")[0][0])

    def define(self, name: str, query: str) -> None:
        """Make a view."""
        self._db.execute(f"CREATE OR REPLACE VIEW {ident(name)} AS {query}")

    def keep(self, name: str, query: str) -> None:
        """Make a table of a query's result."""
        self.rows(f"CREATE OR REPLACE TABLE {ident(name)} AS {query}")

    def mark(self, table: str, damaged: Sequence[int]) -> str:
        """Return a query for a raw table without its damaged records."""
        name = ident("damaged_" + table)
        self._db.execute(f"CREATE TABLE {name} AS SELECT unnest(?::BIGINT[]) AS _row", [list(damaged)])
        return f"SELECT r.* FROM {raw(table)} r ANTI JOIN {name} d ON r._row = d._row"

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Run a query. Raises WrongUsage for one that DuckDB refuses (a pattern of a foreign schema)."""
        try:
            found: list[tuple[Any, ...]] = self._db.execute(query).fetchall()
        except self._duckdb.OutOfMemoryException:
            raise WrongUsage("the memory does not suffice; allow more with --memory") from None
        except self._duckdb.Error as error:
            raise WrongUsage(f"a check cannot be run: {str(error).splitlines()[0]}") from None
        return found

    def share_done(self) -> float:
        """Return the share of the running query that is done, in percent; negative when that is not known."""
        return float(self._db.query_progress())


def _no_glob(file: Path) -> str:
    """A name is a name: brackets and stars in it are no pattern."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(file))


def _spelled(column: str, kind: str, dtype: object) -> str:
    """Return the expression that spells a frame's column as text."""
    is_a = getattr(dtype, "kind", "")
    text = f"CAST({column} AS VARCHAR)"
    if kind == "date" and is_a == "M":
        text = f"strftime({column}, '%Y-%m-%d')"
    elif kind == "datetime" and is_a == "M":
        text = f"strftime({column}::TIMESTAMPTZ AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ')"
    elif kind == "integer" and is_a == "f":
        whole = f"{column} = trunc({column}) AND abs({column}) < 1e15"
        text = f"CASE WHEN {whole} THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) ELSE {text} END"
    elif kind == "number" and is_a == "f":
        plain = f"rtrim(rtrim(CAST(TRY_CAST({column} AS DECIMAL(38, 15)) AS VARCHAR), '0'), '.')"
        text = f"CASE WHEN {text} LIKE '%e%' THEN coalesce({plain}, {text}) ELSE {text} END"
    return f"nullif({text}, '') AS {column}"
