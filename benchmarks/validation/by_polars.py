"""The checks as somebody who knows polars writes them by hand."""

import json
import sys
from pathlib import Path

import polars as pl
from made import EVENT_ID, FIELDS, PRECISIONS, SLUG, STATUSES, TYPES, UNITS

folder = Path(sys.argv[1])
schema = {field["name"]: pl.String for field in FIELDS}
events = pl.read_csv(folder / "events.csv", schema=schema).with_row_index("line", 2)
places = pl.read_csv(folder / "places.csv", schema={"location_id": pl.String})
actors = pl.read_csv(folder / "actors.csv", schema={"actor_id": pl.String})
c = pl.col


def number(column: str, kind: type[pl.DataType]) -> pl.Expr:
    return c(column).cast(kind, strict=False)


def date(column: str) -> pl.Expr:
    return c(column).is_not_null() & c(column).str.to_date("%Y-%m-%d", strict=False).is_null()


CHECKS = {
    "event_id": c("event_id").is_null() | ~c("event_id").str.contains(f"^(?:{EVENT_ID})$"),
    "event_type": c("event_type").is_null() | ~c("event_type").is_in(TYPES),
    "start_date": date("start_date"),
    "start_date_precision": ~c("start_date_precision").is_in(PRECISIONS),
    "end_date": date("end_date"),
    "location_id": ~c("location_id").str.contains(f"^(?:{SLUG})$"),
    "geo_precision": c("geo_precision").is_not_null() & ~number("geo_precision", pl.Int64).is_between(1, 8).fill_null(False),
    "status": c("status").is_null() | ~c("status").is_in(STATUSES),
    "quantity": c("quantity").is_not_null() & ~(number("quantity", pl.Float64) >= 0).fill_null(False),
    "unit": ~c("unit").is_in(UNITS),
    "summary": c("summary").is_null(),
    "attributed_to_id": ~c("attributed_to_id").str.contains(f"^(?:{SLUG})$"),
}  # fmt: skip
flags = events.lazy().select([wrong.fill_null(False).alias(column) for column, wrong in CHECKS.items()]).collect()
found = []
for column in CHECKS:
    rows = events.filter(flags[column]).select("line", column)
    found += [(line, column, value) for line, value in rows.iter_rows()]
twice = events.filter(~c("event_id").is_first_distinct() & c("event_id").is_not_null())
found += [(line, "event_id", value) for line, value in twice.select("line", "event_id").iter_rows()]
missing = events.filter(c("location_id").is_not_null()).join(places, on="location_id", how="anti")
found += [(line, "location_id", value) for line, value in missing.select("line", "location_id").iter_rows()]
missing = events.filter(c("attributed_to_id").is_not_null()).join(
    actors, left_on="attributed_to_id", right_on="actor_id", how="anti"
)
found += [(line, "attributed_to_id", value) for line, value in missing.select("line", "attributed_to_id").iter_rows()]
print(json.dumps({"total": len(found), "first": sorted(found, key=str)[:1]}))
