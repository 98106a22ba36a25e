"""What `validate` takes, what it prints, and where people meet it: zip, one file, JSON, GitHub, Action, hook, init."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import ROOT, read_csv

import border_crisis as bc
from border_crisis.cli import main
from border_crisis.validation.engine import rule_ids, validate_path


@pytest.fixture(autouse=True)
def without_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BORDER_CRISIS_TEXTS", raising=False)


def validate(*words: str | Path) -> Result:
    result = CliRunner().invoke(main, ["validate", *map(str, words)])
    assert "Traceback" not in result.output
    return result


def break_one(package) -> None:
    package.edit("aid_deliveries", lambda rows: rows[0].update(status="given"))


def zipped(folder: Path, target: Path, inside: str = "") -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(folder.rglob("*.*")):
            archive.write(path, Path(inside) / path.relative_to(folder))
    return target


@pytest.mark.parametrize("inside", ["", "package-1.0"])
def test_a_zip_file(package, tmp_path: Path, inside: str) -> None:
    break_one(package)
    result = validate(zipped(package.folder, tmp_path / "p.zip", inside), "--only", "cell.")
    assert result.exit_code == 1
    assert "data/aid_deliveries.csv:2: status: 'given'" in result.output


def test_zip_files_that_are_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 and no more")
    link = tmp_path / "link.zip"
    with zipfile.ZipFile(link, "w") as archive:
        entry = zipfile.ZipInfo("data/events.csv")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    refused = ((broken, "cannot be read as a zip file"), (link, "no plain file"))
    for file, told in refused:
        result = validate(file)
        assert result.exit_code == 1 and told in result.output and "[package.zip]" in result.output


def test_a_descriptor_and_a_single_file(package, tmp_path: Path) -> None:
    assert validate(package.folder / "datapackage.json", "--only", "file.").exit_code == 0
    break_one(package)
    assert "aid_deliveries.csv:2: status" in validate(package.file("aid_deliveries")).output
    shutil.copy(package.file("aid_deliveries"), tmp_path / "mine.csv")
    result = validate(tmp_path / "mine.csv")
    assert result.exit_code == 2 and "--table" in result.output
    result = validate(tmp_path / "mine.csv", "--table", "aid_deliveries")
    assert result.exit_code == 1 and "mine.csv:2: status: 'given'" in result.output
    assert validate(tmp_path / "mine.csv", "--table", "battles").exit_code == 2


def test_json(package) -> None:
    package.edit("aid_deliveries", lambda rows: [row.update(status="given") for row in rows])
    found = json.loads(validate(package.folder, "--format", "json", "--limit", "3", "--only", "cell.code").output)
    assert found["valid"] is False and found["total"] == len(bc.load("aid_deliveries")) == found["totals"]["cell.code"]
    assert len(found["problems"]) == 3
    first = found["problems"][0]
    assert (first["line"], first["column"], first["value"]) == (2, "status", "given")
    assert "approved" in first["expected"] and first["mend"]
    assert json.loads(validate(package.folder, "--format", "json", "--only", "header.").output)["valid"] is True


def test_github(package) -> None:
    package.edit("aid_deliveries", lambda rows: rows[0].update(summary="50 %\nof: a, b", status="given"))
    lines = validate(package.folder, "--format", "github", "--only", "cell.code").output.splitlines()
    assert lines[0].startswith(
        f"::error file={package.folder.as_posix()}/data/aid_deliveries.csv,line=2,title=cell.code::"
    )
    assert lines[-1].endswith("1 problem")


def test_rules_are_listed_chosen_and_left_out(package) -> None:
    listed = validate("--rules").output
    assert all(rule in listed for rule in rule_ids())
    break_one(package)
    assert validate(package.folder, "--skip", "cell.").exit_code == 0
    assert validate(package.folder, "--only", "key.").exit_code == 0
    result = validate(package.folder, "--only", "cell.colour")
    assert result.exit_code == 2 and "is no rule" in result.output


def test_a_limit_of_nothing_still_counts(package) -> None:
    break_one(package)
    result = validate(package.folder, "--limit", "0")
    assert result.exit_code == 1 and "… and 1 more" in result.output and "1 cell.code" in result.output


def test_own_schemas(tmp_path: Path) -> None:
    fields = [
        {"name": "id", "type": "integer", "constraints": {"unique": True}},
        {"name": "name", "constraints": {"maxLength": 3}},
        {"name": "day", "type": "date", "constraints": {"minimum": "2022-01-01"}},
    ]
    content = {"resources": [{"name": "mine", "path": "mine.csv", "schema": {"fields": fields}}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(content))
    (tmp_path / "mine.csv").write_text("id,name,day\n1,abc,2022-01-01\n1,abcd,2021-12-31\n")
    found = validate_path(tmp_path, own_schemas=True).problems
    assert [(p.rule, p.line, p.column) for p in found] == [
        ("cell.length", 3, "name"), ("cell.range", 3, "day"), ("key.unique", 3, "id")]  # fmt: skip
    fields[0]["type"] = "geopoint"
    (tmp_path / "datapackage.json").write_text(json.dumps(content))
    result = validate(tmp_path, "--own-schemas")
    assert result.exit_code == 2 and "'geopoint' is not supported" in result.output


def test_several_faults_of_one_file_are_all_told(package) -> None:
    lines = package.file("actors").read_bytes().split(b"\n")
    lines[2] += b",x"
    lines[4] = lines[4].replace(b",", b",\xff", 1)
    lines[6] = b'"' + lines[6]
    lines[8] = lines[8].replace(lines[8].split(b",")[3], b"wizard", 1)
    lines.insert(10, b"")
    package.write("actors", b"\n".join(lines))
    found = {(p.rule, p.line) for p in validate_path(package.folder, limit=None).problems if "actors" in p.file}
    assert {
        ("file.ragged-row", 3),
        ("file.encoding", 5),
        ("file.quoting", 7),
        ("cell.code", 9),
        ("file.blank-row", 11),
    } <= found
    # A damaged record is named once, and its key still counts for the tables that point to it.
    assert not {line for rule, line in found if rule.startswith(("cell.", "key."))} & {3, 5, 7}


def test_a_hundred_thousand_errors_flood_nothing(tmp_path: Path) -> None:
    head = package_header("record_actors")
    (tmp_path / "record_actors.csv").write_text(head + "".join(f"x,{n},A,b\n" for n in range(100_000)))
    report = validate_path(tmp_path, limit=10)
    assert len(report.problems) == 10 and report.total > 300_000
    assert len(validate(tmp_path, "--limit", "10").output.splitlines()) < 15


def test_ragged_rows_without_end_flood_nothing(tmp_path: Path) -> None:
    (tmp_path / "record_actors.csv").write_text(package_header("record_actors") + "a,b\n" * 120_000)
    report = validate_path(tmp_path, limit=10)
    assert len(report.problems) == 10 and report.totals["file.ragged-row"] > 100_000
    assert "too much is wrong" in report.notes[0]


def package_header(table: str) -> str:
    return (ROOT / "data" / f"{table}.csv").read_text(encoding="utf-8").split("\n")[0] + "\n"


def test_validate_from_python() -> None:
    frame = bc.load("aid_deliveries")
    assert bc.validate(frame, "aid_deliveries").empty
    frame["quantity_low"] = frame["quantity_low"].astype(float)
    frame.loc[0, "quantity_low"] = -5.0
    found = bc.validate(frame, "aid_deliveries")
    assert isinstance(found, pd.DataFrame)
    assert found.iloc[0][["rule", "row", "column", "value"]].tolist() == ["cell.range", 1, "quantity_low", "-5.0"]
    assert len(bc.validate(frame, "aid_deliveries", limit=1)) == 1
    plain = pd.read_csv(ROOT / "data" / "events.csv")  # as people read it: floats for whole numbers, NaN for nothing
    assert bc.validate(plain, "events").empty
    with pytest.raises(bc.WrongUsage, match="'battles' is no table"):
        bc.validate(frame, "battles")


def test_pandera_raises_as_its_users_expect() -> None:
    from pandera.errors import SchemaErrors

    frame = bc.load("events")
    bc.schemas.Events.validate(frame)
    frame["quantity"] = -1.0
    with pytest.raises(SchemaErrors):
        bc.schemas.Events.validate(frame, lazy=True)


def test_init_writes_a_package_that_is_valid(tmp_path: Path) -> None:
    place = tmp_path / "My Data"
    result = CliRunner().invoke(main, ["init", str(place)])
    assert result.exit_code == 0
    assert validate(place).exit_code == 0
    assert json.loads((place / "datapackage.json").read_text())["name"] == "my-data"
    again = CliRunner().invoke(main, ["init", str(place)])
    assert again.exit_code == 2 and "is there already" in again.output
    with (place / "data" / "sources.csv").open("a", encoding="utf-8") as stream:
        stream.write("".join(f"{c}," for c in read_csv(ROOT / "data" / "sources.csv")[0].values())[:-1] + "\n")
    assert "[file.bytes]" in validate(place).output
    assert CliRunner().invoke(main, ["init", "--renew", str(place)]).exit_code == 0
    assert "[file." not in validate(place).output
    steps = yaml.safe_load((place / ".github" / "workflows" / "validate.yml").read_text())["jobs"]["validate"]["steps"]
    assert steps[-1]["run"] == "border-crisis validate . --format github"


def shell(script: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script with `border-crisis` on the path, as a runner does."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    command = tools / "border-crisis"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m border_crisis "$@"\n')
    command.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", **env}
    return subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_action_runs_what_it_says(package, tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    step = action["runs"]["steps"][-1]
    given = {name: str(value["default"]) for name, value in action["inputs"].items()}
    given |= {"path": "package"}
    variables = {
        name: given[text.removeprefix("${{ inputs.").removesuffix(" }}")] for name, text in step["env"].items()
    }
    assert shell(step["run"], tmp_path, **variables).returncode == 0
    break_one(package)
    broken = shell(step["run"], tmp_path, **variables)
    assert broken.returncode == 1
    assert "::error file=package/data/aid_deliveries.csv,line=2,title=cell.code::" in broken.stdout
    single = shell(
        step["run"], tmp_path, **{**variables, "TARGET": "package/data/aid_deliveries.csv", "TABLE": "aid_deliveries"}
    )
    assert single.returncode == 1


def test_the_hook_runs_what_it_says(package) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    script = " ".join([hook["entry"], *hook["args"]])
    assert hook["pass_filenames"] is False
    assert shell(script, package.folder).returncode == 0
    break_one(package)
    assert shell(script, package.folder).returncode == 1
