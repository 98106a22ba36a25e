"""Finding words in a text, on a text written for the purpose."""

from pathlib import Path

import pytest

from border_crisis.words import digest
from curation.facts import Claim
from curation.lock import Lock, make_lock
from curation.seedfiles import Record, SeedError

TEXT = """Harbour news for the coast

5 mins ago (09:10 GMT)

The mayor opened a bridge. Sixty boats passed below it, six of them red, and six blue.

ADVERTISEMENT

A crowd of several hundred people watched the boats from the quay.

A crowd of several hundred people watched the boats from the quay.
"""


def record(**fields: object) -> Record:
    made = Record(fields)
    made.path, made.line = Path("made.yaml"), 1
    return made


SOURCE = record(
    source_id="s1", published_on="2022-01-26", sections=[record(from_line="1", outlet_id="o")], kinds=[]
)  # fmt: skip


def claim(words: str, where: str = "s1-003", field: str = "item", nth: str = "", basis: str = "words") -> Claim:
    return Claim("aid_deliveries", "aid-001", field, where, words, nth, basis, "supports", "", "", record())


def lock(*claims: Claim, old: Lock | None = None) -> Lock:
    return make_lock({"s1": SOURCE}, {"s1": TEXT}, claims, [], old)


def test_positions_digests_and_fragments() -> None:
    row = lock(claim("Sixty boats")).evidence[0]
    start, end = int(row["char_start"]), int(row["char_end"])
    assert TEXT[start:end] == "Sixty boats" == row["fragment"]
    assert row["span_sha256"] == digest("Sixty boats") and row["passage_id"] == "s1-003"


def test_an_ellipsis_reaches_to_the_end_of_the_sentence() -> None:
    first, second = lock(claim("The mayor opened …"), claim("Sixty boats passed …")).evidence
    assert TEXT[int(first["char_start"]) : int(first["char_end"])] == "The mayor opened a bridge."
    assert TEXT[int(second["char_start"]) : int(second["char_end"])].endswith("six blue.")
    assert second["fragment"] == "Sixty boats passed"


def test_words_do_not_start_or_end_inside_a_word() -> None:
    assert TEXT[int(lock(claim("six", nth="1")).evidence[0]["char_start"]) :].startswith("six of them red")
    for words in ("ixty boats", "Sixty boat", "ridge"):
        with pytest.raises(SeedError, match="are not there"):
            lock(claim(words))


def test_words_that_stand_there_more_than_once() -> None:
    with pytest.raises(SeedError, match="stand there 2 times"):
        lock(claim("six"))
    assert TEXT[int(lock(claim("six", nth="2")).evidence[0]["char_start"]) :].startswith("six blue")
    for nth in ("0", "3", "two"):
        with pytest.raises(SeedError, match=f"nth is '{nth}'"):
            lock(claim("six", nth=nth))


@pytest.mark.parametrize(
    ("where", "kind"), [("s1-002", "timestamp"), ("s1-004", "boilerplate"), ("s1-006", "duplicate")]
)
def test_what_frames_or_repeats_the_text_is_not_cited(where: str, kind: str) -> None:
    words = {"timestamp": "ago", "boilerplate": "ADVERTISEMENT", "duplicate": "quay"}[kind]
    with pytest.raises(SeedError, match=f"is {kind}"):
        lock(claim(words, where))


def test_a_search_through_the_source_leaves_copies_out() -> None:
    assert lock(claim("from the quay", "s1")).evidence[0]["passage_id"] == "s1-005"


def test_too_many_words_and_whole_sentences_are_refused() -> None:
    with pytest.raises(SeedError, match="write 'Sixty boats passed …'"):
        lock(claim("Sixty boats passed below it, six of them red, and"))
    with pytest.raises(SeedError, match="no whole sentence"):
        lock(claim("The mayor opened a bridge."))
    assert lock(claim("Harbour news for the coast", "s1-001")).evidence[0]["fragment"] == "Harbour news for the coast"


def test_the_same_words_twice_for_one_cell() -> None:
    with pytest.raises(SeedError, match="stands twice"):
        lock(claim("Sixty boats"), claim("Sixty boats"))


def test_ids_stay_and_are_never_given_again() -> None:
    first = lock(claim("The mayor"), claim("Sixty boats"), claim("red"))
    assert [row["evidence_id"] for row in first.evidence] == ["evd-0001", "evd-0002", "evd-0003"]
    second = lock(claim("red"), claim("The mayor"), old=first)
    assert [row["evidence_id"] for row in second.evidence] == ["evd-0003", "evd-0001"]
    third = lock(claim("The mayor"), old=second)
    fourth = lock(claim("The mayor"), claim("blue"), old=third)
    assert [row["evidence_id"] for row in fourth.evidence] == ["evd-0001", "evd-0004"]


def test_evidence_without_words_has_no_position() -> None:
    row = lock(claim("", basis="passage-time")).evidence[0]
    assert row["passage_id"] == "s1-003" and not row["char_start"] and not row["fragment"]


def test_passages_carry_outlet_and_time() -> None:
    rows = lock().passages
    assert [row["kind"] for row in rows] == ["heading", "timestamp", "body", "boilerplate", "body", "duplicate"]
    assert rows[2]["published_at"] == "2022-01-26T09:10:00Z" and rows[0]["published_at"] == ""
    assert rows[5]["duplicate_of_id"] == "s1-005" and {row["outlet_id"] for row in rows} == {"o"}


def test_a_text_that_is_not_at_hand_keeps_what_the_lock_says() -> None:
    old = lock(claim("Sixty boats"), claim("red"))
    kept = make_lock({"s1": SOURCE}, {}, [claim("red")], [], old)
    assert kept.passages == old.passages and kept.sources == old.sources
    assert kept.evidence == old.evidence[1:]
    with pytest.raises(SeedError, match="new words, and the text to find them in is not at hand"):
        make_lock({"s1": SOURCE}, {}, [claim("blue")], [], old)
    with pytest.raises(SeedError, match="the lock does not know it"):
        make_lock({"s1": SOURCE}, {}, [], [], None)


def test_what_nobody_decided_is_counted() -> None:
    assert int(lock().sources[0]["n_undecided"]) >= 3  # sixty boats, six, six, several hundred people
