"""`border-crisis export`."""

import os
import sys
import tempfile
from pathlib import Path

import click

from border_crisis.descriptor import resource, tables
from border_crisis.errors import WrongUsage
from border_crisis.formats import FORMATS, export

_TEXT = ("csv", "json")


@click.command("export")
@click.argument("table", required=False)
@click.option("--to", "form", type=click.Choice(list(FORMATS)), default="csv", show_default=True, help="The format.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; else standard output.")
def command(table: str | None, form: str, out: Path | None) -> None:
    """Export TABLE, or without TABLE the whole package, in another format.

    \b
    csv      the package's own file, byte for byte
    json     a list of objects, missing values null
    parquet  declared types, codes as dictionaries (extra: arrow)
    sqlite   keys, checks, a codebook; ready for Datasette
    stata    .dta with value and variable labels
    excel    a sheet a table and a codebook (extra: excel)

    The whole package is one database or workbook (sqlite, excel), otherwise a zip with a file a table; for
    csv that is a data package.
    """
    if table is not None:
        resource(table)
    if out is None and sys.stdout.isatty() and (table is None or form not in _TEXT):
        raise WrongUsage("this is no text for a terminal; name a file with --out")
    content = export(form, [table] if table is not None else list(tables()))
    if out is None:
        sys.stdout.buffer.write(content)
        return
    _write(out, content)
    click.echo(f"{out}: {len(content):,} bytes", err=True)


def _write(out: Path, content: bytes) -> None:
    """Write to a temporary file beside the target, then rename.

    The rename would put a file in the place of whatever stands there, so only a regular file is replaced:
    a device or a pipe is refused, and a symbolic link is followed to what it names.
    """
    out = out.resolve()
    if out.exists() and not out.is_file():
        raise WrongUsage(f"{out}: is no regular file, and is not replaced; leave --out away for standard output")
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(out)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WrongUsage(f"{out}: cannot be written ({error.strerror}); nothing was changed") from None
