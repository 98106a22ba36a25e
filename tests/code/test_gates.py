"""What a release is refused for, without making one (`make rehearse` tells the whole story)."""

from pathlib import Path
from typing import Any

import pytest

from border_crisis.diffing.difference import Cell, ChangedRow, Difference, TableDifference
from curation import gates
from curation.release_files import changelog_section, data_package

NOTHING = ("added", "removed", "retired", "changed", "columns", "keys", "wording")


def table(name: str, **found: Any) -> TableDifference:
    nothing: dict[str, Any] = {key: [] for key in NOTHING}
    rest = {"key": ["x_id"], "rows_old": 1, "rows_new": 1, "has_ids": True, "comparable": True}
    return TableDifference(name=name, **{**nothing, **rest, **found})


def difference(*tables: TableDifference, version: str = "1.0.1", **more: Any) -> Difference:
    nothing: dict[str, Any] = {"tables_added": {}, "tables_removed": {}, "codes": [], "retired": [],
                               "lost_tombstones": [], "reused_ids": [], "errata": []}  # fmt: skip
    return Difference(name="x", old_version="1.0.0", new_version=version, tables=list(tables), **{**nothing, **more})


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
    erratum = {"table_name": name, "record_id": "aid-001", "field_name": column}
    assert gates.bump(found._replace(errata=[erratum])) == []


def test_a_version_below_a_released_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "RELEASES", tmp_path)
    monkeypatch.setattr(gates, "git", lambda *args: "")
    monkeypatch.setattr(gates, "release_date", lambda: "2031-01-01")
    for name in ("1.9.0", "1.10.0"):
        (tmp_path / f"border-crisis-{name}.zip").touch()
    assert gates.version_is_new("1.10.1") == []
    assert gates.version_is_new("1.9.1") == [
        "1.10.0 is released already, which is higher than 1.9.1; raise the version"
    ]
    assert "1.10.0 is released already: releases/" in gates.version_is_new("1.10.0")[0]


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
    with pytest.raises(Exception, match=r"no section on 1\.0\.2"):
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
