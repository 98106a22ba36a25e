"""Measure proposals against annotations: spans, values, dates and speakers, by kind and by style.

A folder of annotated texts holds `index.yaml` (`texts:` a list of file, style and published), `texts/` and
`gold/<name>.jsonl`, one mention a line: kind, char_start, char_end, value_low, value, value_high, qualifier,
unit, speaker, date_start, date_end.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from border_crisis.errors import WrongUsage
from border_crisis.suggesting import MENTIONS, Suggestion, suggest
from border_crisis.suggesting.lexicon import words

Mention = dict[str, Any]
_TITLES = words("""
    the a an of for mr mrs ms miss dr sir dame lord lady prof professor general gen lieutenant lt colonel col
    major maj captain capt sergeant rear vice admiral adm president prime foreign defence defense interior
    minister secretary chancellor ambassador spokesman spokeswoman spokesperson sen senator justice judge
    """)


class Tally(NamedTuple):
    """Of one kind: gold mentions, proposals, pairs that overlap, exact pairs, and right details of those asked for."""

    gold: int = 0
    proposed: int = 0
    overlapping: int = 0
    exact: int = 0
    asked: int = 0
    right: int = 0

    def __add__(self, other: object) -> "Tally":
        return Tally(*(a + b for a, b in zip(self, other, strict=True))) if isinstance(other, Tally) else NotImplemented


class Text(NamedTuple):
    """An annotated text."""

    name: str
    style: str
    words: str
    published: date
    gold: list[Mention]


class Miss(NamedTuple):
    """A difference: "missed", "spurious" or "wrong" (the detail), with both sides."""

    text: str
    kind: str
    what: str
    gold: Mention | None
    proposed: Mention | None


def read(folder: Path) -> list[Text]:
    """Read the annotated texts of a folder. Raises WrongUsage where a file is missing."""
    try:
        index = yaml.safe_load((folder / "index.yaml").read_text(encoding="utf-8"))["texts"]
        known = [entry for entry in index if (folder / "texts" / entry["file"]).is_file()]
        return [_text(folder, entry) for entry in known]
    except OSError as error:
        raise WrongUsage(
            f"{error.filename}: cannot be read ({error.strerror}); see benchmarks/suggest/README.md"
        ) from None


def _text(folder: Path, entry: dict[str, Any]) -> Text:
    name = Path(entry["file"]).stem
    lines = (folder / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    words = (folder / "texts" / entry["file"]).read_bytes().decode("utf-8")
    day = entry["published"]
    return Text(name, entry["style"], words, day if isinstance(day, date) else date.fromisoformat(day), gold)


def plain(found: Suggestion) -> Mention:
    """A proposal as the annotations write one: dates as text, numbers as numbers."""
    return {
        name: value.isoformat()
        if isinstance(value, date)
        else value
        if value is None or isinstance(value, int | str)
        else float(value)
        for name, value in found._asdict().items()
    }


def measure(text: Text) -> tuple[dict[str, Tally], list[Miss]]:
    """Compare the proposals for one text with its annotations."""
    proposals = [plain(found) for found in suggest(text.words, text.published)]
    tallies, misses = {}, []
    for kind in MENTIONS:
        gold = [m for m in text.gold if m["kind"] == kind]
        proposed = [m for m in proposals if m["kind"] == kind]
        pairs = paired(gold, proposed)
        exact = sum((g["char_start"], g["char_end"]) == (p["char_start"], p["char_end"]) for g, p in pairs)
        asked = [(g, p) for g, p in pairs if kind != "quotation" or g.get("speaker")]
        right = [agrees(kind, g, p) for g, p in asked]
        tallies[kind] = Tally(len(gold), len(proposed), len(pairs), exact, len(asked), sum(right))
        matched = {id(m) for pair in pairs for m in pair}
        misses += [Miss(text.name, kind, "missed", g, None) for g in gold if id(g) not in matched]
        misses += [Miss(text.name, kind, "spurious", None, p) for p in proposed if id(p) not in matched]
        misses += [Miss(text.name, kind, "wrong", g, p) for (g, p), ok in zip(asked, right, strict=True) if not ok]
    return tallies, misses


def paired(gold: list[Mention], proposed: list[Mention]) -> list[tuple[Mention, Mention]]:
    """Pair mentions that overlap, one to one, those that share most of their words first."""
    options = []
    start = 0
    ordered = sorted(proposed, key=lambda m: m["char_start"])
    for g in sorted(gold, key=lambda m: m["char_start"]):
        while start < len(ordered) and ordered[start]["char_end"] <= g["char_start"] - 5000:
            start += 1
        for p in ordered[start:]:
            if p["char_start"] >= g["char_end"]:
                break
            shared = min(g["char_end"], p["char_end"]) - max(g["char_start"], p["char_start"])
            if shared > 0:
                union = max(g["char_end"], p["char_end"]) - min(g["char_start"], p["char_start"])
                options.append((shared / union, g, p))
    taken: set[int] = set()
    pairs = []
    for _, g, p in sorted(options, key=lambda o: -o[0]):
        if id(g) not in taken and id(p) not in taken:
            taken |= {id(g), id(p)}
            pairs.append((g, p))
    return pairs


def agrees(kind: str, gold: Mention, proposed: Mention) -> bool:
    """Whether the detail that a kind is measured by is right: value and bounds, speaker, first and last day."""
    if kind == "quotation":
        return same_speaker(gold["speaker"], proposed["speaker"])
    if kind == "date":
        return all(gold[c] == proposed[c] for c in ("date_start", "date_end"))
    return all(_close(gold[c], proposed[c]) for c in ("value_low", "value", "value_high"))


def _close(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else abs(a - b) <= 0.005 * max(abs(a), abs(b))


def same_speaker(gold: str | None, proposed: str | None) -> bool:
    """Whether two names mean one speaker: the same words without articles, titles and accents, or some of them."""
    if not gold or not proposed:
        return gold == proposed
    a, b = _bare(gold), _bare(proposed)
    return a == b or (bool(a & b) and (a <= b or b <= a))


def _bare(name: str) -> frozenset[str]:
    flat = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    words = re.findall(r"[^\W_]+", re.sub(r"'s\b", "", "".join(c for c in flat if not unicodedata.combining(c))))
    return frozenset(w for w in words if w not in _TITLES) or frozenset(words)


def total(tallies: Iterable[dict[str, Tally]]) -> dict[str, Tally]:
    """Add up the counts of several texts."""
    sums = dict.fromkeys(MENTIONS, Tally())
    for tally in tallies:
        for kind, counts in tally.items():
            sums[kind] = sums[kind] + counts
    return sums
