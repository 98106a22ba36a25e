"""Find the actors and places of the dataset in a text, by their names and aliases."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from border_crisis.reading import rows_as_text

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]\w*(?:\.\w+)*\.?")
_TABLES = {"actor": ("actors", "actor_id"), "place": ("locations", "location_id")}


class Known(NamedTuple):
    """A record of the dataset that a text names, and where."""

    kind: str  # "actor" or "place"
    start: int
    end: int
    record_id: str


@cache
def _names() -> dict[str, list[tuple[str, str, str]]]:
    """The names and aliases by their first word, the longest first: name, kind, id."""
    names: dict[str, set[tuple[str, str, str]]] = {}
    for kind, (table, key) in _TABLES.items():
        for row in rows_as_text(table):
            spelled = [row["name"], *(row["aliases"] or "").split(";")]
            if row.get("actor_type") == "person":  # "Putin said" names him too
                spelled += [name.split()[-1] for name in spelled if " " in name.strip()]
            for name in spelled:
                plain = re.sub(r"^[Tt]he ", "", name.strip().replace("’", "'"))
                if plain[:1].isupper():
                    first = _WORD.match(plain)
                    names.setdefault(first[0] if first else plain, set()).add((plain, kind, row[key]))
    return {first: sorted(found, key=lambda n: (-len(n[0]), n)) for first, found in names.items()}


def known(text: str) -> Iterator[Known]:
    """Yield the actors and places that a plain text names, in order; of names within one another the longest."""
    names = _names()
    ends = dict.fromkeys(_TABLES, 0)
    for word in _WORD.finditer(text):
        for name, kind, record_id in names.get(word[0]) or names.get(word[0].rstrip(".")) or []:
            start, end = word.start(), word.start() + len(name)
            if start >= ends[kind] and text.startswith(name, start) and not text[end : end + 1].isalnum():
                ends[kind] = end
                yield Known(kind, start, end, record_id)
