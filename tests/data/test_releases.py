"""The zips in releases/: each a valid package, and what its tag, or the commit that brought it, gives.

What needs the history is skipped where a clone has none; a clone without tags has the commits.
"""

import io
import json
import os
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from border_crisis.validation.engine import validate_path

ROOT = Path(__file__).resolve().parents[2]
ZIPS = sorted((ROOT / "releases").glob("*.zip"))
#: Where the files of a package stand in the repository; its README.md is written for it alone.
PLACES = {"LICENSE": "LICENSE-DATA"}

pytestmark = pytest.mark.parametrize("place", ZIPS, ids=[path.stem for path in ZIPS])


def git(*args: str) -> bytes:
    return subprocess.run(["git", "-C", str(ROOT), *args], capture_output=True, check=True).stdout


def version(place: Path) -> str:
    return place.stem.removeprefix("border-crisis-")


def origin(place: Path) -> str:
    """Return the commit that the zip was made from: its tag's, else the one that brought the zip."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone: the zip is not compared with its commit")
    if git("tag", "--list", f"v{version(place)}").strip():
        return f"v{version(place)}"
    if git("rev-parse", "--is-shallow-repository").strip() == b"true":
        pytest.skip("the clone is shallow and has no tags: the zip is not compared with its commit")
    commits = git("log", "--format=%H", "--", f"releases/{place.name}").decode().split()
    if not commits:
        pytest.skip("the zip is not committed yet")
    assert len(commits) == 1, f"{place.name} was changed after its release, in {commits[0]}"
    return commits[0]


def test_it_is_a_valid_package_of_the_version_in_its_name(place: Path) -> None:
    with zipfile.ZipFile(place) as archive:
        assert archive.testzip() is None
        head = json.loads(archive.read("datapackage.json"))
    assert (head["name"], head["version"]) == ("border-crisis", version(place))
    report = validate_path(place, own_schemas=True)
    assert [problem.text() for problem in report.problems] == []


def test_it_holds_the_files_of_its_commit(place: Path) -> None:
    commit = origin(place)
    with zipfile.ZipFile(place) as archive:
        for name in archive.namelist():
            if name != "README.md":
                assert archive.read(name) == git("show", f"{commit}:{PLACES.get(name, name)}"), f"{name} in {commit}"


def test_its_commit_makes_the_same_bytes(place: Path, tmp_path: Path) -> None:
    """By the commit's own scripts, with the libraries at hand: the package rests on Python's zlib alone."""
    if "ng" in zlib.ZLIB_RUNTIME_VERSION:
        pytest.skip("this Python compresses with zlib-ng, which writes other bytes than zlib")
    with zipfile.ZipFile(io.BytesIO(git("archive", "--format=zip", origin(place)))) as archive:
        archive.extractall(tmp_path)
    program = (
        "import sys; sys.path.insert(0, 'scripts')\n"
        "from border_crisis.descriptor import descriptor\n"
        "from curation.release_files import data_package\n"
        "sys.stdout.buffer.write(data_package(descriptor()))"
    )
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    made = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=env, capture_output=True, check=True)
    assert made.stdout == place.read_bytes()


def test_the_checkout_of_its_version_holds_the_same_tables(place: Path) -> None:
    """While the version is the zip's own, whatever stands in data/ may be cited as that version, and must be it."""
    head = (ROOT / "datapackage.json").read_bytes()
    if json.loads(head)["version"] != version(place):
        return
    with zipfile.ZipFile(place) as archive:
        there = {name: archive.read(name) for name in archive.namelist() if name.startswith("data")}
    assert there.pop("datapackage.json") == head, "datapackage.json: raise the version in pyproject.toml"
    for name, content in there.items():
        assert content == (ROOT / name).read_bytes(), f"{name}: raise the version in pyproject.toml"
