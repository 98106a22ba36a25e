"""Statements and events that everybody who read the texts must find in the tables."""

from datetime import date

import border_crisis as bc

STATEMENTS = bc.records("statements")
EVENTS = bc.records("events")
DISCREPANCIES = bc.records("discrepancies")


def said(speaker: str, **cells: object) -> list[object]:
    return [s for s in STATEMENTS if s.speaker_id == speaker and all(getattr(s, k) == v for k, v in cells.items())]


def test_both_sides_on_the_withdrawal() -> None:
    day = date(2022, 2, 15)
    assert said("igor-konashenkov", topic="withdrawal", speech_act="announcement", stated_on=day)
    assert said("dmitry-peskov", topic="withdrawal", stated_on=day)
    assert said("annalena-baerbock", topic="withdrawal", speech_act="demand", stated_on=day)
    assert said("liz-truss", topic="withdrawal", speech_act="demand", stated_on=date(2022, 2, 10))


def test_one_utterance_in_two_documents_is_one_row_with_a_discrepancy() -> None:
    wordings = [d for d in DISCREPANCIES if (d.value_a, d.value_b) == ("pullback", "withdrawal")]
    assert len(wordings) == 1
    row = next(s for s in STATEMENTS if s.statement_id == wordings[0].record_id)
    assert (row.speaker_id, row.n_sources) == ("dmytro-kuleba", 2)


def test_a_standing_denial_is_one_row_over_several_documents() -> None:
    denials = said("russia", speech_act="denial", topic="invasion-risk", occasion="standing")
    assert len(denials) == 1 and denials[0].stated_on is None and denials[0].n_sources >= 3


def test_the_unnamed_have_a_voice_of_their_own() -> None:
    unnamed = {a.actor_id for a in bc.records("actors") if a.actor_type == "unnamed-voice"}
    assert len({s.speaker_id for s in STATEMENTS} & unnamed) >= 5


def test_speakers_who_relay_another() -> None:
    assert {(s.speaker_id, s.reported_by_id) for s in STATEMENTS if s.reported_by_id} >= {
        ("fumio-kishida", "japanese-foreign-ministry"),
        ("ursula-von-der-leyen", "japanese-foreign-ministry"),
    }


def test_what_state_television_is_said_to_broadcast() -> None:
    assert len(said("russian-state-television")) >= 5


def test_events_of_several_kinds() -> None:
    kinds = {(e.event_type, e.start_date) for e in EVENTS}
    assert ("message-delivered", date(2022, 1, 26)) in kinds
    assert ("call", date(2022, 2, 15)) in kinds
    assert ("annexation", date(2014, 1, 1)) in kinds
    assert any(e.event_type == "cyberattack" and e.quantity == 70 for e in EVENTS)
    assert any(e.event_type == "armed-conflict" and e.quantity_low == 14_000 for e in EVENTS)
    assert {e.status for e in EVENTS} >= {"occurred", "ongoing", "scheduled", "hypothetical"}


def test_records_point_to_the_statement_that_announced_them() -> None:
    announced = {row.statement_id for row in bc.records("aid_deliveries")} - {None}
    assert len(announced) >= 8
    shells = next(row for row in bc.records("aid_deliveries") if row.donor_iso3 == "CZE")
    speaker = next(s.speaker_id for s in STATEMENTS if s.statement_id == shells.statement_id)
    assert speaker == "czech-defence-ministry"


def test_no_summary_is_written_twice() -> None:
    summaries = [s.summary for s in STATEMENTS] + [e.summary for e in EVENTS]
    assert len(set(summaries)) == len(summaries)
