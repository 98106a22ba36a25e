"""Every way in which a release of this very package may differ from the one before: which version it calls for, and why."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from border_crisis.diffing.bump import level, reasons
from border_crisis.diffing.compare import compare
from border_crisis.diffing.difference import Difference
from border_crisis.diffing.packages import opened
from border_crisis.diffing.report import as_json, markdown, terminal

TOMBSTONE = {"retired_in": "9.1.0", "reason": "merged", "successor_id": "", "note": "One thing told twice."}
OLD_TOMBSTONE = {"record_id": "aid-900", "table_name": "aid_deliveries", **TOMBSTONE, "retired_in": "8.0.0"}
ERRATUM = {"erratum_id": "err-002", "field_name": "", "erratum_type": "error", "value_before": "", "value_after": "",
           "fixed_in": "9.0.1", "note": "Misread."}  # fmt: skip
OLD_ERRATUM = ERRATUM | {"erratum_id": "err-001", "table_name": "locations", "record_id": "kyiv", "fixed_in": "8.0.0"}
OLD_CHANGE = {"change_id": "chg-00001", "version": "8.0.0", "change_type": "row-added", "table_name": "events",
              "record_id": "evt-001"}  # fmt: skip


#: Tables like others, left out, as rows beyond sixty are: there are many mutations.
LEFT_OUT = ("deployments", "force_estimates", "passages")


class Draft:
    """The package in memory, with a little history; a mutation changes it, `write` makes a folder of it."""

    def __init__(self, root: Path) -> None:
        self.head = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
        self.head["version"] = "9.0.0"
        self.head["resources"] = [entry for entry in self.head["resources"] if entry["name"] not in LEFT_OUT]
        self.rows: dict[str, list[dict[str, str]]] = {}
        for entry in self.head["resources"]:
            text = (root / entry["path"]).read_text(encoding="utf-8")
            rows = list(csv.DictReader(io.StringIO(text, newline="")))
            self.rows[entry["name"]] = rows if entry["name"] in ("actors", "vocabularies") else rows[:60]
        self.rows["retired"] = [dict(OLD_TOMBSTONE)]
        self.rows["errata"] = [dict(OLD_ERRATUM)]
        self.rows["changes"] = [dict(OLD_CHANGE)]

    def entry(self, table: str) -> dict[str, Any]:
        return next(entry for entry in self.head["resources"] if entry["name"] == table)

    def schema(self, table: str) -> dict[str, Any]:
        found: dict[str, Any] = self.entry(table)["schema"]
        return found

    def field(self, table: str, name: str) -> dict[str, Any]:
        return next(field for field in self.schema(table)["fields"] if field["name"] == name)

    def row(self, table: str, key: str) -> dict[str, str]:
        return next(row for row in self.rows[table] if key in (next(iter(row.values())), row.get("code")))

    def drop(self, table: str, key: str) -> None:
        self.rows[table].remove(self.row(table, key))

    def retire(self, table: str, key: str, **more: str) -> None:
        self.drop(table, key)
        self.rows["retired"].append(TOMBSTONE | {"record_id": key, "table_name": table} | more)

    def erratum(self, table: str, key: str, column: str, **more: str) -> None:
        self.rows["errata"].append(ERRATUM | {"table_name": table, "record_id": key, "field_name": column} | more)

    def add_column(self, table: str, name: str, value: str, **field: Any) -> None:
        self.schema(table)["fields"].append({"name": name, "type": "string", **field})
        for row in self.rows[table]:
            row[name] = value

    def drop_column(self, table: str, name: str) -> None:
        self.schema(table)["fields"].remove(self.field(table, name))

    def rename_column(self, table: str, old: str, new: str) -> None:
        self.field(table, old)["name"] = new
        for row in self.rows[table]:
            row[new] = row.pop(old)

    def drop_table(self, table: str) -> None:
        self.head["resources"].remove(self.entry(table))

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True)
        for entry in self.head["resources"]:
            file, dialect = folder / entry["path"], entry.get("dialect", {})
            file.parent.mkdir(parents=True, exist_ok=True)
            names = [field["name"] for field in entry["schema"]["fields"]]
            with file.open("w", encoding=entry["encoding"], newline="") as stream:
                writer = csv.DictWriter(stream, names, extrasaction="ignore", lineterminator="\n",
                                        delimiter=dialect.get("delimiter", ","))  # fmt: skip
                writer.writeheader()
                writer.writerows(self.rows[entry["name"]])
        (folder / "datapackage.json").write_text(json.dumps(self.head), encoding="utf-8")
        return folder


@pytest.fixture(scope="module")
def old(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Draft(root).write(tmp_path_factory.mktemp("old") / "package")


def cell(table: str, key: str, column: str, value: str) -> Callable[[Draft], object]:
    return lambda d: d.row(table, key).update({column: value})


def of_field(table: str, column: str, **more: Any) -> Callable[[Draft], object]:
    return lambda d: d.field(table, column).update(more)


def constraint(table: str, column: str, **more: Any) -> Callable[[Draft], object]:
    return lambda d: d.field(table, column).setdefault("constraints", {}).update(more)


def several(*steps: Callable[[Draft], object]) -> Callable[[Draft], object]:
    return lambda d: [step(d) for step in steps]


def added(table: str, like: str, **cells: str) -> Callable[[Draft], object]:
    return lambda d: d.rows[table].append(d.row(table, like) | cells)


def everywhere(table: str, old: str, new: str) -> Callable[[Draft], object]:
    return lambda d: [r.update({k: new for k, v in r.items() if v == old}) for r in d.rows[table]]


def enum(d: Draft) -> list[str]:
    found: list[str] = d.field("aid_deliveries", "status")["constraints"]["enum"]
    return found


def new_code(d: Draft) -> None:
    enum(d).append("melted")
    d.rows["vocabularies"].append({"vocabulary": d.field("aid_deliveries", "status")["vocabulary"], "code": "melted",
                                   "label": "Melted", "definition": "Gone."})  # fmt: skip


def lost_code(d: Draft) -> None:
    code = enum(d).pop()
    name = d.field("aid_deliveries", "status")["vocabulary"]
    d.rows["vocabularies"] = [r for r in d.rows["vocabularies"] if (r["vocabulary"], r["code"]) != (name, code)]


def vocabulary(change: str) -> Callable[[Draft], object]:
    def edit(d: Draft) -> None:
        row = next(r for r in d.rows["vocabularies"] if r["vocabulary"] == "occasion")
        row[change] += " And more."
        d.rows["errata"] = [r | {"record_id": f"occasion|{row['code']}"} if r["table_name"] == "vocabularies" else r
                            for r in d.rows["errata"]]  # fmt: skip

    return edit


def note_table(d: Draft) -> None:
    schema = {"fields": [{"name": "note_id", "type": "string"}], "primaryKey": ["note_id"]}
    d.head["resources"].append({"name": "notes", "path": "data/notes.csv", "encoding": "utf-8", "schema": schema})
    d.rows["notes"] = [{"note_id": "nte-1"}]


def move_column(d: Draft) -> None:
    fields = d.schema("events")["fields"]
    fields.insert(1, fields.pop())


Mutation = tuple[str, Callable[[Draft], object], str, str]
AID, VOC = "aid_deliveries", "vocabularies"
NONE: list[Mutation] = [
    ("nothing", lambda d: None, "none", ""),
    ("rows in another order", lambda d: d.rows["events"].reverse(), "none", ""),
    ("bytes and hash", lambda d: d.entry("events").update(bytes=1, hash="sha256:0", rows=1), "none", ""),
    ("a day of release", lambda d: d.head.update(created="2031-01-01T00:00:00Z"), "none", ""),
    ("properties that say what holds anyway", lambda d: (constraint("events", "summary", unique=False)(d),
     d.entry("events").pop("dialect"), d.schema("events").pop("missingValues")), "none", ""),
    ("rows of the history of changes", lambda d: d.rows["changes"].append(OLD_CHANGE | {"change_id": "chg-00002"}),
     "none", ""),
]  # fmt: skip
PATCH: list[Mutation] = [
    ("a figure", cell(AID, "aid-001", "quantity", "4007"), "patch", "1 cell changed in 1 row"),
    ("a cell emptied", cell(AID, "aid-001", "quantity", ""), "patch", "1 cell changed"),
    ("a cell filled", cell(AID, "aid-001", "value_usd", "1"), "patch", "1 cell changed"),
    ("another code", cell(AID, "aid-001", "status", "delivered"), "patch", "1 cell changed"),
    ("a number spelled otherwise", cell(AID, "aid-001", "quantity", "4006.0"), "patch", "1 cell changed"),
    ("a blank at the end", cell("actors", "nato", "name", "NATO "), "patch", "1 cell changed"),
    ("a day", cell("events", "evt-001", "start_date", "2022-01-20"), "patch", "1 cell changed"),
    ("evidence placed otherwise", cell("evidence", "evd-0001", "char_start", "1"), "patch", "1 cell changed"),
    ("a note reworded", cell("discrepancies", "dis-001", "note", "Reworded."), "patch", "1 cell changed"),
    ("a column's title", of_field(AID, "quantity", title="How many"), "patch", "title changed"),
    ("a column's description", of_field(AID, "quantity", description="So many."), "patch", "description changed"),
    ("an example", of_field(AID, "quantity", example="7"), "patch", "example changed"),
    ("a table's title", lambda d: d.entry(AID).update(title="Help"), "patch", "title of the table"),
    ("a table's description", lambda d: d.entry(AID).update(description="Help."), "patch", "description of the table"),
    ("the package's description", lambda d: d.head.update(description="Told anew."), "patch", "package: description"),
    ("a code's label", vocabulary("label"), "patch", "label reworded"),
    ("a definition reworded", lambda d: (d.erratum(VOC, "?", "definition", erratum_type="wording"),
     vocabulary("definition")(d)), "patch", "definition reworded"),
    ("a code's PLOVER type", vocabulary("plover_type"), "patch", "plover_type changed"),
    ("a forgotten erratum", lambda d: d.erratum(AID, "aid-001", "quantity"), "patch", "errata: 1 row added"),
    ("a tombstone reworded", cell("retired", "aid-900", "note", "Told once."), "patch", "retired: 1 cell changed"),
    ("an erratum reworded", cell("errata", "err-001", "note", "Misread badly."), "patch", "errata: 1 cell changed"),
]  # fmt: skip
MINOR: list[Mutation] = [
    ("a row", added("events", "evt-001", event_id="evt-999"), "minor", "events: 1 row added"),
    ("a row under a key of four", added("record_actors", "events", actor_id="nato"), "minor", "record_actors: 1 row added"),
    ("evidence", added("evidence", "evd-0001", evidence_id="evd-9999"), "minor", "evidence: 1 row added"),
    ("a column", lambda d: d.add_column(AID, "extra", "x"), "minor", "aid_deliveries.extra: column added"),
    ("an empty column", lambda d: d.add_column(AID, "extra", ""), "minor", "column added"),
    ("a table", note_table, "minor", "table notes added (1 row)"),
    ("a code", new_code, "minor", "code 'melted' added"),
    ("an id retired", lambda d: d.retire("events", "evt-002"), "minor", "events: 1 id retired"),
    ("two ids merged", lambda d: (d.retire("events", "evt-002", successor_id="evt-001"),
     cell("events", "evt-001", "summary", "Both.")(d)), "minor", "1 id retired"),
    ("a discrepancy retired", lambda d: d.retire("discrepancies", "dis-009"), "minor", "discrepancies: 1 id retired"),
    ("a late tombstone", lambda d: d.rows["retired"].append(TOMBSTONE | {"record_id": "evt-990", "table_name": "events"}),
     "minor", "retired: 1 row added"),
    ("a party taken out", lambda d: d.rows["record_actors"].pop(), "minor", "record_actors: 1 row removed"),
    ("a column that must be filled", constraint("events", "start_date", required=True), "minor", "constraint required"),
    ("a column that need not be", constraint("events", "summary", required=False), "minor", "constraint required"),
    ("a tighter pattern", constraint("events", "event_id", pattern="evt-[0-9]{3}"), "minor", "constraint pattern"),
    ("a tighter bound", constraint("locations", "latitude", maximum=80), "minor", "constraint maximum"),
    ("a list of codes for free text", constraint("actors", "role", enum=["x"]), "minor", "constraint enum"),
    ("columns in another order", move_column, "minor", "order changed"),
    ("a unique key", lambda d: d.schema("actors").update(uniqueKeys=[["name"]]), "minor", "added unique key: name"),
    ("a foreign key", lambda d: d.schema("events").setdefault("foreignKeys", []).append(
     {"fields": ["quantity"], "reference": {"resource": "actors", "fields": ["actor_id"]}}), "minor", "added foreign key"),
    ("a property of one's own", of_field(AID, "quantity", rounding="ten"), "minor", "rounding changed"),
]  # fmt: skip
MAJOR: list[Mutation] = [
    ("a column removed", lambda d: d.drop_column(AID, "value_usd"), "major", "value_usd: column removed"),
    ("a column renamed", lambda d: d.rename_column(AID, "quantity", "amount"), "major", "quantity: column renamed to amount"),
    ("a column renamed in passing", several(lambda d: d.rename_column(AID, "quantity", "amount"),
     cell(AID, "aid-001", "amount", "1")), "major", "quantity: column removed"),
    ("a type", of_field(AID, "quantity", type="string"), "major", "type changed"),
    ("a format", of_field("events", "start_date", format="%d.%m.%Y"), "major", "format changed"),
    ("a unit", of_field(AID, "calibre_mm", unit="inch"), "major", "unit changed"),
    ("a vocabulary", of_field("events", "status", vocabulary="aid_status"), "major", "vocabulary changed"),
    ("how a truth is spelled", of_field("statements", "conditional", trueValues=["yes"]), "major", "trueValues changed"),
    ("another key", lambda d: d.schema("actors").update(primaryKey=["name"]), "major", "primary key"),
    ("a longer key", lambda d: d.schema("actors").update(primaryKey=["actor_id", "name"]), "major", "primary key"),
    ("no key", lambda d: d.schema("actors").pop("primaryKey"), "major", "primary key"),
    ("a foreign key gone", lambda d: d.schema(AID)["foreignKeys"].pop(0), "major", "removed foreign key"),
    ("an id changed", cell("events", "evt-003", "event_id", "evt-998"), "major", "events: 1 id vanished without a tombstone (evt-003)"),
    ("an id gone", lambda d: d.drop(AID, "aid-002"), "major", "1 id vanished without a tombstone (aid-002)"),
    ("evidence gone", lambda d: d.drop("evidence", "evd-0003"), "major", "evidence: 1 id vanished"),
    ("a discrepancy gone", lambda d: d.drop("discrepancies", "dis-009"), "major", "discrepancies: 1 id vanished"),
    ("a mention gone", lambda d: d.drop("mentions", d.rows["mentions"][0]["mention_id"]), "major", "mentions: 1 id vanished"),
    ("a tombstone of another table", lambda d: d.retire("events", "evt-002", table_name="statements"), "major", "events: 1 id vanished"),
    ("a tombstone gone", lambda d: d.rows["retired"].clear(), "major", "the tombstone of aid-900 vanished"),
    ("a retired id used again", added(AID, "aid-001", aid_id="aid-900"), "major", "the retired id aid-900 is used again"),
    ("a tombstone of a row that is there", lambda d: d.rows["retired"].append(
     TOMBSTONE | {"record_id": "evt-001", "table_name": "events"}), "major", "the retired id evt-001 is used again"),
    ("an erratum gone", lambda d: d.rows["errata"].clear(), "major", "errata: 1 id vanished"),
    ("recorded changes gone", lambda d: d.rows["changes"].clear(), "major", "changes: 1 id vanished"),
    ("a table gone", lambda d: d.drop_table("mentions"), "major", "table mentions removed"),
    ("a table renamed", lambda d: (d.rows.update(help=d.rows[AID]), d.entry(AID).update(name="help")), "major",
     "table aid_deliveries removed"),
    ("a code gone", lost_code, "major", "removed"),
    ("a code gone from a column alone", lambda d: enum(d).pop(), "major", "aid_deliveries.status: code"),
    ("all codes of a column gone", lambda d: d.field(AID, "status")["constraints"].pop("enum"), "major",
     "aid_deliveries.status: code"),
    ("a code renamed", several(everywhere(VOC, "accusation", "blame"), everywhere("statements", "accusation", "blame")),
     "major", "code 'accusation' removed"),
    ("a definition changed", vocabulary("definition"), "major", "definition changed"),
    ("a definition changed, another reworded", lambda d: (d.erratum(VOC, "?", "label", erratum_type="wording"),
     vocabulary("definition")(d)), "major", "definition changed"),
    ("a vocabulary gone", lambda d: d.rows.update({VOC: [r for r in d.rows[VOC] if r["vocabulary"] != "occasion"]}),
     "major", "occasion: code"),
    ("another spelling of missing", lambda d: (d.schema(AID).update(missingValues=["NA"]),
     everywhere(AID, "", "NA")(d)), "major", "aid_deliveries: missing values changed"),
    ("another place", lambda d: d.entry(AID).update(path="data/help.csv"), "major", "aid_deliveries: path changed"),
    ("another delimiter", lambda d: d.entry(AID)["dialect"].update(delimiter=";"), "major", "delimiter changed"),
    ("another quotation mark", lambda d: d.entry("retired")["dialect"].update(quoteChar="'"), "major", "quoteChar changed"),
    ("the licence", lambda d: d.head.update(licenses=[{"name": "CC-BY-NC-4.0"}]), "major", "package: licenses changed"),
    ("the package's name", lambda d: d.head.update(name="crisis"), "major", "package: name changed"),
]  # fmt: skip
MUTATIONS = [*NONE, *PATCH, *MINOR, *MAJOR]


def difference(old: Path, new: Path) -> Difference:
    with opened(str(old)) as before, opened(str(new)) as after:
        return compare(before, after)


@pytest.mark.parametrize(("change", "grade", "why"), [m[1:] for m in MUTATIONS], ids=[m[0] for m in MUTATIONS])
def test_a_mutation(
    root: Path, old: Path, tmp_path: Path, change: Callable[[Draft], object], grade: str, why: str
) -> None:
    draft = Draft(root)
    change(draft)
    found = difference(old, draft.write(tmp_path / "new"))
    told = reasons(found)
    assert level(found) == grade, told
    if grade == "none":
        assert not told
        return
    # The weightiest reason comes first and is the one; JSON, Markdown and terminal all tell it and what lies behind.
    assert why in " / ".join(r.text for r in told if r.level == grade)
    content = json.loads(as_json(found))
    assert content["bump"] == grade and why in " / ".join(r["text"] for r in content["reasons"])
    shown = "\n".join(terminal(found, 20, lambda text, **_: str(text)))
    page = markdown(found, 20)
    for text in (r.text for r in told):
        assert text in shown and text.replace("|", "\\|") in page
    assert f"calls for a {grade} version" in shown and f"calls for a {grade} version" in page
