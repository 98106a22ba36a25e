"""Measure how much of the ledger of the five sources the extraction assistant proposes."""

import click

from curation.commands import plain_errors
from curation.paths import DATA, texts_folder
from curation.recalling import ledger_recall


@click.command()
@plain_errors
def main() -> None:
    """Print, by kind, the share of the mentions of data/mentions.csv that suggest finds (without not-a-mention).

    Needs the texts of the sources: the folder that BORDER_CRISIS_TEXTS names, or seeds/texts/; without them
    there is nothing to measure.
    """
    folder = texts_folder()
    if folder is None:
        click.echo(
            "recall of the ledger: not measured, the texts are not at hand (BORDER_CRISIS_TEXTS names their folder)"
        )
        return
    click.echo(f"{'':<10} listed | recall | exact")
    for kind, found in ledger_recall(DATA, folder).items():
        whole = found.listed or 1
        click.echo(f"{kind:<10} {found.listed:6} |  {found.overlapping / whole:.3f} | {found.exact / whole:.3f}")


if __name__ == "__main__":
    main()
