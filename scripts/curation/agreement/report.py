"""Every figure of the two passes, before and after the definitions were mended."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..facts import FACT_TABLES
from .fields import Field
from .matching import Matching
from .measures import Figure, figure
from .passes import Unit

#: A figure says something about a definition from this many pairs on, with this many off the commonest value.
ENOUGH_PAIRS, ENOUGH_OTHERS = 30, 10
#: Below this alpha a definition is mended (Krippendorff's own threshold for firm conclusions).
THRESHOLD = 0.8

Pair = tuple[Unit, Unit]


class Existence(NamedTuple):
    """How many units of a table each pass has, how many are pairs, and how far passages agree.

    `passages` is alpha over passages: does the pass code a unit of the table there?
    """

    table: str
    a: int
    b: int
    pairs: int
    passages: Figure


class Line(NamedTuple):
    """One field: its figure, and what it is after recoding (None where it was not recoded).

    `part` is "value", or "given" for whether a date or number is filled at all.
    """

    table: str
    column: str
    part: str
    level: str
    before: Figure
    after: Figure | None
    enough: bool

    @property
    def low(self) -> bool:
        """Whether the definition had to be mended."""
        return self.enough and self.before.alpha is not None and self.before.alpha < THRESHOLD


class Parties(NamedTuple):
    """Further parties of paired records: how many each pass has, how many both, and alpha of their roles."""

    table: str
    a: int
    b: int
    both: int
    roles: Figure


def existence(a: Sequence[Unit], b: Sequence[Unit], matching: Matching, passages: Sequence[str]) -> list[Existence]:
    """Return a line for each table. `passages` are those that hold text to code."""
    lines = []
    for table in FACT_TABLES:
        in_a, in_b = ({p for u in units if u.table == table for p in u.passages} for units in (a, b))
        held = [("yes" if p in in_a else "", "yes" if p in in_b else "") for p in passages]
        n_a, n_b = (sum(u.table == table for u in units) for units in (a, b))
        pairs = sum(x.table == y.table == table for x, y in matching.pairs)
        lines.append(Existence(table, n_a, n_b, pairs, figure(held, "nominal")))
    return lines


def lines(
    pairs: Sequence[Pair], recoded: Sequence[Pair], fields: Sequence[Field], changed: set[tuple[str, str]]
) -> list[Line]:
    """Return the figures of each field; those of `changed` (table, column) also from the `recoded` pairs."""
    found = []
    for field in fields:
        first, second = _values(pairs, field), _values(recoded, field)
        parts = [("value", field.level)]
        if field.level in ("interval", "ratio"):
            parts.insert(0, ("given", "nominal"))
        for part, level in parts:
            before = _of_part(first, part, field.level)
            after = _of_part(second, part, field.level) if (field.table, field.column) in changed else None
            found.append(
                Line(
                    field.table, field.column, part, level, figure(before, level),
                    None if after is None else figure(after, level), enough(before),
                )
            )  # fmt: skip
    return found


def enough(values: Sequence[tuple[str, str]]) -> bool:
    """Tell whether there are enough pairs, and enough off the commonest value, to judge a definition."""
    common = Counter(value for pair in values for value in pair).most_common(1)
    others = sum(any(value != common[0][0] for value in pair) for pair in values)
    return len(values) >= ENOUGH_PAIRS and others >= ENOUGH_OTHERS


def parties(pairs: Sequence[Pair]) -> list[Parties]:
    """Return for each table how far the passes name the same further parties, and in the same roles."""
    out = []
    for table in FACT_TABLES:
        own = [(x, y) for x, y in pairs if x.table == y.table == table]
        roles = [(x.parties[actor], y.parties[actor]) for x, y in own for actor in x.parties if actor in y.parties]
        n_a, n_b = sum(len(x.parties) for x, _ in own), sum(len(y.parties) for _, y in own)
        out.append(Parties(table, n_a, n_b, len(roles), figure(roles, "nominal")))
    return out


def _values(pairs: Sequence[Pair], field: Field) -> list[tuple[str, str]]:
    return [(x.cells[field.column], y.cells[field.column]) for x, y in pairs if x.table == y.table == field.table]


def _of_part(values: Sequence[tuple[str, str]], part: str, level: str) -> list[tuple[str, str]]:
    if part == "given":
        return [("yes" if x else "", "yes" if y else "") for x, y in values]
    return list(values) if level == "nominal" else [pair for pair in values if all(pair)]
