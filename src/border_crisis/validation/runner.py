"""Run the compiled schemas and the SQL rules on the tables of an engine.

A check is a count first. Only where a count is not zero, the wrong rows are asked for, at most as
many as are wanted.
"""

import difflib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from .compiled import Cells, Keys, checked, compile_schema, ident, literal, raw, suspect, typed_query
from .loading import Loaded
from .messages import MEND
from .problem import Collector, Problem
from .rules import Rule, load_rules

#: The tables whose rows need evidence.
FACT_TABLES = ("events", "statements", "deployments", "aid_deliveries", "force_estimates")
#: So many rows are located for a check when the caller sets no limit.
_BATCH = 64
_ALL = 10_000_000
#: From so many rows on, the rows that may be wrong are set apart first, if they are at most so many.
_LARGE = 100_000
_SUSPECTS = 200_000
#: So many wrong values of a column are remembered.
_VALUES = 200


class Engine(Protocol):
    """What the checks need of an engine: views, results that are kept, marks of damaged rows, queries."""

    def define(self, name: str, query: str) -> None: ...
    def keep(self, name: str, query: str) -> None: ...
    def mark(self, table: str, damaged: Any) -> str: ...
    def rows(self, query: str) -> list[tuple[Any, ...]]: ...


class _Found(NamedTuple):
    """A located problem whose line is not known yet."""

    rule: str
    table: str
    row: int | None
    column: str
    value: str
    message: str
    expected: str
    mend: str
    first: int | None = None


class Runner:
    """The checks of one validation."""

    def __init__(
        self,
        engine: Engine,
        schemas: Mapping[str, Mapping[str, Any]],
        tables: Mapping[str, Loaded],
        collector: Collector,
        wanted: Callable[[str], bool],
        tell: Callable[[str], object],
    ) -> None:
        """`wanted` says of a rule id whether it is checked; `tell` hears what is being done."""
        self._engine, self._schemas, self._tables = engine, schemas, tables
        self._collector, self._wanted, self._tell = collector, wanted, tell
        self._limit = _ALL if collector.limit is None else collector.limit
        for name, loaded in tables.items():
            engine.define(name, typed_query(name, schemas[name]))
            seen = engine.mark(name, loaded.damaged) if loaded.damaged else f"SELECT * FROM {raw(name)}"
            engine.define(f"checked_{name}", seen)
            engine.define(f"suspect_{name}", f"SELECT * FROM {checked(name)}")

    def schemas(self) -> None:
        """Check each table against its schema."""
        for name, loaded in self._tables.items():
            self._tell(f"{loaded.shown}: columns and keys")
            checks = compile_schema(name, self._schemas[name], set(self._tables), loaded.newlines)
            cells = [c for c in checks.cells if self._wanted(c.rule)]
            keys = [c for c in checks.keys if self._wanted(c.rule)]
            if loaded.rows >= _LARGE:
                self._narrow(name, cells, keys)
            self._cells(name, cells)
            self._keys(name, keys)

    def rules(self, folder: Path) -> None:
        """Check the SQL rules of a folder."""
        self._helper_views()
        for rule in load_rules(folder):
            if self._wanted(rule.id):
                self._tell(f"rule {rule.id}")
                for query in rule.runs(set(self._tables)):
                    self._rule(rule, query)

    def _cells(self, table: str, checks: list[Cells]) -> None:
        guards = list(dict.fromkeys(c.guard for c in checks if c.guard))
        plain = [c for c in checks if not c.guard]
        counts = self._counts(table, [c.wrong for c in plain] + guards, "")
        self._locate_cells(table, zip(plain, counts, strict=False))
        for guard, count in zip(guards, counts[len(plain) :], strict=True):
            if count:
                guarded = [c for c in checks if c.guard == guard]
                found = self._counts(table, [c.wrong for c in guarded], guard)
                self._locate_cells(table, zip(guarded, found, strict=True))

    def _narrow(self, table: str, cells: list[Cells], keys: list[Keys]) -> None:
        """Set the rows apart of which a check of cells, or of keys by their values, may hold, if they are few.

        The columns whose values repeat are looked at value by value.
        """
        by_column: dict[str, list[str]] = {}
        for key in keys:
            if key.wrong:
                by_column.setdefault(key.column, []).append(key.wrong)
        predicates = []
        repeated = self._repeating(table)
        for check in cells:
            if check.column in repeated and not check.guard:
                by_column.setdefault(check.column, []).append(check.wrong)
            else:
                predicates.append(check.guard or check.wrong)
        predicates += self._of_wrong_values(table, by_column)
        odd = " OR ".join(f"({predicate})" for predicate in dict.fromkeys(predicates)) or "false"
        some = ident(f"some_{table}")
        self._engine.keep(f"some_{table}", f"SELECT * FROM {checked(table)} AS v WHERE {odd} LIMIT {_SUSPECTS + 1}")
        if self._engine.rows(f"SELECT count(*) FROM {some}")[0][0] <= _SUSPECTS:
            self._engine.define(f"suspect_{table}", f"SELECT * FROM {some}")

    def _of_wrong_values(self, table: str, by_column: Mapping[str, list[str]]) -> list[str]:
        """Return predicates for the rows whose values some predicates of their columns hold for."""
        if not by_column:
            return []
        parts = [
            f"(SELECT {place} AS place, {ident(column)} AS value FROM "
            f"(SELECT {ident(column)} FROM {checked(table)} GROUP BY {ident(column)}) AS v "
            f"WHERE {' OR '.join(f'({wrong})' for wrong in some)} LIMIT {_VALUES + 1})"
            for place, (column, some) in enumerate(by_column.items())
        ]
        found: dict[int, list[str | None]] = {}
        for place, value in self._engine.rows(" UNION ALL ".join(parts)):
            found.setdefault(place, []).append(value)
        predicates = []
        for place, (column, some) in enumerate(by_column.items()):
            values = found.get(place, [])
            if len(values) > _VALUES:
                predicates += some
            elif values:
                predicates += [f"{ident(column)} IS NULL"] if None in values else []
                spelled = ", ".join(literal(value) for value in values if value is not None)
                predicates += [f"{ident(column)} IN ({spelled})"] if spelled else []
        return predicates

    def _counts(self, table: str, predicates: list[str], guard: str) -> list[int]:
        """Return how many rows each predicate holds for, a batch of predicates in one pass."""
        where = f" WHERE {guard}" if guard else ""
        counts: list[int] = []
        for start in range(0, len(predicates), _BATCH):
            some = predicates[start : start + _BATCH]
            columns = ", ".join(f"count(CASE WHEN {wrong} THEN 1 END) AS n{place}" for place, wrong in enumerate(some))
            counts += self._engine.rows(f"SELECT {columns} FROM {suspect(table)}{where}")[0]
        return counts

    def _repeating(self, table: str) -> list[str]:
        """Return the columns whose values repeat: days, whole numbers, keys of other tables."""
        schema = self._schemas[table]
        keys = {name for key in schema.get("foreignKeys", []) if len(key["fields"]) == 1 for name in key["fields"]}
        return [f["name"] for f in schema["fields"] if f["type"] in ("date", "integer") or f["name"] in keys]

    def _locate_cells(self, table: str, counted: Iterable[tuple[Cells, int]]) -> None:
        found: list[_Found] = []
        totals: dict[str, int] = {}
        for check, count in counted:
            if not count:
                continue
            totals[check.rule] = totals.get(check.rule, 0) + count
            where = f"({check.wrong}) AND ({check.guard})" if check.guard else check.wrong
            for row, value in self._engine.rows(
                f"SELECT _row, {ident(check.column)} FROM {suspect(table)} WHERE {where} "
                f"ORDER BY _row LIMIT {self._limit}"
            ):
                text = value or ""
                message = check.message + (_meant(text, check.expected) if check.rule == "cell.code" else "")
                found.append(
                    _Found(check.rule, table, row, check.column, text, message, check.expected, MEND[check.rule])
                )
        self._hand_over(found, totals)

    def _keys(self, table: str, checks: list[Keys]) -> None:
        if not checks:
            return
        for check in checks:
            if check.basis:
                self._engine.keep(check.basis, check.basis_query)
        counts = self._engine.rows("SELECT " + ", ".join(f"({c.number}) AS n{n}" for n, c in enumerate(checks)))[0]
        for check, count in zip(checks, counts, strict=True):
            if count:
                query = f"SELECT _row, value, first FROM ({check.locate}) AS k ORDER BY _row LIMIT {self._limit}"
                told = (check.message, check.expected, MEND[check.rule])
                found = [
                    _Found(check.rule, table, row, check.column, value, *told, first)
                    for row, value, first in self._engine.rows(query)
                ]
                self._hand_over(found, {check.rule: int(count)})

    def _rule(self, rule: Rule, query: str) -> None:
        source = f"({query}) AS found(table_name, row_number, column_name, value)"
        damaged = [
            f"NOT (table_name = {literal(name)} AND row_number IN (SELECT _row FROM {ident('damaged_' + name)}))"
            for name, loaded in self._tables.items()
            if loaded.damaged
        ]
        where = f" WHERE {' AND '.join(damaged)}" if damaged else ""
        count = int(self._engine.rows(f"SELECT count(*) FROM {source}{where}")[0][0])
        if count:
            rows = self._engine.rows(
                f"SELECT table_name, row_number, column_name, CAST(value AS STRING) FROM {source}{where} "
                f"ORDER BY table_name, row_number, column_name LIMIT {self._limit}"
            )
            found = [
                _Found(rule.id, table, row, column or "", value or "", rule.protects.rstrip("."), "", rule.mend)
                for table, row, column, value in rows
            ]
            self._hand_over(found, {rule.id: count})

    def _hand_over(self, found: list[_Found], totals: Mapping[str, int]) -> None:
        """Find the lines and give the problems to the collector."""
        wanted: dict[str, set[int]] = {}
        for one in found:
            wanted.setdefault(one.table, set()).update(row for row in (one.row, one.first) if row)
        lines = {table: self._tables[table].lines(rows) for table, rows in wanted.items()}
        problems = []
        for one in found:
            line = lines[one.table][one.row] if one.row else 0
            message = f"{one.message} (first in line {lines[one.table][one.first]})" if one.first else one.message
            shown = self._tables[one.table].shown
            problems.append(Problem(one.rule, shown, line, one.column, one.value, message, one.expected, one.mend))
        self._collector.extend(problems, totals)

    def _helper_views(self) -> None:
        """Make what rules across tables read: records, ids, cells that need evidence, counts, columns."""
        records, cells, counts = [], [], []
        for table in [table for table in FACT_TABLES if table in self._tables]:
            key = ident(self._schemas[table]["primaryKey"][0])
            records.append(f"SELECT {literal(table)}, {key}, _row FROM {raw(table)}")
            counts.append(f"SELECT {literal(table)}, {key}, _row, n_sources, n_outlets FROM {ident(table)}")
            for field in self._schemas[table]["fields"]:
                if field.get("needsEvidence"):
                    name = field["name"]
                    cells.append(
                        f"SELECT {literal(table)}, {key}, _row, {literal(name)}, {ident(name)} "
                        f"FROM {raw(table)} WHERE {ident(name)} IS NOT NULL"
                    )
        filled = [
            f"SELECT {literal(table)}, {ident(self._schemas[table]['primaryKey'][0])}, {literal(f['name'])} "
            f"FROM {raw(table)} WHERE {ident(f['name'])} IS NOT NULL"
            for table in FACT_TABLES
            if table in self._tables
            for f in self._schemas[table]["fields"]
            if f["name"] not in (self._schemas[table]["primaryKey"][0], "n_sources", "n_outlets")
        ]
        ids = [
            f"SELECT {literal(table)}, {ident(self._schemas[table]['primaryKey'][0])} FROM {raw(table)}"
            for table in self._tables
            if len(self._schemas[table]["primaryKey"]) == 1 and table != "retired"
        ]
        for view, columns, parts in (
            ("_ids", "table_name, record_id", ids),
            ("_records", "table_name, record_id, _row", records),
            ("_cells", "table_name, record_id, _row, field_name, value", cells),
            ("_filled", "table_name, record_id, field_name", filled),
            ("_counts", "table_name, record_id, _row, n_sources, n_outlets", counts),
        ):
            nothing = f"SELECT {', '.join(['NULL'] * len(columns.split(',')))} WHERE false"
            self._engine.define(view, f"SELECT * FROM ({' UNION ALL '.join([*parts, nothing])}) AS v({columns})")
        every = ", ".join(
            f"({literal(t)}, {literal(f['name'])})" for t, schema in self._schemas.items() for f in schema["fields"]
        )
        keys = ", ".join(
            f"({literal(t)}, {literal(f['constraints'].get('pattern', '.*'))})"
            for t, schema in self._schemas.items()
            for f in schema["fields"]
            if [f["name"]] == schema["primaryKey"]
        )
        codes = ", ".join(
            f"({literal(vocabulary)}, {literal(code)})"
            for vocabulary, code in sorted(
                {
                    (f["vocabulary"], str(code))
                    for schema in self._schemas.values()
                    for f in schema["fields"]
                    if "vocabulary" in f
                    for code in f["constraints"]["enum"]
                }
            )
        )
        present = ", ".join(f"({literal(table)})" for table in self._tables)
        self._engine.define("_present", f"SELECT * FROM (VALUES {present}) AS v(table_name)")
        self._engine.define("_keys", f"SELECT * FROM (VALUES {keys}) AS v(table_name, form)")
        self._engine.define("_codes", f"SELECT * FROM (VALUES {codes}) AS v(vocabulary, code)")
        self._engine.define("_columns", f"SELECT * FROM (VALUES {every}) AS v(table_name, field_name)")


def _meant(value: str, expected: str) -> str:
    """Name the code that was probably meant."""
    close = difflib.get_close_matches(value.strip().lower()[:100], expected.split(", "), 1, 0.7)
    return f" ('{close[0]}'?)" if close else ""
