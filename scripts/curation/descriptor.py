"""The descriptor of the data package (Data Package v2)."""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from .floors import read_floors
from .locating import Row
from .paths import CHANGELOG, ROOT
from .schemas import Schemas

_PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
_DIALECT_PROFILE = "https://datapackage.org/profiles/2.0/tabledialect.json"


def project_version() -> str:
    """Return the version, which stands in pyproject.toml alone."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def release_date() -> str | None:
    """Return the day on which this version was released: the changelog's `## 1.0.0 (2026-11-22)`.

    None while the changelog has no such heading.
    """
    heading = rf"^## {re.escape(project_version())} \((\d{{4}}-\d\d-\d\d)\)$"
    found = re.search(heading, CHANGELOG.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return found[1] if found else None


def package_descriptor(schemas: Schemas, rows: Mapping[str, list[Row]], files: Mapping[str, bytes]) -> bytes:
    """Return `datapackage.json`: the head of the package, then a resource for each table.

    `files` are the CSV files by table. Coverage in time and space is computed from the tables.
    """
    head = schemas.head
    days = sorted(row["published_on"] for row in rows["sources"])
    floors = read_floors(schemas)
    countries = sorted({row["country_iso3"] for row in rows["locations"] if row.get("country_iso3")})
    day = release_date()
    content = {
        "$schema": _PACKAGE_PROFILE,
        **{key: head[key] for key in ("name", "title", "description")},
        **({"id": f"https://doi.org/{head['doi']}"} if "doi" in head else {}),
        "version": project_version(),
        **({"created": f"{day}T00:00:00Z"} if day else {}),
        **{key: head[key] for key in ("keywords", "contributors", "licenses")},
        "publicationYear": int(day[:4] if day else head["publicationYear"]),
        "sources": [_source(row) for row in rows["sources"]],
        "temporal": {"start": days[0], "end": days[-1]},
        "spatial": {"countries": countries},
        "resources": [
            _resource(name, schema, rows[name], files[name]) | {"floors": floors[name]}
            for name, schema in schemas.tables.items()
        ],
    }
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _source(row: Row) -> dict[str, str]:
    licence = " ".join(row["licence"].split())
    entry = {"title": row["title"], "version": row["published_on"], "licence": licence}
    return entry | ({"path": row["url"]} if row["url"] else {})


def _resource(name: str, schema: Mapping[str, Any], rows: list[Row], content: bytes) -> dict[str, Any]:
    return {
        "$schema": _RESOURCE_PROFILE,
        "name": name,
        "path": f"data/{name}.csv",
        "type": "table",
        "title": schema["title"],
        "description": schema["description"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "rows": len(rows),
        "dialect": {"$schema": _DIALECT_PROFILE, "delimiter": ",", "quoteChar": '"', "doubleQuote": True,
                    "lineTerminator": "\n", "header": True},
        "schema": dict(schema),
    }  # fmt: skip
