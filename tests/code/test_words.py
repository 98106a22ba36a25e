"""Counting words and cutting fragments."""

import pytest

from border_crisis.words import count_words, fragment, is_whole_sentence, opening

BODY = "The ministry spoke. “We will send 12 boats,” it said. The U.K. has agreed."


def at(words: str) -> tuple[int, int]:
    start = BODY.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "n"), [("4,006 shells", 3), ("Ukraine’s borders", 2), ("F-15E jets", 3), ("‘quoted’ words", 2), ("—", 0)]
)
def test_words_are_counted_as_the_contract_counts_them(text: str, n: int) -> None:
    assert count_words(text) == n


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("The ministry spoke.", True),
        ("The ministry spoke", True),
        ("ministry spoke.", False),
        ("The ministry", False),
        ("The U.K.", False),
        ("The U.K. has agreed.", True),
        ("12 boats", False),
    ],
)
def test_whole_sentences(words: str, whole: bool) -> None:
    assert is_whole_sentence(BODY, *at(words)) is whole


def test_fragments() -> None:
    assert fragment(BODY, *at("12 boats")) == "12 boats"
    assert fragment(BODY, *at("The ministry spoke.")) == "The ministry spoke"
    assert fragment(BODY, *at("The ministry spoke."), heading=True) == "The ministry spoke."
    long = "We will send 12 boats,” it said. The U.K. has"
    assert fragment(BODY, *at(long)) == "We will send"
    assert opening("—") == ""
