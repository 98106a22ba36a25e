"""`border-crisis diff`."""

import sys

import click


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@click.option("--format", "form", type=click.Choice(("terminal", "markdown", "json")), default="terminal",
              show_default=True, help="How to show it; JSON is whole, whatever --limit says.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True,
              help="How many rows of each kind to show for a table.")  # fmt: skip
@click.option("--allow", type=click.Choice(("none", "patch", "minor")), help="Exit with 1 when more is called for.")
def command(old: str, new: str | None, form: str, limit: int, allow: str | None) -> None:
    """Compare two packages: rows, cells, columns, codes, ids, and the version bump they call for.

    OLD and NEW are each a folder with datapackage.json, its zip, or a released version such as 1.0.0;
    without NEW, OLD is compared with the package at hand.
    """
    from border_crisis.descriptor import root
    from border_crisis.diffing.bump import LEVELS, level
    from border_crisis.diffing.compare import compare
    from border_crisis.diffing.packages import opened
    from border_crisis.diffing.report import as_json, markdown, terminal

    with opened(old) as before, opened(new or str(root())) as after:
        difference = compare(before, after)
    if form == "json":
        click.echo(as_json(difference), nl=False)
    elif form == "markdown":
        click.echo(markdown(difference, limit), nl=False)
    else:
        click.echo("\n".join(terminal(difference, limit, click.style)))
    if allow and LEVELS.index(level(difference)) > LEVELS.index(allow):
        sys.exit(1)
