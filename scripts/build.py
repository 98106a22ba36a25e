"""Build everything that is generated: tables, descriptor, codebook, other catalogues' metadata, Python models."""

import click

from border_crisis.errors import WrongUsage
from curation.commands import fail_when_stale, plain_errors
from curation.files import replace_files
from curation.generated import generated_files
from curation.paths import DATA


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when a generated file is stale.")
@plain_errors
def main(check: bool) -> None:
    """Build data/, datapackage.json, the metadata for others, the codebook and the models from seeds/ and schemas/."""
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
