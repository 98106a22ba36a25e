"""What other catalogues read: the descriptor against its profiles, and the files derived from it."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

import border_crisis as bc

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def head(root: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture
def profiles(root: Path) -> dict[str, Draft7Validator]:
    """The profiles of Data Package v2, where this machine has them."""
    folder = Path(os.environ.get("BORDER_CRISIS_PROFILES", root.parent / "shared" / "profiles"))
    if not folder.is_dir():
        pytest.skip("the profiles are not at hand: BORDER_CRISIS_PROFILES names their folder")
    return {path.stem: Draft7Validator(json.loads(path.read_text(encoding="utf-8"))) for path in folder.glob("*.json")}


def test_the_descriptor_keeps_to_its_profiles(head: dict[str, Any], profiles: dict[str, Draft7Validator]) -> None:
    assert [e.message for e in profiles["datapackage"].iter_errors(head)] == []
    for entry in head["resources"]:
        for name, part in (
            ("dataresource", entry),
            ("tableschema", entry["schema"]),
            ("tabledialect", entry["dialect"]),
        ):
            assert part["$schema"] == f"https://datapackage.org/profiles/2.0/{name}.json"
            assert [e.message for e in profiles[name].iter_errors(part)] == [], (entry["name"], name)


def test_the_profiles_would_see_a_mistake(head: dict[str, Any], profiles: dict[str, Draft7Validator]) -> None:
    head["resources"][0]["schema"]["fields"][0]["type"] = "text"
    head["licenses"] = []
    assert not profiles["tableschema"].is_valid(head["resources"][0]["schema"])
    assert not profiles["datapackage"].is_valid(head)


def test_croissant_names_every_file_and_column(root: Path, head: dict[str, Any]) -> None:
    croissant = json.loads((root / "croissant.json").read_text(encoding="utf-8"))
    files = {file["contentUrl"]: file["sha256"] for file in croissant["distribution"]}
    assert files == {entry["path"]: entry["hash"].removeprefix("sha256:") for entry in head["resources"]}
    columns = {field["@id"] for records in croissant["recordSet"] for field in records["field"]}
    assert columns == {f"{e['name']}/{f['name']}" for e in head["resources"] for f in e["schema"]["fields"]}
    assert croissant["citeAs"] == bc.cite("bibtex") and croissant["version"] == bc.__version__


def test_a_release_s_day_stands_in_every_file(repository: Path, run_script: Run) -> None:
    """One place says it: the heading of the changelog."""
    version = re.search(r'(?m)^version = "(.*)"$', (repository / "pyproject.toml").read_text())
    assert version
    log = repository / "CHANGELOG.md"
    text = re.sub(rf"(?m)^## .*{re.escape(version[1])}.*$", "## before", log.read_text())
    log.write_text(text + f"\n## {version[1]} (2031-05-06)\n")
    package = repository / "schemas" / "package.yaml"
    package.write_text(package.read_text() + "doi: 10.1234/x\n")
    assert run_script(repository, "build.py").returncode == 0
    head = json.loads((repository / "datapackage.json").read_text())
    cff = yaml.safe_load((repository / "CITATION.cff").read_text())
    zenodo = json.loads((repository / ".zenodo.json").read_text())
    croissant = json.loads((repository / "croissant.json").read_text())
    assert head["created"] == "2031-05-06T00:00:00Z" and head["publicationYear"] == 2031
    assert str(cff["date-released"]) == zenodo["publication_date"] == croissant["datePublished"] == "2031-05-06"
    assert {head["version"], cff["version"], zenodo["version"], croissant["version"]} == {version[1]}
    assert zenodo["description"] == croissant["description"] == cff["abstract"] == head["description"]
    assert "2031" in croissant["citeAs"] and "url = {https://doi.org/10.1234/x}," in croissant["citeAs"]
    assert head["id"] == croissant["url"] == "https://doi.org/10.1234/x" and cff["doi"] == "10.1234/x"
