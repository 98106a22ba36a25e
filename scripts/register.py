"""Register a text as a new source: write the draft of its record in seeds/sources/."""

import hashlib
from datetime import date, datetime
from pathlib import Path

import click

from border_crisis.errors import WrongUsage
from curation import asking
from curation.commands import plain_errors
from curation.drafting import made
from curation.files import replace_files
from curation.formatting import written
from curation.naming import Names, slug
from curation.paths import FACTS, SEEDS, SOURCES, shown, texts_folder
from curation.registering import HEAD, decoded, draft, guessed_day, guessed_title
from curation.schemas import Schemas, load_schemas
from curation.seedfiles import read_records
from curation.sources import read_sources


@click.command()
@click.argument("text", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication.")
@click.option("--basis", help="What that day rests on: a code of published_on_basis.")
@click.option("--processing", help="What stands between the outlet's page and the text: a code of processing.")
@click.option("--title", help="Its title; the first heading is offered.")
@click.option("--outlet", help="The outlet whose report it is, by id or name; one that is new becomes an actor.")
@click.option("--id", "source_id", help="Its id; outlet and day are offered.")
@plain_errors
def main(
    text: Path, published: datetime | None, basis: str | None, processing: str | None, title: str | None,
    outlet: str | None, source_id: str | None,
) -> None:  # fmt: skip
    """Register TEXT: copy it to the texts, and write a draft of seeds/sources/<id>.yaml.

    What no option says is asked. The rest of the bibliography is yours to complete in the file.
    """
    if not text.is_file():
        raise WrongUsage(f"{text}: no such file")
    content = text.read_bytes()
    words = decoded(content, str(text))
    schemas, actors = load_schemas(), Names(read_records(FACTS / "actors.yaml"), "actor_id")
    copy = _copy_of(text, content, schemas)
    try:
        day = published.date() if published else _day(guessed_day(words))
        said = {
            "published_on_basis": _code(schemas, "published_on_basis", basis),
            "processing": _code(schemas, "processing", processing),
            "title": title or asking.line("title", guessed_title(words)),
        }
        named = outlet if outlet is not None else asking.line("outlet, by id or name (Enter: not known)")
        outlet_id = (actors.meant(named) or [slug(named)])[0] if named not in actors.records else named
        source_id = source_id or asking.line("id", f"{outlet_id or slug(text.stem)}-{day:%Y%m%d}")
    except (asking.Stopped, asking.Cancelled):
        click.echo()
        raise WrongUsage("nothing was registered: a question was left without an answer") from None
    path = SOURCES / f"{source_id}.yaml"
    if slug(source_id) != source_id or path.exists():
        why = f"{shown(path)} is there already" if path.exists() else "lower case, digits and hyphens only"
        raise WrongUsage(f"'{source_id}' cannot be the id: {why}")
    record = draft(source_id, text.name, content, said, day, outlet_id)
    files = {path: HEAD.encode() + written(path, record, schemas, {})}
    if outlet_id and outlet_id not in actors.records:
        actor = made({"actor_id": outlet_id, "name": named, "actor_type": "outlet"})
        files[FACTS / "actors.yaml"] = written(
            FACTS / "actors.yaml", [*read_records(FACTS / "actors.yaml"), actor], schemas, {}
        )
    if copy != text.resolve():
        files[copy] = content
    replace_files(files)
    for target in files:
        click.echo(f"written: {shown(target)}")
    click.echo(f"Look through {shown(path)}: host, credited_agencies, url, licence, and whose text stands where.")
    click.echo(f"next: python scripts/segment.py {shown(copy)}")


def _copy_of(text: Path, content: bytes, schemas: Schemas) -> Path:
    """Return where the text belongs. Raises WrongUsage when it is registered, or another text has its name there."""
    digest = hashlib.sha256(content).hexdigest()
    for name, record in read_sources(schemas).items():
        if record["text_sha256"] == digest:
            raise WrongUsage(f"{text}: is registered as {name}; next: python scripts/segment.py {text}")
    copy = (texts_folder() or SEEDS / "texts").resolve() / text.name
    if copy.suffix != ".txt":
        raise WrongUsage(f"{text}: a text's name ends in .txt")
    if copy.exists() and copy.read_bytes() != content:
        raise WrongUsage(f"{shown(copy)}: another text has this name; rename yours")
    return copy


def _day(guess: str) -> date:
    while True:
        answer = asking.line("published on (such as 2022-02-15)", guess)
        try:
            return date.fromisoformat(answer)
        except ValueError:
            click.echo(f"  '{answer}' is no day")


def _code(schemas: Schemas, column: str, said: str | None) -> str:
    codes = {code.code: code.definition for code in schemas.vocabularies[column].codes}
    if said is not None and said not in codes:
        raise WrongUsage(f"'{said}' is no code of {column}; there are {', '.join(codes)}")
    while not said or said == asking.LATER:
        said = asking.code(column, codes)
    return said


if __name__ == "__main__":
    main()
