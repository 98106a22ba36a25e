"""Measure importing, loading and the light commands beside their peers: medians of thirty alternating runs."""

import os
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

RUNS = 30
TYPED = """
import pandas as pd
from border_crisis.descriptor import path, resource
fields = resource("{table}")["schema"]["fields"]
kinds = {{"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}}
pd.read_csv(path("{table}"), dtype={{f["name"]: kinds[f["type"]] for f in fields if f["type"] in kinds}},
            parse_dates=[f["name"] for f in fields if f["type"] in ("date", "datetime")],
            keep_default_na=False, na_values=[""])
"""
COMMAND = "import sys; sys.argv[1:] = {words}; from border_crisis.cli import main; main(standalone_mode=False)"
TABLES = ("aid_deliveries", "events", "evidence", "mentions")
#: What is measured: our code, the peer's, how many times the peer's time it may take.
PAIRS: dict[str, tuple[str, str, float | None]] = {
    "import border_crisis / bare Python": ("import border_crisis", "pass", None),
    **{f"load {table} / typed pandas.read_csv": (
        f"import border_crisis as bc; bc.load('{table}')", TYPED.format(table=table), 1.10) for table in TABLES},
    "records('events') / bare Python": ("import border_crisis as bc; bc.records('events')", "pass", None),
    **{f"border-crisis {words} / import click": (COMMAND.format(words=words.split()), "import click", 2.5)
       for words in ("tables", "show aid-001", "cite", "codebook", "--help")},
}  # fmt: skip


class Times(NamedTuple):
    """Milliseconds of a fresh process."""

    wall: float
    cpu: float


def once(code: str) -> Times:
    """Run `code` in a fresh Python and measure it."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"failed: {code}")
    return Times(wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000)


def main() -> None:
    """Print, for each pair, the medians of wall and processor time, their ratios, and the bound."""
    print(f"{'ms, ours / the peer':<48}{'wall':>22}{'processor':>24}")
    for name, (ours, theirs, most) in PAIRS.items():
        pairs = [(once(ours), once(theirs)) for _ in range(RUNS)]
        told = f"{name:<48}"
        for kind in ("wall", "cpu"):
            mine, peer = (statistics.median(getattr(one, kind) for one in some) for some in zip(*pairs, strict=True))
            told += f"{mine:8.1f} /{peer:7.1f} = {mine / peer:4.2f} "
        print(told + (f"  (at most {most:.2f})" if most else ""), flush=True)


if __name__ == "__main__":
    main()
