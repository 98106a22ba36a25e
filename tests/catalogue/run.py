"""Print the catalogue: every kind of wrongness, and who finds it. Fails when this package misses one."""

import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(Path(__file__).parent)]

import finer  # noqa: E402, F401 - adds its kinds
from conftest import PackageCopy  # noqa: E402
from judges import found, frictionless, npm, ours, pandera  # noqa: E402
from kinds import KINDS, Place  # noqa: E402

from border_crisis.validation.problem import Problem  # noqa: E402

JUDGES = ("border-crisis", "frictionless", "pandera", "npm")


def copied(place: Path) -> PackageCopy:
    """Return a fresh copy of the package."""
    shutil.copytree(ROOT / "data", place / "package" / "data")
    shutil.copy(ROOT / "datapackage.json", place / "package")
    return PackageCopy(place / "package")


def judged(modules: Path | None, number: int) -> tuple[list[bool | None], Place, list[Problem]]:
    """Return who finds the kind of that number, where it is, and the first problems that this package names."""
    with tempfile.TemporaryDirectory() as name:
        package = copied(Path(name))
        place = KINDS[number].make(package)
        report = ours(package.folder, place)
        verdicts = [found(report, place), frictionless(package.folder, place), pandera(package.folder, place),
                    npm(package.folder, place, modules) if modules else None]  # fmt: skip
    return verdicts, place, report.problems[:3]


def main(modules: Path) -> int:
    """Print a row for each kind; `modules` is a folder node_modules."""
    missed, totals = [], dict.fromkeys(JUDGES, 0)
    with tempfile.TemporaryDirectory() as name:
        clean = copied(Path(name) / "clean")
        nowhere = Place("", "", 0)
        alarms = [bool(ours(clean.folder, nowhere).total), frictionless(clean.folder, nowhere),
                  pandera(clean.folder, nowhere), npm(clean.folder, nowhere, modules)]  # fmt: skip
        there = alarms[3] is not None
        if any(alarms):
            print("the clean package is called wrong by", [j for j, a in zip(JUDGES, alarms, strict=True) if a])
            return 1
    group = ""
    with ProcessPoolExecutor() as pool:  # in order, on all cores: frictionless takes most of the time
        for kind, (verdicts, place, problems) in zip(
            KINDS, pool.map(partial(judged, modules if there else None), range(len(KINDS))), strict=True
        ):
            if not verdicts[0]:
                missed.append((kind, place, problems))
            if kind.group != group:
                group = kind.group
                print(f"\n{group:<52}" + "".join(f"{judge:>14}" for judge in JUDGES) + "  rule")
            marks = ["n/a" if v is None else "yes" if v else "-" for v in verdicts]
            print(f"  {kind.told:<50}" + "".join(f"{mark:>14}" for mark in marks) + f"  {place.rule}", flush=True)
            for judge, verdict in zip(JUDGES, verdicts, strict=True):
                totals[judge] += bool(verdict)
    print(f"\n{len(KINDS)} kinds; found: " + ", ".join(f"{judge} {count}" for judge, count in totals.items()))
    if not there:
        print("npm: not there; `make catalogue` installs its reader where node is")
    for kind, place, problems in missed:
        print(f"MISSED {kind.id}: expected {place}, found {[p[:5] for p in problems]}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "node_modules").resolve()))
