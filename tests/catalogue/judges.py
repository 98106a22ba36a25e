"""Who looks for what is wrong: this package, and frictionless, pandera and the npm reader each alone."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from kinds import Kind, Place

from border_crisis.validation.engine import validate_path
from border_crisis.validation.oracles import frictionless_errors, pandera_errors
from border_crisis.validation.problem import Report

READER = Path(__file__).with_name("reader.js")


def ours(folder: Path, place: Place) -> Report:
    """Validate what the kind made."""
    return validate_path(place.what or folder, limit=None)


def found(report: Report, place: Place) -> bool:
    """Tell whether the error is found at its place."""
    wanted = (place.rule, place.file, place.line, place.column)
    return any((p.rule, p.file, p.line, p.column) == wanted for p in report.problems)


def frictionless(folder: Path, place: Place) -> bool:
    """Tell whether frictionless finds anything wrong."""
    if place.what is None and (folder / "datapackage.json").exists():
        return _noticed(lambda: frictionless_errors(folder))
    return False


def pandera(folder: Path, place: Place) -> bool:
    """Tell whether the pandera models find anything wrong; they read tables, no packages."""
    return place.what is None and _noticed(lambda: pandera_errors(folder))


def _noticed(check: Callable[[], list[str]]) -> bool:
    """A reader that breaks down over a package has noticed something, too."""
    try:
        return bool(check())
    except Exception:
        return True


def npm(folder: Path, place: Place, modules: Path) -> bool | None:
    """Tell whether the npm reader `datapackage` finds anything wrong; None where it is not there."""
    node = shutil.which("node")
    if node is None or not (modules / "datapackage").is_dir():
        return None
    if place.what is not None or not (folder / "datapackage.json").exists():
        return False
    run = subprocess.run([node, str(READER), str(modules), str(folder / "datapackage.json")], capture_output=True,
                         text=True, timeout=120, check=False)  # fmt: skip
    return run.returncode != 0 or bool(json.loads(run.stdout))


__all__ = ["Kind", "found", "frictionless", "npm", "ours", "pandera"]
