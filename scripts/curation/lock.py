"""The lock: where every passage, every cited word and every mention stands, with digests.

`scripts/lock.py` writes it from the texts, and nothing else does; everything after it is built
without the texts. It holds positions, digests and fragments, never more of a text.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from border_crisis.words import count_words

from .facts import Claim
from .locating import Cited, Passages, Row
from .mentions import Mention
from .paths import LOCK, shown
from .seedfiles import Record, SeedError
from .sources import passages_of

PASSAGE_COLUMNS = (
    "passage_id", "source_id", "sequence", "kind", "outlet_id", "published_on", "published_on_precision",
    "published_at", "char_start", "char_end", "n_words", "text_sha256", "duplicate_of_id", "line",
)  # fmt: skip
SOURCE_COLUMNS = ("source_id", "n_characters", "n_words")
SPAN_COLUMNS = ("source_id", "passage_id", "char_start", "char_end", "fragment", "span_sha256")
CLAIM_KEY = ("record_id", "field_name", "where", "words", "nth")
MENTION_KEY = ("kind", "where", "words", "nth")
EVIDENCE_COLUMNS = ("evidence_id", *CLAIM_KEY, *SPAN_COLUMNS)
MENTION_COLUMNS = ("mention_id", *MENTION_KEY, *SPAN_COLUMNS)

Key = tuple[str, ...]


class Lock(NamedTuple):
    """The lock's tables, and the last number given to an id, by the id's prefix."""

    sources: list[Row]
    passages: list[Row]
    evidence: list[Row]
    mentions: list[Row]
    last: dict[str, int]


def read_lock() -> Lock:
    """Read `seeds/lock/`. Raises SeedError when it is missing or a file of it is damaged."""
    return Lock(
        _read("sources.csv", SOURCE_COLUMNS),
        _read("passages.csv", PASSAGE_COLUMNS),
        _read("evidence.csv", EVIDENCE_COLUMNS),
        _read("mentions.csv", MENTION_COLUMNS),
        {row["prefix"]: int(row["last"]) for row in _read("last_ids.csv", ("prefix", "last"))},
    )


def lock_files(lock: Lock) -> dict[str, bytes]:
    """Return the lock's files, name to content."""
    last = [{"prefix": prefix, "last": str(number)} for prefix, number in sorted(lock.last.items())]
    return {
        "sources.csv": _csv(SOURCE_COLUMNS, lock.sources),
        "passages.csv": _csv(PASSAGE_COLUMNS, lock.passages),
        "evidence.csv": _csv(EVIDENCE_COLUMNS, lock.evidence),
        "mentions.csv": _csv(MENTION_COLUMNS, lock.mentions),
        "last_ids.csv": _csv(("prefix", "last"), last),
    }


def make_lock(
    sources: Mapping[str, Record],
    texts: Mapping[str, str],
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    old: Lock | None,
) -> Lock:
    """Find every passage, every claim's words and every mention in the texts.

    What the old lock knows keeps its id; what is new gets the next number, and the number of what
    is gone is never given again. Raises SeedError when words are not in their text, stand there
    more than once without `nth`, or are more than a fragment may hold.
    """
    rows = [row for source_id in sources for row in passages_of(sources[source_id], texts[source_id])]
    passages = Passages(rows, texts)
    last = dict(old.last) if old else {}
    evidence: dict[Key, Row] = {}
    for claim in claims:
        if claim.key in evidence:
            raise claim.record.error(f"{claim.record_id}.{claim.field or 'record'}: '{claim.words}' stands twice")
        cited = Cited(claim.where, claim.words, claim.nth, f"{claim.record_id}.{claim.field or 'record'}", claim.record)
        evidence[claim.key] = passages.locate(cited) if claim.words else passages.place(cited)
    found: dict[Key, Row] = {}
    for mention in mentions:
        if mention.key in found:
            raise mention.cited.error("stands twice in this file")
        found[mention.key] = passages.locate(mention.cited, quotation=mention.kind == "quotation")
    measures = [
        {"source_id": s, "n_characters": str(len(texts[s])), "n_words": str(count_words(texts[s]))} for s in sources
    ]
    return Lock(
        measures,
        rows,
        _numbered("evd", CLAIM_KEY, evidence, old.evidence if old else [], last),
        _numbered("men", MENTION_KEY, found, old.mentions if old else [], last),
        last,
    )


def _numbered(
    prefix: str, columns: Sequence[str], spans: Mapping[Key, Row], old: Sequence[Row], last: dict[str, int]
) -> list[Row]:
    """Give each span its id: the one that it had, else the next number of `prefix`, kept in `last`."""
    name = {"evd": "evidence_id", "men": "mention_id"}[prefix]
    known = {tuple(row[c] for c in columns): row[name] for row in old}
    rows = []
    for key, span in spans.items():
        given = known.get(key)
        if given is None:
            last[prefix] = last.get(prefix, 0) + 1
            given = f"{prefix}-{last[prefix]:04}"
        rows.append({name: given, **dict(zip(columns, key, strict=True)), **span})
    return rows


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
