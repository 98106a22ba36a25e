"""What a comparison finds, as plain data."""

from typing import NamedTuple

Key = tuple[str, ...]

#: Tables with a part of their own in a comparison, known by name and columns. The first three tell the history
#: of the others, and new rows of theirs are told as such; rows of the last are compared as codes.
SPECIAL = {
    "retired": ("record_id", "table_name", "retired_in", "reason", "successor_id", "note"),
    "errata": ("erratum_id", "table_name", "record_id", "field_name", "erratum_type", "note"),
    "changes": ("change_id", "version", "change_type", "table_name"),
    "vocabularies": ("vocabulary", "code"),
}


class Cell(NamedTuple):
    """A cell that changed, or a property of a table or package; None is a missing value."""

    column: str
    old: str | None
    new: str | None


class ChangedRow(NamedTuple):
    """A row that both packages have, with the cells that differ."""

    key: Key
    cells: list[Cell]


class ColumnChange(NamedTuple):
    """A column that is `added`, `removed`, `renamed` (old and new are its names) or `changed`.

    `aspect` says what changed: type, format, unit, vocabulary, a constraint, title, description, order.
    """

    column: str
    change: str
    aspect: str
    old: str
    new: str


class CodeChange(NamedTuple):
    """A code that is `added`, `removed` or `changed` (`aspect`: label, definition or another column of its list)."""

    vocabulary: str
    code: str
    change: str
    aspect: str
    old: str
    new: str
    wording: bool


class Retired(NamedTuple):
    """A tombstone that only the new package has."""

    table: str
    record_id: str
    version: str
    reason: str
    successor_id: str
    note: str


class TableDifference(NamedTuple):
    """What changed in a table that both packages have.

    `removed` holds the rows without a tombstone alone. `comparable` is false where the primary key
    changed: rows cannot be matched then. Without a primary key a row's key is all its cells.
    `properties` are the table's own: title, description, and how its file is to be read.
    """

    name: str
    key: list[str]
    rows_old: int
    rows_new: int
    added: list[Key]
    removed: list[Key]
    retired: list[Key]
    changed: list[ChangedRow]
    columns: list[ColumnChange]
    keys: list[str]
    properties: list[Cell]
    has_ids: bool
    comparable: bool

    @property
    def empty(self) -> bool:
        """Tell whether nothing changed."""
        return not (self.added or self.removed or self.retired or self.changed or self.columns or self.keys
                    or self.properties)  # fmt: skip


class Difference(NamedTuple):
    """Everything that differs between an old package (None: there is none) and a new one.

    `package` holds what the package says of itself, `left_out` the resources that are no CSV files.
    """

    name: str
    old_version: str | None
    new_version: str
    package: list[Cell]
    left_out: list[str]
    tables_added: dict[str, int]
    tables_removed: dict[str, int]
    tables: list[TableDifference]
    codes: list[CodeChange]
    retired: list[Retired]
    lost_tombstones: list[str]
    reused_ids: list[str]
    errata: list[dict[str, str]]
