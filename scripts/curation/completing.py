"""Ask for what only a person can say of a new record, an actor or a discrepancy; everything may be left for later."""

from typing import Any

import click

from . import asking
from .citing import NotCitable
from .deciding import Decisions
from .drafting import PARTIES, forget_evidence
from .entries import Draft
from .naming import slug
from .schemas import Schemas
from .seedfiles import Record


def complete(decisions: Decisions, table: str, record: Record, drafted: Draft) -> None:
    """Ask for the columns that a new record must have: guesses to confirm, codes to choose, words to write.

    Enter keeps a guess or leaves the column for later, `.` leaves all the rest, `-` takes a guess away.
    """
    schemas = decisions.desk.schemas
    fields = {field["name"]: field for field in schemas.tables[table]["fields"]}
    name = record[schemas.tables[table]["primaryKey"][0]]
    click.echo(f"\n {name}, new in {table}. Enter keeps [what is guessed] or leaves it for later, . leaves the rest.")
    guessed = [] if drafted.kind == "quotation" else PARTIES[table]  # who speaks is decided already
    asked = dict.fromkeys([*guessed, *decisions.missing(table, record)])
    if record.get("qualifier") and not record.get("unit"):
        asked["unit"] = None
    for column in sorted(asked, key=lambda c: (c == "summary", list(fields).index(c))):
        field, guess = fields[column], record.get(column, "")
        if column.endswith("_id"):
            answer = _actor(decisions, f" {column}", guess)
            if answer and answer not in (guess, asking.LATER, "-"):
                found = decisions.desk.drafter.set_actor(record, column, answer, drafted)
                if not found:
                    click.echo(f"  nothing near these words names {answer}; write the evidence of {column} by hand")
                continue
        elif "vocabulary" in field:
            answer = asking.code(f" {column}", _codes(schemas, field), guess)
        else:
            answer = asking.line(f" {column}", guess)
        if answer == asking.LATER:
            return
        if answer == "-":
            record[column] = ""
            forget_evidence(record, column)
        elif answer:
            record[column] = answer


def speaker(decisions: Decisions, named: str) -> str:
    """Ask who speaks; `named` is what the text calls the speaker. Raises Cancelled when nobody is chosen."""
    likely = decisions.desk.actors.meant(named) if named else []
    if len(likely) > 1:
        click.echo(f"  '{named}' may be {', '.join(likely)}")
    answer = _actor(decisions, " speaker" + (f" ('{named}' in the text)" if named else ""), "", named=named)
    if answer in ("", asking.LATER, "-"):
        raise asking.Cancelled
    return answer


def discrepancy(schemas: Schemas) -> dict[str, str]:
    """Ask what kind of discrepancy it is, which side the record follows, and why."""
    said = {}
    for column in ("discrepancy_type", "resolution"):
        said[column] = asking.code(f" {column}", _codes(schemas, schemas.field("discrepancies", column)))
        if said[column] == asking.LATER:
            return {"discrepancy_type": said.get("discrepancy_type", "").strip("."), "resolution": "", "note": ""}
    return said | {"note": asking.line(" note: why they differ, and why the record follows that side")}


def _actor(decisions: Decisions, question: str, guess: str, *, named: str = "") -> str:
    """Ask for an actor by id or a part of a name; `+` writes a new one."""
    while True:
        actors = decisions.desk.actors
        answer = asking.line(f"{question} (part of a name, + new)", guess)
        if answer in ("", asking.LATER, "-", guess) or answer in actors.records:
            return answer
        if answer.startswith("+"):
            return _new_actor(decisions, answer[1:].strip() or named)
        found = actors.meant(answer) or actors.like(answer)
        if len(found) == 1:
            click.echo(f"  {found[0]}")
            return found[0]
        shown = ", ".join(found[:8]) + (" …" if len(found) > 8 else "")
        click.echo(f"  {f'several: {shown}' if found else f'nobody is called {answer!r}; + makes a new actor'}")


def _new_actor(decisions: Decisions, named: str) -> str:
    name = asking.line("  name, as the text has it", named)
    if not name:
        raise asking.Cancelled
    kind = asking.code(
        "  actor_type", _codes(decisions.desk.schemas, decisions.desk.schemas.field("actors", "actor_type")), "person"
    )
    if kind in ("", asking.LATER):
        raise asking.Cancelled
    actor_id = asking.line("  actor_id", slug(name))
    if actor_id != slug(actor_id):
        raise NotCitable(f"'{actor_id}' is no id; lower case and hyphens")
    decisions.add_actor({"actor_id": actor_id, "name": name, "actor_type": kind})
    return actor_id


def _codes(schemas: Schemas, field: dict[str, Any]) -> dict[str, str]:
    return {code.code: code.definition for code in schemas.vocabularies[field["vocabulary"]].codes}
