"""How much of a source the fragments in the repository show."""

from collections.abc import Iterable

from .locating import Row


def share_quoted(spans: Iterable[Row], n_characters: int) -> float:
    """Return the share of a source's characters that the fragments of `spans` cover together.

    Overlapping fragments count once. A fragment starts where its span starts.
    """
    covered, reached = 0, 0
    for start, length in sorted((int(row["char_start"]), len(row["fragment"])) for row in spans):
        end = start + length
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered / n_characters
