"""`border-crisis tables`."""

import click

from border_crisis.descriptor import descriptor


@click.command("tables")
def command() -> None:
    """List the tables with their rows."""
    entries = descriptor()["resources"]
    width = max(len(entry["name"]) for entry in entries)
    for entry in entries:
        click.echo(f"{entry['name']:<{width}}  {entry['rows']:>5}  {entry['description']}")
