"""What is to be checked: the tables behind a folder, a datapackage.json, a zip file or one CSV file."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from border_crisis.descriptor import descriptor
from border_crisis.errors import WrongUsage

from .descriptor_checks import DESCRIPTOR, check_descriptor
from .messages import fault
from .problem import Problem
from .unpacking import unpack

Schemas = Mapping[str, Mapping[str, Any]]


@dataclass
class Table:
    """One table to check: its file, the name shown for it, what the descriptor promises of it."""

    name: str
    file: Path
    shown: str
    entry: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Package:
    """The tables to check, by name, and what is wrong with the package itself."""

    folder: Path
    schemas: Schemas
    tables: dict[str, Table] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def known_schemas() -> dict[str, dict[str, Any]]:
    """Return the Table Schemas of this dataset by table, codes filled in."""
    return {entry["name"]: entry["schema"] for entry in descriptor()["resources"]}


@contextmanager
def opened(path: Path, table: str | None = None, own_schemas: bool = False) -> Iterator[Package]:
    """Give the tables behind `path`; what a zip file holds is there as long as the context lasts.

    `table` names the table that a single CSV file is, `own_schemas` takes the schemas from the
    package instead of from this dataset. Raises WrongUsage when there is nothing to check.
    """
    if table is not None and table not in known_schemas():
        raise WrongUsage(f"'{table}' is no table; there are {', '.join(known_schemas())}")
    if path.is_dir():
        yield _of_folder(path, own_schemas)
    elif not path.is_file():
        raise WrongUsage(f"{path}: no such folder or file; name a folder, a datapackage.json, a zip or a CSV file")
    elif path.suffix.lower() == ".zip":
        with TemporaryDirectory(prefix="border-crisis-") as place:
            problems = unpack(path, Path(place))
            if problems:
                yield Package(Path(place), known_schemas(), problems=problems)
            else:
                yield _of_folder(_top(Path(place)), own_schemas, path)
    elif path.suffix.lower() == ".json":
        yield check(path.parent, path, own_schemas)
    else:
        name = table or path.stem
        if name not in known_schemas():
            raise WrongUsage(f"{path}: say which table it holds: --table events, for example")
        yield Package(path.parent, known_schemas(), {name: Table(name, path, path.name)})


def check(folder: Path, file: Path, own_schemas: bool) -> Package:
    """Return the package that a descriptor describes, and what is wrong with the descriptor."""
    found = check_descriptor(file, folder, None if own_schemas else known_schemas())
    package = Package(folder, found.schemas, problems=found.problems)
    for name, entry in found.resources.items():
        package.tables[name] = Table(name, folder / entry["path"], str(entry["path"]), entry)
    if not own_schemas:
        package.problems += _beside(folder, [table.file for table in package.tables.values()])
    return package


def _beside(folder: Path, files: list[Path]) -> list[Problem]:
    """Report the CSV files that lie in the folder of the tables, and that no resource names."""
    places = {file.parent for file in files if file.parent != folder}
    return [
        fault("file.unknown", file.relative_to(folder).as_posix(), 0, "no resource of datapackage.json names it")
        for place in sorted(places)
        for file in sorted(place.glob("*.csv"))
        if file not in files
    ]


def _of_folder(path: Path, own_schemas: bool, named: Path | None = None) -> Package:
    file = path / DESCRIPTOR
    if file.is_file():
        return check(path, file, own_schemas)
    schemas = known_schemas()
    every = sorted(p for p in [*path.glob("*.csv"), *(path / "data").glob("*.csv")] if p.is_file())
    found = [p for p in every if p.resolve().is_relative_to(path.resolve())]
    tables = {p.stem: Table(p.stem, p, p.relative_to(path).as_posix()) for p in found if p.stem in schemas}
    if not tables and len(found) == len(every):
        raise WrongUsage(f"{named or path}: no {DESCRIPTOR} and no CSV file named like a table ({', '.join(schemas)})")
    unknown = [
        fault("file.unknown", p.relative_to(path).as_posix(), 0, "is named like no table of the schemas")
        for p in found
        if p.stem not in schemas
    ]
    for p in every:
        if p not in found:
            told = "is a link that leads out of the package"
            unknown.append(fault("package.path", p.relative_to(path).as_posix(), 0, told))
    ordered = {name: tables[name] for name in schemas if name in tables}
    return Package(path, schemas, ordered, unknown)


def _top(place: Path) -> Path:
    """Return the folder that holds the package: where packing put everything into one folder, that one."""
    inside = [p for p in place.iterdir() if p.name != "__MACOSX"]
    while len(inside) == 1 and inside[0].is_dir() and inside[0].name != "data":
        place = inside[0]
        inside = list(place.iterdir())
    return place
