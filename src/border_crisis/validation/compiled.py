"""Compile a Table Schema into SQL checks, in the SQL that DuckDB and Spark share.

Each table stands in the engine twice: `raw_<table>` holds every cell as text, `<table>` the typed
values (a cell that is not of its type is missing there). Both have `_row`, the record's number,
counted from 1. `checked_<table>` is the raw table without the records that were damaged in the
file: they count as targets of keys, and are not checked themselves; `suspect_<table>` is the same,
or its rows that may be wrong alone. The engines
provide `regexp_full_match(text, pattern)` and
`regexp_matches(text, pattern)`, whose patterns are kept to what RE2 and Java read alike.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from border_crisis.errors import WrongUsage

from .text_checks import SUSPECT, TEXT_CHECKS

SQL_TYPES = {
    "string": "STRING", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE",
    "datetime": "TIMESTAMP",
}  # fmt: skip
#: A word as `border_crisis.words` counts them, for the engines' function `word_count(text)`.
WORD = "[0-9A-Za-zÀ-ɏ''][0-9A-Za-zÀ-ɏ'']*"
_EXAMPLE = {
    "integer": "a whole number", "number": "a number like 36.6", "boolean": "true or false",
    "date": "a date like 2022-01-26", "datetime": "a UTC time like 2022-01-26T17:31:00Z",
}  # fmt: skip
#: The spelling of a type's values in the files (contract, "Tables"); the engines' own reading is laxer.
_SPELLING = {
    "integer": "0|-?[1-9][0-9]*",
    "number": "(0|-?[1-9][0-9]*)([.][0-9]+)?|-0[.][0-9]*[1-9][0-9]*",
    "boolean": "true|false",
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "datetime": "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z",
}
#: Columns that hold a source's own words, typed as the source types them.
VERBATIM = ("fragment", "title")
_NOT_FINITE = "('nan', 'inf', 'infinity', '-inf', '-infinity', '+inf', '+infinity')"
_CONSTRAINTS = {"required", "unique", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength"}


class Cells(NamedTuple):
    """A check of single cells: a predicate over a row of the raw table; true where the cell is wrong.

    `guard` is a cheaper predicate that holds wherever this one does, or empty.
    """

    rule: str
    column: str
    message: str
    expected: str
    wrong: str
    guard: str = ""


class Keys(NamedTuple):
    """A check of keys: a query for their number, and one for `_row`, `value`, and the row first met (or NULL).

    Both may read the result of `basis_query`, which is kept under the name `basis`. `wrong` is true for the
    values `v` of the column that are wrong; where there is one, both queries read suspect rows alone.
    """

    rule: str
    column: str
    message: str
    expected: str
    number: str
    locate: str
    basis: str = ""
    basis_query: str = ""
    wrong: str = ""


class TableChecks(NamedTuple):
    """Everything that a schema says of one table."""

    cells: list[Cells]
    keys: list[Keys]


def typed_query(table: str, schema: Mapping[str, Any]) -> str:
    """Return the query of the typed view of a table."""
    columns = [f"{_value(ident(f['name']), f['type'])} AS {ident(f['name'])}" for f in schema["fields"]]
    return f"SELECT _row, {', '.join(columns)} FROM {raw(table)}"


def _value(column: str, kind: str) -> str:
    """Return the typed value of a cell, NULL for one that is not spelled like its type: engines read more kindly."""
    if kind == "string":
        return column
    return (
        f"CASE WHEN regexp_full_match({column}, '{_SPELLING[kind]}') THEN TRY_CAST({column} AS {SQL_TYPES[kind]}) END"
    )


def compile_schema(table: str, schema: Mapping[str, Any], present: set[str], newlines: bool = True) -> TableChecks:
    """Return the checks of one table's schema: types, constraints, keys.

    Foreign keys into tables that are not `present` are left out. `newlines` says whether cells may
    hold newlines. Raises WrongUsage for a type or constraint that is not known.
    """
    primary = _names(schema.get("primaryKey", []))
    cells = [check for field in schema["fields"] for check in _field(field, field["name"] in primary)]
    if newlines and len(schema["fields"]) > 1:
        cells += [_swallowed(field["name"], len(schema["fields"])) for field in schema["fields"]]
    keys = []
    if primary:
        keys.append(_unique("key.primary", table, primary, "the key stands twice; ids are unique"))
    unique = [_names(key) for key in schema.get("uniqueKeys", [])]
    unique += [[f["name"]] for f in schema["fields"] if f.get("constraints", {}).get("unique")]
    keys += [_unique("key.unique", table, k, "stands twice") for k in unique if k != primary]
    for key in schema.get("foreignKeys", []):
        target = key["reference"].get("resource") or table
        if target in present:
            keys.append(_foreign(table, _names(key["fields"]), target, _names(key["reference"]["fields"])))
    return TableChecks(cells, keys)


def supported(table: str, schema: Mapping[str, Any], tables: set[str]) -> None:
    """Raise WrongUsage for a schema of somebody else that cannot be compiled."""
    try:
        compile_schema(table, schema, tables)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        raise WrongUsage(f"the schema of {table} cannot be read ({type(error).__name__}: {error})") from None


def free_text(field: Mapping[str, Any]) -> bool:
    """Tell whether a column holds text that neither codes nor a pattern bind."""
    return field["type"] == "string" and not {"enum", "pattern"} & set(field.get("constraints", {}))


def _names(key: object) -> list[str]:
    """A key is one name or a list of them."""
    return [key] if isinstance(key, str) else [str(name) for name in key]  # type: ignore[attr-defined]


def _field(field: Mapping[str, Any], in_key: bool) -> list[Cells]:
    name, kind, rules = field["name"], field["type"], field.get("constraints", {})
    column = ident(name)
    if kind not in SQL_TYPES:
        raise WrongUsage(f"{name}: the type '{kind}' is not supported; there are {', '.join(SQL_TYPES)}")
    unknown = set(rules) - _CONSTRAINTS
    if unknown:
        raise WrongUsage(f"{name}: the constraint '{min(unknown)}' is not supported")
    checks = []
    if rules.get("required") or in_key:
        checks.append(Cells("cell.required", name, "is empty", "a value", f"{column} IS NULL"))
    if kind == "string":
        if free_text(field):
            suspect = SUSPECT.replace("{c}", column)
            checks += [
                Cells(c.rule, name, c.message, c.expected, c.wrong.replace("{c}", column), suspect)
                for c in TEXT_CHECKS
                if c.verbatim or name not in VERBATIM
            ]
    else:
        checks += _typed(name, kind, column)
    if "enum" in rules:
        codes = [str(value) for value in rules["enum"]]
        source = f"vocabulary {field['vocabulary']}" if "vocabulary" in field else "schema"
        wrong = f"{column} IS NOT NULL AND {column} NOT IN ({', '.join(map(literal, codes))})"
        checks.append(Cells("cell.code", name, f"is no code of the {source}", ", ".join(codes), wrong))
    if "pattern" in rules:
        wrong = f"NOT regexp_full_match({column}, {literal(rules['pattern'])})"
        checks.append(
            Cells("cell.pattern", name, f"does not have the form {rules['pattern']}", rules["pattern"], wrong)
        )
    return checks + _bounds(name, kind, column, rules)


def _typed(name: str, kind: str, column: str) -> list[Cells]:
    """Checks that a cell is spelled like its type and is one of its values."""
    spelled = f"regexp_full_match({column}, '{_SPELLING[kind]}')"
    guard = ""
    if kind == "date":
        right = (
            f"CAST(TRY_CAST({column} AS DATE) AS STRING) = {column} AND length({column}) = 10 "
            f"AND {column} >= '0001-01-01'"
        )
        wrong = f"{column} IS NOT NULL AND ({right}) IS NOT TRUE"
    elif kind == "datetime":
        day = f"TRY_CAST(substr({column}, 1, 10) AS DATE) IS NOT NULL AND {column} >= '0001-01-01'"
        wrong = f"{column} IS NOT NULL AND NOT ({spelled} AND {day})"
    elif kind == "boolean":
        wrong = f"{column} NOT IN ('true', 'false')"
    elif kind == "integer":
        plain = f"CAST(TRY_CAST({column} AS BIGINT) AS STRING) = {column}"
        odd = f"{column} IS NOT NULL AND NOT ({spelled} AND TRY_CAST({column} AS BIGINT) IS NOT NULL)"
        wrong = f"CASE WHEN {plain} THEN false ELSE {odd} END"
    else:
        guard = f"NOT ({spelled} AND length({column}) <= 300)"
        wrong = f"{guard} AND lower({column}) NOT IN {_NOT_FINITE}"
    checks = [Cells("cell.type", name, f"is not {_EXAMPLE[kind]}", _EXAMPLE[kind], wrong, guard)]
    if kind == "number":
        infinite = f"lower({column}) IN {_NOT_FINITE}"
        checks.append(Cells("cell.not-finite", name, "is no figure", _EXAMPLE[kind], infinite, guard))
    return checks


def _bounds(name: str, kind: str, column: str, rules: Mapping[str, Any]) -> list[Cells]:
    checks = []
    typed = f"TRY_CAST({column} AS {SQL_TYPES.get(kind)})"
    spelled = f" AND regexp_full_match({column}, '{_SPELLING[kind]}')" if kind in _SPELLING else ""
    for rule, sign, word in (("minimum", "<", "below"), ("maximum", ">", "above")):
        if rule in rules:
            bound = f"CAST({literal(str(rules[rule]))} AS {SQL_TYPES[kind]})"
            least = "least" if rule == "minimum" else "most"
            checks.append(
                Cells("cell.range", name, f"is {word} {rules[rule]}", f"at {least} {rules[rule]}",
                      f"{typed} {sign} {bound}{spelled}")
            )  # fmt: skip
    for rule, sign, word in (("minLength", "<", "shorter"), ("maxLength", ">", "longer")):
        if rule in rules:
            told = f"is {word} than {rules[rule]} characters"
            checks.append(
                Cells("cell.length", name, told, str(rules[rule]), f"length({column}) {sign} {int(rules[rule])}")
            )
    return checks


def _swallowed(name: str, width: int) -> Cells:
    """A cell with a line that has the commas of a whole record."""
    wrong = f"regexp_matches({ident(name)}, '\\n([^,\\n]*,){{{width - 1}}}')"
    return Cells("cell.swallowed-rows", name, "holds what looks like whole records", "", wrong,
                 f"{ident(name)} LIKE '%\n%'")  # fmt: skip


def _unique(rule: str, table: str, key: list[str], message: str) -> Keys:
    columns = ", ".join(map(ident, key))
    filled = " AND ".join(f"{ident(c)} IS NOT NULL" for c in key)
    source = f"{checked(table)} WHERE {filled}"
    several = f"SELECT {columns}, count(*) AS n FROM {source} GROUP BY {columns} HAVING count(*) > 1"
    basis = f"several_{table}_{'_'.join(key)}"
    count = f"SELECT coalesce(sum(n - 1), 0) FROM {ident(basis)}"
    same = " AND ".join(f"r.{ident(c)} = g.{ident(c)}" for c in key)
    value = ", ".join(f"r.{ident(c)}" for c in key)
    first = f"min(r._row) OVER (PARTITION BY {value})"
    rows = (
        f"SELECT r._row AS _row, concat_ws(', ', {value}) AS value, {first} AS first "
        f"FROM {checked(table)} r JOIN {ident(basis)} AS g ON {same}"
    )
    locate = f"SELECT _row, value, first FROM ({rows}) AS s WHERE _row > first"
    told = message if rule == "key.primary" or len(key) == 1 else "these cells together stand twice"
    return Keys(rule, ", ".join(key), told, "cells that stand once", count, locate, basis, several)


def _foreign(table: str, columns: list[str], target: str, key: list[str]) -> Keys:
    match = " AND ".join(f"a.{ident(c)} = b.{ident(k)}" for c, k in zip(columns, key, strict=True))
    filled = " AND ".join(f"a.{ident(c)} IS NOT NULL" for c in columns)
    rows, wrong = checked(table), ""
    if len(columns) == 1:
        value = f"v.{ident(columns[0])}"
        there = f"SELECT 1 FROM {raw(target)} b WHERE b.{ident(key[0])} = {value}"
        rows, wrong = suspect(table), f"{value} IS NOT NULL AND NOT EXISTS ({there})"
    source = f"FROM {rows} a ANTI JOIN {raw(target)} b ON {match} WHERE {filled}"
    value = ", ".join(f"a.{ident(c)}" for c in columns)
    return Keys(
        "key.foreign", ", ".join(columns), f"no row of {target} has this {', '.join(key)}",
        f"a {', '.join(key)} of {target}", f"SELECT count(*) {source}",
        f"SELECT a._row AS _row, concat_ws(', ', {value}) AS value, NULL AS first {source}", wrong=wrong,
    )  # fmt: skip


def checked(table: str) -> str:
    """Return the name of the view of a raw table's rows whose cells are to be checked."""
    return ident(f"checked_{table}")


def suspect(table: str) -> str:
    """Return the name of the view of the checked rows that may be wrong: all of them, or fewer."""
    return ident(f"suspect_{table}")


def raw(table: str) -> str:
    """Return the name of the table that holds every cell as text."""
    return ident(f"raw_{table}")


def ident(name: str) -> str:
    """Quote a name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a text for SQL."""
    return "'" + text.replace("'", "''") + "'"
