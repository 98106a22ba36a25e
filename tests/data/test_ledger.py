"""The ledger: nothing that a source counts, quotes or dates is silently missing."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from conftest import PackageCopy

import border_crisis as bc
from border_crisis.validation.completeness import signals
from border_crisis.validation.spans import check_spans

MENTIONS = bc.records("mentions")
EVIDENCE = bc.records("evidence")


def test_every_mention_is_decided() -> None:
    used = {row.mention_id for row in EVIDENCE} - {None}
    for row in MENTIONS:
        assert (row.disposition == "coded") == (row.mention_id in used), row.mention_id
        assert row.disposition in ("coded", "duplicate") or row.reason, row.mention_id


def test_every_source_and_kind_has_mentions() -> None:
    seen = Counter((row.source_id, row.kind) for row in MENTIONS)
    for source in bc.records("sources"):
        for kind in ("quantity", "quotation", "date"):
            assert seen[source.source_id, kind], (source.source_id, kind)


def test_figures_of_the_ledger() -> None:
    shells = [row for row in MENTIONS if row.unit == "shell"]
    assert {(row.fragment, row.value) for row in shells} == {
        ("4,006 shells", 4006), ("4,000 artillery shells", 4000), ("four thousand artillery shells", 4000),
    }  # fmt: skip
    rounds = next(row for row in MENTIONS if row.unit == "round")
    assert (rounds.value_low, rounds.value, rounds.value_high, rounds.qualifier) == (200_000, None, None, "vague")


def test_a_passage_without_fact_holds_only_dismissed_mentions() -> None:
    status = {row.passage_id: row.coding_status for row in bc.records("passages")}
    for row in MENTIONS:
        if status[row.passage_id] == "no-fact":
            assert row.disposition not in ("coded", "duplicate"), row.mention_id
    assert "open" not in status.values()


def test_dropping_any_mention_is_noticed_in_the_texts(package: PackageCopy, texts: Path) -> None:
    """Delete each tenth mention whose words hold a signal: each loss must be found, at its passage."""
    lost = [row.mention_id for row in MENTIONS if row.kind == "quotation"][::10]
    lost += [row.mention_id for row in MENTIONS if row.unit or row.fragment.endswith("sday")][::10]
    where = {row.passage_id for row in MENTIONS if row.mention_id in lost}
    package.edit("mentions", lambda rows: _keep(rows, set(lost)))
    found = Counter(
        problem.message.split(" of ")[-1].split(";")[0]
        for problem in check_spans(package.folder, texts).problems
        if problem.rule == "text.unlisted"
    )
    for passage in where:
        assert found[passage] >= 1, passage
    assert set(found) == set(where)


def _keep(rows: list[dict[str, str]], lost: set[str]) -> None:
    rows[:] = [row for row in rows if row["mention_id"] not in lost]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 9 May they sent 1,200 men.", ["9", "May", "1", "200"]),
        ("two dozen boats came yesterday", ["two", "dozen", "yesterday"]),
        ("“We left,” he said. “At night.", ["We left,", "At night."]),
        ("The mayor's ‘grand’ plan wasn’t 'cheap', the dogs' owner said", ["grand", "cheap"]),
        ('He said "go" and went', ["go"]),
        ("It may rain in march", []),
        ("Sept. 3 and Jan. 4", ["Sept.", "3", "Jan.", "4"]),
    ],
)
def test_signals(text: str, expected: list[str]) -> None:
    found = sorted((s.start, text[s.start : s.end]) for s in signals(text, 0, len(text)))
    assert [words for _, words in found] == expected


def test_a_text_that_is_not_at_hand_is_said(root: Path, texts: Path, tmp_path: Path) -> None:
    some = tmp_path / "texts"
    some.mkdir()
    shutil.copy(sorted(texts.glob("*.txt"))[0], some)
    report = check_spans(root, some)
    assert report.problems == [] and sum("not at hand" in line for line in report.lines) == 4
