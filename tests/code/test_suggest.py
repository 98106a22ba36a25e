"""The extraction assistant, phenomenon by phenomenon, on sentences written for the purpose."""

import json
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import border_crisis as bc
from border_crisis.errors import WrongUsage
from border_crisis.suggesting import CELLS, KINDS, Suggestion, suggest
from border_crisis.suggesting.marks import pairs

ROOT = Path(__file__).parents[2]
DAY = date(2022, 2, 15)  # a Tuesday


def found(text: str, kind: str, published: date | None = DAY) -> list[Suggestion]:
    return [s for s in suggest(text, published) if s.kind == kind]


def spans(text: str, kind: str) -> list[str]:
    return [text[s.char_start : s.char_end] for s in found(text, kind)]


@pytest.mark.parametrize(
    ("text", "words", "low", "value", "high", "qualifier", "unit"),
    [
        ("They sent 350 additional artillery soldiers to the port.", "350 additional artillery soldiers", 350, 350, 350, "exactly", "soldier"),
        ("Help worth $200 million was pledged.", "$200 million", 200_000_000, 200_000_000, 200_000_000, "exactly", "USD"),
        ("He saw two F-16 jets land.", "two F-16 jets", 2, 2, 2, "exactly", "jet"),
        ("A shell of 152mm hit it.", "152mm", 152, 152, 152, "exactly", "millimetre"),
        ("It is four times as large.", "four times", 4, 4, 4, "exactly", "times"),
        ("Half a dozen boats sank.", "Half a dozen boats", 6, 6, 6, "exactly", "boat"),
        ("a pair of barges went by", "a pair of barges", 2, 2, 2, "exactly", "barge"),
        ("Dozens of warships sailed.", "Dozens of warships", 24, None, None, "vague", "warship"),
        ("with hundreds of thousands of rounds of ammunition", "hundreds of thousands of rounds", 200_000, None, None, "vague", "round"),
        ("adding between 50 and 60 troops to it", "between 50 and 60 troops", 50, None, 60, "between", "troop"),
        ("Some 8,500 workers struck.", "8,500 workers", None, 8500, None, "about", "worker"),
        ("2,000–3,000 families fled", "2,000–3,000 families", 2000, None, 3000, "between", "family"),
        ("It cost $1.2bn.", "$1.2bn", 1_200_000_000, 1_200_000_000, 1_200_000_000, "exactly", "USD"),
        ("as many as 40 ships", "40 ships", None, 40, 40, "up-to", "ship"),
        ("no fewer than 40 ships", "40 ships", 40, 40, None, "at-least", "ship"),
        ("fewer than 40 ships", "40 ships", None, 40, 40, "less-than", "ship"),
        ("Six US cutters arrived", "Six US cutters", 6, 6, 6, "exactly", "cutter"),
        ("1 250 detectors were lost", "1 250 detectors", 1250, 1250, 1250, "exactly", "detector"),
        ("1\u00a0250 detectors were lost", "1\u00a0250 detectors", 1250, 1250, 1250, "exactly", "detector"),
        ("a bill of 36,6 million euros", "36,6 million euros", 36_600_000, 36_600_000, 36_600_000, "exactly", "EUR"),
        ("about 100.000 soldiers were there", "100.000 soldiers", None, 100_000, None, "about", "soldier"),
        ("the army lost 5,000helmets", "5,000helmets", 5000, 5000, 5000, "exactly", "helmet"),
        ("rose by 0.4% in May", "0.4%", 0.4, 0.4, 0.4, "exactly", "percent"),
        ("a third of them left", "a third", 0.333333, 0.333333, 0.333333, "exactly", None),
        ("half of her rooms are shut", "half of her rooms", 0.5, 0.5, 0.5, "exactly", "room"),
        ("one in four drivers stayed", "one in four drivers", 0.25, 0.25, 0.25, "exactly", None),
        ("a three-day visit", "three-day", 3, 3, 3, "exactly", "day"),
        ("10 billion cubic meters of gas", "10 billion cubic meters", 10**10, 10**10, 10**10, "exactly", "cubic metre"),
        ("for two and a half years", "two and a half years", 2.5, 2.5, 2.5, "exactly", "year"),
        ("it fell by minus 25C", "minus 25C", -25, -25, -25, "exactly", "degree Celsius"),
        ("spread over four years", "four years", 4, 4, 4, "exactly", "year"),
        ("a toll of 90 cents", "90 cents", 0.9, 0.9, 0.9, "exactly", "USD"),
    ],
)  # fmt: skip
def test_quantities(text: str, words: str, low: float, value: float, high: float, qualifier: str, unit: str) -> None:
    (quantity,) = found(text, "quantity")
    assert text[quantity.char_start : quantity.char_end] == words
    cells = [None if n is None else float(n) for n in (quantity.value_low, quantity.value, quantity.value_high)]
    assert cells == [low, value, high]
    assert (quantity.qualifier, quantity.unit) == (qualifier, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The 82nd Airborne flew F-15E jets past an S-400 and a 2S19 in a 4x4.",
        "Under Article 5 and section 4.2 of resolution 2202, see pp. 14–19 and Order No. 227.",
        "At 17:31 GMT, or 5.30pm, or at 9.05 we met; half past six came.",
        "A 34-year-old teacher and Anna Berg, 52, who is 71, spoke of a man of 20.",
        "Call +44 7700 900815 or tel. (+371) 67016210, or 703-555-0147.",
        "The first and the second time, twice; both left; no one saw one another.",
        "1.2k views and 37 comments, 14 shares, read www.example.org/24 or write to @user99.",
        "Nikon Z6, 35mm, f/2.0, 1/60 s, ISO 3200",
        "It stood at 48.6°N 39.4°E on the M2.",
        "1. The build-up",
        "The Group of Seven met on day three of World War Two talk, with Radio 4 and France 24.",
        "One never forgets; one of them left.",
    ],
)
def test_digits_that_count_nothing(text: str) -> None:
    assert spans(text, "quantity") == []


def test_change_from_one_figure_to_another_is_no_range() -> None:
    assert spans("Exports rose from 100 to 200 tonnes.", "quantity") == ["100", "200 tonnes"]
    assert spans("It takes from 100 to 200 tonnes.", "quantity") == ["100 to 200 tonnes"]


def test_a_calibre_inside_is_a_quantity_of_its_own() -> None:
    assert spans("They hid four 122mm howitzers.", "quantity") == ["four 122mm howitzers", "122mm"]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("He came on Monday.", "Monday", "2022-02-14", "2022-02-14"),
        ("She will go on Thursday.", "Thursday", "2022-02-17", "2022-02-17"),
        ("The talks are due on Thursday.", "Thursday", "2022-02-17", "2022-02-17"),
        ("They left on Thursday.", "Thursday", "2022-02-10", "2022-02-10"),
        ("on the 16th, they say", "the 16th", "2022-02-16", "2022-02-16"),
        ("Earlier this month it snowed.", "Earlier this month", "2022-02-01", "2022-02-28"),
        ("It rained last week.", "last week", "2022-02-07", "2022-02-13"),
        ("It began in 2014.", "2014", "2014-01-01", "2014-12-31"),
        ("held from 10 to 20 February", "10 to 20 February", "2022-02-10", "2022-02-20"),
        ("polled Jan. 20-24, 2021, and then", "Jan. 20-24, 2021", "2021-01-20", "2021-01-24"),
        ("in the early 1990s", "the early 1990s", "1990-01-01", "1999-12-31"),
        ("back in the spring of 2014", "the spring of 2014", "2014-03-01", "2014-05-31"),
        ("three days ago it ended", "three days ago", "2022-02-12", "2022-02-12"),
        ("over the past month", "the past month", "2022-01-15", "2022-02-15"),
        ("the first three weeks of the month", "the first three weeks of the month", "2022-02-01", "2022-02-21"),
        ("between now and mid-May", "now and mid-May", "2022-02-15", "2022-05-31"),
        ("the year to June was bad", "the year to June", "2020-07-01", "2021-06-30"),
        ("on 15.02.2022 it closed", "15.02.2022", "2022-02-15", "2022-02-15"),
        ("We did it in '98.", "'98", "1998-01-01", "1998-12-31"),
        ("over the weekend it froze", "the weekend", "2022-02-12", "2022-02-13"),
        ("on the last Saturday of the month", "the last Saturday of the month", "2022-02-26", "2022-02-26"),
        ("a war of 1990-91", "1990-91", "1990-01-01", "1991-12-31"),
        ("It ends a week on Saturday.", "a week on Saturday", "2022-02-26", "2022-02-26"),
    ],
)
def test_dates(text: str, words: str, first: str, last: str) -> None:
    (moment,) = found(text, "date")
    assert text[moment.char_start : moment.char_end] == words
    assert (str(moment.date_start), str(moment.date_end)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "34 mins ago (17:31 GMT)",
        "Every Monday they may march; now they go each year.",
        "Published On 16 Feb 2022",
        "Posted at 13:20 5 Aug",
        "Thursday 29 December 2022",
        "By A. Writer | 10 June 2015 | 4 min read",
        "They sent 2000 troops.",
        "a Monday night in the Monday Night Football slot",
    ],
)
def test_no_dates(text: str) -> None:
    assert spans(text, "date") == []


def test_a_dateline_is_a_date_and_the_day_of_what_follows() -> None:
    text = "RIGA, Feb. 3 (Reuters) - It closed on Monday.\n\nIt opens tomorrow."
    assert [(text[d.char_start : d.char_end], str(d.date_start)) for d in found(text, "date")] == [
        ("Feb. 3", "2022-02-03"), ("Monday", "2022-01-31"), ("tomorrow", "2022-02-04")]  # fmt: skip


def test_without_a_day_relative_dates_stay_open() -> None:
    (moment,) = found("It rained last week.", "date", published=None)
    assert moment.date_start is moment.date_end is None


NEWS = """Harbour chief warns of a strike

Dock Minister Petra Lind said on Monday the port was “next to empty”.

“We have no cranes,” Lind told reporters. “We have no crews.”

“And we have no money,” she added.

A senior port official, who asked not to be named, said the closure had been ‘planned for weeks’.

“It will not last,” the official said.

“I have seen five strikes,” said Olaf Berg, a retired pilot. “This one is different.

“It is quieter.”

According to the union, the offer was “an insult to every docker in the land”.

Berg’s neighbour, Ines Roth, 61, disagreed: “He is old.”

Asked if she would pay more, the minister replied: “No.”
"""


def test_speakers() -> None:
    said = {NEWS[s.char_start : s.char_end]: s.speaker for s in found(NEWS, "quotation")}
    assert said == {
        "next to empty": "Petra Lind",
        "We have no cranes,": "Petra Lind",
        "We have no crews.": "Petra Lind",
        "And we have no money,": "Petra Lind",
        "planned for weeks": "A senior port official",
        "It will not last,": "A senior port official",
        "I have seen five strikes,": "Olaf Berg",
        "This one is different.": "Olaf Berg",
        "It is quieter.": "Olaf Berg",
        "an insult to every docker in the land": "union",
        "He is old.": "Ines Roth",
        "No.": "Petra Lind",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("'We can't, the troops' boots are wet,' he said.", ["We can't, the troops' boots are wet,"]),
        ("‘It’s rock ’n’ roll,’ said Ann Lee.", ["It’s rock ’n’ roll,"]),
        ("He said: \"Yes.\" \"No,\" she said.", ["Yes.", "No,"]),
        ("„Wir kommen“, said Uwe Kant.", ["Wir kommen"]),
        ("«On arrive», said Luc Blanc.", ["On arrive"]),
        ("Ann Lee said, “My father told me, ‘Go home,’ and I went.”", ["My father told me, ‘Go home,’ and I went.", "Go home,"]),
        ("“This is so-called ‘hybrid’ war,” said Ann Lee.", ["This is so-called ‘hybrid’ war,"]),
        ("“We left,” Ann Lee said, “at dawn.”", ["We left,", "at dawn."]),
    ],
)  # fmt: skip
def test_marks(text: str, said: list[str]) -> None:
    assert spans(text, "quotation") == said


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “quiet regime” along the line held.",
        "The exercise “Allied Resolve” begins.",
        "He watched a documentary called “The Vale of Tears” at home.",
        "Rumours of “false” flags run through the port's halls.",
        "A dog named “Javelin” sleeps.",
        "The tyres' owners and the boys' club don't agree.",
        "“We are ready,” reads graffiti on a wall.",
    ],
)
def test_scare_quotes_titles_and_apostrophes(text: str) -> None:
    assert spans(text, "quotation") == []


def test_an_unclosed_pair_runs_to_the_end_of_its_paragraph_only_if_the_next_opens_one() -> None:
    assert [p.closed for p in pairs("“We go on", goes_on=True)] == [False]
    assert pairs("“We go on", goes_on=False) == []


def test_a_heading_takes_the_speaker_of_the_same_words_below() -> None:
    text = "Port chief: ‘No cause for alarm’\n\n“There is no cause for alarm,” spokesman Hugo Frank said.\n"
    assert [s.speaker for s in found(text, "quotation")] == ["Hugo Frank", "Hugo Frank"]


def test_flat_copy_without_punctuation() -> None:
    text = "The port said some 3000 extra dockers came on MondayThe strike ends on February 20 after 62 days"
    assert spans(text, "quantity") == ["3000 extra dockers", "62 days"]
    assert spans(text, "date") == ["Monday", "February 20"]


def test_passages_actors_and_places_come_on_request() -> None:
    text = "KYIV (Reuters) - Vladimir Putin spoke in Moscow.\n\nPutin left."
    asked = suggest(text, DAY, kinds=("passage", "actor", "place"))
    assert [(s.kind, text[s.char_start : s.char_end]) for s in asked if s.record_id == "vladimir-putin"] == [
        ("actor", "Vladimir Putin"), ("actor", "Putin")]  # fmt: skip
    assert ("place", "moscow") in [(s.kind, s.record_id) for s in asked]
    passages = [s for s in asked if s.kind == "passage"]
    assert [s.outlet for s in passages] == ["Reuters", "Reuters"]
    assert passages[0].char_start == 0
    assert passages[-1].char_end == len(text)
    assert {s.kind for s in suggest(text, DAY)} <= {"quantity", "quotation", "date"}


def test_wrong_usage() -> None:
    with pytest.raises(WrongUsage, match="'verb' is no kind of proposal"):
        suggest("x", kinds=["verb"])
    with pytest.raises(WrongUsage, match="write it as 2022-02-15"):
        bc.suggest("x", "yesterday")


def test_a_text_without_words_holds_nothing() -> None:
    assert suggest("", DAY) == suggest(" \n“”\n", DAY) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aA1 ,.'\"“”‘’«»()-–$%\n:half of two to said He Monday", max_size=300))
def test_any_text_gives_proposals_inside_it(text: str) -> None:
    for s in suggest(text, DAY, kinds=KINDS):
        assert 0 <= s.char_start < s.char_end <= len(text)
        assert s.kind != "date" or s.date_start is None or (s.date_end is not None and s.date_start <= s.date_end)


TEXTS = sorted((ROOT / "benchmarks/suggest/development/texts").glob("*.txt"))
ODD = "\"'“”‘’«».,:;—- \n\t\u202e\x00\ue000ꓸ9½٣９\u0301\u200b()"


@pytest.mark.parametrize("seed", range(6))
def test_slices_and_shuffles_of_texts_raise_nothing(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(15):
        text = chance.choice(TEXTS).read_text(encoding="utf-8")
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randrange(1, 900)]
        words = piece.split(" ")
        chance.shuffle(words)
        spoiled = "".join(chance.choice(ODD) if chance.random() < 0.08 else c for c in piece)
        for odd in (piece, " ".join(words), spoiled):
            for s in suggest(odd, DAY, kinds=KINDS):
                assert 0 <= s.char_start < s.char_end <= len(odd)


def test_large_numbers_before_a_short_unit() -> None:
    assert [s.value for s in found("a road of 20,000 m up to 1,200 km and 1,500 b", "quantity")][:1] == [20_000]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ruth Ek, governor of the central bank, the first woman to hold the post, told us prices would “climb fast”.", ["Ruth Ek"]),
        ("In a letter to members, the dockers' union said it was “a slap in the face”.", ["dockers' union"]),
        ("At the station a volunteer with a horn shouted: “Women first, please!”", ["volunteer with a horn"]),
        ("Vera Moss, 44, left with two bags. Her message: “We are alive, do not call.”", ["Vera Moss"]),
        ("The minister, Ann Lee, spoke.\n\nLee, who has served twice, also dismissed as “nonsense” the report.", ["Ann Lee"]),
        ("Labour's David Pell has replied to her. The shadow foreign secretary said it was “too little”.", ["David Pell"]),
        ("Paul Roth was out. His wife, Nina, disagreed.\n\n“We leave at dawn,” she said.", ["Nina"]),
        ("The head doctor, who introduced himself only as Ihor, was blunter: “We have four surgeons.”", ["Ihor"]),
    ],
)  # fmt: skip
def test_speakers_in_other_styles(text: str, speakers: list[str]) -> None:
    said = [s.speaker for s in found(text, "quotation")]
    assert [s.removeprefix("a ") for s in said if s] == speakers


@pytest.mark.parametrize(
    "piece", ['"', "“", "'a ", "1,", "1 ", "one ", "he said, “x,” ", "Monday to ", "a.", "\u202e", "Abc "]
)
def test_no_input_takes_more_than_time_in_its_length(piece: str) -> None:
    """What grew with the square of the length would take minutes here."""
    suggest(piece * (30_000 // len(piece) // (10 if "said" in piece else 1)), DAY)


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "scripts/suggest.py", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_command(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("“We sent 5,000 helmets,” Ann Lee said on Monday.", encoding="utf-8")
    done = run(str(text), "--published", "2022-02-15", "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [list(line) for line in lines] == [list(CELLS)] * 3
    assert [line["kind"] for line in lines] == ["quotation", "quantity", "date"]
    assert lines[0]["speaker"] == "Ann Lee"
    assert (lines[1]["value"], lines[1]["thing"], lines[1]["date_start"]) == (5000, "helmets", None)
    assert (lines[2]["date_start"], lines[2]["date_end"]) == ("2022-02-14", "2022-02-14")
    assert "5,000 helmets" in run(str(text)).stdout
    assert len(run(str(text), "--kinds", "all", "--format", "jsonl").stdout.splitlines()) > 3


def test_the_command_refuses(tmp_path: Path) -> None:
    assert run(str(tmp_path / "none.txt")).returncode == 2
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"caf\xe9")
    done = run(str(bad))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "byte 3 is not UTF-8" in done.stderr
    good = tmp_path / "good.txt"
    good.write_text("Two ships.", encoding="utf-8")
    assert run(str(good), "--kinds", "verbs").returncode == 2
