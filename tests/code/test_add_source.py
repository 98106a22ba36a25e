"""From a text file to a built table, in a copy of the repository: each step one command, which names the next."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
SOURCE = "harbour-courier-20220215"
ANSWERS = {
    "Tuesday 15 February": ["x", "posting-stamp"],
    "between 50 and": ["1"],  # offered as evidence of dep-038, which France 24 reports
    "Tuesday": ["1"],
    "five years": ["c", "How long the battalion has been there."],
    "We have kept": [
        "n", "+", "", "", "", "interview", "announcement", "diplomacy",
        "Rasa Upiniene says that a berth is kept free and that two tugs wait.",
    ],
    "14": ["x", "numbered"],
    "Friday": ["c", "Since when the berth has been free; the statement says it."],
    "If the wind": ["1"],
    "F-300": [""],
    "40 vehicles": ["n", "deployments", "norway", "move", "military-assets", "."],
    "a dozen trailers": ["o", "What a port has on its quay."],
    "71": ["x", "age"],
    "twenty-six, and one": ["o", "+", "", "unnamed-voice", "retired-pilot-20220215", "A neighbour counts ships."],
    "The guests are": ["o", "+", "clerk of a ministry", "unnamed-voice", "ministry-clerk-20220215", "A courtesy."],
    "one": [""],
    "winter list": ["x", "term"],
    "14:30": [""],
    "three months": ["c", "How long the guests may stay, as papers that it does not name put it."],
    "130,000 Russian troops": ["1", "rounding", "a", "The paper leaves out the about of his sentence."],
    "whatever else they": ["1"],
}  # fmt: skip


def rows(repository: Path, table: str) -> list[dict[str, str]]:
    with (repository / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def review(repository: Path, answers: dict[str, list[str]], texts: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(repository / "src"), "BORDER_CRISIS_TEXTS": str(texts)}
    command = [sys.executable, str(Path(__file__).with_name("driving.py")), SOURCE]
    return subprocess.run(command, input=json.dumps(answers), capture_output=True, text=True, env=environment,
                          cwd=repository, check=False)  # fmt: skip


def test_from_a_text_to_built_tables(repository: Path, run_script: Run, root: Path, tmp_path: Path) -> None:
    text, texts = tmp_path / "harbour-courier.txt", tmp_path / "texts"
    shutil.copy(root / "examples" / "harbour-courier.txt", text)
    texts.mkdir()
    here = {"BORDER_CRISIS_TEXTS": str(texts)}

    def step(script: str, *args: str) -> str:
        result = run_script(repository, script, *args, **here)
        assert result.returncode == 0, result.stderr
        return result.stdout

    step("lint.py", "--fix")
    said = step(
        "register.py", str(text), "--published", "2022-02-15", "--basis", "dateline", "--processing", "original",
        "--title", "Norwegian company sails for Klaipeda", "--outlet", "Harbour Courier", "--id", SOURCE,
    )  # fmt: skip
    assert "next: python scripts/segment.py" in said and (texts / text.name).exists()
    said = step("segment.py", str(texts / text.name))
    assert f"{SOURCE}-004" in said and "next: python scripts/suggest.py" in said
    assert "50 and 60 troops" in step("suggest.py", str(texts / text.name), "--published", "2022-02-15")

    # An unreviewed source is not built silently.
    assert f"{SOURCE}: " in step("lock.py") and "undecided" in step("lock.py")
    refused = run_script(repository, "build.py")
    assert refused.returncode == 1 and f"run python scripts/review.py {SOURCE}" in refused.stderr

    result = review(repository, ANSWERS, texts)
    assert result.returncode == 0, result.stderr + result.stdout[-3000:]
    assert "never asked" not in result.stdout, result.stdout[-500:]
    assert "0 left" in result.stdout and " still needs status, summary" in result.stdout
    assert "next: complete these records, then python scripts/lock.py" in result.stdout

    # The record that was begun is demanded by lock and build, with file and line.
    refused = run_script(repository, "lock.py", **here)
    assert refused.returncode == 1 and ": still to be written: status, summary" in refused.stderr
    path = repository / "seeds" / "facts" / "deployments.yaml"
    begun = path.read_text(encoding="utf-8")
    assert begun.count('summary: ""') == 1
    path.write_text(
        begun.replace('summary: ""', "summary: Norway ships some 40 vehicles to Klaipeda.")
        .replace('status: ""', "status: underway"),
        encoding="utf-8",
    )  # fmt: skip
    assert "next: python scripts/build.py" in step("lock.py")
    assert "next: python -m border_crisis validate" in step("build.py")
    assert "in order" in step("lint.py")

    valid = subprocess.run(
        [sys.executable, "-m", "border_crisis", "validate"], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(repository / "src"), **here}, cwd=repository,
    )  # fmt: skip
    assert valid.returncode == 0, valid.stdout + valid.stderr
    assert "texts: 1 of 6 sources at hand" in valid.stdout

    deployments = {row["deployment_id"]: row for row in rows(repository, "deployments")}
    assert deployments["dep-038"]["n_sources"] == "2" and deployments["dep-038"]["n_outlets"] == "2"
    new = next(row for row in deployments.values() if row["summary"] == "Norway ships some 40 vehicles to Klaipeda.")
    assert (new["sender_iso3"], new["quantity"], new["qualifier"], new["unit"]) == ("NOR", "40", "about", "vehicle")
    said_by = [row for row in rows(repository, "statements") if row["speaker_id"] == "rasa-upiniene"]
    assert [(row["stated_on"], row["quotation"]) for row in said_by] == [("2022-02-15", "direct")]
    found = [row for row in rows(repository, "discrepancies") if row["note"] == ANSWERS["130,000 Russian troops"][-1]]
    assert [(row["record_id"], row["value_a"], row["value_b"]) for row in found] == [
        ("est-003", "about 130000", "exactly 130000")
    ]
    ledger = [row for row in rows(repository, "mentions") if row["source_id"] == SOURCE]
    assert {row["disposition"] for row in ledger} >= {"coded", "context", "out-of-scope", "not-a-mention"}
    again = run_script(repository, "review.py", SOURCE, "--left", **here)
    assert again.returncode == 0 and "0 of" in again.stdout
