"""Check a package, a folder of CSV files, one file, or data frames against the schemas and rules."""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from border_crisis.descriptor import root
from border_crisis.errors import WrongUsage

from .compiled import supported
from .csvfile import compare
from .duck import MEMORY, Duck
from .floors import check_floors
from .loading import Loaded, Loader, Unreadable
from .messages import MEND, fault
from .package import known_schemas, opened
from .problem import Collector, Problem, Report
from .rules import load_rules
from .runner import Runner

if TYPE_CHECKING:
    import pandas as pd

LIMIT = 100


class Told:
    """Hears how a validation goes on; the command line has one that shows it."""

    def reading(self, file: str, size: int) -> None:
        """So many bytes of a file are read."""

    def doing(self, step: str) -> None:
        """A step begins."""


def rules_folder() -> Path:
    """Return the folder of the SQL rules."""
    return root() / "schemas" / "rules"


def rule_ids() -> list[str]:
    """Return the ids of every check, in order of their names."""
    return sorted({*MEND, *(rule.id for rule in load_rules(rules_folder()))})


def validate_path(
    path: Path,
    *,
    table: str | None = None,
    limit: int | None = LIMIT,
    only: Collection[str] | None = None,
    skip: Collection[str] = (),
    own_schemas: bool = False,
    engine: str = "duckdb",
    memory: str = MEMORY,
    told: Told | None = None,
) -> Report:
    """Check a folder, a datapackage.json, a zip or a CSV file.

    `table` says which table a CSV file is; `limit` bounds the problems that are located and kept
    (None: no bound), `only` and `skip` choose rules by id; `own_schemas` takes the schemas from the
    package, without this dataset's SQL rules; `memory` bounds what DuckDB keeps in memory. Raises
    WrongUsage when there is nothing to check.
    """
    told = told or Told()
    collector = Collector(limit)
    wanted = _chosen(only, skip)
    with opened(path, table, own_schemas) as package, _engine(engine, memory) as database:
        collector.order([t.shown for t in package.tables.values()])
        for problem in package.problems:
            collector.add(problem)
        for name in package.tables if own_schemas else ():
            supported(name, package.schemas[name], set(package.tables))
        tables: dict[str, Loaded] = {}
        loader = Loader(database, collector, told.reading)
        for name, entry in package.tables.items():
            loaded = loader.load(entry, package.schemas[name])
            if loaded is not None:
                tables[name] = loaded
                columns = [field["name"] for field in package.schemas[name]["fields"]]
                for problem in check_floors(name, entry.shown, entry.entry, columns, database.rows):
                    collector.add(problem)
        _run(database, package.schemas, tables, collector, wanted, told, rules=not own_schemas)
        return collector.report({name: tables[name].rows if name in tables else 0 for name in package.tables})


def validate_parquet(
    place: str,
    *,
    limit: int | None = LIMIT,
    only: Collection[str] | None = None,
    skip: Collection[str] = (),
    told: Told | None = None,
    session: Any = None,
) -> Report:
    """Check Parquet tables named like the tables with Spark; `place` is any address that Spark reads.

    A problem's line is the row, counted over a table's files in the order of their names. Raises
    WrongUsage when there is none of the tables.
    """
    from .spark import Spark

    schemas, collector, wanted = known_schemas(), Collector(limit), _chosen(only, skip)
    with Spark(session) as spark:
        places = spark.tables(place, list(schemas))
        if not places:
            raise WrongUsage(f"{place}: no Parquet named like a table ({', '.join(schemas)})")
        collector.order(places)
        tables: dict[str, Loaded] = {}
        for name, where in places.items():
            fields = schemas[name]["fields"]
            header = compare(spark.columns(where), name, [field["name"] for field in fields])
            for problem in header.problems:
                if problem.rule != "header.order":  # columns of Parquet are found by name
                    collector.add(problem._replace(line=0))
            if header.readable and not any(p.rule == "header.spelling" for p in header.problems):
                tables[name] = Loaded(name, spark.read_parquet(name, where, fields), _same, [], True)
        _run(spark, schemas, tables, collector, wanted, told or Told(), rules=True)
        return collector.report({name: tables[name].rows if name in tables else 0 for name in places})


def _same(rows: Iterable[int]) -> dict[int, int]:
    """Name a record by its number."""
    return {row: row for row in rows}


def _engine(name: str, memory: str) -> Any:
    if name == "spark":
        from .spark import Spark

        return Spark()
    return Duck(memory)


def check_frames(
    frames: Mapping[str, "pd.DataFrame"],
    *,
    limit: int | None = LIMIT,
    only: Collection[str] | None = None,
    skip: Collection[str] = (),
) -> Report:
    """Check data frames, by table name; a problem's line is the frame's row, counted from 1.

    Raises WrongUsage for a name that is no table.
    """
    schemas = known_schemas()
    collector = Collector(limit)
    collector.order(frames)
    with Duck() as engine:
        tables: dict[str, Loaded] = {}
        for name, frame in frames.items():
            if name not in schemas:
                raise WrongUsage(f"'{name}' is no table; there are {', '.join(schemas)}")
            fields = schemas[name]["fields"]
            header = compare([str(c) for c in frame.columns], name, [field["name"] for field in fields])
            for problem in header.problems:
                collector.add(problem._replace(line=0))
            if header.readable:
                try:
                    rows = engine.read_frame(name, frame.set_axis(header.columns, axis=1), fields)
                except Unreadable as error:
                    collector.add(fault("file.unreadable", name, 0, f"cannot be read ({error})"))
                    continue
                tables[name] = Loaded(name, rows, _same, [], True)
        _run(engine, schemas, tables, collector, _chosen(only, skip), Told(), rules=True)
        return collector.report({name: loaded.rows for name, loaded in tables.items()})


def validate_frames(frames: Mapping[str, "pd.DataFrame"], only: Collection[str] | None = None) -> list[Problem]:
    """Return every problem of some data frames, by table name; see `check_frames`."""
    return check_frames(frames, limit=None, only=only).problems


def _run(
    engine: Any,
    schemas: Mapping[str, Mapping[str, Any]],
    tables: Mapping[str, Loaded],
    collector: Collector,
    wanted: Callable[[str], bool],
    told: Told,
    rules: bool,
) -> None:
    collector.only(wanted)
    if tables:
        runner = Runner(engine, schemas, tables, collector, wanted, told.doing)
        runner.schemas()
        if rules:
            runner.rules(rules_folder())


def _chosen(only: Collection[str] | None, skip: Collection[str]) -> Callable[[str], bool]:
    """Return what tells whether a rule is checked. Raises WrongUsage for an id that is none."""
    known = {*rule_ids(), *(rule.split(".")[0] + "." for rule in MEND)}
    for rule in [*(only or ()), *skip]:
        if rule not in known:
            raise WrongUsage(f"'{rule}' is no rule; border-crisis validate --rules lists them")

    def wanted(rule: str) -> bool:
        family = rule.split(".")[0] + "."
        return (only is None or rule in only or family in only) and rule not in skip and family not in skip

    return wanted
