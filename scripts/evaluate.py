"""Measure the extraction assistant on annotated texts."""

from collections import defaultdict
from pathlib import Path

import click

from border_crisis.suggesting import MENTIONS
from curation.commands import plain_errors
from curation.measuring import Miss, Tally, Text, measure, read, total

_DETAIL = {"quantity": "value", "quotation": "speaker", "date": "days"}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--misses", is_flag=True, help="Also list what was missed, spurious or wrong.")
@plain_errors
def main(folder: Path, misses: bool) -> None:
    """Compare what suggest proposes for the texts of FOLDER with their annotations.

    Prints precision, recall and F1 of spans that overlap and of spans that are the same, and the share of
    overlapping mentions with the right value, speaker or days: for all texts and for each style.
    """
    texts = read(folder)
    measured = [(text, *measure(text)) for text in texts]
    if misses:
        for text, _, found in measured:
            for miss in found:
                click.echo(_shown(text, miss))
        click.echo()
    styles: dict[str, list[dict[str, Tally]]] = defaultdict(list)
    for text, tallies, _ in measured:
        styles[text.style].append(tallies)
    click.echo(f"{'':<24}{'kind':<10}  gold  found |  P      R      F1    | exact F1 | right")
    for style, tallies_of in [("all", [t for _, t, _ in measured]), *sorted(styles.items())]:
        for kind, tally in total(tallies_of).items():
            click.echo(f"{style if kind == MENTIONS[0] else '':<24}{_row(kind, tally)}")


def _row(kind: str, t: Tally) -> str:
    def share(part: int, whole: int) -> float:
        return part / whole if whole else 1.0

    precision, recall = share(t.overlapping, t.proposed), share(t.overlapping, t.gold)
    f1, exact = share(2 * t.overlapping, t.gold + t.proposed), share(2 * t.exact, t.gold + t.proposed)
    return (
        f"{kind:<10} {t.gold:5} {t.proposed:6} | {precision:.3f}  {recall:.3f}  {f1:.3f} |  {exact:.3f}   |"
        f" {share(t.right, t.asked):.3f} {_DETAIL[kind]}"
    )


def _shown(text: Text, miss: Miss) -> str:
    mention = miss.gold or miss.proposed or {}
    start, end = mention["char_start"], mention["char_end"]
    around = " ".join(
        f"{text.words[max(0, start - 30) : start]}[{text.words[start:end][:60]}]{text.words[end : end + 25]}".split()
    )
    return f"{miss.text} {miss.what:<8} {miss.kind:<9} {around}  {_cells(miss.gold)} | {_cells(miss.proposed)}"


def _cells(mention: dict[str, object] | None) -> str:
    if mention is None:
        return "-"
    names = ("value_low", "value", "value_high", "qualifier", "speaker", "date_start", "date_end")
    return " ".join(str(mention[name]) for name in names if mention.get(name) is not None)


if __name__ == "__main__":
    main()
