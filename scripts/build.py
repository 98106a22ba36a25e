"""Build everything that is generated: tables, descriptor, codebook, citation, Python models."""

from pathlib import Path

import click

from border_crisis.errors import WrongUsage
from border_crisis.validation.rules import load_rules
from curation.codebook import codebook
from curation.commands import fail_when_stale, plain_errors
from curation.descriptor import citation_file, package_descriptor
from curation.files import replace_files
from curation.models import loaders, pandera_models, row_classes
from curation.paths import DATA, ROOT, SCHEMAS
from curation.schemas import load_schemas
from curation.tables import build_tables, table_csv


def generated_files() -> tuple[dict[Path, bytes], dict[str, int]]:
    """Return every generated file with its bytes, and the rows of each table.

    Everything is computed in memory first, so a mistake in the seeds leaves the old files alone.
    """
    schemas = load_schemas()
    rows = build_tables(schemas)
    tables = {name: table_csv(schema, rows[name]) for name, schema in schemas.tables.items()}
    package = ROOT / "src" / "border_crisis"
    files = {DATA / f"{name}.csv": content for name, content in tables.items()}
    files |= {
        ROOT / "datapackage.json": package_descriptor(schemas, rows, tables),
        ROOT / "docs" / "codebook.md": codebook(schemas, load_rules(SCHEMAS / "rules")),
        ROOT / "CITATION.cff": citation_file(schemas),
        package / "schemas.py": pandera_models(schemas.tables),
        package / "rows.py": row_classes(schemas.tables),
        package / "loaders.py": loaders(schemas.tables),
    }
    return files, {name: len(table_rows) for name, table_rows in rows.items()}


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when a generated file is stale.")
@plain_errors
def main(check: bool) -> None:
    """Build data/, datapackage.json, the codebook, CITATION.cff and the models from seeds/ and schemas/."""
    files, counts = generated_files()
    stray = [path for path in DATA.glob("*") if path not in files]
    if stray:
        raise WrongUsage(f"data/{stray[0].name}: nothing generates this file; delete it")
    if check:
        fail_when_stale(files, "python scripts/build.py")
        click.echo(f"{len(files)} generated files are up to date")
        return
    changed = replace_files(files)
    width = max(map(len, counts))
    for name, count in counts.items():
        click.echo(f"  {name:<{width}}  {count:>5} rows")
    click.echo(f"{len(files)} files built, {len(changed)} of them changed")
    click.echo("next: python -m border_crisis validate")


if __name__ == "__main__":
    main()
