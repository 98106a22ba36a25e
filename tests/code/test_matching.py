"""Which coded records are offered for a proposal."""

from datetime import date

import pytest

from curation.facts import read_facts
from curation.matching import Context, Figure, Matcher
from curation.naming import Names
from curation.paths import FACTS
from curation.schemas import load_schemas
from curation.seedfiles import read_records

SCHEMAS = load_schemas()
ACTORS = Names(read_records(FACTS / "actors.yaml"), "actor_id")
MATCHER = Matcher(read_facts(SCHEMAS), ACTORS, SCHEMAS)


def context(words: str, day: date = date(2022, 2, 15)) -> Context:
    return Context("new-001", day, frozenset(ACTORS.named_in(words)), frozenset({"lithuania"}))


def offered(figure: Figure, day: date = date(2022, 2, 15)) -> list[tuple[str, str]]:
    found = MATCHER.for_quantity(figure, context(figure.words, day))
    return [(candidate.how, candidate.fact.record_id) for candidate in found]


TROOPS = Figure("", "50", "60", "between", "person", "Norwegian troops for Lithuania: between 50 and 60 troops")


def test_the_same_actor_figure_thing_and_time_confirm_a_record() -> None:
    assert offered(TROOPS)[0] == ("confirms", "dep-038")


@pytest.mark.parametrize(
    ("figure", "day"),
    [
        (TROOPS._replace(words="Danish troops for Lithuania: between 50 and 60 troops"), date(2022, 2, 15)),
        (TROOPS._replace(unit="missile"), date(2022, 2, 15)),
        (TROOPS, date(2022, 1, 20)),
    ],
)
def test_another_actor_thing_or_time_does_not(figure: Figure, day: date) -> None:
    assert ("confirms", "dep-038") not in offered(figure, day)


def test_another_figure_differs() -> None:
    assert ("differs", "dep-038") in offered(TROOPS._replace(low="40", high="50"))
    assert ("differs", "dep-038") not in offered(TROOPS._replace(low="400", high="500"))


def test_a_quotation_finds_its_statement() -> None:
    fact = next(f for f in read_facts(SCHEMAS) if f.table == "statements" and f.cells["stated_on"] and any(
        not c.field and len(c.words.split()) > 3 and c.words.endswith("…") for c in f.claims))  # fmt: skip
    words = next(c.words for c in fact.claims if not c.field and len(c.words.split()) > 3 and c.words.endswith("…"))
    around = Context("new-001", date.fromisoformat(fact.cells["stated_on"]), frozenset(), frozenset())
    found = MATCHER.for_quotation(words.rstrip("… ") + " and so on", fact.cells["speaker_id"], around)
    assert (found[0].how, found[0].fact.record_id) == ("confirms", fact.record_id)
    assert all(c.fact.cells["speaker_id"] == fact.cells["speaker_id"] for c in found)


def test_a_date_is_offered_to_the_records_of_its_passage() -> None:
    here = Context("france24-20220215-007", date(2022, 2, 15), frozenset(), frozenset())
    found = {c.fact.record_id: c.column for c in MATCHER.for_date("2022-02-15", here)}
    assert found["dep-038"] == "announced_on"
