"""Comparing two passes: pairs by words alone, figures from libraries, disagreements that must be settled."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from border_crisis.errors import InvalidData
from curation.agreement.adjudication import CODED, EXISTENCE, NOT_CODED, PARTY, Disagreement, complaints, disagreements
from curation.agreement.fields import Field, compared_fields
from curation.agreement.matching import Matching, fit, match
from curation.agreement.measures import figure
from curation.agreement.page import figures_csv
from curation.agreement.passes import Span, Unit, read_pass, roles_of
from curation.agreement.recoding import recoded
from curation.agreement.report import enough, existence, lines, parties
from curation.schemas import load_schemas


def unit(
    record_id: str, *spans: tuple[int, int], table: str = "events", cells: Mapping[str, str] | None = None,
    of_cells: Sequence[tuple[int, int]] = (), parties: Mapping[str, str] | None = None, passages: str = "",
) -> Unit:  # fmt: skip
    core: tuple[Span, ...] = tuple(("text", a, b) for a, b in spans)
    every = tuple(sorted({*core, *(("text", a, b) for a, b in of_cells)}))
    return Unit(table, record_id, cells or {}, core, every, frozenset(passages.split()), parties or {})


def ids(matching: Matching) -> list[tuple[str, str]]:
    return sorted((a.record_id, b.record_id) for a, b in matching.pairs)


def test_the_fit_is_the_share_of_spans_that_touch() -> None:
    word, clause, far = ("text", 5, 8), ("text", 0, 20), ("text", 30, 40)
    assert fit([word], [clause]) == 1
    assert fit([word, far], [clause]) == pytest.approx(2 / 3)
    assert fit([word], [("text", 8, 20)]) == 0  # half-open: touching ends share no character
    assert fit([word], [("other", 0, 20)]) == 0


def test_pairs_have_the_highest_sum_and_the_rest_is_left() -> None:
    # a1 fits both clauses, a2 the second alone: greedy pairing of a1 with b2 would lose a2.
    a = [unit("a1", (0, 3), (10, 13)), unit("a2", (12, 15)), unit("a3", (90, 95))]
    b = [unit("b1", (0, 5)), unit("b2", (10, 20)), unit("b3", (50, 60))]
    found = match(a, b)
    assert ids(found) == [("a1", "b1"), ("a2", "b2")]
    assert [u.record_id for u in found.only_a] == ["a3"] and [u.record_id for u in found.only_b] == ["b3"]


def test_coded_values_play_no_part() -> None:
    a = [unit("a1", (0, 3), cells={"status": "x"}), unit("a2", (10, 13), cells={"status": "y"})]
    b = [unit("b1", (0, 5), cells={"status": "y"}), unit("b2", (10, 15), cells={"status": "x"})]
    assert ids(match(a, b)) == [("a1", "b1"), ("a2", "b2")]


def test_ties_go_to_the_cells_that_touch_then_to_the_order() -> None:
    sentence = (0, 100)
    a = [unit("a1", sentence, of_cells=[(60, 65)]), unit("a2", sentence, of_cells=[(10, 15)])]
    b = [unit("b1", (0, 50)), unit("b2", (50, 100))]
    assert ids(match(a, b)) == [("a1", "b2"), ("a2", "b1")]
    assert ids(match([unit("a1", sentence), unit("a2", sentence)], b)) == [("a1", "b1"), ("a2", "b2")]


def test_what_is_left_is_tried_by_its_cells_and_then_in_other_tables() -> None:
    a = [unit("a1", (0, 3), of_cells=[(50, 53), (56, 59)]), unit("a2", (200, 203), table="deployments")]
    b = [unit("b1", (48, 60)), unit("b2", (200, 210))]
    assert ids(match(a, b)) == [("a1", "b1"), ("a2", "b2")]
    one_cell = [unit("a1", (0, 3), of_cells=[(50, 53)])]
    assert not match(one_cell, b[:1]).pairs  # a speaker's name alone makes no pair


def test_alpha_of_a_known_example() -> None:
    # Krippendorff, Computing Krippendorff's alpha-reliability (2011), A: nominal, two observers, binary.
    first, second = "0100000010", "1110010000"
    found = figure(list(zip(first, second, strict=True)), "nominal")
    assert (found.n, found.agree) == (10, 6)
    assert found.alpha == pytest.approx(0.095, abs=0.0005)
    assert found.low is not None and found.high is not None and found.low < found.alpha < found.high
    assert found == figure(list(zip(first, second, strict=True)), "nominal")  # the same each time


def test_levels_weigh_how_far_values_are_apart() -> None:
    near = [("2022-01-01", "2022-01-02"), ("2022-02-01", "2022-02-01"), ("2022-03-01", "2022-03-01")]
    far = [("2022-01-01", "2022-02-25"), *near[1:]]
    alphas = [figure(pairs, "interval").alpha for pairs in (near, far)]
    assert alphas[0] is not None and alphas[1] is not None and alphas[0] > 0.99 > 0.5 > alphas[1]
    assert figure(near, "nominal").alpha == figure(far, "nominal").alpha


@pytest.mark.parametrize("pairs", [[], [("a", "b")], [("a", "a"), ("a", "a")]])
def test_one_value_or_pair_leaves_alpha_undefined(pairs: list[tuple[str, str]]) -> None:
    assert figure(pairs, "nominal")[2:] == (None, None, None)


def test_full_agreement_is_one_and_bad_values_are_named() -> None:
    assert figure([("a", "a"), ("b", "b")], "nominal")[2:] == (1, 1, 1)
    with pytest.raises(InvalidData, match="'soon' cannot be compared at the level interval"):
        figure([("soon", "2022-01-01"), ("2022-01-01", "2022-01-01")], "interval")


def test_every_column_is_compared_at_its_level_or_left_out_on_purpose() -> None:
    levels = {(f.table, f.column): f.level for f in compared_fields(load_schemas())}
    assert levels["events", "start_date"] == "interval"
    assert levels["events", "start_date_precision"] == "ordinal"
    assert levels["events", "geo_precision"] == "nominal"  # codes, though they look like numbers
    assert levels["force_estimates", "quantity"] == "ratio"
    assert not {"summary", "item", "event_id", "donor_iso3", "event_type"} & {
        c for t, c in levels if t == "aid_deliveries"
    }


def test_lines_say_whether_a_value_is_given_and_whether_it_is_the_same() -> None:
    day, other = {"start_date": "2022-01-01"}, {"start_date": "2022-02-01"}
    pairs = [
        (unit("a1", cells=day), unit("b1", cells=day)),
        (unit("a2", cells=other), unit("b2", cells=other)),
        (unit("a3", cells=day), unit("b3", cells={"start_date": ""})),
    ]
    given, value = lines(pairs, pairs, [Field("events", "start_date", "interval")], {("events", "start_date")})
    assert (given.part, given.before.n, given.before.agree) == ("given", 3, 2)
    assert (value.part, value.before.n, value.before.agree, value.level) == ("value", 2, 2, "interval")
    assert value.after == value.before and not value.low
    written = figures_csv([given, value]).decode().splitlines()
    assert written[1].startswith("events,start_date,given,nominal,false,3,2,")
    assert written[2].startswith("events,start_date,value,interval,false,2,2,1.0000,")


def test_a_figure_says_something_only_with_enough_pairs_off_the_commonest_value() -> None:
    assert enough([("a", "a")] * 25 + [("a", "b")] * 10)
    assert not enough([("a", "a")] * 40 + [("a", "b")] * 9)
    assert not enough([("a", "b")] * 29)


def test_existence_and_parties() -> None:
    a = [unit("a1", (0, 3), passages="p1", parties={"x": "host", "y": "target"}), unit("a2", (9, 12), passages="p2")]
    b = [unit("b1", (0, 5), passages="p1", parties={"x": "participant"})]
    found = match(a, b)
    events = existence(a, b, found, ["p1", "p2", "p3"])[0]
    assert (events.table, events.a, events.b, events.pairs) == ("events", 2, 1, 1)
    assert (events.passages.n, events.passages.agree) == (3, 2)
    first = parties(found.pairs)[0]
    assert (first.a, first.b, first.both, first.roles.agree) == (2, 1, 1, 0)


def test_reading_a_pass_translates_names_and_keeps_two_roles(tmp_path: Path) -> None:
    for table in ("statements", "deployments", "aid_deliveries", "force_estimates"):
        (tmp_path / f"{table}.csv").write_text("id\n")
    (tmp_path / "events.csv").write_text("event_id,attributed_to_id\nevt-001,The Duchy\n")
    (tmp_path / "spans.csv").write_text(
        "table_name,record_id,field_name,passage_id,source_id,char_start,char_end,relation\n"
        "events,evt-001,,p-1,text,5,9,supports\nevents,evt-001,location_id,p-2,text,50,59,supports\n"
        "events,evt-001,,p-3,text,70,79,contradicts\nevents,evt-001,start_date,p-1,text,,,supports\n"
    )
    (tmp_path / "record_actors.csv").write_text(
        "table_name,record_id,actor_id,role\nevents,evt-001,The Duchy,participant\nevents,evt-001,The Duchy,host\n"
    )
    names = {"actors": {"The Duchy": "duchy"}, "locations": {}}
    (read,) = read_pass(tmp_path, names)
    assert read.cells["attributed_to_id"] == "duchy" and read.parties == {"duchy": "host; participant"}
    assert read.core == (("text", 5, 9),) and read.spans == (("text", 5, 9), ("text", 50, 59))
    assert read.passages == {"p-1"}
    (read,) = read_pass(tmp_path, {"actors": {"The Duchy": "none"}, "locations": {}})
    assert read.cells["attributed_to_id"] == "The Duchy"  # agrees with no id
    with pytest.raises(InvalidData, match="actors: 'The Duchy' of pass B is missing"):
        read_pass(tmp_path, {"actors": {}, "locations": {}})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("events,a9,status,x,y", "the pass has no such cell"),
        ("events,a1,colour,x,y", "the pass has no such cell"),
        ("events,a1,status,y,z", "'y' is not what the pass holds"),
        ("events,a1,status,x,y\nevents,a1,status,x,y", "is recoded twice"),
    ],
)
def test_recoding_must_fit_the_pass(row: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"table_name,record_id,field_name,old,new\n{row}\n")
    with pytest.raises(InvalidData, match=message):
        recoded([unit("a1", (0, 3), cells={"status": "x"})], path)


def test_recoding_leaves_the_frozen_units_alone(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("table_name,record_id,field_name,old,new\nevents,a1,status,x,y\n")
    frozen = [unit("a1", (0, 3), cells={"status": "x"})]
    assert recoded(frozen, tmp_path / "a.csv")[0].cells == {"status": "y"}
    assert frozen[0].cells == {"status": "x"}


FIELDS = [Field("events", "status", "nominal")]
PASS_A = [unit("evt-001", (0, 3), cells={"status": "occurred"}, parties={"x": "host"}), unit("evt-002", (50, 53))]
PASS_B = [unit("evt-007", (0, 5), cells={"status": "ongoing"}), unit("evt-008", (90, 95))]
TABLES = {
    "events": [{"event_id": "evt-001", "status": "ongoing"}, {"event_id": "evt-002", "status": ""}],
    "record_actors": [{"table_name": "events", "record_id": "evt-001", "actor_id": "x", "role": "host"}],
}


def settled() -> list[dict[str, str]]:
    finals = {
        ("evt-001", "status"): ("evt-001", "ongoing"),
        ("evt-001", PARTY): ("evt-001", "host"),
        ("evt-002", EXISTENCE): ("evt-002", CODED),
        ("", EXISTENCE): ("evt-002", NOT_CODED),
    }
    rows = []
    for found in disagreements(match(PASS_A, PASS_B), FIELDS):
        record, final = finals[found.record_a, found.field_name]
        rows.append({**found._asdict(), "record_id": record, "final": final, "reason": "The text says so."})
    return rows


def complain(rows: list[dict[str, str]]) -> str:
    return "\n".join(complaints(disagreements(match(PASS_A, PASS_B), FIELDS), rows, TABLES, Path("adjudication.csv")))


def test_every_disagreement_is_listed_once_in_order() -> None:
    assert disagreements(match(PASS_A, PASS_B), FIELDS) == [
        Disagreement("events", "evt-001", "evt-007", "status", "", "occurred", "ongoing"),
        Disagreement("events", "evt-001", "evt-007", PARTY, "x", "host", ""),
        Disagreement("events", "evt-002", "", EXISTENCE, "", CODED, ""),
        Disagreement("events", "", "evt-008", EXISTENCE, "", "", CODED),
    ]
    assert complain(settled()) == ""


def test_what_is_not_settled_or_not_held_is_named() -> None:
    rows = settled()
    assert "no decision on events evt-001/evt-007 status" in complain(rows[1:])
    assert "do not disagree so on events evt-001/evt-007 status" in complain([{**rows[0], "value_b": "x"}, *rows[1:]])
    assert "not in canonical order" in complain(rows[::-1])
    assert "needs a reason" in complain([{**rows[0], "reason": " "}, *rows[1:]])
    assert "adjudication.csv:2: evt-001.status: the table holds 'ongoing', the decision says 'occurred'" in complain(
        [{**rows[0], "final": "occurred"}, *rows[1:]]
    )
    assert "the table holds 'host', the decision says ''" in complain([rows[0], {**rows[1], "final": ""}, *rows[2:]])
    assert "has no record 'evt-009'" in complain([*rows[:3], {**rows[3], "record_id": "evt-009"}])
    assert "coded, but no record is named" in complain([*rows[:3], {**rows[3], "record_id": "", "final": CODED}])
    assert "'perhaps' is neither" in complain([*rows[:3], {**rows[3], "final": "perhaps"}])


def test_a_pair_of_two_tables_disagrees_about_the_table_alone() -> None:
    found = disagreements(match([unit("dep-001", (0, 3), table="deployments")], [unit("evt-001", (0, 5))]), FIELDS)
    assert found == [Disagreement("deployments", "dep-001", "evt-001", EXISTENCE, "", "deployments", "events")]


def test_roles_are_joined_in_order() -> None:
    rows = [
        {"table_name": "events", "record_id": "e", "actor_id": "x", "role": role} for role in ("participant", "host")
    ]
    assert roles_of(rows) == {("events", "e"): {"x": "host; participant"}}
