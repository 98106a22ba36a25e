"""Two independent judges of the same package: frictionless reads it, pandera checks each table."""

from pathlib import Path
from typing import Any

import click

from border_crisis.descriptor import require
from border_crisis.errors import WrongUsage

_SHOWN = 20


def run_oracles(folder: Path) -> bool:
    """Let frictionless and pandera check a package; prints what they find, returns whether it is wrong.

    Raises WrongUsage when the folder is no package or frictionless is not installed.
    """
    if not (folder / "datapackage.json").exists():
        raise WrongUsage(f"{folder}: the oracles need a datapackage.json")
    failed = False
    for name, found in (("frictionless", frictionless_errors(folder)), ("pandera", pandera_errors(folder))):
        for line in found[:_SHOWN]:
            click.echo(f"{name}: {line}")
        if len(found) > _SHOWN:
            click.echo(f"{name}: … and {len(found) - _SHOWN:,} more")
        click.echo(f"{name}: {len(found):,} problems" if found else f"{name}: no problem")
        failed |= bool(found)
    return failed


def frictionless_errors(folder: Path) -> list[str]:
    """Return what frictionless finds wrong with the package, one line an error."""
    frictionless = require("frictionless", "validate")
    try:
        report = frictionless.Package(str(folder / "datapackage.json")).validate()
    except frictionless.FrictionlessException as error:
        return [error.error.message]
    lines = list(report.errors and [e.message for e in report.errors])
    for task in report.tasks:
        lines += [f"{task.place}: {error.message}" for error in task.errors]
    return lines


def pandera_errors(folder: Path) -> list[str]:
    """Return what pandera finds wrong with the tables of the package, one line a failure case."""
    from pandera.errors import SchemaErrors

    from border_crisis import schemas
    from border_crisis.descriptor import descriptor
    from border_crisis.engines import read_pandas
    from border_crisis.errors import InvalidData

    lines: list[str] = []
    for entry in descriptor()["resources"]:
        model: Any = getattr(schemas, "".join(part.capitalize() for part in entry["name"].split("_")))
        try:
            model.validate(read_pandas(folder / entry["path"], entry["schema"]["fields"]), lazy=True)
        except SchemaErrors as error:
            for case in error.failure_cases.to_dict("records"):
                lines.append(f"{entry['name']}: {case['column']}: {case['failure_case']!r} fails {case['check']}")
        except (InvalidData, ValueError, OSError) as error:
            lines.append(f"{entry['name']}: {str(error).splitlines()[0]}")
    return lines
