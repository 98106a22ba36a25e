"""The texts belong to others: no run of more than ten of their words stands in a tracked file."""

import csv
import re
import subprocess
from pathlib import Path

import pytest

LIMIT = 10
WORD = re.compile(r"[0-9A-Za-zÀ-ɏ']+")


def words(text: str) -> list[str]:
    plain = text.replace("’", "'").replace("‘", "'")
    return [stripped for m in WORD.finditer(plain) if (stripped := m.group().lower().strip("'"))]


def runs(text: str) -> set[tuple[str, ...]]:
    all_words = words(text)
    return {tuple(all_words[i : i + LIMIT + 1]) for i in range(len(all_words) - LIMIT)}


def tracked(root: Path) -> list[Path]:
    try:
        listing = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                 capture_output=True, check=True, text=True).stdout  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: no list of tracked files")
    return [root / name for name in listing.split("\0") if name and (root / name).is_file()]


def test_no_long_run_of_a_source_stands_in_the_repository(root: Path, texts: Path) -> None:
    forbidden: set[tuple[str, ...]] = set()
    for path in texts.glob("*.txt"):
        forbidden |= runs(path.read_bytes().decode("utf-8"))
    with (root / "data" / "sources.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            forbidden -= runs(row["title"])  # a title is bibliography
    assert len(forbidden) > 5000
    found = []
    for path in tracked(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(root)}: {' '.join(run)}" for run in runs(text) & forbidden]
    assert found == []


def test_the_check_would_see_one(texts: Path) -> None:
    text = next(iter(sorted(texts.glob("*.txt")))).read_bytes().decode("utf-8")
    some = " ".join(words(text)[40:60])
    assert runs(f"before {some} after") & runs(text)


def test_no_text_file_is_tracked(root: Path) -> None:
    assert [p for p in tracked(root) if p.parent == root / "seeds" / "texts" and p.suffix == ".txt"] == []
