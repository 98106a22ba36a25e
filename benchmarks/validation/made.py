"""Make the package that the validation benchmark checks: events of 12 columns, places, planted errors."""

import hashlib
import json
import sys
from pathlib import Path

import duckdb

PLACES, ACTORS = 5000, 2000
TYPES = ["meeting", "call", "negotiation-round", "message-delivered", "address", "travel-advice", "embassy-change",
         "cyberattack", "sanctions", "invasion", "armed-conflict", "annexation"]  # fmt: skip
STATUSES = ["occurred", "ongoing", "scheduled", "postponed", "cancelled", "hypothetical"]
PRECISIONS = ["day", "week", "month", "year"]
UNITS = ["person", "aircraft", "ship", "vehicle", "shell", "missile", "bomb", "round", "helmet"]
EVENT_ID, SLUG = "evt-[0-9]{3,}", "[a-z0-9]+(-[a-z0-9]+)*"

FIELDS = [
    {"name": "event_id", "type": "string", "constraints": {"required": True, "pattern": EVENT_ID}},
    {"name": "event_type", "type": "string", "constraints": {"required": True, "enum": TYPES}},
    {"name": "start_date", "type": "date"},
    {"name": "start_date_precision", "type": "string", "constraints": {"enum": PRECISIONS}},
    {"name": "end_date", "type": "date"},
    {"name": "location_id", "type": "string", "constraints": {"pattern": SLUG}},
    {"name": "geo_precision", "type": "integer", "constraints": {"minimum": 1, "maximum": 8}},
    {"name": "status", "type": "string", "constraints": {"required": True, "enum": STATUSES}},
    {"name": "quantity", "type": "number", "constraints": {"minimum": 0}},
    {"name": "unit", "type": "string", "constraints": {"enum": UNITS}},
    {"name": "summary", "type": "string", "constraints": {"required": True}},
    {"name": "attributed_to_id", "type": "string", "constraints": {"pattern": SLUG}},
]
KEYS = [{"fields": ["location_id"], "reference": {"resource": "places", "fields": ["location_id"]}},
        {"fields": ["attributed_to_id"], "reference": {"resource": "actors", "fields": ["actor_id"]}}]  # fmt: skip

#: One row in a thousand has one of these errors, in turn: column, what stands there.
ERRORS = [
    ("event_id", "'evt-0000001'"), ("event_type", "'meetings'"), ("start_date", "'2022-02-30'"),
    ("location_id", "'nowhere'"), ("geo_precision", "'9'"), ("quantity", "'-5'"), ("summary", "NULL"),
    ("attributed_to_id", "'Nobody'"),
]  # fmt: skip

QUERY = """
SELECT 'evt-' || lpad((i + 1)::VARCHAR, 7, '0') AS event_id,
  {types}[1 + (hash(i, 1) % {n_types})::INT] AS event_type,
  strftime(DATE '2014-01-01' + (hash(i, 2) % 3000)::INT, '%Y-%m-%d') AS start_date,
  'day' AS start_date_precision,
  strftime(DATE '2014-01-01' + (hash(i, 2) % 3000)::INT + (hash(i, 3) % 9)::INT, '%Y-%m-%d') AS end_date,
  'place-' || (hash(i, 4) % {places}) AS location_id,
  (1 + hash(i, 5) % 8)::VARCHAR AS geo_precision,
  {statuses}[1 + (hash(i, 6) % {n_statuses})::INT] AS status,
  (hash(i, 8) % 100000)::VARCHAR AS quantity,
  {units}[1 + (hash(i, 7) % {n_units})::INT] AS unit,
  CASE WHEN hash(i, 9) % 10 = 0 THEN 'Event ' || i || ', reported twice' ELSE 'Event number ' || i END AS summary,
  'actor-' || (hash(i, 10) % {actors}) AS attributed_to_id, i
FROM range({rows}) AS t(i)
"""


def make(folder: Path, rows: int) -> None:
    """Write events.csv, places.csv and datapackage.json."""
    folder.mkdir(parents=True, exist_ok=True)
    db = duckdb.connect()
    names = [field["name"] for field in FIELDS]
    planted = {column: f"CASE WHEN i % 1000 = 500 AND (i // 1000) % {len(ERRORS)} = {n} THEN {text} ELSE {column} END"
               for n, (column, text) in enumerate(ERRORS)}  # fmt: skip
    query = QUERY.format(types=TYPES, n_types=len(TYPES), statuses=STATUSES, n_statuses=len(STATUSES), units=UNITS,
                         n_units=len(UNITS), places=PLACES, actors=ACTORS, rows=rows)  # fmt: skip
    columns = ", ".join(f"{planted.get(name, name)} AS {name}" for name in names)
    db.execute(f"COPY (SELECT {columns} FROM ({query})) TO '{folder / 'events.csv'}' (HEADER)")
    db.execute(f"COPY (SELECT 'place-' || i AS location_id FROM range({PLACES}) t(i)) TO '{folder / 'places.csv'}' (HEADER)")  # fmt: skip
    db.execute(f"COPY (SELECT 'actor-' || i AS actor_id FROM range({ACTORS}) t(i)) TO '{folder / 'actors.csv'}' (HEADER)")  # fmt: skip
    place = {"name": "location_id", "type": "string", "constraints": {"required": True, "unique": True}}
    resources = [
        _resource(folder, "events", rows, {"fields": FIELDS, "primaryKey": ["event_id"], "foreignKeys": KEYS}),
        _resource(folder, "places", PLACES, {"fields": [place], "primaryKey": ["location_id"]}),
        _resource(folder, "actors", ACTORS, {"fields": [place | {"name": "actor_id"}], "primaryKey": ["actor_id"]}),
    ]
    (folder / "datapackage.json").write_text(json.dumps({"name": "made", "resources": resources}, indent=1))


def _resource(folder: Path, name: str, rows: int, schema: dict) -> dict:  # type: ignore[type-arg]
    file = folder / f"{name}.csv"
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"name": name, "path": file.name, "type": "table", "format": "csv", "encoding": "utf-8",
            "bytes": file.stat().st_size, "hash": f"sha256:{digest}", "rows": rows,
            "dialect": {"delimiter": ","}, "schema": schema}  # fmt: skip


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
