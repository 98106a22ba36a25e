"""Propose what a text holds: quantities, quotations and dates, and on request passages, actors and places."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from border_crisis.errors import InvalidData, WrongUsage
from border_crisis.suggesting import CELLS, KINDS, MENTIONS, Suggestion, suggest
from curation.commands import plain_errors


@click.command()
@click.argument("text", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication, from which relative dates are resolved."
)
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True,
    help="For people, or one JSON object a line.",
)  # fmt: skip
@click.option(
    "--kinds",
    default=",".join(MENTIONS),
    show_default=True,
    help=f"What to propose: all, or any of {', '.join(KINDS)}.",
)
@plain_errors
def main(text: Path, published: object, form: str, kinds: str) -> None:
    """Propose what TEXT holds, in order of the positions (code points, half-open).

    Each line of jsonl has kind, char_start, char_end, value_low, value, value_high, qualifier, unit, thing,
    speaker, date_start and date_end (null where it does not apply); passages also have part, outlet and
    posted_at, actors and places record_id.
    """
    try:
        words = text.read_bytes().decode("utf-8")
    except OSError as error:
        raise WrongUsage(f"{text}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise InvalidData(f"{text}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    day = published.date() if hasattr(published, "date") else None
    wanted = KINDS if kinds == "all" else [kind.strip() for kind in kinds.split(",") if kind.strip()]
    for found in suggest(words, day, kinds=wanted):
        click.echo(as_json(found) if form == "jsonl" else _as_line(found, words))


def as_json(found: Suggestion) -> str:
    """One proposal as a line of JSON: numbers as numbers, days and times as ISO 8601."""
    cells = {name: _plain(value) for name, value in found._asdict().items()}
    return json.dumps({n: v for n, v in cells.items() if n in CELLS or v is not None}, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _as_line(found: Suggestion, words: str) -> str:
    shown = " ".join(words[found.char_start : found.char_end].split())
    shown = shown if len(shown) <= 48 else f"{shown[:47]}…"
    return f"{found.char_start:>7} {found.kind:<9} {shown:<48}  {_about(found)}".rstrip()


def _about(found: Suggestion) -> str:
    if found.kind == "quantity":
        figure = found.value if found.value is not None else f"{found.value_low or ''}..{found.value_high or ''}"
        return f"{found.qualifier} {figure} {found.unit or ''}"
    if found.kind == "quotation":
        return found.speaker or "?"
    if found.kind == "passage":
        return " ".join(str(x) for x in (found.part, found.date_start, found.posted_at, found.outlet) if x)
    if found.kind == "date":
        same = found.date_start == found.date_end
        return (
            "?"
            if found.date_start is None
            else f"{found.date_start}"
            if same
            else f"{found.date_start}..{found.date_end}"
        )
    return str(found.record_id)


if __name__ == "__main__":
    main()
