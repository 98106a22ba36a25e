"""What a release is refused for. Each check returns what is wrong, a line each; nothing when all is well."""

import re
import subprocess
import zlib
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

from border_crisis.diffing.bump import LEVELS, actual_level, level, next_version, parsed, reasons
from border_crisis.diffing.difference import Difference
from border_crisis.validation.engine import FACT_TABLES, validate_path

from .descriptor import release_date
from .facts import DERIVED
from .files import stale_files
from .generated import generated_files
from .paths import RELEASES, ROOT, shown

#: The libraries on which the bytes of the files depend; `requirements/dev.lock` pins them.
WRITERS = ("build", "hatchling", "pandas", "pyarrow", "xlsxwriter")


def git(*args: str) -> str:
    """Return what git says in the repository."""
    return subprocess.run(["git", "-C", str(ROOT), *args], capture_output=True, text=True, check=True).stdout


def tree() -> list[str]:
    """Check that the tree is clean and everything generated is up to date and valid."""
    found = [f"the tree is dirty: {line[3:]}; commit it" for line in git("status", "--porcelain").splitlines()]
    found += [f"{shown(path)}: stale; run python scripts/build.py" for path in stale_files(generated_files()[0])]
    return found + [f"the data is invalid: {problem.text()}" for problem in validate_path(ROOT)[0]]


def version_is_new(version: str) -> list[str]:
    """Check that no such version was released, and that the changelog names it with its day."""
    found = []
    released = [path.stem.removeprefix("border-crisis-") for path in RELEASES.glob("border-crisis-*.zip")]
    if higher := [name for name in released if parsed(name) > parsed(version)]:
        found.append(
            f"{max(higher, key=parsed)} is released already, which is higher than {version}; raise the version"
        )
    if version in released:
        found.append(f"{version} is released already: releases/border-crisis-{version}.zip; raise the version")
    elif git("tag", "--list", f"v{version}").strip() and not is_tagged(version):
        found.append(f"{version} is released already: v{version} is the tag of another commit; raise the version")
    if release_date() is None:
        found.append(f"CHANGELOG.md has no heading '## {version} (YYYY-MM-DD)'; write it and run scripts/build.py")
    return found


def is_tagged(version: str) -> bool:
    """Tell whether the commit at hand has the version's tag."""
    return f"v{version}" in git("tag", "--points-at", "HEAD").split()


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
            found.append(f"{table.name}: ids vanished without a tombstone; write them into seeds/history/retired.yaml: "
                         f"ids: [{ids}]")  # fmt: skip
    found += [f"the tombstone of {item} vanished; restore it" for item in difference.lost_tombstones]
    found += [f"the retired id {item} is used again; give the row another" for item in difference.reused_ids]
    return found + (_without_erratum(difference) if given == "patch" else [])


def _without_erratum(difference: Difference) -> list[str]:
    """A patch corrects: each corrected cell of the fact tables has an erratum."""
    known = {(row["table_name"], row["record_id"], row["field_name"]) for row in difference.errata}
    return [
        f"{table.name}: {row.key[0]}.{cell.column} was corrected ({cell.old} → {cell.new}) without an erratum; "
        "write it into seeds/history/errata.yaml"
        for table in difference.tables
        if table.name in FACT_TABLES
        for row in table.changed
        for cell in row.cells
        if cell.column not in DERIVED and (table.name, row.key[0], cell.column) not in known
    ]


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
