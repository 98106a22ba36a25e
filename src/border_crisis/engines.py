"""Read one table of the package into pandas, polars, pyarrow or duckdb, with its declared types.

How a Table Schema type stands in each engine is said here once. An unknown code fails in each.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from border_crisis.descriptor import path, require, resource
from border_crisis.errors import InvalidData, WrongUsage

if TYPE_CHECKING:
    import pandas as pd

ENGINES = ("pandas", "polars", "pyarrow", "duckdb")
_PANDAS = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}
_PANDAS_TIMES = {"date": "datetime64[us]", "datetime": "datetime64[us, UTC]"}
_ARROW = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool_", "date": "date32"}
_DUCKDB = {
    "string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE",
    "datetime": "TIMESTAMP",
}  # fmt: skip


def read_table(table: str, engine: str = "pandas") -> Any:
    """Return `table` in the chosen engine.

    pandas: a DataFrame; codes are categoricals, integers nullable `Int64`, dates `datetime64[us]`,
    times `datetime64[us, UTC]`. polars: a DataFrame with `Enum` for codes. pyarrow: a Table with
    dictionaries for codes. duckdb: a relation with ENUM for codes and times as UTC timestamps.
    Raises WrongUsage for an unknown table or engine or a missing extra, InvalidData for a code
    that the vocabulary does not hold.
    """
    readers = {"pandas": read_pandas, "polars": _polars, "pyarrow": _pyarrow, "duckdb": _duckdb}
    if engine not in readers:
        raise WrongUsage(f"'{engine}' is no engine; there are {', '.join(ENGINES)}")
    return readers[engine](path(table), resource(table)["schema"]["fields"])


def codes(field: dict[str, Any]) -> list[str] | None:
    """Return the codes that a text column may hold, or None where it holds free text."""
    enum = field.get("constraints", {}).get("enum")
    return enum if enum and field["type"] == "string" else None


def read_pandas(file: Path, fields: list[dict[str, Any]]) -> "pd.DataFrame":
    import pandas as pd

    dtypes = {f["name"]: _PANDAS.get(f["type"], "str") for f in fields}
    read = pd.read_csv(file, dtype=dtypes, keep_default_na=False, na_values=[""], encoding="utf-8")
    columns: dict[str, Any] = {str(name): read[name] for name in read}
    for field in fields:
        name, declared = field["name"], codes(field)
        if name not in read:
            raise InvalidData(f"{file}: {name}: the column is missing; run border-crisis validate")
        column = columns[name]
        if declared:
            kind = pd.CategoricalDtype(declared)
            places = kind.categories.get_indexer(column)
            unknown = column[(places < 0) & column.notna()]
            if len(unknown):
                raise _unknown_code(file, name, min(unknown))
            columns[name] = pd.Categorical.from_codes(places, dtype=kind)
        elif field["type"] in _PANDAS_TIMES:
            times = pd.to_datetime(column, format=field.get("format", "%Y-%m-%d"), utc=field["type"] == "datetime")
            columns[name] = times.astype(_PANDAS_TIMES[field["type"]])
    return pd.DataFrame(columns, copy=False)


def _polars(file: Path, fields: list[dict[str, Any]]) -> Any:
    pl = require("polars", "polars")
    types = {
        "string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean,
        "date": pl.Date, "datetime": pl.Datetime("us", "UTC"),
    }  # fmt: skip
    schema = {f["name"]: pl.Enum(codes(f)) if codes(f) else types[f["type"]] for f in fields}
    try:
        return pl.read_csv(file, schema=schema)
    except pl.exceptions.PolarsError as error:
        raise InvalidData(f"{file}: {str(error).splitlines()[0]}; run border-crisis validate") from None


def _pyarrow(file: Path, fields: list[dict[str, Any]]) -> Any:
    pa = require("pyarrow", "arrow")
    csv = require("pyarrow.csv", "arrow")
    types = {name: getattr(pa, kind)() for name, kind in _ARROW.items()} | {"datetime": pa.timestamp("us", "UTC")}
    coded = pa.dictionary(pa.int32(), pa.string())
    options = csv.ConvertOptions(
        column_types={f["name"]: coded if codes(f) else types[f["type"]] for f in fields},
        null_values=[""],
        strings_can_be_null=True,
    )
    try:
        table = csv.read_csv(file, convert_options=options)
    except pa.ArrowInvalid as error:
        raise InvalidData(f"{file}: {str(error).splitlines()[0]}; run border-crisis validate") from None
    for field in fields:
        found = table.column(field["name"]).unique().to_pylist() if codes(field) else []
        for code in found:
            if code is not None and code not in (codes(field) or []):
                raise _unknown_code(file, field["name"], code)
    return table


def _duckdb(file: Path, fields: list[dict[str, Any]]) -> Any:
    duckdb = require("duckdb", "validate")
    columns = {
        f["name"]: f"ENUM({', '.join(map(_quoted, codes(f) or []))})" if codes(f) else _DUCKDB[f["type"]]
        for f in fields
    }
    spelled = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in columns.items())
    connection = duckdb.connect()
    try:
        connection.execute(
            f"CREATE TABLE t AS FROM read_csv({_quoted(str(file))}, auto_detect=false, header=true, delim=',', "
            f"quote='\"', escape='\"', nullstr='', columns={{{spelled}}})"
        )
    except duckdb.Error as error:
        raise InvalidData(f"{file}: {str(error).splitlines()[0]}; run border-crisis validate") from None
    return connection.table("t")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _unknown_code(file: Path, column: str, code: str) -> InvalidData:
    return InvalidData(f"{file}: {column}: '{code}' is no code of its vocabulary; run border-crisis validate")
