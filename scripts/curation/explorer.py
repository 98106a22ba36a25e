"""Which files the explorer's bundle is made from, and a digest of them that needs no Node to check."""

import hashlib
from pathlib import Path

from .paths import ROOT

SOURCES = ROOT / "explorer"
STATIC = ROOT / "src" / "border_crisis" / "explorer" / "static"
#: The digest of the sources from which the committed bundle was made.
DIGEST = STATIC / "inputs.sha256"


def inputs() -> list[Path]:
    """Return what the bundle depends on: the page's sources, the build scripts and the lock."""
    named = [SOURCES / name for name in ("build.mjs", "map.mjs", "package.json", "package-lock.json")]
    return named + sorted(path for path in (SOURCES / "src").rglob("*") if path.is_file())


def inputs_digest() -> str:
    """Return one SHA-256 over the names and bytes of the inputs."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(SOURCES).as_posix()}" for path in inputs()
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
