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
from .proposals import Span, proposals, undecided
from .seedfiles import Record, SeedError
from .sources import passages_of, published_on

PASSAGE_COLUMNS = (
    "passage_id", "source_id", "sequence", "kind", "outlet_id", "published_on", "published_on_precision",
    "published_at", "char_start", "char_end", "n_words", "text_sha256", "duplicate_of_id", "line",
)  # fmt: skip
SOURCE_COLUMNS = ("source_id", "n_characters", "n_words", "n_undecided")
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

    A source whose text is not among `texts` keeps what the old lock says of it. Raises SeedError
    where that is not enough: for a new source, and for words that the old lock does not know.
    """
    kept = _Kept(old)
    rows = [
        row
        for name, record in sources.items()
        for row in (passages_of(record, texts[name]) if name in texts else kept.passages(record))
    ]
    passages = Passages(rows, texts)
    last = dict(old.last) if old else {}
    evidence: dict[Key, Row] = {}
    for claim in claims:
        if claim.key in evidence:
            raise claim.record.error(f"{claim.record_id}.{claim.field or 'record'}: '{claim.words}' stands twice")
        cited = Cited(claim.where, claim.words, claim.nth, f"{claim.record_id}.{claim.field or 'record'}", claim.record)
        if claim.words and passages.without_text(cited):
            evidence[claim.key] = kept.span("evidence", claim.key, cited)
        else:
            evidence[claim.key] = passages.locate(cited) if claim.words else passages.place(cited)
    found: dict[Key, Row] = {}
    for mention in mentions:
        if mention.key in found:
            raise mention.cited.error("stands twice in this file")
        if passages.without_text(mention.cited):
            found[mention.key] = kept.span("mentions", mention.key, mention.cited)
        else:
            found[mention.key] = passages.locate(mention.cited, quotation=mention.kind == "quotation")
    spans = [(row["source_id"], Span(m.kind, int(row["char_start"]), int(row["char_end"]), m.disposition))
             for m, row in zip(mentions, found.values(), strict=True)]  # fmt: skip
    measures = []
    for name, record in sources.items():
        if name not in texts:
            measures.append(kept.measures(record))
            continue
        proposed = proposals(texts[name], published_on(record), [row for row in rows if row["source_id"] == name])
        measures.append({
            "source_id": name,
            "n_characters": str(len(texts[name])),
            "n_words": str(count_words(texts[name])),
            "n_undecided": str(len(undecided(proposed, [span for source, span in spans if source == name]))),
        })  # fmt: skip
    return Lock(
        measures,
        rows,
        _numbered("evd", CLAIM_KEY, evidence, old.evidence if old else [], last),
        _numbered("men", MENTION_KEY, found, old.mentions if old else [], last),
        last,
    )


class _Kept:
    """What the old lock says of sources whose texts are not at hand."""

    def __init__(self, old: Lock | None) -> None:
        self._sources = {row["source_id"]: row for row in old.sources} if old else {}
        self._passages = old.passages if old else []
        self._spans = {
            "evidence": {tuple(row[c] for c in CLAIM_KEY): row for row in old.evidence} if old else {},
            "mentions": {tuple(row[c] for c in MENTION_KEY): row for row in old.mentions} if old else {},
        }

    def measures(self, record: Record) -> Row:
        name = record.text("source_id")
        if name not in self._sources:
            raise record.error(f"{name}: no text with its digest is at hand, and the lock does not know it")
        return self._sources[name]

    def passages(self, record: Record) -> list[Row]:
        name = self.measures(record)["source_id"]
        return [row for row in self._passages if row["source_id"] == name]

    def span(self, table: str, key: Key, cited: Cited) -> Row:
        row = self._spans[table].get(key)
        if row is None:
            raise cited.error("new words, and the text to find them in is not at hand")
        return {column: row[column] for column in SPAN_COLUMNS}


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
