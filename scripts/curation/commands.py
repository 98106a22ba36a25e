"""What the curators' commands share: how errors reach people."""

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from border_crisis.errors import BorderCrisisError

from .files import stale_files
from .paths import shown


def plain_errors(command: Callable[..., Any]) -> Callable[..., Any]:
    """Print an expected error as one line and leave with its exit code, without a traceback."""

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except BorderCrisisError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(error.exit_code)

    return wrapped


def fail_when_stale(files: dict[Path, bytes], remedy: str) -> None:
    """Exit with 1, naming each file that differs from what would be generated."""
    stale = stale_files(files)
    for path in stale:
        click.echo(f"error: {shown(path)}: stale; run {remedy}", err=True)
    if stale:
        sys.exit(1)
