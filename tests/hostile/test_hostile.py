"""Hostile input: no traceback, no hang, nothing written outside. `make hostile` runs this, time-boxed."""

import contextlib
import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(ROOT / "scripts"))

from border_crisis import reading
from border_crisis.cli import main
from border_crisis.errors import BorderCrisisError
from curation.seedfiles import SeedError, read_yaml

EXAMPLES = int(os.environ.get("HOSTILE_EXAMPLES", "60"))
hostile = settings(max_examples=EXAMPLES, deadline=20_000, derandomize=True, print_blob=True,
                   suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
HEADER = (ROOT / "data" / "record_actors.csv").read_bytes().split(b"\n")[0] + b"\n"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
CSV = st.lists(
    st.sampled_from([b",", b'"', b"\n", b"\r", b"\0", b"\xff", b"\xc3", b"\xa9", b"a", b" ", b";", b"=", b"events", b"evt-001",
                     b"\xef\xbb\xbf", b'""', b"\n\n", b",,,", b"aid-001,x", "é".encode()]) | st.binary(max_size=6),
    max_size=60,
).map(b"".join)  # fmt: skip


def run(*words: str) -> None:
    """Validate; every end is one of the three that are promised."""
    result = CliRunner().invoke(main, ["validate", *words])
    assert result.exit_code in (0, 1, 2), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output


@hostile
@given(content=CSV, headed=st.booleans())
def test_a_table(content: bytes, headed: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "record_actors.csv").write_bytes((HEADER if headed else b"") + content)
        run(name)


@hostile
@given(content=st.binary(max_size=400) | JSON.map(json.dumps).map(str.encode) | st.just(b"[" * 100_000))
def test_a_descriptor(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "datapackage.json").write_bytes(content)
        run(name)
        run(name, "--own-schemas")


@st.composite
def described(draw: st.DrawFn) -> Any:
    """A descriptor that is nearly right: one member of the real one is replaced by anything."""
    content = {"resources": [{"name": "events", "path": "events.csv", "schema": {
        "fields": [{"name": "a", "type": "string", "constraints": {"minLength": 1}}, {"name": "b", "type": "number", "constraints": {"minimum": 0}}],
        "primaryKey": ["a"], "uniqueKeys": [["a", "b"]],
        "foreignKeys": [{"fields": ["a"], "reference": {"resource": "events", "fields": ["b"]}}]}}]}  # fmt: skip
    place: Any = content
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = draw(st.sampled_from(keys))
        if not isinstance(place[key], (dict, list)) or not place[key] or draw(st.integers(0, 3)) == 0:
            place[key] = draw(
                JSON | st.sampled_from(["../x.csv", "/etc/passwd", "a\0b", "x" * 300, "'); DROP TABLE x; --", "("])
            )
            return content
        place = place[key]


@hostile
@given(content=described(), table=CSV)
def test_a_descriptor_that_is_nearly_right(content: Any, table: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
        (Path(name) / "events.csv").write_bytes(b"a,b\n" + table)
        run(name, "--own-schemas")
        run(name, "--only", "package.", "--only", "file.")


@hostile
@given(name=st.text(max_size=30) | st.sampled_from(["../x.csv", "/x.csv", "a/../../x.csv", "C:/x.csv", "..\\x.csv", "data/events.csv/"]),
       content=st.binary(max_size=200), cut=st.integers(0, 400))  # fmt: skip
def test_a_zip(name: str, content: bytes, cut: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        inside = Path(place) / "inside"
        inside.mkdir()
        file = inside / "p.zip"
        with zipfile.ZipFile(file, "w") as archive:
            try:
                archive.writestr(name, content)
            except (ValueError, IndexError):  # names that cannot be written
                return
            archive.writestr("record_actors.csv", HEADER)
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) - cut] if cut < len(whole) else whole)
        run(str(file))
        assert [p.name for p in Path(place).iterdir()] == ["inside"]
        assert [p.name for p in inside.iterdir()] == ["p.zip"]


@hostile
@given(
    content=st.binary(max_size=200)
    | st.text(max_size=200).map(str.encode)
    | st.just(b"- &a [*a, *a]")
    | st.just(b"[" * 5000)
)
def test_a_seed_file(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "seed.yaml"
    file.write_bytes(content)
    with contextlib.suppress(SeedError, BorderCrisisError):
        read_yaml(file)


@hostile
@given(content=CSV)
def test_the_loader(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "record_actors.csv"
    file.write_bytes(HEADER + content)
    monkeypatch.setattr(reading, "path", lambda _: file)
    with contextlib.suppress(BorderCrisisError):
        reading.read_records("record_actors")


@pytest.mark.parametrize("name", ["pipe", "folder", "loop"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    """A pipe would be waited for without end, a link to itself followed without end."""
    table = tmp_path / "record_actors.csv"
    if name == "pipe":
        os.mkfifo(table)
    elif name == "folder":
        table.mkdir()
    else:
        table.symlink_to(table)
    (tmp_path / "actors.csv").write_bytes((ROOT / "data" / "actors.csv").read_bytes())
    run(str(tmp_path))
    entry = {"name": "record_actors", "path": "record_actors.csv"}
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [entry]}))
    run(str(tmp_path))
