"""`border-crisis show`: one record, its evidence and what contradicts it; a passage with its mentions."""

import shutil
import textwrap
from typing import Any

import click

from border_crisis.descriptor import resource
from border_crisis.reading import find, rows_as_text

_MARK = {"supports": " ", "contradicts": "✗", "context": "·"}


@click.command("show")
@click.argument("record_id", metavar="ID")
def command(record_id: str) -> None:
    """Show one record: its cells, the words that carry them and where they stand.

    ID is the id of any record, for example aid-001, dep-007 or liz-truss; of a retired one it tells what
    became of it.
    """
    table, row = find(record_id)
    width = min(shutil.get_terminal_size().columns, 110)
    if table == "retired":
        _tombstone(row, width)
        _errata(record_id, width)
        return
    click.secho(f"{record_id}  {table}", bold=True)
    if row.get("summary"):
        click.echo(textwrap.fill(row["summary"], width))
    click.echo()
    _cells(table, row, width)
    evidence = [e for e in rows_as_text("evidence") if e["record_id"] == record_id]
    if evidence:
        _evidence(evidence, width)
    _parties(record_id)
    _discrepancies(record_id, width)
    if table == "passages":
        _mentions_in(record_id, width)
    if table == "mentions":
        _uses(record_id)
    _errata(record_id, width)


def _tombstone(row: dict[str, str], width: int) -> None:
    """Say that the record is gone, since when and why, and what stands for it now."""
    record_id, reason = row["record_id"], row["reason"].replace("-", " ")
    click.secho(f"{record_id}  retired", bold=True)
    text = f"A row of {row['table_name']} until version {row['retired_in']}, which retired it ({reason}). {row['note']}"
    click.echo(textwrap.fill(text, width))
    if row["successor_id"]:
        click.echo(f"\nIts successor: border-crisis show {row['successor_id']}")


def _errata(record_id: str, width: int) -> None:
    """List what earlier versions had otherwise."""
    found = [e for e in rows_as_text("errata") if e["record_id"] == record_id]
    if found:
        click.secho("\nErrata", bold=True)
    for e in found:
        cell = f"{e['field_name']}: {e['value_before'] or '(empty)'} → {e['value_after'] or '(empty)'}"
        click.echo(
            f"  {e['erratum_id']}  {cell if e['field_name'] else 'the row'} ({e['erratum_type']}, {e['fixed_in']})"
        )
        click.echo(textwrap.fill(e["note"], width, initial_indent=" " * 8, subsequent_indent=" " * 8))


def _cells(table: str, row: dict[str, str], width: int) -> None:
    fields = {field["name"]: field for field in resource(table)["schema"]["fields"]}
    label = max(len(field["title"]) for field in fields.values()) + 2
    for name, value in row.items():
        if not value or name == "summary" or name.endswith("_precision"):
            continue
        shown = _plain(value, fields[name], row.get(f"{name}_precision"))
        lines = textwrap.wrap(shown, max(width - label, 20)) or [shown]
        click.echo(f"{fields[name]['title']:<{label}}{lines[0]}")
        for line in lines[1:]:
            click.echo(" " * label + line)


def _plain(value: str, field: dict[str, Any], precision: str | None) -> str:
    """Return a cell for people: 36,600,000 and not 36600000, the unit named, a week marked as such."""
    if field["type"] == "number" and abs(float(value)) >= 1000:
        whole, _, fraction = value.partition(".")
        value = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
    if field.get("unit") in ("millimetre", "degree"):
        value = f"{value} {field['unit']}s"
    return f"{value} ({precision})" if precision and precision != "day" else value


def _evidence(evidence: list[dict[str, str]], width: int) -> None:
    """Group the evidence by passage, in the order of the documents."""
    passages = {p["passage_id"]: p for p in rows_as_text("passages")}
    outlets = {a["actor_id"]: a["name"] for a in rows_as_text("actors")}
    titles = {f["name"]: f["title"].lower() for f in resource(evidence[0]["table_name"])["schema"]["fields"]}
    click.secho("\nEvidence", bold=True)
    for passage_id in dict.fromkeys(e["passage_id"] for e in evidence):
        passage = passages.get(passage_id)
        if passage:
            posted = passage["published_at"].replace("T", " ").removesuffix(":00Z") or passage["published_on"]
            when = f", {posted}{' UTC' if passage['published_at'] else ''}" if posted else ""
            outlet = outlets.get(passage["outlet_id"], "outlet not named")
            click.secho(f"  {passage_id}  {outlet}{when}, {passage['kind']}", fg="cyan")
        carried: dict[tuple[str, ...], list[str]] = {}
        for e in evidence:
            if e["passage_id"] == passage_id:
                key = (e["relation"], e["basis"], e["fragment"], e["char_start"], e["char_end"], e["note"])
                carried.setdefault(key, []).append(titles.get(e["field_name"], "the record"))
        for (relation, basis, fragment, start, end, note), names in carried.items():
            rest = " …" if fragment and int(end) - int(start) > len(fragment) else ""
            words = f"“{fragment}{rest}”  {start}–{end}" if fragment else f"({basis.replace('-', ' ')})"
            against = "  contradicts" if relation == "contradicts" else ""
            click.echo(f"  {_MARK[relation]} {words}{against}")
            detail = ", ".join(names) + (f" — {note}" if note else "")
            click.echo(textwrap.fill(detail, width, initial_indent=" " * 8, subsequent_indent=" " * 8))


def _mentions_in(passage_id: str, width: int) -> None:
    """List what a passage counts, quotes and dates, and what became of each."""
    found = [m for m in rows_as_text("mentions") if m["passage_id"] == passage_id]
    if found:
        click.secho("\nMentions", bold=True)
    for m in sorted(found, key=lambda m: int(m["char_start"])):
        rest = " …" if int(m["char_end"]) - int(m["char_start"]) > len(m["fragment"]) else ""
        why = f": {m['reason']}" if m["reason"] else ""
        line = f"{m['mention_id']}  {m['kind']}  “{m['fragment']}{rest}”  {m['disposition']}{why}"
        click.echo(textwrap.fill(line, width, initial_indent="  ", subsequent_indent=" " * 8))


def _uses(mention_id: str) -> None:
    """List the records whose evidence uses a mention."""
    carried: dict[str, list[str]] = {}
    for e in rows_as_text("evidence"):
        if e["mention_id"] == mention_id:
            carried.setdefault(e["record_id"], []).append(e["field_name"] or "the record")
    if carried:
        click.secho("\nUsed by", bold=True)
    for record_id, fields in carried.items():
        click.echo(f"  {record_id}  {', '.join(fields)}")


def _parties(record_id: str) -> None:
    parties = [p for p in rows_as_text("record_actors") if p["record_id"] == record_id]
    if parties:
        click.secho("\nFurther parties", bold=True)
        for party in parties:
            click.echo(f"  {party['actor_id']}  {party['role']}")


def _discrepancies(record_id: str, width: int) -> None:
    found = [d for d in rows_as_text("discrepancies") if record_id in (d["record_id"], d["record_b_id"])]
    if found:
        click.secho("\nDiscrepancies", bold=True)
    for d in found:
        field = d["field_name"] or "the record"
        other = f" against {d['record_b_id']}" if d["record_b_id"] else ""
        verdict = {"a": "the first stands", "b": "the second stands", "neither": "both stand"}[d["resolution"]]
        click.echo(f"  {d['discrepancy_id']}  {d['record_id']}{other}, {field}: {d['value_a']} / {d['value_b']}"
                   f" ({d['discrepancy_type']}; {verdict})")  # fmt: skip
        click.echo(textwrap.fill(d["note"], width, initial_indent=" " * 8, subsequent_indent=" " * 8))
