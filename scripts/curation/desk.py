"""What a curator has before them: one source's text, its proposals, the ledger and the facts on disk.

The files of `seeds/` are the only state; `refresh` reads again what changed, so that edits by hand
count as well.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from border_crisis.quantities import parse_quantity

from .checking import ValueChecker
from .citing import Citing
from .drafting import Drafter
from .entries import Draft, draft, entry, mention_of
from .facts import FACT_TABLES, Claim, Fact, open_cells, read_facts
from .ledger import column_types, kinds_of
from .locating import Cited, Row
from .lock import read_lock
from .matching import Candidate, Context, Figure, Matcher
from .mentions import MentionReader
from .naming import Names
from .ordering import Place
from .paths import FACTS, LOCK, MENTIONS, texts_folder
from .proposals import Proposal, Span, proposals, undecided
from .schemas import load_schemas
from .seedfiles import Record, SeedError, read_records, read_yaml
from .sources import passages_of, published_on, read_sources
from .texts import text_of


class Desk:
    """Everything about one source that a review looks at.

    Raises SeedError for an unknown source, a text that is not at hand, and seed files that cannot be read.
    """

    actors: Names
    drafter: Drafter
    ledger: Record
    pending: list[Proposal]

    def __init__(self, source_id: str) -> None:
        self.schemas = load_schemas()
        sources = read_sources(self.schemas)
        if source_id not in sources:
            raise SeedError(f"'{source_id}' is no source; there are {', '.join(sources)}")
        folder = texts_folder()
        text = text_of(folder, sources[source_id]) if folder else None
        if text is None:
            raise SeedError(f"{source_id}: its text is not at hand (seeds/texts/, or what BORDER_CRISIS_TEXTS names)")
        self.source_id, self.text = source_id, text
        self.rows = {row["passage_id"]: row for row in passages_of(sources[source_id], text)}
        self.citing = Citing(source_id, text, list(self.rows.values()))
        self.checker = ValueChecker(self.schemas, sources, self.rows)
        self.types = column_types(self.schemas)
        self.published = published_on(sources[source_id])
        self.proposals = proposals(text, self.published, list(self.rows.values()))
        self.places: dict[Place, tuple[int, int]] = {}
        self._reader = MentionReader(self.schemas, self.rows, sources)
        self._fact_files = [FACTS / f"{table}.yaml" for table in (*FACT_TABLES, "actors", "locations")]
        self._ledger_file = MENTIONS / f"{source_id}.yaml"
        self._seen: dict[Path, tuple[int, int]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read what changed on disk."""
        if self._changed(self._fact_files):
            self.actors = Names(read_records(FACTS / "actors.yaml"), "actor_id")
            self._locations = Names(read_records(FACTS / "locations.yaml"), "location_id")
            self.facts = {fact.record_id: fact for fact in read_facts(self.schemas, complete=False)}
            self._matcher = Matcher(list(self.facts.values()), self.actors, self.schemas)
            self.drafter = Drafter(self.citing, self.schemas, self.actors)
            self._claims = self._located_claims()
        if self._changed([self._ledger_file]):
            content = read_yaml(self._ledger_file) if self._ledger_file.exists() else Record()
            if not isinstance(content, Record):
                raise SeedError(f"{self._ledger_file.name}: must hold 'passage: mentions' pairs")
            self.ledger = content
            self.pending = undecided(self.proposals, self._spans(self.ledger))

    def entered(self, where: str, entry: Record) -> None:
        """Take over an entry that was just written to the ledger, without reading the whole of it again."""
        self.ledger.setdefault(where, []).append(entry)
        self.pending = [p for p in self.pending if p.passage_id != where] + undecided(
            [p for p in self.pending if p.passage_id == where], self._spans([where])
        )
        self.pending.sort(key=lambda p: (p.start, -p.end))
        self._changed([self._ledger_file])

    def taken_ids(self) -> list[str]:
        """Return every id that a record has or had."""
        locked = [row["record_id"] for row in read_lock().evidence] if (LOCK / "evidence.csv").exists() else []
        return [*self.facts, *locked]

    def draft(self, proposal: Proposal) -> Draft:
        """Return what the tool thinks of a proposal; a speaker counts when the name means one actor only."""
        name = proposal.suggestion.speaker if proposal.suggestion else None
        meant = self.actors.meant(name) if name else []
        drafted = draft(proposal, meant[0] if len(meant) == 1 else "")
        posted = self.rows[proposal.passage_id]["published_on"]
        if drafted.kind == "date" and posted and date.fromisoformat(posted) != self.published:
            return drafted._replace(cells={})  # read from another day than the passage's; the ledger reads it anew
        return drafted

    def entry(self, drafted: Draft) -> dict[str, str]:
        """Return the ledger's entry for a mention. Raises NotCitable and SeedError as `entries.entry` does."""
        return entry(drafted, self.citing, self._reader)

    def read(self, drafted: Draft) -> Row:
        """Return the cells of the table `mentions` that a mention has. Raises NotCitable and SeedError."""
        return self._reader.cells(mention_of(drafted.where, self.entry(drafted)))

    def candidates(self, drafted: Draft) -> list[Candidate]:
        """Return the records that a mention may carry, the likeliest first."""
        words, cells = self.text[drafted.start : drafted.end], drafted.cells
        start, end = self.drafter.sentence(drafted)
        context = self._context(drafted, start, end)
        if drafted.kind == "quotation":
            return self._matcher.for_quotation(words, cells.get("speaker", ""), context)
        if drafted.kind == "date":
            return self._matcher.for_date(cells.get("start", ""), context)
        unit = self._matcher.unit_of(words)
        value, low, high, qualifier = (
            cells.get(name, "") for name in ("value", "value_low", "value_high", "qualifier")
        )
        figure = Figure(value, low, high, qualifier, unit, self.text[start:end])
        return [
            c._replace(column=self.drafter.column_for(drafted, c.fact.table, c.fact.cells)) if c.how == "here" else c
            for c in self._matcher.for_quantity(figure, context)
        ]

    def used_by(self, drafted: Draft) -> list[str]:
        """Return the cells whose evidence uses these words already, as `dep-038.quantity`."""
        return [
            f"{claim.record_id}.{claim.field or 'record'}"
            for claim, start, end in self._claims
            if start < drafted.end
            and drafted.start < end
            and drafted.kind in kinds_of(claim.table, claim.field, self.types)
        ]

    def open_records(self) -> list[tuple[Fact, list[str]]]:
        """Return the records that lack cells which people must write, each with these."""
        found = [(fact, open_cells(fact.table, fact.cells, self.schemas)) for fact in self.facts.values()]
        return [(fact, missing) for fact, missing in found if missing]

    def reasons(self, disposition: str) -> list[str]:
        """Return the reasons that this ledger gives for a disposition, the latest first."""
        entries = [entry for where in self.ledger for entry in self.ledger[where]]
        given = [entry["why"] for entry in entries if entry.get("as") == disposition and "why" in entry]
        return list(dict.fromkeys(reversed(given)))

    def unit_of(self, drafted: Draft) -> str:
        """Return the unit or currency that a quantity's words name, or its noun."""
        words = self.text[drafted.start : drafted.end]
        try:
            return self._matcher.unit_of(words) or (parse_quantity(words).noun or "")
        except ValueError:
            return ""

    def _context(self, drafted: Draft, start: int, end: int) -> Context:
        row = self.rows[drafted.where]
        around = self.text[int(row["char_start"]) : int(row["char_end"])]
        named, places = self.actors.named_in(self.text[start:end]), self._locations.named_in(around)
        if not named:
            named = self.actors.named_in(around)
        day = date.fromisoformat(row["published_on"]) if row["published_on"] else self.published
        return Context(drafted.where, day, frozenset(named), frozenset(places))

    def _spans(self, passages: Iterable[str]) -> list[Span]:
        """Return where the ledger's mentions of some passages stand. Raises SeedError as the lock does."""
        made = []
        for where in passages:
            for record in self.ledger.parts(where):
                mention = mention_of(where, record)
                if mention.key not in self.places:
                    cited = mention.cited._replace(record=record)
                    self.places[mention.key] = self.citing.located(cited, quotation=mention.kind == "quotation")
                made.append(Span(mention.kind, *self.places[mention.key], mention.disposition))
        return made

    def _located_claims(self) -> list[tuple[Claim, int, int]]:
        """Return the evidence in this source's words, with its positions; what is not found the lock will name."""
        found = []
        for fact in self.facts.values():
            for claim in fact.claims:
                if claim.words and (claim.where in self.rows or claim.where == self.source_id):
                    cited = Cited(claim.where, claim.words, claim.nth, claim.record_id, claim.record)
                    try:
                        found.append((claim, *self.citing.located(cited, quotation=False)))
                    except SeedError:
                        continue
        return found

    def _changed(self, paths: list[Path]) -> bool:
        state = {}
        for path in paths:
            at = path.stat() if path.exists() else None
            state[path] = (at.st_mtime_ns, at.st_size) if at else (0, 0)
        changed = any(self._seen.get(path) != at for path, at in state.items())
        self._seen |= state
        return changed
