"""Words that state a date, and the days that rule 4 of the contract lets them mean."""

import time
from datetime import date, timedelta

import pytest

from border_crisis.dates import DateSpan, readings, resolves_to

TUESDAY = date(2022, 2, 8)


def span(text: str) -> DateSpan:
    """ "2022-02-10", or "2022-02-10/2022-02-20", and a precision unless it is day."""
    days, _, precision = text.partition(" ")
    start, _, end = days.partition("/")
    return DateSpan(date.fromisoformat(start), date.fromisoformat(end or start), precision or "day")


def test_the_anchor_is_a_tuesday() -> None:
    assert TUESDAY.strftime("%w") == "2"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("26 January 2022", "2022-01-26"),
        ("January 26, 2022", "2022-01-26"),
        ("January 26 2022", "2022-01-26"),
        ("Jan. 26, 2022", "2022-01-26"),
        ("Jan 26, 2022", "2022-01-26"),
        ("20 Sept 2021", "2021-09-20"),
        ("the 4th of February 2022", "2022-02-04"),
        ("February 15, 2022", "2022-02-15"),
        ("Tuesday, February 15, 2022", "2022-02-15"),
        ("TUESDAY, FEBRUARY 15, 2022", "2022-02-15"),
        ("Tue 15 Feb 2022", "2022-02-15"),
        ("29 February 2020", "2020-02-29"),
        ("15\u00a0February\u00a02022", "2022-02-15"),
        ("(15 February 2022)", "2022-02-15"),
        ("2022-02-10", "2022-02-10"),
        ("2022-02-10T17:31:00Z", "2022-02-10"),
        ("20220210", "2022-02-10"),
        ("posted 17:31 GMT, 15 February 2022", "2022-02-15"),
        ("15 February 2022 17:31 GMT", "2022-02-15"),
        ("by 15 February 2022 at the latest", "2022-02-15"),
        ("2014", "2014-01-01/2014-12-31 year"),
        ("in 2014", "2014-01-01/2014-12-31 year"),
        ("the 2014 treaty", "2014-01-01/2014-12-31 year"),
        ("mid-2014", "2014-01-01/2014-12-31 year"),
        ("early 2014", "2014-01-01/2014-12-31 year"),
        ("January 2022", "2022-01-01/2022-01-31 month"),
        ("mid-January 2022", "2022-01-01/2022-01-31 month"),
        ("February of 2020", "2020-02-01/2020-02-29 month"),
        ("May 2022", "2022-05-01/2022-05-31 month"),
        ("10 to 20 February 2022", "2022-02-10/2022-02-20"),
        ("10–20 February 2022", "2022-02-10/2022-02-20"),
        ("10 - 20 February 2022", "2022-02-10/2022-02-20"),
        ("January 10-12, 2022", "2022-01-10/2022-01-12"),
        ("from 10 February until 20 February 2022", "2022-02-10/2022-02-20"),
        ("10 February 2022 through 3 March", "2022-02-10/2022-03-03"),
        ("30 December 2021 to 5 January 2022", "2021-12-30/2022-01-05"),
        ("30 December to 5 January 2022", "2021-12-30/2022-01-05"),
        ("between 10 and 20 February 2022", "2022-02-10/2022-02-20"),
        ("between 10 February 2022 and 3 March 2022", "2022-02-10/2022-03-03"),
        ("2014-2022", "2014-01-01/2022-12-31 year"),
        ("from 2014 to 2022", "2014-01-01/2022-12-31 year"),
        ("November 2021 to January 2022", "2021-11-01/2022-01-31 month"),
    ],
)
def test_absolute(words: str, expected: str) -> None:
    assert readings(words, None) == [span(expected)]
    assert readings(words, TUESDAY) == [span(expected)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # the nearest year first
        ("on January 25", "2022-01-25|2023-01-25|2021-01-25"),
        ("November 9", "2021-11-09|2022-11-09|2023-11-09"),
        ("February 4th", "2022-02-04|2023-02-04|2021-02-04"),
        # a weekday fixes the year
        ("Tuesday January 18", "2022-01-18"),
        ("Tuesday, 14 December", "2021-12-14"),
        ("last Thursday, 3 February", "2022-02-03"),
        # months
        ("December", ("2021-12-01/2021-12-31 month|2022-12-01/2022-12-31 month"
         "|2023-12-01/2023-12-31 month")),
        ("mid-January", ("2022-01-01/2022-01-31 month|2023-01-01/2023-01-31 month"
         "|2021-01-01/2021-01-31 month")),
        ("middle of February", ("2022-02-01/2022-02-28 month|2021-02-01/2021-02-28 month"
         "|2023-02-01/2023-02-28 month")),
        ("in May", ("2022-05-01/2022-05-31 month|2021-05-01/2021-05-31 month"
         "|2023-05-01/2023-05-31 month")),
        ("last December", "2021-12-01/2021-12-31 month"),
        ("December last year", "2021-12-01/2021-12-31 month"),
        ("last January", "2022-01-01/2022-01-31 month|2021-01-01/2021-01-31 month"),
        ("next December", "2022-12-01/2022-12-31 month|2023-12-01/2023-12-31 month"),
        ("this December", "2022-12-01/2022-12-31 month"),
        ("14 December last year", "2021-12-14"),
        # days from today
        ("today", "2022-02-08"),
        ("later today", "2022-02-08"),
        ("tonight", "2022-02-08"),
        ("yesterday", "2022-02-07"),
        ("last night", "2022-02-07"),
        ("Tomorrow", "2022-02-09"),
        ("the day before yesterday", "2022-02-06"),
        ("the day after tomorrow", "2022-02-10"),
        # weekdays
        ("Tuesday", "2022-02-08"),
        ("late Tuesday", "2022-02-08"),
        ("Thursday", "2022-02-03|2022-02-10"),
        ("on Thursday", "2022-02-03|2022-02-10"),
        ("earlier Wednesday", "2022-02-02|2022-02-09"),
        ("Monday’s vote", "2022-02-07|2022-02-14"),
        ("last Sunday", "2022-02-06"),
        ("last Monday", "2022-02-07|2022-01-31"),
        ("last Tuesday", "2022-02-01"),
        ("next Monday", "2022-02-14"),
        ("next Friday", "2022-02-11|2022-02-18"),
        ("this Friday", "2022-02-11"),
        ("this Monday", "2022-02-07|2022-02-14"),
        ("Tuesday last week", "2022-02-01"),
        ("Thursday of next week", "2022-02-17"),
        ("34 mins ago (17:31 GMT) on Tuesday", "2022-02-08"),
        # weeks, months, years
        ("this week", "2022-02-07/2022-02-13 week"),
        ("earlier this week", "2022-02-07/2022-02-13 week"),
        ("last week", "2022-01-31/2022-02-06 week"),
        ("end of next week", "2022-02-14/2022-02-20 week"),
        ("this month", "2022-02-01/2022-02-28 month"),
        ("Earlier this month", "2022-02-01/2022-02-28 month"),
        ("by the end of the month", "2022-02-01/2022-02-28 month"),
        ("last month", "2022-01-01/2022-01-31 month"),
        ("early next month", "2022-03-01/2022-03-31 month"),
        ("this year", "2022-01-01/2022-12-31 year"),
        ("earlier this year", "2022-01-01/2022-12-31 year"),
        ("last year", "2021-01-01/2021-12-31 year"),
        # so long ago, in so long
        ("a day ago", "2022-02-07"),
        ("10 days ago", "2022-01-29"),
        ("two weeks ago", "2022-01-24/2022-01-30 week|2022-01-25"),
        ("more than two months ago", "2021-12-01/2021-12-31 month"),
        ("eight years ago", "2014-01-01/2014-12-31 year"),
        ("in 10 days", "2022-02-18"),
        ("in two weeks’ time", "2022-02-21/2022-02-27 week|2022-02-22"),
        ("three days from now", "2022-02-11"),
        # days of a month
        ("the 16th", "2022-02-16|2022-01-16|2022-03-16"),
        ("on the 16th", "2022-02-16|2022-01-16|2022-03-16"),
        ("the 31st", "2022-01-31|2022-03-31"),
        ("Tuesday the 15th", "2022-02-15|2022-03-15"),
        ("on the 16th of next month", "2022-03-16"),
        # ranges
        ("10 to 20 February", "2022-02-10/2022-02-20|2021-02-10/2021-02-20|2023-02-10/2023-02-20"),
        ("January 10-12", "2022-01-10/2022-01-12|2023-01-10/2023-01-12|2021-01-10/2021-01-12"),
        ("from 10 February until 20 February",
         "2022-02-10/2022-02-20|2021-02-10/2021-02-20|2023-02-10/2023-02-20"),
        ("December 30 to January 5",
         "2021-12-30/2022-01-05|2022-12-30/2023-01-05|2023-12-30/2024-01-05"),
        ("Tuesday to Friday", "2022-02-08/2022-02-11"),
        ("Monday to Wednesday", "2022-02-07/2022-02-09|2022-02-14/2022-02-16"),
        ("from yesterday until next Monday", "2022-02-07/2022-02-14"),
        ("from now until 16 February", "2022-02-08/2022-02-16"),
        ("between now and mid-February", "2022-02-08/2022-02-28 month|2022-02-08/2022-02-28"),
    ],
)  # fmt: skip
def test_relative(words: str, expected: str) -> None:
    assert readings(words, TUESDAY) == [span(text) for text in expected.split("|")]
    with pytest.raises(ValueError, match="day of the passage is needed"):
        readings(words, None)


@pytest.mark.parametrize(
    ("words", "anchor", "expected"),
    [
        ("last December", date(2021, 12, 20), "2020-12-01/2020-12-31 month"),
        ("next January", date(2022, 1, 5), "2023-01-01/2023-01-31 month"),
        ("last month", date(2022, 1, 31), "2021-12-01/2021-12-31 month"),
        ("next month", date(2021, 12, 31), "2022-01-01/2022-01-31 month"),
        ("last month", date(2020, 3, 31), "2020-02-01/2020-02-29 month"),
        ("two months ago", date(2022, 4, 30), "2022-02-01/2022-02-28 month"),
        ("a year ago", date(2024, 2, 29), "2023-01-01/2023-12-31 year"),
        ("this week", date(2022, 1, 2), "2021-12-27/2022-01-02 week"),
        ("tomorrow", date(2021, 12, 31), "2022-01-01"),
        ("December 30", date(2022, 1, 2), "2021-12-30"),
        ("January 2", date(2021, 12, 30), "2022-01-02"),
        ("the 29th", date(2022, 2, 20), "2022-01-29"),
        ("29 February", date(2023, 6, 1), "2024-02-29"),
    ],
)
def test_ends_of_months_and_years(words: str, anchor: date, expected: str) -> None:
    assert readings(words, anchor)[0] == span(expected)


def test_a_bare_weekday_is_never_a_week_away() -> None:
    for offset in range(7):
        anchor = TUESDAY + timedelta(days=offset)
        found = [reading.start for reading in readings("on Thursday", anchor)]
        assert all(day.weekday() == 3 and abs((day - anchor).days) < 7 for day in found)
        assert found == [anchor] if anchor.weekday() == 3 else len(found) == 2


@pytest.mark.parametrize(
    "words",
    [
        # no date
        "", "   ", "now", "Now", "recently", "in the coming days", "in recent months", "that month",
        "every day", "soon", "34 mins ago (17:31 GMT)", "17:31 GMT", "two hours ago", "in an hour",
        "the last week", "over the next month", "several weeks ago", "1.5 years ago",
        "two and a half years ago", "twenty-five years ago", "the first time in eight years",
        "in two days of talks",
        # names, numbers, verbs
        "the 16th brigade", "the 82nd Airborne", "on the 30th anniversary", "S-2014", "2,014 men",
        "$2014", "20142", "1990s", "555-2014", "March to the coast", "May be late", "may", "march",
        "Sun", "Jan spoke first", "Marching", "Mondays",
        # notations that cannot be told apart, and parts of dates
        "26/01/2022", "26.01.2022", "2022-02", "2014-15",
        # not of this calendar
        "31 February 2022", "29 February 2022", "February 30", "0 January", "2022-13-01",
        "20220230", "Monday, 8 February 2022", "Friday, 8 February", "20 to 10 February",
        "2022-2014", "from 2022 to 2014", "from 20 February 2022 to 10 February 2022",
        # more than one
        "Tuesday and Wednesday", "10 and 12 February", "10 or 11 February", "in 2022, on 3 May",
        "Monday, Tuesday and Friday", "10, 11 and 12 February", "yesterday, today",
        # repeated, shifted, or without a precision that holds them
        "every Tuesday", "each Monday", "Tuesday week", "two days after 10 February",
        "a week before Tuesday", "spring 2021", "winter of 2021",
    ],
)  # fmt: skip
def test_refused_in_one_line(words: str) -> None:
    with pytest.raises(ValueError) as caught:
        readings(words, TUESDAY)
    assert "\n" not in str(caught.value)
    assert repr(words) in str(caught.value)


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("999 years ago", date(500, 1, 1)),
        ("tomorrow", date.max),
        ("yesterday", date.min),
        ("last year", date.min),
        ("next month", date.max),
        ("this week", date.max),
    ],
)
def test_beyond_the_calendar(words: str, anchor: date) -> None:
    with pytest.raises(ValueError) as caught:
        readings(words, anchor)
    assert "\n" not in str(caught.value)


def test_resolves_to() -> None:
    ninth = date(2021, 11, 9)
    assert resolves_to("November 9", TUESDAY, ninth, "day")
    assert resolves_to("November 9", TUESDAY, date(2022, 11, 9), "day")
    assert not resolves_to("November 9", TUESDAY, date(2019, 11, 9), "day")
    assert not resolves_to("November 9", TUESDAY, ninth, "month")
    assert resolves_to("last week", TUESDAY, date(2022, 1, 31), "week")
    assert not resolves_to("last week", TUESDAY, date(2022, 2, 1), "week")
    tenth, twentieth = date(2022, 2, 10), date(2022, 2, 20)
    assert resolves_to("10 to 20 February", TUESDAY, tenth, "day", twentieth)
    assert resolves_to("10 to 20 February", TUESDAY, tenth, "day")
    assert not resolves_to("10 to 20 February", TUESDAY, tenth, "day", date(2022, 2, 21))


def test_resolves_to_takes_the_end_as_a_cell_holds_it() -> None:
    words, start = "between now and mid-February", TUESDAY
    assert resolves_to(words, TUESDAY, start, "month", date(2022, 2, 28))
    assert resolves_to(words, TUESDAY, start, "month", date(2022, 2, 1))
    assert not resolves_to(words, TUESDAY, start, "month", date(2022, 2, 15))
    assert resolves_to("from 2014 to 2022", None, date(2014, 1, 1), "year", date(2022, 1, 1))


def test_resolves_to_fails_loudly() -> None:
    with pytest.raises(ValueError, match="no date"):
        resolves_to("recently", TUESDAY, TUESDAY, "day")
    with pytest.raises(ValueError, match="needed"):
        resolves_to("today", None, TUESDAY, "day")
    with pytest.raises(ValueError, match="precision"):
        resolves_to("today", TUESDAY, TUESDAY, "hour")


@pytest.mark.parametrize(
    "part",
    [
        "1", '"', " ", "a", "-", "1 ", "10 to ", "January ", "10 January to ", "Tuesday ", "in 5 ",
        "twenty", "now ", "last ", "the ", "2022-", "ago ", "on the ", "between ", "J", "M. ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", "5", "between now and Friday"])
def test_time_is_bounded(part: str, end: str) -> None:
    """Four times the length takes about four times as long; a megabyte is refused at once."""

    def spent(length: int) -> float:
        started = time.process_time()
        try:
            readings(part * (length // len(part)) + end, TUESDAY)
        except ValueError as error:
            assert len(str(error)) < 400
        return time.process_time() - started

    short, long, refused = (min(spent(length) for _ in range(3)) for length in (2_475, 9_900, 1_000_000))
    assert long < 10 * max(short, 0.002) and refused < 10 * max(long, 0.002)
