"""Compare two tables of a million rows and twelve columns, of which a hundred thousand rows differ in two cells."""

import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS, EVERY = 1_000_000, 10
COLUMNS = ["row_id", *(f"c{i}" for i in range(11))]
WORDS = ["alpha", "beta", "gamma, delta", 'said "x"', "", "epsilon", "zeta"]


def write(folder: Path, changed: bool) -> None:
    """Write a package of one table; in the changed one, every tenth row differs in two cells."""
    folder.mkdir()
    schema = {"fields": [{"name": name, "type": "string"} for name in COLUMNS], "primaryKey": ["row_id"]}
    head = {"name": "big", "version": "1.0.0", "resources": [{"name": "big", "path": "big.csv", "schema": schema}]}
    (folder / "datapackage.json").write_text(json.dumps(head))
    draw = random.Random(5)
    with (folder / "big.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for i in range(ROWS):
            row = [f"r-{i:07}", *(f"{draw.choice(WORDS)}{i % 97}" for _ in range(11))]
            if changed and i % EVERY == 0:
                row[3], row[7] = "changed", "as well"
            writer.writerow(row)


def main() -> None:
    """Print wall time and memory of `border-crisis diff --format json` in a fresh Python."""
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old"), Path(folder, "new")
        write(old, changed=False)
        write(new, changed=True)
        start = time.perf_counter()
        command = [sys.executable, "-m", "border_crisis", "diff", str(old), str(new), "--format", "json"]
        out = subprocess.run(command, check=True, capture_output=True).stdout
        taken = time.perf_counter() - start
        found = len(json.loads(out)["tables"]["big"]["changed"])
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"diff of {ROWS:,} rows, {found:,} changed: {taken:.1f} s, {memory:,.0f} MiB")


if __name__ == "__main__":
    main()
