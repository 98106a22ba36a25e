"""Cutting a text into passages, on texts written for the purpose."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from border_crisis.segmenting import Passage, segment

BLOG = """Harbour strike: what we know

5 mins ago (09:10 GMT)

Dockers walk out

The crane operators of the old port stopped work at dawn, a union said.

An empty quay [File: A. Nyone/Pool]

ADVERTISEMENT

1 hour ago (08:05 GMT)

Talks to resume

Both sides meet again in the afternoon.
"""


def kinds(passages: list[Passage]) -> list[str]:
    return [p.kind for p in passages]


def words(text: str, passages: list[Passage]) -> list[str]:
    return [text[p.char_start : p.char_end].strip() for p in passages]


def test_a_live_blog() -> None:
    passages = segment(BLOG, date(2022, 1, 26))
    assert kinds(passages) == [
        "heading", "timestamp", "heading", "body", "caption", "boilerplate", "timestamp", "heading", "body",
    ]  # fmt: skip
    assert passages[0].published_at is None
    assert passages[3].published_at == datetime(2022, 1, 26, 9, 10, tzinfo=UTC)
    assert passages[8].published_at == datetime(2022, 1, 26, 8, 5, tzinfo=UTC)


def test_a_restart_ends_the_posting_time() -> None:
    passages = segment(BLOG, date(2022, 1, 26), restarts={15})
    assert passages[-1].published_at is None


def test_a_slide_show_on_one_line() -> None:
    text = "Photos: Old port A quay on May 1. Hide Caption 1 of 2 Photos: Old port Two cranes on May 2. Hide Caption 2 of 2"
    passages = segment(text)
    assert kinds(passages) == ["boilerplate", "caption", "boilerplate", "caption", "boilerplate"]
    captions = [w for p, w in zip(passages, words(text, passages), strict=True) if p.kind == "caption"]
    assert captions == ["A quay on May 1.", "Two cranes on May 2."]


def test_a_copy_without_punctuation_points_to_the_punctuated_lines() -> None:
    first = "The mayor of the small town, Ms. Doe, opened the new bridge over the river on Friday."
    second = '"It\'s a good day," she said to a crowd of several hundred people in light rain.'
    flat = "TownNews todayThe mayor of the small town Ms Doe opened the new bridge over the river on Friday" \
           "Its a good day she said to a crowd of several hundred people in light rainTags"  # fmt: skip
    text = f"{flat}\n{second}\n{first}\n"
    passages = segment(text)
    found = [(p.kind, p.duplicate_of) for p in passages]
    assert found[-2:] == [("body", None), ("body", None)]
    assert ("duplicate", (3, 1)) in found and ("duplicate", (2, 1)) in found
    assert words(text, passages)[0] == "Town"


def test_a_repeated_line_is_a_duplicate() -> None:
    passages = segment("Storm hits the northern coast\n\nIt rained.\n\nStorm hits the northern coast\n")
    assert kinds(passages) == ["heading", "body", "duplicate"]
    assert passages[2].duplicate_of == (1, 1)


def test_a_text_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="holds no word"):
        segment(" \n—\n")


@given(st.text(alphabet=st.sampled_from("ab .\n\t“”()[]/:0123456789 ago GMThideCaption\u00a0\U0001f1fa"), min_size=1))
def test_passages_leave_no_gap_whatever_the_text(text: str) -> None:
    try:
        passages = segment(text, date(2022, 1, 26))
    except ValueError:
        return
    assert passages[0].char_start == 0 and passages[-1].char_end == len(text)
    assert all(a.char_end == b.char_start for a, b in pairwise(passages))
    assert all(p.char_start < p.char_end for p in passages)
