"""`border-crisis validate`."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from border_crisis.descriptor import root
from border_crisis.errors import WrongUsage

if TYPE_CHECKING:
    from border_crisis.validation.problem import Report


def _list_rules(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from border_crisis.validation.engine import rules_folder
        from border_crisis.validation.messages import MEND
        from border_crisis.validation.rules import load_rules

        told = {rule.id: rule.protects for rule in load_rules(rules_folder())}
        width = max(map(len, [*MEND, *told]))
        for rule, text in [*MEND.items(), *told.items()]:
            click.echo(f"{rule:<{width}}  {text}")
        ctx.exit()


@click.command("validate")
@click.argument("path", required=False)
@click.option("--table", help="The table that PATH, one CSV file, holds; else its name says it.")
@click.option("--format", "form", type=click.Choice(("text", "json", "github")), default="text", show_default=True,
              help="Lines for people, one JSON object, or annotations for GitHub.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=0), default=100, show_default=True,
              help="How many problems to print; all are counted.")  # fmt: skip
@click.option("--only", multiple=True, metavar="RULE", help="Check this rule or family (cell.) alone; repeatable.")
@click.option("--skip", multiple=True, metavar="RULE", help="Leave this rule or family out; repeatable.")
@click.option("--rules", is_flag=True, is_eager=True, expose_value=False, callback=_list_rules,
              help="List the rules and leave.")  # fmt: skip
@click.option("--own-schemas", is_flag=True,
              help="Take the schemas from PATH's datapackage.json, and no rules but theirs.")  # fmt: skip
@click.option("--engine", type=click.Choice(("duckdb", "spark")), default="duckdb", show_default=True,
              help="What runs the checks; spark also reads Parquet.")  # fmt: skip
@click.option("--memory", default=None, metavar="SIZE", help="What DuckDB may keep in memory; 1400MB unless told.")
@click.option("--oracles", is_flag=True, help="Let frictionless and pandera check the package as well.")
@click.option("--texts", type=click.Path(path_type=Path, file_okay=False), envvar="BORDER_CRISIS_TEXTS",
              help="The folder of the source texts: find every span in them again.")  # fmt: skip
def command(
    path: str | None,
    table: str | None,
    form: str,
    limit: int,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    own_schemas: bool,
    engine: str,
    memory: str | None,
    oracles: bool,
    texts: Path | None,
) -> None:
    """Check PATH, or this package, against the schemas and rules.

    PATH is a folder with datapackage.json, or with CSV files named like the tables; a
    datapackage.json; a zip file of such a folder; one CSV file; or, with --engine spark, the
    address of a folder of Parquet named like the tables. One line a problem, then a summary.
    Exit 0 when all is well, 1 when data is invalid, 2 on wrong usage.
    """
    place = Path(path) if path is not None else root()
    if oracles and not place.is_dir():
        raise WrongUsage("--oracles needs a folder with a datapackage.json")
    if engine == "spark" and path is not None and _is_parquet(path):
        report = _spark(path, limit, only, skip)
    else:
        report = _validate(place, table, limit, only, skip, own_schemas, engine, memory)
    failed = not report.valid
    _print(report, form, place)
    if oracles:
        from border_crisis.validation.oracles import run_oracles

        failed |= run_oracles(place)
    if form == "text" and place.is_dir() and {"evidence", "sources", "passages"} <= set(report.rows) and not failed:
        failed |= _texts(place, texts)
    sys.exit(1 if failed else 0)


def _validate(
    place: Path,
    table: str | None,
    limit: int,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    own_schemas: bool,
    engine: str,
    memory: str | None,
) -> "Report":
    from border_crisis.cli.progress import Progress
    from border_crisis.validation.duck import MEMORY
    from border_crisis.validation.engine import validate_path

    with Progress() as told:
        return validate_path(
            place, table=table, limit=limit, only=only or None, skip=skip, own_schemas=own_schemas, engine=engine,
            memory=memory or MEMORY, told=told,
        )  # fmt: skip


def _is_parquet(path: str) -> bool:
    """Tell whether an address is one for Spark alone: not on this machine, or a folder without CSV and descriptor."""
    place = Path(path)
    if "://" in path:
        return True
    readable = (place / "datapackage.json").exists() or any(any(p.glob("*.csv")) for p in (place, place / "data"))
    return place.is_dir() and not readable


def _spark(path: str, limit: int, only: tuple[str, ...], skip: tuple[str, ...]) -> "Report":
    from border_crisis.cli.progress import Progress
    from border_crisis.validation.engine import validate_parquet

    with Progress() as told:
        return validate_parquet(path, limit=limit, only=only or None, skip=skip, told=told)


def _print(report: "Report", form: str, place: Path) -> None:
    from border_crisis.validation.formats import as_github, as_json, as_text

    if form == "json":
        lines = as_json(report)
    elif form == "github":
        lines = as_github(report, place if place.is_dir() else place.parent)
    else:
        lines = as_text(report)
    for line in lines:
        click.echo(line)


def _texts(folder: Path, texts: Path | None) -> bool:
    """Re-check the spans where the texts are; say plainly when they are not."""
    from border_crisis.validation.spans import check_spans

    local = folder / "seeds" / "texts"  # of a checkout; git ignores what it holds
    if texts is None and any(local.glob("*.txt")):
        texts = local
    if texts is None:
        click.echo(
            "texts: not at hand, so spans and digests were not re-checked (BORDER_CRISIS_TEXTS names their folder)"
        )
        return False
    report = check_spans(folder, Path(os.fspath(texts)))
    for problem in report.problems:
        click.echo(problem.text())
    for line in report.lines:
        click.echo(line)
    return bool(report.problems)
