"""Compare the codes that columns may hold, with their labels and definitions."""

from collections.abc import Callable, Mapping
from typing import Any

from .difference import CodeChange
from .packages import Package, Table

Codes = dict[str, dict[str, str]]
_KEY = ("vocabulary", "code")


def compare_codes(
    rows: Callable[[Table | None], list[dict[str, str]]],
    old: Package | None,
    new: Package,
    errata: list[dict[str, str]],
) -> list[CodeChange]:
    """Return the codes added, removed or changed in label or definition, by vocabulary.

    Read from the table `vocabularies` where a package has one, and from the columns' enums and categories
    (then named `table.column`) where these tell more. A changed definition counts as wording alone when a
    new erratum of type `wording` says so. A list that only the new package has is left out: its table or
    column is reported.
    """
    if old is None:
        return []
    before, after = _vocabularies(rows, old), _vocabularies(rows, new)
    reworded = {
        row["record_id"]
        for row in errata
        if row["table_name"] == "vocabularies" and row["erratum_type"] == "wording"
        and row["field_name"] in ("definition", "")
    }  # fmt: skip
    changes = []
    for name in dict.fromkeys([*after, *before]):
        changes += _compare(name, before.get(name, {}), after.get(name, {}), reworded)
    told = {(change.vocabulary, change.code) for change in changes}
    for table in new.tables.values():
        earlier = {field["name"]: field for field in old.tables[table.name].fields} if table.name in old.tables else {}
        for field in table.fields:
            left, right = _codes(earlier.get(field["name"], {})), _codes(field)
            if left:
                found = _compare(f"{table.name}.{field['name']}", left, right, set())
                changes += [change for change in found if (field.get("vocabulary"), change.code) not in told]
    return changes


def _compare(name: str, left: Codes, right: Codes, reworded: set[str]) -> list[CodeChange]:
    changes = [CodeChange(name, code, "removed", "", "", "", False) for code in left if code not in right]
    changes += [CodeChange(name, code, "added", "", "", "", False) for code in right if code not in left]
    for code in right:
        for aspect in right[code] if code in left else ():
            a, b = left[code].get(aspect, ""), right[code][aspect]
            if aspect in left[code] and a != b:
                changes.append(CodeChange(name, code, "changed", aspect, a, b, f"{name}|{code}" in reworded))
    return changes


def _vocabularies(rows: Callable[[Table | None], list[dict[str, str]]], package: Package) -> dict[str, Codes]:
    lists: dict[str, Codes] = {}
    for row in rows(package.special("vocabularies")):
        about = {name: value for name, value in row.items() if name not in _KEY}
        lists.setdefault(row["vocabulary"], {})[row["code"]] = about
    return lists


def _codes(field: Mapping[str, Any]) -> Codes:
    """Return a column's own codes: `categories` (with or without labels), else `enum`."""
    items = field.get("categories") or field.get("constraints", {}).get("enum") or []
    return {
        str(item["value"] if isinstance(item, dict) else item): {
            "label": str(item.get("label", "")) if isinstance(item, dict) else ""
        }
        for item in items
    }
