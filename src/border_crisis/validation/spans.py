"""Find every passage and every span of a package in the texts again, where they are at hand."""

import csv
import hashlib
from pathlib import Path
from typing import NamedTuple

from border_crisis.errors import WrongUsage
from border_crisis.words import MAX_SHARE_QUOTED, digest, fragment

from .completeness import unlisted
from .problem import Problem

Row = dict[str, str]


class SpanReport(NamedTuple):
    """What was found: problems, and the lines to print."""

    problems: list[Problem]
    lines: list[str]


def check_spans(package: Path, texts: Path) -> SpanReport:
    """Check passages, evidence and mentions of `package` against the texts in the folder `texts`.

    A text is recognised by its SHA-256. Each passage and span must have its digest, and each
    fragment must be what the fragment rule allows of its span, the sentence rule included; each
    number, quotation and calendar word must lie in a mention.
    Sources without a text are named and left unchecked. Raises WrongUsage for a missing folder.
    """
    if not texts.is_dir():
        raise WrongUsage(f"{texts}: no such folder of texts")
    by_digest = {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in sorted(texts.glob("*.txt"))}
    sources = _rows(package, "sources")
    found = {
        s["source_id"]: by_digest[s["text_sha256"]].read_bytes().decode("utf-8")
        for s in sources
        if s["text_sha256"] in by_digest
    }
    problems: list[Problem] = []
    passages = {}
    for line, row in enumerate(_rows(package, "passages"), start=2):
        passages[row["passage_id"]] = row
        text = found.get(row["source_id"])
        if text is not None and digest(text[int(row["char_start"]) : int(row["char_end"])]) != row["text_sha256"]:
            problems.append(
                _problem(
                    "text.passage",
                    "passages",
                    line,
                    "text_sha256",
                    "is not the digest of the text at these positions",
                )
            )
    checked = 0
    for table in ("evidence", "mentions"):
        for line, row in enumerate(_rows(package, table), start=2):
            text = found.get(row["source_id"])
            if text is not None and row["char_start"]:
                checked += 1
                problems += _span(table, line, row, passages[row["passage_id"]], text)
    ledger = _rows(package, "mentions")
    for source_id, text in found.items():
        problems += unlisted(
            text,
            [(line, row) for line, row in enumerate(passages.values(), start=2) if row["source_id"] == source_id],
            [row for row in ledger if row["source_id"] == source_id],
        )
    lines = [
        f"texts: {len(found)} of {len(sources)} sources at hand; "
        f"{checked:,} spans and {len(passages):,} passages checked against them"
    ]
    lines += [f"  {s['source_id']}: text not at hand, not re-checked" for s in sources if s["source_id"] not in found]
    lines += [
        f"  {s['source_id']}: fragments cover {float(s['share_quoted']):.1%} (at most {MAX_SHARE_QUOTED:.0%})"
        for s in sources
    ]
    return SpanReport(problems, lines)


def _span(table: str, line: int, row: Row, passage: Row, text: str) -> list[Problem]:
    start, end = int(row["char_start"]), int(row["char_end"])
    first = int(passage["char_start"])
    body = text[first : int(passage["char_end"])]
    allowed = fragment(body, start - first, end - first, heading=passage["kind"] == "heading")
    if not text.startswith(row["fragment"], start):
        return [_problem("text.fragment", table, line, "fragment", "does not stand at its position")]
    if row["fragment"] != allowed:
        return [_problem("text.fragment", table, line, "fragment", f"must be '{allowed}' (8 words, no whole sentence)")]
    if "span_sha256" in row and row["span_sha256"] != digest(text[start:end]):
        return [_problem("text.digest", table, line, "span_sha256", "is not the digest of the span")]
    return []


def _problem(rule: str, table: str, line: int, column: str, message: str) -> Problem:
    return Problem(rule, f"data/{table}.csv", line, column, "", message)


def _rows(package: Path, table: str) -> list[Row]:
    path = package / "data" / f"{table}.csv"
    if not path.exists():
        path = package / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
