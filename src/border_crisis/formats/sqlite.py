"""SQLite: one database with keys, checks, the codebook and what the package is; ready for Datasette."""

import json
import sqlite3
from datetime import date
from typing import Any

from border_crisis.descriptor import descriptor, resource
from border_crisis.errors import InvalidData
from border_crisis.reading import read_records

from .meanings import CODEBOOK, about, codebook, references
from .sqlite_pages import settled

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT",
          "datetime": "TEXT"}  # fmt: skip
#: The column that stands for a row where another table refers to it, in the order of preference.
_LABELS = ("name", "summary", "title", "fragment")
_PAGE = 4096


def write(tables: list[str]) -> bytes:
    """Return a database of `tables`; dates and times are ISO 8601 text, booleans 0 and 1.

    Foreign keys into tables that are not among `tables` are left out. The tables `codebook` and
    `package` describe the columns and the whole. Raises InvalidData for a foreign key without its row.
    """
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.execute(f"PRAGMA page_size = {_PAGE}")
        database.execute("PRAGMA foreign_keys = OFF")  # rows refer to each other both ways; checked below
        database.execute("BEGIN")
        for table in tables:
            database.execute(_create(table, tables))
            _insert(database, table, [tuple(map(_plain, row)) for row in read_records(table)])
        database.execute(f"CREATE TABLE codebook ({', '.join(f'{name}' for name in CODEBOOK)}, "
                         "PRIMARY KEY (table_name, column_name))")  # fmt: skip
        _insert(database, "codebook", codebook(tables))
        database.execute("CREATE TABLE package (property TEXT PRIMARY KEY, value TEXT NOT NULL)")
        _insert(database, "package", list(about().items()))
        database.execute("COMMIT")
        for table, row, target, _ in database.execute("PRAGMA foreign_key_check").fetchall():
            raise InvalidData(f"{table}: row {row} refers to no row of {target}; run border-crisis validate")
        database.execute("VACUUM")
        return settled(database.serialize(), _PAGE)
    finally:
        database.close()


def datasette(database: str, tables: list[str]) -> bytes:
    """Return Datasette's metadata for the database named `database`: descriptions, units, labels, licence."""
    head = descriptor()
    described = {}
    for table in tables:
        fields = resource(table)["schema"]["fields"]
        names = [field["name"] for field in fields]
        label = next((name for name in _LABELS if name in names), names[0])
        described[table] = {
            "title": resource(table)["title"],
            "description": resource(table)["description"],
            "columns": {field["name"]: field["description"] for field in fields},
            "label_column": label,
        }
    content = {
        "title": head["title"],
        "description": head["description"],
        "license": head["licenses"][0]["name"],
        "license_url": head["licenses"][0]["path"],
        "databases": {database: {"tables": described}},
    }
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _create(table: str, tables: list[str]) -> str:
    schema = resource(table)["schema"]
    parts = [_column(field) for field in schema["fields"]]
    parts.append(f"PRIMARY KEY ({', '.join(map(_ident, schema['primaryKey']))})")
    parts += [f"UNIQUE ({', '.join(map(_ident, key))})" for key in schema.get("uniqueKeys", [])]
    parts += [
        f"FOREIGN KEY ({_ident(column)}) REFERENCES {_ident(target)} ({_ident(key)})"
        for column, (target, key) in references(table).items()
        if target in tables
    ]
    return f"CREATE TABLE {_ident(table)} (\n  " + ",\n  ".join(parts) + "\n)"


def _column(field: dict[str, Any]) -> str:
    name, rules = _ident(field["name"]), field.get("constraints", {})
    out = f"{name} {_TYPES[field['type']]}" + " NOT NULL" * bool(rules.get("required"))
    if "enum" in rules:
        out += f" CHECK ({name} IN ({', '.join(map(_literal, rules['enum']))}))"
    elif field["type"] == "boolean":
        out += f" CHECK ({name} IN (0, 1))"
    return out


def _insert(database: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {_ident(table)} VALUES ({places})", rows)


def _plain(value: Any) -> Any:
    """Spell dates and times as the CSV does; SQLite has no type for them."""
    return value.isoformat().replace("+00:00", "Z") if isinstance(value, date) else value


def _ident(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(value: str | int) -> str:
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
