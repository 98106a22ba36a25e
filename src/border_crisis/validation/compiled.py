"""Compile a Table Schema into SQL checks, each returning the offending cells.

The tables stand in DuckDB twice: `raw_<table>` holds every cell as text, `<table>` the typed
values (a cell that is not of its type is missing there). Both have `_row`, the record's number.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

SQL_TYPES = {
    "string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE",
    "datetime": "TIMESTAMP",
}  # fmt: skip
#: The spelling of a type's values in the files (contract, "Tables"); DuckDB's own reading is laxer.
_SPELLING = {
    "integer": "-?[0-9]+",
    "number": "-?[0-9]+([.][0-9]+)?",
    "boolean": "true|false",
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "datetime": "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z",
}
_EXAMPLE = {
    "integer": "a whole number", "number": "a number like 36.6", "boolean": "true or false",
    "date": "a date like 2022-01-26", "datetime": "a UTC time like 2022-01-26T17:31:00Z",
}  # fmt: skip


class Check(NamedTuple):
    """A compiled check: rule id, table, column, message, and a query for _row and value."""

    rule: str
    table: str
    column: str
    message: str
    query: str


def typed_view(table: str, schema: Mapping[str, Any]) -> str:
    """Return the statement that makes the typed view of a table."""
    columns = [
        f"{ident(f['name'])}"
        if f["type"] == "string"
        else f"TRY_CAST({ident(f['name'])} AS {SQL_TYPES[f['type']]}) AS {ident(f['name'])}"
        for f in schema["fields"]
    ]
    return f"CREATE VIEW {ident(table)} AS SELECT _row, {', '.join(columns)} FROM {raw(table)}"


def compile_schema(table: str, schema: Mapping[str, Any], present: set[str]) -> list[Check]:
    """Return the checks of one table's schema: types, constraints, keys.

    Foreign keys into tables that are not `present` are left out.
    """
    checks = [check for field in schema["fields"] for check in _field(table, field)]
    primary = schema["primaryKey"]
    checks.append(_unique("key.primary", table, primary, "the key stands twice; ids are unique"))
    checks += [
        _unique("key.unique", table, key, "these cells together stand twice") for key in schema.get("uniqueKeys", [])
    ]
    for key in schema.get("foreignKeys", []):
        target = key["reference"]["resource"] or table
        if target in present:
            checks.append(_foreign(table, key["fields"][0], target, key["reference"]["fields"][0]))
    return checks


def _field(table: str, field: Mapping[str, Any]) -> list[Check]:
    name, column, rules = field["name"], ident(field["name"]), field.get("constraints", {})
    typed = f"TRY_CAST({column} AS {SQL_TYPES[field['type']]})"

    def check(rule: str, message: str, where: str) -> Check:
        query = f"SELECT _row, {column} FROM {raw(table)} WHERE {where}"
        return Check(rule, table, name, message, query)

    checks = []
    if rules.get("required"):
        checks.append(check("cell.required", "is empty; the column needs a value", f"{column} IS NULL"))
    if field["type"] != "string":
        well_spelled = f"regexp_full_match({column}, '{_SPELLING[field['type']]}')"
        wrong = f"{column} IS NOT NULL AND (NOT {well_spelled} OR {typed} IS NULL)"
        checks.append(check("cell.type", f"is not {_EXAMPLE[field['type']]}", wrong))
    if "enum" in rules:
        values = ", ".join(literal(str(value)) for value in rules["enum"])
        source = f"vocabulary {field['vocabulary']}" if "vocabulary" in field else "schema"
        checks.append(check("cell.code", f"is no code of the {source}", f"{column} NOT IN ({values})"))
    if "pattern" in rules:
        checks.append(
            check(
                "cell.pattern",
                f"does not have the form {rules['pattern']}",
                f"NOT regexp_full_match({column}, {literal(rules['pattern'])})",
            )
        )
    if "minimum" in rules:
        checks.append(check("cell.range", f"is below {rules['minimum']}", f"{typed} < {rules['minimum']}"))
    if "maximum" in rules:
        checks.append(check("cell.range", f"is above {rules['maximum']}", f"{typed} > {rules['maximum']}"))
    return checks


def _unique(rule: str, table: str, key: list[str], message: str) -> Check:
    columns = ", ".join(ident(c) for c in key)
    query = (
        f"SELECT _row, concat_ws(', ', {columns}) FROM {raw(table)} "
        f"QUALIFY row_number() OVER (PARTITION BY {columns} ORDER BY _row) > 1"
    )
    return Check(rule, table, ", ".join(key), message, query)


def _foreign(table: str, column: str, target: str, key: str) -> Check:
    query = (
        f"SELECT a._row, a.{ident(column)} FROM {raw(table)} a ANTI JOIN {raw(target)} b "
        f"ON a.{ident(column)} = b.{ident(key)} WHERE a.{ident(column)} IS NOT NULL"
    )
    return Check("key.foreign", table, column, f"no row of {target} has this {key}", query)


def raw(table: str) -> str:
    """Return the name of the table that holds every cell as text."""
    return ident(f"raw_{table}")


def ident(name: str) -> str:
    """Quote a name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a text for SQL."""
    return "'" + text.replace("'", "''") + "'"
