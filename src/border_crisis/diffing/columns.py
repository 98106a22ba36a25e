"""Compare what two descriptors say about the package, a table and its columns."""

import json
from collections.abc import Mapping
from typing import Any

from .difference import Cell, ColumnChange
from .packages import Package, Table

#: Compared elsewhere (codes) or no property of a column by itself.
_LEFT_OUT = ("name", "constraints", "categories")
#: What Table Dialect takes for granted; line ends make no difference to a reader.
_DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True}
_NO_DIALECT = ("$schema", "lineTerminator")


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


def compare_tables(old: Table, new: Table) -> list[Cell]:
    """Return what changed in a table's title and description, and in how its file is to be read."""
    return _unlike(_properties(old), _properties(new))


def compare_packages(old: Package, new: Package) -> list[Cell]:
    """Return what changed in the package's name, title, description and licences."""
    return _unlike(old.about, new.about)


def _properties(table: Table) -> dict[str, str]:
    entry = table.entry
    dialect = _DIALECT | {k: v for k, v in entry.get("dialect", {}).items() if k not in _NO_DIALECT}
    return {
        **{name: str(entry.get(name, "")) for name in ("title", "description", "path")},
        "missing values": _text(sorted(table.missing)),
        **{name: _text(value) for name, value in dialect.items()},
    }


def _unlike(old: Mapping[str, str], new: Mapping[str, str]) -> list[Cell]:
    names = dict.fromkeys([*old, *new])
    pairs = [Cell(name, old.get(name, ""), new.get(name, "")) for name in names]
    return [cell for cell in pairs if cell.old != cell.new]


def _flat(field: Mapping[str, Any]) -> dict[str, str]:
    plain = {name: _text(value) for name, value in field.items() if name not in _LEFT_OUT}
    plain.setdefault("type", "string")
    if plain.get("format") == "default":
        del plain["format"]
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
