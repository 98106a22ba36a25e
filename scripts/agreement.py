"""Measure how far the two passes agree, and check that the tables hold what was settled."""

import csv
import sys
from pathlib import Path

import click
import yaml

from border_crisis.validation.completeness import NOT_READ
from curation.agreement.adjudication import complaints, disagreements, read_decisions
from curation.agreement.definitions import mended
from curation.agreement.fields import compared_fields
from curation.agreement.matching import match
from curation.agreement.page import figures_csv, page
from curation.agreement.passes import PASSES, read_names, read_pass
from curation.agreement.recoding import recoded, recoded_fields
from curation.agreement.report import existence, lines, parties
from curation.commands import fail_when_stale, plain_errors
from curation.facts import FACT_TABLES
from curation.files import replace_files
from curation.paths import DATA, LOCK, ROOT
from curation.schemas import load_schemas


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when docs/agreement.md or agreement.csv is stale.")
@plain_errors
def main(check: bool) -> None:
    """Write docs/agreement.md and docs/agreement.csv from the frozen passes in seeds/passes/.

    Fails when a disagreement is not settled in adjudication.csv, or data/ holds another value.
    """
    schemas = load_schemas()
    fields = compared_fields(schemas)
    a, b = read_pass(PASSES / "a"), read_pass(PASSES / "b", read_names(PASSES / "names.yaml"))
    matching = match(a, b)
    decisions = read_decisions(PASSES / "adjudication.csv")
    tables = {name: _rows(DATA / f"{name}.csv") for name in (*FACT_TABLES, "record_actors")}
    problems = complaints(disagreements(matching, fields), decisions, tables, PASSES / "adjudication.csv")
    for line in problems:
        click.echo(f"error: {line}", err=True)
    if problems:
        sys.exit(1)

    changed = recoded_fields(PASSES / "recoded" / "a.csv") | recoded_fields(PASSES / "recoded" / "b.csv")
    new_a = {(u.table, u.record_id): u for u in recoded(a, PASSES / "recoded" / "a.csv")}
    new_b = {(u.table, u.record_id): u for u in recoded(b, PASSES / "recoded" / "b.csv")}
    again = [(new_a[x.table, x.record_id], new_b[y.table, y.record_id]) for x, y in matching.pairs]
    found = lines(matching.pairs, again, fields, changed)
    passages = [row["passage_id"] for row in _rows(LOCK / "passages.csv") if row["kind"] not in NOT_READ]
    files = {
        ROOT / "docs" / "agreement.csv": figures_csv(found),
        ROOT / "docs" / "agreement.md": page(
            existence(a, b, matching, passages), sum(x.table != y.table for x, y in matching.pairs), found,
            parties(matching.pairs), mended(PASSES / "recoded" / "definitions.yaml", schemas), decisions,
            yaml.safe_load((PASSES / "comparable.yaml").read_text(encoding="utf-8")),
        ),
    }  # fmt: skip
    if check:
        fail_when_stale(files, "make agreement")
        click.echo(f"agreement is up to date; the tables hold all {len(decisions)} settled disagreements")
        return
    replace_files(files)
    click.echo(f"{len(matching.pairs)} pairs, {len(found)} figures, {len(decisions)} settled disagreements")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
