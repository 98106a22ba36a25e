"""Quantities and dates of the extraction assistant: compounds, captions, the tense of what is named."""

from datetime import date

import pytest

from border_crisis.suggesting import suggest

DAY = date(2022, 2, 15)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "words", "cells"),
    [
        ("They ran 1.5m tests in a month.", "1.5m tests", (1_500_000, 1_500_000, 1_500_000)),
        ("It stands 2m away.", "2m", (2, 2, 2)),
        ("Between 30cm and 45cm lay on the roofs.", "Between 30cm and 45cm", (30, None, 45)),
        ("They sang for two hours and five minutes.", "two hours and five minutes", (125, 125, 125)),
        ("It took an hour and ten minutes.", "an hour and ten minutes", (70, 70, 70)),
        ("a fine of 3 bln 40 mln rubles", "3 bln 40 mln rubles", (3_040_000_000, 3_040_000_000, 3_040_000_000)),
        ("They sold a couple of rusty vans", "a couple of rusty vans", (2, 2, 2)),
        ("A nail is six pence.", "six pence", (0.06, 0.06, 0.06)),
        ("They raised three grand for him.", "three grand", (3000, 3000, 3000)),
        ("Nine out of ten voters stayed away.", "Nine out of ten voters", (0.9, 0.9, 0.9)),
        ("Wages go up 3% plus a ham at Christmas.", "3%", (3, 3, 3)),
        ("The roof cost £9,000, give or take.", "£9,000", (None, 9_000, None)),
        ("The count is nearer forty.", "forty", (None, 40, None)),
        ("By the second phase 75 weavers had gone.", "75 weavers", (75, 75, 75)),
    ],
)
def test_quantities(text: str, words: str, cells: tuple[float | None, ...]) -> None:
    found = next(s for s in suggest(text, DAY) if s.kind == "quantity")
    assert text[found.char_start : found.char_end] in (words, words.removeprefix("Between "))
    values = (found.value_low, found.value, found.value_high)
    assert tuple(None if n is None else float(n) for n in values) == cells


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE 2-Dockers strike again",
        "He missed the 9.12, then the 9.40.",
        "See document A/2009/87 and answer Q 12.",
        "The road is dug up between junctions 8 and 9.",
        "A 3-1 win it was.",
    ],
)
def test_figures_that_count_nothing(text: str) -> None:
    assert [s for s in suggest(text, DAY) if s.kind == "quantity"] == []


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The well ran dry on the fifth of this month.", "the fifth of this month", "2022-02-05", "2022-02-05"),
        ("It closes on the first of March.", "the first of March", "2022-03-01", "2022-03-01"),
        ("The bell fell a fortnight ago.", "a fortnight ago", "2022-01-31", "2022-02-06"),
        ("The mill has been idle since Easter Monday.", "Easter Monday", "2022-04-18", "2022-04-18"),
        ("The list that he published on 4 January is wrong.", "4 January", "2022-01-04", "2022-01-04"),
        ("The match falls on Thursday.", "Thursday", "2022-02-17", "2022-02-17"),
        ("She has a hearing on Thursday.", "Thursday", "2022-02-17", "2022-02-17"),
        ("He led the guard until September, then left.", "September", "2021-09-01", "2021-09-30"),
        ("The queen visits a mill on Thursday. REUTERS/A. Lind", "Thursday", "2022-02-10", "2022-02-10"),
        ("They will mend the bridge before autumn.", "autumn", "2022-09-01", "2022-11-30"),
    ],
)
def test_dates(text: str, words: str, first: str, last: str) -> None:
    (found,) = (s for s in suggest(text, DAY) if s.kind == "date")
    assert text[found.char_start : found.char_end] == words
    assert (str(found.date_start), str(found.date_end)) == (first, last)


def test_a_year_earlier_is_the_same_time_of_the_year_before() -> None:
    text = "It held 70 sheep in August 2021, against 58 sheep a year earlier."
    _, earlier = (s for s in suggest(text, DAY) if s.kind == "date")
    assert (str(earlier.date_start), str(earlier.date_end)) == ("2020-08-01", "2020-08-31")


def test_the_same_month_of_another_year() -> None:
    text = "It fell by half in September 2021, against a third in the same month of 2019."
    _, other = (s for s in suggest(text, DAY) if s.kind == "date")
    assert (str(other.date_start), str(other.date_end)) == ("2019-09-01", "2019-09-30")
