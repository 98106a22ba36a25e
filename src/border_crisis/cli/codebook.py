"""`border-crisis codebook`."""

import sys

import click

from border_crisis.descriptor import resource, root
from border_crisis.errors import WrongUsage


@click.command("codebook")
@click.argument("table", required=False)
def command(table: str | None) -> None:
    """Print the codebook: every table, column, rule and code; with TABLE, that table alone."""
    text = (root() / "docs" / "codebook.md").read_text(encoding="utf-8")
    if table is None:
        if sys.stdout.isatty():
            click.echo_via_pager(text)
        else:
            click.echo(text, nl=False)
        return
    resource(table)
    for section in text.split("\n## "):
        if section.startswith(f"{table}\n"):
            click.echo(f"## {section.rstrip()}")
            return
    raise WrongUsage(f"the codebook has no section on '{table}'")
