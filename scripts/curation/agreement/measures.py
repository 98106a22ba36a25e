"""Krippendorff's alpha with a bootstrap interval, from libraries (`krippendorff`, `scipy`).

Nothing is computed here but the table of counts that both take.
"""

import math
import warnings
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import krippendorff
import numpy as np
from scipy import stats

from border_crisis.errors import InvalidData

#: Resamples of the bootstrap and its seed: the page is the same each time.
RESAMPLES, SEED = 1000, 20220215
#: Codes of an ordinal column, in their order.
PRECISIONS = ("day", "week", "month", "year")


class Figure(NamedTuple):
    """How far two passes agree on one field.

    `n` is the number of pairs compared, `agree` how many have the same value, `alpha` is None where
    at most one value occurs, `low` and `high` are the bounds of the 95 % interval.
    """

    n: int
    agree: int
    alpha: float | None
    low: float | None
    high: float | None


def figure(pairs: Sequence[tuple[str, str]], level: str) -> Figure:
    """Return the figure for pairs of values (pass A, pass B) at `level`; an empty text is a value too.

    Dates are compared in days. Raises InvalidData for a value that is none at that level.
    """
    agree = sum(x == y for x, y in pairs)
    values = sorted({value for pair in pairs for value in pair}, key=lambda v: _number(v, level))
    if len(pairs) < 2 or len(values) < 2:
        return Figure(len(pairs), agree, None, None, None)
    column = {value: i for i, value in enumerate(values)}
    counts = np.zeros((len(pairs), len(values)), dtype=int)
    for row, pair in enumerate(pairs):
        for value in pair:
            counts[row, column[value]] += 1
    domain = list(range(len(values))) if level == "nominal" else [_number(value, level) for value in values]

    def alpha(rows: Any) -> float:
        drawn = counts[rows]
        seen = drawn.any(axis=0)
        if seen.sum() < 2:
            return math.nan
        kept = [value for value, there in zip(domain, seen, strict=True) if there]
        return float(krippendorff.alpha(value_counts=drawn[:, seen], value_domain=kept, level_of_measurement=level))

    if agree == len(pairs):
        return Figure(len(pairs), agree, 1.0, 1.0, 1.0)  # what every resample gives
    whole = alpha(np.arange(len(pairs)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", stats.DegenerateDataWarning)  # resamples with one value are left out below
        drawn = stats.bootstrap(
            (np.arange(len(pairs)),), alpha, n_resamples=RESAMPLES, vectorized=False, method="percentile",
            rng=np.random.default_rng(SEED),
        ).bootstrap_distribution  # fmt: skip
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return Figure(len(pairs), agree, whole, float(low), float(high))


def _number(value: str, level: str) -> Any:
    try:
        if level == "nominal":
            return value
        if level == "ordinal":
            return PRECISIONS.index(value)
        return date.fromisoformat(value).toordinal() if level == "interval" else float(value)
    except ValueError:
        raise InvalidData(f"'{value}' cannot be compared at the level {level}") from None
