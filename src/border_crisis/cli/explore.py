"""`border-crisis explore`."""

import webbrowser
from pathlib import Path

import click

from border_crisis.descriptor import root
from border_crisis.errors import WrongUsage


@click.command("explore")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="The folder to write [default: border-crisis-explorer].")
@click.option("--open/--no-open", "show", default=True, help="Open it in the browser afterwards.")
@click.option("--with-texts", is_flag=True, help="Show the source texts: a local copy, not for publication.")
@click.option("--texts", type=click.Path(path_type=Path), envvar="BORDER_CRISIS_TEXTS",
              help="The folder of the source texts, for --with-texts.")  # fmt: skip
def command(path: Path | None, out: Path | None, show: bool, with_texts: bool, texts: Path | None) -> None:
    """Write a folder that shows PATH, or this package, in any browser, and open it.

    PATH is a folder with datapackage.json, or with CSV files named like the tables. The folder needs no
    server and no network; put it on any static host as it is. An earlier explorer in its place is replaced.
    """
    from border_crisis.explorer.folder import write_explorer

    if path is not None and not path.is_dir():
        raise WrongUsage(f"{path}: no such folder")
    if with_texts and texts is None:
        raise WrongUsage("--with-texts needs the texts: name their folder with --texts or BORDER_CRISIS_TEXTS")
    default = Path("border-crisis-explorer-with-texts" if with_texts else "border-crisis-explorer")
    target = out if out is not None else default
    size, missing = write_explorer(path if path is not None else root(), target, texts if with_texts else None)
    click.echo(f"{target}: {size / 1e6:.1f} MB written; open {target / 'index.html'}")
    if with_texts:
        click.echo("It holds the source texts: not for publication.")
    for source in missing:
        click.echo(f"  {source}: text not at hand, shown without it")
    if show:
        webbrowser.open((target.resolve() / "index.html").as_uri())
