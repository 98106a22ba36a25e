"""Write a set of files so that a failure half way leaves the old ones whole."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from border_crisis.errors import WrongUsage

from .paths import shown


def replace_files(files: Mapping[Path, bytes]) -> list[Path]:
    """Write `files`, all or none; returns those whose bytes changed.

    Every file is first written beside its target and only then renamed over it; when a rename
    fails, those already made are taken back. Raises WrongUsage for a target that cannot be written.
    """
    for path in files:
        if path.exists() and not path.is_file():
            raise WrongUsage(f"{shown(path)}: is no regular file, and is not replaced; nothing was changed")
    changed = {path: content for path, content in files.items() if _bytes(path) != content}
    staged: dict[Path, Path] = {}
    done: dict[Path, bytes | None] = {}
    try:
        for path, content in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            staged[path] = Path(name)
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            staged[path].chmod(0o644)
        for path, part in staged.items():
            old = _bytes(path)
            part.replace(path)
            done[path] = old
    except BaseException as error:
        for path, old in done.items():
            path.unlink() if old is None else path.write_bytes(old)
        for part in staged.values():
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            where = shown(Path(error.filename)) if error.filename else "the target"
            raise WrongUsage(f"{where}: cannot be written ({error.strerror}); nothing was changed") from None
        raise
    return list(changed)


def stale_files(files: Mapping[Path, bytes]) -> list[Path]:
    """Return those of `files` that are missing on disk or hold other bytes."""
    return [path for path, content in files.items() if _bytes(path) != content]


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
