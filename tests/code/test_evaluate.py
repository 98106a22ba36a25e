"""Measuring proposals against annotations."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from curation.measuring import agrees, measure, paired, read, same_speaker, total

ROOT = Path(__file__).parents[2]
WORDS = "“We sent 5,000 helmets,” Ann Lee said on Monday. Two ships sank."


def mention(kind: str, words: str, **cells: object) -> dict[str, object]:
    empty = dict.fromkeys(
        ("value_low", "value", "value_high", "qualifier", "unit", "speaker", "date_start", "date_end")
    )
    start = WORDS.index(words)
    return {"kind": kind, "char_start": start, "char_end": start + len(words), **empty, **cells}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    gold = [
        mention("quotation", "We sent 5,000 helmets,", speaker="Ann Lee"),
        mention("quantity", "5,000 helmets", value_low=5000, value=5000, value_high=5000),
        mention("quantity", "Two", value_low=3, value=3, value_high=3),  # wrong on purpose
        mention("date", "on Monday", date_start="2022-02-14", date_end="2022-02-14"),
        mention("date", "sank"),  # nothing proposes this
    ]
    (tmp_path / "texts").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "texts" / "01.txt").write_text(WORDS, encoding="utf-8")
    (tmp_path / "gold" / "01.jsonl").write_text("".join(json.dumps(m) + "\n" for m in gold), encoding="utf-8")
    (tmp_path / "index.yaml").write_text(
        "texts:\n- {file: 01.txt, style: agency, published: 2022-02-15}\n- {file: 02.txt, style: agency, published: 2022-02-15}\n"
    )
    return tmp_path


def test_measure(folder: Path) -> None:
    (text,) = read(folder)  # a text that is not there is left out
    tallies, misses = measure(text)
    assert tuple(tallies["quotation"]) == (1, 1, 1, 1, 1, 1)
    assert tuple(tallies["quantity"]) == (2, 2, 2, 1, 2, 1)
    assert tuple(tallies["date"]) == (2, 1, 1, 0, 1, 1)
    assert [(m.kind, m.what) for m in misses] == [("quantity", "wrong"), ("date", "missed")]
    assert total([tallies, tallies])["quantity"].gold == 4


def test_each_mention_is_paired_once_with_what_it_shares_most_with() -> None:
    wide, narrow = {"char_start": 0, "char_end": 20}, {"char_start": 5, "char_end": 10}
    assert paired([wide, narrow], [dict(narrow), dict(wide)]) == [(wide, wide), (narrow, narrow)]
    assert paired([wide], [narrow, dict(narrow)]) == [(wide, narrow)]


@pytest.mark.parametrize(
    ("gold", "proposed", "same"),
    [
        ("Defence Minister Petru Lungescu", "Petru Lungescu", True),
        ("the NATO official", "a NATO official", True),
        ("Radim Holeček", "Radim Holecek", True),
        ("Ann Lee", "Bob Lee", False),
        ("Ann Lee", None, False),
        (None, None, True),
    ],
)
def test_same_speaker(gold: str | None, proposed: str | None, same: bool) -> None:
    assert same_speaker(gold, proposed) is same


def test_a_value_is_right_only_with_its_bounds() -> None:
    about = {"value_low": None, "value": 50, "value_high": None}
    assert agrees("quantity", about, dict(about))
    assert not agrees("quantity", about, {**about, "value_low": 50})


def test_the_command(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "scripts/evaluate.py", str(folder), "--misses"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "01 missed   date" in done.stdout
    assert done.stdout.count("agency") == 1
    (folder / "gold" / "01.jsonl").unlink()
    gone = subprocess.run(
        [sys.executable, "scripts/evaluate.py", str(folder)], cwd=ROOT, capture_output=True, text=True
    )
    assert (gone.returncode, gone.stderr.count("\n")) == (2, 1)
