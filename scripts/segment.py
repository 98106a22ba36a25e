"""List the passages of a text, as the segmenter and the source's record cut it."""

import hashlib
import shutil
from pathlib import Path
from typing import NamedTuple

import click

from border_crisis.errors import WrongUsage
from border_crisis.segmenting import segment
from curation.commands import plain_errors
from curation.paths import SOURCES, shown
from curation.schemas import load_schemas
from curation.seedfiles import Record, SeedError
from curation.sources import passages_of, source_with


class _Line(NamedTuple):
    """What is shown of a passage."""

    name: str
    line: str
    kind: str
    outlet: str
    posted: str
    start: int
    end: int


@click.command()
@click.argument("text", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication, for a text with no record yet."
)
@plain_errors
def main(text: Path, published: object) -> None:
    """List the passages of TEXT: id or line, kind, outlet, posting time, first words.

    A text that a record of seeds/sources/ knows by its digest is shown with that record's decisions;
    any other one as the segmenter proposes it.
    """
    try:
        content = text.read_bytes()
        words = content.decode("utf-8")
    except OSError as error:
        raise WrongUsage(f"{text}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise SeedError(f"{text}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    digest = hashlib.sha256(content).hexdigest()
    record = source_with(digest, load_schemas())
    rows = _decided(record, words) if record else _proposed(words, published)
    width = shutil.get_terminal_size((120, 40)).columns
    for name, line, kind, outlet, posted, start, end in rows:
        head = f"{name:<24} {line:>7} {kind:<11} {outlet:<18} {posted:<6}"
        click.echo(f"{head}{' '.join(words[start:end].split())}"[:width])
    if record is None:
        click.echo(f"\nnot registered; next: python scripts/register.py {text}")
        return
    path = SOURCES / f"{record['source_id']}.yaml"
    click.echo(f"\n{len(rows)} passages; correct them in {shown(path)} (sections, kinds)")
    click.echo(f"next: python scripts/suggest.py {text} --published {record['published_on']}")


def _decided(record: Record, words: str) -> list[_Line]:
    return [
        _Line(
            r["passage_id"],
            r["line"],
            r["kind"],
            r["outlet_id"],
            r["published_at"][11:16],
            int(r["char_start"]),
            int(r["char_end"]),
        )
        for r in passages_of(record, words)
    ]


def _proposed(words: str, published: object) -> list[_Line]:
    day = published.date() if hasattr(published, "date") else None
    try:
        cut = segment(words, day)
    except ValueError as error:
        raise SeedError(str(error)) from None
    return [
        _Line(
            "",
            f"{p.line}.{p.part}",
            p.kind,
            "",
            f"{p.published_at:%H:%M}" if p.published_at else "",
            p.char_start,
            p.char_end,
        )
        for p in cut
    ]


if __name__ == "__main__":
    main()
