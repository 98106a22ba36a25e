"""The rules that a schema cannot say: one SQL file each, named by its id.

A file starts with a comment that says what the rule protects; `-- mend:` says what to do and may be
left out. Then comes one query or several, each below a line `-- tables:` with the tables that it
reads, or `-- each:` with the tables on which it runs one by one, as `{table}` (`events.end_date`
fills in `{column}`, too). A query runs where its tables are there. It returns the offending rows as
table_name, row_number, column_name, value, in the SQL that DuckDB and Spark share; beside the tables
it may read the views `_records`, `_ids`, `_cells`, `_filled`, `_counts`, `_columns`, `_keys`,
`_codes`, `_present` and use `isodow(date)`, `word_count(text)`, `text_digest(text)`.
"""

import re
from pathlib import Path
from typing import NamedTuple

from border_crisis.errors import InvalidData

_DIRECTIVE = re.compile(r"^(tables|each|mend): (.+)$")
_MEND = "correct the cell, or the one that it contradicts"


class Query(NamedTuple):
    """A query of a rule: the tables (or columns) it needs, whether it runs on each alone, its SQL."""

    needs: tuple[str, ...]
    one_by_one: bool
    sql: str

    def runs(self, present: set[str]) -> list[str]:
        """Return the SQL to run when the tables `present` are there."""
        if not self.one_by_one:
            return [self.sql] if set(self.needs) <= present else []
        places = [need.partition(".") for need in self.needs]
        return [
            self.sql.replace("{table}", table).replace("{column}", column)
            for table, _, column in places
            if table in present
        ]


class Rule(NamedTuple):
    """A rule: id, what it protects, how to mend it, its queries."""

    id: str
    protects: str
    mend: str
    queries: tuple[Query, ...]

    def runs(self, present: set[str]) -> list[str]:
        """Return the SQL that applies when the tables `present` are there."""
        return [sql for query in self.queries for sql in query.runs(present)]


def load_rules(folder: Path) -> list[Rule]:
    """Return the rules of a folder in order of their ids. Raises InvalidData for one without a head."""
    return [_rule(path) for path in sorted(folder.glob("*.sql"))]


def _rule(path: Path) -> Rule:
    told: list[str] = []
    mend: list[str] = []
    found: list[tuple[re.Match[str], list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        comment = line.removeprefix("--").strip() if line.startswith("--") else None
        directive = _DIRECTIVE.match(comment) if comment else None
        if directive and directive[1] == "mend":
            mend.append(directive[2])
        elif directive:
            found.append((directive, []))
        elif comment is not None:
            told.append(comment)
        elif found:
            found[-1][1].append(line)
    if not found or not told:
        raise InvalidData(f"{path}: a rule starts with a sentence and a '-- tables:' or '-- each:' line")
    queries = tuple(Query(tuple(re.split(r",\s*", d[2])), d[1] == "each", "\n".join(sql)) for d, sql in found)
    return Rule(path.stem, " ".join(told), " ".join(mend) or _MEND, queries)
