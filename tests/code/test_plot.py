"""The charts draw every record, ranges as ranges and unknown as unknown, and carry source and version."""

import functools
import io
import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

import border_crisis as bc
from border_crisis import plot
from border_crisis.descriptor import version
from border_crisis.plot.rows import said_date, said_quantity, span
from border_crisis.plot.timeline_chart import TABLES

TABLE_OF = {"aid": "aid_deliveries", "deployments": "deployments", "force_estimates": "force_estimates"}


@functools.cache
def whole(name: str) -> dict[str, Any]:
    """The chart of a whole table, as Vega-Lite."""
    chart: dict[str, Any] = getattr(plot, name)().to_dict()
    return chart


def rows(chart: dict[str, Any]) -> list[dict[str, Any]]:
    """Every row of data inside a chart."""
    return [row for part in chart["datasets"].values() for row in part]


def estimate(**cells: Any) -> Any:
    frame = bc.force_estimates().head(1).copy()
    for name, value in cells.items():
        frame[name] = value
    return frame


@pytest.mark.parametrize("name", plot.__all__)
def test_the_caption_names_source_and_version(name: str) -> None:
    caption = " ".join(whole(name)["title"]["text"])
    assert f"border-crisis {version()}" in caption and "26 January to 15 February 2022" in caption
    assert "not what is true" in caption


@pytest.mark.parametrize("name", TABLE_OF)
def test_every_record_is_drawn_once(name: str) -> None:
    drawn = json.dumps(whole(name))
    for row in bc.records(TABLE_OF[name]):
        assert row[0] in drawn
    selected = bc.load(TABLE_OF[name]).tail(1)  # type: ignore[call-overload]
    alone = json.dumps(getattr(plot, name)(selected).to_dict())
    assert selected.iloc[0, 0] in alone and bc.records(TABLE_OF[name])[0][0] not in alone  # type: ignore[call-overload]


def test_a_selection_may_come_from_any_engine() -> None:
    charts = [plot.force_estimates(bc.load("force_estimates", engine=engine)).to_dict()  # type: ignore[call-overload]
              for engine in ("pandas", "polars", "pyarrow")]  # fmt: skip
    assert charts[0] == charts[1] == charts[2] == whole("force_estimates")


@pytest.mark.parametrize(
    ("cells", "hollow", "high", "arrow"),
    [
        ({"qualifier": "about", "quantity": 90.0, "quantity_low": None}, True, None, 0),
        ({"qualifier": "exactly", "quantity": 90.0, "quantity_low": 90.0}, False, None, 0),
        ({"qualifier": "more-than", "quantity": 90.0, "quantity_low": 90.0}, False, None, 1),
        ({"qualifier": "up-to", "quantity": 90.0, "quantity_low": None}, False, None, -1),
        ({"qualifier": "between", "quantity": None, "quantity_low": 50.0, "quantity_high": 60.0}, False, 60, 0),
        ({"qualifier": "vague", "quantity": None, "quantity_low": 24.0}, False, None, 1),
    ],
)  # fmt: skip
def test_bounds_are_drawn_as_the_words_give_them(cells: dict[str, Any], hollow: bool, high: Any, arrow: int) -> None:
    (drawn,) = rows(plot.force_estimates(estimate(**{"quantity_high": None, **cells})).to_dict())
    assert drawn["hollow"] is hollow and drawn["high"] == high
    assert (drawn["tip"] is not None) == (arrow != 0)
    if arrow:
        assert (drawn["tip"] - drawn["point"]) * arrow > 0


def test_quantities_are_labelled_with_their_qualifier() -> None:
    row = {"quantity": None, "quantity_low": 50.0, "quantity_high": 60.0, "qualifier": "between"}
    assert said_quantity(row) == "50 to 60"
    assert said_quantity(row | {"quantity": 130000.0, "qualifier": "about"}) == "about 130,000"
    assert said_quantity(row | {"qualifier": "vague", "quantity_low": None}) == ""
    with pytest.raises(bc.WrongUsage, match="no qualifier"):
        said_quantity(row | {"qualifier": "roughly"})


def test_dates_are_drawn_and_labelled_no_finer_than_known() -> None:
    day = date(2021, 12, 1)
    assert span(day, "day") == (day, date(2021, 12, 2))
    assert span(day, "week") == (day, date(2021, 12, 8))
    assert span(day, "month") == (day, date(2022, 1, 1))
    assert span(date(2020, 1, 1), "year")[1] == date(2021, 1, 1)
    assert [said_date(day, p) for p in ("day", "week", "month", "year")] == [
        "1 Dec",
        "week of 1 Dec",
        "Dec 2021",
        "2021",
    ]
    with pytest.raises(bc.WrongUsage, match="no precision"):
        span(day, "decade")


def test_deployments_without_a_date_stay_in_sight() -> None:
    drawn = [row for row in rows(whole("deployments")) if row["kind"] != "heading"]
    table = bc.records("deployments")
    undated = {r.deployment_id for r in table if not (r.start_date or r.announced_on or r.end_date)}
    assert {row["row"] for row in drawn if row["kind"] == "none"} == undated
    early = {r.deployment_id for r in table if r.start_date and r.start_date < date(2021, 11, 1)}
    assert {row["row"] for row in drawn if row["early"]} >= early


def test_the_timeline_counts_every_record() -> None:
    cells = [row for row in rows(whole("timeline")) if "number" in row]
    for table in TABLES:
        assert sum(cell["number"] for cell in cells if cell["table"] == table) == bc.tables()[table]
    short = json.dumps(plot.timeline(end=date(2022, 2, 1)).to_dict()["title"])
    assert "of days after 1 February 2022" in short
    with pytest.raises(bc.WrongUsage, match="earlier day first"):
        plot.timeline(date(2022, 2, 2), date(2022, 2, 1))


def test_statements_count_every_statement() -> None:
    cells = [row for row in rows(whole("statements")) if "number" in row]
    assert sum(cell["number"] for cell in cells) == bc.tables()["statements"]
    few = [row for row in rows(plot.statements(sides=3, by="topic").to_dict()) if "total" in row]
    assert len(few) == 4 and sum(int(row["total"]) for row in few) == bc.tables()["statements"]
    stance = json.dumps(plot.statements(by="stance").to_dict()["title"])
    assert f"{bc.statements().stance.isna().sum()} statements without a stance" in stance


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plot.aid(bc.aid_deliveries().head(0)), "no rows"),
        (lambda: plot.aid(bc.aid_deliveries()[["aid_id", "item"]]), "lacks the column donor_id"),
        (lambda: plot.aid("aid-001"), "takes a data frame, not str"),
        (lambda: plot.statements(by="mood"), "not by 'mood'"),
    ],
)
def test_a_wrong_call_is_one_clear_line(call: Any, message: str) -> None:
    with pytest.raises(bc.WrongUsage, match=message) as error:
        call()
    assert "\n" not in str(error.value)


def test_without_the_extra_its_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(bc.WrongUsage, match=r"pip install 'border-crisis\[plot\]'"):
        plot.aid()


def test_importing_the_charts_imports_no_chart_library() -> None:
    code = "import sys, border_crisis.plot; sys.exit(any(m in sys.modules for m in ('altair', 'pandas', 'narwhals')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_figure_is_the_same_bytes_twice_and_text_stays_text() -> None:
    hostile = bc.aid_deliveries().head(2).copy()
    hostile["item"] = "<script>alert(1)</script>"
    drawn = []
    for _ in range(2):
        out = io.StringIO()
        plot.aid(hostile).save(out, format="svg")
        drawn.append(out.getvalue())
    assert drawn[0] == drawn[1]
    assert "<script" not in drawn[0] and "&lt;script" in drawn[0]
