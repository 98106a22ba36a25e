"""What a release is refused for. Each check returns what is wrong, a line each; nothing when all is well."""

import re
import subprocess
import sys
import zlib
from datetime import date
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from subprocess import PIPE, STDOUT

from border_crisis.diffing.bump import LEVELS, actual_level, level, next_version, parsed, reasons
from border_crisis.diffing.difference import SPECIAL, Difference
from border_crisis.errors import InvalidData
from border_crisis.validation.engine import validate_path

from .descriptor import release_date
from .facts import DERIVED, FACT_TABLES
from .files import stale_files
from .generated import generated_files
from .paths import RELEASES, ROOT, shown
from .release_files import changelog_section
from .repository import changes, is_tagged, released_versions, tagged_versions

#: The libraries on which the bytes of the files depend; `requirements/dev.lock` pins them.
WRITERS = ("build", "hatchling", "pandas", "pyarrow", "xlsxwriter")


def tree() -> list[str]:
    """Check that the tree is clean, and what the build makes up to date and valid."""
    found = [f"the tree is dirty: {name}; commit it" for name in changes()]
    found += [f"{shown(path)}: stale; run python scripts/build.py" for path in stale_files(generated_files()[0])]
    return found + [f"the data is invalid: {problem.text()}" for problem in validate_path(ROOT).problems]


def pages() -> list[str]:
    """Check that the figures and the page on agreement, which other scripts make, are up to date."""
    scripts = ("figures.py", "agreement.py")
    running = [
        subprocess.Popen([sys.executable, ROOT / "scripts" / name, "--check"], stdout=PIPE, stderr=STDOUT, text=True)
        for name in scripts
    ]
    found = []
    for name, process in zip(scripts, running, strict=True):
        said = process.communicate()[0].strip().splitlines() or [f"error: scripts/{name} --check fails"]
        if process.returncode:
            found += [line.removeprefix("error: ") for line in said if line.startswith("error: ")] or said[-1:]
    return found


def version_is_new(version: str) -> list[str]:
    """Check that no such version was released, here or on another branch, and that the changelog tells of it."""
    number, known, zips = parsed(version), released_versions(), f"{shown(RELEASES)}/border-crisis-"
    found = []
    if higher := [name for name in known if parsed(name) > number]:
        found.append(
            f"{max(higher, key=parsed)} is released already, which is higher than {version}; raise the version"
        )
    if version in known:
        found.append(f"{version} is released already: {zips}{version}.zip; raise the version")
    elif version in tagged_versions() and not is_tagged(version):
        found.append(f"{version} is released already: v{version} is the tag of another commit; raise the version")
    lower = sorted((name for name in known | tagged_versions() if parsed(name) < number), key=parsed)
    found += [
        f"{name} was released, but {zips}{name}.zip is not here; commit or merge it, for the diff needs it"
        for name in lower
        if not (RELEASES / f"border-crisis-{name}.zip").is_file()
    ]
    return found + _changelog(version)


def _changelog(version: str) -> list[str]:
    if (day := release_date()) is None:
        return [f"CHANGELOG.md has no heading '## {version} (YYYY-MM-DD)'; write it and run scripts/build.py"]
    try:
        date.fromisoformat(day)
        changelog_section(version)
    except ValueError:
        return [f"CHANGELOG.md: {day}, the day of {version}, is no day; correct it and run scripts/build.py"]
    except InvalidData as error:
        return [str(error)]
    return []


def bump(difference: Difference) -> list[str]:
    """Check that the version leads far enough from the previous release, and that every loss is explained."""
    if difference.old_version is None:
        return []
    old, new = difference.old_version, difference.new_version
    needed, given = level(difference), actual_level(old, new)
    found = []
    if LEVELS.index(given) < LEVELS.index(needed):
        why = next(reason.text for reason in reasons(difference) if reason.level == needed)
        found.append(f"{new} is too small a step from {old}: {next_version(old, needed)} or later ({needed}: {why})")
    for table in difference.tables:
        if table.removed and table.has_ids:
            ids = ", ".join(key[0] for key in table.removed)
            found.append(f"{table.name}: {ids} vanished; restore them" if table.name in SPECIAL else
                         f"{table.name}: ids vanished without a tombstone; write them into seeds/history/retired.yaml: "
                         f"ids: [{ids}]")  # fmt: skip
    found += [f"the tombstone of {item} vanished; restore it" for item in difference.lost_tombstones]
    found += [f"the retired id {item} is used again; give the row another" for item in difference.reused_ids]
    return found + _history(difference) + (_without_erratum(difference) if given == "patch" else [])


def _history(difference: Difference) -> list[str]:
    """What is said of this version's corrections and losses is what the two versions show."""
    old, new = difference.old_version, difference.new_version
    retired = {(table.name, "|".join(key)) for table in difference.tables for key in table.retired}
    found = []
    for item in difference.retired:
        if item.version != new:
            found.append(
                f"retired.yaml: {item.record_id}: retired_in is {item.version}, the version is {new}; correct it"
            )
        if (item.table, item.record_id) not in retired:
            found.append(f"retired.yaml: {item.record_id} was no row of {item.table} in {old}; take the tombstone out")
    cells = _changed_cells(difference)
    compared = {table.name for table in difference.tables if table.comparable}
    for row in difference.errata:
        place, name = (row["table_name"], row["record_id"], row["field_name"]), f"errata.yaml: {row['erratum_id']}"
        if row["fixed_in"] != new:
            found.append(f"{name}: fixed_in is {row['fixed_in']}, the version is {new}; correct it")
        if not row["field_name"] or row["table_name"] not in compared or place[:2] in retired:
            continue
        before, after = row["value_before"], row["value_after"]
        if place not in cells:
            found.append(f"{name}: {'.'.join(place[1:])} did not change from {old} to {new}; take the erratum out")
        elif cells[place] != (before, after):
            there = " and ".join(f"'{value}'" for value in cells[place])
            found.append(f"{name}: value_before and value_after are '{before}' and '{after}'; "
                         f"{'.'.join(place[1:])} was and is {there}; correct the erratum")  # fmt: skip
    return found


def _without_erratum(difference: Difference) -> list[str]:
    """A patch corrects: each corrected cell of the fact tables has an erratum."""
    known = {(row["table_name"], row["record_id"], row["field_name"]) for row in difference.errata}
    return [
        f"{table}: {key}.{column} was corrected ({before or '(empty)'} → {after or '(empty)'}) without an erratum; "
        "write it into seeds/history/errata.yaml"
        for (table, key, column), (before, after) in _changed_cells(difference).items()
        if table in FACT_TABLES and column not in DERIVED and (table, key, column) not in known
    ]


def _changed_cells(difference: Difference) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Return every changed cell by table, record and column: what it was, what it is; empty is missing."""
    cells = {
        (table.name, "|".join(row.key), cell.column): (cell.old or "", cell.new or "")
        for table in difference.tables
        for row in table.changed
        for cell in row.cells
    }
    return cells | {
        ("vocabularies", f"{code.vocabulary}|{code.code}", code.aspect): (code.old, code.new)
        for code in difference.codes
        if code.change == "changed"
    }


def toolchain() -> list[str]:
    """Check that what writes the files is what the lock pins: other versions write other bytes."""
    lock = (ROOT / "requirements" / "dev.lock").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", lock, flags=re.MULTILINE))
    found = []
    for name in WRITERS:
        try:
            at_hand = installed(name)
        except PackageNotFoundError:
            at_hand = "missing"
        if at_hand != pinned.get(name, "not pinned"):
            wanted = pinned.get(name, "not pinned")
            found.append(f"{name} is {at_hand} here and {wanted} in requirements/dev.lock; run make build")
    if "ng" in zlib.ZLIB_RUNTIME_VERSION:
        found.append(f"this Python compresses with zlib-ng ({zlib.ZLIB_RUNTIME_VERSION}), which writes other bytes "
                     "than zlib; use a Python built with zlib")  # fmt: skip
    return found
