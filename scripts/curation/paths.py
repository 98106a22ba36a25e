"""Where things stand in the repository."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
SOURCES = SEEDS / "sources"
FACTS = SEEDS / "facts"
MENTIONS = SEEDS / "mentions"
HISTORY = SEEDS / "history"
LOCK = SEEDS / "lock"
SCHEMAS = ROOT / "schemas"
VOCABULARIES = SCHEMAS / "vocabularies"
PACKAGE_HEAD = SCHEMAS / "package.yaml"
DATA = ROOT / "data"
RELEASES = ROOT / "releases"
CHANGELOG = ROOT / "CHANGELOG.md"


def texts_folder() -> Path | None:
    """Return the folder of the source texts, or None where this machine has none.

    `BORDER_CRISIS_TEXTS` names it; otherwise it is the git-ignored `seeds/texts/`, if that holds
    a text.
    """
    named = os.environ.get("BORDER_CRISIS_TEXTS")
    if named:
        return Path(named)
    local = SEEDS / "texts"
    return local if any(local.glob("*.txt")) else None


def shown(path: Path) -> str:
    """Return `path` as people should see it: relative to the repository where it lies inside."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
