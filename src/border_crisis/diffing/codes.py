"""Compare the codes that columns may hold, with their labels and definitions."""

from collections.abc import Callable
from typing import Any

from .difference import CodeChange
from .packages import Package, Table

Lists = dict[str, dict[str, dict[str, str]]]
ASPECTS = ("label", "definition", "plover_type")


def compare_codes(
    rows: Callable[[Table | None], list[dict[str, str]]],
    old: Package | None,
    new: Package,
    errata: list[dict[str, str]],
) -> list[CodeChange]:
    """Return the codes added, removed or changed in label or definition, by vocabulary.

    Read from the table `vocabularies` where a package has one, from the columns' enums and categories
    otherwise (then named `table.column`). A changed definition counts as wording alone when a new
    erratum of type `wording` says so. A list that only one package has is left out: its table or
    column is reported.
    """
    if old is None:
        return []
    before, after = _lists(rows, old), _lists(rows, new)
    reworded = {
        row["record_id"] for row in errata if row["table_name"] == "vocabularies" and row["erratum_type"] == "wording"
    }
    changes = []
    for name in after:
        left, right = before.get(name, {}), after[name]
        if not left and "." in name:
            continue
        changes += [CodeChange(name, code, "removed", "", "", "", False) for code in left if code not in right]
        changes += [CodeChange(name, code, "added", "", "", "", False) for code in right if code not in left]
        for code in right:
            for aspect in ASPECTS if code in left else ():
                a, b = left[code].get(aspect, ""), right[code].get(aspect, "")
                if a != b:
                    wording = f"{name}|{code}" in reworded
                    changes.append(CodeChange(name, code, "changed", aspect, a, b, wording))
    gone = [(name, code) for name in before if name not in after and "." not in name for code in before[name]]
    return changes + [CodeChange(name, code, "removed", "", "", "", False) for name, code in gone]


def _lists(rows: Callable[[Table | None], list[dict[str, str]]], package: Package) -> Lists:
    lists: Lists = {}
    for row in rows(package.special("vocabularies")):
        lists.setdefault(row["vocabulary"], {})[row["code"]] = row
    written = set(lists)
    for table in package.tables.values():
        for field in table.fields:
            codes = _codes(field)
            if codes and field.get("vocabulary") not in written:
                lists[f"{table.name}.{field['name']}"] = codes
    return lists


def _codes(field: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return a column's own codes: `categories` (with or without labels), else `enum`."""
    items = field.get("categories") or field.get("constraints", {}).get("enum") or []
    return {
        str(item["value"] if isinstance(item, dict) else item): {"label": str(item.get("label", ""))}
        if isinstance(item, dict)
        else {}
        for item in items
    }
