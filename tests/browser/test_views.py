"""The other views: map, estimates, ladders, statements and sources, on every screen, and what axe says of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tables import read_tables

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
OpenPage = Callable[..., Page]
TABLES = read_tables()
VIEWS = ["#/", "#/map", "#/forces", "#/arrived", "#/said", "#/sources", "#/about"]
ENTRIES = ["#/record/aid-001", "#/record/russia", "#/record/kyiv", "#/record/france24-20220215",
           "#/record/france24-20220215-008", "#/record/dis-001", "#/record/none", "#/?actor=russia&q=tanks"]  # fmt: skip
SCREENS = {"desktop": (1280, 900), "tablet": (820, 1180), "phone": (390, 844)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_axe_finds_nothing(open_page: OpenPage, site: Path, screen: str, scheme: str) -> None:
    """WCAG 2.2 A and AA and axe's own good practice, with everything unfolded."""
    width, height = SCREENS[screen]
    page = open_page(site, viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for address in VIEWS + ENTRIES:
        page.evaluate("address => { location.hash = address; }", address)
        page.wait_for_timeout(150)
        unfold = "details" if address == "#/" else "details:not(.download)"  # an open menu lies over what is below it
        page.evaluate("which => document.querySelectorAll(which).forEach(d => { d.open = true; })", unfold)
        page.wait_for_timeout(50)
        report = page.evaluate(
            "() => axe.run(document, { preload: false, runOnly:"
            " ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })"
        )
        assert report["passes"]
        found += [(address, v["id"], v["nodes"][0]["html"][:120]) for v in report["violations"]]
    assert not found, found


@pytest.mark.parametrize("screen", list(SCREENS))
def test_no_screen_scrolls_sideways(open_page: OpenPage, site: Path, screen: str) -> None:
    width, height = SCREENS[screen]
    page = open_page(site, viewport={"width": width, "height": height})
    for address in VIEWS + ENTRIES:
        page.evaluate("address => { location.hash = address; }", address)
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_text_may_be_twice_as_large(open_page: OpenPage, site: Path) -> None:
    """WCAG 1.4.4 and 1.4.10: at 320 CSS pixels, a desktop at 400 %, nothing is cut off."""
    page = open_page(site, viewport={"width": 320, "height": 256})
    for address in VIEWS:
        page.evaluate("address => { location.hash = address; }", address)
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_map_lists_every_deployment_and_draws_only_what_is_located(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/map")
    deployments = TABLES["deployments"]
    assert page.locator(".places li li").count() == len(deployments)
    located = {row["location_id"] for row in TABLES["locations"] if row["latitude"]}
    places = {
        (row["to_location_id"] or row["from_location_id"], row["geo_precision"])
        for row in deployments
        if row["geo_precision"] in ("1", "2") and (row["to_location_id"] or row["from_location_id"]) in located
    }
    assert page.locator("svg.map circle").count() == len(places)
    expect(page.get_by_text("not located in the dataset").first).to_be_visible()
    expect(page.get_by_text("Crimea is drawn with Ukraine")).to_be_visible()
    page.get_by_label("Donbas, enlarged").check()
    expect(page.locator("svg.map").get_by_text("Svitlodarsk (2)")).to_be_visible()


def test_crimea_is_part_of_ukraine_on_the_base_map(open_page: OpenPage, site: Path) -> None:
    """Rule 12: a deployment in Crimea has an outline of its own, and only one country's hatching covers it."""
    page = open_page(site, "#/map?place=crimea")
    assert page.locator("svg.map g[fill='url(#hatch-close)'] path").count() == 1
    assert page.locator("svg.map g[fill='url(#hatch)'] path").count() == 0


def test_estimates_are_drawn_as_open_as_they_are_stated(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/forces")
    rows = TABLES["force_estimates"]
    assert page.locator(".chart svg circle").count() == sum(1 for row in rows if row["quantity"])
    assert page.locator(".chart svg").get_by_text("▸").count() == sum(1 for r in rows if r["qualifier"] == "more-than")
    table = page.locator("table.small")
    expect(table).to_contain_text("more than 130,000 people")
    assert table.locator("tbody tr").count() == len(rows)


def test_ladder_counts_what_stands_at_each_stage(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/arrived")
    table = page.locator("table.ladder.aid_deliveries")
    stages = [text.strip().lower() for text in table.locator("thead tr").first.locator("th").all_inner_texts()[1:]]
    counts = table.locator("thead .sum td").all_inner_texts()
    for stage, count in zip(stages, counts, strict=True):
        assert int(count.replace("–", "0")) == sum(1 for row in TABLES["aid_deliveries"] if row["status"] == stage)
    assert table.locator(".reached").count() == len(TABLES["aid_deliveries"])
    page.get_by_label("with forces that are only said to be present").check()
    assert page.locator("table.ladder.deployments tbody tr").count() == len(TABLES["deployments"])


def test_statements_of_a_cell(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/said")
    numbers = [int(text) for text in page.locator(".matrix td button").all_inner_texts()]
    assert sum(numbers) == len(TABLES["statements"])
    wanted = [
        row["summary"]
        for row in TABLES["statements"]
        if (row["spoke_for_id"] or row["speaker_id"]) == "united-kingdom" and row["target_id"] == "russia"
    ]
    page.get_by_role("button", name=f"United Kingdom about Russia: {len(wanted)}").click()
    assert sorted(page.locator(".said a").all_inner_texts()) == sorted(wanted)
    page.get_by_label("their countries").check()
    assert sum(int(text) for text in page.locator(".matrix td button").all_inner_texts()) == len(TABLES["statements"])


def test_bars_show_every_character_once(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/sources")
    assert page.locator(".source").count() == len(TABLES["sources"])
    for place, source in enumerate(TABLES["sources"]):
        bar = page.locator(".source").nth(place)
        expect(bar.locator("svg")).to_be_visible()
        shares = [float(text.split(" ")[0]) for text in bar.locator(".shares span").all_inner_texts()]
        assert abs(sum(shares) - 100) <= len(shares), source["source_id"]
    bar = page.locator(".source").first
    bar.locator("svg").hover(position={"x": 5, "y": 5})
    expect(bar.locator(".pointed")).to_contain_text("Passage 1 boilerplate")
    bar.get_by_text("Passages as a list").click()
    expect(bar.locator(".passages li").first).to_contain_text("Passage 1 boilerplate")


def test_entry_of_a_passage(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/record/france24-20220215-008")
    for row in TABLES["evidence"]:
        if row["passage_id"] == "france24-20220215-008" and row["fragment"]:
            expect(page.locator("main")).to_contain_text(row["fragment"])
    expect(page.get_by_role("link", name="dep-001").first).to_be_visible()
