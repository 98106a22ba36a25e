"""Run every code block of the README and of docs/, and keep the outputs that they show up to date."""

import shutil
from pathlib import Path

import click

from border_crisis.errors import WrongUsage
from curation.commands import fail_when_stale, plain_errors
from curation.examples import blocks, renewed, run_page
from curation.files import replace_files
from curation.paths import ROOT, shown


@click.command()
@click.option(
    "--check", is_flag=True, help="Write nothing; fail when a block prints something else than the page shows."
)
@click.option("--need-r", is_flag=True, help="Fail when there is no R to run the R blocks with.")
@click.argument("pages", nargs=-1, type=click.Path(exists=True, dir_okay=False, resolve_path=True, path_type=Path))
@plain_errors
def main(check: bool, need_r: bool, pages: tuple[Path, ...]) -> None:
    """Run the code blocks of PAGES (without any: the README and docs/), and renew or check their outputs."""
    with_r = shutil.which("Rscript") is not None
    if need_r and not with_r:
        raise WrongUsage("there is no Rscript; install Debian's r-base-core and r-cran-readr")
    files, ran, left_out = {}, 0, 0
    for path in pages or (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        page = path.read_text(encoding="utf-8")
        outputs = run_page(path, with_r=with_r)
        ran += len(outputs)
        left_out += 0 if with_r else sum(block.language == "r" for block in blocks(page))
        files[path] = renewed(page, outputs).encode("utf-8")
    if left_out:
        click.echo(f"{left_out} R blocks not run: there is no Rscript")
    if check:
        fail_when_stale(files, "python scripts/examples.py")
        click.echo(f"{ran} code blocks of {len(files)} pages run and print what the pages show")
        return
    changed = replace_files(files)
    click.echo(
        f"{ran} code blocks of {len(files)} pages run; outputs renewed in: {', '.join(map(shown, changed)) or 'none'}"
    )


if __name__ == "__main__":
    main()
