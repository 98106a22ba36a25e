"""Show a difference: for a terminal, as Markdown, as JSON."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from border_crisis.errors import WrongUsage

from .bump import LEVELS, actual_level, level, next_version, reasons
from .difference import Cell, ChangedRow, CodeChange, ColumnChange, Difference, Key, TableDifference


def verdict(difference: Difference) -> str:
    """Return the sentence that names the version bump."""
    needed = level(difference)
    if difference.old_version is None:
        return "This is the first release: there is nothing to compare it with."
    if needed == "none":
        return "The tables are the same: no new version is needed."
    try:
        least = next_version(difference.old_version, needed)
        sentence = f"This calls for a {needed} version: {least} or later."
        given = actual_level(difference.old_version, difference.new_version)
    except WrongUsage:  # versions of another form, or the newer package first
        return f"This calls for a {needed} version."
    if given != "none" and LEVELS.index(given) < LEVELS.index(needed):
        sentence += f" {difference.new_version} is not enough."
    return sentence


def terminal(difference: Difference, limit: int, style: Callable[..., str]) -> Iterator[str]:
    """Yield lines for a terminal, at most `limit` rows of each kind a table; `style` colours like click.style."""
    yield style(_title(difference), bold=True)
    signs = {"added": ("+", "green"), "removed": ("-", "red"), "renamed": ("~", "yellow"), "changed": ("~", "yellow")}

    def mark(kind: str, text: str) -> str:
        sign, colour = signs[kind]
        return style(f"  {sign} {text}", fg=colour)

    yield from (mark("changed", _cell_change(cell)) for cell in difference.package)
    for name, rows in difference.tables_added.items():
        yield mark("added", f"table {name} ({rows:,} rows)")
    for name, rows in difference.tables_removed.items():
        yield mark("removed", f"table {name} ({rows:,} rows)")
    for table in _changed(difference):
        yield ""
        yield style(table.name, bold=True) + f"  {_counts(table)}"
        yield from (mark(change.change, _column(change)) for change in table.columns)
        yield from (f"    {phrase}" for phrase in table.keys)
        yield from (mark("changed", _cell_change(cell)) for cell in table.properties)
        if not table.comparable:
            yield "    the primary key changed: rows cannot be matched and were not compared"
        yield from _limited([mark("added", _key(key)) for key in table.added[:limit]], len(table.added))
        yield from _limited([mark("removed", _key(key)) for key in table.removed[:limit]], len(table.removed))
        for row in table.changed[:limit]:
            yield mark("changed", _key(row.key))
            yield from (f"      {_cell_change(cell)}" for cell in row.cells)
        yield from _limited([], max(len(table.changed) - limit, 0))
    if difference.codes:
        yield ""
        yield style("codes", bold=True)
        yield from (mark(change.change, _code(change)) for change in difference.codes)
    if difference.retired:
        yield ""
        yield style("retired", bold=True)
        lines = [f"  † {_tombstone(item)}" for item in difference.retired]
        yield from _limited(lines[:limit], len(lines))
    if difference.errata:
        yield ""
        yield style("errata", bold=True)
        lines = [f"  {_erratum(row)}" for row in difference.errata]
        yield from _limited(lines[:limit], len(lines))
    yield ""
    if difference.left_out:
        yield _left_out(difference)
    yield style(verdict(difference), bold=True)
    yield from (f"  {reason.level:<5}  {reason.text}" for reason in reasons(difference))


def markdown(difference: Difference, limit: int) -> str:
    """Return a Markdown page, at most `limit` rows of each kind a table."""
    out = [f"# {_title(difference)}", "", verdict(difference), ""]
    found = reasons(difference)
    if found:
        out += ["| bump | why |", "|---|---|", *(f"| {r.level} | {_cell(r.text)} |" for r in found), ""]
    if difference.left_out:
        out += [_left_out(difference), ""]
    if difference.package:
        out += ["## The package", "", *(f"- {_cell(_cell_change(cell))}" for cell in difference.package), ""]
    if difference.tables_added:
        out += ["## Tables added", ""]
        out += [f"- `{name}`: {rows:,} rows" for name, rows in difference.tables_added.items()]
        out.append("")
    if difference.tables_removed:
        out += ["## Tables removed", "", *(f"- `{name}`" for name in difference.tables_removed), ""]
    for table in _changed(difference):
        out += [f"## {table.name}", "", f"{_counts(table)}.".capitalize(), ""]
        notes = [f"- {change.change} column {_column(change)}" for change in table.columns]
        notes += [f"- {phrase}" for phrase in table.keys]
        notes += [f"- {_cell(_cell_change(cell))}" for cell in table.properties]
        if not table.comparable:
            notes.append("- the primary key changed: rows were not compared")
        out += [*notes, ""] if notes else []
        for verb, keys in (("Added", table.added), ("Removed", table.removed), ("Retired", table.retired)):
            if keys:
                names = ", ".join(f"`{_key(key)}`" for key in keys[:limit])
                more = f" and {len(keys) - limit:,} more" if len(keys) > limit else ""
                out += [f"{verb}: {names}{more}.", ""]
        if table.changed:
            out += ["| row | column | before | after |", "|---|---|---|---|"]
            for row in table.changed[:limit]:
                out += [f"| `{_key(row.key)}` | {cell.column} | {_cell(_shown(cell.old))} | {_cell(_shown(cell.new))} |"
                        for cell in row.cells]  # fmt: skip
            out.append("")
            if len(table.changed) > limit:
                out += [f"The first {limit:,} of {len(table.changed):,} rows.", ""]
    if difference.codes:
        out += ["## Codes", "", *(f"- {change.change} {_code(change)}" for change in difference.codes), ""]
    if difference.retired:
        out += ["## Retired ids", "", *(f"- {_tombstone(item)}" for item in difference.retired), ""]
    if difference.errata:
        out += ["## Errata", "", *(f"- {_erratum(row)}" for row in difference.errata), ""]
    return "\n".join(out).rstrip() + "\n"


def as_json(difference: Difference) -> str:
    """Return the whole difference as JSON, a line a row, with the level, the least version and the reasons."""
    needed, old = level(difference), difference.old_version
    try:
        least = next_version(old, needed) if old else None
    except WrongUsage:
        least = None
    content = {
        "package": difference.name,
        "old_version": old,
        "new_version": difference.new_version,
        "bump": needed,
        "least_version": least,
        "reasons": [reason._asdict() for reason in reasons(difference)],
        "package_changed": [cell._asdict() for cell in difference.package],
        "not_compared": difference.left_out,
        "tables_added": difference.tables_added,
        "tables_removed": difference.tables_removed,
        "tables": {table.name: _table_json(table) for table in difference.tables if not table.empty},
        "codes": [change._asdict() for change in difference.codes],
        "retired": [item._asdict() for item in difference.retired],
        "errata": difference.errata,
    }
    return _lines(content, 4) + "\n"


def _table_json(table: TableDifference) -> dict[str, Any]:
    names = table.key

    def key(values: Key) -> Any:
        return dict(zip(names, values, strict=True)) if names else list(values)

    def row(changed: ChangedRow) -> dict[str, Any]:
        cells = {cell.column: {"old": cell.old, "new": cell.new} for cell in changed.cells}
        return {"key": key(changed.key), "cells": cells}

    return {
        "rows_old": table.rows_old,
        "rows_new": table.rows_new,
        "added": [key(k) for k in table.added],
        "removed": [key(k) for k in table.removed],
        "retired": [key(k) for k in table.retired],
        "changed": [row(r) for r in table.changed],
        "columns": [change._asdict() for change in table.columns],
        "keys": table.keys,
        "properties": [cell._asdict() for cell in table.properties],
        "compared": table.comparable,
    }


def _lines(value: Any, depth: int) -> str:
    """Return JSON with a line for each item down to `depth`. (json's own indent takes ten times as long.)"""
    if depth and value and isinstance(value, dict):
        items = [f"{json.dumps(key)}: {_lines(item, depth - 1)}" for key, item in value.items()]
        return "{\n" + ",\n".join(items) + "\n}"
    if depth and value and isinstance(value, list):
        return "[\n" + ",\n".join(_lines(item, depth - 1) for item in value) + "\n]"
    return json.dumps(value, ensure_ascii=False)


def _title(difference: Difference) -> str:
    if difference.old_version is None:
        return f"{difference.name} {difference.new_version}"
    return f"{difference.name} {difference.old_version or '(no version)'} → {difference.new_version or '(no version)'}"


def _changed(difference: Difference) -> list[TableDifference]:
    return [table for table in difference.tables if not table.empty]


def _counts(table: TableDifference) -> str:
    cells = sum(len(row.cells) for row in table.changed)
    parts = [f"{table.rows_old:,} rows → {table.rows_new:,}"]
    parts += [f"{len(items):,} {verb}" for verb, items in
              (("added", table.added), ("removed", table.removed), ("retired", table.retired)) if items]  # fmt: skip
    parts += [f"{len(table.changed):,} changed ({cells:,} cell{'s' * (cells != 1)})"] if table.changed else []
    return ", ".join(parts)


def _column(change: ColumnChange) -> str:
    if change.change == "renamed":
        return f"{change.old} → {change.new}"
    if change.change == "changed":
        return f"{change.column}: {change.aspect}: {_shown(change.old)} → {_shown(change.new)}"
    return change.column


def _code(change: CodeChange) -> str:
    place = f"{change.vocabulary}: {change.code}"
    if change.change == "changed":
        return f"{place}: {change.aspect}: {_shown(change.old)} → {_shown(change.new)}"
    return place


def _tombstone(item: Any) -> str:
    successor = f", now {item.successor_id}" if item.successor_id else ""
    return f"{item.record_id} ({item.reason}{successor}): {item.note}"


def _erratum(row: dict[str, str]) -> str:
    place = f"{row['record_id']}{'.' * bool(row['field_name'])}{row['field_name']}"
    return f"{row['erratum_id']}  {place}: {row['note']}"


def _key(key: Key) -> str:
    return " | ".join(key)


def _cell_change(cell: Cell) -> str:
    return f"{cell.column}: {_shown(cell.old)} → {_shown(cell.new)}"


def _left_out(difference: Difference) -> str:
    return f"Not compared, for they are no CSV files: {', '.join(difference.left_out)}."


def _shown(value: str | None) -> str:
    return value if value else "(empty)"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _limited(lines: Sequence[str], number: int) -> Iterator[str]:
    yield from lines
    if number > len(lines):
        yield f"    … and {number - len(lines):,} more; --limit shows them"
