"""Words that state a quantity, and the cells that rule 3 of the contract makes of them."""

import time
from decimal import Decimal

import pytest

from border_crisis.quantities import Quantity, parse_quantity

NO = None


@pytest.mark.parametrize(
    ("words", "value", "noun"),
    [
        # digits
        ("4,006", "4006", NO),
        ("0.5", "0.5", NO),
        ("3.5 tonnes", "3.5", "tonnes"),
        ("100 000 troops", "100000", "troops"),
        ("100\u00a0000 troops", "100000", "troops"),
        ("1\u2009250\u2009000 litres", "1250000", "litres"),
        ("163 800 m3", "163800", "m3"),
        ("36.6 million", "36600000", NO),
        ("1.7 billion litres", "1700000000", "litres"),
        ("70K fans", "70000", "fans"),
        ("2 hundred rifles", "200", "rifles"),
        ("«300» rifles", "300", "rifles"),
        ('"300" rifles', "300", "rifles"),
        ("300.", "300", NO),
        ("163,800 cubic metres", "163800", "cubic metres"),
        # words
        ("zero", "0", NO),
        ("one", "1", NO),
        ("Twelve ships", "12", "ships"),
        ("ninety-nine boats", "99", "boats"),
        ("twenty five boats", "25", "boats"),
        ("a hundred", "100", NO),
        ("one hundred and five men", "105", "men"),
        ("two hundred and fifty thousand shells", "250000", "shells"),
        ("two thousand five hundred men", "2500", "men"),
        ("two million three hundred thousand", "2300000", NO),
        ("a hundred thousand", "100000", NO),
        ("a dozen", "12", NO),
        ("two dozen lorries", "24", "lorries"),
        ("half a dozen lorries", "6", "lorries"),
        ("half-a-dozen", "6", NO),
        ("a pair of boots", "2", "boots"),
        ("three score", "60", NO),
        ("half a million", "500000", NO),
        ("a half", "0.5", NO),
        ("half an hour", "0.5", "hour"),
        ("half of them", "0.5", "them"),
        ("two and a half years", "2.5", "years"),
        ("two-and-a-half-hour talks", "2.5", "hour talks"),
        ("two and a half million", "2500000", NO),
        ("a million and a half", "1500000", NO),
        ("a week and a half", "1.5", "week"),
        ("week and a half", "1.5", "week"),
        ("an hour and a half later", "1.5", "hour later"),
        ("one and a half weeks", "1.5", "weeks"),
        # measures
        ("152mm", "152", "mm"),
        ("152mm howitzers", "152", "mm howitzers"),
        ("90km", "90", "km"),
        ("180-degree", "180", "degree"),
        ("10%", "10", "percent"),
        ("12.5 % of them", "12.5", "percent"),
        ("10 per cent", "10", "percent"),
        ("10 percent of the fleet", "10", "percent"),
        ("10 percentage points", "10", "percentage points"),
        ("four times", "4", "times"),
        ("500 pounds of flour", "500", "pounds of flour"),
        # words before the number
        ("The 300 Javelin anti-tank missiles", "300", "Javelin anti-tank missiles"),
        ("its 5,000 helmets", "5000", "helmets"),
        ("will deploy four F-16 fighter jets", "4", "F-16 fighter jets"),
        ("six US fighter jets", "6", "US fighter jets"),
        ("350 additional artillery soldiers", "350", "additional artillery soldiers"),
        ("a further 350", "350", NO),
        ("another 1,000", "1000", NO),
        ("an additional 40 lorries", "40", "lorries"),
        ("a total of 5,000", "5000", NO),
        ("exactly 12 boats", "12", "boats"),
        ("a force of 900 men", "900", "men"),
        ("over the next 30 days", "30", "days"),
        ("the 82nd Airborne flew 200 men", "200", "men"),
        ("T-72B3 crews lost 3 men", "3", "men"),
        ("a 100,000-strong", "100000", NO),
        ("a 100,000-strong army", "100000", "army"),
        ("four 122mm howitzers", "4", "122mm howitzers"),
        ("a pair of F-15s", "2", "F-15s"),
        ("at 17:31 GMT 40 lorries", "40", "lorries"),
        ("on 26 January 40 lorries", "40", "lorries"),
        ("in January 300 men", "300", "men"),
        ("by January 26, 2022, 40 lorries", "40", "lorries"),
        # an article is a one, where nothing else is counted
        ("a warship", "1", "warship"),
        ("an aircraft", "1", "aircraft"),
        ("A Russian tank", "1", "Russian tank"),
        ("a huge gas carrier", "1", "huge gas carrier"),
        ("a 2S19 howitzer", "1", "2S19 howitzer"),
        ("a 30-year-old sailor", "1", "30-year-old sailor"),
        ("another frigate", "1", "frigate"),
        ("a tanker with 20 men", "20", "men"),
    ],
)
def test_exact(words: str, value: str, noun: str | None) -> None:
    number = Decimal(value)
    assert parse_quantity(words) == Quantity(number, "exactly", number, number, None, noun)


@pytest.mark.parametrize(
    ("words", "qualifier", "value", "noun"),
    [
        ("some 8,500", "about", 8500, NO),
        ("some 30,000 troops", "about", 30000, "troops"),
        ("some hundred men", "about", 100, "men"),
        ("around 130,000", "about", 130000, NO),
        ("about 70 internet sites", "about", 70, "internet sites"),
        ("roughly half a million", "about", 500000, NO),
        ("approximately 12", "about", 12, NO),
        ("approx. 300", "about", 300, NO),
        ("c. 300", "about", 300, NO),
        ("an estimated 100,000 troops", "about", 100000, "troops"),
        ("perhaps a dozen", "about", 12, NO),
        ("nearly 100", "about", 100, NO),
        ("almost 100", "about", 100, NO),
        ("close to 100", "about", 100, NO),
        ("in the region of 40 lorries", "about", 40, "lorries"),
        ("300 or so", "about", 300, NO),
        ("300 men or so", "about", 300, "men"),
        ("300-odd men", "about", 300, "men"),
        ("~300", "about", 300, NO),
        ("about another 20", "about", 20, NO),
        ("more than 100,000", "more-than", 100000, NO),
        ("over 14,000 people", "more-than", 14000, "people"),
        ("just over 90", "more-than", 90, NO),
        ("upwards of 200 lorries", "more-than", 200, "lorries"),
        ("in excess of 200", "more-than", 200, NO),
        ("more than a dozen", "more-than", 12, NO),
        ("more than a year", "more-than", 1, "year"),
        ("more than an estimated 50", "more-than", 50, NO),
        (">300", "more-than", 300, NO),
        ("at least 60", "at-least", 60, NO),
        ("no fewer than 60", "at-least", 60, NO),
        ("not less than 60", "at-least", 60, NO),
        ("a minimum of 60", "at-least", 60, NO),
        ("as few as 10", "at-least", 10, NO),
        ("60 or more", "at-least", 60, NO),
        ("60 boats or more", "at-least", 60, "boats"),
        ("100,000+", "at-least", 100000, NO),
        ("100,000-plus men", "at-least", 100000, "men"),
        ("up to 5,000", "up-to", 5000, NO),
        ("up to around 5,000", "up-to", 5000, NO),
        ("up to an additional 700", "up-to", 700, NO),
        ("as many as 90 boats", "up-to", 90, "boats"),
        ("a maximum of 90", "up-to", 90, NO),
        ("no more than 90", "up-to", 90, NO),
        ("not more than 90", "up-to", 90, NO),
        ("90 at most", "up-to", 90, NO),
        ("within 48 hours", "up-to", 48, "hours"),
        ("within a week", "up-to", 1, "week"),
        ("fewer than 20", "less-than", 20, NO),
        ("less than 48 hours", "less-than", 48, "hours"),
        ("just under 48 hours", "less-than", 48, "hours"),
        ("below 10%", "less-than", 10, "percent"),
    ],
)
def test_qualified(words: str, qualifier: str, value: int, noun: str | None) -> None:
    number = Decimal(value)
    low = number if qualifier in ("more-than", "at-least") else None
    high = number if qualifier in ("up-to", "less-than") else None
    assert parse_quantity(words) == Quantity(number, qualifier, low, high, None, noun)


@pytest.mark.parametrize(
    ("words", "low", "high", "noun"),
    [
        ("between 50 and 60", "50", "60", NO),
        ("between 50 and 60 troops", "50", "60", "troops"),
        ("somewhere between 50 and 60", "50", "60", NO),
        ("50 to 60", "50", "60", NO),
        ("from 50 to 60 boats", "50", "60", "boats"),
        ("some 50 to 60 boats", "50", "60", "boats"),
        ("2,000-3,000", "2000", "3000", NO),
        ("2,000–3,000 soldiers", "2000", "3000", "soldiers"),
        ("2,000 — 3,000", "2000", "3000", NO),
        ("five or six boats", "5", "6", "boats"),
        ("two–three weeks", "2", "3", "weeks"),
        ("two to three million", "2000000", "3000000", NO),
        ("one hundred to two hundred thousand", "100000", "200000", NO),
        ("between 500 and 1 thousand", "500", "1000", NO),
        ("between 100,000 and 1 million", "100000", "1000000", NO),
        ("between one hundred and two hundred men", "100", "200", "men"),
        ("between one hundred and fifty and two hundred", "150", "200", NO),
        ("half a dozen to a dozen", "6", "12", NO),
        ("5% to 10%", "5", "10", "percent"),
        ("1.5 to 2.5 per cent", "1.5", "2.5", "percent"),
    ],
)
def test_ranges(words: str, low: str, high: str, noun: str | None) -> None:
    expected = Quantity(None, "between", Decimal(low), Decimal(high), None, noun)
    assert parse_quantity(words) == expected


@pytest.mark.parametrize(
    ("words", "low", "noun"),
    [
        ("dozens", 24, NO),
        ("dozens of tanks", 24, "tanks"),
        ("scores of boats", 40, "boats"),
        ("tens of boats", 20, "boats"),
        ("hundreds", 200, NO),
        ("some hundreds of men", 200, "men"),
        ("thousands", 2000, NO),
        ("tens of thousands", 20000, NO),
        ("hundreds of thousands of people", 200000, "people"),
        ("millions", 2000000, NO),
        ("more than tens of thousands", 20000, NO),
        ("several hundred men", 200, "men"),
        ("several hundred thousand", 200000, NO),
        ("a few dozen", 24, NO),
        ("a couple of hundred", 200, NO),
        ("up to hundreds", None, NO),
        ("as many as several hundred", None, NO),
        ("several", None, NO),
        ("several of the boats", None, "the boats"),
        ("a few days", None, "days"),
        ("few", None, NO),
        ("many boats", None, "boats"),
        ("some boats", None, "boats"),
        ("a number of boats", None, "boats"),
        ("a large number of boats", None, "boats"),
        ("a series of drills", None, "drills"),
        ("a handful of boats", None, "boats"),
        ("a couple of days", None, "days"),
    ],
)
def test_vague(words: str, low: int | None, noun: str | None) -> None:
    bound = None if low is None else Decimal(low)
    assert parse_quantity(words) == Quantity(None, "vague", bound, None, None, noun)


@pytest.mark.parametrize(
    ("words", "value", "currency", "noun"),
    [
        ("$1.7 million", "1700000", "USD", NO),
        ("$1.2bn", "1200000000", "USD", NO),
        ("£3m", "3000000", "GBP", NO),
        ("€2 billion", "2000000000", "EUR", NO),
        ("US$5", "5", "USD", NO),
        ("C$7.8 million", "7800000", "CAD", NO),
        ("A$5", "5", "AUD", NO),
        ("¥500", "500", "JPY", NO),
        ("EUR5 million", "5000000", "EUR", NO),
        ("EUR 5 million", "5000000", "EUR", NO),
        ("5 million EUR", "5000000", "EUR", NO),
        ("5€", "5", "EUR", NO),
        ("$five million", "5000000", "USD", NO),
        ("1.5 million euros", "1500000", "EUR", NO),
        ("5m euros", "5000000", "EUR", NO),
        ("600 million roubles", "600000000", "RUB", NO),
        ("600 million rubles", "600000000", "RUB", NO),
        ("36.6 million Czech crowns", "36600000", "CZK", NO),
        ("90 koruna", "90", "CZK", NO),
        ("90 Norwegian kroner", "90", "NOK", NO),
        ("90 Swedish kronor", "90", "SEK", NO),
        ("90 Danish crowns", "90", "DKK", NO),
        ("90 Swiss francs", "90", "CHF", NO),
        ("90 zlotys", "90", "PLN", NO),
        ("90 hryvnias", "90", "UAH", NO),
        ("90 Canadian dollars", "90", "CAD", NO),
        ("90 Australian dollars", "90", "AUD", NO),
        ("90 U.S. dollars", "90", "USD", NO),
        ("90 dollars", "90", "USD", NO),
        ("90 yen", "90", "JPY", NO),
        ("90 yuan", "90", "CNY", NO),
        ("90 Turkish lira", "90", "TRY", NO),
        ("90 forints", "90", "HUF", NO),
        ("90 Romanian lei", "90", "RON", NO),
        ("90 pounds sterling", "90", "GBP", NO),
        ("$200 million in aid", "200000000", "USD", "aid"),
        ("a 200-million-dollar loan", "200000000", "USD", "loan"),
        ("$50 a month", "50", "USD", "a month"),
        # names that no single currency bears: the noun keeps them
        ("90 crowns", "90", None, "crowns"),
        ("90 kroner", "90", None, "kroner"),
        ("90 pounds", "90", None, "pounds"),
        ("90 Hong Kong dollars", "90", None, "Hong Kong dollars"),
        ("90 Belarusian roubles", "90", None, "Belarusian roubles"),
    ],
)
def test_money(words: str, value: str, currency: str | None, noun: str | None) -> None:
    number = Decimal(value)
    assert parse_quantity(words) == Quantity(number, "exactly", number, number, currency, noun)


def test_ranges_and_vague_words_have_currencies_too() -> None:
    million = Decimal(10**6)
    for words in ("$1-2 million", "$1m to $2m", "$1-2m", "one to two million dollars"):
        assert parse_quantity(words) == Quantity(None, "between", million, 2 * million, "USD", None), words
    assert parse_quantity("hundreds of millions of euros") == Quantity(None, "vague", 200 * million, None, "EUR", None)


def test_figures_are_exact_and_plain() -> None:
    assert str(parse_quantity("36.6 million").value) == "36600000"
    assert str(parse_quantity("2.5").value) == "2.5"
    assert parse_quantity("999,999,999,999,999,999").value == Decimal(10**18 - 1)


@pytest.mark.parametrize(
    "words",
    [
        # nothing is counted
        "", "   ", "\n", "the", "a", "$", "units", "planeloads", "the number of boats", "both",
        "twice", "how many boats", "½", "٣ tanks",
        # digits of names, ordinals, dates, ages, clock times
        "F-16", "F–16", "F-15E", "S-400", "2S19", "T-72", "82nd", "82nd Airborne", "30th", "4x4",
        "24/7", "1990s", "17:31", "17:31 GMT", "5 p.m.", "26 January 2022", "January 26, 2022",
        "Jan. 26", "10 to 20 February", "January 10-12", "aged 18 to 60", "30 years old",
        "30-year-old", "twenty-five-year-old", "Article 5", "No. 5", "Unit 54,607", "twenty-first",
        # malformed, or in another notation
        "1.200.000", "1,5", "1,0000", "1.2.3", "5m", "3b",
        # more than one
        "five tanks and 20 guns", "50 and 60", "1 2 3", "twenty twenty-two", "300\n400",
        "hundreds, if not thousands", "some of the 300", "many of the 300", "several of its 40",
        "a tank and a gun", "half of the 300", "1.5 million euros ($1.7 million)",
        # ranges that are none
        "10-5", "5-5", "60 to 50", "between 50", "between 50 or more", "$1bn to €2bn",
        # the words mean another quantity than the number
        "a third", "a quarter of it", "two-thirds", "a third of the 300", "most of the 300",
        "not 300", "isn't 300", "not between 5 and 6", "rather than 300", "-20", "minus 20",
        "multi-million", "no one",
        # two qualifiers, unknown currency, no sensible figure
        "over 300 at most", "up to 10 to 15", "HK$5", "1,000,000,000,000,000,000",
    ],
)  # fmt: skip
def test_refused_in_one_line(words: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_quantity(words)
    assert "\n" not in str(caught.value)
    assert repr(words) in str(caught.value)


@pytest.mark.parametrize(
    "part",
    [
        "1", '"', "a", "1,111", "1 ", "1-", "1:", "-", "a-", "a.", "x'", "US", "a ", "some ", "of ",
        "million ", "one hundred and ", "and a half ", "hundreds of ", "between 1 and ", "about ",
        "F-", "1 000 ", "January ", "10 to ", "$", "twenty-", "part of ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", "5", "x"])
def test_time_is_bounded(part: str, end: str) -> None:
    """Four times the length takes about four times as long; a megabyte is refused at once."""

    def spent(length: int) -> float:
        started = time.process_time()
        try:
            parse_quantity(part * (length // len(part)) + end)
        except ValueError as error:
            assert len(str(error)) < 400
        return time.process_time() - started

    short, long, refused = (min(spent(length) for _ in range(3)) for length in (2_475, 9_900, 1_000_000))
    assert long < 10 * max(short, 0.002) and refused < 10 * max(long, 0.002)
