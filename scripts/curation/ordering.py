"""The order in which the files of `seeds/` hold their records, cells and mentions."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .mentions import KINDS
from .schemas import Schemas
from .sources import SOURCE_KEYS

#: Keys of a mention, in the order of the file; its kind, with the words, stands first.
_MENTION_KEYS = (
    *KINDS, "nth", "speaker", "value_low", "value", "value_high", "qualifier", "unit", "start", "end",
    "as", "same_in", "why",
)  # fmt: skip
_BLOCKS = ("parties", "evidence")
Place = tuple[str, str, str, str]


def ordered_records(table: str, records: Sequence[Mapping[str, Any]], schemas: Schemas) -> list[dict[str, Any]]:
    """Return the records of a table in order of their ids, the cells of each in order of the columns.

    The summary follows the id; evidence stands in order of its passages, what carries the whole
    record first, then column by column. What is no column keeps its place at the end.
    """
    columns = [field["name"] for field in schemas.tables[table]["fields"]]
    key = schemas.tables[table]["primaryKey"][0]
    cells = [name for name in _discrepancy(table, columns) if name not in (key, "summary")]
    ranks = {name: n for n, name in enumerate([key, "summary", *cells, *_BLOCKS])}
    made = []
    for record in sorted(records, key=lambda r: natural(str(r.get(key, "")))):
        row = {name: record[name] for name in sorted(record, key=lambda n: ranks.get(n, len(ranks)))}
        if isinstance(row.get("evidence"), Mapping):
            row["evidence"] = _evidence(row["evidence"], columns)
        made.append(row)
    return made


def ordered_mentions(
    passages: Mapping[str, Sequence[Mapping[str, str]]], places: Mapping[Place, int]
) -> dict[str, list[dict[str, str]]]:
    """Return the mentions of a source in order of the text, without passages that hold none.

    `places` says at which character a mention starts, by kind, passage, words and nth. One that it
    does not know stays behind the one before it.
    """
    made = {}
    for where in sorted(passages, key=natural):
        last, ranked = -1, []
        for n, mention in enumerate(passages[where]):
            kind = next((k for k in KINDS if k in mention), KINDS[0])
            last = places.get((kind, where, mention.get(kind, ""), mention.get("nth", "")), last)
            ranked.append((last, n, mention))
        if ranked:
            made[where] = [_ordered(mention, _MENTION_KEYS) for _, _, mention in sorted(ranked, key=lambda r: r[:2])]
    return made


def ordered_source(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record of a source, its keys in their order."""
    return _ordered(record, (*SOURCE_KEYS, "kinds"))


def natural(text: str) -> list[tuple[int, str]]:
    """Return a key that sorts dep-1000 behind dep-999."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", text)]


def _discrepancy(table: str, columns: Sequence[str]) -> list[str]:
    """The columns; in discrepancies the two sides stand where the table has the evidence ids of each."""
    if table != "discrepancies":
        return list(columns)
    return [{"evidence_a_id": "a", "evidence_b_id": "b"}.get(name, name) for name in columns]


def _evidence(evidence: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    ranks = {name: n for n, name in enumerate(["record", *columns])}
    made = {}
    for where in sorted(evidence, key=natural):
        carried = evidence[where]
        names = sorted(carried, key=lambda names: ranks.get(re.split(r",\s*", names)[0], len(ranks)))
        made[where] = {name: carried[name] for name in names}
    return made


def _ordered(record: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: record[key] for key in sorted(record, key=lambda k: keys.index(k) if k in keys else len(keys))}
