"""What git knows: the state of the tree, its tags, and what was released."""

import io
import re
import subprocess
import tarfile
from pathlib import Path

from border_crisis.errors import WrongUsage

from .paths import RELEASES, ROOT, shown

_ZIP = re.compile(r"border-crisis-(\d+\.\d+\.\d+)\.zip")
_TAG = re.compile(r"v(\d+\.\d+\.\d+)")


def git(*args: str) -> str:
    """Return what git says in the repository. Raises WrongUsage with git's own words when it fails."""
    return _git(*args).decode("utf-8", "surrogateescape")


def changes() -> list[str]:
    """Return a line for each file that is not as committed, whatever git was told to overlook."""
    status = git("-c", "core.quotePath=false", "status", "--porcelain", "--untracked-files=all")
    found = [line[3:] for line in status.splitlines()]
    marks = [line.split(" ", 1) for line in git("-c", "core.quotePath=false", "ls-files", "-v").splitlines()]
    return found + [f"{name} (git was told to overlook it)" for mark, name in marks if mark.islower() or mark == "S"]


def is_tagged(version: str) -> bool:
    """Tell whether the commit at hand has the version's tag."""
    return f"v{version}" in git("tag", "--points-at", "HEAD").split()


def tagged_versions() -> set[str]:
    """Return the versions that have a tag."""
    return {found[1] for name in git("tag", "--list").split() if (found := _TAG.fullmatch(name))}


def released_versions() -> set[str]:
    """Return the versions whose zip is in `releases/`, here or in any commit that this clone has."""
    names = git("log", "--all", "--diff-filter=A", "--format=", "--name-only", "--", shown(RELEASES)).splitlines()
    here = [path.name for path in RELEASES.iterdir()]
    return {found[1] for name in [*here, *names] if (found := _ZIP.fullmatch(Path(name).name))}


def released_zip(version: str) -> bytes | None:
    """Return the bytes of a version's zip as committed, on whatever branch; None where this clone has none."""
    place = f"{shown(RELEASES)}/border-crisis-{version}.zip"
    commit = git("log", "--all", "-1", "--diff-filter=AM", "--format=%H", "--", place).strip()
    return _git("show", f"{commit}:{place}") if commit else None


def check_out(folder: Path) -> None:
    """Write the files of the commit at hand into `folder`: these alone, whatever else lies in the tree."""
    with tarfile.open(fileobj=io.BytesIO(_git("archive", "HEAD"))) as archive:
        if hasattr(tarfile, "data_filter"):  # not in the first Pythons 3.11; git packs no surprises
            archive.extraction_filter = tarfile.data_filter
        archive.extractall(folder)


def _git(*args: str) -> bytes:
    try:
        result = subprocess.run(["git", "-C", str(ROOT), *args], capture_output=True, check=False)
    except FileNotFoundError:
        raise WrongUsage("git is not installed; a release is made in a clone, with git") from None
    if result.returncode:
        said = result.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        raise WrongUsage(f"git {args[0]} fails: {said[0]}; a release is made in a clone that git can read")
    return result.stdout
