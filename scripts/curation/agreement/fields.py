"""Which columns are compared, and at what level of measurement."""

from typing import NamedTuple

from ..facts import FACT_TABLES
from ..schemas import Schemas

#: Columns that are not compared, with the reason that the page gives.
NOT_COMPARED = {
    "summary": "free wording",
    "item": "free wording",
    "event_id": "a link between records, which follows from the records",
    "statement_id": "a link between records, which follows from the records",
    "part_of_id": "a link between records, which follows from the records",
    "donor_iso3": "follows from the donor",
    "recipient_iso3": "follows from the recipient",
    "sender_iso3": "follows from the sender",
    "force_iso3": "follows from the force",
    "n_sources": "counted by the build",
    "n_outlets": "counted by the build",
}
_LEVELS = {"date": "interval", "integer": "ratio", "number": "ratio", "string": "nominal", "boolean": "nominal"}


class Field(NamedTuple):
    """A column of a fact table and its level: nominal, ordinal, interval (days) or ratio."""

    table: str
    column: str
    level: str


def compared_fields(schemas: Schemas) -> list[Field]:
    """Return the compared columns of the fact tables in their order.

    Raises KeyError for a column type that has no level of measurement yet.
    """
    fields = []
    for table in FACT_TABLES:
        schema = schemas.tables[table]
        for field in schema["fields"]:
            column = field["name"]
            if column in NOT_COMPARED or column in schema["primaryKey"]:
                continue
            level = _LEVELS[field["type"]]
            if vocabulary := field.get("vocabulary"):
                level = "ordinal" if vocabulary == "date_precision" else "nominal"
            fields.append(Field(table, column, level))
    return fields
