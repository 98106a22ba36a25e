"""Which version a difference calls for, and why.

Patch: corrected cells and wording. Minor: added rows, columns, tables, codes. Major: whatever breaks a
script that reads the tables: a removed or renamed column, a changed type, key or meaning of a code, an id
that vanished without a tombstone.
"""

import re
from typing import NamedTuple

from border_crisis.errors import WrongUsage

from .difference import Cell, CodeChange, ColumnChange, Difference, TableDifference

LEVELS = ("none", "patch", "minor", "major")
#: What a changed aspect of a column calls for; constraints and anybody's own properties call for a minor version.
_ASPECTS = {
    **dict.fromkeys(("title", "description", "example"), "patch"),
    **dict.fromkeys(("type", "format", "unit", "vocabulary", "missingValues", "trueValues", "falseValues",
                     "decimalChar", "groupChar", "bareNumber", "itemType", "delimiter"), "major"),
}  # fmt: skip
#: Of a table or the package; everything else there says how or whether the tables may be read.
_WORDING = ("title", "description")


class Reason(NamedTuple):
    """One reason for a level: what changed, in words."""

    level: str
    text: str


def reasons(difference: Difference) -> list[Reason]:
    """Return why a new version is called for, the weightiest reasons first; empty when nothing changed."""
    if difference.old_version is None:
        return []
    found = [Reason(_property(cell), f"package: {cell.column} changed") for cell in difference.package]
    found += [Reason("major", f"table {name} removed") for name in difference.tables_removed]
    found += [
        Reason("minor", f"table {name} added ({_count(rows, 'row')})") for name, rows in difference.tables_added.items()
    ]
    for table in difference.tables:
        found += _of_table(table)
    found += [_of_code(change) for change in difference.codes]
    told = {(table.name, "|".join(key)) for table in difference.tables for key in table.retired}
    if late := [item for item in difference.retired if (item.table, item.record_id) not in told]:
        found.append(Reason("minor", f"retired: {_count(len(late), 'row')} added, of ids that were gone before"))
    if difference.errata:
        found.append(Reason("patch", f"errata: {_count(len(difference.errata), 'row')} added"))
    found += [Reason("major", f"the tombstone of {item} vanished from retired") for item in difference.lost_tombstones]
    found += [Reason("major", f"the retired id {item} is used again") for item in difference.reused_ids]
    return sorted(found, key=lambda reason: -LEVELS.index(reason.level))


def level(difference: Difference) -> str:
    """Return the least version bump that the difference calls for: none, patch, minor or major."""
    return max((reason.level for reason in reasons(difference)), key=LEVELS.index, default="none")


def next_version(old: str, level: str) -> str:
    """Return the least version after `old` that `level` allows. Raises WrongUsage for another spelling."""
    major, minor, patch = parsed(old)
    return {
        "none": old,
        "patch": f"{major}.{minor}.{patch + 1}",
        "minor": f"{major}.{minor + 1}.0",
        "major": f"{major + 1}.0.0",
    }[level]


def actual_level(old: str, new: str) -> str:
    """Return what kind of bump leads from `old` to `new`. Raises WrongUsage when `new` is the lower one."""
    before, after = parsed(old), parsed(new)
    if after < before:
        raise WrongUsage(f"version {new} is lower than {old}")
    for name, a, b in zip(("major", "minor", "patch"), before, after, strict=True):
        if a != b:
            return name
    return "none"


def parsed(version: str) -> tuple[int, int, int]:
    """Return a version like 1.0.2 as numbers. Raises WrongUsage for another spelling."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise WrongUsage(f"'{version}' is no version like 1.0.2")
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch


def _of_table(table: TableDifference) -> list[Reason]:
    name = table.name
    found: list[Reason] = []
    if not table.comparable:
        found.append(Reason("major", f"{name}: primary key changed; rows were not compared"))
    for phrase in table.keys:
        found.append(Reason("minor" if phrase.startswith("added") else "major", f"{name}: {phrase}"))
    found += [_of_column(name, change) for change in table.columns]
    if table.added:
        found.append(Reason("minor", f"{name}: {_count(len(table.added), 'row')} added"))
    if table.retired:
        found.append(Reason("minor", f"{name}: {_count(len(table.retired), 'id')} retired"))
    if table.removed and table.has_ids:
        vanished = f"{_count(len(table.removed), 'id')} vanished without a tombstone ({_some(table)})"
        found.append(Reason("major", f"{name}: {vanished}"))
    elif table.removed:
        found.append(Reason("minor", f"{name}: {_count(len(table.removed), 'row')} removed"))
    if table.changed:
        cells = sum(len(row.cells) for row in table.changed)
        found.append(Reason("patch", f"{name}: {_count(cells, 'cell')} changed in {_count(len(table.changed), 'row')}"))
    for cell in table.properties:
        of = f"{name}: {cell.column}{' of the table' * (cell.column in _WORDING)} changed"
        found.append(Reason(_property(cell), of))
    return found


def _property(cell: Cell) -> str:
    return "patch" if cell.column in _WORDING else "major"


def _of_column(table: str, change: ColumnChange) -> Reason:
    if change.change == "changed":
        grade = _ASPECTS.get(change.aspect, "minor")
        return Reason(grade, f"{table}.{change.column}: column's {change.aspect} changed")
    if change.change == "renamed":
        return Reason("major", f"{table}.{change.old}: column renamed to {change.new}")
    grade = {"added": "minor", "removed": "major"}[change.change]
    return Reason(grade, f"{table}.{change.column}: column {change.change}")


def _of_code(change: CodeChange) -> Reason:
    place = f"{change.vocabulary}: code '{change.code}'"
    if change.change == "changed":
        if change.aspect == "definition" and not change.wording:
            return Reason("major", f"{place}: definition changed (an erratum of type wording would say: reworded)")
        verb = "reworded" if change.aspect in ("label", "definition") else "changed"
        return Reason("patch", f"{place}: {change.aspect} {verb}")
    grade = {"added": "minor", "removed": "major"}[change.change]
    return Reason(grade, f"{place} {change.change}")


def _some(table: TableDifference) -> str:
    shown = ", ".join(key[0] for key in table.removed[:3])
    return shown + (", …" if len(table.removed) > 3 else "")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
