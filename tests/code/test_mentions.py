"""What the ledger's notation refuses, and what it reads from the words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from curation import mentions as ledger
from curation.locating import Cited, Passages
from curation.mentions import Mention, MentionReader, duplicates
from curation.schemas import load_schemas
from curation.seedfiles import Record, SeedError, read_yaml

SCHEMAS = load_schemas()
PASSAGE = {"passage_id": "s1-001", "source_id": "s1", "kind": "body", "published_on": "2022-02-15", "char_start": "0"}
Write = Callable[[str], list[Mention]]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write one passage's mentions and read them back."""

    def read(entries: str) -> list[Mention]:
        monkeypatch.setattr(ledger, "MENTIONS", tmp_path)
        (tmp_path / "s1.yaml").write_text("s1-001:\n" + entries, encoding="utf-8")
        return ledger.read_mentions(SCHEMAS)

    return read


def cells(mention: Mention, coded: bool = True) -> dict[str, str]:
    reader = MentionReader(SCHEMAS, {"s1-001": PASSAGE}, {})
    span = {"mention_id": "men-0001", "source_id": "s1", "passage_id": "s1-001", "char_start": "0", "char_end": "9",
            "fragment": "x"}  # fmt: skip
    return reader.row(mention, span, coded)


def quantity(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in ("value_low", "value", "value_high", "qualifier", "unit"))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('  - quantity: "4,006 shells"\n', ("4006", "4006", "4006", "exactly", "shell")),
        ("  - quantity: 130,000 troops\n    qualifier: about\n", ("", "130000", "", "about", "person")),
        ("  - quantity: 48 hours\n    qualifier: up-to\n", ("", "48", "48", "up-to", "hour")),
        ("  - quantity: 100 people\n    qualifier: more-than\n", ("100", "100", "", "more-than", "person")),
        ("  - quantity: between 50 and 60 troops\n", ("50", "", "60", "between", "person")),
        ("  - quantity: dozens of warships\n", ("24", "", "", "vague", "ship")),
        ("  - quantity: $1.7 million\n", ("1700000", "1700000", "1700000", "exactly", "USD")),
        ("  - quantity: 335 miles\n    unit: mile\n", ("335", "335", "335", "exactly", "mile")),
    ],
)
def test_cells_of_a_quantity(write: Write, entry: str, expected: tuple[str, ...]) -> None:
    assert quantity(cells(write(entry)[0])) == expected


def test_cells_of_a_date(write: Write) -> None:
    day, later, month = write(
        "  - date: Monday\n  - date: Wednesday\n    start: 2022-02-16\n  - date: last month\n"
    )  # fmt: skip
    assert [cells(day)["date_start"], cells(day)["date_end"]] == ["2022-02-14", "2022-02-14"]
    assert cells(later)["date_start"] == cells(later)["date_end"] == "2022-02-16"
    assert (cells(month)["date_start"], cells(month)["date_start_precision"]) == ("2022-01-01", "month")


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("  - fact: six\n", "starts with one of"),
        ("  - quantity: six\n    colour: red\n", "'colour' is unknown"),
        ("  - quantity: six\n    as: perhaps\n    why: x\n", "is no code"),
        ("  - quantity: six\n    as: context\n", "says why"),
        ("  - quantity: six\n    as: coded\n", "is left out"),
        ("  - quantity: six\n    as: not-a-mention\n    why: dull\n", "exclusion.yaml"),
        ("  - quotation: We …\n", "names its speaker"),
        ("  - quantity: six\n    as: duplicate\n", "same_in is missing"),
    ],
)
def test_notation_that_is_refused(write: Write, entry: str, reason: str) -> None:
    with pytest.raises(SeedError, match=r"s1\.yaml:2: .*" + reason):
        write(entry)


@pytest.mark.parametrize(
    ("entry", "coded", "reason"),
    [
        ("  - quantity: six boats\n", False, "undecided"),
        ("  - quantity: six boats\n    as: context\n    why: No.\n", True, "dismissed as context"),
        ("  - quantity: a third of it\n    value: 3\n", True, "qualifier is missing"),
        ("  - quantity: a third of it\n", True, "write its value cells"),
        ("  - quantity: six boats\n    value: 6\n", True, "leave it out"),
        ("  - date: Monday\n    start: 2022-02-14\n", True, "leave 'start' out"),
        ("  - date: one fine day\n", True, "write its start"),
    ],
)
def test_cells_that_are_refused(write: Write, entry: str, coded: bool, reason: str) -> None:
    with pytest.raises(SeedError, match=reason):
        cells(write(entry)[0], coded)


def test_another_source_s_passage_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "MENTIONS", tmp_path)
    (tmp_path / "s2.yaml").write_text("s1-001:\n  - quantity: six\n", encoding="utf-8")
    with pytest.raises(SeedError, match="is no passage of s2"):
        ledger.read_mentions(SCHEMAS)


TEXT = 'He said: “We won’t go,” and: "Never, ever, in all my life." ‘It’s not over’'


def locate(words: str, nth: str = "") -> str:
    rows = [PASSAGE | {"char_end": str(len(TEXT))}]
    record = read_yaml_record()
    row = Passages(rows, {"s1": TEXT}).locate(Cited("s1-001", words, nth, "quotation", record), quotation=True)
    return TEXT[int(row["char_start"]) : int(row["char_end"])]


def read_yaml_record() -> Record:
    made = Record()
    made.path, made.line = Path("made.yaml"), 1
    return made


def test_a_quotation_reaches_to_its_closing_mark() -> None:
    assert locate("We won’t …") == "We won’t go,"
    assert locate("Never, ever …") == "Never, ever, in all my life."
    assert locate("It’s …") == "It’s not over"


def test_an_ellipsis_needs_an_opening_mark() -> None:
    with pytest.raises(SeedError, match="no quotation mark opens"):
        locate("ever, in …")


def test_a_duplicate_takes_over_what_it_repeats(write: Write) -> None:
    both = write(
        "  - quotation: Never again\n    speaker: a\n"
        "  - quotation: Never again\n    nth: 2\n    as: duplicate\n    same_in: s1-001\n"
    )
    rows = [{"mention_id": "men-0001", "speaker_id": "a"}, {"mention_id": "men-0002"}]
    duplicates(both, rows)
    assert rows[1] == {"mention_id": "men-0002", "duplicate_of_id": "men-0001", "speaker_id": "a"}
    alone = write("  - quotation: Never again\n    as: duplicate\n    same_in: s1-009\n")
    with pytest.raises(SeedError, match="no quotation with these words in s1-009"):
        duplicates(alone, [{"mention_id": "men-0001"}])


def test_yaml_keeps_a_passage_once(tmp_path: Path) -> None:
    path = tmp_path / "s1.yaml"
    path.write_text("s1-001: []\ns1-001: []\n", encoding="utf-8")
    with pytest.raises(SeedError, match="stands twice"):
        read_yaml(path)
