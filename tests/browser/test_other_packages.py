"""Packages that are not ours: hostile cells, a hundred times as many rows, made-up mentions and texts."""

import csv
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tables import RECORD_IDS, read_tables

ROOT = Path(__file__).resolve().parents[2]
OpenPage = Callable[..., Page]
Rows = list[dict[str, str]]
HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)><b id=owned>bold</b>"
    "\u2028 ${alert(3)} {{4}} \"' & &lt;i&gt; javascript:alert(5) \u202e=HYPERLINK(1)" + "w" * 300
)


def write_package(folder: Path, tables: dict[str, Rows], **head: object) -> Path:
    """Write `tables` and this repository's descriptor, changed by `head`."""
    (folder / "data").mkdir(parents=True)
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8")) | head
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    columns = {entry["name"]: [f["name"] for f in entry["schema"]["fields"]] for entry in descriptor["resources"]}
    for name, rows in tables.items():
        with (folder / "data" / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns[name], restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def test_markup_in_a_cell_is_text(open_page: OpenPage, write_site: Callable[..., Path], tmp_path: Path) -> None:
    """Every free text of every table is hostile; the page shows it, runs none of it and asks for nothing."""
    tables = read_tables()
    free = {
        "statements": ["summary"], "events": ["summary"], "deployments": ["summary", "item"],
        "aid_deliveries": ["summary", "item"], "force_estimates": ["summary"], "actors": ["name", "aliases", "role"],
        "locations": ["name", "aliases"], "sources": ["title", "host", "url", "credited_agencies"],
        "evidence": ["fragment", "note"], "discrepancies": ["value_a", "value_b", "note"],
        "vocabularies": ["label", "definition"],
    }  # fmt: skip
    for table, names in free.items():
        for row in tables[table]:
            row.update(dict.fromkeys(names, HOSTILE))
    tables["sources"][0]["url"] = "javascript:alert(6)"
    tables["aid_deliveries"][0] |= {"aid_id": "<u>id</u>/%?#", "announced_on": "soon", "quantity": "many"}
    tables["statements"][0] |= {"statement_id": "constructor", "topic": "__proto__", "target_id": "toString"}
    licences = [{"name": HOSTILE, "path": "javascript:alert(7)"}]
    package = write_package(tmp_path / "package", tables, title=HOSTILE, description=HOSTILE, licenses=licences)
    site = write_site(package)
    page = open_page(site, "#/")
    addresses = ["#/", "#/map", "#/forces", "#/arrived", "#/said", "#/sources", "#/about", "#/record/dep-001",
                 "#/record/constructor", "#/record/%3Cu%3Eid%3C%2Fu%3E%2F%25%3F%23", "#/record/russia", "#/record/kyiv",
                 "#/record/france24-20220215", "#/record/aggregator-20220126", "#/record/dis-001",
                 "#/record/france24-20220215-008", f"#/?q={HOSTILE[:40]}&actor={HOSTILE[:40]}"]  # fmt: skip
    for address in addresses:
        page.evaluate("address => { location.hash = address; }", address)
        page.wait_for_timeout(120)
        page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true; })")
        page.wait_for_timeout(60)
        made = page.evaluate("() => document.querySelectorAll('#app script, #app img, #app b, #owned, #app u').length")
        assert made == 0, address
        assert page.evaluate("() => [...document.links].filter(a => !/^(file|https?):/.test(a.href)).length") == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, address
    page.evaluate("() => { location.hash = '#/record/dep-001'; }")
    expect(page.locator("h1")).to_contain_text("<img src=x onerror=alert(2)>")
    page.evaluate("() => { location.hash = '#/record/%3Cu%3Eid%3C%2Fu%3E%2F%25%3F%23'; }")
    expect(page.locator(".kicker code")).to_have_text("<u>id</u>/%?#")


def test_policy_stops_a_script_that_is_not_ours(open_page: OpenPage, site: Path) -> None:
    """A second wall: were markup ever to slip through, the page's policy would not run what is in it."""
    page = open_page(site)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "default-src 'none'" in policy
    assert "script-src 'self' file:" in policy
    assert "unsafe-eval" not in policy


@pytest.fixture(scope="module")
def large(write_site: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred times as many records, parties and pieces of evidence."""
    tables = read_tables()
    linked = {"record_id", "evidence_id", "statement_id", "event_id", "part_of_id", *RECORD_IDS.values()}
    for name in (*RECORD_IDS, "record_actors", "evidence"):
        tables[name] = [
            {
                column: f"{cell}{copy:03d}" if copy and cell and column in linked else cell
                for column, cell in row.items()
            }
            for copy in range(100)
            for row in tables[name]
        ]
    return write_site(write_package(tmp_path_factory.mktemp("large") / "package", tables))


def test_a_hundred_times_as_many_rows(open_page: OpenPage, large: Path) -> None:
    """Everything still works, and what is drawn does not grow with the rows."""
    tables = read_tables()
    records = sum(len(tables[name]) for name in RECORD_IDS) * 100
    page = open_page(large)
    count = page.locator(".heading .count")
    expect(count).to_have_text(f"{records:,} of {records:,} records")
    page.locator(".facet label", has_text="Deployments").first.click()
    expect(count).to_contain_text(f"{len(tables['deployments']) * 100:,} of")
    page.get_by_role("searchbox").fill("avdiivka")
    found = int(count.inner_text().split(" of ")[0].replace(",", ""))
    assert found
    assert found % 100 == 0
    page.get_by_role("button", name="Clear all filters").click()
    for address in [
        "#/",
        "#/map",
        "#/forces",
        "#/arrived",
        "#/said",
        "#/sources",
        "#/record/aid-001099",
        "#/record/russia",
    ]:
        page.evaluate("address => { location.hash = address; }", address)
        page.wait_for_timeout(1500)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.querySelectorAll('*').length") < 6000, address


def test_mentions_are_seen_in_the_bars_and_have_pages(
    open_page: OpenPage, write_site: Callable[..., Path], tmp_path: Path
) -> None:
    tables = read_tables()
    passage = next(
        row
        for row in tables["passages"]
        if row["kind"] == "body" and int(row["char_end"]) - int(row["char_start"]) > 90
    )
    start = int(passage["char_start"])
    made_up = [
        ("mtn-001", "out-of-scope", 0, "nine bridges"),
        ("mtn-002", "duplicate", 20, "twice said"),
        ("mtn-003", "boilerplate", 40, "read more"),
    ]
    tables["evidence"] = [row for row in tables["evidence"] if row["passage_id"] != passage["passage_id"]]
    tables["mentions"] = [
        {"mention_id": name, "source_id": passage["source_id"], "passage_id": passage["passage_id"], "kind": "quantity",
         "char_start": str(start + at), "char_end": str(start + at + 12), "fragment": words, "disposition": disposition,
         "reason": "made up"}
        for name, disposition, at, words in made_up
    ]  # fmt: skip
    site = write_site(write_package(tmp_path / "package", tables))
    page = open_page(site, f"#/record/{passage['passage_id']}")
    for state in ("dismissed", "duplicate", "boilerplate"):
        assert page.locator(f".strip .{state}").count() == 1, state
    expect(page.locator("main")).to_contain_text("nine bridges")
    page.get_by_role("link", name="nine bridges").click()
    expect(page.locator("main")).to_contain_text("made up")
    expect(page.locator("main")).to_contain_text("A fact that belongs to none of the tables.")
    page.evaluate("() => { location.hash = '#/sources'; }")
    expect(page.locator(".shares").first.get_by_text("dismissed mention")).to_be_visible()


def test_texts_are_shown_in_their_place_in_a_local_copy(
    open_page: OpenPage, write_site: Callable[..., Path], tmp_path: Path
) -> None:
    """Positions count characters, not the units that the browser counts: 😀 is one of the former, two of the latter."""
    text = "😀 Nine bridges <b>fell</b> & nobody said so."
    tables = read_tables()
    source, words = tables["sources"][0], "Nine bridges <b>fell</b>"
    source |= {"text_sha256": hashlib.sha256(text.encode()).hexdigest(), "n_characters": str(len(text))}
    passage = next(row for row in tables["passages"] if row["source_id"] == source["source_id"])
    passage |= {"char_start": "0", "char_end": str(len(text)), "kind": "body"}
    start = text.index(words)
    tables["evidence"][0] |= {"record_id": "aid-001", "table_name": "aid_deliveries", "source_id": source["source_id"],
                              "passage_id": passage["passage_id"], "char_start": str(start),
                              "char_end": str(start + len(words)), "fragment": words}  # fmt: skip
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_bytes(text.encode())
    package = write_package(tmp_path / "package", tables)
    site = write_site(package, "--with-texts", "--texts", tmp_path / "texts")
    page = open_page(site, "#/record/aid-001")
    expect(page.get_by_text("Local copy with the source texts: not for publication.")).to_be_visible()
    expect(page.locator(".text mark").filter(has_text="bridges")).to_have_text(words)
    assert page.locator(".text").filter(has_text="bridges").inner_text() == text
    page.evaluate("address => { location.hash = address; }", f"#/record/{passage['passage_id']}")
    expect(page.locator(".text mark")).to_have_text(words)
    shutil.rmtree(package)


def test_the_published_folder_shows_no_text(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/record/aid-001")
    expect(page.locator(".evidence")).to_be_visible()
    assert page.locator(".text, .notice").count() == 0
