"""Print the catalogue: every kind of wrongness, and who finds it. Fails when this package misses one."""

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(Path(__file__).parent)]

from conftest import PackageCopy  # noqa: E402
from judges import found, frictionless, npm, ours, pandera  # noqa: E402
from kinds import KINDS, Place  # noqa: E402

JUDGES = ("border-crisis", "frictionless", "pandera", "npm")


def copied(place: Path) -> PackageCopy:
    """Return a fresh copy of the package."""
    shutil.copytree(ROOT / "data", place / "package" / "data")
    shutil.copy(ROOT / "datapackage.json", place / "package")
    return PackageCopy(place / "package")


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
        for number, kind in enumerate(KINDS):
            package = copied(Path(name) / str(number))
            place = kind.make(package)
            report = ours(package.folder, place)
            verdicts = [found(report, place), frictionless(package.folder, place), pandera(package.folder, place),
                        npm(package.folder, place, modules) if there else None]  # fmt: skip
            if not verdicts[0]:
                missed.append((kind, place, report.problems[:3]))
            if kind.group != group:
                group = kind.group
                print(f"\n{group:<52}" + "".join(f"{judge:>14}" for judge in JUDGES) + "  rule")
            marks = ["n/a" if v is None else "yes" if v else "-" for v in verdicts]
            print(f"  {kind.told:<50}" + "".join(f"{mark:>14}" for mark in marks) + f"  {place.rule}", flush=True)
            for judge, verdict in zip(JUDGES, verdicts, strict=True):
                totals[judge] += bool(verdict)
            shutil.rmtree(package.folder.parent)
    print(f"\n{len(KINDS)} kinds; found: " + ", ".join(f"{judge} {count}" for judge, count in totals.items()))
    if not there:
        print("npm: not there; `make catalogue` installs its reader where node is")
    for kind, place, problems in missed:
        print(f"MISSED {kind.id}: expected {place}, found {[p[:5] for p in problems]}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "node_modules").resolve()))
