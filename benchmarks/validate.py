"""Measure `border-crisis validate` beside its peers on events of 12 columns, errors located.

    python benchmarks/validate.py             a million rows, all peers
    python benchmarks/validate.py --scale     linearity and peak memory up to ten million rows
    python benchmarks/validate.py --rows 100000000 --alone   this package alone

Every run is a fresh process, reading included; runs alternate; medians are printed. The ratios
of processor time hold on a busy machine as well.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent / "validation"
#: The checks that frictionless makes: all but those of free text and of what DuckDB reads too kindly.
SHARED = ["package.", "file.", "header.", "key."]
SHARED += [f"cell.{name}" for name in ("required", "type", "code", "pattern", "range")]
SLOW = 20.0  # seconds; a peer that takes longer is run once


class Run(NamedTuple):
    """Seconds of wall and processor time, peak memory in MiB, errors found."""

    wall: float
    cpu: float
    memory: float
    errors: int


def ours(folder: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "border_crisis", "validate", str(folder), "--own-schemas", "--format", "json",
            "--limit", "1000000", *options]  # fmt: skip


def commands(folder: Path, alone: bool) -> dict[str, list[str]]:
    only = [word for rule in SHARED for word in ("--only", rule)]
    found = {"border-crisis, all kinds": ours(folder)}
    if not alone:
        found["border-crisis, frictionless's"] = ours(folder, *only)
        for name, script in (("DuckDB by hand", "by_duckdb"), ("polars by hand", "by_polars"),
                             ("pandera", "by_pandera"), ("frictionless", "by_frictionless")):  # fmt: skip
            found[name] = [sys.executable, str(HERE / f"{script}.py"), str(folder)]
    return found


def run(command: list[str]) -> Run:
    """Run a command in a fresh process and measure it."""
    with tempfile.TemporaryFile() as out:
        start = os.times().elapsed
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        wall = os.times().elapsed - start
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"failed: {' '.join(command)}")
        out.seek(0)
        errors = json.loads(out.read())["total"]
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, errors)


def measure(folder: Path, rows: int, runs: int, alone: bool) -> dict[str, Run]:
    """Make the data and return the medians by command."""
    subprocess.run([sys.executable, str(HERE / "made.py"), str(folder), str(rows)], check=True)
    wanted = commands(folder, alone)
    found: dict[str, list[Run]] = {name: [] for name in wanted}
    for _ in range(runs):
        for name, command in wanted.items():
            if not found[name] or found[name][0].wall < SLOW:
                found[name].append(run(command))
    return {name: Run(*map(statistics.median, zip(*some, strict=True))) for name, some in found.items()}


def show(rows: int, found: dict[str, Run]) -> None:
    print(f"\n{rows:,} rows x 12 columns, {next(iter(found.values())).errors:,.0f} errors located")
    print(f"{'':34}{'wall s':>9}{'cpu s':>9}{'MiB':>8}{'errors':>9}")
    for name, one in found.items():
        print(f"{name:34}{one.wall:9.2f}{one.cpu:9.2f}{one.memory:8.0f}{one.errors:9,.0f}")


def ratios(found: dict[str, Run]) -> None:
    """Print the ratios that the project promises, by wall and by processor time."""
    everything, shared = found["border-crisis, all kinds"], found["border-crisis, frictionless's"]
    hand = found["DuckDB by hand"]
    for told, over, under in (
        ("frictionless / ours, its checks (at least 50)", found["frictionless"], shared),
        ("frictionless / ours, all kinds (at least 25)", found["frictionless"], everything),
        ("ours, same checks / DuckDB by hand (at most 1.2)", shared, hand),
        ("ours, all kinds / DuckDB by hand", everything, hand),
        ("ours, same checks / polars by hand", shared, found["polars by hand"]),
        ("pandera / ours, same checks", found["pandera"], shared),
    ):
        print(f"{told:52}{over.wall / under.wall:8.2f} (wall){over.cpu / under.cpu:8.2f} (cpu)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scale", action="store_true", help="a tenth, one and ten million rows, this package alone")
    parser.add_argument("--alone", action="store_true", help="leave the peers out")
    parser.add_argument("--folder", type=Path, help="where to make the data (a temporary folder)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        if chosen.scale:
            for rows in (100_000, 1_000_000, 10_000_000):
                show(rows, found := measure(Path(name) / str(rows), rows, min(chosen.runs, 3), True))
                one = found["border-crisis, all kinds"]
                print(f"{one.wall / rows * 1e6:.2f} s wall, {one.cpu / rows * 1e6:.2f} s cpu for a million rows")
        else:
            found = measure(Path(name), chosen.rows, 1 if chosen.alone else chosen.runs, chosen.alone)
            show(chosen.rows, found)
            if not chosen.alone:
                ratios(found)


if __name__ == "__main__":
    main()
