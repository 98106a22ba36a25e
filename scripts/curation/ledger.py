"""Link evidence to the mentions that it uses, and make the rows of the table `mentions`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .locating import Row
from .lock import MENTION_KEY, Lock
from .mentions import Mention, MentionReader, duplicates
from .schemas import Schemas
from .seedfiles import Record


def ledger(
    mentions: Sequence[Mention], lock: Lock, evidence: list[Row], schemas: Schemas, sources: dict[str, Record]
) -> list[tuple[Mention, Row]]:
    """Return the mentions with their rows, and fill in `mention_id` of the evidence rows that use one.

    Evidence uses a mention when its span overlaps it and carries a cell of its kind: a number for a
    quantity, a date for a date or a duration, a statement for a quotation. Raises SeedError for a mention that
    the lock does not know and for all that `MentionReader.row` refuses.
    """
    located = {tuple(row[column] for column in MENTION_KEY): row for row in lock.mentions}
    reader = MentionReader(schemas, {row["passage_id"]: row for row in lock.passages}, sources)
    spans = []
    for mention in mentions:
        if mention.key not in located:
            raise mention.cited.error("not in the lock; run scripts/lock.py where the texts are")
        spans.append(located[mention.key])
    used = _link(mentions, spans, evidence, schemas)
    rows = [reader.row(m, span, span["mention_id"] in used) for m, span in zip(mentions, spans, strict=True)]
    duplicates(mentions, rows)
    return list(zip(mentions, rows, strict=True))


def _link(mentions: Sequence[Mention], spans: Sequence[Row], evidence: list[Row], schemas: Schemas) -> set[str]:
    """Point each evidence row to the mention that it overlaps most; returns the ids that are pointed to."""
    in_passage: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for mention, span in zip(mentions, spans, strict=True):
        if mention.disposition != "not-a-mention":
            in_passage[span["passage_id"]].append((mention.kind, span))
    types = column_types(schemas)
    used = set()
    for row in evidence:
        if not row["char_start"]:
            continue
        kinds = kinds_of(row["table_name"], row["field_name"], types)
        best = max(
            (
                (_overlap(row, span), -_length(span), span["mention_id"])
                for kind, span in in_passage[row["passage_id"]]
                if kind in kinds
            ),
            default=(0, 0, ""),
        )
        if best[0] > 0:
            row["mention_id"] = best[2]
            used.add(best[2])
    return used


def column_types(schemas: Schemas) -> dict[tuple[str, str], str]:
    """Return the type of each column, by table and column."""
    return {
        (table, field["name"]): field["type"] for table, schema in schemas.tables.items() for field in schema["fields"]
    }


def kinds_of(table: str, field: str, types: Mapping[tuple[str, str], str]) -> set[str]:
    """Return the kinds of mention that evidence of a column can use; an empty `field` is the whole record."""
    if field in ("qualifier", "unit", "value_currency", "duration_unit"):
        return {"quantity"}
    if field and types[table, field] in ("number", "integer"):
        return {"quantity"}
    if field and types[table, field] == "date":
        return {"date", "quantity"}  # "within 48 hours" gives the last day of a period
    return {"quotation"} if table == "statements" else set()


def _overlap(a: Row, b: Row) -> int:
    return min(int(a["char_end"]), int(b["char_end"])) - max(int(a["char_start"]), int(b["char_start"]))


def _length(span: Row) -> int:
    return int(span["char_end"]) - int(span["char_start"])
