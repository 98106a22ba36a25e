"""`border-crisis explore`: what the folder holds, what it never holds, and what is refused."""

import csv
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import PackageCopy, read_csv

from border_crisis.cli import main
from border_crisis.descriptor import root as package_root
from border_crisis.explorer.payload import payload, script
from curation.explorer import DIGEST, STATIC, inputs_digest

INVENTED = "A made-up first sentence about bridges. “Quoted,” said nobody. Č and 😀 count as one.\n"


@pytest.fixture
def explore(tmp_path: Path) -> Callable[..., Result]:
    """Run the command; nothing is opened, and the environment names no texts."""

    def run(*args: str | Path) -> Result:
        return CliRunner(env={"BORDER_CRISIS_TEXTS": None}).invoke(
            main, ["explore", "--no-open", *map(str, args)], catch_exceptions=False
        )

    return run


def data(folder: Path, name: str) -> dict[str, dict[str, dict[str, object]]]:
    """Return the JSON value that one of the folder's scripts assigns."""
    text = (folder / name).read_text(encoding="utf-8")
    value: dict[str, dict[str, dict[str, object]]] = json.loads(text.partition("=")[2].rstrip(";\n"))
    return value


def columns(table: dict[str, object]) -> dict[str, list[str]]:
    packed = table["columns"]
    assert isinstance(packed, dict)
    return {
        name: column if isinstance(column, list) else [column["values"][place] for place in column["places"]]
        for name, column in packed.items()
    }


def test_folder_is_complete_and_refers_to_nothing_outside(explore: Callable[..., Result], tmp_path: Path) -> None:
    out = tmp_path / "site"
    result = explore("--out", out)
    assert result.exit_code == 0, result.output
    assert "written; open" in result.output
    page = (out / "index.html").read_text(encoding="utf-8")
    for name in re.findall(r'(?:src|href)="([^"]+)"', page):
        assert name.startswith("data:") or (out / name).exists(), name
    style = (out / "style.css").read_text(encoding="utf-8")
    for name in re.findall(r"url\(\"?([^)\"]+)", style):
        assert (out / name).is_file(), name
    assert "http" not in page.replace("http-equiv", "")
    assert "http" not in style
    assert {p.name for p in (out / "data").iterdir()} == {p.name for p in (package_root() / "data").iterdir()}
    assert json.loads((out / "datapackage.json").read_text(encoding="utf-8"))["name"] == "border-crisis"
    assert not (out / "texts.js").exists()


def test_first_load_is_under_a_megabyte_and_a_half(explore: Callable[..., Result], tmp_path: Path) -> None:
    explore("--out", tmp_path / "site")
    read = ["index.html", "style.css", "app.js", "data.js", "evidence.js", "fonts"]
    files = [
        p for name in read for p in [tmp_path / "site" / name, *(tmp_path / "site" / name).glob("*")] if p.is_file()
    ]
    assert sum(p.stat().st_size for p in files) < 1_500_000


def test_cells_arrive_as_the_tables_hold_them(tables: dict[str, list[dict[str, str]]]) -> None:
    files = payload(package_root(), with_texts=False)
    for name, content in files.items():
        packed = json.loads(content.decode().partition("=")[2].rstrip(";\n"))["tables"]
        for table, rows in tables.items():
            if table in packed:
                found = columns(packed[table])
                assert packed[table]["length"] == len(rows), (name, table)
                for column, cells in found.items():
                    assert cells == [row[column] for row in rows], (table, column)


def test_sources_of_a_record_are_those_of_its_evidence(tables: dict[str, list[dict[str, str]]]) -> None:
    about = json.loads(payload(package_root(), with_texts=False)["data.js"].decode().partition("=")[2].rstrip(";\n"))
    for record, sources in about["about"]["sourcesOf"].items():
        assert sources == sorted({row["source_id"] for row in tables["evidence"] if row["record_id"] == record})


def test_nothing_ends_the_script_or_the_tag() -> None:
    text = script("name", ["</script><script>", "<!--", "a & b", "\u2028\u2029", '"\\'])
    assert not re.search(rb"[<>&]|\xe2\x80[\xa8\xa9]", text)
    assert json.loads(text.decode().partition("=")[2].rstrip(";\n")) == [
        "</script><script>",
        "<!--",
        "a & b",
        "\u2028\u2029",
        '"\\',
    ]


def test_of_the_texts_only_fragments_are_inside(explore: Callable[..., Result], tmp_path: Path, texts: Path) -> None:
    out = tmp_path / "site"
    explore("--out", out)
    content = "".join(
        p.read_text(encoding="utf-8") for p in out.rglob("*") if p.suffix in (".js", ".csv", ".html", ".json")
    )
    for path in texts.glob("*.txt"):
        text = path.read_bytes().decode("utf-8")
        for start in range(0, len(text) - 90, 45):
            assert text[start : start + 90] not in content, (path.name, start)


def with_invented_text(package: PackageCopy, folder: Path) -> None:
    """Let the first source of the package be an invented text in `folder`."""
    folder.mkdir()
    (folder / "any name.txt").write_bytes(INVENTED.encode())
    digest = hashlib.sha256(INVENTED.encode()).hexdigest()
    package.edit("sources", lambda rows: rows[0].update(text_sha256=digest))


def test_with_texts_is_a_local_copy_that_says_so(
    explore: Callable[..., Result], tmp_path: Path, package: PackageCopy
) -> None:
    with_invented_text(package, tmp_path / "texts")
    out = tmp_path / "site"
    result = explore(package.folder, "--out", out, "--with-texts", "--texts", tmp_path / "texts")
    assert result.exit_code == 0, result.output
    assert "not for publication" in result.output
    sources = [row["source_id"] for row in read_csv(package.file("sources"))]
    assert all(f"{source}: text not at hand" in result.output for source in sources[1:])
    assert data(out, "texts.js") == {sources[0]: INVENTED}
    assert data(out, "data.js")["about"]["withTexts"] is True
    assert "not for publication" in (out / "NOT-FOR-PUBLICATION.txt").read_text(encoding="utf-8").lower()
    assert (out / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert '<meta name="robots" content="noindex">' in (out / "index.html").read_text(encoding="utf-8")
    # the next copy without them holds nothing of them
    explore(package.folder, "--out", out)
    assert not (out / "texts.js").exists()
    assert not (out / "NOT-FOR-PUBLICATION.txt").exists()
    assert "bridges" not in "".join(p.read_text(encoding="utf-8") for p in out.rglob("*.js"))


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--with-texts"], "BORDER_CRISIS_TEXTS"),
        (["--with-texts", "--texts", "nowhere"], "no such folder of texts"),
        (["--with-texts", "--texts", "."], "holds the text of no source"),
        (["nowhere"], "no such folder"),
        (["--out", "a file"], "is no folder"),
        (["--out", "full"], "holds other files"),
        (["--out", "a file/below"], "cannot be written"),
    ],
)
def test_wrong_usage_is_one_line_and_writes_nothing(
    explore: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a file").write_text("kept", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("kept", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    result = explore(*args)
    assert result.exit_code == 2, result.output
    assert result.output.startswith("error: ")
    assert message in result.output
    assert result.output.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_an_earlier_explorer_is_replaced_whole(explore: Callable[..., Result], tmp_path: Path) -> None:
    out = tmp_path / "site"
    explore("--out", out)
    (out / "left-over.js").write_text("old", encoding="utf-8")
    assert explore("--out", out).exit_code == 0
    assert not (out / "left-over.js").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["site"]  # nothing temporary stays


def test_a_package_that_cannot_be_read_leaves_the_old_folder(
    explore: Callable[..., Result], tmp_path: Path, package: PackageCopy
) -> None:
    out = tmp_path / "site"
    explore("--out", out)
    before = (out / "data.js").read_bytes()
    package.write("events", b"event_id,surprise\nevt-001,x\n")
    result = explore(package.folder, "--out", out)
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "events.csv" in result.output
    assert "border-crisis validate" in result.output
    assert (out / "data.js").read_bytes() == before


def test_ragged_row_is_named(explore: Callable[..., Result], tmp_path: Path, package: PackageCopy) -> None:
    lines = package.file("actors").read_bytes().splitlines(keepends=True)
    package.write("actors", b"".join([*lines[:3], b"short,row\n", *lines[3:]]))
    result = explore(package.folder, "--out", tmp_path / "site")
    assert result.exit_code == 1
    assert "actors.csv:4: 2 cells" in result.output


def test_plain_csv_files_are_enough(explore: Callable[..., Result], tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    rows = read_csv(package_root() / "data" / "aid_deliveries.csv")[:2]
    with (folder / "aid_deliveries.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    assert explore(folder, "--out", tmp_path / "site").exit_code == 0
    tables = data(tmp_path / "site", "data.js")["tables"]
    assert tables["aid_deliveries"]["length"] == 2
    assert tables["events"]["length"] == 0
    assert [p.name for p in (tmp_path / "site" / "data").iterdir()] == ["aid_deliveries.csv"]


def test_same_package_gives_same_bytes(explore: Callable[..., Result], tmp_path: Path) -> None:
    explore("--out", tmp_path / "a")
    explore("--out", tmp_path / "b")
    for path in (tmp_path / "a").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes(), path.name


def test_bundle_is_made_from_the_sources_that_are_here() -> None:
    """`python scripts/explorer.py --check` bundles again; this needs no Node."""
    assert DIGEST.read_text(encoding="utf-8").strip() == inputs_digest(), "run python scripts/explorer.py"


def test_every_library_in_the_bundle_has_its_licence_beside_it() -> None:
    licences = (STATIC / "LICENSES.txt").read_text(encoding="utf-8")
    for name in (
        "@observablehq/plot",
        "preact",
        "d3-geo",
        "topojson-client",
        "world-atlas",
        "source-sans-3",
        "source-serif-4",
    ):
        assert re.search(rf"^\S*{re.escape(name)} [0-9.]+ \(", licences, re.MULTILINE), name
    assert licences.count("Copyright") > 10
