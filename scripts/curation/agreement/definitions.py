"""The definitions that were mended, as they were and as they are."""

from pathlib import Path
from typing import NamedTuple

import yaml

from ..schemas import Schemas


class Mended(NamedTuple):
    """A field whose definition was mended: each changed text as (what, was, is)."""

    table: str
    column: str
    changes: list[tuple[str, str, str]]


def mended(path: Path, schemas: Schemas) -> list[Mended]:
    """Read what the definitions were; what they are now stands in the schemas and vocabularies."""
    found = []
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        table, column, was = entry["table"], entry["column"], entry["was"]
        field = schemas.field(table, column)
        if isinstance(was, str):
            changes = [("column", was, str(field["description"]))]
        else:
            now = {code.code: code.definition for code in schemas.vocabularies[field["vocabulary"]].codes}
            changes = [(code, text, now[code]) for code, text in was.items()]
        found.append(Mended(table, column, changes))
    return found
