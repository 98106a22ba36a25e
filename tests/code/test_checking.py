"""Words against cells: every way in which a figure or a day may not follow from its words."""

from pathlib import Path

import pytest

from curation.checking import ValueChecker
from curation.facts import Fact, fact_of
from curation.schemas import load_schemas
from curation.seedfiles import SeedError, read_records

SCHEMAS = load_schemas()
PASSAGES = {
    "s1-001": {"passage_id": "s1-001", "published_on": "2022-01-26"},  # a Wednesday
    "s1-002": {"passage_id": "s1-002", "published_on": ""},
}
SOURCES = {"s1": {"published_on": "2022-02-15"}}  # a Tuesday
HEAD = """
- aid_id: aid-001
  donor_id: a
  recipient_id: b
  aid_category: ammunition
  item: shells
  item_type: artillery-shell
  status: announced
  summary: x
  assertion: reported
"""
MOVE = """
- deployment_id: dep-001
  sender_id: a
  action: deploy
  item: jets
  item_type: fighter-aircraft
  status: announced
  summary: x
  assertion: reported
"""


def fact(tmp_path: Path, cells: str, evidence: str, where: str = "s1-001", head: str = HEAD) -> Fact:
    """Write a record with these cells and this evidence, and read it back."""
    lines = "".join(f"  {line}\n" for line in cells.strip().splitlines())
    carried = "".join(f"      {line}\n" for line in evidence.strip().splitlines())
    path = tmp_path / "facts.yaml"
    path.write_text(f"{head.strip()}\n{lines}  evidence:\n    {where}:\n{carried}", encoding="utf-8")
    return fact_of("deployments" if head is MOVE else "aid_deliveries", read_records(path)[0], SCHEMAS)


def check(item: Fact) -> None:
    located = {
        claim.key: {"source_id": "s1", "passage_id": claim.where if claim.where in PASSAGES else ""}
        for claim in item.claims
    }
    ValueChecker(SCHEMAS, SOURCES, PASSAGES).check(item, located)  # type: ignore[arg-type]


EXACT = "quantity: 12\nqualifier: exactly\nquantity_low: 12\nquantity_high: 12\nunit: shell"


@pytest.mark.parametrize(
    ("cells", "evidence", "where"),
    [
        (EXACT, "quantity: a dozen shells", "s1-001"),
        ("quantity: 12\nqualifier: about", "quantity: some 12", "s1-001"),
        ("qualifier: vague\nquantity_low: 24\nunit: shell", "quantity: dozens of shells", "s1-001"),
        ("calibre_mm: 155", "calibre_mm: 155mm", "s1-001"),
        ("value: 2500000\nvalue_currency: EUR", "value: €2.5m", "s1-001"),
        ("value_usd: 3000000", "value_usd: $3 million", "s1-001"),
        ("announced_on: 2022-01-25", "announced_on: on Tuesday", "s1-001"),
        ("announced_on: 2022-02-15", "announced_on: on Tuesday", "s1-002"),  # the passage has no day: the source's
        ("announced_on: 2022-W04", "announced_on: this week", "s1-001"),
        ("announced_on: 2022-01-26", "announced_on: {basis: passage-time}", "s1-001"),
        ("announced_on: 2022-02-15", "announced_on: {basis: source-metadata}", "s1"),
        ("announced_on: 2021-05-01", 'announced_on: {basis: inference, note: "because"}', "s1-001"),
        ("announced_on: 2022-01-01", 'announced_on: {words: that month, exception: "the month before"}', "s1-001"),
        (EXACT, "quantity:\n  - twelve shells\n  - {words: thirteen shells, relation: contradicts}", "s1-001"),
        (EXACT, "quantity:\n  - twelve shells\n  - {words: ten shells, relation: context}", "s1-001"),
    ],
)
def test_words_that_give_the_cells(tmp_path: Path, cells: str, evidence: str, where: str) -> None:
    check(fact(tmp_path, cells, evidence, where))


@pytest.mark.parametrize(
    ("cells", "evidence", "where", "message"),
    [
        (EXACT, "quantity: some dozen shells", "s1-001", "words give quantity_low nothing"),
        (EXACT, "quantity: thirteen shells", "s1-001", "words give quantity 13"),
        (EXACT.replace("unit: shell", "unit: bomb"), "quantity: twelve shells", "s1-001", "no noun in the words means bomb"),
        (EXACT, "quantity: twelve shells …", "s1-001", "a figure needs its words in full"),
        (EXACT, "quantity: many words", "s1-001", "words give quantity nothing"),
        (EXACT, "quantity: no figure at all", "s1-001", "hold no such figure"),
        ("calibre_mm: 155", "calibre_mm: 155 metres", "s1-001", "not millimetres"),
        ("calibre_mm: 152", "calibre_mm: 155mm", "s1-001", "words give 155 mm"),
        ("value: 2500000\nvalue_currency: USD", "value: €2.5m", "s1-001", "EUR"),
        ("value: 2500000\nvalue_currency: USD", "value_currency: €2.5m", "s1-001", "the words give the currency EUR"),
        ("value: 2500000\nvalue_currency: EUR", "value: €2.6m", "s1-001", "words give 2600000 EUR"),
        ("value_usd: 3000000", "value_usd: 3 million euros", "s1-001", "3000000 EUR, the cell holds 3000000 USD"),
        ("value_eur: 3000000", "value_eur: $3 million", "s1-001", "3000000 USD, the cell holds 3000000 EUR"),
        ("announced_on: 2022-02-15", "announced_on: on Tuesday", "s1-001", "read on 2022-01-26"),
        ("announced_on: 2022-01-25", "announced_on: on Tuesday", "s1-002", "read on 2022-02-15"),
        ("announced_on: 2022-W04", "announced_on: on Tuesday", "s1-001", "do not mean 2022-01-24 (week"),
        ("announced_on: 2022-01-24", "announced_on: this week", "s1-001", "do not mean 2022-01-24 (day"),
        ("announced_on: 2022-01-25", "announced_on: soon", "s1-001", "hold no date"),
        ("announced_on: 2022-01-27", "announced_on: {basis: passage-time}", "s1-001", "posted on '2022-01-26'"),
        ("announced_on: 2022-W04", "announced_on: {basis: passage-time}", "s1-001", "posted on '2022-01-26'"),
        ("announced_on: 2022-01-26", "announced_on: {basis: passage-time}", "s1", "needs the passage, not the source"),
        ("announced_on: 2022-02-14", "announced_on: {basis: source-metadata}", "s1", "posted on '2022-02-15'"),
        ("calibre_mm: 155", "calibre_mm: {basis: passage-time}", "s1-001", "only a date can rest on the passage's time"),
        (EXACT, 'quantity: {words: twelve shells, exception: "why"}', "s1-001", "the exception is obsolete"),
    ],
)  # fmt: skip
def test_words_that_do_not(tmp_path: Path, cells: str, evidence: str, where: str, message: str) -> None:
    with pytest.raises(SeedError, match=r"facts\.yaml:\d+: ") as refused:
        check(fact(tmp_path, cells, evidence, where))
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("cells", "words", "message"),
    [
        ("duration_value: 3\nduration_unit: week", "three weeks", ""),
        ("duration_value: 3\nduration_unit: month", "three weeks", "no noun in the words means month"),
        ("duration_value: 2\nduration_unit: week", "three weeks", "words give 3"),
    ],
)
def test_durations(tmp_path: Path, cells: str, words: str, message: str) -> None:
    item = fact(tmp_path, cells, f"duration_value: {words}", head=MOVE)
    if not message:
        check(item)
        return
    with pytest.raises(SeedError) as refused:
        check(item)
    assert message in str(refused.value)


def test_a_numeric_column_without_a_rule_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="no rule reads the words for the numeric column 'n_sources'"):
        item = fact(tmp_path, "calibre_mm: 155", "calibre_mm: 155mm")
        item.cells["n_sources"] = "1"
        check(item._replace(claims=[item.claims[0]._replace(field="n_sources")]))


@pytest.mark.parametrize(
    ("evidence", "message"),
    [
        ("quantity: {basis: words}", "the basis is words, so name the words"),
        ("quantity: …", "the basis is words, so name the words"),
        ("announced_on: on Tuesday", "but the cell is empty"),
        ("colour: red", "which is no column"),
        ("donor_id: {basis: inference}", "an inference says in 'note' from what"),
        ("donor_id: {words: a, colour: red}", "'colour' is unknown here"),
    ],
)
def test_evidence_that_is_none(tmp_path: Path, evidence: str, message: str) -> None:
    with pytest.raises(SeedError) as refused:
        fact(tmp_path, EXACT, evidence)
    assert message in str(refused.value)


def test_words_for_a_quantity_carry_its_whole_group(tmp_path: Path) -> None:
    item = fact(tmp_path, EXACT, "quantity: twelve shells")
    assert [claim.field for claim in item.claims] == ["quantity", "qualifier", "quantity_low", "quantity_high", "unit"]
    bare = fact(tmp_path, EXACT, "quantity: twelve")
    assert "unit" not in [claim.field for claim in bare.claims]  # the words do not name it
    against = fact(tmp_path, EXACT, "quantity: {words: ten shells, relation: contradicts}")
    assert [claim.field for claim in against.claims] == ["quantity"]
