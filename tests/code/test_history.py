"""Retired ids, errata and the row-level changes: built from seeds and releases, explained by `show`."""

import csv
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from border_crisis.formats.archive import zipped
from curation.history import errata_rows, retired_rows
from curation.schemas import load_schemas
from curation.seedfiles import SeedError

SCHEMAS = load_schemas()
Tables = dict[str, list[dict[str, str]]]
Run = Callable[..., subprocess.CompletedProcess[str]]


def rows(repository: Path, table: str) -> list[dict[str, str]]:
    with (repository / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(repository: Path, name: str, text: str) -> None:
    (repository / "seeds" / "history" / f"{name}.yaml").write_text(text, encoding="utf-8")


def set_version(repository: Path, version: str) -> None:
    project = repository / "pyproject.toml"
    project.write_text(re.sub(r'(?m)^version = ".*"$', f'version = "{version}"', project.read_text()))


def release(repository: Path, version: str) -> None:
    """Put the tables as they stand into releases/ as that version."""
    head = json.loads((repository / "datapackage.json").read_text()) | {"version": version}
    files = {f"data/{p.name}": p.read_bytes() for p in (repository / "data").glob("*.csv")}
    content = zipped(files | {"datapackage.json": json.dumps(head).encode()})
    (repository / "releases" / f"border-crisis-{version}.zip").write_bytes(content)


def edit(repository: Path, name: str, old: str, new: str) -> None:
    path = repository / "seeds" / "facts" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (name, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def show(repository: Path, record_id: str) -> str:
    command = [sys.executable, "-m", "border_crisis", "show", record_id]
    env = {**os.environ, "PYTHONPATH": str(repository / "src")}
    return subprocess.run(command, capture_output=True, text=True, env=env, check=True).stdout


TOMBSTONE = """
- table_name: aid_deliveries
  ids: [aid-901, aid-902]
  retired_in: 0.1.0
  reason: merged
  successor_id: aid-003
  note: One shipment told twice.
"""
ERRATUM = """
- erratum_id: err-001
  table_name: locations
  record_id: kyiv
  field_name: name
  erratum_type: error
  value_before: Kiew
  value_after: Kyiv
  fixed_in: 0.1.0
  note: The German spelling had been taken.
"""


def test_tombstones_and_errata_are_built_and_shown(repository: Path, run_script: Run) -> None:
    write(repository, "retired", TOMBSTONE)
    write(repository, "errata", ERRATUM)
    result = run_script(repository, "build.py")
    assert result.returncode == 0, result.stderr
    assert [row["record_id"] for row in rows(repository, "retired")] == ["aid-901", "aid-902"]
    assert rows(repository, "errata")[0]["value_after"] == "Kyiv"
    out = " ".join(show(repository, "aid-902").split())
    assert "aid-902 retired" in out and "A row of aid_deliveries until version 0.1.0" in out
    assert "(merged)" in out and "One shipment told twice." in out and "border-crisis show aid-003" in out
    assert "err-001  name: Kiew → Kyiv (error, 0.1.0)" in show(repository, "kyiv")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("retired", TOMBSTONE.replace("aid-902", "aid-002"), "aid-002: is retired, but still a row of aid_deliveries"),
        ("retired", TOMBSTONE.replace("aid-902", "aid-901"), "'aid-901' is retired twice"),
        ("retired", TOMBSTONE.replace("merged", "lost"), "reason: 'lost' is no code"),
        ("retired", TOMBSTONE.replace("table_name: aid_deliveries", "table_name: ships"), "'ships' is no table"),
        ("retired", TOMBSTONE.replace("  note: One shipment told twice.\n", ""), "note is missing"),
        ("errata", ERRATUM + ERRATUM, "'err-001' stands twice"),
        ("errata", ERRATUM.replace("record_id: kyiv", "record_id: kiew"), "'kiew' is no row of locations"),
        ("errata", ERRATUM.replace("value_after: Kyiv", "value_after: Kyjiw"), "kyiv.name is 'Kyiv', not 'Kyjiw'"),
        ("errata", ERRATUM.replace("field_name: name", "field_name: nom"), "'nom' is no column of locations"),
        ("errata", ERRATUM.replace("fixed_in: 0.1.0", "fixed_in: soon"), "fixed_in: 'soon' does not have the form"),
    ],
)  # fmt: skip
def test_mistakes_in_the_history(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, message: str
) -> None:
    monkeypatch.setattr("curation.history.HISTORY", tmp_path)
    (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SeedError, match=re.escape(message)) as caught:
        retired_rows(SCHEMAS, tables) if name == "retired" else errata_rows(SCHEMAS, tables, [])
    assert re.search(rf"/{name}\.yaml:\d+: ", str(caught.value)) and "\n" not in str(caught.value)


def test_an_erratum_may_be_followed_by_another_of_the_same_cell(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("curation.history.HISTORY", tmp_path)
    earlier = ERRATUM.replace("err-001", "err-000").replace("value_after: Kyiv", "value_after: Kiev")
    (tmp_path / "errata.yaml").write_text(earlier + ERRATUM)
    assert [row["value_after"] for row in errata_rows(SCHEMAS, tables, [])] == ["Kiev", "Kyiv"]


def test_the_changes_of_two_releases(repository: Path, run_script: Run) -> None:
    """Before a first release nothing is recorded; then each version adds its own rows to the earlier ones."""
    for name in ("retired", "errata"):
        write(repository, name, "[]\n")
    for path in (repository / "releases").glob("*.zip"):
        path.unlink()
    set_version(repository, "0.0.8")
    assert run_script(repository, "build.py").returncode == 0
    assert rows(repository, "changes") == []
    release(repository, "0.0.8")
    write(repository, "retired", TOMBSTONE)
    edit(repository, "locations.yaml", "name: Kyiv\n", "name: Kiew\n")
    set_version(repository, "0.0.9")
    assert run_script(repository, "build.py").returncode == 0
    first = rows(repository, "changes")
    assert [tuple(row.values()) for row in first] == [
        ("chg-00001", "0.0.9", "cell-changed", "locations", "kyiv", "name", "Kyiv", "Kiew")
    ]
    release(repository, "0.0.9")
    edit(repository, "locations.yaml", "name: Kiew\n", "name: Kyiv\n")
    schema = repository / "schemas" / "vocabularies" / "occasion.yaml"
    schema.write_text(schema.read_text() + '  - code: rumour\n    label: Rumour\n    definition: "Nobody said it."\n')
    set_version(repository, "0.1.0")
    assert run_script(repository, "build.py").returncode == 0
    changes = [tuple(row.values()) for row in rows(repository, "changes")]
    assert changes[0] == tuple(first[0].values())
    assert changes[1:] == [
        ("chg-00002", "0.1.0", "cell-changed", "locations", "kyiv", "name", "Kiew", "Kyiv"),
        ("chg-00003", "0.1.0", "row-added", "vocabularies", "occasion|rumour", "", "", ""),
    ]
    release(repository, "0.1.0")  # released: the same tree still builds the same bytes
    assert run_script(repository, "build.py", "--check").returncode == 0


def test_a_release_that_is_no_zip(repository: Path, run_script: Run) -> None:
    set_version(repository, "0.0.2")
    (repository / "releases" / "border-crisis-0.0.1.zip").write_text("no zip")
    result = run_script(repository, "build.py")
    assert result.returncode == 1 and "cannot be read as a zip file" in result.stderr


def test_the_zips_in_releases_are_whole(root: Path) -> None:
    for path in (root / "releases").glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            version = json.loads(archive.read("datapackage.json"))["version"]
        assert path.name == f"border-crisis-{version}.zip"
