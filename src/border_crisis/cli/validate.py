"""`border-crisis validate`."""

import os
import sys
from pathlib import Path

import click

from border_crisis.descriptor import root


@click.command("validate")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--oracles", is_flag=True, help="Let frictionless and pandera check the package as well.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="How many problems to print.")
@click.option("--texts", type=click.Path(path_type=Path, file_okay=False), envvar="BORDER_CRISIS_TEXTS",
              help="The folder of the source texts: find every span in them again.")  # fmt: skip
def command(path: Path | None, oracles: bool, limit: int, texts: Path | None) -> None:
    """Check PATH, or this package, against the schemas and rules.

    PATH is a folder with datapackage.json, or with CSV files named like the tables. One line a
    problem, then a summary. Exit 0 when all is well, 1 when data is invalid, 2 on wrong usage.
    """
    from border_crisis.validation.engine import validate_path

    folder = path if path is not None else root()
    problems, rows = validate_path(folder)
    for problem in problems[:limit]:
        click.echo(problem.text())
    if len(problems) > limit:
        click.echo(f"… and {len(problems) - limit:,} more; --limit shows them")
    failed = bool(problems)
    verdict = f"{len(problems):,} problem{'s' * (len(problems) != 1)}" if problems else "no problem"
    click.echo(f"schemas and rules: {len(rows)} tables, {sum(rows.values()):,} rows, {verdict}")
    if oracles:
        from border_crisis.validation.oracles import run_oracles

        failed |= run_oracles(folder)
    if {"evidence", "sources", "passages"} <= set(rows) and not failed:
        failed |= _texts(folder, texts)
    sys.exit(1 if failed else 0)


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
