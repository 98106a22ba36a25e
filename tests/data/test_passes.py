"""The two passes of this dataset: frozen, compared, settled, and held by the tables."""

import csv
import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from curation.agreement.adjudication import complaints, disagreements, read_decisions
from curation.agreement.definitions import mended
from curation.agreement.fields import compared_fields
from curation.agreement.matching import Matching, match
from curation.agreement.passes import PASSES, Unit, read_names, read_pass
from curation.agreement.recoding import recoded, recoded_fields
from curation.schemas import load_schemas

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def passes() -> tuple[list[Unit], list[Unit]]:
    return read_pass(PASSES / "a"), read_pass(PASSES / "b", read_names(PASSES / "names.yaml"))


@pytest.fixture(scope="module")
def matching(passes: tuple[list[Unit], list[Unit]]) -> Matching:
    return match(*passes)


def complain(matching: Matching, tables: dict[str, Rows]) -> list[str]:
    path = PASSES / "adjudication.csv"
    return complaints(disagreements(matching, compared_fields(load_schemas())), read_decisions(path), tables, path)


def test_the_passes_are_frozen() -> None:
    listed = {}
    for line in (PASSES / "frozen.sha256").read_text().splitlines():
        digest, name = line.split("  ")
        listed[name] = digest
    found = {f"{p.parent.name}/{p.name}": p for name in "ab" for p in (PASSES / name).glob("*")}
    assert set(found) == set(listed)
    assert {name: hashlib.sha256(p.read_bytes()).hexdigest() for name, p in found.items()} == listed


def test_every_disagreement_is_settled_and_the_tables_hold_it(matching: Matching, tables: dict[str, Rows]) -> None:
    assert complain(matching, tables) == []


def test_a_table_that_departs_from_a_decision_is_found(matching: Matching, tables: dict[str, Rows]) -> None:
    decision = next(r for r in read_decisions(PASSES / "adjudication.csv") if r["field_name"] == "speech_act")
    broken = [
        {**row, "speech_act": "offer" if decision["final"] != "offer" else "threat"}
        if row["statement_id"] == decision["record_id"]
        else row
        for row in tables["statements"]
    ]
    (complaint,) = complain(matching, {**tables, "statements": broken})
    assert f"{decision['record_id']}.speech_act: the table holds" in complaint


def test_names_lead_to_actors_and_places_and_none_is_idle(tables: dict[str, Rows]) -> None:
    names = read_names(PASSES / "names.yaml")
    used = {
        value
        for path in (PASSES / "b").glob("*.csv")
        for row in csv.DictReader(path.open(encoding="utf-8"))
        for column, value in row.items()
        if column.endswith("_id") and value
    }
    for kind, key in (("actors", "actor_id"), ("locations", "location_id")):
        known = {row[key] for row in tables[kind]} | {"none"}
        assert set(names[kind].values()) <= known
        assert set(names[kind]) <= used


def test_what_is_recoded_has_a_mended_definition(passes: tuple[list[Unit], list[Unit]]) -> None:
    schemas = load_schemas()
    entries = mended(PASSES / "recoded" / "definitions.yaml", schemas)
    listed = {(entry.table, entry.column) for entry in entries}
    for entry in entries:
        assert entry.changes and all(was != now for _, was, now in entry.changes), entry.column
    for name, units in zip("ab", passes, strict=True):
        path = PASSES / "recoded" / f"{name}.csv"
        changed = {(table, column.removesuffix("_precision")) for table, column in recoded_fields(path)}
        assert changed <= listed
        for unit in recoded(units, path):
            if unit.table == "statements":  # the mended stance is empty without a target
                assert bool(unit.cells["stance"]) == bool(unit.cells["target_id"]), (name, unit.record_id)
            for column, value in unit.cells.items():
                codes = schemas.field(unit.table, column).get("constraints", {}).get("enum")
                assert not (value and codes) or value in map(str, codes), (name, unit.record_id, column)


def test_every_low_figure_was_followed_by_a_recoding(root: Path) -> None:
    with (root / "docs" / "agreement.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    low = [r for r in rows if r["enough"] == "true" and r["alpha"] and float(r["alpha"]) < 0.8]
    assert low
    for row in low:
        assert row["recoded_alpha"] and float(row["recoded_alpha"]) > float(row["alpha"]), row["field"]


def test_the_command_says_when_the_page_is_stale_and_when_something_is_not_settled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import agreement  # scripts/agreement.py

    monkeypatch.setattr("curation.agreement.measures.RESAMPLES", 2)  # other intervals than the page's
    stale = CliRunner().invoke(agreement.main, ["--check"])
    assert stale.exit_code == 1
    assert "docs/agreement.md: stale; run make agreement" in stale.output

    monkeypatch.setattr(agreement, "read_decisions", lambda path: read_decisions(path)[1:])
    unsettled = CliRunner().invoke(agreement.main, ["--check"])
    assert unsettled.exit_code == 1
    assert "error: seeds/passes/adjudication.csv: no decision on events" in unsettled.output
