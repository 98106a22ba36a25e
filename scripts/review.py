"""Walk through the undecided proposals of a source: code each one, or dismiss it with a reason."""

import sys

import click

from border_crisis.errors import WrongUsage
from curation.commands import plain_errors
from curation.curator import Curator
from curation.deciding import Decisions
from curation.paths import FACTS, SOURCES, shown


@click.command()
@click.argument("source")
@click.option("--left", is_flag=True, help="Only say how much is undecided; exit 1 when something is.")
@plain_errors
def main(source: str, left: bool) -> None:
    """Decide about every proposal for SOURCE, a source's id, that nobody has decided yet.

    Each decision is written to seeds/ at once: stop when you like, go on when you like. Needs the
    source's text. Answers may come from a pipe, one a line.
    """
    if not (SOURCES / f"{source}.yaml").exists():
        known = ", ".join(sorted(path.stem for path in SOURCES.glob("*.yaml")))
        raise WrongUsage(f"'{source}' is no source; there are {known}. python scripts/register.py adds one")
    decisions = Decisions(source)
    if left:
        count = len(decisions.desk.pending)
        click.echo(f"{source}: {count} of {len(decisions.desk.proposals)} proposals undecided")
        sys.exit(1 if count else 0)
    Curator(decisions).walk()
    count, total = len(decisions.desk.pending), len(decisions.desk.proposals)
    click.echo(f"{source}: {total - count} of {total} decided, {count} left")
    unfinished = decisions.desk.open_records()
    for fact, missing in unfinished:
        path = shown(FACTS / f"{fact.table}.yaml")
        click.echo(f"  {path}:{fact.record.line}: {fact.record_id} still needs {', '.join(missing)}")
    if count:
        click.echo(f"next: python scripts/review.py {source}")
    else:
        click.echo(f"next: {'complete these records, then ' if unfinished else ''}python scripts/lock.py")


if __name__ == "__main__":
    main()
