"""What a review changed, step by step: so that nothing is lost when it is killed, and steps can be taken back.

A step first notes its files whole, before and after, in a git-ignored folder, and only then changes
them. When the program dies in between, the next start finishes the step. Decisions themselves stand
in the files of `seeds/` alone: deleting the folder loses nothing but the way back.
"""

import fcntl
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from border_crisis.errors import WrongUsage

from .files import replace_files
from .paths import ROOT, SEEDS, shown
from .seedfiles import SeedError

#: Steps that can be taken back.
_KEPT = 50


class Journal:
    """The steps of one source's review, oldest first.

    Raises WrongUsage when another review of the source is running.
    """

    def __init__(self, source_id: str) -> None:
        self._folder = SEEDS / ".review" / source_id
        self._folder.mkdir(parents=True, exist_ok=True)
        self._guard = (self._folder / "running").open("w")
        try:
            fcntl.flock(self._guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise WrongUsage(f"another review of {source_id} is running; stop that one first") from None
        self._finish()

    def commit(self, label: str, files: Mapping[Path, bytes]) -> None:
        """Write `files`, all of them even if the program is killed half way; `label` says what was decided."""
        number = int(steps[-1].stem) + 1 if (steps := self._steps()) else 1
        content = {
            "label": label,
            "files": {
                str(path.relative_to(ROOT)): {"before": _text(path), "after": data.decode("utf-8")}
                for path, data in files.items()
            },
        }
        pending = self._folder / "pending.json"
        replace_files({pending: json.dumps(content, ensure_ascii=False).encode("utf-8")})
        replace_files(files)
        pending.replace(self._folder / f"{number:06}.json")
        for old in self._steps()[:-_KEPT]:
            old.unlink()

    def undo(self) -> str | None:
        """Take the last step back; returns its label, or None when there is none.

        Raises SeedError when a file was changed by somebody else since; then nothing is taken back.
        """
        steps = self._steps()
        if not steps:
            return None
        step = _read(steps[-1])
        for name, content in step["files"].items():
            if _text(ROOT / name) != content["after"]:
                raise SeedError(f"{name}: changed since '{step['label']}'; take it back by hand")
        created = [ROOT / name for name, content in step["files"].items() if content["before"] is None]
        replace_files({
            ROOT / name: content["before"].encode("utf-8")
            for name, content in step["files"].items()
            if content["before"] is not None
        })  # fmt: skip
        for path in created:
            path.unlink()
        steps[-1].unlink()
        return str(step["label"])

    def _finish(self) -> None:
        """Finish the step that was being written when the program died."""
        pending = self._folder / "pending.json"
        if not pending.exists():
            return
        files = _read(pending)["files"]
        for name, content in files.items():
            if _text(ROOT / name) not in (content["before"], content["after"]):
                raise SeedError(
                    f"{name}: changed after a review was interrupted; look at {shown(pending)}, then delete it"
                )
        replace_files({ROOT / name: content["after"].encode("utf-8") for name, content in files.items()})
        numbers = [int(step.stem) for step in self._steps()]
        pending.replace(self._folder / f"{max(numbers, default=0) + 1:06}.json")

    def _steps(self) -> list[Path]:
        return sorted(self._folder.glob("[0-9]*.json"))


def _read(step: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(step.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        raise SeedError(f"{shown(step)}: damaged; delete it, the decisions themselves stand in seeds/") from None
    return content


def _text(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.is_file() else None
