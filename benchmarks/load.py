"""Measure importing and loading beside their peers, alternating, and print ratios of medians."""

import statistics
import subprocess
import sys
import time

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
PAIRS = {
    "import border_crisis / bare Python": ("import border_crisis", "pass"),
    "load aid_deliveries / typed pandas.read_csv": (
        "import border_crisis as bc; bc.load('aid_deliveries')", TYPED.format(table="aid_deliveries")),
    "load evidence / typed pandas.read_csv": (
        "import border_crisis as bc; bc.load('evidence')", TYPED.format(table="evidence")),
    "records('events') / bare Python": ("import border_crisis as bc; bc.records('events')", "pass"),
    **{f"border-crisis {words} / import click": (COMMAND.format(words=words.split()), "import click")
       for words in ("tables", "show aid-001", "cite", "codebook", "--help")},
}  # fmt: skip


def seconds(code: str) -> float:
    """Return the wall time of a fresh Python that runs `code`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print, for each pair, both medians and their ratio."""
    for name, (ours, theirs) in PAIRS.items():
        times = [(seconds(ours), seconds(theirs)) for _ in range(RUNS)]
        mine, peer = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{name:<46} {mine * 1000:7.1f} ms / {peer * 1000:7.1f} ms = {mine / peer:5.2f}")


if __name__ == "__main__":
    main()
