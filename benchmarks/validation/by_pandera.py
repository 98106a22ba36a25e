"""The checks as a pandera schema (pandas), every column read as text and parsed first."""

import json
import sys
from pathlib import Path

import pandas as pd
import pandera.pandas as pa
from made import EVENT_ID, PRECISIONS, SLUG, STATUSES, TYPES, UNITS

folder = Path(sys.argv[1])
events = pd.read_csv(folder / "events.csv", dtype=str, keep_default_na=False, na_values=[""])
places = pd.read_csv(folder / "places.csv", dtype=str)
actors = pd.read_csv(folder / "actors.csv", dtype=str)
found = 0
for column in ("start_date", "end_date"):
    parsed = pd.to_datetime(events[column], format="%Y-%m-%d", errors="coerce")
    found += int((events[column].notna() & parsed.isna()).sum())
    events[column] = parsed
for column in ("geo_precision", "quantity"):
    parsed = pd.to_numeric(events[column], errors="coerce")
    found += int((events[column].notna() & parsed.isna()).sum())
    events[column] = parsed
text, nullable = str, {"nullable": True}
schema = pa.DataFrameSchema({
    "event_id": pa.Column(text, pa.Check.str_matches(f"^(?:{EVENT_ID})$"), unique=True, report_duplicates="exclude_first"),
    "event_type": pa.Column(text, pa.Check.isin(TYPES)),
    "start_date": pa.Column("datetime64[us]", **nullable),
    "start_date_precision": pa.Column(text, pa.Check.isin(PRECISIONS), **nullable),
    "end_date": pa.Column("datetime64[us]", **nullable),
    "location_id": pa.Column(text, [pa.Check.str_matches(f"^(?:{SLUG})$"), pa.Check.isin(set(places["location_id"]))], **nullable),
    "geo_precision": pa.Column(float, pa.Check.in_range(1, 8), **nullable),
    "status": pa.Column(text, pa.Check.isin(STATUSES)),
    "quantity": pa.Column(float, pa.Check.ge(0), **nullable),
    "unit": pa.Column(text, pa.Check.isin(UNITS), **nullable),
    "summary": pa.Column(text),
    "attributed_to_id": pa.Column(text, [pa.Check.str_matches(f"^(?:{SLUG})$"), pa.Check.isin(set(actors["actor_id"]))], **nullable),
}, coerce=False)  # fmt: skip
try:
    schema.validate(events, lazy=True)
except pa.errors.SchemaErrors as error:
    found += len(error.failure_cases)
print(json.dumps({"total": found}))
