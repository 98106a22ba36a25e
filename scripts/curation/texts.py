"""The source texts, where this machine has them: recognised by their digest, never by name."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from .paths import shown
from .seedfiles import Record, SeedError


def load_texts(folder: Path, sources: Mapping[str, Record]) -> dict[str, str]:
    """Return the texts that are in `folder`, by source id, newlines and spaces untouched.

    `sources` are the records of `seeds/sources/` by id; a source whose text is not there is left
    out. Raises SeedError when the folder is missing, a text is not UTF-8, or a text's digest
    belongs to no source.
    """
    if not folder.is_dir():
        raise SeedError(f"{folder}: no such folder; BORDER_CRISIS_TEXTS must name the texts' folder")
    by_digest = {record["text_sha256"]: source_id for source_id, record in sources.items()}
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if digest not in by_digest:
            raise SeedError(
                f"{shown(path)}: no source has the digest {digest}; register the text with "
                f"python scripts/register.py, or restore the original"
            )
        try:
            texts[by_digest[digest]] = content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise SeedError(f"{shown(path)}: byte {error.start} is not UTF-8") from None
    return texts


def text_of(folder: Path, record: Record) -> str | None:
    """Return the text of one source, or None where `folder` does not hold it; other files are not looked at."""
    for path in sorted(folder.glob("*.txt")):
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() == record["text_sha256"]:
            return content.decode("utf-8")
    return None
