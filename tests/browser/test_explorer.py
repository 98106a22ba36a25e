"""What a person does with the explorer: filter, search, follow addresses, download, with the keyboard too."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tables import RECORD_IDS, read_tables

OpenPage = Callable[..., Page]
TABLES = read_tables()
ALL = {row[column]: (table, row) for table, column in RECORD_IDS.items() for row in TABLES[table]}


def count(page: Page) -> int:
    """Return how many records the page says that it shows."""
    return int(re.sub(r"\D", "", page.locator(".heading .count").inner_text().split(" of ")[0].split(" record")[0]))


def saved(page: Page, button: str) -> tuple[str, bytes]:
    page.get_by_text("Download CSV").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    path = waiting.value.path()
    return waiting.value.suggested_filename, Path(path).read_bytes()


def selection(page: Page) -> set[str]:
    """Return the ids of the selection, from its download."""
    _, content = saved(page, "with the columns that the tables share")
    return {row["record_id"] for row in csv.DictReader(io.StringIO(content.decode()))}


def parties(record: str) -> set[str]:
    return {row["actor_id"] for row in TABLES["record_actors"] if row["record_id"] == record}


def actors(record: str, row: dict[str, str]) -> set[str]:
    named = {cell for column, cell in row.items() if column in ACTOR_COLUMNS and cell}
    return named | parties(record)


ACTOR_COLUMNS = {
    "speaker_id", "spoke_for_id", "reported_by_id", "addressee_id", "target_id", "attributed_to_id", "sender_id",
    "donor_id", "recipient_id", "claimant_id", "force_id",
}  # fmt: skip
PLACE_COLUMNS = {"location_id", "from_location_id", "to_location_id"}
ACTOR_COUNTRY = {row["actor_id"]: row["country_iso3"] for row in TABLES["actors"]}
PLACE_COUNTRY = {row["location_id"]: row["country_iso3"] for row in TABLES["locations"]}


def countries(record: str, row: dict[str, str]) -> set[str]:
    found = {cell for column, cell in row.items() if column.endswith("_iso3")}
    found |= {ACTOR_COUNTRY[actor] for actor in actors(record, row)}
    return found | {PLACE_COUNTRY[row[column]] for column in PLACE_COLUMNS & row.keys() if row[column]}


def expected(facet: str, value: str) -> set[str]:
    """Return the records that a filter should keep, worked out from the tables."""
    evidence = {row["record_id"] for row in TABLES["evidence"] if row["source_id"] == value}
    tests: dict[str, Callable[[str, str, dict[str, str]], bool]] = {
        "table": lambda _, table, __: table == value,
        "type": lambda _, table, row: value.split(":")[0] == table and value.split(":")[1] in row.values(),
        "topic": lambda _, __, row: row.get("topic") == value,
        "actor": lambda record, _, row: value in actors(record, row),
        "country": lambda record, _, row: value in countries(record, row),
        "place": lambda _, __, row: value in {row.get(column) for column in PLACE_COLUMNS},
        "source": lambda record, _, __: record in evidence,
    }
    return {record for record, (table, row) in ALL.items() if tests[facet](record, table, row)}


@pytest.mark.parametrize(
    ("facet", "name", "value"),
    [
        ("Table", "Deployments", ("table", "deployments")),
        ("Type", "Statement: warning", ("type", "statements:warning")),
        ("Topic of a statement", "Sanctions", ("topic", "sanctions")),
        ("Actor", "Ukraine", ("actor", "ukraine")),
        ("Country", "Ukraine", ("country", "UKR")),
        ("Place", "Ukraine", ("place", "ukraine")),
        ("Source", "UK foreign secretary calls on Russia", ("source", "tass-20220210")),
    ],
)
def test_each_filter_keeps_what_the_tables_say(
    open_page: OpenPage, site: Path, facet: str, name: str, value: tuple[str, str]
) -> None:
    page = open_page(site)
    box = page.locator(".facet", has=page.locator("summary", has_text=re.compile(f"^{facet}$")))
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    if box.get_by_role("button", name="Show all").count():
        box.get_by_role("button", name="Show all").click()
    option = box.locator("label.option", has=page.get_by_text(re.compile(f"^{re.escape(name)}"))).first
    stated = int(option.locator(".n").inner_text())
    option.click()
    wanted = expected(*value)
    assert wanted
    assert count(page) == stated == len(wanted)
    assert selection(page) == wanted
    assert f"{value[0]}=" in page.url
    page.locator(".chips button").click()
    assert count(page) == len(ALL)


def test_filters_work_together_and_in_the_address(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/?table=statements&table=events&actor=russia&actor=ukraine")
    wanted = (expected("table", "statements") | expected("table", "events")) & (
        expected("actor", "russia") | expected("actor", "ukraine")
    )
    assert selection(page) == wanted
    page.get_by_role("button", name="Clear all filters").click()
    assert count(page) == len(ALL)
    page.go_back()
    assert count(page) == len(wanted)


def test_dates(open_page: OpenPage, site: Path) -> None:
    page = open_page(site)
    page.get_by_label("From", exact=True).fill("2022-02-10")
    page.get_by_label("To", exact=True).fill("2022-02-10")
    inside = selection(page)
    said = {record for record, (_, row) in ALL.items() if row.get("stated_on") == "2022-02-10"}
    assert said
    assert said <= inside
    assert not {record for record, (_, row) in ALL.items() if row.get("stated_on") == "2022-02-15"} & inside
    page.get_by_label("and those without a date").check()
    undated = {record for record, (_, row) in ALL.items() if "stated_on" in row and not row["stated_on"]}
    assert undated <= selection(page)


def test_timeline_narrows_to_a_day_by_mouse_and_by_keyboard(open_page: OpenPage, site: Path) -> None:
    page = open_page(site)
    box = page.locator(".timeline svg").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 15, box["y"] + box["height"] - 60)
    expect(page.locator(".chips")).to_contain_text("15 Feb 2022")
    by_mouse = count(page)
    page.get_by_role("button", name="All dates").click()
    page.get_by_text("Days as a table").click()
    row = page.locator(".as-table").get_by_role("row", name="15 Feb 2022")
    stated, *parts = [int(text.replace("–", "0")) for text in row.get_by_role("cell").all_inner_texts()]
    assert stated == sum(parts)
    day = row.get_by_role("button")
    day.focus()
    page.keyboard.press("Enter")
    assert count(page) == by_mouse == stated


def test_search_finds_words_aliases_and_fragments(open_page: OpenPage, site: Path) -> None:
    page = open_page(site)
    search = page.get_by_role("searchbox", name="Search")
    search.fill("artillery shells czech")
    expect(page.locator(".records tbody tr").first).to_contain_text("4,006 artillery shells")
    search.fill("siauliai")  # written Šiauliai
    assert count(page) > 0
    search.fill("artillery")
    assert "aid-001" in selection(page)
    search.fill("artillery -czechia")
    assert "aid-001" not in selection(page)
    fragment = next(
        row["fragment"] for row in TABLES["evidence"] if row["record_id"] == "dep-001" and " " in row["fragment"]
    )
    search.fill(f'"{fragment}"')
    assert "dep-001" in selection(page)
    search.fill("qqqq")
    expect(page.get_by_text("No record passes these filters.")).to_be_visible()
    assert "q=qqqq" in page.url


def test_every_record_has_an_address_that_shows_it(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/record/aid-001")
    expect(page.locator("h1")).to_have_text(ALL["aid-001"][1]["summary"])
    for record, (_, row) in ALL.items():
        page.evaluate("address => { location.hash = address; }", f"#/record/{record}")
        page.wait_for_function("id => document.querySelector('.kicker code')?.textContent === id", arg=record)
        assert page.locator("h1").inner_text() == row["summary"]
        assert record in page.title()
    others = {
        "actors": "actor_id",
        "locations": "location_id",
        "sources": "source_id",
        "discrepancies": "discrepancy_id",
    }
    for table, column in others.items():
        for row in TABLES[table]:
            page.evaluate("address => { location.hash = address; }", f"#/record/{row[column]}")
            page.wait_for_function("id => document.querySelector('.kicker code')?.textContent === id", arg=row[column])


def test_record_page_has_fields_evidence_contradictions_and_citation(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/record/aid-001")
    main = page.locator("main")
    expect(main).to_contain_text("The figure as stated; empty for a range")  # what the column means
    expect(main).to_contain_text("Czechia (CZE)")
    evidence = page.locator(".evidence")
    spans = [row for row in TABLES["evidence"] if row["record_id"] == "aid-001" and row["char_start"]]
    for row in spans:
        expect(evidence).to_contain_text(row["fragment"])
        expect(evidence).to_contain_text(f"{int(row['char_start']):,}–{int(row['char_end']):,}")
    expect(evidence).to_contain_text("Al Jazeera, 26 Jan 2022, 17:03 UTC")
    against = [row for row in TABLES["discrepancies"] if "aid-001" in (row["record_id"], row["record_b_id"])]
    assert page.locator(".discrepancy").count() == len(against) > 0
    expect(page.locator(".discrepancies")).to_contain_text(against[0]["note"])
    expect(page.locator(".cite")).to_contain_text("aid-001")
    expect(page.locator(".cite")).to_contain_text("#/record/aid-001")
    main.get_by_role("link", name="Czechia", exact=True).click()
    expect(page.locator("h1")).to_have_text("Czechia")
    page.go_back()
    page.get_by_role("link", name="Back to the records").click()
    expect(page.locator("h1")).to_have_text("Records")


def test_unknown_addresses_say_so(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/record/aid-999")
    expect(page.locator("h1")).to_have_text("No entry is called “aid-999”")
    page = open_page(site, "#/nonsense")
    expect(page.locator("h1")).to_have_text("No such page")
    page = open_page(site, "#/?table=constructor&sort=__proto__&type=toString:x&page=999&from=x")
    expect(page.locator("h1")).to_have_text("Records")


@pytest.mark.parametrize("table", list(RECORD_IDS))
def test_a_whole_table_downloads_as_the_file_that_it_is(open_page: OpenPage, site: Path, table: str) -> None:
    page = open_page(site, f"#/?table={table}")
    name, content = saved(page, "with all their columns")
    assert name.startswith("border-crisis-")
    assert name.endswith(f"-{table}.csv")
    assert content == (site / "data" / f"{table}.csv").read_bytes()


def test_selection_downloads_with_shared_columns(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/?actor=liz-truss")
    _, content = saved(page, "with the columns that the tables share")
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert {row["record_id"] for row in rows} == expected("actor", "liz-truss")
    assert all(row["summary"] == ALL[row["record_id"]][1]["summary"] for row in rows)


def test_keyboard_alone(open_page: OpenPage, site: Path) -> None:
    page = open_page(site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.get_by_role("searchbox").focus()
    page.keyboard.type("helmets")
    expect(page.locator(".records tbody tr")).not_to_have_count(0)
    box = page.locator(".facet input").nth(2)
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(".chips button")).to_have_count(2)
    expect(page.locator(".facet input:checked")).to_be_focused()  # a choice leaves the focus where it is
    page.keyboard.press("Space")
    page.locator(".records tbody a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()  # the reader is told where the page now is
    page.go_back()
    expect(page.locator("h1")).to_have_text("Records")
    expect(page.get_by_role("searchbox")).to_have_value("helmets")
    page.locator(".download summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".download button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".download button").first).to_be_hidden()
    expect(page.locator(".download summary")).to_be_focused()


def test_every_control_can_be_reached_with_tab(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, "#/?q=helmets")
    wanted = page.evaluate(
        "() => [...document.querySelectorAll('a[href], button, input, select, summary')]"
        ".filter(e => e.checkVisibility() && !e.disabled).length"
    )
    page.locator("body").focus()
    seen = set()
    for _ in range(wanted + 20):  # a date field has a stop for each of its parts
        page.keyboard.press("Tab")
        seen.add(page.evaluate("() => { const e = document.activeElement; window.ids ??= new Map(); "
                               "if (!window.ids.has(e)) window.ids.set(e, window.ids.size); return window.ids.get(e); }"))  # fmt: skip
    assert len(seen) >= wanted


def test_sorting_and_pages(open_page: OpenPage, site: Path) -> None:
    page = open_page(site)
    expect(page.get_by_role("columnheader", name="Date")).to_have_attribute("aria-sort", "descending")
    page.get_by_role("button", name="What is reported").click()
    first = page.locator(".records .summary a").first.inner_text()
    assert first == min((row["summary"] for _, row in ALL.values()), key=str.casefold)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Page 2 of 9")).to_be_visible()
    assert page.locator(".records tbody tr").count() == 50


def test_colours_follow_the_choice(open_page: OpenPage, site: Path) -> None:
    page = open_page(site, color_scheme="light")
    background = "() => getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(background)
    page.get_by_label("Colours").select_option("dark")
    assert page.evaluate(background) != light
    assert open_page(site, color_scheme="dark").evaluate(background) == page.evaluate(background)
