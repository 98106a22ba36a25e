"""Find the coded records that a proposal may speak of: what it confirms, what it contradicts, what it belongs to."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from border_crisis.quantities import parse_quantity

from .facts import FACT_TABLES, Fact
from .naming import Names
from .schemas import Schemas

#: Where a record's figure stands: the column that carries it, and what its unit or currency stands in.
FIGURES = {"quantity": "unit", "value": "value_currency"}
#: The date that a record's news has first of all.
DATES = {
    "events": ("start_date", "end_date"),
    "statements": ("stated_on", "about_start", "about_end"),
    "deployments": ("announced_on", "start_date", "end_date"),
    "aid_deliveries": ("announced_on", "status_date"),
    "force_estimates": ("as_of",),
}
#: Who acts in a record: one of these must be named where it is to be confirmed. In an event, any party.
_ACTING = {
    "deployments": ("sender_id",),
    "aid_deliveries": ("donor_id",),
    "force_estimates": ("claimant_id", "force_id"),
}
_NEAR = timedelta(days=3)
_EMPTY = frozenset(("the", "a", "an", "of", "in", "to", "and", "or", "for", "with", "on", "at", "by", "from", "its"))
_OFFERED = 6


class Candidate(NamedTuple):
    """A record that a proposal may carry.

    `how` says why it is offered: `confirms` (the same actor, figure, thing and time from another
    source), `differs` (the same but for the figure), `here` (evidence in the same passage),
    `speaker` (the same speaker around the same day).
    """

    how: str
    fact: Fact
    column: str


class Figure(NamedTuple):
    """What a quantity states: its cells as text, its unit or currency, and its words."""

    value: str
    low: str
    high: str
    qualifier: str
    unit: str
    words: str


class Context(NamedTuple):
    """Where a proposal stands: passage, day, and the actors and places that its text names."""

    passage_id: str
    day: date
    actors: frozenset[str]
    places: frozenset[str]


class Matcher:
    """Offers records for proposals, given the coded facts and the actors."""

    def __init__(self, facts: Sequence[Fact], actors: Names, schemas: Schemas) -> None:
        self._facts = facts
        self._actors = actors
        self._units = {word: code.code for code in schemas.vocabularies["unit"].codes for word in code.words}

    def for_quantity(self, figure: Figure, context: Context) -> list[Candidate]:
        """Return the records that a figure confirms, differs from, or stands beside, the likeliest first."""
        ranked: list[tuple[int, str, Candidate]] = []
        for fact in self._facts:
            for column, unit in FIGURES.items():
                if not fact.cells.get(unit) or fact.cells[unit] != figure.unit:
                    continue
                score = self._kinship(fact, figure.words, context)
                if score == 0:
                    continue
                same = _same_figure(fact.cells, column, figure)
                if not same and not _comparable(fact.cells, column, figure, score):
                    continue
                how = "confirms" if same else "differs"
                ranked.append((-score - 2 * same, fact.record_id, Candidate(how, fact, column)))
        found = [candidate for *_, candidate in sorted(ranked, key=lambda r: r[:2])]
        known = {candidate.fact.record_id for candidate in found}
        beside = [c for c in self._here(context, "quantity") if c.fact.record_id not in known]
        return [*found[:3], *beside][:_OFFERED]

    def for_quotation(self, words: str, speaker: str, context: Context) -> list[Candidate]:
        """Return statements with these words, in this passage, or of this speaker around this day."""
        ranked: list[tuple[int, str, Candidate]] = []
        for fact in self._facts:
            if fact.table != "statements" or (speaker and fact.cells["speaker_id"] != speaker):
                continue
            same = any(_same_words(words, claim.words) for claim in fact.claims if not claim.field)
            here = any(claim.where == context.passage_id for claim in fact.claims)
            near = speaker and _near(fact, context.day)
            if same or here or near:
                how = "confirms" if same else "here" if here else "speaker"
                ranked.append((("confirms", "here", "speaker").index(how), fact.record_id, Candidate(how, fact, "")))
        return [candidate for *_, candidate in sorted(ranked, key=lambda r: r[:2])][:_OFFERED]

    def for_date(self, day: str, context: Context) -> list[Candidate]:
        """Return the records of this passage, those first that already have this date."""
        found = self._here(context, "date")
        made = []
        for candidate in found:
            columns = DATES[candidate.fact.table]
            same = next((c for c in columns if day and candidate.fact.cells.get(c) == day[:10]), None)
            empty = next((c for c in columns if not candidate.fact.cells.get(c)), columns[0])
            made.append((same is None, candidate._replace(column=same or empty)))
        return [candidate for _, candidate in sorted(made, key=lambda pair: pair[0])][:_OFFERED]

    def unit_of(self, words: str) -> str:
        """Return the unit or currency that the words of a quantity name, empty when none is known."""
        try:
            parsed = parse_quantity(words)
        except ValueError:
            return ""
        nouns = re.findall(r"[\w-]+", parsed.noun or "")
        return parsed.currency or next((self._units[noun] for noun in reversed(nouns) if noun in self._units), "")

    def _here(self, context: Context, kind: str) -> list[Candidate]:
        """The records with evidence in the passage, the newest first."""
        tables = [table for table in FACT_TABLES if kind != "quantity" or table != "statements"]
        found = [
            fact
            for fact in self._facts
            if fact.table in tables and any(claim.where == context.passage_id for claim in fact.claims)
        ]
        return [Candidate("here", fact, "quantity" if kind == "quantity" else "") for fact in reversed(found)]

    def _kinship(self, fact: Fact, words: str, context: Context) -> int:
        """How much a record has in common with the place of a figure; 0 where actor or time differ."""
        known = self._actors.records
        actors = {value for name, value in fact.cells.items() if name.endswith("_id") and value in known}
        actors |= {party["actor_id"] for party in fact.parties}
        acting = {fact.cells[name] for name in _ACTING[fact.table]} if fact.table in _ACTING else actors
        countries = {country for name in acting if (country := known.get(name, {}).get("country_iso3"))}
        shared = acting & context.actors or any(known[name].get("country_iso3") in countries for name in context.actors)
        if not shared or not _near(fact, context.day):
            return 0
        places = {value for name, value in fact.cells.items() if name.endswith("location_id") and value}
        thing = _content(f"{fact.cells.get('item', '')} {fact.cells.get('unit', '')}") & self._things(words)
        return 1 + bool(thing) + bool(places & context.places) + (len(actors & context.actors) > 1)

    def _things(self, words: str) -> set[str]:
        return _content(words) | {self._units[word] for word in _content(words) if word in self._units}


def _same_figure(cells: Mapping[str, str], column: str, figure: Figure) -> bool:
    if column == "value":
        return bool(figure.value) and _number(cells["value"]) == _number(figure.value)
    own = (cells["quantity"], cells["quantity_low"], cells["quantity_high"])
    stated = (figure.value, figure.low, figure.high)
    return cells["qualifier"] == figure.qualifier and all(
        _number(a) == _number(b) for a, b in zip(own, stated, strict=True)
    )


def _comparable(cells: Mapping[str, str], column: str, figure: Figure, score: int) -> bool:
    """Tell whether two figures can be about one thing: the closer they are, the less else must agree."""
    own = [cells["value"]] if column == "value" else [cells["quantity"], cells["quantity_low"], cells["quantity_high"]]
    a = next((n for cell in own if (n := _number(cell))), None)
    b = next((n for cell in (figure.value, figure.low, figure.high) if (n := _number(cell))), None)
    if not a or not b:
        return False
    return a == b or (score >= 3 and max(a, b) <= 2 * min(a, b))


def _same_words(words: str, cited: str) -> bool:
    a, b = _plain(words), _plain(cited.removesuffix("…"))
    return bool(b) and len(b.split()) >= 3 and (a.startswith(b) or f" {b} " in f" {a} " or f" {a} " in f" {b} ")


def _near(fact: Fact, day: date) -> bool:
    """Tell whether a record is of about that day; one without a date may be."""
    for column in DATES[fact.table]:
        if cell := fact.cells.get(column):
            first = date.fromisoformat(cell)
            span = {"day": 0, "week": 6, "month": 30, "year": 365}[fact.cells[f"{column}_precision"]]
            if first - _NEAR <= day <= first + timedelta(days=span) + _NEAR:
                return True
    return not any(fact.cells.get(column) for column in DATES[fact.table])


def _content(words: str) -> set[str]:
    return {word for word in _plain(words).split() if word not in _EMPTY and not word.isdigit()}


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[\w-]+", words.lower().replace("’", "'")))


def _number(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None
