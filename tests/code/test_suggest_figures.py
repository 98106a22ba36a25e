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
        ("Between 180mm and 220mm fell on the hills.", "Between 180mm and 220mm", (180, None, 220)),
        ("It took one hour and twelve minutes.", "one hour and twelve minutes", (72, 72, 72)),
        ("It took an hour and ten minutes.", "an hour and ten minutes", (70, 70, 70)),
        ("a debt of 1 bln 120 mln rubles", "1 bln 120 mln rubles", (1_120_000_000, 1_120_000_000, 1_120_000_000)),
        ("They sold a couple of rusty vans", "a couple of rusty vans", (2, 2, 2)),
        ("It costs four pence.", "four pence", (0.04, 0.04, 0.04)),
        ("They raised three grand for him.", "three grand", (3000, 3000, 3000)),
        ("Nine out of ten voters stayed away.", "Nine out of ten voters", (0.9, 0.9, 0.9)),
        ("They want a raise of 4.5% plus a bonus.", "4.5%", (4.5, 4.5, 4.5)),
        ("The bill is £600,000, give or take.", "£600,000", (None, 600_000, None)),
        ("It is nearer twenty.", "twenty", (None, 20, None)),
        ("In the first stage 620 persons will come back.", "620 persons", (620, 620, 620)),
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
        "They cancelled the 7.03, then the 7.33.",
        "See document S/2014/651 and answer Q 41.",
        "The road is shut between junctions 4 and 6.",
        "A 3-1 win it was.",
    ],
)
def test_figures_that_count_nothing(text: str) -> None:
    assert [s for s in suggest(text, DAY) if s.kind == "quantity"] == []


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("They were taken on the fifth of this month.", "the fifth of this month", "2022-02-05", "2022-02-05"),
        ("It closes on the first of March.", "the first of March", "2022-03-01", "2022-03-01"),
        ("I saw him a fortnight ago.", "a fortnight ago", "2022-01-31", "2022-02-06"),
        ("They have walked out since Easter Monday.", "Easter Monday", "2022-04-18", "2022-04-18"),
        ("The figures, which it published on 4 January, are wrong.", "4 January", "2022-01-04", "2022-01-04"),
        ("The match falls on Thursday.", "Thursday", "2022-02-17", "2022-02-17"),
        ("He has a match on Thursday.", "Thursday", "2022-02-17", "2022-02-17"),
        ("He led the guard until September, then left.", "September", "2021-09-01", "2021-09-30"),
        ("The mayor visits the dam on Thursday. REUTERS/A. Lind", "Thursday", "2022-02-10", "2022-02-10"),
        ("A stop before autumn is likely.", "autumn", "2022-09-01", "2022-11-30"),
    ],
)
def test_dates(text: str, words: str, first: str, last: str) -> None:
    (found,) = (s for s in suggest(text, DAY) if s.kind == "date")
    assert text[found.char_start : found.char_end] == words
    assert (str(found.date_start), str(found.date_end)) == (first, last)


def test_a_year_earlier_is_the_same_time_of_the_year_before() -> None:
    text = "Stocks stood at 70 tonnes at the end of August 2021, up from 58 tonnes a year earlier."
    _, earlier = (s for s in suggest(text, DAY) if s.kind == "date")
    assert (str(earlier.date_start), str(earlier.date_end)) == ("2020-08-01", "2020-08-31")


def test_the_same_month_of_another_year() -> None:
    text = "It fell by half in September 2021, against a third in the same month of 2019."
    _, other = (s for s in suggest(text, DAY) if s.kind == "date")
    assert (str(other.date_start), str(other.date_end)) == ("2019-09-01", "2019-09-30")
