"""Floors: a package is held to what its own descriptor declares, and no other package is."""

import json
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from border_crisis.cli import main
from border_crisis.errors import InvalidData
from border_crisis.validation.compiled import raw
from border_crisis.validation.floors import check_floors
from border_crisis.validation.problem import Problem
from curation.floors import FLOORS, read_floors
from curation.schemas import load_schemas
from curation.seedfiles import SeedError


def check(days: list[str | None], floors: object) -> list[Problem]:
    """Hold a table of calls with these days to `floors`."""
    database = duckdb.connect()
    database.execute(f"CREATE TABLE {raw('calls')} (id VARCHAR, day VARCHAR)")
    for number, day in enumerate(days):
        database.execute(f"INSERT INTO {raw('calls')} VALUES (?, ?)", [str(number), day])
    entry = {} if floors is None else {"floors": floors}
    return check_floors("calls", "calls.csv", entry, ["id", "day"], lambda query: database.execute(query).fetchall())


def test_an_emptied_column_and_lost_rows_are_named() -> None:
    assert check(["Monday", None, None], {"rows": 3, "filled": {"day": 0.3}}) == []
    rows, day = check(["Monday", None, None], {"rows": 4, "filled": {"day": 0.5}})
    assert rows.text().startswith("calls.csv: has 3 rows, and the package's floor is 4")
    assert day.text().startswith("calls.csv: day: is filled in 33% of 3 rows, and the package's floor is 50%")
    assert (rows.rule, day.rule) == ("floor.rows", "floor.filled")


def test_rows_that_are_added_may_be_empty() -> None:
    assert check(["Monday", "Tuesday", None, None, None], {"rows": 2, "filled": {"day": 1}}) == []


def test_no_rows_at_all_empty_every_column() -> None:
    assert len(check([], {"rows": 1, "filled": {"day": 0.1, "hour": 0.1}})) == 3


def test_without_floors_nothing_is_asked() -> None:
    assert check([], None) == []


@pytest.mark.parametrize("floors", ["many", {"rows": "few"}, {"rows": -1}, {"filled": {"day": 2}}, {"filled": "day"}])
def test_floors_that_are_none(floors: object) -> None:
    with pytest.raises(InvalidData, match="calls: floors: "):
        check(["Monday"], floors)


def test_validate_finds_an_emptied_column_in_this_package_alone(package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BORDER_CRISIS_TEXTS", raising=False)
    package.edit("actors", lambda rows: [row.update(role="") for row in rows])
    result = CliRunner().invoke(main, ["validate", str(package.folder)])
    assert result.exit_code == 1
    assert "data/actors.csv: role: is filled in 0% of " in result.output and "[floor.filled]" in result.output

    descriptor = package.folder / "datapackage.json"
    content = json.loads(descriptor.read_text())
    for entry in content["resources"]:
        del entry["floors"]  # as in a package that somebody else makes with the same schemas
    descriptor.write_text(json.dumps(content))
    assert CliRunner().invoke(main, ["validate", str(package.folder)]).exit_code == 0


def test_every_optional_column_that_holds_something_has_a_floor(tables) -> None:
    floors, schemas = read_floors(load_schemas()), load_schemas()
    for table, schema in schemas.tables.items():
        optional = {f["name"] for f in schema["fields"] if not f.get("constraints", {}).get("required")}
        held = {name for name in optional if any(row[name] for row in tables[table])}
        assert set(floors[table]["filled"]) == held, table
        assert floors[table]["rows"] >= 0.8 * len(tables[table]) or len(tables[table]) < 10, f"{table}: a slack floor"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("events:", "feasts:", "'feasts' is no table"),
        ("    plover_type:", "    plumage:", "'plumage' is no column of events"),
        ("  rows: ", "  rows: -", "is no floor; write how many rows there must be"),
        ("    plover_type: 0", "    plover_type: 1", "is no floor; write a share above 0, up to 1"),
        ("  rows: ", "  lines: ", "rows is missing"),
    ],
)
def test_the_floors_file_is_checked(old: str, new: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "floors.yaml").write_text(FLOORS.read_text().replace(old, new, 1))
    with pytest.raises(SeedError, match=message):
        read_floors(load_schemas(), tmp_path / "floors.yaml")


def test_each_table_has_floors(tmp_path: Path) -> None:
    (tmp_path / "floors.yaml").write_text("events:\n  rows: 1\n  filled: {}\n")
    with pytest.raises(SeedError, match="statements has no floors"):
        read_floors(load_schemas(), tmp_path / "floors.yaml")
