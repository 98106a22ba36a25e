"""Fixtures that both halves of the tests share."""

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXTS = os.environ.get("BORDER_CRISIS_TEXTS")  # read here: a test may change the environment
sys.path.insert(0, str(ROOT / "scripts"))  # the curators' modules, as `python scripts/build.py` sees them

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def tables() -> dict[str, Rows]:
    """Every table of the package, cells as text."""
    return {path.stem: read_csv(path) for path in sorted((ROOT / "data").glob("*.csv"))}


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the source texts; a test that needs it is skipped where it is not at hand."""
    if not TEXTS:
        pytest.skip("BORDER_CRISIS_TEXTS is not set: the source texts are not at hand")
    return Path(TEXTS)


@pytest.fixture
def package(tmp_path: Path) -> "PackageCopy":
    """A copy of the data package that a test may break."""
    shutil.copytree(ROOT / "data", tmp_path / "package" / "data")
    shutil.copy(ROOT / "datapackage.json", tmp_path / "package")
    return PackageCopy(tmp_path / "package")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the repository's working files that a test may change and build."""
    copy = tmp_path / "repository"
    names = ("data", "docs", "schemas", "scripts", "seeds", "src", "releases", "datapackage.json", "pyproject.toml",
             "CITATION.cff", ".zenodo.json", "croissant.json", "CHANGELOG.md")  # fmt: skip
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.txt"))
        else:
            copy.mkdir(exist_ok=True)
            shutil.copy(source, copy / name)
    return copy


@pytest.fixture
def run_script() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a curators' command of a copied repository, with its own package on the path."""

    def run(repository: Path, script: str, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(repository / "src"), **env}
        command = [sys.executable, str(repository / "scripts" / script), *args]
        return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=repository, check=False)

    return run


class PackageCopy:
    """A package in a temporary folder: change a table, keep or break the descriptor's promises."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, table: str) -> Path:
        return self.folder / "data" / f"{table}.csv"

    def edit(self, table: str, change: Callable[[Rows], object]) -> None:
        """Change the rows of a table; the descriptor follows, so that only the change is wrong."""
        rows = read_csv(self.file(table))
        columns = header(self.file(table))
        change(rows)
        with self.file(table).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        self.promise(table, rows=len(rows))

    def write(self, table: str, content: bytes) -> None:
        """Write raw bytes; the descriptor follows in size and digest."""
        self.file(table).write_bytes(content)
        self.promise(table)

    def promise(self, table: str, **more: int) -> None:
        content = self.file(table).read_bytes()
        path = self.folder / "datapackage.json"
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        for entry in descriptor["resources"]:
            if entry["name"] == table:
                entry |= {"bytes": len(content), "hash": "sha256:" + hashlib.sha256(content).hexdigest(), **more}
        path.write_text(json.dumps(descriptor), encoding="utf-8")


def read_csv(path: Path) -> Rows:
    """Return the rows of a CSV file, cells as text."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def header(path: Path) -> list[str]:
    """Return the columns of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream))
