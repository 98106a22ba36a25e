"""`border-crisis export`."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from border_crisis.descriptor import path, require, resource
from border_crisis.errors import WrongUsage
from border_crisis.reading import read_records

FORMATS = ("csv", "json", "parquet")


@click.command("export")
@click.argument("table")
@click.option("--to", "target", type=click.Choice(FORMATS), default="csv", show_default=True, help="The format.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; else standard output.")
def command(table: str, target: str, out: Path | None) -> None:
    """Export TABLE as CSV, JSON or Parquet.

    CSV is the package's own file, byte for byte. JSON is a list of objects, missing values null.
    Parquet has the declared types and needs the extra `arrow`.
    """
    resource(table)
    content = {"csv": _csv, "json": _json, "parquet": _parquet}[target](table)
    if out is not None:
        _write(out, content)
        click.echo(f"{out}: {len(content):,} bytes", err=True)
    elif target == "parquet" and sys.stdout.isatty():
        raise WrongUsage("Parquet is no text for a terminal; name a file with --out")
    else:
        sys.stdout.buffer.write(content)


def _csv(table: str) -> bytes:
    return path(table).read_bytes()


def _json(table: str) -> bytes:
    rows = [row._asdict() for row in read_records(table)]
    return (json.dumps(rows, default=_plain, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _plain(value: Any) -> str:
    """Spell dates and times as the CSV does."""
    text: str = value.isoformat()
    return text.replace("+00:00", "Z")


def _parquet(table: str) -> bytes:
    arrow = require("pyarrow", "arrow")
    parquet = require("pyarrow.parquet", "arrow")
    from border_crisis.engines import read_table

    sink = arrow.BufferOutputStream()
    parquet.write_table(read_table(table, "pyarrow"), sink)
    return bytes(sink.getvalue())


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
