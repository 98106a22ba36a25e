"""Compare two open packages table by table in DuckDB, cell by cell as text."""

from typing import Any

from border_crisis.descriptor import require
from border_crisis.errors import InvalidData

from .codes import compare_codes
from .columns import compare_columns, compare_keys, compare_packages, compare_tables
from .difference import SPECIAL, Cell, ChangedRow, Difference, Key, Retired, TableDifference
from .packages import Package, Table


def compare(old: Package | None, new: Package) -> Difference:
    """Return everything that differs between two packages; `old` is None for a first release.

    Rows are matched by primary key; a changed cell is one whose text differs, a missing value being
    None whatever its spelling. Raises InvalidData for a table that cannot be read or whose key is not
    unique, WrongUsage when DuckDB (extra `validate`) is missing.
    """
    database = _Database()
    before = old.tables if old else {}
    errata = _new_rows(database, "errata", "erratum_id", old, new)
    retired = [_tombstone(row) for row in _new_rows(database, "retired", "record_id", old, new)]
    tombstones = database.rows(old.special("retired") if old else None)
    known = {row["record_id"]: row["table_name"] for row in tombstones}
    kept = known | {item.record_id: item.table for item in retired}
    special = {name for name in SPECIAL if new.special(name)}
    tables = [
        _compare_table(database, before[name], table, kept, name in special)
        for name, table in new.tables.items()
        if name in before
    ]
    there = {row["record_id"] for row in database.rows(new.special("retired"))}
    return Difference(
        name=new.name,
        old_version=old.version if old else None,
        new_version=new.version,
        package=compare_packages(old, new) if old else [],
        left_out=sorted({*(old.left_out if old else []), *new.left_out}),
        tables_added={name: database.count(table) for name, table in new.tables.items() if name not in before},
        tables_removed={name: database.count(table) for name, table in before.items() if name not in new.tables},
        tables=tables,
        codes=compare_codes(database.rows, old, new, errata),
        retired=retired,
        lost_tombstones=sorted(set(known) - there),
        reused_ids=sorted(database.present(new, kept)),
        errata=errata,
    )


def _compare_table(
    database: "_Database", old: Table, new: Table, retired: dict[str, str], special: bool
) -> TableDifference:
    """Compare the columns of a table, and its rows.

    Of a special table, rows that are new are told elsewhere; so are all rows of the vocabularies, and
    tombstones that are gone.
    """
    columns = compare_columns(old.fields, new.fields)
    keys = compare_keys(old, new)
    rows_old, rows_new = database.load("o", old), database.load("n", new)
    has_ids = len(new.key) == 1
    changes: tuple[list[Key], list[Key], list[ChangedRow]] = ([], [], [])
    comparable = old.key == new.key
    if comparable:
        columns = database.renamed(old, new, columns)
        changes = database.compare_rows(old, new)
    added, removed, changed = changes
    if special:
        added = []
        removed = removed if new.name in ("errata", "changes") else []
        changed = changed if new.name != "vocabularies" else []
    gone = [key for key in removed if retired.get("|".join(key)) == new.name]
    tombstoned = set(gone)
    return TableDifference(
        name=new.name, key=new.key, rows_old=rows_old, rows_new=rows_new, added=added,
        removed=[key for key in removed if key not in tombstoned], retired=gone, changed=changed, columns=columns,
        keys=keys, properties=compare_tables(old, new), has_ids=has_ids, comparable=comparable,
    )  # fmt: skip


def _new_rows(database: "_Database", name: str, key: str, old: Package | None, new: Package) -> list[dict[str, str]]:
    known = {row[key] for row in database.rows(old.special(name) if old else None)}
    return [row for row in database.rows(new.special(name)) if row[key] not in known]


def _tombstone(row: dict[str, str]) -> Retired:
    return Retired(
        row["table_name"], row["record_id"], row["retired_in"], row["reason"], row["successor_id"], row["note"]
    )


class _Database:
    """DuckDB with the two sides of one table at a time: `o` and `n`, columns c0, c1, … as text."""

    def __init__(self) -> None:
        self._duckdb = require("duckdb", "validate")
        self._db = self._duckdb.connect(config={"threads": 2})

    def load(self, side: str, table: Table) -> int:
        """Read a table as `side`; returns the number of its rows."""
        dialect = table.entry.get("dialect", {})
        columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(table.fields)))
        missing = ", ".join(map(_literal, table.missing or ["\x00"]))
        quote = _literal(dialect.get("quoteChar", '"'))
        query = (
            f"SELECT row_number() OVER () AS r, * FROM read_csv({_literal(str(table.file))}, auto_detect=false, "
            f"header=true, delim={_literal(dialect.get('delimiter', ','))}, "
            f"quote={quote}, escape={quote}, nullstr=[{missing}], max_line_size=16777216, "
            f"parallel=false, columns={{{columns}}})"
        )
        try:
            self._db.execute(f"CREATE OR REPLACE TABLE {side} AS {query}")
        except self._duckdb.Error as error:
            raise InvalidData(f"{table.shown}: {str(error).splitlines()[0]}; run border-crisis validate") from None
        return int(self._one(f"SELECT count(*) FROM {side}")[0])

    def count(self, table: Table) -> int:
        """Return the number of rows of a table."""
        return self.load("t", table)

    def rows(self, table: Table | None) -> list[dict[str, str]]:
        """Return the rows of a (small) table as text, missing cells empty; none without a table."""
        if table is None:
            return []
        self.load("t", table)
        names = [field["name"] for field in table.fields]
        columns = ", ".join(f"coalesce(c{i}, '')" for i in range(len(names)))
        found = self._db.execute(f"SELECT {columns} FROM t ORDER BY r").fetchall()
        return [dict(zip(names, row, strict=True)) for row in found]

    def present(self, package: Package, ids: dict[str, str]) -> set[str]:
        """Return those of `ids` (id: table) that are still rows of the package."""
        found: set[str] = set()
        for name in sorted(set(ids.values()) & set(package.tables)):
            table = package.tables[name]
            if len(table.key) == 1:
                self.load("t", table)
                column = f"c{_at(table, table.key[0])}"
                wanted = [item for item, where in ids.items() if where == name]
                query = f"SELECT {column} FROM t WHERE {column} IN (SELECT unnest(?))"
                found |= {row[0] for row in self._db.execute(query, [wanted]).fetchall()}
        return found

    def renamed(self, old: Table, new: Table, columns: list[Any]) -> list[Any]:
        """Put a rename in the place of a removed and an added column of one type that hold the same cells."""
        out = list(columns)
        for gone in [c for c in columns if c.change == "removed" and old.key and c.column not in old.key]:
            for come in [c for c in out if c.change == "added"]:
                a, b = _at(old, gone.column), _at(new, come.column)
                if old.fields[a].get("type") != new.fields[b].get("type"):
                    continue
                differing, filled = self._one(
                    f"SELECT count(*) FILTER (o.c{a} IS DISTINCT FROM n.c{b}), count(n.c{b}) "
                    f"FROM o JOIN n ON {_on(old, new)}"
                )
                if filled and not differing:
                    out[out.index(gone)] = gone._replace(change="renamed", old=gone.column, new=come.column)
                    out.remove(come)
                    break
        return out

    def compare_rows(self, old: Table, new: Table) -> tuple[list[Key], list[Key], list[ChangedRow]]:
        """Return the keys added and removed and the rows changed, each in its file's order."""
        names = {field["name"] for field in old.fields}
        shared = [field["name"] for field in new.fields if field["name"] in names]
        if not new.key:
            return self._without_key(old, new, shared)
        for side, table in (("o", old), ("n", new)):
            self._check_key(side, table)
        on = _on(old, new)
        added = self._keys(f"SELECT {_columns('n', new, new.key)} FROM n ANTI JOIN o ON {on} ORDER BY n.r")
        removed = self._keys(f"SELECT {_columns('o', old, old.key)} FROM o ANTI JOIN n ON {on} ORDER BY o.r")
        plain = [name for name in shared if name not in new.key]
        if not plain:
            return added, removed, []
        pairs = [(f"o.c{_at(old, name)}", f"n.c{_at(new, name)}") for name in plain]
        unlike = " OR ".join(f"{a} IS DISTINCT FROM {b}" for a, b in pairs)
        both = ", ".join(f"{a} AS o{i}, {b} AS n{i}" for i, (a, b) in enumerate(pairs))
        self._db.execute(
            f"CREATE OR REPLACE TABLE changed AS SELECT row_number() OVER (ORDER BY n.r) - 1 AS place, {both}, "
            f"{_columns('n', new, new.key)} FROM o JOIN n ON {on} WHERE {unlike}"
        )
        changed = [ChangedRow(key, []) for key in self._keys(f"SELECT {_names(new)} FROM changed ORDER BY place")]
        for i, name in enumerate(plain):  # column by column, so that only cells that differ leave the database
            query = f"SELECT place, o{i}, n{i} FROM changed WHERE o{i} IS DISTINCT FROM n{i}"
            for at, before, after in self._db.execute(query).fetchall():
                changed[at].cells.append(Cell(name, before, after))
        return added, removed, changed

    def _without_key(self, old: Table, new: Table, shared: list[str]) -> tuple[list[Key], list[Key], list[ChangedRow]]:
        a, b = _columns("o", old, shared), _columns("n", new, shared)
        added = self._keys(f"SELECT {b} FROM n EXCEPT ALL SELECT {a} FROM o ORDER BY ALL")
        removed = self._keys(f"SELECT {a} FROM o EXCEPT ALL SELECT {b} FROM n ORDER BY ALL")
        return added, removed, []

    def _keys(self, query: str) -> list[Key]:
        return [tuple(cell or "" for cell in row) for row in self._db.execute(query).fetchall()]

    def _check_key(self, side: str, table: Table) -> None:
        columns = _columns(side, table, table.key)
        for where, problem in (
            (f"GROUP BY {columns} HAVING count(*) > 1", "stands twice"),
            (f"WHERE {' OR '.join(f'{c} IS NULL' for c in columns.split(', '))}", "is not filled in"),
        ):
            found = self._db.execute(f"SELECT {columns} FROM {side} {where} LIMIT 1").fetchone()
            if found:
                key = ", ".join(cell or "(empty)" for cell in found)
                raise InvalidData(
                    f"{table.shown}: {', '.join(table.key)}: '{key}': the key {problem}; run border-crisis validate"
                )

    def _one(self, query: str) -> tuple[Any, ...]:
        row: tuple[Any, ...] = self._db.execute(query).fetchone()
        return row


def _at(table: Table, column: str) -> int:
    return next(i for i, field in enumerate(table.fields) if field["name"] == column)


def _columns(side: str, table: Table, names: list[str]) -> str:
    return ", ".join(f"{side}.c{_at(table, name)}" for name in names)


def _names(table: Table) -> str:
    return ", ".join(f"c{_at(table, name)}" for name in table.key)


def _on(old: Table, new: Table) -> str:
    return " AND ".join(f"o.c{_at(old, name)} = n.c{_at(new, name)}" for name in new.key)


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
