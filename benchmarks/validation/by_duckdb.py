"""The checks as somebody who knows DuckDB writes them by hand: one table, one pass of counts, then the rows."""

import json
import sys
from pathlib import Path

import duckdb
from made import EVENT_ID, FIELDS, PRECISIONS, SLUG, STATUSES, TYPES, UNITS

folder = Path(sys.argv[1])
db = duckdb.connect()
columns = ", ".join(f"'{field['name']}': 'VARCHAR'" for field in FIELDS)
db.execute(f"CREATE TABLE events AS FROM read_csv('{folder}/events.csv', header=true, columns={{{columns}}})")
db.execute(f"CREATE TABLE places AS FROM read_csv('{folder}/places.csv', header=true, columns={{'location_id': 'VARCHAR'}})")  # fmt: skip
db.execute(
    f"CREATE TABLE actors AS FROM read_csv('{folder}/actors.csv', header=true, columns={{'actor_id': 'VARCHAR'}})"
)
CHECKS = {
    "event_id": f"event_id IS NULL OR NOT regexp_full_match(event_id, '{EVENT_ID}')",
    "event_type": f"event_type IS NULL OR event_type NOT IN {tuple(TYPES)}",
    "start_date": "start_date IS NOT NULL AND (NOT regexp_full_match(start_date, '[0-9]{4}-[0-9]{2}-[0-9]{2}') OR try_cast(start_date AS DATE) IS NULL)",
    "start_date_precision": f"start_date_precision NOT IN {tuple(PRECISIONS)}",
    "end_date": "end_date IS NOT NULL AND (NOT regexp_full_match(end_date, '[0-9]{4}-[0-9]{2}-[0-9]{2}') OR try_cast(end_date AS DATE) IS NULL)",
    "location_id": f"NOT regexp_full_match(location_id, '{SLUG}')",
    "geo_precision": "geo_precision IS NOT NULL AND (try_cast(geo_precision AS BIGINT) IS NULL OR try_cast(geo_precision AS BIGINT) NOT BETWEEN 1 AND 8)",
    "status": f"status IS NULL OR status NOT IN {tuple(STATUSES)}",
    "quantity": "quantity IS NOT NULL AND (try_cast(quantity AS DOUBLE) IS NULL OR try_cast(quantity AS DOUBLE) < 0)",
    "unit": f"unit NOT IN {tuple(UNITS)}",
    "summary": "summary IS NULL",
    "attributed_to_id": f"NOT regexp_full_match(attributed_to_id, '{SLUG}')",
}
counts = db.execute("SELECT " + ", ".join(f"count(*) FILTER ({wrong})" for wrong in CHECKS.values()) + " FROM events").fetchone()  # fmt: skip
found = []
for (column, wrong), count in zip(CHECKS.items(), counts, strict=True):
    if count:
        rows = db.execute(f"SELECT rowid + 2, {column} FROM events WHERE {wrong}").fetchall()
        found += [(line, column, value) for line, value in rows]
if db.execute("SELECT count(event_id) - count(DISTINCT event_id) FROM events").fetchone()[0]:
    found += [(line, "event_id", value) for line, value in db.execute(
        "SELECT rowid + 2, event_id FROM events QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY rowid) > 1"
    ).fetchall()]  # fmt: skip
found += [(line, "location_id", value) for line, value in db.execute(
    "SELECT e.rowid + 2, e.location_id FROM events e ANTI JOIN places p USING (location_id) WHERE e.location_id IS NOT NULL"
).fetchall()]  # fmt: skip
found += [(line, "attributed_to_id", value) for line, value in db.execute(
    "SELECT e.rowid + 2, e.attributed_to_id FROM events e ANTI JOIN actors a ON e.attributed_to_id = a.actor_id WHERE e.attributed_to_id IS NOT NULL"
).fetchall()]  # fmt: skip
print(json.dumps({"total": len(found), "first": sorted(found)[:1]}))
