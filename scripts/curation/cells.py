"""Check hand-written cells against their schema before anything is built, and say where they stand.

`border-crisis validate` judges the finished tables; a curator wants to know the line of the seed file.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pycountry

from .seedfiles import Record

_SPELLING = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "boolean": r"true|false", "date": r"\d{4}-\d\d-\d\d"}


def check_cell(record: Record, name: str, field: Mapping[str, Any], value: str) -> None:
    """Check one cell: required, type, code, pattern, range, ISO countries and currencies.

    `name` says which row it belongs to. Raises SeedError with file, line, column, value and rule.
    """
    rules, column = field.get("constraints", {}), field["name"]
    if not value:
        if rules.get("required"):
            raise record.error(f"{name}: {column} is missing; the column needs a value")
        return

    def refuse(why: str) -> None:
        raise record.error(f"{name}: {column}: '{value}' {why}")

    if field["type"] in _SPELLING and not re.fullmatch(_SPELLING[field["type"]], value):
        refuse(f"is no {field['type']}")
    if field["type"] == "date":
        date.fromisoformat(value)
    codes = [str(code) for code in rules.get("enum", [])]
    if codes and value not in codes:
        refuse(f"is no code of schemas/vocabularies/{field['vocabulary']}.yaml")
    if "pattern" in rules and not re.fullmatch(rules["pattern"], value):
        refuse(f"does not have the form {rules['pattern']}")
    if "minimum" in rules and float(value) < rules["minimum"]:
        refuse(f"is below {rules['minimum']}")
    if "maximum" in rules and float(value) > rules["maximum"]:
        refuse(f"is above {rules['maximum']}")
    if column.endswith("_iso3") and pycountry.countries.get(alpha_3=value) is None:
        refuse("is no ISO 3166-1 alpha-3 code")
    if column == "value_currency" and pycountry.currencies.get(alpha_3=value) is None:
        refuse("is no ISO 4217 code")


def check_keys(
    record: Record, name: str, schema: Mapping[str, Any], cells: Mapping[str, str], ids: Mapping[str, set[str]]
) -> None:
    """Check the foreign keys of one row against the ids that exist, by table.

    Raises SeedError for a key that no row of its table has.
    """
    for key in schema.get("foreignKeys", []):
        column, target = key["fields"][0], key["reference"]["resource"]
        value = cells.get(column, "")
        if value and target in ids and value not in ids[target]:
            raise record.error(f"{name}: {column}: '{value}' is no row of {target}; add it or correct the id")
