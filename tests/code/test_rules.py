"""Every SQL rule finds the row that breaks it, and no rule is without such a row."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from border_crisis.validation.engine import validate_frames
from border_crisis.validation.rules import load_rules

RULES = {rule.id: rule for rule in load_rules(Path(__file__).parents[2] / "schemas" / "rules")}
Frames = dict[str, pd.DataFrame]


def cell(table: str, key: str, **cells: str) -> Callable[[Frames], None]:
    """Set cells of the row whose first column is `key`."""

    def change(frames: Frames) -> None:
        row = frames[table].iloc[:, 0] == key
        assert row.sum() == 1, f"no {key} in {table}"
        for column, value in cells.items():
            frames[table].loc[row, column] = value

    return change


def add(table: str, **cells: str) -> Callable[[Frames], None]:
    """Add a row, empty but for the cells given."""

    def change(frames: Frames) -> None:
        row = dict.fromkeys(frames[table].columns, "") | cells
        frames[table] = pd.concat([frames[table], pd.DataFrame([row])], ignore_index=True)

    return change


def drop(table: str, column: str, value: str) -> Callable[[Frames], None]:
    """Remove the rows with that value."""

    def change(frames: Frames) -> None:
        kept = frames[table][frames[table][column] != value]
        assert len(kept) < len(frames[table])
        frames[table] = kept.reset_index(drop=True)

    return change


def where(table: str, find: dict[str, str], **cells: str) -> Callable[[Frames], None]:
    """Set cells of the first row that has the values `find`."""

    def change(frames: Frames) -> None:
        match = pd.Series(True, index=frames[table].index)
        for column, value in find.items():
            match &= frames[table][column] == value
        first = match.idxmax()
        assert match.any()
        for column, value in cells.items():
            frames[table].loc[first, column] = value

    return change


def chain(table: str, column: str, *keys: str) -> Callable[[Frames], None]:
    """Let each of some rows name the next one, and the last the first."""

    def change(frames: Frames) -> None:
        for key, following in zip(keys, [*keys[1:], keys[0]], strict=True):
            cell(table, key, **{column: following})(frames)

    return change


def again(table: str, **cells: str) -> Callable[[Frames], None]:
    """Add the first row once more, with other cells."""

    def change(frames: Frames) -> None:
        add(table, **{**frames[table].iloc[0].to_dict(), **cells})(frames)

    return change


MENTION = {
    "mention_id": "men-9999", "source_id": "tass-20220210", "passage_id": "tass-20220210-021", "kind": "quantity",
    "char_start": "0", "char_end": "5", "fragment": "x", "disposition": "context", "reason": "a reason",
}  # fmt: skip
TOMBSTONE = {"record_id": "aid-999", "table_name": "aid_deliveries", "retired_in": "1.1.0", "reason": "merged",
             "note": "a note"}  # fmt: skip
ERRATUM = {"erratum_id": "err-999", "table_name": "aid_deliveries", "record_id": "aid-001", "field_name": "quantity",
           "erratum_type": "error", "fixed_in": "1.0.1", "note": "a note"}  # fmt: skip
CHANGE = {"change_id": "chg-00001", "version": "1.0.1", "change_type": "cell-changed", "table_name": "events",
          "record_id": "evt-001", "field_name": "status"}  # fmt: skip
STATEMENT = {"statement_id": "stm-001", "speaker_id": "liz-truss", "occasion": "utterance"}

BREAKS: dict[str, list[Callable[[Frames], None]]] = {
    "announced-status-date": [cell("aid_deliveries", "aid-002", status_date="2022-01-27")],
    "cell-has-evidence": [
        cell("aid_deliveries", "aid-003", calibre_mm="152"),
        where("evidence", {"record_id": "aid-001", "field_name": "value"}, relation="context"),
    ],
    "claim-attributed": [cell("deployments", "dep-002", attributed_to_id="")],
    "coding-status": [where("passages", {"coding_status": "no-fact"}, coding_status="coded")],
    "contradiction-listed": [where("evidence", {"record_id": "aid-003"}, relation="contradicts")],
    "coordinates-paired": [cell("locations", "kyiv", longitude="")],
    "counts-agree": [cell("aid_deliveries", "aid-001", n_sources="2"), cell("deployments", "dep-007", n_outlets="9")],
    "date-precision": [
        cell("aid_deliveries", "aid-001", announced_on_precision=""),
        cell("deployments", "dep-021", announced_on="2022-02-15"),
        cell("deployments", "dep-023", announced_on="2022-01-02"),
        cell("force_estimates", "est-001", as_of_precision="year"),
    ],
    "dates-in-order": [cell("deployments", "dep-019", start_date="2022-02-21", start_date_precision="day")],
    "discrepancy-has-record": [
        cell("discrepancies", "dis-001", record_id="aid-999"),
        cell("discrepancies", "dis-007", record_b_id="est-999"),
        cell("discrepancies", "dis-001", field_name="colour"),
    ],
    "discrepancy-sides": [
        cell("discrepancies", "dis-001", value_b="4006"),
        cell("discrepancies", "dis-007", record_b_id="est-005"),
    ],
    "donor-country": [
        cell("aid_deliveries", "aid-001", donor_iso3="SVK"),
        cell("aid_deliveries", "aid-001", recipient_iso3=""),
    ],
    "duplicate-points": [
        where("passages", {"kind": "duplicate"}, duplicate_of_id=""),
        where("passages", {"kind": "body"}, duplicate_of_id="tass-20220210-021"),
    ],
    "erratum-has-record": [
        add("errata", **{**ERRATUM, "record_id": "aid-999"}),
        add("errata", **{**ERRATUM, "field_name": "colour"}),
        add("errata", **{**ERRATUM, "table_name": "battles"}),
    ],
    "duration-unit": [cell("deployments", "dep-038", duration_unit="")],
    "evidence-has-record": [
        where("evidence", {"record_id": "aid-001"}, record_id="aid-999"),
        where("evidence", {"record_id": "aid-001", "field_name": "value"}, field_name="price"),
    ],
    "evidence-in-passage": [
        where("evidence", {"record_id": "aid-001", "field_name": "value"}, char_end="45000"),
        where("evidence", {"record_id": "aid-001", "field_name": "value"}, source_id="tass-20220210"),
    ],
    "evidence-span-complete": [
        where("evidence", {"basis": "words"}, span_sha256=""),
        where("evidence", {"basis": "passage-time"}, char_start="3"),
    ],
    "force-country": [cell("force_estimates", "est-001", force_iso3="BLR")],
    "fragment-length": [
        where("evidence", {"record_id": "aid-001", "field_name": ""}, fragment="one two three four five six seven eight nine"),
        where("evidence", {"record_id": "aid-001", "field_name": "value"}, char_end="3830"),
        where("evidence", {"evidence_id": "evd-0002"}, fragment="Russia has massed troops"),
    ],
    "gw-code-states-only": [cell("actors", "nato", gw_code="900")],
    "inference-explained": [where("evidence", {"basis": "inference"}, note="")],
    "exclusion-class": [where("mentions", {"disposition": "not-a-mention"}, reason="because")],
    "mention-agrees": [
        where("mentions", {"disposition": "coded", "kind": "date", "fragment": "mid-January"}, date_start="2022-01-02", date_end="2022-01-02"),
        where("mentions", {"disposition": "coded", "fragment": "4,006 shells"}, value="4007", value_low="4007", value_high="4007", unit="tank"),
    ],
    "mention-cells": [
        where("mentions", {"disposition": "coded", "kind": "quantity"}, qualifier=""),
        where("mentions", {"disposition": "coded", "kind": "quotation"}, speaker_id=""),
        where("mentions", {"disposition": "context", "kind": "date"}, date_end=""),
        where("mentions", {"kind": "date"}, value="5"),
    ],
    "mention-decided": [
        add("mentions", **{**MENTION, "reason": ""}),
        where("mentions", {"disposition": "context"}, disposition="coded"),
        where("mentions", {"disposition": "context"}, disposition="duplicate"),
        where("mentions", {"disposition": "context"}, duplicate_of_id="men-0001"),
    ],
    "mention-in-passage": [add("mentions", **MENTION)],
    "mention-linked": [
        where("evidence", {"record_id": "aid-001", "field_name": "value_eur"}, mention_id="men-0001"),
        where("mentions", {"disposition": "coded"}, disposition="context"),
    ],
    "mention-speaker": [where("mentions", {"speaker_id": "liz-truss"}, speaker_id="xi-jinping")],
    "part-of-another": [
        cell("deployments", "dep-001", part_of_id="dep-001"),
        cell("aid_deliveries", "aid-005", part_of_id="aid-006"),
        chain("deployments", "part_of_id", "dep-001", "dep-002", "dep-003", "dep-004"),
    ],
    "parties-differ": [cell("aid_deliveries", "aid-001", recipient_id="czechia", recipient_iso3="CZE")],
    "party-has-record": [where("record_actors", {"record_id": "dep-030"}, record_id="dep-999")],
    "passage-count": [cell("sources", "tass-20220210", n_passages="3")],
    "passages-gap-free": [
        where("passages", {"passage_id": "tass-20220210-003"}, char_start="30"),
        drop("passages", "passage_id", "tass-20220210-026"),
        where("passages", {"passage_id": "tass-20220210-002"}, sequence="77"),
    ],
    "place-precision": [
        cell("deployments", "dep-038", geo_precision=""),
        cell("force_estimates", "est-005", location_id=""),
        add("events", event_id="evt-001", geo_precision="1"),
    ],
    "posting-time-on-its-day": [
        where("passages", {"published_at": "2022-01-26T17:31:00Z"}, published_at="2022-01-27T17:31:00Z")
    ],
    "quantity-bounds": [cell("deployments", "dep-038", quantity_low="70")],
    "quantity-qualifier": [
        cell("aid_deliveries", "aid-001", quantity_high=""),
        cell("force_estimates", "est-004", quantity_low="100000"),
        cell("aid_deliveries", "aid-008", quantity_high="400000"),
        cell("deployments", "dep-038", qualifier="", unit="person"),
    ],
    "quantity-unit": [
        cell("aid_deliveries", "aid-006", unit=""),
        cell("events", "evt-001", unit="person"),
    ],
    "record-has-evidence": [drop("evidence", "record_id", "aid-003")],
    "retired-id-gone": [add("retired", **{**TOMBSTONE, "record_id": "aid-002"})],
    "retired-successor": [
        add("retired", **{**TOMBSTONE, "successor_id": "aid-998"}),
        add("retired", **{**TOMBSTONE, "successor_id": "dep-001"}),
        add("retired", **{**TOMBSTONE, "successor_id": "aid-999"}),
        add("retired", **TOMBSTONE),
    ],
    "sender-country": [cell("deployments", "dep-038", sender_iso3="SWE")],
    "share-quoted": [cell("sources", "tass-20220210", share_quoted="0.2")],
    "standing-position-undated": [add("statements", **{**STATEMENT, "occasion": "standing", "stated_on": "2022-01-26"})],
    "state-country": [cell("actors", "norway", country_iso3=""), cell("locations", "belarus", country_iso3="")],
    "statement-period-in-order": [add("statements", **STATEMENT, about_start="2022-02-16", about_end="2022-02-15")],
    "affiliated-to-another": [
        cell("actors", "belarus", affiliation_id="belarus"),
        chain("actors", "affiliation_id", "belarus", "norway", "australia"),
    ],
    "change-names-column": [
        add("changes", **{**CHANGE, "table_name": "battles"}),
        add("changes", **{**CHANGE, "field_name": "colour"}),
    ],
    "claim-basis": [
        cell("force_estimates", "est-001", claim_basis="named"),
        cell("force_estimates", "est-002", claim_basis="outlet"),
    ],
    "country-code": [
        cell("actors", "norway", country_iso3="NOE"),
        cell("locations", "kyiv", country_iso3="EUE"),
        cell("deployments", "dep-001", sender_iso3="ZZZ"),
    ],
    "currency-code": [cell("aid_deliveries", "aid-001", value_currency="ZZZ")],
    "evidence-has-cell": [
        where("evidence", {"record_id": "evt-001", "field_name": ""}, field_name="quantity"),
        where("evidence", {"record_id": "evt-001", "field_name": ""}, field_name="event_id"),
    ],
    "evidence-names-place": [
        where("evidence", {"basis": "passage-time"}, passage_id=""),
        where("evidence", {"basis": "source-metadata"}, source_id="", passage_id=""),
    ],
    "evidence-once": [again("evidence", evidence_id="evd-9999")],
    "language-code": [cell("sources", "tass-20220210", language="xx")],
    "mention-duplicate": [
        where("mentions", {"mention_id": "men-0001"}, disposition="duplicate", duplicate_of_id="men-0001"),
        where("mentions", {"kind": "quotation"}, disposition="duplicate", duplicate_of_id="men-0001"),
    ],
    "mention-period-in-order": [where("mentions", {"kind": "date"}, date_end="1990-01-01")],
    "mention-quantity": [
        where("mentions", {"qualifier": "exactly"}, value_low=""),
        where("mentions", {"qualifier": "between"}, value_low="99999999"),
    ],
    "outside-number-once": [
        cell("actors", "belarus", gw_code="369"),
        cell("locations", "avdiivka", geonames_id="703448"),
    ],
    "passage-id": [where("passages", {"source_id": "tass-20220210"}, passage_id="other-001")],
    "relayed-by-another": [add("statements", **STATEMENT, reported_by_id="liz-truss")],
    "reported-after": [
        where("statements", {"stated_on": "2022-01-26"}, stated_on="2023-01-26"),
        where("deployments", {"announced_on": "2022-01-25"}, announced_on="2023-01-25"),
        cell("aid_deliveries", "aid-001", announced_on="2023-01-26"),
        cell("aid_deliveries", "aid-001", status_date="2023-01-26"),
        cell("events", "evt-001", start_date="2202-01-26"),
    ],
    "retired-form": [
        add("retired", **{**TOMBSTONE, "table_name": "battles"}),
        add("retired", **{**TOMBSTONE, "record_id": "dep-999"}),
    ],
    "seed-file-name": [
        cell("sources", "tass-20220210", seed_file="../tass.txt"),
        cell("sources", "tass-20220210", seed_file="a/tass.txt"),
    ],
    "source-url": [cell("sources", "tass-20220210", url="tass dot com")],
    "span-digest": [
        where("evidence", {"evidence_id": "evd-0001"}, span_sha256="0" * 64),
        where("evidence", {"evidence_id": "evd-0001"}, fragment="The massive Russian build-up around Ukrainf"),
    ],
    "span-same-fragment": [where("mentions", {"mention_id": "men-0001"}, fragment="Mondayy")],
    "value-same-currency": [
        cell("aid_deliveries", "aid-001", value_currency="EUR"),
        cell("aid_deliveries", "aid-001", value_currency="USD"),
    ],
    "vocabulary-complete": [
        drop("vocabularies", "code", "claimed"),
        where("vocabularies", {"vocabulary": "assertion"}, code="rumoured"),
        where("vocabularies", {"vocabulary": "assertion"}, vocabulary="assertoin"),
    ],
    "year-plausible": [cell("events", "evt-001", start_date="0202-01-26")],
    "value-currency": [cell("aid_deliveries", "aid-001", value_currency="")],
}  # fmt: skip


@pytest.fixture
def frames(tables: dict[str, list[dict[str, str]]], root: Path) -> Frames:
    """Every table as a frame of text."""
    return {name: pd.read_csv(root / "data" / f"{name}.csv", dtype=str, keep_default_na=False) for name in tables}


def test_every_rule_has_a_row_that_breaks_it() -> None:
    assert set(BREAKS) == set(RULES)


@pytest.mark.parametrize(
    ("rule", "change"), [pytest.param(r, c, id=f"{r}-{i}") for r, cs in BREAKS.items() for i, c in enumerate(cs)]
)
def test_rule_finds_what_breaks_it(rule: str, change: Callable[[Frames], None], frames: Frames) -> None:
    change(frames)
    found = {problem.rule for problem in validate_frames(frames, only={rule})}
    assert found == {rule}


def test_the_package_breaks_no_rule(frames: Frames) -> None:
    assert validate_frames(frames) == []


def test_rules_run_on_typed_frames_too(frames: Frames) -> None:
    import border_crisis as bc

    typed = {name: bc.load(name) for name in frames}
    assert validate_frames(typed) == []
    row = typed["aid_deliveries"]["aid_id"] == "aid-001"
    typed["aid_deliveries"].loc[row, "quantity_low"] = 5000.0
    assert "quantity-bounds" in {problem.rule for problem in validate_frames(typed)}


def test_a_rule_without_a_head_is_refused(tmp_path: Path) -> None:
    (tmp_path / "nameless.sql").write_text("SELECT 1\n")
    with pytest.raises(Exception, match="starts with a sentence"):
        load_rules(tmp_path)


def test_an_end_known_to_the_month_may_stand_before_the_day_of_the_start(frames: Frames) -> None:
    cell("events", "evt-001", end_date="2022-01-01", end_date_precision="month")(frames)
    assert validate_frames(frames, only={"dates-in-order"}) == []


def test_rules_of_one_table_run_without_the_others(frames: Frames) -> None:
    cell("events", "evt-001", start_date_precision="")(frames)
    found = validate_frames({"events": frames["events"]}, only={"date-precision"})
    assert [(problem.line, problem.column) for problem in found] == [(1, "start_date_precision")]
