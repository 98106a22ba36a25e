"""Draw the charts of `bc.plot` into docs/figures/ (needs the extra plot)."""

import io
from pathlib import Path

import click

from border_crisis import plot
from curation.commands import fail_when_stale, plain_errors
from curation.files import replace_files
from curation.paths import ROOT

FOLDER = ROOT / "docs" / "figures"


def figures() -> dict[Path, bytes]:
    """Return every figure as SVG: the same bytes from the same data and the pinned libraries.

    Text is measured with a typeface that vl-convert carries, so the machine's own typefaces do not matter.
    """
    files = {}
    for name in plot.__all__:
        drawn = io.StringIO()
        getattr(plot, name)().save(drawn, format="svg")
        files[FOLDER / f"{name}.svg"] = drawn.getvalue().encode("utf-8") + b"\n"
    return files


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when a figure is stale.")
@plain_errors
def main(check: bool) -> None:
    """Draw the charts of bc.plot into docs/figures/, or check that they are up to date."""
    files = figures()
    if check:
        fail_when_stale(files, "make figures")
        click.echo(f"{len(files)} figures are up to date")
        return
    click.echo(f"{len(files)} figures drawn, {len(replace_files(files))} of them changed")


if __name__ == "__main__":
    main()
