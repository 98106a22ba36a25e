"""Show how a long validation goes on, on standard error."""

import sys
import threading
import time
from types import TracebackType

import click

from border_crisis.validation.engine import Told

#: Seconds until the first sign, and between two signs on a terminal and in a log.
_QUIET, _TERMINAL, _LOG = 2.0, 0.5, 30.0


class Progress(Told):
    """A context that says what is being done: one changing line on a terminal, a line now and then in a log."""

    def __init__(self) -> None:
        self._state = "starting"
        self._start = time.monotonic()
        self._over = threading.Event()
        self._terminal = sys.stderr.isatty()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def reading(self, file: str, size: int) -> None:
        self._state = f"reading {file}: {size / 1e6:,.0f} MB"

    def doing(self, step: str) -> None:
        self._state = step

    def __enter__(self) -> "Progress":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _show(self) -> None:
        shown = 0
        while not self._over.wait(max(_QUIET if not shown else 0, _TERMINAL if self._terminal else _LOG)):
            line = f"{time.monotonic() - self._start:,.0f} s  {self._state}"
            click.echo(f"\r{line:<{shown}}" if self._terminal else line, nl=not self._terminal, err=True)
            shown = len(line)
        if shown and self._terminal:
            click.echo("\r" + " " * shown + "\r", nl=False, err=True)
