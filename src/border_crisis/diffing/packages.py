"""Open a data package that is to be compared: a folder, a zip, or a released version."""

import csv
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from border_crisis.descriptor import root, version
from border_crisis.errors import InvalidData, WrongUsage
from border_crisis.validation.unpacking import unpack

from .difference import SPECIAL

_VERSION = re.compile(r"\d+\.\d+\.\d+")


class Table(NamedTuple):
    """One CSV table of a package; `shown` is its name in messages."""

    name: str
    file: Path
    shown: str
    entry: Mapping[str, Any]
    fields: list[dict[str, Any]]
    key: list[str]
    missing: list[str]


class Package(NamedTuple):
    """A package that is open for reading. `version` is empty where the descriptor states none.

    `about` is what it says of itself, `left_out` names the resources that are no CSV files.
    """

    name: str
    version: str
    about: dict[str, str]
    tables: dict[str, Table]
    left_out: list[str]

    def special(self, name: str) -> Table | None:
        """Return the table `name` of SPECIAL; None where there is none, or a table of that name with other columns."""
        table = self.tables.get(name)
        return table if table and set(SPECIAL[name]) <= {field["name"] for field in table.fields} else None


@contextmanager
def opened(named: str) -> Iterator[Package]:
    """Open the package that `named` means: a folder, a zip file, or a version like 1.0.0.

    A version is looked up in `releases/` of the checkout; the version at hand needs none. A zip is
    unpacked into a temporary folder, which is gone afterwards. Raises WrongUsage when there is no such
    package, InvalidData when it cannot be read.
    """
    place = _place(named)
    if place.is_dir():
        yield _package(place, place)
        return
    with tempfile.TemporaryDirectory(prefix="border-crisis-") as folder:
        yield _package(_unpacked(place, Path(folder)), place)


def released(named: str) -> Path:
    """Return where the zip of a released version stands in this checkout, whether or not it is there."""
    return root() / "releases" / f"border-crisis-{named}.zip"


def _place(named: str) -> Path:
    path = Path(named)
    if path.name == "datapackage.json":
        path = path.parent
    if path.is_dir():
        if not (path / "datapackage.json").is_file():
            raise WrongUsage(f"{path}: holds no datapackage.json; name a package's folder, its zip or a version")
        return path
    if path.is_file():
        return path
    if _VERSION.fullmatch(named):
        if released(named).is_file():
            return released(named)
        if named == version():
            return root()
        known = sorted(p.stem.removeprefix("border-crisis-") for p in released(named).parent.glob("*.zip"))
        there = f"there are {', '.join(known)}" if known else "none is at hand"
        raise WrongUsage(f"{named}: no such release in releases/ ({there}); download its zip and name the file")
    raise WrongUsage(f"{named}: no such folder, zip or version")


def _unpacked(place: Path, folder: Path) -> Path:
    """Unpack a zip into `folder`; returns the folder in it that holds datapackage.json."""
    if problems := unpack(place, folder):
        raise InvalidData(f"{place}: {problems[0].message}")
    heads = [path for path in (folder, *folder.iterdir()) if (path / "datapackage.json").is_file()]
    if len(heads) != 1:
        raise InvalidData(f"{place}: a package's zip holds one datapackage.json; this has {len(heads)}")
    return heads[0]


def _package(folder: Path, place: Path) -> Package:
    try:
        head = json.loads((folder / "datapackage.json").read_bytes())
        resources = [dict(entry) for entry in head["resources"]]
        tables, left_out = [], []
        for entry in resources:
            path = entry.get("path")
            if isinstance(path, str) and path.lower().endswith(".csv"):
                tables.append(_table(folder, place, entry))
            else:
                left_out.append(str(entry["name"]))
        licences = ", ".join(str(licence.get("name", licence.get("path"))) for licence in head.get("licenses", []))
    except OSError as error:
        raise InvalidData(f"{place}: datapackage.json cannot be read ({error.strerror})") from None
    except RecursionError:
        raise InvalidData(f"{place}: datapackage.json cannot be read as a data package (too deep)") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidData(f"{place}: datapackage.json cannot be read as a data package ({_said(error)})") from None
    names = [table.name for table in tables]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise InvalidData(f"{place}: datapackage.json: '{twice[0]}' is the name of two resources")
    about = {name: str(head.get(name, "")) for name in ("name", "title", "description")} | {"licenses": licences}
    name, version = str(head.get("name", place.stem)), str(head.get("version", ""))
    return Package(name, version, about, {t.name: t for t in tables}, left_out)


def _table(folder: Path, place: Path, entry: dict[str, Any]) -> Table:
    """Read one table's schema; a table without one has text columns and no key."""
    name, shown, path = str(entry["name"]), f"{place}: {entry['path']}", PurePosixPath(entry["path"])
    if path.is_absolute() or ".." in path.parts or "://" in entry["path"]:
        raise InvalidData(f"{place}: {name}: the path '{path}' leads out of the package")
    schema, dialect = entry.setdefault("schema", {}), entry.setdefault("dialect", {})
    if not isinstance(schema, dict) or not isinstance(dialect, dict):
        raise InvalidData(f"{shown}: its schema and dialect must stand in datapackage.json")
    for mark in ("delimiter", "quoteChar"):
        if not isinstance(dialect.get(mark, ","), str) or len(dialect.get(mark, ",")) != 1:
            raise InvalidData(f"{shown}: the dialect's {mark} is no single character; correct datapackage.json")
    for odd in ("commentChar", "escapeChar", "commentRows", "headerRows"):
        if odd in dialect:
            raise InvalidData(f"{shown}: the dialect's {odd} is not supported; write the table as plain CSV")
    if dialect.get("header") is False:
        raise InvalidData(f"{shown}: has no header, says its dialect; write the columns into the first line")
    if (encoding := str(entry.get("encoding", "utf-8")).lower()) not in ("utf-8", "utf8", "ascii"):
        raise InvalidData(f"{shown}: is said to be {encoding}; save it as UTF-8")
    header = _header(folder / path, shown, dialect)
    fields = [dict(field) for field in schema.get("fields", [])] or [{"name": n, "type": "string"} for n in header]
    if [field["name"] for field in fields] != header:
        raise InvalidData(f"{shown}:1: the header is not the schema's columns; run border-crisis validate")
    if len(set(header)) < len(header):
        raise InvalidData(f"{shown}:1: two columns have one name; run border-crisis validate")
    key = schema.get("primaryKey", [])
    key = [key] if isinstance(key, str) else list(key)
    if unknown := [column for column in key if column not in header]:
        raise InvalidData(f"{shown}: the primary key's '{unknown[0]}' is no column; correct datapackage.json")
    if part := _malformed(fields, schema):
        raise InvalidData(f"{shown}: {part} in its schema is not what Table Schema asks for; correct datapackage.json")
    missing = [item if isinstance(item, str) else str(item["value"]) for item in schema.get("missingValues", [""])]
    return Table(name, folder / path, shown, entry, fields, key, missing)


def _malformed(fields: list[dict[str, Any]], schema: Mapping[str, Any]) -> str | None:
    """Return what in a schema has not the form that a comparison relies on, or None."""
    for field in fields:
        constraints, categories = field.get("constraints", {}), field.get("categories", [])
        if not isinstance(constraints, dict) or not isinstance(constraints.get("enum", []), list):
            return f"{field['name']}.constraints"
        if not isinstance(categories, list) or any(isinstance(c, dict) and "value" not in c for c in categories):
            return f"{field['name']}.categories"
    for key in schema.get("foreignKeys", []):
        target = key.get("reference") if isinstance(key, dict) else None
        if not isinstance(target, dict) or not _names(target.get("fields")) or not _names(key.get("fields")):
            return "foreignKeys"
    unique = schema.get("uniqueKeys", [])
    return None if isinstance(unique, list) and all(map(_names, unique)) else "uniqueKeys"


def _names(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(name, str) for name in value))


def _header(file: Path, shown: str, dialect: Mapping[str, Any]) -> list[str]:
    marks = {"delimiter": dialect.get("delimiter", ","), "quotechar": dialect.get("quoteChar", '"')}
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream, **marks), [])
        with file.open("rb") as content:  # DuckDB drops what stands behind a quotation mark that is never closed
            quotes = sum(part.count(marks["quotechar"].encode()) for part in iter(lambda: content.read(1 << 20), b""))
    except (OSError, UnicodeError, csv.Error) as error:
        raise InvalidData(f"{shown}: cannot be read ({_said(error)})") from None
    if quotes % 2:
        raise InvalidData(f"{shown}: a quotation mark is never closed; run border-crisis validate")
    return header


def _said(error: Exception) -> str:
    """Return an error's own words, without the paths that a system error names."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error).splitlines()[0]
