"""What the explorer's page reads: the tables and the descriptor as two JavaScript files.

A page opened from `file://` may not fetch anything, but it may run a script beside it; so the data comes
as scripts that assign one JSON value. Cells stay the texts that the CSV files hold, so that what the page
offers for download is what the tables say.
"""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from border_crisis.citation import STYLES, citation
from border_crisis.descriptor import descriptor
from border_crisis.errors import InvalidData, WrongUsage

#: The tables whose rows are records that the page filters.
RECORDS = ("events", "statements", "deployments", "aid_deliveries", "force_estimates")
#: What the first screen needs; the rest is read after it has been drawn.
FIRST = (*RECORDS, "record_actors", "actors", "locations", "sources", "vocabularies")
LATER = ("passages", "evidence", "mentions", "discrepancies")
#: Columns that the page does not show; they stand in the CSV files beside it.
_LEFT_OUT = {"evidence": {"span_sha256"}}
#: What the page says of a column.
_SHOWN = ("name", "type", "title", "description", "vocabulary", "unit")
#: What a descriptor must say for the page's head and its citation.
_NEEDED = ("title", "description", "version", "temporal", "licenses", "contributors", "publicationYear")

Table = dict[str, Any]


def payload(package: Path, *, with_texts: bool) -> dict[str, bytes]:
    """Return the data files of the explorer of the package in the folder `package`, by name.

    `package` holds datapackage.json, or CSV files named like the tables. Raises WrongUsage for a folder
    that holds no table, InvalidData for a file that has not the columns that its schema gives.
    """
    head = _head(package)
    tables = {entry["name"]: _table(package, entry) for entry in head["resources"]}
    if not any(table["length"] for table in tables.values()):
        raise WrongUsage(f"{package}: holds no table of border-crisis with rows in it")
    missing = [name for name in (*FIRST, *LATER) if name not in tables]
    tables |= {name: {"length": 0, "columns": {}} for name in missing}
    sources_of = _sources_of(tables["evidence"])
    about = {
        "title": head["title"],
        "description": head["description"],
        "version": head["version"],
        "temporal": head["temporal"],
        "licences": head["licenses"],
        "cite": {style: citation(head, style) for style in STYLES},
        "withTexts": with_texts,
        "schemas": {entry["name"]: _schema(entry) for entry in head["resources"]},
        "sourcesOf": sources_of,
    }
    first = {"about": about, "tables": {name: tables[name] for name in FIRST}}
    later = {"tables": {name: tables[name] for name in LATER}}
    return {"data.js": script("borderCrisisFirst", first), "evidence.js": script("borderCrisisLater", later)}


def script(name: str, value: Any) -> bytes:
    """Return a script that sets `window.<name>` to a JSON value.

    `<`, `>` and `&` are written as escapes, so that no cell can end the script or open a tag wherever the file is put.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"window.{name}={text};\n".encode()


def csv_files(package: Path) -> list[Path]:
    """Return the table files of `package` that exist, in the descriptor's order."""
    return [path for entry in _head(package)["resources"] if (path := _file(package, entry)).is_file()]


def _head(package: Path) -> dict[str, Any]:
    """Return the descriptor in the folder, or this version's own where the folder holds plain CSV files."""
    own = package / "datapackage.json"
    if not own.is_file():
        return descriptor()
    try:
        head: dict[str, Any] = json.loads(own.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InvalidData(f"{own}: is no JSON ({error}); run border-crisis validate") from None
    lacking = [key for key in _NEEDED if key not in head]
    if lacking or not all({"name", "path", "schema"} <= entry.keys() for entry in head.get("resources", [{}])):
        what = lacking[0] if lacking else "resources with name, path and schema"
        raise InvalidData(f"{own}: has no {what}; run border-crisis validate")
    return head


def _file(package: Path, entry: dict[str, Any]) -> Path:
    """Return the file of a table: where the descriptor says, or beside it by its name alone."""
    named = package / str(entry["path"])
    return named if named.is_file() else package / f"{entry['name']}.csv"


def _table(package: Path, entry: dict[str, Any]) -> Table:
    """Return a table as columns; a column that repeats its values is a list of them and places in it."""
    file = _file(package, entry)
    names = [field["name"] for field in entry["schema"]["fields"]]
    if not file.is_file():
        return {"length": 0, "columns": {}}
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        try:
            header = next(reader, [])
            if header != names:
                raise InvalidData(f"{file}: its header is not that of {entry['name']}; run border-crisis validate")
            rows = []
            for cells in reader:
                if len(cells) != len(names):
                    raise InvalidData(
                        f"{file}:{reader.line_num}: {len(cells)} cells and not {len(names)}; run border-crisis validate"
                    )
                rows.append(cells)
        except (csv.Error, UnicodeDecodeError) as error:
            raise InvalidData(f"{file}: cannot be read as CSV ({error}); run border-crisis validate") from None
    left_out = _LEFT_OUT.get(entry["name"], set())
    columns = {name: _packed([row[place] for row in rows]) for place, name in enumerate(names) if name not in left_out}
    return {"length": len(rows), "columns": columns}


def _packed(cells: Sequence[str]) -> Any:
    """Return the cells, or `{"values", "places"}` where that is shorter."""
    places: dict[str, int] = {}
    indexed = [places.setdefault(cell, len(places)) for cell in cells]
    if len(places) * 2 > len(cells):
        return list(cells)
    return {"values": list(places), "places": indexed}


def _unpacked(column: Any) -> list[str]:
    if isinstance(column, list):
        return column
    return [column["values"][place] for place in column["places"]]


def _sources_of(evidence: Table) -> dict[str, list[str]]:
    """Return the sources behind each record, so that the first screen can filter without the evidence."""
    if not evidence["length"]:
        return {}
    columns = evidence["columns"]
    found: dict[str, set[str]] = {}
    for record, source in zip(_unpacked(columns["record_id"]), _unpacked(columns["source_id"]), strict=True):
        found.setdefault(record, set()).add(source)
    return {record: sorted(sources) for record, sources in found.items()}


def _schema(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what the page says of a table's columns: names, meaning, codes, units and what they point to."""
    schema = entry["schema"]
    points_to = {
        key["fields"][0]: key["reference"]["resource"] or entry["name"] for key in schema.get("foreignKeys", [])
    }
    fields = []
    for field in schema["fields"]:
        kept = {key: field[key] for key in _SHOWN if key in field}
        if field["name"] in points_to:
            kept["pointsTo"] = points_to[field["name"]]
        fields.append(kept)
    return {"title": entry["title"], "description": entry["description"], "fields": fields}
