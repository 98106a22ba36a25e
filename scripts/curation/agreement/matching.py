"""Match the units of two passes one to one by where their words stand, never by what was coded.

Two units can only be a pair when a span that carries the one as a whole overlaps one of the other.
How well they fit is the share of the spans of both that overlap a span of the other (Dice's
coefficient over spans, since pass A marks single words and pass B whole clauses). Of all ways to
pair the units of a table, the one with the highest sum is taken (`scipy`'s linear sum assignment).
Among ways that fit equally well the one is taken in which more spans of pass A's cells touch the
words of their partner in pass B, then the one that keeps the order of the text (units of one place
in the order of their ids). What is left of a table is matched once more by the spans of the cells,
where two of them or more touch; what is left then, across tables by the spans of the record.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from ..facts import FACT_TABLES
from .passes import Span, Unit

#: Weights of the tie-breakers, below the smallest difference between two fits.
_CELL, _ORDER = 1e-4, 1e-6
#: How many spans must touch where those of the record as a whole do not.
_BY_CELLS = 2


class Matching(NamedTuple):
    """The pairs of one table or of two, and what either pass has alone."""

    pairs: list[tuple[Unit, Unit]]
    only_a: list[Unit]
    only_b: list[Unit]


def match(a: Sequence[Unit], b: Sequence[Unit]) -> Matching:
    """Pair the units of passes `a` and `b`, first within each table, then the rest across tables."""
    pairs: list[tuple[Unit, Unit]] = []
    for table in FACT_TABLES:
        in_a, in_b = [u for u in a if u.table == table], [u for u in b if u.table == table]
        found = _assign(in_a, in_b)
        pairs += found
        pairs += _assign(_rest(in_a, [x for x, _ in found]), _rest(in_b, [y for _, y in found]), by_cells=True)
    left_a, left_b = _rest(a, [x for x, _ in pairs]), _rest(b, [y for _, y in pairs])
    pairs += _assign(left_a, left_b)
    return Matching(pairs, _rest(a, [x for x, _ in pairs]), _rest(b, [y for _, y in pairs]))


def fit(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Return the share of the spans of both lists that overlap a span of the other list."""
    hits = touching(a, b) + touching(b, a)
    return hits / (len(a) + len(b)) if hits else 0.0


def touching(spans: Sequence[Span], others: Sequence[Span]) -> int:
    """Return how many of `spans` share a character with one of `others`."""
    return sum(any(x[0] == o[0] and x[1] < o[2] and o[1] < x[2] for o in others) for x in spans)


def _assign(a: Sequence[Unit], b: Sequence[Unit], by_cells: bool = False) -> list[tuple[Unit, Unit]]:
    """Return the pairs with the highest sum of fits."""
    if not a or not b:
        return []
    first = {id(u): i / len(units) for units in (a, b) for i, u in enumerate(sorted(units, key=_place))}
    scores = np.zeros((len(a), len(b)))
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            cells = touching(x.spans, y.spans)
            score = (
                fit(x.spans, y.spans) if by_cells and cells >= _BY_CELLS else 0.0 if by_cells else fit(x.core, y.core)
            )
            if score:
                scores[i, j] = score + _CELL * cells - _ORDER * (first[id(x)] - first[id(y)]) ** 2
    rows, columns = linear_sum_assignment(scores, maximize=True)
    return [(a[i], b[j]) for i, j in zip(rows, columns, strict=True) if scores[i, j] > 0]


def _place(unit: Unit) -> tuple[Span, str]:
    return min(unit.core, default=("", 0, 0)), unit.record_id


def _rest(units: Sequence[Unit], taken: Sequence[Unit]) -> list[Unit]:
    done = {(u.table, u.record_id) for u in taken}
    return [u for u in units if (u.table, u.record_id) not in done]
