"""`validate` finds what the catalogue makes at its file, line and column: here every ninth kind.

`make catalogue` goes through all kinds, and shows who else finds them.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "catalogue"))

import finer  # noqa: F401 - adds its kinds
from judges import found, ours
from kinds import KINDS, Kind

from border_crisis.validation import runner
from border_crisis.validation.engine import validate_path

#: Every ninth kind: a whole run takes too long for every day.
SAMPLE = KINDS[::9]


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.id) for kind in SAMPLE])
def test_is_found_at_its_place(package, kind: Kind) -> None:
    place = kind.make(package)
    report = ours(package.folder, place)
    assert found(report, place), (place, report.problems[:5])
    problem = next(p for p in report.problems if p.rule == place.rule)
    assert problem.message and problem.mend  # it says what is wrong, and what to do


@pytest.mark.parametrize("most", [200_000, 1])
def test_large_tables_get_the_same_verdicts(package, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Whether rows and values that may be wrong are set apart, and whether they are few: all errors are found."""
    for kind in KINDS:
        if kind.group in ("cells", "keys"):
            kind.make(package)  # a later one may change the cell of an earlier one
    package.edit("locations", lambda rows: rows[-1].update(name="=1+1"))
    small = validate_path(package.folder, limit=None)
    monkeypatch.setattr(runner, "_LARGE", 1)
    monkeypatch.setattr(runner, "_SUSPECTS", most)
    monkeypatch.setattr(runner, "_VALUES", most)
    large = validate_path(package.folder, limit=None)
    assert sorted(large.problems) == sorted(small.problems) and large.totals == small.totals
    assert {"cell.type", "cell.range", "cell.formula", "key.primary", "key.unique", "key.foreign"} <= set(small.totals)


def test_there_are_enough_kinds_and_each_has_a_name_of_its_own() -> None:
    assert len({kind.id for kind in KINDS}) == len(KINDS) >= 60
