"""The lock: where every passage and every cited word stands, with digests.

`scripts/lock.py` writes it from the texts, and nothing else does; everything after it is built
without the texts. It holds positions, digests and fragments, never more of a text.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from border_crisis.words import count_words, digest, fragment

from .facts import Claim
from .paths import LOCK, shown
from .seedfiles import Record, SeedError
from .sources import passages_of

PASSAGE_COLUMNS = (
    "passage_id", "source_id", "sequence", "kind", "outlet_id", "published_on", "published_on_precision",
    "published_at", "char_start", "char_end", "n_words", "text_sha256", "duplicate_of_id", "line",
)  # fmt: skip
SOURCE_COLUMNS = ("source_id", "n_characters", "n_words")
KEY_COLUMNS = ("record_id", "field_name", "where", "words", "nth")
EVIDENCE_COLUMNS = (
    "evidence_id", *KEY_COLUMNS, "source_id", "passage_id", "char_start", "char_end", "fragment", "span_sha256",
)  # fmt: skip
_NOT_CITABLE = {"boilerplate", "duplicate", "timestamp"}
_REST_OF_SENTENCE = re.compile(r".*?[.!?…][\"'”’)\]]*(?=\s|$)", re.DOTALL)

Row = dict[str, str]


class Lock(NamedTuple):
    """The lock's three tables and the last number given to an evidence row."""

    sources: list[Row]
    passages: list[Row]
    evidence: list[Row]
    last_evidence: int


def read_lock() -> Lock:
    """Read `seeds/lock/`. Raises SeedError when it is missing or a file of it is damaged."""
    evidence = _read("evidence.csv", EVIDENCE_COLUMNS)
    last = _read("last_ids.csv", ("prefix", "last"))
    return Lock(
        _read("sources.csv", SOURCE_COLUMNS),
        _read("passages.csv", PASSAGE_COLUMNS),
        evidence,
        int(last[0]["last"]),
    )


def lock_files(lock: Lock) -> dict[str, bytes]:
    """Return the lock's files, name to content."""
    return {
        "sources.csv": _csv(SOURCE_COLUMNS, lock.sources),
        "passages.csv": _csv(PASSAGE_COLUMNS, lock.passages),
        "evidence.csv": _csv(EVIDENCE_COLUMNS, lock.evidence),
        "last_ids.csv": _csv(("prefix", "last"), [{"prefix": "evd", "last": str(lock.last_evidence)}]),
    }


def make_lock(
    sources: Mapping[str, Record], texts: Mapping[str, str], claims: Sequence[Claim], old: Lock | None
) -> Lock:
    """Find every passage and every claim's words in the texts.

    A claim that the old lock knows keeps its evidence id; a new one gets the next number, and the
    number of one that is gone is never given again. Raises SeedError when words are not in their
    text, stand there more than once without `nth`, or are more than a fragment may hold.
    """
    passages = [row for source_id in sources for row in passages_of(sources[source_id], texts[source_id])]
    by_id = {row["passage_id"]: row for row in passages}
    known = {tuple(row[c] for c in KEY_COLUMNS): row["evidence_id"] for row in old.evidence} if old else {}
    last = old.last_evidence if old else 0
    rows: dict[tuple[str, ...], Row] = {}
    for claim in claims:
        if claim.key in rows:
            raise claim.record.error(f"{claim.record_id}.{claim.field or 'record'}: '{claim.words}' stands twice")
        evidence_id = known.get(claim.key)
        if evidence_id is None:
            last += 1
            evidence_id = f"evd-{last:04}"
        key = dict(zip(KEY_COLUMNS, claim.key, strict=True))
        rows[claim.key] = {
            "evidence_id": evidence_id,
            **key,
            **_locate(claim, sources, texts, passages, by_id),
        }
    measures = [
        {"source_id": s, "n_characters": str(len(texts[s])), "n_words": str(count_words(texts[s]))} for s in sources
    ]
    return Lock(measures, passages, list(rows.values()), last)


def _locate(
    claim: Claim,
    sources: Mapping[str, Record],
    texts: Mapping[str, str],
    passages: list[Row],
    by_id: dict[str, Row],
) -> Row:
    if claim.where in by_id:
        candidates = [by_id[claim.where]]
        if claim.words and candidates[0]["kind"] in _NOT_CITABLE:
            raise _refused(
                claim, f"{claim.where} is {candidates[0]['kind']}; cite the passage that it repeats or frames"
            )
    elif claim.where in sources:
        candidates = [p for p in passages if p["source_id"] == claim.where and p["kind"] not in _NOT_CITABLE]
    else:
        raise _refused(claim, f"'{claim.where}' is no passage and no source")
    source_id = candidates[0]["source_id"]
    nothing = dict.fromkeys(("char_start", "char_end", "fragment", "span_sha256"), "")
    if not claim.words:
        passage_id = claim.where if claim.where in by_id else ""
        return {"source_id": source_id, "passage_id": passage_id, **nothing}
    text = texts[source_id]
    opening = claim.words.removesuffix("…").rstrip()
    hits = [
        (passage, int(passage["char_start"]) + m.start(), int(passage["char_start"]) + m.end())
        for passage in candidates
        for m in re.finditer(_whole_words(opening), text[int(passage["char_start"]) : int(passage["char_end"])])
    ]
    passage, start, end = _chosen(claim, hits)
    stop = int(passage["char_end"])
    if opening != claim.words:
        rest = _REST_OF_SENTENCE.match(text, end, stop)
        end = rest.end() if rest else start + len(text[start:stop].rstrip())
    first = int(passage["char_start"])
    body, a, b = text[first:stop], start - first, end - first
    quoted = fragment(body, a, b, heading=passage["kind"] == "heading")
    if len(quoted) < len(opening):
        raise _refused(claim, f"more than a fragment may hold (8 words, no whole sentence); write '{quoted} …'")
    return {
        "source_id": source_id,
        "passage_id": passage["passage_id"],
        "char_start": str(start),
        "char_end": str(end),
        "fragment": quoted,
        "span_sha256": digest(text[start:end]),
    }


def _whole_words(words: str) -> str:
    """Return a pattern for `words` that does not start or end inside a word."""
    left = r"(?<![0-9A-Za-z])" if words[0].isalnum() else ""
    right = r"(?![0-9A-Za-z])" if words[-1].isalnum() else ""
    return left + re.escape(words) + right


def _chosen(claim: Claim, hits: list[tuple[Row, int, int]]) -> tuple[Row, int, int]:
    if not hits:
        raise _refused(claim, "these words are not there; copy them letter by letter")
    if claim.nth:
        if not claim.nth.isdigit() or not 1 <= int(claim.nth) <= len(hits):
            raise _refused(claim, f"nth is '{claim.nth}', but they stand there {len(hits)} times")
        return hits[int(claim.nth) - 1]
    if len(hits) > 1:
        raise _refused(claim, f"these words stand there {len(hits)} times; say which with nth, or add words")
    return hits[0]


def _refused(claim: Claim, why: str) -> SeedError:
    field = claim.field or "record"
    return claim.record.error(f"{claim.record_id}.{field}: '{claim.words}' in {claim.where}: {why}")


def _read(name: str, columns: Sequence[str]) -> list[Row]:
    path = LOCK / name
    try:
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))
    except (FileNotFoundError, UnicodeDecodeError):
        raise SeedError(f"{shown(path)}: missing or damaged; run scripts/lock.py where the texts are") from None
    if not rows or tuple(rows[0]) != tuple(columns) or any(len(row) != len(columns) for row in rows):
        raise SeedError(f"{shown(path)}: damaged; run scripts/lock.py where the texts are")
    return [dict(zip(columns, row, strict=True)) for row in rows[1:]]


def _csv(columns: Sequence[str], rows: list[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row[c] for c in columns] for row in rows)
    return out.getvalue().encode("utf-8")
