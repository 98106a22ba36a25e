"""`border-crisis init`."""

import json
import re
from pathlib import Path

import click

from border_crisis.errors import InvalidData, WrongUsage


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--renew", is_flag=True, help="State sizes, digests and rows of the tables anew.")
def command(folder: Path, renew: bool) -> None:
    """Write a starter package into DIR: empty tables, a descriptor, a workflow that validates it.

    Nothing that is there is replaced.
    """
    from border_crisis.starter import starter, write

    if renew:
        _renew(folder)
        return
    name = re.sub(r"[^a-z0-9._-]+", "-", folder.resolve().name.lower()).strip("-") or "package"
    files = starter(name)
    write(folder, files)
    click.echo(f"{folder}: {len(files)} files; fill the tables in data/, then: border-crisis validate {folder}")


def _renew(folder: Path) -> None:
    from border_crisis.starter import promise, write

    path = folder / "datapackage.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        names = [str(entry["path"]) for entry in content["resources"]]
        outside = [n for n in names if not (folder / n).resolve().is_relative_to(folder.resolve())]
        if outside:
            raise InvalidData(f"{path}: '{outside[0]}' leads out of the package")
        files = {name: (folder / name).read_bytes() for name in names}
        text = promise(content, files)
    except OSError as error:
        raise WrongUsage(f"{error.filename}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidData(f"{path}: cannot be read as a data package ({error}); run border-crisis validate") from None
    write(folder, {"datapackage.json": text}, replace=True)
    click.echo(f"{path}: sizes, digests and rows of {len(names)} tables stated anew")
