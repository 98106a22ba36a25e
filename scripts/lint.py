"""Keep the hand-edited files of seeds/ in their canonical order and layout."""

import sys
from itertools import zip_longest
from pathlib import Path

import click

from curation.commands import plain_errors
from curation.files import replace_files
from curation.formatting import formatted, hand_edited, mention_places
from curation.paths import shown
from curation.schemas import load_schemas


@click.command()
@click.option("--fix", is_flag=True, help="Write the files in order instead of failing.")
@plain_errors
def main(fix: bool) -> None:
    """Check order and layout of seeds/facts/, seeds/mentions/ and seeds/sources/."""
    schemas, places = load_schemas(), mention_places()
    files = {path: formatted(path, schemas, places) for path in hand_edited()}
    if fix:
        changed = replace_files(files)
        for path in changed:
            click.echo(f"{shown(path)}: written in order")
        click.echo(f"{len(files)} files in order, {len(changed)} of them changed")
        return
    wrong = {path: content for path, content in files.items() if path.read_bytes() != content}
    for path, content in wrong.items():
        line = _first_difference(path, content)
        click.echo(
            f"error: {shown(path)}:{line}: not in canonical order and layout; run python scripts/lint.py --fix",
            err=True,
        )
    if wrong:
        sys.exit(1)
    click.echo(f"{len(files)} files of seeds/ are in order")


def _first_difference(path: Path, content: bytes) -> int:
    pairs = zip_longest(path.read_bytes().splitlines(True), content.splitlines(True))
    return next(n for n, (old, new) in enumerate(pairs, start=1) if old != new)


if __name__ == "__main__":
    main()
