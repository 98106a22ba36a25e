"""Measure the build from seeds/: processor time for the facts as they are, ten times and a hundred times as many.

The records of every fact table and of the discrepancies are repeated under new ids in a copy of the
repository, and so are their places in the lock; the copy is thrown away.
"""

import argparse
import csv
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("seeds", "schemas", "scripts", "src", "releases", "data", "pyproject.toml", "CHANGELOG.md")
REPEATED = ("events", "statements", "deployments", "aid_deliveries", "force_estimates", "discrepancies")
_ID = re.compile(r"\b(evt|stm|dep|aid|est|dis)-([0-9]{3,})\b")
#: Beyond the highest number of an id, so that no new id meets an old one.
STEP, EVIDENCE_STEP = 1_000, 10_000
BUILD = "from curation.generated import generated_files; files, rows = generated_files(); print(sum(rows.values()))"


def renumbered(text: str, copy: int) -> str:
    """Return a text with the ids of records moved up by `copy` steps."""
    return _ID.sub(lambda match: f"{match[1]}-{int(match[2]) + copy * STEP:03}", text)


def multiply(root: Path, times: int) -> None:
    """Repeat the facts of a copy of the repository, so that it holds `times` as many."""
    for name in REPEATED:
        path = root / "seeds" / "facts" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text("\n".join([text, *(renumbered(text, n) for n in range(1, times))]), encoding="utf-8")
    path = root / "seeds" / "lock" / "evidence.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    record, number = head.index("record_id"), head.index("evidence_id")
    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        for n in range(1, times):
            for row in rows:
                if _ID.fullmatch(row[record]):
                    new = list(row)
                    new[record] = renumbered(row[record], n)
                    new[number] = f"evd-{int(row[number].removeprefix('evd-')) + n * EVIDENCE_STEP:04}"
                    writer.writerow(new)


def build(root: Path) -> tuple[float, int]:
    """Build in a fresh process; return its processor time and the rows of all tables."""
    environment = os.environ | {"PYTHONPATH": f"{root / 'src'}{os.pathsep}{root / 'scripts'}"}
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([sys.executable, "-c", BUILD], stdout=out, env=environment, cwd=root)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit("the build failed")
        out.seek(0)
        return usage.ru_utime + usage.ru_stime, int(out.read())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    print("the build from seeds/, processor time")
    for times in (1, 10, 100):
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            for part in COPIED:
                if (ROOT / part).is_dir():
                    shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
                elif (ROOT / part).exists():
                    shutil.copy(ROOT / part, root)
            multiply(root, times)
            found = [build(root) for _ in range(runs if times == 1 else 1)]
        seconds = statistics.median(one for one, _ in found)
        rows = found[0][1]
        print(f"{times:>4} times the facts: {rows:>8,} rows {seconds:8.2f} s {seconds / rows * 1000:7.3f} ms a row")


if __name__ == "__main__":
    main()
