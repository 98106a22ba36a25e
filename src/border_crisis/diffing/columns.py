"""Compare what two schemas say about a table and its columns."""

import json
from collections.abc import Mapping
from typing import Any

from .difference import Cell, ColumnChange
from .packages import Table

#: Compared elsewhere (codes) or no property of a column by itself.
_LEFT_OUT = ("name", "constraints", "categories")


def compare_columns(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[ColumnChange]:
    """Return the columns added, removed, changed in what their schema says, or put in another order.

    Codes (`enum`, `categories`) are left to `compare_codes`.
    """
    before, after = {f["name"]: f for f in old}, {f["name"]: f for f in new}
    changes = [ColumnChange(name, "removed", "", "", "") for name in before if name not in after]
    changes += [ColumnChange(name, "added", "", "", "") for name in after if name not in before]
    for name in after:
        if name in before:
            left, right = _flat(before[name]), _flat(after[name])
            for aspect in sorted({*left, *right}):
                if left.get(aspect, "") != right.get(aspect, ""):
                    changes.append(ColumnChange(name, "changed", aspect, left.get(aspect, ""), right.get(aspect, "")))
    kept_old, kept_new = [n for n in before if n in after], [n for n in after if n in before]
    if kept_old != kept_new:
        at = next(i for i, (a, b) in enumerate(zip(kept_old, kept_new, strict=True)) if a != b)
        changes.append(ColumnChange(kept_new[at], "changed", "order", kept_old[at], kept_new[at]))
    return changes


def compare_keys(old: Table, new: Table) -> list[str]:
    """Return what changed in the primary, unique and foreign keys, a phrase each; added keys start with 'added'."""
    phrases = []
    if old.key != new.key:
        phrases.append(f"changed primary key: ({', '.join(old.key)}) is now ({', '.join(new.key)})")
    before, after = _keys(old), _keys(new)
    phrases += [f"removed {key}" for key in before if key not in after]
    phrases += [f"added {key}" for key in after if key not in before]
    return phrases


def compare_wording(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Cell]:
    """Return what changed in a table's title and description."""
    return [
        Cell(name, old.get(name, ""), new.get(name, ""))
        for name in ("title", "description")
        if old.get(name, "") != new.get(name, "")
    ]


def _flat(field: Mapping[str, Any]) -> dict[str, str]:
    plain = {name: _text(value) for name, value in field.items() if name not in _LEFT_OUT}
    plain.setdefault("type", "string")
    rules = {name: value for name, value in field.get("constraints", {}).items() if value is not False}
    constraints = {name: "a list of codes" if name == "enum" else _text(value) for name, value in rules.items()}
    return plain | {f"constraint {name}": value for name, value in constraints.items()}


def _keys(table: Table) -> list[str]:
    schema = table.entry.get("schema", {})
    found = []
    for key in schema.get("foreignKeys", []):
        target = key["reference"]
        there = f"{target.get('resource') or table.name}.{', '.join(_list(target['fields']))}"
        found.append(f"foreign key: {', '.join(_list(key['fields']))} → {there}")
    found += [f"unique key: {', '.join(_list(key))}" for key in schema.get("uniqueKeys", [])]
    return found


def _list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
