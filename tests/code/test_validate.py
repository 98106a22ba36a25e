"""`border-crisis validate`: each kind of bad input is one clear line, at its file, line and column."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from conftest import read_csv

from border_crisis.cli import main
from border_crisis.descriptor import tables as table_list
from border_crisis.errors import WrongUsage
from border_crisis.validation.engine import validate_frames, validate_path
from border_crisis.validation.spans import check_spans


@pytest.fixture(autouse=True)
def without_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BORDER_CRISIS_TEXTS", raising=False)


def validate(folder: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["validate", str(folder), *options])
    assert "Traceback" not in result.output
    return result


def set_cell(column: str, value: str, row: int = 0) -> Callable[[list[dict[str, str]]], None]:
    def change(rows: list[dict[str, str]]) -> None:
        rows[row][column] = value

    return change


def test_the_package_is_valid(package) -> None:
    result = validate(package.folder)
    assert result.exit_code == 0
    assert f"{len(table_list())} tables" in result.output and "no problem" in result.output
    assert "not re-checked" in result.output  # it says so when the texts are not at hand


def test_the_line_is_where_the_record_starts(package) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        rows[0]["summary"] = "Two\nlines, and\nthree."
        rows[1]["status"] = "given"

    package.edit("aid_deliveries", change)
    problems = validate_path(package.folder).problems
    assert [(p.line, p.column, p.value) for p in problems if p.rule == "cell.code"] == [(5, "status", "given")]


def test_rows_of_the_wrong_length_and_their_lines(package) -> None:
    lines = package.file("actors").read_text(encoding="utf-8").split("\n")
    lines[2] += ",one too many"
    lines.insert(5, "")
    package.write("actors", "\n".join(lines).encode())
    out = validate(package.folder).output
    assert "data/actors.csv:3: 9 cells where the header has 8" in out
    assert "data/actors.csv:6: a blank line" in out


def test_the_line_of_a_wrong_byte(package) -> None:
    package.write("actors", package.file("actors").read_bytes().replace(b"\nbelarus", b"\n\xffbelarus", 1))
    line = package.file("actors").read_bytes().split(b"\xff")[0].count(b"\n") + 1
    assert f"data/actors.csv:{line}: actor_id: byte 1 of the line" in validate(package.folder).output


def test_missing_and_truncated_files(package) -> None:
    whole = package.file("evidence").read_bytes()
    package.file("evidence").write_bytes(whole[: len(whole) // 2])
    assert "[file.bytes]" in validate(package.folder).output
    package.file("evidence").write_bytes(whole.replace(b"supports", b"supporXs", 1))
    result = validate(package.folder)
    assert "[file.hash]" in result.output and "[cell.code]" in result.output  # its cells are read all the same
    package.file("evidence").unlink()
    result = validate(package.folder)
    assert result.exit_code == 1 and "data/evidence.csv: the file is missing" in result.output


def test_a_quote_that_swallows_rows_is_a_wrong_number_of_rows(package) -> None:
    lines = package.file("aid_deliveries").read_text(encoding="utf-8").split("\n")
    lines[3] = lines[3].replace("Germany refuses", '"Germany refuses', 1).replace(",,", ",", 0)
    swallowed = "\n".join(lines)
    package.file("aid_deliveries").write_text(swallowed, encoding="utf-8")
    result = validate(package.folder)
    assert result.exit_code == 1 and ("[file.quoting]" in result.output or "[file.rows]" in result.output)


def test_the_ends_of_a_range_are_inside_it(package) -> None:
    package.edit("locations", lambda rows: [row.update(latitude="90", longitude="-180") for row in rows])
    assert validate(package.folder).exit_code == 0


def test_descriptor(package) -> None:
    path = package.folder / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    for outside in ("../outside.csv", "/etc/passwd", "https://example.org/a.csv"):
        content["resources"][0]["path"] = outside
        path.write_text(json.dumps(content))
        result = validate(package.folder)
        assert result.exit_code == 1 and "[package.path]" in result.output, outside
    kept = content["resources"].pop(0)
    path.write_text(json.dumps(content))
    assert "'events': the table is missing" in validate(package.folder).output
    content["resources"].insert(0, kept)
    content["resources"][0] |= {"path": "data/events.csv", "name": "happenings"}
    path.write_text(json.dumps(content))
    assert "[package.resource]" in validate(package.folder).output
    path.write_text("{")
    result = validate(package.folder)
    assert result.exit_code == 1 and "cannot be read as a data package" in result.output


def test_a_wrong_number_of_rows(package) -> None:
    package.promise("aid_deliveries", rows=15)
    assert "has 17 rows, datapackage.json says 15" in validate(package.folder).output


def test_a_very_long_cell(package) -> None:
    package.edit("aid_deliveries", set_cell("summary", "long " * 100_000 + "end"))
    assert validate(package.folder).exit_code == 0


def test_problems_stand_in_the_order_of_the_file(package) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        rows[9]["status"] = rows[1]["item_type"] = rows[5]["donor_iso3"] = "?"

    package.edit("aid_deliveries", change)
    lines = [p.line for p in validate_path(package.folder).problems]
    assert lines == sorted(lines) and len(lines) >= 3


def test_frames_of_another_shape(tables) -> None:
    frame = pd.DataFrame(tables["actors"])
    assert [p.rule for p in validate_frames({"actors": frame[frame.columns[::-1]]})] == ["header.order"]
    with pytest.raises(WrongUsage, match="'battles' is no table"):
        validate_frames({"battles": frame})


def test_a_folder_without_descriptor(package, tmp_path: Path) -> None:
    (package.folder / "datapackage.json").unlink()
    for file in (package.folder / "data").glob("*.csv"):
        if file.stem not in ("aid_deliveries", "actors"):
            file.unlink()
    result = validate(package.folder)
    assert result.exit_code == 0 and "2 tables" in result.output
    (package.folder / "data" / "battles.csv").write_text("a\n")
    assert "[file.unknown]" in validate(package.folder).output
    (tmp_path / "empty").mkdir()
    assert validate(tmp_path / "empty").exit_code == 2
    assert validate(tmp_path / "nowhere").exit_code == 2


def test_many_problems_are_cut_and_counted(package) -> None:
    package.edit("evidence", lambda rows: [row.update(relation="proves") for row in rows])
    result = validate(package.folder, "--limit", "5")
    lines = result.output.splitlines()
    assert sum("[cell.code]" in line for line in lines) <= 5
    assert any("more; --limit" in line for line in lines)


def test_spans_are_checked_against_the_texts(package, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDER_CRISIS_TEXTS", str(texts))
    result = validate(package.folder)
    assert result.exit_code == 0 and "5 of 5 sources at hand" in result.output

    def change(rows: list[dict[str, str]]) -> None:
        # Of spans that are cited once and longer than their fragment, only the texts tell the digest.
        cited = Counter((row["source_id"], row["char_start"], row["char_end"]) for row in rows)
        words = [
            row for row in rows
            if row["basis"] == "words" and cited[row["source_id"], row["char_start"], row["char_end"]] == 1
            and len(row["fragment"]) < int(row["char_end"]) - int(row["char_start"])
        ]  # fmt: skip
        words[0]["span_sha256"] = "0" * 64
        words[1]["fragment"] = "never written"

    package.edit("evidence", change)
    package.edit("passages", set_cell("text_sha256", "0" * 64))
    result = validate(package.folder)
    assert result.exit_code == 1
    for rule in ("text.digest", "text.passage", "text.fragment"):
        assert f"[{rule}]" in result.output, rule


ALL = {"ours", "frictionless", "pandera"}


@pytest.mark.parametrize(
    ("table", "column", "value", "judges"),
    [
        pytest.param("aid_deliveries", "quantity", "many", ALL, id="type"),
        pytest.param("aid_deliveries", "status", "given", ALL, id="code"),
        pytest.param("aid_deliveries", "aid_id", "aid-002", ALL, id="duplicate-key"),
        pytest.param("aid_deliveries", "donor_id", "atlantis", {"ours", "frictionless"}, id="foreign-key"),
        pytest.param("passages", "sequence", "2", {"ours", "pandera"}, id="composite-key"),
        pytest.param("aid_deliveries", "quantity_low", "9999", {"ours"}, id="across-columns"),
    ],
)
def test_oracles_agree_on_what_is_broken(package, table: str, column: str, value: str, judges: set[str]) -> None:
    """What each judge can see, it sees; what only some can see is said in the cases. `make catalogue` has many more."""
    from border_crisis.validation.oracles import frictionless_errors, pandera_errors

    package.edit(table, set_cell(column, value))
    found = {
        "ours": not validate_path(package.folder).valid,
        "frictionless": bool(frictionless_errors(package.folder)),
        "pandera": bool(pandera_errors(package.folder)),
    }
    assert {judge for judge, wrong in found.items() if wrong} == judges


def test_a_fragment_that_shows_too_much(package, texts: Path) -> None:
    """It stands at its position, but the span is longer than may be quoted."""
    found = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in texts.glob("*.txt")}
    digests = {row["source_id"]: row["text_sha256"] for row in read_csv(package.file("sources"))}

    def change(rows: list[dict[str, str]]) -> None:
        row = next(
            r for r in rows if r["char_start"] and len(r["fragment"]) + 40 < int(r["char_end"]) - int(r["char_start"])
        )
        text = found[digests[row["source_id"]]].read_bytes().decode("utf-8")
        start = int(row["char_start"])
        row["fragment"] = text[start : start + len(row["fragment"]) + 20]

    package.edit("evidence", change)
    report = check_spans(package.folder, texts)
    assert [p.rule for p in report.problems] == ["text.fragment"]


def test_a_source_without_its_text_is_named(package, texts: Path, tmp_path: Path) -> None:
    some = sorted(texts.glob("*.txt"))[0]
    (tmp_path / "some").mkdir()
    shutil.copy(some, tmp_path / "some")
    report = check_spans(package.folder, tmp_path / "some")
    assert report.problems == [] and "1 of 5 sources at hand" in report.lines[0]
    assert sum("not re-checked" in line for line in report.lines) == 4


def test_oracles_print_a_verdict_each(package) -> None:
    assert validate(package.folder, "--oracles").output.count("no problem") == 3
    package.edit("aid_deliveries", set_cell("status", "given"))
    result = validate(package.folder, "--oracles")
    assert result.exit_code == 1 and result.output.count("given") >= 3


def test_without_duckdb_the_extra_is_named(package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    result = validate(package.folder)
    assert result.exit_code == 2
    assert "border-crisis[validate]" in result.output


def test_exit_codes_of_the_real_command(package) -> None:
    command = [sys.executable, "-m", "border_crisis", "validate"]
    assert subprocess.run([*command, str(package.folder)], capture_output=True, check=False).returncode == 0
    package.edit("aid_deliveries", set_cell("status", "given"))
    broken = subprocess.run([*command, str(package.folder)], capture_output=True, text=True, check=False)
    assert broken.returncode == 1 and not broken.stderr
    wrong = subprocess.run([*command, "--no-such-option"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
