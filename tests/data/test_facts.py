"""Facts that everybody who read the texts must find in the tables."""

import border_crisis as bc

AID = {row.aid_id: row for row in bc.records("aid_deliveries")}
DEPLOYMENTS = {row.deployment_id: row for row in bc.records("deployments")}
ESTIMATES = bc.records("force_estimates")
DISCREPANCIES = bc.records("discrepancies")


def test_the_czech_shells() -> None:
    shells = next(row for row in AID.values() if row.donor_iso3 == "CZE")
    assert (shells.quantity, shells.calibre_mm, shells.item_type, shells.status) == (
        4006,
        152,
        "artillery-shell",
        "approved",
    )
    assert (shells.value, shells.value_currency, shells.value_eur, shells.value_usd) == (
        36_600_000,
        "CZK",
        1_500_000,
        1_700_000,
    )
    against = [d for d in DISCREPANCIES if d.record_id == shells.aid_id and d.field_name == "quantity"]
    assert {(d.value_a, d.value_b, d.discrepancy_type) for d in against} == {
        ("4006", "4000", "headline-body"),
        ("4006", "4000", "rounding"),
    }


def test_the_german_helmets() -> None:
    helmets = next(row for row in AID.values() if row.item_type == "helmet")
    assert (helmets.donor_iso3, helmets.quantity, helmets.status) == ("DEU", 5000, "announced")


def test_the_fighter_jets() -> None:
    jets = next(row for row in DEPLOYMENTS.values() if row.sender_iso3 == "USA" and row.quantity == 6)
    assert (jets.to_location_id, jets.status, jets.duration_value, jets.duration_unit) == (
        "amari-air-base",
        "arrived",
        1.5,
        "week",
    )
    heading = next(d for d in DISCREPANCIES if d.record_id == jets.deployment_id and d.field_name == "to_location_id")
    assert (heading.value_a, heading.value_b, heading.resolution) == ("Estonia", "Lithuania", "a")


def test_the_american_delivery_and_its_parts() -> None:
    parts = [row for row in AID.values() if row.part_of_id == "aid-005"]
    assert {(row.quantity, row.quantity_low, row.unit) for row in parts} == {
        (300, 300, "missile"), (800, 800, "bomb"), (None, 200_000, "round"),
    }  # fmt: skip
    assert all(row.status == "delivered" for row in parts)


def test_the_norwegian_reinforcement() -> None:
    norway = next(row for row in DEPLOYMENTS.values() if row.sender_iso3 == "NOR")
    assert (norway.quantity, norway.quantity_low, norway.quantity_high, norway.qualifier) == (None, 50, 60, "between")
    assert (norway.duration_value, norway.duration_unit) == (3, "month")


def test_vague_facts_are_facts() -> None:
    planeloads = next(row for row in AID.values() if row.unit == "planeload")
    assert planeloads.qualifier == "vague" and planeloads.quantity_low is None
    warships = next(row for row in DEPLOYMENTS.values() if row.unit == "ship")
    assert (warships.qualifier, warships.quantity_low) == ("vague", 24)
    assert any(row.status == "refused" and row.donor_iso3 == "DEU" for row in AID.values())
    assert {row.sender_iso3 for row in DEPLOYMENTS.values() if row.to_location_id == "romania"} == {"USA", "FRA", None}
    assert {row.to_location_id for row in DEPLOYMENTS.values() if row.status == "not-ruled-out"} == {
        "cuba",
        "venezuela",
    }
    trenches = [row for row in DEPLOYMENTS.values() if "trench" in row.item]
    assert len(trenches) >= 4


def test_each_claimant_of_a_figure_has_a_row() -> None:
    claims = {(row.claimant_id, row.qualifier, row.quantity) for row in ESTIMATES}
    assert claims == {
        ("france-24", "more-than", 100_000), ("france-24", "about", 100_000), ("the-west", "more-than", 100_000),
        ("boris-johnson", "about", 130_000), ("united-states", "about", 30_000), ("new-york-post", "about", 130_000),
        ("iran-press", "more-than", 130_000), ("cnn", "about", 100_000), ("associated-press", "about", 100_000),
    }  # fmt: skip


def test_every_source_carries_a_fact() -> None:
    assert {row.source_id for row in bc.records("evidence")} == {row.source_id for row in bc.records("sources")}


def test_no_fact_rests_on_context_alone() -> None:
    supported = {row.record_id for row in bc.records("evidence") if row.relation == "supports"}
    assert {*AID, *DEPLOYMENTS, *(row.estimate_id for row in ESTIMATES)} <= supported
