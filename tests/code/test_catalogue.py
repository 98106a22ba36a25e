"""`validate` finds what the catalogue makes at its file, line and column: here every second kind.

`make catalogue` goes through all kinds, and shows who else finds them.
"""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "catalogue"))

import finer  # noqa: F401 - adds its kinds
from judges import found, ours
from kinds import KINDS, Kind

#: Every second kind: a whole run takes too long for every day.
SAMPLE = KINDS[::2]


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.id) for kind in SAMPLE])
def test_is_found_at_its_place(package, kind: Kind) -> None:
    place = kind.make(package)
    report = ours(package.folder, place)
    assert found(report, place), (place, report.problems[:5])
    problem = next(p for p in report.problems if p.rule == place.rule)
    assert problem.message and problem.mend  # it says what is wrong, and what to do


def test_there_are_enough_kinds_and_each_has_a_name_of_its_own() -> None:
    assert len({kind.id for kind in KINDS}) == len(KINDS) >= 60
