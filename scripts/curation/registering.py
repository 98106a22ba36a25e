"""Draft the record of a new source from its text."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date

from border_crisis.segmenting import segment
from border_crisis.words import count_words

from .seedfiles import Record, SeedError

#: The head of a source file.
HEAD = "# One news document. What a text itself supports, and on what basis; nothing is looked up elsewhere.\n"
_TITLE_WORDS = 30


def decoded(content: bytes, name: str) -> str:
    """Return a text file's content. Raises SeedError, naming the file, for what is not UTF-8 or holds no word."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SeedError(f"{name}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    if not count_words(text):
        raise SeedError(f"{name}: holds no word")
    return text


def guessed_title(text: str) -> str:
    """Return the first heading of a text, or the first words of its first line."""
    passages = segment(text)
    heading = next((p for p in passages if p.kind == "heading"), passages[0])
    words = text[heading.char_start : heading.char_end].split()
    return " ".join(words[:_TITLE_WORDS])


def guessed_day(text: str) -> str:
    """Return the one full date that a text writes out, or nothing."""
    found = set(re.findall(r"\b((?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})\b", text))
    return found.pop() if len(found) == 1 else ""


def draft(source_id: str, name: str, content: bytes, said: Mapping[str, str], published: date, outlet: str) -> Record:
    """Return the record of a source: what the file gives, and what `said` adds by key.

    `name` is the text's file name, `outlet` the id of the outlet whose report it is, empty when unknown.
    """
    section = {"from_line": "1"}
    if outlet:
        section |= {"outlet_id": outlet, "published_on": published.isoformat()}
    return Record({
        "source_id": source_id, "seed_file": name, "text_sha256": hashlib.sha256(content).hexdigest(),
        "host": "", "credited_agencies": "", "language": "en", "published_on": published.isoformat(),
        "published_on_note": "", "url": "", "licence": "None stated.", **said, "sections": [section],
    })  # fmt: skip
