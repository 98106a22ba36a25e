"""The passages of the five texts."""

from datetime import UTC, datetime
from pathlib import Path

import border_crisis as bc
from border_crisis.validation.spans import check_spans

PASSAGES = bc.records("passages")


def test_the_live_blog_has_its_clock() -> None:
    stamps = [p.published_at for p in PASSAGES if p.kind == "timestamp" and p.published_at]
    assert len(stamps) == 34
    assert datetime(2022, 1, 26, 17, 31, tzinfo=UTC) in stamps
    assert max(stamps) == datetime(2022, 1, 26, 18, 4, tzinfo=UTC)
    assert stamps == sorted(stamps, reverse=True)


def test_the_aggregator_s_outlets_are_told_apart() -> None:
    own = [p for p in PASSAGES if p.source_id == "aggregator-20220126"]
    outlets = {p.outlet_id for p in own}
    assert outlets == {"al-jazeera", "cnn", "associated-press", "unnamed-outlet-20220126", None}
    assert all(p.kind == "boilerplate" for p in own if p.outlet_id is None)
    assert all(p.outlet_id == "al-jazeera" for p in own if p.published_at)


def test_the_slide_show_is_text() -> None:
    captions = [p for p in PASSAGES if p.outlet_id == "cnn" and p.kind == "caption"]
    assert len(captions) == 35 + 2


def test_the_flat_copy_of_the_agency_text_points_to_the_punctuated_one() -> None:
    own = {p.passage_id: p for p in PASSAGES if p.source_id == "tass-20220210"}
    copies = [p for p in own.values() if p.kind == "duplicate"]
    assert len(copies) == 7
    assert {own[p.duplicate_of_id].kind for p in copies} == {"body"}
    assert len({p.duplicate_of_id for p in copies}) == 7
    first_canonical = min(own[p.duplicate_of_id].sequence for p in copies)
    rest = {p.kind for p in own.values() if p.sequence < first_canonical and p.kind != "duplicate"}
    assert rest == {"heading", "boilerplate", "timestamp"}


def test_every_span_is_found_again(texts: Path, root: Path) -> None:
    report = check_spans(root, texts)
    assert report.problems == []
    assert "5 of 5 sources at hand" in report.lines[0]


def test_fragments_show_little_of_a_source() -> None:
    assert all(row.share_quoted <= 0.25 for row in bc.records("sources"))
