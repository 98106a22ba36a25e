"""What the formats say about columns beside their cells: titles, codes' labels, keys, the citation."""

from datetime import UTC, datetime
from functools import cache
from typing import Any

from border_crisis.citation import cite
from border_crisis.descriptor import descriptor, resource
from border_crisis.reading import rows_as_text

#: The columns of the codebook that workbook and database carry.
CODEBOOK = (
    "table_name", "position", "column_name", "type", "title", "description", "unit", "vocabulary", "required",
    "primary_key", "refers_to",
)  # fmt: skip


@cache
def code_labels() -> dict[str, dict[str, str]]:
    """Return the labels of all codes: vocabulary, then code."""
    labels: dict[str, dict[str, str]] = {}
    for row in rows_as_text("vocabularies"):
        labels.setdefault(row["vocabulary"], {})[row["code"]] = row["label"]
    return labels


def codebook(tables: list[str]) -> list[tuple[str | int | None, ...]]:
    """Return a row (columns: CODEBOOK) for each column of `tables`."""
    rows: list[tuple[str | int | None, ...]] = []
    for table in tables:
        schema = resource(table)["schema"]
        targets = references(table)
        for position, field in enumerate(schema["fields"], 1):
            name = field["name"]
            rows.append((
                table, position, name, field["type"], field["title"], field["description"], field.get("unit"),
                field.get("vocabulary"), "yes" if field.get("constraints", {}).get("required") else "no",
                "yes" if name in schema["primaryKey"] else "no", ".".join(targets[name]) if name in targets else None,
            ))  # fmt: skip
    return rows


def references(table: str) -> dict[str, tuple[str, str]]:
    """Return the foreign keys of `table`: column, then the table and column that it refers to."""
    keys = resource(table)["schema"].get("foreignKeys", [])
    return {key["fields"][0]: (key["reference"]["resource"] or table, key["reference"]["fields"][0]) for key in keys}


def about() -> dict[str, str]:
    """Return what a file says of the whole package: name, title, version, licence, citation."""
    head = descriptor()
    return {
        "name": head["name"], "title": head["title"], "version": head["version"], "description": head["description"],
        "licence": ", ".join(licence["name"] for licence in head["licenses"]), "citation": cite(),
    }  # fmt: skip


def stamp() -> datetime:
    """Return the time that files state as theirs: the day of the release, else the last day covered."""
    head: dict[str, Any] = descriptor()
    day = str(head.get("created", head["temporal"]["end"]))[:10]
    return datetime.fromisoformat(day).replace(tzinfo=UTC)
