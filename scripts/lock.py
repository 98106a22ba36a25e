"""Find every passage and every cited word in the texts and write their positions to seeds/lock/."""

import click

from border_crisis.errors import WrongUsage
from curation.commands import fail_when_stale, plain_errors
from curation.facts import check_ids, read_facts
from curation.files import replace_files
from curation.lock import lock_files, make_lock, read_lock
from curation.mentions import read_mentions
from curation.paths import LOCK, texts_folder
from curation.schemas import load_schemas
from curation.sources import read_sources
from curation.texts import load_texts


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when the lock is stale.")
@plain_errors
def main(check: bool) -> None:
    """Find the passages and the cited words in the texts and write seeds/lock/.

    Needs the texts, in seeds/texts/ or in the folder that BORDER_CRISIS_TEXTS names.
    """
    folder = texts_folder()
    if folder is None:
        raise WrongUsage("the lock needs the texts; put them into seeds/texts/ or set BORDER_CRISIS_TEXTS")
    schemas = load_schemas()
    sources, facts = read_sources(schemas), read_facts(schemas)
    check_ids(facts)
    old = read_lock() if (LOCK / "evidence.csv").exists() else None
    claims = [claim for fact in facts for claim in fact.claims]
    texts = load_texts(folder, sources)
    if not texts:
        raise WrongUsage(f"{folder}: holds the text of no source")
    lock = make_lock(sources, texts, claims, read_mentions(schemas), old)
    for name in sources:
        if name not in texts:
            click.echo(f"{name}: its text is not at hand; what the lock says of it is kept and was not re-checked")
    files = {LOCK / name: content for name, content in lock_files(lock).items()}
    if check:
        fail_when_stale(files, "python scripts/lock.py")
        click.echo(
            f"lock is up to date: {len(lock.passages)} passages, {len(lock.evidence)} evidence rows and "
            f"{len(lock.mentions)} mentions"
        )
        return
    changed = replace_files(files)
    click.echo(
        f"{len(lock.passages)} passages, {len(lock.evidence)} evidence rows, {len(lock.mentions)} mentions; "
        f"{len(changed)} files changed"
    )
    open_sources = [row for row in lock.sources if row["n_undecided"] != "0"]
    for row in open_sources:
        click.echo(f"{row['source_id']}: {row['n_undecided']} proposals undecided")
    first = f"python scripts/review.py {open_sources[0]['source_id']}" if open_sources else "python scripts/build.py"
    click.echo(f"next: {first}")


if __name__ == "__main__":
    main()
