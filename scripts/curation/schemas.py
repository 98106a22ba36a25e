"""The schemas and vocabularies that people write in `schemas/`, read once."""

import json
from typing import Any, NamedTuple

from .paths import PACKAGE_HEAD, SCHEMAS, VOCABULARIES, shown
from .seedfiles import Record, SeedError, read_yaml

#: Order of the tables in the package: facts first, then what they refer to.
TABLES = (
    "events", "statements", "deployments", "aid_deliveries", "force_estimates", "record_actors",
    "actors", "locations", "sources", "passages", "evidence", "mentions", "discrepancies",
    "retired", "errata", "changes", "vocabularies",
)  # fmt: skip


class Code(NamedTuple):
    """One code of a vocabulary; `words` are the nouns of a text that mean it (units only)."""

    code: str
    label: str
    definition: str
    plover_type: str
    words: list[str]


class Vocabulary(NamedTuple):
    """A list of codes, in its written order."""

    name: str
    description: str
    codes: list[Code]


class Schemas(NamedTuple):
    """Everything that `schemas/` says: Table Schemas by table, vocabularies, head of the package."""

    tables: dict[str, dict[str, Any]]
    vocabularies: dict[str, Vocabulary]
    head: Record

    def field(self, table: str, column: str) -> dict[str, Any]:
        """Return the schema of one column."""
        found: dict[str, Any] = next(f for f in self.tables[table]["fields"] if f["name"] == column)
        return found


def load_schemas() -> Schemas:
    """Read `schemas/`, with each field's codes filled in as `constraints.enum`.

    Raises SeedError for a schema that is missing, no JSON, or names an unknown vocabulary.
    """
    vocabularies = {path.stem: _vocabulary(path.stem) for path in sorted(VOCABULARIES.glob("*.yaml"))}
    tables = {name: _table(name, vocabularies) for name in TABLES}
    head = read_yaml(PACKAGE_HEAD)
    if not isinstance(head, Record):
        raise SeedError(f"{shown(PACKAGE_HEAD)}: must be a mapping")
    head.only(("name", "title", "description", "keywords", "contributors", "licenses", "publicationYear"), ("doi",))
    return Schemas(tables, vocabularies, head)


def _table(name: str, vocabularies: dict[str, Vocabulary]) -> dict[str, Any]:
    path = SCHEMAS / f"{name}.schema.json"
    try:
        schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SeedError(f"{shown(path)}: the schema is missing") from None
    except json.JSONDecodeError as error:
        raise SeedError(f"{shown(path)}:{error.lineno}: no JSON: {error.msg}") from None
    for key in ("title", "description", "fields", "primaryKey"):
        if key not in schema:
            raise SeedError(f"{shown(path)}: '{key}' is missing")
    for field in schema["fields"]:
        vocabulary = field.get("vocabulary")
        if vocabulary is None:
            continue
        if vocabulary not in vocabularies:
            raise SeedError(f"{shown(path)}: {field['name']}: no vocabulary '{vocabulary}'")
        codes = [code.code for code in vocabularies[vocabulary].codes]
        enum = [int(code) for code in codes] if field["type"] == "integer" else codes
        field.setdefault("constraints", {})["enum"] = enum
    return schema


def _vocabulary(name: str) -> Vocabulary:
    path = VOCABULARIES / f"{name}.yaml"
    content = read_yaml(path)
    if not isinstance(content, Record):
        raise SeedError(f"{shown(path)}: must have a description and codes")
    content.only(("description", "codes"))
    for record in content.parts("codes"):
        record.only(("code", "label", "definition"), ("plover_type", "words"))
    codes = [
        Code(c.text("code"), c.text("label"), c.text("definition"), c.text("plover_type", ""), c.texts("words"))
        for c in content.parts("codes")
    ]
    names = [code.code for code in codes]
    for code in names:
        if names.count(code) > 1:
            raise SeedError(f"{shown(path)}: code '{code}' stands twice")
    return Vocabulary(name, content.text("description"), codes)
