"""The build: the same bytes twice, all files or none, --check on what is generated."""

import hashlib
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from border_crisis.errors import WrongUsage
from curation.files import replace_files

Run = Callable[..., subprocess.CompletedProcess[str]]
GENERATED = ("data", "docs", "src", "datapackage.json", "CITATION.cff", ".zenodo.json", "croissant.json")


def digests(repository: Path) -> dict[str, str]:
    files = [p for name in GENERATED for p in [repository / name, *(repository / name).rglob("*")] if p.is_file()]
    return {
        str(p.relative_to(repository)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files if p.suffix != ".pyc"
    }


def test_nothing_generated_is_stale(repository: Path, run_script: Run) -> None:
    result = run_script(repository, "build.py", "--check")
    assert result.returncode == 0, result.stderr


def test_the_lock_is_not_stale(repository: Path, run_script: Run, texts: Path) -> None:
    result = run_script(repository, "lock.py", "--check", BORDER_CRISIS_TEXTS=str(texts))
    assert result.returncode == 0, result.stderr


def test_a_rebuild_from_nothing_gives_the_same_bytes(repository: Path, run_script: Run) -> None:
    before = digests(repository)
    for name in ("data/aid_deliveries.csv", "datapackage.json", "docs/codebook.md", "CITATION.cff"):
        (repository / name).unlink()
    result = run_script(repository, "build.py", TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="7")
    assert result.returncode == 0, result.stderr
    assert digests(repository) == before


@pytest.mark.parametrize(
    "name", ["data/actors.csv", "datapackage.json", "docs/codebook.md", "src/border_crisis/rows.py"]
)
def test_check_names_what_is_stale(repository: Path, run_script: Run, name: str) -> None:
    path = repository / name
    path.write_bytes(path.read_bytes() + b"\n")
    result = run_script(repository, "build.py", "--check")
    assert result.returncode == 1
    assert f"{name}: stale; run python scripts/build.py" in result.stderr


def test_a_stray_table_is_refused(repository: Path, run_script: Run) -> None:
    (repository / "data" / "battles.csv").write_text("a\n")
    result = run_script(repository, "build.py")
    assert result.returncode == 2 and "nothing generates this file" in result.stderr


def test_a_schema_that_names_no_vocabulary(repository: Path, run_script: Run) -> None:
    (repository / "schemas" / "vocabularies" / "unit.yaml").unlink()
    result = run_script(repository, "build.py")
    assert result.returncode == 1 and "no vocabulary 'unit'" in result.stderr


def test_a_crash_half_way_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {tmp_path / name: b"new" for name in ("a", "b", "c")}
    for path in list(files)[:2]:
        path.write_bytes(b"old")
    real, calls = Path.replace, []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(KeyboardInterrupt):
        replace_files(files)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"old", "b": b"old"}


def test_an_unwritable_target(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WrongUsage, match="cannot be written"):
        replace_files({tmp_path / "good": b"1", tmp_path / "file" / "below": b"2"})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(WrongUsage, match="cannot be written"):
        replace_files({tmp_path / "a": b"1"})


def test_the_recurring_columns_are_the_same_everywhere() -> None:
    """quantity, qualifier, … stand in several schemas; they must say the same."""
    from curation.schemas import load_schemas

    seen: dict[str, dict[str, object]] = {}
    shared = {"quantity", "qualifier", "quantity_low", "quantity_high", "unit", "summary", "assertion",
              "attributed_to_id", "statement_id", "n_sources", "n_outlets", "plover_type"}  # fmt: skip
    tables = load_schemas().tables
    for name in ("events", "deployments", "aid_deliveries", "force_estimates"):
        for field in tables[name]["fields"]:
            if field["name"] in shared:
                assert seen.setdefault(field["name"], field) == field, (name, field["name"])
    for name, schema in tables.items():
        columns = [field["name"] for field in schema["fields"]]
        for field in schema["fields"]:
            assert field["title"] and field["description"], (name, field["name"])
            if field["type"] == "date":
                at = columns.index(field["name"])
                assert columns[at + 1] == f"{field['name']}_precision", (name, field["name"])
            if field["name"].endswith("_id") and field["name"] not in schema["primaryKey"]:
                keys = {key["fields"][0] for key in schema.get("foreignKeys", [])}
                assert field["name"] in keys | {"record_id", "record_b_id", "successor_id", "geonames_id"}, (
                    name,
                    field["name"],
                )
