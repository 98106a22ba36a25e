"""Where the data package stands and what its descriptor says; standard library alone."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from border_crisis.errors import WrongUsage


@cache
def root() -> Path:
    """Return the folder of the data package: inside the wheel, or the checkout it was installed from."""
    inside = Path(__file__).parent / "_package"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2]


@cache
def descriptor() -> dict[str, Any]:
    """Return the content of `datapackage.json` (Data Package v2)."""
    content: dict[str, Any] = json.loads((root() / "datapackage.json").read_text(encoding="utf-8"))
    return content


def resource(table: str) -> dict[str, Any]:
    """Return the descriptor's entry for `table`. Raises WrongUsage for a name that is no table."""
    for entry in descriptor()["resources"]:
        if entry["name"] == table:
            return dict(entry)
    names = ", ".join(entry["name"] for entry in descriptor()["resources"])
    raise WrongUsage(f"'{table}' is no table; there are {names}")


def tables() -> dict[str, int]:
    """Return the names of the tables, in the package's order, with their numbers of rows."""
    return {entry["name"]: entry["rows"] for entry in descriptor()["resources"]}


def path(table: str) -> Path:
    """Return the CSV file of `table`, for R, DuckDB or anything else that reads CSV.

    UTF-8, LF, header row, empty cells are missing. Raises WrongUsage for a name that is no table.
    """
    return root() / str(resource(table)["path"])


def version() -> str:
    """Return the version of the data, which is the version of the package."""
    return str(descriptor()["version"])


def package() -> Any:
    """Return the data package as a `frictionless.Package`.

    Raises WrongUsage when the extra `validate` is not installed.
    """
    frictionless = require("frictionless", "validate")
    return frictionless.Package(str(root() / "datapackage.json"))


def require(module: str, extra: str) -> Any:
    """Import an optional dependency; raises WrongUsage with the command that installs it."""
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError:
        raise WrongUsage(
            f"this needs {module}, which is not installed; run: pip install 'border-crisis[{extra}]'"
        ) from None
