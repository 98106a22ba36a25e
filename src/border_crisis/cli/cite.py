"""`border-crisis cite`."""

import click

from border_crisis.citation import STYLES, cite


@click.command("cite")
@click.option("--style", type=click.Choice(STYLES), default="text", show_default=True, help="The citation style.")
def command(style: str) -> None:
    """Print how to cite this version."""
    click.echo(cite(style))
