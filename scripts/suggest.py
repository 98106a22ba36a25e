"""Propose the quantities, quotations, dates, passages, actors and places of a text."""

import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from border_crisis.errors import WrongUsage
from border_crisis.suggesting import KINDS, MENTIONS, Suggestion, suggest
from curation.commands import plain_errors


@click.command()
@click.argument("text", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication; relative dates need it.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--kinds", default=",".join(MENTIONS), show_default=True, help=f"Any of {', '.join(KINDS)}.")
@plain_errors
def main(text: Path, published: object, form: str, kinds: str) -> None:
    """Propose what TEXT holds, in order."""
    words = text.read_bytes().decode("utf-8")
    day = published.date() if hasattr(published, "date") else None
    for found in suggest(words, day, kinds=kinds.split(",")):
        if form == "jsonl":
            click.echo(json.dumps({key: _plain(value) for key, value in found._asdict().items()}, ensure_ascii=False))
        else:
            click.echo(f"{found.kind:<10} {found.char_start:>6} {' '.join(words[found.char_start:found.char_end].split())[:60]:<60}  {_about(found)}")


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _about(found: Suggestion) -> str:
    if found.kind == "quantity":
        figure = found.value if found.value is not None else f"{found.value_low or ''}..{found.value_high or ''}"
        return f"{found.qualifier} {figure} {found.unit or ''} [{found.thing or ''}]"
    if found.kind == "date":
        return f"{found.date_start}..{found.date_end}"
    return str(found.speaker)


if __name__ == "__main__":
    main()
