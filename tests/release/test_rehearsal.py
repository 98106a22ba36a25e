"""The way from a first release to a correction, rehearsed on throw-away versions in a copy of the repository.

Slow (some minutes), so `make rehearse` runs it and `make test` does not. The tests tell one story, in order.
"""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Repository:
    """A copy of the repository with a history of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        listing = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listing, capture_output=True, text=True, check=True).stdout.split("\0")
        for name in [name for name in names if name and (ROOT / name).is_file() and not name.endswith(".zip")]:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
        for name in ("retired", "errata"):
            (folder / "seeds" / "history" / f"{name}.yaml").write_text("[]\n")
        self._pin_what_is_here()
        self.git("init", "--quiet")
        self.set_version("9.0.0", "A first release.")

    def _pin_what_is_here(self) -> None:
        """A release wants the pinned libraries; the rehearsal is about everything else, so it pins those at hand."""
        sys.path.insert(0, str(ROOT / "scripts"))
        from curation.gates import WRITERS

        lock = self.folder / "requirements" / "dev.lock"
        text = re.sub(rf"(?m)^({'|'.join(WRITERS)})==.*$", "", lock.read_text())
        lock.write_text(text + "".join(f"{name}=={version(name)}\n" for name in WRITERS))

    def git(self, *args: str) -> str:
        who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"]
        command = ["git", "-C", str(self.folder), *who, *args]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def archive(self) -> bytes:
        command = ["git", "-C", str(self.folder), "archive", "--format=zip", "HEAD"]
        return subprocess.run(command, capture_output=True, check=True).stdout

    def script(self, name: str, *args: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        folder = folder or self.folder
        env = {k: v for k, v in os.environ.items() if k != "BORDER_CRISIS_TEXTS"}
        env["PYTHONPATH"] = str(folder / "src")
        command = [sys.executable, str(folder / "scripts" / name), *args]
        return subprocess.run(command, capture_output=True, text=True, env=env, cwd=folder, check=False)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text, count = re.subn(old, new, path.read_text(encoding="utf-8"), count=1)
        assert count == 1, f"{old} is not in {name}"
        path.write_text(text, encoding="utf-8")

    def set_version(self, number: str, change: str) -> None:
        """Write version and changelog as RELEASING.md says, build, draw, commit."""
        self.edit("pyproject.toml", r'(?m)^version = ".*"$', f'version = "{number}"')
        self.edit("CHANGELOG.md", r"(?m)^## ", f"## {number} (2031-02-03)\n\n- {change}\n\n## ")
        self.build()
        assert self.script("figures.py").returncode == 0
        self.build()

    def check_releases(self) -> subprocess.CompletedProcess[str]:
        """Run the tests of the zips in releases/."""
        env = {**os.environ, "PYTHONPATH": str(self.folder / "src")}
        command = [sys.executable, "-m", "pytest", "-rs", "tests/data/test_releases.py"]
        return subprocess.run(command, capture_output=True, text=True, env=env, cwd=self.folder, check=False)

    def build(self) -> None:
        result = self.script("build.py")
        assert result.returncode == 0, result.stderr
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "a step")

    def refused(self, *args: str) -> str:
        result = self.script("release.py", *args)
        assert result.returncode == 1, result.stdout
        assert not (self.folder / "dist").exists() or not list((self.folder / "dist").glob("*dry*"))
        return result.stderr

    def run(self, *args: str) -> str:
        result = self.script("release.py", *args)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository(tmp_path_factory.mktemp("rehearsal"))


def test_1_what_a_first_release_is_refused_for(repository: Repository) -> None:
    assert "the commit at hand has no tag v9.0.0" in repository.refused()
    (repository.folder / "stray.txt").write_text("left behind")
    assert "refused: the tree is dirty: stray.txt; commit it" in repository.refused("--dry-run")
    (repository.folder / "stray.txt").unlink()
    repository.edit("docs/codebook.md", "# Codebook", "# Kodebook")
    repository.git("commit", "--quiet", "--all", "--message", "edited by hand")
    assert "docs/codebook.md: stale; run python scripts/build.py" in repository.refused("--dry-run")
    repository.build()
    repository.edit("CHANGELOG.md", r"## 9\.0\.0 \(2031-02-03\)", "## 9.0.0")
    repository.build()
    assert "CHANGELOG.md has no heading '## 9.0.0 (YYYY-MM-DD)'" in repository.refused("--dry-run")
    repository.edit("CHANGELOG.md", r"## 9\.0\.0", "## 9.0.0 (2031-02-03)")
    repository.edit("docs/figures/aid.svg", "</svg>", "<!-- by hand --></svg>")
    repository.build()
    assert "docs/figures/aid.svg: stale; run make figures" in repository.refused("--dry-run")
    assert repository.script("figures.py").returncode == 0
    repository.build()
    (repository.folder / "README.md").write_text("changed")
    repository.git("update-index", "--assume-unchanged", "README.md")
    assert "README.md (git was told to overlook it)" in repository.refused("--dry-run")
    repository.git("update-index", "--no-assume-unchanged", "README.md")
    repository.git("checkout", "README.md")
    nowhere = repository.folder.parent / "archive"
    with zipfile.ZipFile(io.BytesIO(repository.archive())) as files:
        files.extractall(nowhere)
    result = repository.script("release.py", "--dry-run", folder=nowhere)
    assert result.returncode == 2 and "a release is made in a clone that git can read" in result.stderr
    assert result.stderr.count("\n") == 1


def test_2_the_first_release(repository: Repository) -> None:
    repository.git("tag", "v9.0.0")
    (repository.folder / ".git" / "info" / "exclude").write_text("mine.txt\n")
    for mine in ("mine.txt", "src/border_crisis/mine.txt"):  # what only this person's git ignores
        (repository.folder / mine).write_text("a private note")
    out = repository.run()
    assert "This is the first release" in out
    folder = repository.folder / "dist" / "9.0.0"
    names = {path.name for path in folder.iterdir()}
    stem = "border-crisis-9.0.0"
    assert names == {
        f"{stem}.zip", f"{stem}.sqlite", f"{stem}.xlsx", f"{stem}-parquet.zip", f"{stem}-stata.zip",
        f"{stem}-datasette.json", f"{stem}-diff.json", f"{stem}-diff.md", f"{stem}-notes.md",
        "border_crisis-9.0.0-py3-none-any.whl", "border_crisis-9.0.0.tar.gz", "SHA256SUMS",
    }  # fmt: skip
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert sums == {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names - {"SHA256SUMS"}}
    with zipfile.ZipFile(folder / f"{stem}.zip") as package:
        for name in ("datapackage.json", "croissant.json", "CITATION.cff", "data/changes.csv", "docs/codebook.md"):
            assert package.read(name) == (repository.folder / name).read_bytes(), name
        assert {"README.md", "LICENSE", "CHANGELOG.md"} <= set(package.namelist())
    with zipfile.ZipFile(folder / "border_crisis-9.0.0-py3-none-any.whl") as wheel:
        assert not [name for name in wheel.namelist() if "mine.txt" in name]
    with tarfile.open(folder / "border_crisis-9.0.0.tar.gz") as sdist:
        assert not [name for name in sdist.getnames() if "mine.txt" in name]
    released = repository.folder / "releases" / f"{stem}.zip"
    assert released.read_bytes() == (folder / f"{stem}.zip").read_bytes()
    repository.build()


def test_2b_the_zip_is_what_its_commit_gives_with_and_without_the_tag(repository: Repository) -> None:
    result = repository.check_releases()
    assert result.returncode == 0 and "SKIPPED" not in result.stdout, result.stdout
    repository.git("tag", "--delete", "v9.0.0")
    result = repository.check_releases()
    assert result.returncode == 0 and "SKIPPED" not in result.stdout, result.stdout
    repository.git("tag", "v9.0.0", "HEAD^")
    released = repository.folder / "releases" / "border-crisis-9.0.0.zip"
    content = released.read_bytes()
    with zipfile.ZipFile(released, "a") as package:
        package.writestr("more.txt", "slipped in")
    assert "test_its_commit_makes_the_same_bytes" in repository.check_releases().stdout
    released.write_bytes(content)
    actors = repository.folder / "data" / "actors.csv"
    actors.write_text(actors.read_text().replace("NATO", "Nato", 1))
    assert "data/actors.csv: raise the version in pyproject.toml" in repository.check_releases().stdout
    repository.git("checkout", "data/actors.csv")


def test_3_a_released_version_is_not_released_again_but_rebuilt(repository: Repository) -> None:
    assert "9.0.0 is released already: releases/border-crisis-9.0.0.zip" in repository.refused("--dry-run")
    repository.git("checkout", "--quiet", "v9.0.0")
    assert "9.0.0 is released already: releases/border-crisis-9.0.0.zip" in repository.refused("--out", "elsewhere")
    assert "releases/border-crisis-9.0.0.zip, as it was committed: the same bytes" in repository.run("--rebuild")
    first, again = (repository.folder / "dist" / name for name in ("9.0.0", "9.0.0-rebuild"))
    for path in first.iterdir():
        assert path.read_bytes() == (again / path.name).read_bytes(), path.name
    repository.git("checkout", "--quiet", "-")


def test_4_a_correction_needs_its_erratum(repository: Repository) -> None:
    repository.edit("seeds/facts/aid_deliveries.yaml", r"(?m)^  summary: .*$", "  summary: Shells are given.")
    repository.set_version("9.0.1", "A summary corrected.")
    assert "aid_deliveries: aid-001.summary was corrected" in repository.refused("--dry-run")
    write_erratum(repository, "Something else.", "9.0.1")
    said = repository.refused("--dry-run")
    assert "err-001: value_before and value_after are 'Something else.' and 'Shells are given.'" in said
    write_erratum(repository, summary_before(repository), "9.0.0")
    assert "err-001: fixed_in is 9.0.0, the version is 9.0.1" in repository.refused("--dry-run")
    write_erratum(repository, summary_before(repository), "9.0.1")


def summary_before(repository: Repository) -> str:
    with zipfile.ZipFile(repository.folder / "releases" / "border-crisis-9.0.0.zip") as package:
        rows = csv.DictReader(io.TextIOWrapper(package.open("data/aid_deliveries.csv"), "utf-8", newline=""))
        return next(row["summary"] for row in rows if row["aid_id"] == "aid-001")


def write_erratum(repository: Repository, before: str, version: str) -> None:
    (repository.folder / "seeds" / "history" / "errata.yaml").write_text(
        "- erratum_id: err-001\n  table_name: aid_deliveries\n  record_id: aid-001\n  field_name: summary\n"
        f"  erratum_type: wording\n  value_before: {json.dumps(before)}\n  value_after: Shells are given.\n"
        f"  fixed_in: {version}\n  note: Put shorter.\n"
    )
    repository.build()


def test_5_from_the_correction_to_the_release_notes(repository: Repository) -> None:
    out = repository.run("--dry-run")
    assert "This calls for a patch version: 9.0.1 or later." in out
    folder = repository.folder / "dist" / "9.0.1-dry-run"
    notes = (folder / "border-crisis-9.0.1-notes.md").read_text()
    assert "- A summary corrected." in notes and "## Since 9.0.0" in notes
    assert "- `aid_deliveries`: 1 changed" in notes and "(Put shorter)" in notes
    diff = json.loads((folder / "border-crisis-9.0.1-diff.json").read_text())
    assert diff["bump"] == "patch" and list(diff["tables"]) == ["aid_deliveries"]
    assert "aid-001" in (folder / "border-crisis-9.0.1-diff.md").read_text()
    with zipfile.ZipFile(folder / "border-crisis-9.0.1.zip") as package:
        changes = package.read("data/changes.csv").decode().splitlines()
    assert len(changes) == 2 and changes[1].startswith("chg-00001,9.0.1,cell-changed,aid_deliveries,aid-001,summary,")
    assert not (repository.folder / "releases" / "border-crisis-9.0.1.zip").exists()
    shutil.rmtree(folder)


def test_6_an_id_never_vanishes_silently(repository: Repository) -> None:
    repository.edit("seeds/facts/discrepancies.yaml", r"(?s)- discrepancy_id: dis-009\n.*?\n\n", "")
    repository.build()
    said = repository.refused("--dry-run")
    assert "9.0.1 is too small a step from 9.0.0: 10.0.0 or later (major: discrepancies: 1 id vanished" in said
    assert "write them into seeds/history/retired.yaml: ids: [dis-009]" in said
    (repository.folder / "seeds" / "history" / "retired.yaml").write_text(
        "- table_name: discrepancies\n  ids: [dis-009]\n  retired_in: 9.1.0\n  reason: unsupported\n"
        "  note: The two figures agree.\n"
    )
    repository.build()
    assert "9.1.0 or later (minor: discrepancies: 1 id retired)" in repository.refused("--dry-run")
    repository.set_version("9.1.0", "A discrepancy retired.")
    assert "err-001: fixed_in is 9.0.1, the version is 9.1.0" in repository.refused("--dry-run")
    write_erratum(repository, summary_before(repository), "9.1.0")  # 9.0.1 was never released
    assert "minor version: 9.1.0 or later." in repository.run("--dry-run")
    notes = (repository.folder / "dist" / "9.1.0-dry-run" / "border-crisis-9.1.0-notes.md").read_text()
    assert "## Retired ids\n\n- `dis-009` (unsupported): The two figures agree." in notes
