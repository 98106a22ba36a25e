"""The one way to write a file of `seeds/`: which layout, which quotes.

Two people who write the same facts get the same bytes, so that a difference in git is a difference
in the data. Every scalar is text (seedfiles.py); it stands plain where YAML reads it back unchanged.
"""

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

_WIDTH = 100
_NEEDS_QUOTES = re.compile(r"\A\Z|\A(?:-(?![0-9])|[?:,\[\]{}#&*!|>'\"%@`\s])|:(?=\s|\Z)|\s#|\s\Z")
_NEEDS_QUOTES_IN_FLOW = re.compile(r"[,?\[\]{}]|:\Z")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@lru_cache(maxsize=100_000)  # a ledger is written again after each decision
def scalar(text: str, *, flow: bool = False) -> str:
    """Return `text` as a YAML scalar on one line: plain if it can be, else in quotes.

    `flow` says that it stands in braces or brackets. Invisible characters (a non-breaking space, a
    direction mark) are written as escapes, so that a reader of the file sees them.
    """
    if any(_invisible(c) for c in text):
        return '"' + "".join(_escaped(c) for c in text) + '"'
    if not (_NEEDS_QUOTES.search(text) or (flow and _NEEDS_QUOTES_IN_FLOW.search(text))):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def record_list(records: Sequence[Mapping[str, Any]]) -> str:
    """Return a file of `seeds/facts/`: a list of records, a blank line between them."""
    return "\n".join("".join(_record(record)) for record in records)


def mention_lists(passages: Mapping[str, Sequence[Mapping[str, str]]]) -> str:
    """Return a file of `seeds/mentions/`: for each passage the list of its mentions."""
    return "\n".join(
        f"{where}:\n" + "".join(_mention(mention) for mention in mentions) for where, mentions in passages.items()
    )


def source_record(record: Mapping[str, Any]) -> str:
    """Return a file of `seeds/sources/`: one record, its long texts folded."""
    return "".join(_source_lines(record))


def _record(record: Mapping[str, Any]) -> Iterator[str]:
    lead = "- "
    for key, value in record.items():
        yield f"{lead}{key}:"
        lead = "  "
        if key == "evidence" and value:
            yield "\n" + "".join(_evidence(value))
        elif isinstance(value, list) and value:
            yield "\n" + "".join(f"    - {_flow(item)}\n" for item in value)
        else:
            yield f" {_inline(value)}\n"


def _evidence(evidence: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for where, carried in evidence.items():
        yield f"    {where}:\n"
        for names, entry in carried.items():
            if isinstance(entry, list):
                yield f"      {names}:\n" + "".join(f"        - {_inline(each)}\n" for each in entry)
            else:
                yield f"      {names}: {_inline(entry)}\n"


def _mention(mention: Mapping[str, str]) -> str:
    lines = [f"{key}: {scalar(value)}" for key, value in mention.items()]
    return "".join(f"{'    ' if n else '  - '}{line}\n" for n, line in enumerate(lines))


def _source_lines(record: Mapping[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, list):
            yield f"{key}:\n" + "".join(f"  - {_flow(item)}\n" for item in value) if value else f"{key}: []\n"
        elif len(f"{key}: {value}") > _WIDTH and _foldable(value):
            folded = textwrap.wrap(value, _WIDTH - 2, break_long_words=False, break_on_hyphens=False)
            yield f"{key}: >-\n" + "".join(f"  {line}\n" for line in folded)
        else:
            yield f"{key}: {_inline(value)}\n"


def _foldable(text: str) -> bool:
    return re.fullmatch(r"\S+(?: \S+)+", text) is not None and not any(_invisible(c) for c in text)


def _inline(value: Any) -> str:
    if isinstance(value, Mapping) and list(value) == ["words"]:
        value = value["words"]  # braces without need
    return scalar(value) if isinstance(value, str) else _flow(value)


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"


def _invisible(character: str) -> bool:
    return character != " " and unicodedata.category(character)[0] in "CZ"


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _invisible(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
