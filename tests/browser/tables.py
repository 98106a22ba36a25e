"""The repository's tables for the browser tests, cells as text."""

import csv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECORD_IDS = {
    "statements": "statement_id",
    "events": "event_id",
    "deployments": "deployment_id",
    "aid_deliveries": "aid_id",
    "force_estimates": "estimate_id",
}


def read_tables() -> dict[str, list[dict[str, str]]]:
    """Return every table of `data/`."""
    tables = {}
    for path in sorted((ROOT / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            tables[path.stem] = list(csv.DictReader(stream))
    return tables
