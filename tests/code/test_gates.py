"""What a release is refused for, without making one (`make rehearse` tells the whole story)."""

from pathlib import Path
from typing import Any

import pytest

from border_crisis.diffing.difference import Cell, ChangedRow, Difference, Retired, TableDifference
from curation import gates
from curation.release_files import changelog_section, data_package

NOTHING = ("added", "removed", "retired", "changed", "columns", "keys", "properties")


def table(name: str, **found: Any) -> TableDifference:
    nothing: dict[str, Any] = {key: [] for key in NOTHING}
    rest = {"key": ["x_id"], "rows_old": 1, "rows_new": 1, "has_ids": True, "comparable": True}
    return TableDifference(name=name, **{**nothing, **rest, **found})


def difference(*tables: TableDifference, version: str = "1.0.1", **more: Any) -> Difference:
    nothing: dict[str, Any] = {"package": [], "left_out": [], "tables_added": {}, "tables_removed": {}, "codes": [], "retired": [],
                               "lost_tombstones": [], "reused_ids": [], "errata": []}  # fmt: skip
    return Difference(name="x", old_version="1.0.0", new_version=version, tables=list(tables), **{**nothing, **more})


def erratum(table: str, column: str, version: str = "1.0.1", **more: str) -> dict[str, str]:
    return {"erratum_id": "err-001", "table_name": table, "record_id": "aid-001", "field_name": column,
            "erratum_type": "error", "value_before": "1", "value_after": "2", "fixed_in": version, "note": "", **more}  # fmt: skip


def changed(column: str) -> list[ChangedRow]:
    return [ChangedRow(("aid-001",), [Cell(column, "1", "2")])]


def test_a_step_that_is_too_small() -> None:
    found = difference(table("events", added=[("evt-999",)]))
    assert gates.bump(found) == ["1.0.1 is too small a step from 1.0.0: 1.1.0 or later (minor: events: 1 row added)"]
    assert gates.bump(found._replace(new_version="1.1.0")) == []
    assert gates.bump(found._replace(new_version="2.0.0")) == []
    assert gates.bump(found._replace(old_version=None)) == []


def test_nothing_changed_still_may_be_released_as_a_patch() -> None:
    assert gates.bump(difference()) == []


def test_an_id_that_vanished_is_refused_even_for_a_major_version() -> None:
    found = gates.bump(difference(table("events", removed=[("evt-001",), ("evt-002",)]), version="2.0.0"))
    assert found == [
        "events: ids vanished without a tombstone; write them into seeds/history/retired.yaml: ids: [evt-001, evt-002]"
    ]
    assert gates.bump(difference(table("record_actors", removed=[("a", "b")], has_ids=False), version="1.1.0")) == []


def test_tombstones_stay_and_ids_are_not_used_again() -> None:
    found = gates.bump(difference(version="2.0.0", lost_tombstones=["evt-001"], reused_ids=["evt-002"]))
    assert found == [
        "the tombstone of evt-001 vanished; restore it",
        "the retired id evt-002 is used again; give the row another",
    ]


@pytest.mark.parametrize(
    ("name", "column", "version", "refused"),
    [
        ("aid_deliveries", "quantity", "1.0.1", True),
        ("aid_deliveries", "quantity", "1.1.0", False),  # a further source may say more
        ("aid_deliveries", "n_sources", "1.0.1", False),  # filled in by the build
        ("actors", "name", "1.0.1", False),
    ],
)
def test_a_patch_corrects_facts_with_an_erratum(name: str, column: str, version: str, refused: bool) -> None:
    found = difference(table(name, changed=changed(column)), version=version)
    assert bool(gates.bump(found)) is refused
    assert gates.bump(found._replace(errata=[erratum(name, column, version)])) == []


def test_a_version_below_a_released_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "RELEASES", tmp_path)
    monkeypatch.setattr(gates, "released_versions", lambda: {"1.9.0", "1.10.0"})
    monkeypatch.setattr(gates, "tagged_versions", lambda: {"1.9.0", "1.10.0"})
    monkeypatch.setattr(gates, "_changelog", lambda version: [])
    for name in ("1.9.0", "1.10.0"):
        (tmp_path / f"border-crisis-{name}.zip").touch()
    assert gates.version_is_new("1.10.1") == []
    assert gates.version_is_new("1.9.1") == [
        "1.10.0 is released already, which is higher than 1.9.1; raise the version"
    ]
    assert "1.10.0 is released already: " in gates.version_is_new("1.10.0")[0]
    (tmp_path / "border-crisis-1.9.0.zip").unlink()
    (line,) = gates.version_is_new("1.10.1")
    assert line.startswith("1.9.0 was released, but ") and "is not here" in line


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("## 1.0.1 (2031-01-31)\n\n- one\n", ""),
        ("## 1.0.1\n\n- one\n", "has no heading '## 1.0.1 (YYYY-MM-DD)'"),
        ("## 1.0.1 (2031-02-31)\n\n- one\n", "2031-02-31, the day of 1.0.1, is no day"),
        ("## 1.0.1 (2031-01-31)\n\n## 1.0.0 (2030-01-01)\n\n- one\n", "says nothing of 1.0.1"),
    ],
)
def test_the_changelog_tells_of_the_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heading: str, said: str
) -> None:
    log = tmp_path / "CHANGELOG.md"
    log.write_text(f"# Changelog\n\n{heading}")
    monkeypatch.setattr("curation.release_files.CHANGELOG", log)
    monkeypatch.setattr("curation.descriptor.CHANGELOG", log)
    monkeypatch.setattr("curation.descriptor.project_version", lambda: "1.0.1")
    for name in ("released_versions", "tagged_versions"):
        monkeypatch.setattr(gates, name, set)
    assert [said in line for line in gates.version_is_new("1.0.1")] == [True] * bool(said)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, ""),
        ({"fixed_in": "1.0.0"}, "err-001: fixed_in is 1.0.0, the version is 1.0.1"),
        (
            {"value_before": "3"},
            "value_before and value_after are '3' and '2'; aid-001.quantity was and is '1' and '2'",
        ),
        ({"field_name": "item"}, "err-001: aid-001.item did not change from 1.0.0 to 1.0.1"),
        ({"field_name": ""}, ""),
    ],
)
def test_an_erratum_tells_what_changed(row: dict[str, str], said: str) -> None:
    known = erratum("actors", "quantity")
    found = gates.bump(difference(table("actors", changed=changed("quantity")), errata=[known | row]))
    assert [said in line for line in found] == [True] * bool(said)


def test_a_tombstone_is_of_a_row_that_was_there() -> None:
    stone = Retired("events", "evt-001", "1.1.0", "merged", "", "")
    gone = table("events", retired=[("evt-001",)])
    assert gates.bump(difference(gone, retired=[stone], version="1.1.0")) == []
    (line,) = gates.bump(difference(gone, retired=[stone._replace(version="1.0.9")], version="1.1.0"))
    assert line == "retired.yaml: evt-001: retired_in is 1.0.9, the version is 1.1.0; correct it"
    (line,) = gates.bump(difference(table("events"), retired=[stone], version="1.1.0"))
    assert line == "retired.yaml: evt-001 was no row of events in 1.0.0; take the tombstone out"


def test_other_tools_write_other_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "installed", lambda name: "0.0.1")
    monkeypatch.setattr(gates.zlib, "ZLIB_RUNTIME_VERSION", "1.3.1.zlib-ng")
    found = gates.toolchain()
    assert any(line.startswith("pandas is 0.0.1 here and ") for line in found)
    assert any("zlib-ng" in line for line in found)


def test_the_changelog_s_section(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "CHANGELOG.md"
    log.write_text("# Changelog\n\n## 1.0.10 (2031-01-01)\n\n- ten\n\n## 1.0.1 (2030-01-01)\n\n- one\n")
    monkeypatch.setattr("curation.release_files.CHANGELOG", log)
    assert changelog_section("1.0.1") == "- one" and changelog_section("1.0.10") == "- ten"
    with pytest.raises(Exception, match=r"says nothing of 1\.0\.2"):
        changelog_section("1.0.2")


def test_the_package_s_zip_holds_the_repository_s_files(root: Any) -> None:
    import io
    import json
    import zipfile

    head = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(io.BytesIO(data_package(head))) as package:
        for name in ("datapackage.json", "croissant.json", "docs/codebook.md", "data/actors.csv"):
            assert package.read(name) == (root / name).read_bytes()
        assert f"border-crisis=={head['version']}" in package.read("README.md").decode()
