"""Parquet: declared types, codes as dictionaries; schema, keys and descriptions in the metadata."""

import json

from border_crisis.descriptor import require, resource
from border_crisis.engines import read_table

from .archive import one_or_zip
from .meanings import about


def write(tables: list[str]) -> bytes:
    """Return one table as Parquet, or a zip with a file for each of several. Needs the extra `arrow`."""
    return one_or_zip(tables, "parquet", _table)


def _table(table: str) -> bytes:
    arrow, parquet = require("pyarrow", "arrow"), require("pyarrow.parquet", "arrow")
    content, schema = read_table(table, "pyarrow"), resource(table)["schema"]
    fields = [
        column.with_metadata({k: field[k] for k in ("title", "description", "unit", "vocabulary") if k in field})
        for column, field in zip(content.schema, schema["fields"], strict=True)
    ]
    head = {
        "table": table,
        "primary_key": json.dumps(schema["primaryKey"]),
        "table_schema": json.dumps(schema, ensure_ascii=False),
        **about(),
    }
    sink = arrow.BufferOutputStream()
    parquet.write_table(content.cast(arrow.schema(fields, metadata=head)), sink, compression="zstd")
    return bytes(sink.getvalue())
