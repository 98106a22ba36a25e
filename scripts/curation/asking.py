"""Ask a person: one key, one line, one code of a list. Works from a pipe as well, a line for each answer."""

import shutil
import sys
from collections.abc import Mapping, Sequence

import click

#: What a person types to leave a question and everything after it open.
LATER = "."


class Stopped(Exception):
    """There is nobody to answer any more: end of input, or Ctrl-D."""


class Cancelled(Exception):
    """The person left a question without an answer (Ctrl-C, Escape)."""


def interactive() -> bool:
    """Tell whether a person sits before a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def key() -> str:
    """Return one key, lower case; Enter is the empty text. From a pipe, it is the first character of a line.

    Raises Stopped at the end of the input.
    """
    if not interactive():
        return _line_of_pipe()[:1].lower()
    try:
        pressed = click.getchar()
    except (EOFError, KeyboardInterrupt):
        raise Stopped from None
    return "" if pressed in ("\r", "\n") else pressed.lower()


def line(question: str, default: str = "", *, edit: bool = False) -> str:
    """Return one line of text, `default` when it is empty; `edit` puts the default there to be changed.

    Raises Cancelled for Ctrl-C and Stopped at the end of the input.
    """
    shown = f"{question} [{default}]: " if default and not edit else f"{question}: "
    if not interactive():
        click.echo(shown, nl=False)
        answer = _line_of_pipe().strip()
        click.echo(answer)
        return answer or default
    import readline  # line editing, and what was typed before

    readline.set_startup_hook((lambda: readline.insert_text(default)) if edit else None)
    try:
        answer = input(shown).strip()
    except KeyboardInterrupt:
        raise Cancelled from None
    except EOFError:
        raise Stopped from None
    finally:
        readline.set_startup_hook(None)
    return answer or ("" if edit else default)


def code(question: str, codes: Mapping[str, str], default: str = "") -> str:
    """Return one of `codes` (code to definition), by its number, its beginning or its name; empty for later.

    `?` prints the definitions.
    """
    names = list(codes)
    width = max(map(len, names)) + 1
    columns = max(1, shutil.get_terminal_size((100, 40)).columns // (width + 5))
    for at in range(0, len(names), columns):
        part = names[at : at + columns]
        click.echo("  " + "".join(f"{at + n:>3} {name:<{width}}" for n, name in enumerate(part, start=1)).rstrip())
    while True:
        answer = line(f"{question} (number or beginning, ? explains)", default)
        if answer == "?":
            for name, definition in codes.items():
                click.echo(f"  {name:<{width}} {definition}")
            continue
        if answer in ("", LATER):
            return answer
        found = matching(answer, names)
        if len(found) == 1:
            return found[0]
        click.echo(f"  '{answer}' is {'no code' if not found else 'the beginning of ' + ', '.join(found)}")


def matching(answer: str, names: Sequence[str]) -> list[str]:
    """Return the names that an answer may mean: the one with its number, the one itself, or those that begin so."""
    if answer.isdigit() and 1 <= int(answer) <= len(names):
        return [names[int(answer) - 1]]
    if answer in names:
        return [answer]
    return [name for name in names if name.startswith(answer.lower())]


def _line_of_pipe() -> str:
    answer = sys.stdin.readline()
    if not answer:
        raise Stopped
    return answer.rstrip("\n")
