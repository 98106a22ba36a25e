"""Apache Spark as the engine of the checks: the SQL is the same, only tables and functions are made here.

A table is Parquet, a file or a folder of files, in any file system that Spark reads. CSV files are
read by DuckDB, which knows their faults, and handed over as Parquet; that needs one machine.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

from border_crisis.descriptor import require
from border_crisis.errors import WrongUsage

from .compiled import WORD, ident, literal, raw
from .duck import Duck

_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.parser.escapedStringLiterals": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "true",
}
_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "false",
}
#: What DuckDB has and Spark has not, under the same names.
_FUNCTIONS = {
    "regexp_full_match": ("words STRING, form STRING", "BOOLEAN", r"words RLIKE ('\A(?:' || form || ')\z')"),
    "regexp_matches": ("words STRING, form STRING", "BOOLEAN", "words RLIKE form"),
    "text_digest": ("words STRING", "STRING", "sha2(words, 256)"),
    "isodow": ("day DATE", "INT", "weekday(day) + 1"),
    "word_count": (
        "words STRING",
        "INT",
        f"size(regexp_extract_all(translate(words, '’‘', concat(chr(39), chr(39))), '{WORD}', 0))",
    ),
}


class Spark:
    """A Spark session with the tables to check. Used as a context; a session that was there is left running."""

    name = "spark"

    def __init__(self, session: Any = None) -> None:
        """`session` is a SparkSession; without one, the running one or a new one (local unless configured).

        Raises WrongUsage when pyspark or Java is missing.
        """
        sql = require("pyspark.sql", "spark")
        active = session or sql.SparkSession.getActiveSession()
        self._stop = active is None
        if active is None:
            builder = sql.SparkSession.builder.appName("border-crisis validate")
            if "SPARK_REMOTE" not in os.environ and "MASTER" not in os.environ:
                builder = builder.master(os.environ.get("SPARK_MASTER", "local[*]"))
            for name, value in _LOCAL.items():
                builder = builder.config(name, value)
            try:
                active = builder.getOrCreate()
            except Exception as error:
                raise WrongUsage(f"Spark does not start ({str(error).splitlines()[0]}); it needs Java 17") from None
        self._session = active
        for name, value in _SETTINGS.items():
            active.conf.set(name, value)
        for name, (given, kind, body) in _FUNCTIONS.items():
            active.sql(f"CREATE OR REPLACE TEMPORARY FUNCTION {name}({given}) RETURNS {kind} RETURN {body}")
        self._folder = TemporaryDirectory(prefix="border-crisis-")
        self._csv: Duck | None = None

    def __enter__(self) -> "Spark":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._csv is not None:
            self._csv.__exit__(kind, error, trace)
        if self._stop:
            self._session.stop()
        self._folder.cleanup()

    def tables(self, place: str, names: Sequence[str]) -> dict[str, str]:
        """Return the Parquet tables under a place or its `data/`: files `<name>.parquet`, folders `<name>`."""
        found: dict[str, str] = {}
        hadoop = self._session._jvm.org.apache.hadoop.fs
        for folder in (place.rstrip("/"), place.rstrip("/") + "/data"):
            path = hadoop.Path(folder)
            try:
                system = path.getFileSystem(self._session._jsc.hadoopConfiguration())
                if not system.exists(path):
                    continue
                entries = [entry.getPath() for entry in system.listStatus(path)]
            except Exception as error:
                raise WrongUsage(f"{place}: cannot be read ({str(error).splitlines()[0][:200]})") from None
            for entry in entries:
                name = str(entry.getName()).removesuffix(".parquet")
                if name in names and not str(entry.getName()).endswith(".csv"):
                    found[name] = str(entry.toString())
        return {name: found[name] for name in names if name in found}

    def read_csv(self, table: str, file: Path, found: Sequence[str], columns: Sequence[str], parallel: bool) -> int:
        """Make the raw table of a CSV file and return its number of rows. Raises Unreadable."""
        if self._csv is None:
            self._csv = Duck()
        self._csv.read_csv(table, file, found, columns, parallel)
        target = Path(self._folder.name) / f"{table}.parquet"
        self._csv.write(table, target)
        return self.read_parquet(table, str(target), [{"name": name, "type": "string"} for name in columns])

    def read_parquet(self, table: str, place: str, fields: Sequence[Mapping[str, Any]]) -> int:
        """Make the raw table of Parquet and return its number of rows; files count in the order of their names."""
        frame = self._session.read.parquet(place)
        kinds = dict(frame.dtypes)
        cells = [_spelled(f["name"], kinds[f["name"]]) for f in fields]
        rows = frame.selectExpr("_metadata.file_path AS _file", "_metadata.row_index AS _place", *cells)
        rows.createOrReplaceTempView(f"read_{table}")
        counts = self.rows(f"SELECT _file, count(*) FROM {ident('read_' + table)} GROUP BY _file ORDER BY _file")
        before, offsets = 0, []
        for file, count in counts:
            offsets.append(f"({literal(file)}, {before})")
            before += int(count)
        names = ", ".join(ident(f["name"]) for f in fields)
        if offsets:
            query = (
                f"SELECT o.before + r._place + 1 AS _row, {names} FROM {ident('read_' + table)} r "
                f"JOIN (VALUES {', '.join(offsets)}) AS o(_name, before) ON r._file = o._name"
            )
        else:
            query = f"SELECT CAST(0 AS BIGINT) AS _row, {names} FROM {ident('read_' + table)}"
        self.define(f"raw_{table}", query)
        self._session.sql(f"CACHE LAZY TABLE {raw(table)}")
        return before

    def columns(self, place: str) -> list[str]:
        """Return the columns of Parquet."""
        return list(self._session.read.parquet(place).columns)

    def define(self, name: str, query: str) -> None:
        """Make a view."""
        self._session.sql(f"CREATE OR REPLACE TEMPORARY VIEW {ident(name)} AS {query}")

    def keep(self, name: str, query: str) -> None:
        """Make a view whose rows are kept once they are known."""
        self.define(name, query)
        self._session.sql(f"CACHE LAZY TABLE {ident(name)}")

    def mark(self, table: str, damaged: Sequence[int]) -> str:
        """Return a query for a raw table without its damaged records."""
        rows = self._session.createDataFrame([(int(row),) for row in damaged], "_row BIGINT")
        rows.createOrReplaceTempView(f"damaged_{table}")
        return f"SELECT r.* FROM {raw(table)} r ANTI JOIN {ident('damaged_' + table)} d ON r._row = d._row"

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Run a query. Raises WrongUsage for one that Spark refuses."""
        try:
            return [tuple(row) for row in self._session.sql(query).collect()]
        except Exception as error:
            raise WrongUsage(f"Spark cannot run a check: {str(error).splitlines()[0][:300]}") from error


def _spelled(name: str, kind: str) -> str:
    """Return the expression that spells a column as the CSV files do."""
    column = ident(name)
    text = f"CAST({column} AS STRING)"
    if kind.startswith("timestamp"):
        text = f"concat(replace(date_format({column}, 'yyyy-MM-dd HH:mm:ss'), ' ', 'T'), 'Z')"
    elif kind in ("double", "float"):
        plain = f"CAST(TRY_CAST({column} AS DECIMAL(38, 9)) AS STRING)"
        whole = f"{column} = floor({column}) AND abs({column}) < 1e15"
        text = f"CASE WHEN {whole} THEN CAST(TRY_CAST({column} AS BIGINT) AS STRING) ELSE coalesce({plain}, {text}) END"
    return f"nullif({text}, '') AS {column}"
