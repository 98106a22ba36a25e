"""Propose what a text holds: quantities, quotations and dates, and on request passages, actors and places."""

import hashlib
import json
import os
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from border_crisis.suggesting import CELLS, KINDS, MENTIONS, Suggestion
from border_crisis.suggesting.cutting import Stretch
from border_crisis.suggesting.streaming import stream
from curation.commands import plain_errors
from curation.schemas import load_schemas
from curation.sources import source_with

_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command()
@click.argument("text", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
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
@click.option(
    "--processes", type=click.IntRange(min=1), default=_CORES, show_default="one a core",
    help="How many work on a long text side by side.",
)  # fmt: skip
@plain_errors
def main(text: Path, published: object, form: str, kinds: str, processes: int) -> None:
    """Propose what TEXT holds, in order of the positions (code points, half-open); - reads the standard input.

    Each line of jsonl has kind, char_start, char_end, value_low, value, value_high, qualifier, unit, thing,
    speaker, date_start and date_end (null where it does not apply); passages also have part, outlet and
    posted_at, actors and places record_id. A text may have any length: proposals come as they are found. A line
    that holds nothing but a form feed parts two documents.
    """
    day = published.date() if hasattr(published, "date") else None
    wanted = KINDS if kinds == "all" else [kind.strip() for kind in kinds.split(",") if kind.strip()]
    piped = str(text) == "-"
    source = sys.stdin.buffer if piped else text
    for line in stream(source, day, wanted, processes, _as_jsonl if form == "jsonl" else _as_table):
        click.echo(line)
    if form == "table" and not piped:
        click.echo(f"\n{_next(text)}")


def _next(text: Path) -> str:
    with text.open("rb") as file:
        record = source_with(hashlib.file_digest(file, "sha256").hexdigest(), load_schemas())
    if record is None:
        return f"not registered; next: python scripts/register.py {text}"
    return f"next: python scripts/review.py {record['source_id']}"


def _as_jsonl(_: Stretch, found: list[Suggestion]) -> list[str]:
    return [as_json(one) for one in found]


def _as_table(stretch: Stretch, found: list[Suggestion]) -> list[str]:
    shift = stretch.first - stretch.start
    return [_as_line(one, stretch.text[one.char_start + shift : one.char_end + shift]) for one in found]


def as_json(found: Suggestion) -> str:
    """One proposal as a line of JSON: numbers as numbers, days and times as ISO 8601."""
    cells = {name: _plain(value) for name, value in found._asdict().items()}
    return json.dumps({n: v for n, v in cells.items() if n in CELLS or v is not None}, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _as_line(found: Suggestion, words: str) -> str:
    shown = " ".join(words.split())
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
