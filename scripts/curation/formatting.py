"""Bring a hand-edited file of `seeds/` into its canonical order and layout."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from .canonical import mention_lists, record_list, source_record
from .lock import MENTION_KEY, read_lock
from .ordering import Place, ordered_mentions, ordered_records, ordered_source
from .paths import FACTS, LOCK, MENTIONS, SOURCES, shown
from .schemas import Schemas
from .seedfiles import Record, SeedError, read_records, read_yaml


def hand_edited() -> list[Path]:
    """Return the files of `seeds/` that people edit, in order."""
    return sorted(path for folder in (FACTS, MENTIONS, SOURCES) for path in folder.glob("*.yaml"))


def mention_places() -> dict[Place, int]:
    """Return where each mention starts that the lock knows, by kind, passage, words and nth."""
    if not (LOCK / "mentions.csv").exists():
        return {}
    return {_place(row): int(row["char_start"]) for row in read_lock().mentions}


def formatted(path: Path, schemas: Schemas, places: Mapping[Place, int]) -> bytes:
    """Return the canonical bytes of one file of `seeds/`, its comment at the head kept.

    Raises SeedError for a file that cannot be read and for a comment elsewhere, which has no place
    in the canonical form.
    """
    head = head_comment(path)
    if path.parent == FACTS:
        return _encoded(head, record_list(ordered_records(path.stem, read_records(path), schemas)))
    content = read_yaml(path)
    if not isinstance(content, Record):
        raise SeedError(f"{shown(path)}: must hold 'name: value' pairs")
    if path.parent == SOURCES:
        return _encoded(head, source_record(ordered_source(content)))
    return _encoded(head, mention_lists(ordered_mentions({w: content.parts(w) for w in content}, places)))


def written(path: Path, content: Any, schemas: Schemas, places: Mapping[Place, int]) -> bytes:
    """Return the canonical bytes of `content` for `path`, under the head comment that the file has now."""
    head = head_comment(path) if path.exists() else ""
    if path.parent == FACTS:
        return _encoded(head, record_list(ordered_records(path.stem, content, schemas)))
    if path.parent == SOURCES:
        return _encoded(head, source_record(ordered_source(content)))
    return _encoded(head, mention_lists(ordered_mentions(content, places)))


def head_comment(path: Path) -> str:
    """Return the comment lines at the head of a YAML file, with their newlines.

    Raises SeedError for a comment that stands elsewhere: rewriting the file would lose it.
    """
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    n = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    rest = "".join(lines[n:])
    for at in _comments(rest, path):
        line = n + rest.count("\n", 0, at) + 1
        raise SeedError(
            f"{shown(path)}:{line}: a comment below the head of the file; it would be lost when the file is "
            f"written in order: move it to the head or into a note"
        )
    return "".join(lines[:n])


def _comments(text: str, path: Path) -> Iterator[int]:
    """Yield where a # starts that lies in no value."""
    if "#" not in text:
        return
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        read_yaml(path)  # names the line and what is wrong
        raise
    covered = sorted(_scalars(node)) if node else []
    at = text.find("#")
    while at >= 0:
        while covered and covered[0][1] <= at:
            covered.pop(0)
        if not covered or at < covered[0][0]:
            yield at
        at = text.find("#", at + 1)


def _scalars(node: yaml.Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.start_mark.index, node.end_mark.index
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from _scalars(part)


def _encoded(head: str, body: str) -> bytes:
    return (head + body).encode("utf-8")


def _place(row: Mapping[str, str]) -> Place:
    kind, where, words, nth = (row[column] for column in MENTION_KEY)
    return kind, where, words, nth
