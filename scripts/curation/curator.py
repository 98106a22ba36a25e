"""Walk a person through the proposals of a source: show one, take the decision, go on."""

import click

from border_crisis.errors import BorderCrisisError

from . import asking, screen
from .asking import Cancelled, Stopped
from .citing import NotCitable
from .completing import complete, discrepancy, speaker
from .deciding import Decisions, Disagrees
from .editing import edited
from .entries import Draft
from .facts import FACT_TABLES
from .matching import Candidate
from .proposals import Proposal

_DISMISSALS = {"c": "context", "f": "not-a-fact", "o": "out-of-scope", "b": "boilerplate"}
_KEYS = """\
 n new record   r evidence of a record by its id   e edit   s skip   m more text
 c context  f no fact  o out of scope  b boilerplate  d repeated  x no mention
 u undo   q stop   ? what the keys mean"""
_HELP = """\
 Enter takes what the last line names. A number makes the words evidence of that
 record, or, where it says "differs", writes a discrepancy with it.

 n  a new record, written as far as the program can; the rest the build asks for
 r  evidence of any record, by its id
 a  coded: evidence uses these words already
 c  context: it frames a fact and is no value of one
 f  no fact: nothing happened, was said or was counted
 o  out of scope: a fact that belongs to none of the tables
 b  boilerplate: part of the page, not of the report
 d  repeated: the same words stand earlier in this document
 x  no mention: an age, an ordinal, a name with digits, a scare quote, …
 e  change words, kind, value, days or speaker first
 s  leave it for later
 u  take the last decision back, also one of another day
 q  stop; everything decided is in seeds/ already"""


class Curator:
    """One sitting before a terminal, or before a pipe with a line for each answer."""

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions
        self._desk = decisions.desk
        self._skipped: set[Proposal] = set()
        self._said = ""

    def walk(self) -> None:
        """Go through what is undecided until nothing is left or the person stops."""
        try:
            while left := [p for p in self._desk.pending if p not in self._skipped]:
                self._decide(left[0])
        except (Stopped, Cancelled):
            click.echo()

    def _decide(self, proposal: Proposal) -> None:
        """Take one decision; edits of the draft stay until then."""
        drafted = self._desk.draft(proposal)
        around = 0
        while True:
            candidates, used = self._desk.candidates(drafted), self._desk.used_by(drafted)
            usual = self._usual(proposal, candidates, used)
            self._show(proposal, drafted, candidates, used, usual, around)
            pressed = asking.key()
            try:
                if pressed == "" and usual[0] == "x":
                    self._excluded(drafted, proposal.guess)
                    return
                pressed = pressed or usual[0]
                if pressed == "q":
                    raise Stopped
                if pressed == "m":
                    around = 3000
                elif pressed == "?":
                    self._said = _HELP
                elif pressed == "e":
                    drafted = edited(self._decisions, drafted)
                elif pressed == "s":
                    self._skipped.add(proposal)
                    return
                elif pressed == "u":
                    self._undo()
                    return
                elif self._decided(pressed, proposal, drafted, candidates):
                    return
            except Cancelled:
                self._said = " nothing decided"
            except (NotCitable, ValueError, BorderCrisisError) as error:
                self._said = click.style(f" not possible: {error}", fg="red")

    def _decided(self, pressed: str, proposal: Proposal, drafted: Draft, candidates: list[Candidate]) -> bool:
        """Carry a decision out; returns whether the key was one."""
        if pressed.isdigit() and 1 <= int(pressed) <= len(candidates):
            chosen = candidates[int(pressed) - 1]
            self._attach(drafted, chosen.fact.record_id, chosen.column, differs=chosen.how == "differs")
        elif pressed == "a":
            self._accept(drafted)
        elif pressed == "n":
            self._new(drafted)
        elif pressed == "r":
            self._by_id(drafted)
        elif pressed == "d":
            where = self._decisions.repeat(drafted)
            self._said = f" repeats the words of {where}"
        elif pressed == "x":
            self._none(proposal, drafted)
        elif pressed in _DISMISSALS:
            self._dismiss(drafted, _DISMISSALS[pressed])
        else:
            name = f"'{pressed}'" if pressed else "Enter"
            self._said = f" {name} does nothing here; ? explains the keys"
            return False
        return True

    def _usual(self, proposal: Proposal, candidates: list[Candidate], used: list[str]) -> tuple[str, str]:
        """What Enter does: the key and its name; empty when nothing is likely enough."""
        if used:
            return "a", f"coded as evidence of {used[0]}"
        if candidates and candidates[0].how == "confirms":
            return "1", f"evidence of {candidates[0].fact.record_id}"
        if proposal.suggestion is None and proposal.guess:
            return "x", f"no mention: {proposal.guess}"
        return ("", "")

    def _show(
        self, proposal: Proposal, drafted: Draft, candidates: list[Candidate], used: list[str],
        usual: tuple[str, str], around: int,
    ) -> None:  # fmt: skip
        try:
            read = self._desk.read(drafted)
        except (NotCitable, BorderCrisisError):
            read = None
        if asking.interactive():
            click.clear()
        rule = click.style("─" * screen.width(), dim=True)
        offered = screen.offers(candidates, used)
        parts = [screen.progress(self._desk, len(self._skipped)), rule]
        parts += [screen.context(self._desk, drafted, around) if around else screen.context(self._desk, drafted), ""]
        parts += [screen.thought(self._desk, proposal, drafted, read), *([offered] if offered else []), rule]
        parts += [click.style(_KEYS, dim=True)]
        if usual[1]:
            parts.append(f" Enter: {usual[1]}")
        if self._said:
            parts.append(self._said)
        click.echo("\n".join(parts))
        self._said = ""

    def _undo(self) -> None:
        label = self._decisions.undo()
        self._skipped.clear()
        self._said = f" taken back: {label}" if label else " nothing to take back"

    def _accept(self, drafted: Draft) -> None:
        drafted = self._spoken(drafted)
        used = self._desk.used_by(drafted)
        if not used:
            raise NotCitable("no evidence uses these words; make a record of them (n), or evidence (a number, r)")
        self._decisions.accept(drafted)
        self._said = f" coded: {used[0]}"

    def _attach(self, drafted: Draft, record_id: str, column: str, *, differs: bool) -> None:
        drafted = self._spoken(drafted)
        if differs:
            self._contradict(drafted, record_id, column)
            return
        try:
            self._decisions.attach(drafted, record_id, column)
        except Disagrees as error:
            click.echo(f" {error}")
            if column and asking.line(" do the words contradict the record? y writes a discrepancy") == "y":
                self._contradict(drafted, record_id, column)
                return
            raise Cancelled from None
        self._said = f" evidence of {record_id}{f'.{column}' if column else ''}"

    def _contradict(self, drafted: Draft, record_id: str, column: str) -> None:
        click.echo(f" a discrepancy with {record_id}.{column}: a is the record's evidence, b these words")
        said = discrepancy(self._desk.schemas)
        name = self._decisions.contradict(drafted, record_id, column, said)
        self._said = f" {name}: contradicts {record_id}.{column}"

    def _new(self, drafted: Draft) -> None:
        drafted = self._spoken(drafted)
        if drafted.kind == "quotation":
            table = "statements"
        else:
            tables = {t: self._desk.schemas.tables[t]["description"] for t in FACT_TABLES if t != "statements"}
            table = asking.code(" table", tables)
        if table in ("", asking.LATER):
            raise Cancelled
        record = self._decisions.begin(drafted, table)
        complete(self._decisions, table, record, drafted)
        problems = self._decisions.problems(table, record)
        missing = self._decisions.missing(table, record)
        self._decisions.add(drafted, table, record)
        name = record[self._desk.schemas.tables[table]["primaryKey"][0]]
        said = [f" {name} in seeds/facts/{table}.yaml" + (f"; to be written: {', '.join(missing)}" if missing else "")]
        self._said = "\n".join([*said, *(click.style(f" {problem}", fg="yellow") for problem in problems)])

    def _by_id(self, drafted: Draft) -> None:
        name = asking.line(" record (such as dep-038)")
        fact = self._desk.facts.get(name)
        if fact is None:
            raise NotCitable(f"'{name}' is no record")
        usual = self._desk.drafter.column_for(drafted, fact.table, fact.cells)
        column = asking.line(f" column of {name}, or record for the whole", usual or "record")
        if column != "record" and column not in fact.cells:
            raise NotCitable(f"'{column}' is no column of {fact.table}")
        self._attach(drafted, name, "" if column == "record" else column, differs=False)

    def _none(self, proposal: Proposal, drafted: Draft) -> None:
        codes = {c.code: c.definition for c in self._desk.schemas.vocabularies["exclusion"].codes}
        why = asking.code(" what is it", codes, proposal.guess)
        if why in ("", asking.LATER):
            raise Cancelled
        self._excluded(drafted, why)

    def _excluded(self, drafted: Draft, why: str) -> None:
        self._decisions.dismiss(drafted, "not-a-mention", why)
        self._said = f" no mention: {why}"

    def _dismiss(self, drafted: Draft, disposition: str) -> None:
        drafted = self._spoken(drafted)
        recent = self._desk.reasons(disposition)[:3]
        for n, reason in enumerate(recent, start=1):
            click.echo(f"  {n} {reason}")
        why = asking.line(f" {disposition}, because" + (" (a number takes a reason from above)" if recent else ""))
        if why.isdigit() and 1 <= int(why) <= len(recent):
            why = recent[int(why) - 1]
        if not why:
            raise Cancelled
        self._decisions.dismiss(drafted, disposition, why)
        self._said = f" {disposition}: {why}"

    def _spoken(self, drafted: Draft) -> Draft:
        """Ask for the speaker of a quotation that has none."""
        if drafted.kind != "quotation" or drafted.cells.get("speaker"):
            return drafted
        said = next((p.suggestion.speaker for p in self._desk.pending
                     if p.suggestion and (p.start, p.end) == (drafted.start, drafted.end)), None)  # fmt: skip
        return drafted._replace(cells={"speaker": speaker(self._decisions, said or "")})
