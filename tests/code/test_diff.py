"""Comparing two packages: rows, cells, columns, codes, ids, and the version that they call for."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from border_crisis.cli import main
from border_crisis.diffing.bump import actual_level, level, next_version, reasons
from border_crisis.diffing.compare import compare
from border_crisis.diffing.difference import Difference
from border_crisis.diffing.packages import opened
from border_crisis.diffing.report import as_json, markdown, terminal, verdict
from border_crisis.errors import InvalidData, WrongUsage

FIELDS = [
    {"name": "ship_id", "type": "string", "title": "Ship", "constraints": {"required": True}},
    {"name": "name", "type": "string", "title": "Name"},
    {"name": "length", "type": "number", "unit": "metre"},
    {"name": "kind", "type": "string", "constraints": {"enum": ["ferry", "tug"]}},
]
ROWS = ["shp-1,Aurora,10,ferry", "shp-2,Borea,20,tug", 'shp-3,"Ceto, the ""old""",30,tug']
Head = dict[str, Any]


def descriptor(**more: Any) -> Head:
    schema = {"fields": [dict(f) for f in FIELDS], "primaryKey": ["ship_id"], "missingValues": [""]}
    return {
        "name": "harbour",
        "version": "1.2.3",
        "resources": [{"name": "ships", "path": "ships.csv", "schema": schema}],
        **more,
    }


def write(folder: Path, rows: list[str] = ROWS, change: Callable[[Head], object] = lambda head: None) -> Path:
    """Write the package of ships; `change` edits its descriptor, the header follows."""
    folder.mkdir()
    head = json.loads(json.dumps(descriptor()))
    change(head)
    names = [f["name"] for f in head["resources"][0]["schema"]["fields"]]
    (folder / "ships.csv").write_text("\n".join([",".join(names), *rows]) + "\n")
    (folder / "datapackage.json").write_text(json.dumps(head))
    return folder


def add_table(folder: Path, name: str, fields: list[str], rows: list[str], key: list[str]) -> None:
    head = json.loads((folder / "datapackage.json").read_text())
    schema = {"fields": [{"name": n, "type": "string"} for n in fields], "primaryKey": key}
    head["resources"].append({"name": name, "path": f"{name}.csv", "schema": schema})
    (folder / "datapackage.json").write_text(json.dumps(head))
    (folder / f"{name}.csv").write_text("\n".join([",".join(fields), *rows]) + "\n")


RETIRED = ["record_id", "table_name", "retired_in", "reason", "successor_id", "note"]


def difference(old: Path, new: Path) -> Difference:
    with opened(str(old)) as before, opened(str(new)) as after:
        return compare(before, after)


def field(head: Head, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(f for f in head["resources"][0]["schema"]["fields"] if f["name"] == name)
    return found


def test_the_same_twice(tmp_path: Path) -> None:
    found = difference(write(tmp_path / "a"), write(tmp_path / "b"))
    assert level(found) == "none" and reasons(found) == [] and found.tables[0].empty


def test_rows_added_removed_changed(tmp_path: Path) -> None:
    new = ["shp-4,Doris,,ferry", "shp-1,Aurora,11,", 'shp-3,"Ceto, the ""old""",30,tug']
    table = difference(write(tmp_path / "a"), write(tmp_path / "b", new)).tables[0]
    assert table.added == [("shp-4",)] and table.removed == [("shp-2",)]
    (row,) = table.changed
    assert row.key == ("shp-1",)
    assert [tuple(cell) for cell in row.cells] == [("length", "10", "11"), ("kind", "ferry", None)]


def test_the_order_of_rows_is_no_change(tmp_path: Path) -> None:
    assert level(difference(write(tmp_path / "a"), write(tmp_path / "b", ROWS[::-1]))) == "none"


def test_a_missing_value_is_missing_however_it_is_written(tmp_path: Path) -> None:
    old = write(
        tmp_path / "a", ["shp-1,NA,10,ferry"], lambda h: h["resources"][0]["schema"].update(missingValues=["NA"])
    )
    assert difference(old, write(tmp_path / "b", ["shp-1,,10,ferry"])).tables[0].changed == []


CASES: list[tuple[str, Callable[[Head], object], list[str], str, str]] = [
    ("cell", lambda h: None, ["shp-1,Aurora,12,ferry", *ROWS[1:]], "patch", "1 cell changed in 1 row"),
    ("row", lambda h: None, [*ROWS, "shp-9,Eos,1,tug"], "minor", "1 row added"),
    ("id", lambda h: None, ROWS[1:], "major", "1 id vanished without a tombstone (shp-1)"),
    ("type", lambda h: field(h, "length").update(type="integer"), ROWS, "major", "type changed"),
    ("unit", lambda h: field(h, "length").update(unit="foot"), ROWS, "major", "unit changed"),
    ("title", lambda h: field(h, "name").update(title="Its name"), ROWS, "patch", "title changed"),
    ("required", lambda h: field(h, "name").update(constraints={"required": True}), ROWS, "minor", "constraint required"),
    ("code", lambda h: field(h, "kind")["constraints"]["enum"].append("raft"), ROWS, "minor", "code 'raft' added"),
    ("code gone", lambda h: field(h, "kind")["constraints"].update(enum=["tug"]), ROWS, "major", "code 'ferry' removed"),
    ("column name", lambda h: field(h, "length").update(name="size"), ROWS, "major", "length: column renamed to size"),
    ("key", lambda h: h["resources"][0]["schema"].update(primaryKey=["name"]), ROWS, "major", "primary key changed"),
    ("new table", lambda h: h["resources"].append({"name": "more", "path": "ships.csv"}), ROWS, "minor", "table more added"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "rows", "grade", "why"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_calls_for_which_version(tmp_path: Path, change: Any, rows: list[str], grade: str, why: str) -> None:
    found = difference(write(tmp_path / "a"), write(tmp_path / "b", rows, change))
    assert level(found) == grade
    assert why in " / ".join(reason.text for reason in reasons(found))


def test_columns_added_removed_moved(tmp_path: Path) -> None:
    def change(head: Head) -> None:
        fields = head["resources"][0]["schema"]["fields"]
        fields[1], fields[2] = fields[2], fields[1]
        fields[3] = {"name": "flag", "type": "string"}

    new = write(tmp_path / "b", ["shp-1,10,Aurora,X", "shp-2,20,Borea,Y", "shp-3,31,Ceto,"], change)
    table = difference(write(tmp_path / "a"), new).tables[0]
    assert {(c.column, c.change, c.aspect) for c in table.columns} == {
        ("kind", "removed", ""),
        ("flag", "added", ""),
        ("length", "changed", "order"),
    }
    assert [cell.column for row in table.changed for cell in row.cells] == ["length", "name"]


def test_a_table_that_is_gone(tmp_path: Path) -> None:
    old = write(tmp_path / "a")
    add_table(old, "ports", ["port_id"], ["prt-1"], ["port_id"])
    found = difference(old, write(tmp_path / "b"))
    assert found.tables_removed == {"ports": 1} and level(found) == "major"


def test_a_tombstone_makes_a_removed_id_a_retired_one(tmp_path: Path) -> None:
    old, new = write(tmp_path / "a"), write(tmp_path / "b", ROWS[1:])
    add_table(old, "retired", RETIRED, [], ["record_id"])
    add_table(new, "retired", RETIRED, ["shp-1,ships,1.3.0,merged,shp-2,the same ship"], ["record_id"])
    found = difference(old, new)
    table = found.tables[0]
    assert table.retired == [("shp-1",)] and table.removed == []
    assert level(found) == "minor" and found.retired[0].successor_id == "shp-2"
    back = write(tmp_path / "c")
    add_table(back, "retired", RETIRED, [], ["record_id"])
    assert difference(new, back).lost_tombstones == ["shp-1"]


def test_a_retired_id_that_is_used_again(tmp_path: Path) -> None:
    old, new = write(tmp_path / "a", ROWS[1:]), write(tmp_path / "b")
    for package in (old, new):
        add_table(package, "retired", RETIRED, ["shp-1,ships,1.1.0,error,,no such ship"], ["record_id"])
    found = difference(old, new)
    assert found.reused_ids == ["shp-1"] and level(found) == "major"


CODES = ["vocabulary", "code", "label", "definition", "plover_type"]


@pytest.mark.parametrize(
    ("row", "erratum", "grade"),
    [
        ("kind,ferry,Ferry boat,Carries people.,", "", "patch"),
        ("kind,ferry,Ferry,Carries cars.,", "", "major"),
        ("kind,ferry,Ferry,Carries persons.,", "err-001,vocabularies,kind|ferry,definition,wording,plainer", "patch"),
    ],
)
def test_a_code_s_label_is_wording_its_definition_meaning(tmp_path: Path, row: str, erratum: str, grade: str) -> None:
    old, new = write(tmp_path / "a"), write(tmp_path / "b")
    add_table(old, "vocabularies", CODES, ["kind,ferry,Ferry,Carries people.,"], ["vocabulary", "code"])
    add_table(new, "vocabularies", CODES, [row], ["vocabulary", "code"])
    columns = ["erratum_id", "table_name", "record_id", "field_name", "erratum_type", "note"]
    add_table(old, "errata", columns, [], ["erratum_id"])
    add_table(new, "errata", columns, [erratum] if erratum else [], ["erratum_id"])
    assert level(difference(old, new)) == grade


def test_tables_that_only_share_a_name_with_ours(tmp_path: Path) -> None:
    """Somebody else's `errata`, `retired` or `vocabularies` are tables like any other."""
    old, new = write(tmp_path / "a"), write(tmp_path / "b")
    for name in ("errata", "retired", "changes", "vocabularies"):
        add_table(old, name, ["key", "text"], ["1,old"], ["key"])
        add_table(new, name, ["key", "text"], ["1,new", "2,more"], ["key"])
    found = difference(old, new)
    assert [len(table.changed) for table in found.tables] == [0, 1, 1, 1, 1] and level(found) == "minor"


def test_a_table_without_a_key_is_compared_by_whole_rows(tmp_path: Path) -> None:
    def change(head: Head) -> None:
        del head["resources"][0]["schema"]["primaryKey"]

    old, new = write(tmp_path / "a", [ROWS[0], ROWS[0]], change), write(tmp_path / "b", ROWS[:2], change)
    table = difference(old, new).tables[0]
    assert table.added == [("shp-2", "Borea", "20", "tug")] and len(table.removed) == 1


def test_a_zip_with_and_without_a_top_folder_and_a_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "a", [*ROWS, "shp-4,Doris,1,tug"])
    for name, top in (("flat.zip", ""), ("deep.zip", "harbour-1.2.3/")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            for file in folder.iterdir():
                archive.write(file, top + file.name)
        assert level(difference(write(tmp_path / name.replace(".", "-")), tmp_path / name)) == "minor"
    (tmp_path / "releases").mkdir()
    shutil.copy(tmp_path / "flat.zip", tmp_path / "releases" / "border-crisis-7.7.7.zip")
    monkeypatch.setattr("border_crisis.diffing.packages.root", lambda: tmp_path)
    with opened("7.7.7") as package:
        assert package.name == "harbour"
    with (
        pytest.raises(WrongUsage, match=r"7\.7\.8: no such release in releases/ \(there are 7\.7\.7\)"),
        opened("7.7.8"),
    ):
        pass


def test_what_cannot_be_compared_is_refused_in_one_line(tmp_path: Path) -> None:
    good = write(tmp_path / "good")
    (tmp_path / "empty").mkdir()
    (tmp_path / "no.zip").write_text("no zip")
    outside = write(tmp_path / "outside", change=lambda h: h["resources"][0].update(path="../good/ships.csv"))
    twice = write(tmp_path / "twice", [ROWS[0], ROWS[0]])
    ragged = write(tmp_path / "ragged", ["shp-1,Aurora,10,ferry,and more"])
    unclosed = write(tmp_path / "unclosed", ['shp-1,"Aurora,10,ferry', *ROWS[1:2]])
    zipped = tmp_path / "encrypted.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for file in good.iterdir():
            archive.write(file, file.name)
    for start in (b"PK\x03\x04", b"PK\x01\x02"):  # bit 0 of the flags, six or eight bytes on
        content, at = bytearray(zipped.read_bytes()), 0
        while (at := content.find(start, at)) >= 0:
            content[at + (6 if start[2] == 3 else 8)] |= 1
            at += 4
        zipped.write_bytes(content)
    corrupt = tmp_path / "corrupt.zip"
    with zipfile.ZipFile(corrupt, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(good / "ships.csv", "ships.csv")
        archive.write(good / "datapackage.json", "datapackage.json")
    broken = bytearray(corrupt.read_bytes())
    broken[50] ^= 255
    corrupt.write_bytes(broken)
    enum = write(tmp_path / "enum", change=lambda h: field(h, "kind")["constraints"].update(enum=3))
    foreign = write(tmp_path / "foreign", change=lambda h: h["resources"][0]["schema"].update(foreignKeys=[{}]))
    quote = write(tmp_path / "quote", change=lambda h: h["resources"][0].update(dialect={"quoteChar": None}))
    latin = write(tmp_path / "latin", change=lambda h: h["resources"][0].update(encoding="latin-1"))
    unknown = write(tmp_path / "unknown", change=lambda h: h["resources"][0]["schema"].update(primaryKey="no"))
    double = write(tmp_path / "double", change=lambda h: h["resources"].append(h["resources"][0]))
    header = write(tmp_path / "header")
    (header / "ships.csv").write_text("a,b\n1,2\n")
    for path, error, message in (
        (tmp_path / "nowhere", WrongUsage, "no such folder, zip or version"),
        (tmp_path / "empty", WrongUsage, "holds no datapackage.json"),
        (tmp_path / "no.zip", InvalidData, "cannot be read as a zip file"),
        (outside, InvalidData, "leads out of the package"),
        (twice, InvalidData, "'shp-1': the key stands twice"),
        (ragged, InvalidData, "run border-crisis validate"),
        (unclosed, InvalidData, "a quotation mark is never closed"),
        (zipped, InvalidData, "is encrypted"),
        (corrupt, InvalidData, "cannot be read as a zip file"),
        (enum, InvalidData, "kind.constraints in its schema is not what Table Schema asks for"),
        (foreign, InvalidData, "foreignKeys in its schema"),
        (quote, InvalidData, "quoteChar is no single character"),
        (latin, InvalidData, "is said to be latin-1; save it as UTF-8"),
        (unknown, InvalidData, "the primary key's 'no' is no column"),
        (double, InvalidData, "'ships' is the name of two resources"),
        (header, InvalidData, "the header is not the schema's columns"),
    ):
        with pytest.raises(error, match=message) as caught:
            difference(good, path)
        assert "\n" not in str(caught.value)


def test_a_resource_that_is_no_csv_file_is_named(tmp_path: Path) -> None:
    def more(head: Head) -> None:
        head["resources"].append({"name": "map", "path": "map.geojson"})

    old, new = write(tmp_path / "a", change=more), write(tmp_path / "b", change=more)
    assert difference(old, new).left_out == ["map"]
    assert "Not compared, for they are no CSV files: map." in call(old, new).output


def test_a_first_release_has_nothing_to_compare_with(tmp_path: Path) -> None:
    with opened(str(write(tmp_path / "a"))) as package:
        found = compare(None, package)
    assert found.tables_added == {"ships": 3} and "first release" in verdict(found) and level(found) == "none"
    assert "first release" in markdown(found, 5) and json.loads(as_json(found))["old_version"] is None


def call(*args: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, args)])


def test_what_a_person_sees(tmp_path: Path) -> None:
    old = write(tmp_path / "a")
    new = write(tmp_path / "b", ["shp-1,Aurora,11,ferry", *[f"shp-{i},X,1,tug" for i in range(3, 40)]],
                lambda h: h.update(version="1.2.4"))  # fmt: skip
    out = call(old, new).output
    assert "harbour 1.2.3 → 1.2.4" in out and "ships  3 rows → 38" in out
    assert "  ~ shp-1\n      length: 10 → 11\n" in out
    assert "… and 16 more; --limit shows them" in out
    assert "This calls for a major version: 2.0.0 or later. 1.2.4 is not enough." in out
    assert "| `shp-1` | length | 10 | 11 |" in call(old, new, "--format", "markdown").output
    whole = json.loads(call(old, new, "--format", "json", "--limit", 1).output)
    assert whole["bump"] == "major" and whole["least_version"] == "2.0.0"
    assert len(whole["tables"]["ships"]["added"]) == 36
    assert whole["tables"]["ships"]["changed"][0] == {
        "key": {"ship_id": "shp-1"}, "cells": {"length": {"old": "10", "new": "11"}},
    }  # fmt: skip


def test_allow_is_for_ci(tmp_path: Path) -> None:
    old, new = write(tmp_path / "a"), write(tmp_path / "b", [*ROWS, "shp-4,Doris,1,tug"])
    assert [call(old, new, "--allow", grade).exit_code for grade in ("patch", "minor")] == [1, 0]
    assert call(old, new).exit_code == 0 and call(tmp_path / "nowhere", new).exit_code == 2


def test_versions() -> None:
    assert [next_version("1.2.3", grade) for grade in ("none", "patch", "minor", "major")] == [
        "1.2.3", "1.2.4", "1.3.0", "2.0.0",
    ]  # fmt: skip
    assert [actual_level("1.2.3", v) for v in ("1.2.3", "1.2.9", "1.3.0", "2.0.0")] == [
        "none",
        "patch",
        "minor",
        "major",
    ]
    with pytest.raises(WrongUsage, match="lower"):
        actual_level("1.2.3", "1.2.2")


def test_a_big_difference_stays_whole(tmp_path: Path) -> None:
    """Ten thousand changed rows of fifty thousand: all are found, few are printed."""
    rows = [f"shp-{i},Ship {i},{i},tug" for i in range(50_000)]
    changed = [row.replace("Ship", "Boat") if i % 5 == 0 else row for i, row in enumerate(rows)]
    found = difference(write(tmp_path / "a", rows), write(tmp_path / "b", changed))
    assert len(found.tables[0].changed) == 10_000
    assert len(list(terminal(found, 5, lambda text, **_: str(text)))) < 30
