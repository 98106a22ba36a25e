"""The source texts, where they are at hand, for a local copy of the explorer."""

import csv
import hashlib
from pathlib import Path

from border_crisis.errors import WrongUsage


def read_texts(package: Path, texts: Path) -> tuple[dict[str, str], list[str]]:
    """Return the text of each source of `package` that lies in the folder `texts`, and the sources without one.

    A text is recognised by its SHA-256 (column `text_sha256` of `sources`), never by its name.
    Raises WrongUsage for a missing folder and where no text of a source lies in it.
    """
    if not texts.is_dir():
        raise WrongUsage(f"{texts}: no such folder of texts")
    by_digest = {hashlib.sha256(content).hexdigest(): content for content in _contents(texts)}
    listed = next((p for p in (package / "data" / "sources.csv", package / "sources.csv") if p.is_file()), None)
    if listed is None:
        raise WrongUsage(f"{package}: has no table of sources, so no text can be told")
    found: dict[str, str] = {}
    missing = []
    with listed.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["text_sha256"] in by_digest:
                found[row["source_id"]] = by_digest[row["text_sha256"]].decode("utf-8")
            else:
                missing.append(row["source_id"])
    if not found:
        raise WrongUsage(f"{texts}: holds the text of no source of this package")
    return found, missing


def _contents(texts: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(texts.glob("*.txt")) if path.is_file()]
