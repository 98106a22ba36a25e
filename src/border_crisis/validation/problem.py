"""One thing that is wrong, as people read it."""

from typing import NamedTuple

_SHOWN = 60


class Problem(NamedTuple):
    """A broken rule and its place. `line` is where the record starts (1-based); 0 where none applies."""

    rule: str
    file: str
    line: int
    column: str
    value: str
    message: str

    def text(self) -> str:
        """Return the problem as one line: file, line, column, value, what is wrong, rule."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        parts = [place]
        if self.column:
            parts.append(f"{self.column}: '{_short(self.value)}'" if self.value else self.column)
        return f"{': '.join(parts)}: {self.message} [{self.rule}]"


def _short(value: str) -> str:
    plain = "".join(c if c.isprintable() else "�" for c in value)
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
