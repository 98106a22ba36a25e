"""How much of the ledger of the sources the extraction assistant proposes by itself."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from border_crisis.suggesting import MENTIONS, suggest

from .seedfiles import Record
from .texts import load_texts


class Recall(NamedTuple):
    """Of one kind: mentions of the ledger, those that a proposal overlaps, those that one matches exactly."""

    listed: int = 0
    overlapping: int = 0
    exact: int = 0

    def __add__(self, other: object) -> "Recall":
        return (
            Recall(*(a + b for a, b in zip(self, other, strict=True))) if isinstance(other, Recall) else NotImplemented
        )


def recall(
    mentions: Iterable[Mapping[str, str]], texts: Mapping[str, str], published: Mapping[str, str]
) -> dict[str, Recall]:
    """Count, by kind, how many mentions of the ledger the proposals for their texts overlap.

    mentions: rows of data/mentions.csv; those that were decided to be no mention are left out, and those of a
    source that `texts` (source id to words) does not hold. published: source id to ISO 8601 day, or "".
    Positions of the ledger are those of the text.
    """
    listed: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in mentions:
        if row["disposition"] != "not-a-mention" and row["source_id"] in texts:
            listed[row["source_id"]].append(row)
    counts = dict.fromkeys(MENTIONS, Recall())
    for source_id, rows in sorted(listed.items()):
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for found in suggest(texts[source_id], published.get(source_id) or None):
            spans[found.kind].append((found.char_start, found.char_end))
        for row in rows:
            start, end = int(row["char_start"]), int(row["char_end"])
            near = spans[row["kind"]]
            touched = any(a < end and start < b for a, b in near)
            counts[row["kind"]] += Recall(1, touched, (start, end) in near)
    return counts


def ledger_recall(data: Path, folder: Path) -> dict[str, Recall]:
    """The recall on the sources of the tables in `data` whose texts are in `folder`. Raises as `load_texts` does."""
    sources = {row["source_id"]: row for row in _rows(data / "sources.csv")}
    published = {key: row["published_on"] for key, row in sources.items() if row["published_on_precision"] == "day"}
    return recall(
        _rows(data / "mentions.csv"), load_texts(folder, {key: Record(row) for key, row in sources.items()}), published
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
