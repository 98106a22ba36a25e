"""The rules that a schema cannot say: one SQL file each, named by its id.

A file starts with a comment that says what the rule protects, then `-- tables:` with the tables
it reads, or `-- each:` with the tables on which it runs one by one, as `{table}`. `-- mend:` says
what to do; it may be left out. The query returns the offending rows as table_name, row_number,
column_name, value, in the SQL that DuckDB and Spark share; beside the tables it may read the views
`_records`, `_ids`, `_cells`, `_counts`, `_columns`, `_present` and use `isodow(date)`, `word_count(text)`.
"""

import re
from pathlib import Path
from typing import NamedTuple

from border_crisis.errors import InvalidData

_DIRECTIVE = re.compile(r"^(tables|each|mend): (.+)$")
_MEND = "correct the cell, or the one that it contradicts"


class Rule(NamedTuple):
    """A rule: id, what it protects, how to mend it, the tables it needs, whether it runs on each alone, its query."""

    id: str
    protects: str
    mend: str
    tables: tuple[str, ...]
    one_by_one: bool
    query: str

    def runs(self, present: set[str]) -> list[str]:
        """Return the queries that apply when the tables `present` are there."""
        if self.one_by_one:
            return [self.query.replace("{table}", table) for table in self.tables if table in present]
        return [self.query] if set(self.tables) <= present else []


def load_rules(folder: Path) -> list[Rule]:
    """Return the rules of a folder in order of their ids. Raises InvalidData for one without a head."""
    return [_rule(path) for path in sorted(folder.glob("*.sql"))]


def _rule(path: Path) -> Rule:
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    found = [m for m in map(_DIRECTIVE.match, comments) if m]
    mend = " ".join(m[2] for m in found if m[1] == "mend")
    directives = [m for m in found if m[1] != "mend"]
    protects = " ".join(c for c in comments if not _DIRECTIVE.match(c))
    if len(directives) != 1 or not protects:
        raise InvalidData(f"{path}: a rule starts with a sentence and one '-- tables:' or '-- each:' line")
    tables = tuple(re.split(r",\s*", directives[0][2]))
    query = "\n".join(line for line in lines if not line.startswith("--"))
    return Rule(path.stem, protects, mend or _MEND, tables, directives[0][1] == "each", query)
