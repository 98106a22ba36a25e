"""Texts of any length: the same proposals stretch by stretch, bounded memory, time in proportion to the length."""

import io
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice, pairwise
from pathlib import Path

import pytest

import border_crisis as bc
from border_crisis.errors import InvalidData, WrongUsage
from border_crisis.suggesting import KINDS, Suggestion, cutting, suggest
from border_crisis.suggesting.cutting import decoded, stretches

ROOT = Path(__file__).parents[2]
DAY = date(2022, 2, 15)
TEXTS = [
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "benchmarks/suggest/development/texts").glob("*.txt"))
]


def moved(found: list[Suggestion], by: int) -> list[Suggestion]:
    return [s._replace(char_start=s.char_start + by, char_end=s.char_end + by) for s in found]


def pieces(text: str, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    at = 0
    while at < len(text):
        size = chance.choice((1, 2, 7, 300))
        yield text[at : at + size]
        at += size


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches of a few paragraphs, so that a test needs no long text."""
    for name, size in {"WHOLE": 3_000, "OWN": 1_500, "OPENING": 300, "BEFORE": 800, "BEHIND": 500}.items():
        monkeypatch.setattr(cutting, name, size)


@pytest.mark.parametrize("processes", [1, 2])
def test_documents_of_one_file_are_read_as_each_alone(processes: int) -> None:
    parting = "\n\f\n"
    wanted, at = [], 0
    for text in TEXTS:
        wanted += moved(suggest(text + "\n", DAY, kinds=KINDS), at)
        at += len(text + parting)
    file = io.BytesIO(parting.join(TEXTS).encode())
    assert len(wanted) > 1000
    found = list(bc.suggest_stream(file, DAY, kinds=KINDS, processes=processes))
    last = max(s.char_end for s in found)
    assert last == at - len(parting)
    # the last document alone lacks the line end behind it
    assert [s._replace(char_end=min(s.char_end, last)) for s in wanted] == found


@pytest.mark.usefixtures("short")
def test_stretches_are_the_text_however_it_arrives() -> None:
    text = "\n\f\n".join(
        [*TEXTS[:3], "\n\n".join(TEXTS[3:9]), "", " ".join(TEXTS[9:12]).replace("\n", " "), "x" * 9_000]
    )
    whole = list(stretches([text]))
    assert [list(stretches(pieces(text, seed))) for seed in range(3)] == [whole] * 3
    at = 0
    for part in whole:
        assert text[at : part.start].strip("\n\f") == ""
        assert text.startswith(part.own, part.start) and len(part.own) <= cutting.WHOLE
        assert part.opens or part.start == at
        at = part.start + len(part.own)
    assert at == len(text) and sum(part.opens for part in whole) == sum(part.ends for part in whole) == 7


def test_a_long_document_gives_what_its_paragraphs_give(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(TEXTS)
    whole = suggest(text, DAY)
    for name, size in {"WHOLE": 12_000, "OWN": 6_000, "OPENING": 1_500, "BEFORE": 3_000, "BEHIND": 1_500}.items():
        monkeypatch.setattr(cutting, name, size)
    assert len(list(stretches([text]))) > 10
    cut = suggest(text, DAY)
    unsaid = [[s._replace(speaker=None) for s in found] for found in (whole, cut)]
    assert len(set(unsaid[0]) ^ set(unsaid[1])) <= 0.005 * len(whole)
    speakers = [{(s.char_start, s.speaker) for s in found if s.kind == "quotation"} for found in (whole, cut)]
    assert len(speakers[0] & speakers[1]) >= 0.97 * len(speakers[0])


@pytest.mark.usefixtures("short")
def test_day_and_outlet_hold_over_stretches() -> None:
    filler = "\n\n".join(
        f"The harbour was quiet and ship {n} lay at its berth all through the night." for n in "abcdefg" * 12
    )
    text = f"OSLO, Feb 8 (Reuters) - A ship left.\n\n{filler}\n\nIt came back on Monday.\n\f\nIt sank on Monday.\n"
    found = suggest(text, DAY, kinds=("date", "passage"))
    days = [s.date_start for s in found if s.kind == "date"]
    assert days == [date(2022, 2, 8), date(2022, 2, 7), date(2022, 2, 14)]
    assert [s.outlet for s in found if s.kind == "passage"] == ["Reuters"] * 86 + [None]


def test_a_name_from_the_opening_is_known_further_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "WHOLE", 20_000)
    monkeypatch.setattr(cutting, "OWN", 10_000)
    filler = "\n\n".join("The harbour was quiet and the ships lay at their berths." for _ in range(700))
    text = f"Defence Minister Petru Lungescu spoke.\n\n{filler}\n\n“We wait,” Lungescu said.\n"
    assert [s.speaker for s in suggest(text, DAY, kinds=("quotation",))] == ["Petru Lungescu"]


class Endless(io.RawIOBase):
    """A file without an end."""

    read_bytes = 0

    def read(self, size: int = -1) -> bytes:
        self.read_bytes += size
        return (TEXTS[0].encode() * (size // 2_000))[:2_000] * (size // 2_000)


def test_no_more_of_a_file_is_held_than_the_next_stretches() -> None:
    file = Endless()
    assert len(list(islice(bc.suggest_stream(file, DAY), 50))) == 50  # type: ignore[arg-type]
    assert 0 < file.read_bytes < 2_000_000
    held = [len(part.text) for part in islice(stretches(iter(lambda: "One ship.\n" * 10_000, "")), 100)]
    assert max(held) < cutting.WHOLE


@pytest.mark.parametrize("at", [0, 5, (1 << 18) - 1, 1 << 18, 300_001])
def test_the_first_wrong_byte_is_named(at: int) -> None:
    good = b"\xc5\xbd" * (at // 2) + b"x" * (at % 2)
    with pytest.raises(InvalidData, match=f"byte {at} is not UTF-8"):
        list(bc.suggest_stream(io.BytesIO(good + b"\xff\xc5\xbd"), DAY))
    with pytest.raises(UnicodeDecodeError) as error:
        list(decoded([good[k : k + 7] for k in range(0, len(good), 7)] + [b"\xc5"]))
    assert error.value.start == at


def test_what_is_asked_is_checked(tmp_path: Path) -> None:
    for arguments in ({"published": "soon"}, {"kinds": ("verbs",)}):
        with pytest.raises(WrongUsage):
            bc.suggest_stream("text.txt", **arguments)  # type: ignore[arg-type]
    with pytest.raises(WrongUsage, match="cannot be read"):
        list(bc.suggest_stream(tmp_path / "none.txt"))


#: What has made, or could make, regular expressions and loops slow.
PIECES = [
    '"', "“", "'a ", '"a" "', "‘a’ ", "“‘“‘", "“a” ", "1", "1 ", "123 ", "1,", "1-1-", "1\u00a0", "one ", "two hundred ", "to ",
    "he said, “x,” ", 'he said, "x," ', "said the minister ", "The minister said that 300 men were sent and he added that ",
    "Monday to ", "1 May ", "and ", "$", "([", "-a", "— ", "a", "A", "a.", "A. ", "Aa ", "Mr. ", "Ann Lee, 44, ", "who ", ",", "\n",
    "a\n", "a b\n\n", "“a b\n\n", "\x00\x1b", "\u202e", "\u00a0", "e\u0301", "😀", "\f\n", "34 mins ago (17:31 GMT)\n",
    "Hide Caption 1 of 2 ", "OSLO, Feb 8 (Reuters) - A.\n", "crisisUpdated", '{"a": "b", "n": 12}, ',
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length(piece: str) -> None:
    """Four times the length takes about four times as long; what grew with the square would take sixteen."""

    def spent(length: int) -> float:
        text = (piece * length)[:length]
        started = time.process_time()
        suggest(text, DAY, kinds=KINDS)
        return time.process_time() - started

    spent(100)
    ratios = (spent(12_000) / max(spent(3_000), 0.01) for _ in range(4))
    assert any(ratio < 9 for ratio in ratios)


def test_a_long_line_is_searched_in_pieces_of_bounded_length() -> None:
    for text in ("word " * 10_000, "x" * 50_000, "He left. " * 6_000):
        cut = list(cutting.bounded(text, 3, len(text)))
        assert cut[0][0] == 3 and cut[-1][1] == len(text)
        assert all(a[1] == b[0] for a, b in pairwise(cut))
        assert max(end - start for start, end in cut) <= cutting.LONG


def command(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "scripts/suggest.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )  # type: ignore[call-overload, no-any-return]


def test_the_command_streams(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("\n\f\n".join(TEXTS), encoding="utf-8", newline="")
    asked = ("--published", "2022-02-15", "--format", "jsonl", "--kinds", "date,passage")
    one, two = (command(str(path), *asked, "--processes", n).stdout for n in "12")
    assert one == two and one.count("\n") > 800
    read = suggest("\n\f\n".join(TEXTS), DAY, kinds=("date", "passage"))
    assert [json.loads(line)["char_end"] for line in one.splitlines()] == [s.char_end for s in read]


def test_the_command_reads_the_standard_input_and_stands_a_closed_pipe(tmp_path: Path) -> None:
    piped = command("-", "--format", "jsonl", input="Two ships sank.")
    assert json.loads(piped.stdout)["value"] == 2
    path = tmp_path / "long.txt"
    path.write_text("\n\f\n".join(TEXTS), encoding="utf-8")
    with subprocess.Popen([sys.executable, "scripts/suggest.py", str(path), "--kinds", "date"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # fmt: skip
        assert running.stdout and running.stderr
        assert running.stdout.readline()
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()


def test_the_table_names_the_next_step(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("Two ships sank.", encoding="utf-8")
    assert command(str(path)).stdout.endswith(f"\n\nnot registered; next: python scripts/register.py {path}\n")
    assert command(str(path), "--format", "jsonl").stdout.count("\n") == 1
