"""One thing that is wrong, and the bounded list that a check hands back."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_SHOWN = 60
_CAUSES = ("package.", "file.", "header.")


class Problem(NamedTuple):
    """A broken rule and its place.

    `line` is where the record starts (1-based; a data frame's row, counted from 1); 0 where none
    applies. `expected` and `mend` say what should stand there and what to do; empty where
    `message` says it already.
    """

    rule: str
    file: str
    line: int
    column: str
    value: str
    message: str
    expected: str = ""
    mend: str = ""

    def text(self) -> str:
        """Return the problem as one line: file, line, column, value, what is wrong, what to do, rule."""
        file, column = _printable(self.file), _short(self.column)
        parts = [f"{file}:{self.line}" if self.line else file]
        if column:
            parts.append(f"{column}: '{_short(self.value)}'" if self.value else column)
        told = f"{self.message}; {self.mend}" if self.mend else self.message
        return f"{': '.join(parts)}: {told} [{self.rule}]"

    def as_dict(self) -> dict[str, Any]:
        """Return the problem for JSON; a cell of more than 1,000 characters is cut."""
        return self._replace(value=self.value[:1000])._asdict()


def _short(value: str) -> str:
    plain = _printable(value)
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def _printable(text: str) -> str:
    """Return a text without what moves a terminal's cursor or cannot be printed."""
    return "".join(c if c.isprintable() else "�" for c in text)


@dataclass
class Report:
    """What a validation found.

    `problems` are the first ones in the order of tables, lines and columns, at most the limit;
    `totals` counts all of them by rule id; `rows` counts the rows checked by table; `notes` are
    lines for people (what was not checked, and why).
    """

    problems: list[Problem]
    totals: Counter[str]
    rows: dict[str, int]
    notes: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """The number of problems, shown or not."""
        return sum(self.totals.values())

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong."""
        return not self.totals


class Collector:
    """Takes problems as they are found, keeps `limit` of them, those of files before those of cells, and counts all."""

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.totals: Counter[str] = Counter()
        self.notes: list[str] = []
        self._kept: list[Problem] = []
        self._order: dict[str, int] = {}

    def order(self, files: Iterable[str]) -> None:
        """Say in which order the files' problems are shown; what is not named comes first."""
        self._order = {name: place for place, name in enumerate(files)}

    def only(self, wanted: Callable[[str], bool]) -> None:
        """Drop, now and from now on, what breaks rules that are not wanted."""
        self._wanted = wanted
        self._kept = [p for p in self._kept if wanted(p.rule)]
        self.totals = Counter({rule: n for rule, n in self.totals.items() if wanted(rule)})

    def total(self) -> int:
        """Return how many problems there are so far."""
        return sum(self.totals.values())

    def add(self, problem: Problem) -> None:
        """Take one problem and count it."""
        self.extend([problem], {problem.rule: 1})

    def extend(self, located: Iterable[Problem], totals: Mapping[str, int]) -> None:
        """Take located problems together with how many there are in all, by rule."""
        self._kept += located
        self.totals.update({rule: n for rule, n in totals.items() if n})
        if self.limit is not None and len(self._kept) > 2 * self.limit + 1000:
            self._cut()

    def _cut(self) -> None:
        self._kept.sort(key=self._place)
        if self.limit is not None:
            del self._kept[self.limit :]

    def _place(self, problem: Problem) -> tuple[bool, int, int]:
        """What is wrong with a file as such comes first: the rest may follow from it."""
        return (not problem.rule.startswith(_CAUSES), self._order.get(problem.file, -1), problem.line)

    def report(self, rows: dict[str, int]) -> Report:
        """Return what was collected."""
        self._cut()
        return Report(self._kept, self.totals, rows, self.notes)
