"""Every disagreement of the two passes, the value that was settled on, and whether the tables hold it."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ..facts import FACT_TABLES
from ..paths import shown
from .fields import Field
from .matching import Matching
from .passes import Unit, roles_of

#: What stands in `field_name` for a unit that one pass alone has, and for an actor's part.
EXISTENCE, PARTY = "(record)", "(party)"
COLUMNS = ("table_name", "record_a", "record_b", "field_name", "actor_id", "value_a", "value_b",
           "record_id", "final", "reason")  # fmt: skip
CODED, NOT_CODED = "coded", "not coded"
Row = Mapping[str, str]


class Disagreement(NamedTuple):
    """One thing on which the passes differ: a unit, a cell of a pair, or an actor's role in a pair."""

    table_name: str
    record_a: str
    record_b: str
    field_name: str
    actor_id: str
    value_a: str
    value_b: str


def disagreements(matching: Matching, fields: Sequence[Field]) -> list[Disagreement]:
    """Return every disagreement in the order of the tables, the records of pass A, then those of pass B.

    A pair of two tables disagrees about the table alone.
    """
    found = [Disagreement(u.table, u.record_id, "", EXISTENCE, "", CODED, "") for u in matching.only_a]
    found += [Disagreement(u.table, "", u.record_id, EXISTENCE, "", "", CODED) for u in matching.only_b]
    for a, b in matching.pairs:
        if a.table != b.table:
            found.append(Disagreement(a.table, a.record_id, b.record_id, EXISTENCE, "", a.table, b.table))
            continue
        found += _cells(a, b, [f.column for f in fields if f.table == a.table])
    order = {table: i for i, table in enumerate(FACT_TABLES)}
    columns = {(f.table, f.column): i for i, f in enumerate(fields)}
    return sorted(
        found,
        key=lambda d: (
            order[d.table_name], not d.record_a, d.record_a, d.record_b,
            columns.get((d.table_name, d.field_name), len(columns)), d.actor_id,
        ),
    )  # fmt: skip


def _cells(a: Unit, b: Unit, columns: Sequence[str]) -> list[Disagreement]:
    found = [
        Disagreement(a.table, a.record_id, b.record_id, column, "", a.cells[column], b.cells[column])
        for column in columns
        if a.cells[column] != b.cells[column]
    ]
    for actor in sorted(set(a.parties) | set(b.parties)):
        roles = a.parties.get(actor, ""), b.parties.get(actor, "")
        if roles[0] != roles[1]:
            found.append(Disagreement(a.table, a.record_id, b.record_id, PARTY, actor, *roles))
    return found


def read_decisions(path: Path) -> list[dict[str, str]]:
    """Return the rows of the adjudication file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def complaints(
    found: Sequence[Disagreement], decisions: Sequence[Row], tables: Mapping[str, Sequence[Row]], path: Path
) -> list[str]:
    """Return a line for each disagreement that is not settled and each decision that the tables do not hold.

    `tables` are the rows of the built tables by name, `record_actors` among them.
    """
    lines = []
    wanted = [tuple(d) for d in found]
    given = [tuple(row[c] for c in Disagreement._fields) for row in decisions]
    lines += [f"{shown(path)}: no decision on {_name(key)}" for key in wanted if key not in set(given)]
    lines += [
        f"{shown(path)}:{line}: the passes do not disagree so on {_name(key)}"
        for line, key in enumerate(given, start=2)
        if key not in set(wanted)
    ]
    if not lines and wanted != given:
        lines.append(
            f"{shown(path)}: rows are not in canonical order: table, record of pass A, record of pass B, column"
        )
    for line, row in enumerate(decisions, start=2):
        place = f"{shown(path)}:{line}: {row['record_id'] or row['record_a'] or row['record_b']}.{row['field_name']}"
        if not row["reason"].strip():
            lines.append(f"{place}: a decision needs a reason")
        if problem := _broken(row, tables):
            lines.append(f"{place}: {problem}")
    return lines


def _broken(row: Row, tables: Mapping[str, Sequence[Row]]) -> str:
    """Say how the tables differ from a decision; empty where they hold it."""
    record = next((r for r in tables[row["table_name"]] if next(iter(r.values())) == row["record_id"]), None)
    if row["record_id"] and record is None:
        return f"{row['table_name']} has no record '{row['record_id']}'"
    if row["field_name"] == EXISTENCE:
        # A unit that is not coded may name the record that holds what it said.
        if row["final"] not in (CODED, NOT_CODED):
            return f"'{row['final']}' is neither '{CODED}' nor '{NOT_CODED}'"
        return "coded, but no record is named" if row["final"] == CODED and record is None else ""
    if record is None:
        return "names no record"
    if row["field_name"] == PARTY:
        parties = roles_of(tables["record_actors"]).get((row["table_name"], row["record_id"]), {})
        held = parties.get(row["actor_id"], "")
    else:
        held = record[row["field_name"]]
    return "" if held == row["final"] else f"the table holds '{held}', the decision says '{row['final']}'"


def _name(key: Sequence[str]) -> str:
    table, a, b, field, actor, value_a, value_b = key
    return f"{table} {a or '-'}/{b or '-'} {field}{' ' + actor if actor else ''} ('{value_a}', '{value_b}')"
