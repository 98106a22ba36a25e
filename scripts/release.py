"""Make the files of a release from the tagged tree, after checking that it may be one."""

import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from border_crisis.descriptor import root
from border_crisis.diffing.compare import compare
from border_crisis.diffing.difference import Difference
from border_crisis.diffing.packages import opened, released
from border_crisis.diffing.report import verdict
from border_crisis.errors import WrongUsage
from curation import gates
from curation.commands import plain_errors
from curation.descriptor import project_version
from curation.files import replace_files
from curation.history import previous_release
from curation.paths import RELEASES, ROOT, shown
from curation.release_files import release_files
from curation.repository import is_tagged, released_zip


@click.command()
@click.option("--dry-run", is_flag=True, help="No tag needed; releases/ stays as it is.")
@click.option("--rebuild", is_flag=True, help="Make the files of the version at hand again, released or not.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="A new or empty folder for the files; "
              "else dist/<version>, with -dry-run or -rebuild behind it.")  # fmt: skip
@plain_errors
def main(dry_run: bool, rebuild: bool, out: Path | None) -> None:
    """Make data package, wheel, sdist, exports, diff, notes and SHA256SUMS of the version in pyproject.toml.

    Refused with a reason: a dirty tree, stale or invalid files, a version that is released already, has no
    tag or no section in the changelog, is too small a step for what changed, or loses an id without a
    tombstone; an earlier release that is not at hand; errata and tombstones that do not tell what changed.
    RELEASING.md tells what comes before and after.
    """
    if dry_run and rebuild:
        raise WrongUsage("--dry-run and --rebuild exclude each other")
    if root() != ROOT:
        raise WrongUsage(f"border_crisis is imported from {root()}, not from this checkout; run make build first")
    os.umask(0o022)
    version = project_version()
    suffix = "-dry-run" if dry_run else "-rebuild" if rebuild else ""
    folder = out or ROOT / "dist" / f"{version}{suffix}"
    if folder.exists() and any(folder.iterdir()):
        raise WrongUsage(f"{shown(folder)}: is not empty; remove it or name another folder with --out")
    _refuse(gates.tree())  # first: what is stale or invalid cannot be compared
    difference = _difference(version)
    tools = gates.toolchain()
    if not rebuild:
        untagged = [] if dry_run or is_tagged(version) else [
            f"the commit at hand has no tag v{version}; run git tag -a v{version} -m 'border-crisis {version}'"
        ]  # fmt: skip
        _refuse(gates.version_is_new(version) + gates.bump(difference) + untagged + ([] if dry_run else tools))
        _refuse(gates.pages())  # last, for it takes the longest
    if dry_run or rebuild:
        for line in tools:
            click.echo(f"note: {line}", err=True)
    files = release_files(difference)
    _write(folder, files)
    for name, content in files.items():
        click.echo(f"  {len(content):>9,}  {name}")
    click.echo(f"{shown(folder)}: {len(files)} files. {verdict(difference)}")
    package = f"border-crisis-{version}.zip"
    if not suffix:
        replace_files({RELEASES / package: files[package]})
        click.echo(f"next: git add releases/{package}, then the rest of RELEASING.md")
    elif rebuild and is_tagged(version) and (earlier := released_zip(version)) is not None:
        same = earlier == files[package]
        click.echo(f"releases/{package}, as it was committed: {'the same bytes' if same else 'OTHER BYTES'}")
        sys.exit(0 if same else 1)


def _difference(version: str) -> Difference:
    previous = previous_release(version)
    with ExitStack() as stack:
        old = stack.enter_context(opened(str(released(previous)))) if previous else None
        return compare(old, stack.enter_context(opened(str(ROOT))))


def _refuse(problems: list[str]) -> None:
    """Say every reason and leave with 1."""
    for line in problems:
        click.echo(f"refused: {line}", err=True)
    if problems:
        sys.exit(1)


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write all files beside their folder, which is new or empty, then put them in its place at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        staged = Path(work) / "files"
        staged.mkdir()
        for name, content in files.items():
            (staged / name).write_bytes(content)
        staged.replace(folder)


if __name__ == "__main__":
    main()
