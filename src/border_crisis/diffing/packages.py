"""Open a data package that is to be compared: a folder, a zip, or a released version."""

import csv
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from border_crisis.descriptor import root, version
from border_crisis.errors import InvalidData, WrongUsage

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
    """A package that is open for reading. `version` is empty where the descriptor states none."""

    name: str
    version: str
    tables: dict[str, Table]

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
    """Unpack what the descriptor names, under names of our own; returns the folder."""
    try:
        with zipfile.ZipFile(place) as archive:
            heads = [n for n in archive.namelist() if re.fullmatch(r"([^/]+/)?datapackage\.json", n)]
            if len(heads) != 1:
                raise InvalidData(f"{place}: a package's zip holds one datapackage.json; this has {len(heads)}")
            head = archive.read(heads[0])
            (folder / "datapackage.json").write_bytes(head)
            top = heads[0].removesuffix("datapackage.json")
            for path in _paths(head, place):
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(top + path) as member, target.open("wb") as out:
                    shutil.copyfileobj(member, out)
    except KeyError as error:
        raise InvalidData(f"{place}: {str(error).strip(chr(34))}; the zip is not whole") from None
    except (zipfile.BadZipFile, EOFError) as error:
        raise InvalidData(f"{place}: is no readable zip ({error})") from None
    return folder


def _paths(head: bytes, place: Path) -> list[str]:
    return [str(entry["path"]) for entry in _resources(head, place)[1]]


def _resources(head: bytes, place: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the descriptor and its CSV resources, whose paths stay inside the package."""
    try:
        content = json.loads(head)
        resources = [dict(entry) for entry in content["resources"]]
        tables = [e for e in resources if isinstance(e["path"], str) and e["path"].lower().endswith(".csv")]
        for entry in tables:
            path = PurePosixPath(entry["path"])
            if path.is_absolute() or ".." in path.parts or "://" in entry["path"]:
                raise InvalidData(f"{place}: {entry['name']}: the path '{path}' leads out of the package")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidData(f"{place}: datapackage.json cannot be read as a data package ({error})") from None
    return content, tables


def _package(folder: Path, place: Path) -> Package:
    head, resources = _resources((folder / "datapackage.json").read_bytes(), place)
    tables = [_table(folder, place, entry) for entry in resources]
    return Package(str(head.get("name", place.stem)), str(head.get("version", "")), {t.name: t for t in tables})


def _table(folder: Path, place: Path, entry: dict[str, Any]) -> Table:
    """Read one table's schema; a table without one has text columns and no key."""
    name, file, shown = str(entry["name"]), folder / entry["path"], f"{place}: {entry['path']}"
    try:
        with file.open(encoding=str(entry.get("encoding", "utf-8")), newline="") as stream:
            header = next(csv.reader(stream, delimiter=entry.get("dialect", {}).get("delimiter", ",")), [])
    except (OSError, UnicodeDecodeError, LookupError) as error:
        raise InvalidData(f"{shown}: cannot be read ({error})") from None
    schema = entry.get("schema", {})
    if not isinstance(schema, dict):
        raise InvalidData(f"{shown}: its schema must stand in datapackage.json")
    fields = [dict(field) for field in schema.get("fields", [])] or [{"name": n, "type": "string"} for n in header]
    if [field["name"] for field in fields] != header:
        raise InvalidData(f"{shown}:1: the header is not the schema's columns; run border-crisis validate")
    key = schema.get("primaryKey", [])
    missing = [item if isinstance(item, str) else item["value"] for item in schema.get("missingValues", [""])]
    return Table(name, file, shown, entry, fields, [key] if isinstance(key, str) else list(key), missing)
