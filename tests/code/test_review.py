"""A review: what is left to decide, decisions that survive a kill, the way back, what is offered."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from border_crisis.errors import WrongUsage
from curation import journal as journals
from curation.citing import Citing, NotCitable
from curation.entries import Draft, entry, period
from curation.journal import Journal
from curation.mentions import MentionReader
from curation.naming import Names, slug
from curation.proposals import Proposal, Span, proposals, undecided
from curation.schemas import load_schemas
from curation.seedfiles import SeedError, read_yaml

Run = Callable[..., subprocess.CompletedProcess[str]]
SOURCE = "coast-20220215"
TEXT = "Boats\n\nSome 60 people left on Monday. They met 60 people, “all of them red,” said Ada. Flight F-16 saw six.\n"


@pytest.fixture
def registered(repository: Path, run_script: Run, tmp_path: Path) -> tuple[Path, Path]:
    """A copy of the repository with a source to review, and the folder of its text."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "coast.txt").write_text(TEXT, encoding="utf-8")
    result = run_script(
        repository, "register.py", str(texts / "coast.txt"), "--published", "2022-02-15", "--basis", "dateline",
        "--processing", "original", "--title", "Boats", "--outlet", "cnn", "--id", SOURCE, BORDER_CRISIS_TEXTS=str(texts),
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return repository, texts


def start(registered: tuple[Path, Path]) -> subprocess.Popen[str]:
    repository, texts = registered
    environment = {**os.environ, "PYTHONPATH": str(repository / "src"), "BORDER_CRISIS_TEXTS": str(texts)}
    command = [sys.executable, str(repository / "scripts" / "review.py"), SOURCE]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=repository
    )


def read_until(process: subprocess.Popen[str], pattern: str) -> str:
    """Read lines until one matches; returns it."""
    assert process.stdout
    for line in process.stdout:
        if re.search(pattern, line):
            return line
    raise AssertionError(f"the review ended before it wrote {pattern}")


def test_nothing_is_lost_when_a_review_is_killed(registered: tuple[Path, Path]) -> None:
    repository, _ = registered
    first = start(registered)
    assert first.stdin
    read_until(first, r"0 of \d+ decided")
    first.stdin.write("o\nBoats of no navy.\n")
    first.stdin.flush()
    read_until(first, r"1 of \d+ decided")
    first.stdin.write("c\nThe day of a regatta.\no\nBoats")  # killed in the middle of an answer
    first.stdin.flush()
    read_until(first, r"2 of \d+ decided")
    first.send_signal(signal.SIGKILL)
    first.wait()
    path = repository / "seeds" / "mentions" / f"{SOURCE}.yaml"
    assert path.read_text(encoding="utf-8") == (
        f"{SOURCE}-002:\n"
        "  - quantity: 60 people\n    nth: 1\n    qualifier: about\n    as: out-of-scope\n    why: Boats of no navy.\n"
        "  - date: Monday\n    as: context\n    why: The day of a regatta.\n"
    )
    second = start(registered)
    out, _ = second.communicate("u\no\nBoats again.\nq\n")  # the decision of the killed review is taken back
    assert "2 of" in out and "taken back: context: 'Monday'" in out and "as: context" not in path.read_text()
    assert read_yaml(path)[f"{SOURCE}-002"][1]["why"] == "Boats again."


def test_two_reviews_at_once_are_refused(registered: tuple[Path, Path], run_script: Run) -> None:
    repository, texts = registered
    first = start(registered)
    read_until(first, "decided")
    result = run_script(repository, "review.py", SOURCE, BORDER_CRISIS_TEXTS=str(texts))
    assert result.returncode == 2 and f"another review of {SOURCE} is running" in result.stderr
    first.kill()
    first.wait()


def test_a_source_without_its_text(repository: Path, run_script: Run, tmp_path: Path) -> None:
    result = run_script(repository, "review.py", "tass-20220210", BORDER_CRISIS_TEXTS=str(tmp_path))
    assert result.returncode == 1 and "its text is not at hand" in result.stderr
    result = run_script(repository, "review.py", "tass")
    assert result.returncode == 2 and "is no source" in result.stderr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(journals, "ROOT", tmp_path)
    monkeypatch.setattr(journals, "SEEDS", tmp_path / "seeds")
    return tmp_path


def test_a_step_that_was_cut_off_is_finished(folder: Path) -> None:
    a, b = folder / "a.yaml", folder / "b.yaml"
    a.write_text("after")  # the kill came between the two files
    step = {
        "label": "x",
        "files": {"a.yaml": {"before": None, "after": "after"}, "b.yaml": {"before": None, "after": "too"}},
    }
    pending = folder / "seeds" / ".review" / "s" / "pending.json"
    pending.parent.mkdir(parents=True)
    pending.write_text(json.dumps(step))
    journal = Journal("s")
    assert b.read_text() == "too" and not pending.exists()
    assert journal.undo() == "x" and not a.exists() and not b.exists()
    assert journal.undo() is None


def test_a_step_is_not_taken_back_over_an_edit_by_hand(folder: Path) -> None:
    journal = Journal("s")
    journal.commit("one", {folder / "a.yaml": b"1"})
    (folder / "a.yaml").write_text("edited")
    with pytest.raises(SeedError, match="changed since 'one'"):
        journal.undo()
    assert (folder / "a.yaml").read_text() == "edited"
    with pytest.raises(WrongUsage, match="another review"):
        Journal("s")


PASSAGES = [
    {"passage_id": "s1-001", "source_id": "s1", "kind": "heading", "published_on": "2022-02-15", "char_start": "0",
     "char_end": "7", "outlet_id": ""},
    {"passage_id": "s1-002", "source_id": "s1", "kind": "body", "published_on": "2022-02-15", "char_start": "7",
     "char_end": str(len(TEXT)), "outlet_id": ""},
]  # fmt: skip


def found(words: str, nth: int = 1) -> tuple[int, int]:
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    return at, at + len(words)


def test_proposals_and_what_nobody_proposed() -> None:
    from datetime import date

    made = {TEXT[p.start : p.end]: p for p in proposals(TEXT, date(2022, 2, 15), PASSAGES)}
    assert {"60 people", "Monday", "all of them red,", "F-16", "six"} <= set(made)
    assert made["F-16"].suggestion is None and made["F-16"].guess == "name-with-digits"


def test_what_answers_a_proposal() -> None:
    proposal = Proposal("quotation", 10, 50, "p", None)
    inside = Proposal("quotation", 20, 25, "p", None)
    assert undecided([proposal, inside], [Span("quotation", 10, 50, "")]) == [inside]
    assert undecided([proposal], [Span("quotation", 12, 50, "")]) == []
    assert undecided([proposal], [Span("date", 10, 20, "")]) == [proposal]
    number = Proposal("quantity", 10, 14, "p", None, ((12, 14),), "name-with-digits")
    assert undecided([number], [Span("quantity", 12, 14, "not-a-mention")]) == []
    assert undecided([number], [Span("quotation", 0, 99, "")]) == [number]


def cited(kind: str, words: str, nth: int = 1, **cells: str) -> dict[str, str]:
    citing = Citing("s1", TEXT, PASSAGES)
    reader = MentionReader(load_schemas(), {row["passage_id"]: row for row in PASSAGES}, {})
    return entry(Draft(kind, "s1-002", *found(words, nth), cells), citing, reader)


def test_an_entry_says_only_what_its_words_do_not() -> None:
    assert cited("quantity", "60 people", 2, value="60", value_low="60", value_high="60", qualifier="exactly") == {
        "quantity": "60 people", "nth": "2",
    }  # fmt: skip
    assert cited("quantity", "60 people", 1, value="60", qualifier="about")["qualifier"] == "about"
    assert cited("date", "Monday", start="2022-02-14") == {"date": "Monday"}
    assert cited("date", "Monday", start="2022-02-21") == {"date": "Monday", "start": "2022-02-21"}
    assert cited("quotation", "all of them red,", speaker="ada") == {"quotation": "all of them red,", "speaker": "ada"}
    with pytest.raises(NotCitable):
        cited("quantity", "0 peopl")


def test_periods() -> None:
    from datetime import date as d

    assert period(d(2022, 2, 14), d(2022, 2, 20)) == ("2022-W07", "")
    assert period(d(2022, 2, 1), d(2022, 2, 28)) == ("2022-02", "")
    assert period(d(2014, 1, 1), d(2015, 12, 31)) == ("2014", "2015")
    assert period(d(2022, 2, 10), d(2022, 2, 20)) == ("2022-02-10", "2022-02-20")


def test_names() -> None:
    actors = [
        {"actor_id": "norway", "name": "Norway", "actor_type": "state", "country_iso3": "NOR"},
        {"actor_id": "ada-lovelace", "name": "Ada Lovelace", "actor_type": "person"},
        {"actor_id": "united-states", "name": "United States", "aliases": "US; Washington", "actor_type": "state"},
    ]
    names = Names(actors, "actor_id")
    assert set(names.named_in("Norwegian ships passed Ms Lovelace in Washington")) == {
        "norway",
        "ada-lovelace",
        "united-states",
    }
    assert names.meant("Lovelace") == ["ada-lovelace"] and names.meant("the US") == ["united-states"]
    assert names.like("lov") == ["ada-lovelace"] and slug("Łódź & Ämari") == "odz-amari"
