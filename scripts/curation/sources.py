"""The records of the five documents, and what they say about the passages of each."""

import re
from datetime import date
from typing import NamedTuple

from border_crisis.segmenting import Passage, segment
from border_crisis.words import count_words, digest

from .cells import check_cell
from .paths import SOURCES, shown
from .schemas import Schemas
from .seedfiles import Record, SeedError, read_yaml

_LINES = re.compile(r"^(\d+)(?:\.(\d+))?(?:-(\d+)(?:\.(\d+))?)?$")
_ENDLESS = 10**9
#: What a source record holds, in the order of its file.
SOURCE_KEYS = (
    "source_id", "seed_file", "text_sha256", "title", "host", "credited_agencies", "processing", "language",
    "published_on", "published_on_basis", "published_on_note", "url", "licence", "sections",
)  # fmt: skip


class _Section(NamedTuple):
    first_line: int
    outlet: str
    published_on: str


def read_sources(schemas: Schemas) -> dict[str, Record]:
    """Return the records of `seeds/sources/` by id, in order of the id.

    Raises SeedError for a key that is missing or unknown and for a cell that its schema refuses.
    """
    written = {field["name"]: field for field in schemas.tables["sources"]["fields"]}
    sources = {}
    for path in sorted(SOURCES.glob("*.yaml")):
        record = read_yaml(path)
        if not isinstance(record, Record) or record.get("source_id") != path.stem:
            raise SeedError(f"{shown(path)}:1: source_id must be the file's name, {path.stem}")
        record.only(SOURCE_KEYS, ("kinds",))
        for section in record.parts("sections"):
            section.only(("from_line",), ("outlet_id", "published_on"))
        for correction in record.parts("kinds"):
            correction.only(("lines", "kind"))
            check_cell(correction, path.stem, schemas.field("passages", "kind"), correction.text("kind"))
        if not record.parts("sections") or record.parts("sections")[0].text("from_line") != "1":
            raise record.error("sections must begin with from_line: 1")
        for column in set(written) & set(record):
            check_cell(record, path.stem, written[column], record.text(column))
        sources[path.stem] = record
    return sources


def source_with(digest: str, schemas: Schemas) -> Record | None:
    """The record of the text with this SHA-256; None for a text that is not registered."""
    return next((r for r in read_sources(schemas).values() if r["text_sha256"] == digest), None)


def passages_of(record: Record, text: str) -> list[dict[str, str]]:
    """Cut `text` and apply what the source's record decides; returns rows of `passages`.

    The record's `sections` say from which line on the text is whose, and its `kinds` correct what
    the segmenter proposed, by line or line.part. Raises SeedError for a correction that hits no
    passage or that the segmenter has come to propose by itself.
    """
    sections = [
        _Section(_line_number(s), s.text("outlet_id", ""), _day(s, "published_on")) for s in record.parts("sections")
    ]
    published = published_on(record)
    cut = segment(text, published, restarts={section.first_line for section in sections})
    kinds = _corrected_kinds(record, cut)
    source_id = record.text("source_id")
    name = {(p.line, p.part): f"{source_id}-{n:03}" for n, p in enumerate(cut, start=1)}
    rows = []
    for number, passage in enumerate(cut, start=1):
        section = [s for s in sections if s.first_line <= passage.line][-1]
        words = text[passage.char_start : passage.char_end]
        day = passage.published_on.isoformat() if passage.published_on else section.published_on
        original = passage.duplicate_of
        rows.append({
            "passage_id": name[passage.line, passage.part],
            "source_id": source_id,
            "sequence": str(number),
            "kind": kinds[number - 1],
            "outlet_id": section.outlet,
            "published_on": day,
            "published_on_precision": "day" if day else "",
            "published_at": f"{passage.published_at:%Y-%m-%dT%H:%M:%SZ}" if passage.published_at else "",
            "char_start": str(passage.char_start),
            "char_end": str(passage.char_end),
            "n_words": str(count_words(words)),
            "text_sha256": digest(words),
            "duplicate_of_id": name[original] if original and kinds[number - 1] == "duplicate" else "",
            "line": f"{passage.line}.{passage.part}",
        })  # fmt: skip
    return rows


def published_on(record: Record) -> date:
    """Return the day on which a source was published. Raises SeedError when its record names none."""
    day = _day(record, "published_on")
    if not day:
        raise record.error("published_on is missing; relative dates are read from it")
    return date.fromisoformat(day)


def _line_number(section: Record) -> int:
    line = section.text("from_line")
    if not line.isdigit():
        raise section.error(f"from_line: '{line}' is no line number")
    return int(line)


def _day(record: Record, key: str) -> str:
    """Return a day as the record writes it, or nothing. Raises SeedError for what is no ISO 8601 day."""
    day = record.text(key, "")
    try:
        return date.fromisoformat(day).isoformat() if day else ""
    except ValueError:
        raise record.error(f"{key}: '{day}' is no day; write 2022-01-26") from None


def _corrected_kinds(record: Record, cut: list[Passage]) -> list[str]:
    kinds = [passage.kind for passage in cut]
    for correction in record.parts("kinds"):
        kind = correction.text("kind")
        first, last = _line_range(correction)
        hit = [i for i, p in enumerate(cut) if first <= (p.line, p.part) <= last]
        if not hit:
            raise correction.error(f"lines {correction.text('lines')}: no passage stands there")
        if all(kinds[i] == kind for i in hit):
            raise correction.error(f"lines {correction.text('lines')}: already {kind}; delete the correction")
        for i in hit:
            kinds[i] = kind
    return kinds


def _line_range(correction: Record) -> tuple[tuple[int, int], tuple[int, int]]:
    match = _LINES.match(correction.text("lines"))
    if match is None:
        raise correction.error(f"'{correction.text('lines')}' must be a line, a line.part or a range of them")
    line, part, last_line, last_part = match.groups()
    first = int(line), int(part or 1)
    if last_line:
        return first, (int(last_line), int(last_part or _ENDLESS))
    return first, (int(line), int(part or _ENDLESS))
