"""Read a frozen pass: its units (coded records) with their cells, spans and parties."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from border_crisis.errors import InvalidData

from ..facts import FACT_TABLES
from ..paths import SEEDS, shown

PASSES = SEEDS / "passes"
#: Columns that name an actor or a place; pass B wrote them in plain words.
ACTOR_COLUMNS = frozenset(
    "speaker_id spoke_for_id reported_by_id addressee_id target_id actor_id attributed_to_id claimant_id force_id "
    "sender_id donor_id recipient_id".split()
)
PLACE_COLUMNS = frozenset({"location_id", "from_location_id", "to_location_id"})

Span = tuple[str, int, int]


class Unit(NamedTuple):
    """One record of one pass.

    `core` are the spans that carry the record as a whole, `spans` all of its spans (source, start,
    end), `passages` those where the former stand, `parties` the roles of each further actor, in order and joined by a semicolon.
    """

    table: str
    record_id: str
    cells: Mapping[str, str]
    core: tuple[Span, ...]
    spans: tuple[Span, ...]
    passages: frozenset[str]
    parties: Mapping[str, str]


def read_pass(folder: Path, names: Mapping[str, Mapping[str, str]] | None = None) -> list[Unit]:
    """Return the units of the pass in `folder`, in the order of its tables.

    With `names` (`read_names`), actors and places in plain words become the ids of pass A; where
    pass A has none, the words stay, which agree with no id. Spans that contradict a record or are
    its context do not count. Raises InvalidData for a name that the map does not hold.
    """
    core: dict[tuple[str, str], list[Span]] = {}
    spans: dict[tuple[str, str], list[Span]] = {}
    passages: dict[tuple[str, str], set[str]] = {}
    for row in _rows(folder / "spans.csv"):
        if not row["char_start"] or row.get("relation", "supports") != "supports":
            continue
        unit, span = (row["table_name"], row["record_id"]), _span(row)
        spans.setdefault(unit, []).append(span)
        if not row.get("field_name"):
            core.setdefault(unit, []).append(span)
            passages.setdefault(unit, set()).add(row["passage_id"])
    rows = [
        {**row, "actor_id": _named(row["actor_id"], "actors", names)} for row in _rows(folder / "record_actors.csv")
    ]
    parties = roles_of(rows)
    units = []
    for table in FACT_TABLES:
        for row in _rows(folder / f"{table}.csv"):
            record_id = next(iter(row.values()))
            key = table, record_id
            cells = {column: _translated(column, value, names) for column, value in row.items()}
            own = tuple(sorted(set(spans.get(key, ()))))
            whole = tuple(sorted(set(core.get(key, ())))) or own
            where = frozenset(passages.get(key, ()))
            units.append(Unit(table, record_id, cells, whole, own, where, parties.get(key, {})))
    return units


def roles_of(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], dict[str, str]]:
    """Return, by table and record, the roles of each actor in rows of `record_actors`, joined by a semicolon."""
    roles: dict[tuple[str, str], dict[str, set[str]]] = {}
    for row in rows:
        record = roles.setdefault((row["table_name"], row["record_id"]), {})
        record.setdefault(row["actor_id"], set()).add(row["role"])
    return {
        record: {actor: "; ".join(sorted(held)) for actor, held in actors.items()} for record, actors in roles.items()
    }


def read_names(path: Path) -> dict[str, dict[str, str]]:
    """Return the map from pass B's plain words to pass A's ids: `actors` and `locations`."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {kind: {str(name): str(code) for name, code in content[kind].items()} for kind in ("actors", "locations")}


def _translated(column: str, value: str, names: Mapping[str, Mapping[str, str]] | None) -> str:
    if column in ACTOR_COLUMNS:
        return _named(value, "actors", names)
    return _named(value, "locations", names) if column in PLACE_COLUMNS else value


def _named(value: str, kind: str, names: Mapping[str, Mapping[str, str]] | None) -> str:
    if names is None or not value:
        return value
    if value not in names[kind]:
        raise InvalidData(
            f"{shown(PASSES / 'names.yaml')}: {kind}: '{value}' of pass B is missing; write its id or none"
        )
    code = names[kind][value]
    return value if code == "none" else code


def _span(row: Mapping[str, str]) -> Span:
    return row["source_id"], int(row["char_start"]), int(row["char_end"])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
