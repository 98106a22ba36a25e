"""The timeline: what falls on which day, over all five tables of facts."""

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from border_crisis.errors import WrongUsage
from border_crisis.plot.rows import Row, chosen_rows, codes, said_date, span
from border_crisis.plot.style import BLACK, BLUE, GREEN, GREY, PURPLE, VERMILLION, altair, data, finished
from border_crisis.reading import read_records

if TYPE_CHECKING:
    import altair as alt

DAY, STEP, GUTTER = 17, 21, 50
#: The tables in the order of the chart: the column that dates a record, and the colour.
TABLES = {
    "statements": ("stated_on", BLUE),
    "deployments": ("start_date", VERMILLION),
    "aid_deliveries": ("status_date", GREEN),
    "force_estimates": ("as_of", PURPLE),
    "events": ("start_date", "#444444"),
}
LABELS = {"statements": "Statements", "deployments": "Deployments", "aid_deliveries": "Aid",
          "force_estimates": "Force estimates"}  # fmt: skip


def timeline(start: date = date(2022, 1, 20), end: date = date(2022, 2, 20)) -> "alt.VConcatChart":
    """Return a chart of how many records fall on which day from `start` to `end` (both included).

    One row a table, events one row a type. Records that the documents date to a week or a month are
    bars over it; on the left stand those of earlier days and those without a day. Returns an
    `altair.VConcatChart`. Raises WrongUsage without the extra `plot`, or when `end` is before `start`.
    """
    if end < start:
        raise WrongUsage(f"a timeline from {start} to {end} has no days; give the earlier day first")
    labels = codes("event_type")
    placed = [_placed(row, table, labels, start, end) for table in TABLES for row in chosen_rows(table)]
    lanes = _lanes(placed)
    published = Counter(row.published_on for row in read_records("sources"))
    notes = [
        "In the circle: how many records. Thin bar: dated to a week or a month. From the fifth row down: events.",
        "Deployments stand at their start, else at their announcement.",
    ]
    later = sum(row["where"] == "after" for row in placed)
    if later:
        notes.append(f"Left out: {later} records of days after {end:%-d %B %Y}.")
    return finished(
        "What falls on which day?",
        ["Grey: the days on which the documents appeared. An empty day is one they say little of, not a quiet one."],
        notes,
        _days([row for row in placed if row["lane"]], lanes, published, start, end),
    )


def _placed(row: Row, table: str, labels: dict[str, str], start: date, end: date) -> Row:
    """Return the lane of a record, and where it stands: on a day, over a span, before, or without a day."""
    column = TABLES[table][0]
    if table == "deployments" and row[column] is None:
        column = "announced_on"
    lane = LABELS.get(table) or labels[row["event_type"]]
    begin, precision = row[column], row[f"{column}_precision"]
    place: Row = {"lane": lane, "table": table, "where": "none", "from": None, "until": None}
    if begin is None:
        return place
    first, after = span(begin, precision)
    if after <= start:
        return place | {"where": "before"}
    if first > end:
        return place | {"where": "after"}
    if precision == "day":
        return place | {"where": "day", "from": first.isoformat()}
    return place | {"where": "span", "from": max(first, start).isoformat(),
                    "until": min(after, end + timedelta(days=1)).isoformat(),
                    "said": said_date(begin, precision)}  # fmt: skip


def _lanes(placed: list[Row]) -> list[str]:
    """Return the lanes from top to bottom: the tables, then the types of event, the most frequent first."""
    number = Counter(row["lane"] for row in placed if row["table"] == "events")
    return [*LABELS.values(), *(lane for lane, _ in sorted(number.items(), key=lambda item: (-item[1], item[0])))]


def _days(placed: list[Row], lanes: list[str], published: Counter[date], start: date, end: date) -> Any:
    alt = altair()
    days = (end - start).days + 1
    width, height = DAY * days, STEP * len(lanes)
    counts = Counter((row["lane"], row["table"], row["where"], row["from"], row["until"]) for row in placed)
    cells = [dict(zip(("lane", "table", "where", "from", "until"), key, strict=True)) | {"number": n}
             for key, n in counts.items()]  # fmt: skip
    for cell in cells:
        if cell["where"] == "day":
            cell["noon"] = f"{cell['from']}T12:00:00Z"
    colour = alt.Color("table:N", legend=None, scale=alt.Scale(
        domain=list(TABLES), range=[colour for _, colour in TABLES.values()]))  # fmt: skip
    y = alt.Y("lane:N", scale=alt.Scale(domain=lanes), title=None,
              axis=alt.Axis(grid=True, gridColor="#F0F0F0", labelPadding=2 * GUTTER, labelLimit=200))  # fmt: skip
    edges = [f"{start}T00:00:00Z", f"{end + timedelta(days=1)}T00:00:00Z"]
    fifth = [start + timedelta(days=n) for n in range(0, days, 5)]
    axis = alt.Axis(orient="top", title=None, grid=False, format="%-d %b", labelAngle=0, labelFlush=False, values=[
        alt.DateTime(year=d.year, month=d.month, date=d.day, hours=12, utc=True) for d in fifth])  # fmt: skip
    time = alt.Scale(type="utc", domain=edges)
    marks = [{"day": f"{day}T00:00:00Z", "noon": f"{day}T12:00:00Z", "after": f"{day + timedelta(days=1)}T00:00:00Z",
              "said": f"{number} document{'s' if number > 1 else ''}"}
             for day, number in published.items() if start <= day <= end]  # fmt: skip
    band = alt.Chart(data(marks)).mark_bar(color="#E4E4E4").encode(
        x=alt.X("day:T", scale=time, axis=axis), x2="after:T", y=alt.value(0), y2=alt.value(height))  # fmt: skip
    band_label = alt.Chart(data(marks)).mark_text(fontSize=10, color=GREY, baseline="top").encode(
        x=alt.X("noon:T", scale=time, axis=axis), y=alt.value(height + 5), text="said:N")  # fmt: skip
    base = alt.Chart(data(cells)).encode(y=y, tooltip=["lane:N", "number:Q", "from:N", "until:N"])
    spans = base.transform_filter("datum.where == 'span'").mark_bar(height=3, opacity=0.5, yOffset=8.5).encode(
        x=alt.X("from:T", scale=time, axis=axis), x2="until:T", color=colour)  # fmt: skip
    on_day = base.transform_filter("datum.where == 'day'").encode(x=alt.X("noon:T", scale=time, axis=axis))
    dots = on_day.mark_circle(size=250, opacity=1).encode(color=colour)
    numbers = on_day.mark_text(fontSize=10, color="white", fontWeight="bold").encode(text="number:Q")
    gutters = [
        base.transform_filter(f"datum.where == '{where}'").mark_text(fontSize=11, color=BLACK).encode(
            x=alt.value(x), text="number:Q")
        for where, x in (("none", -1.5 * GUTTER), ("before", -0.5 * GUTTER))
    ]  # fmt: skip
    heads = alt.Chart(data([{"said": "no day", "x": -1.5 * GUTTER}, {"said": "earlier",
                             "x": -0.5 * GUTTER}])).mark_text(fontSize=10, color=GREY).encode(
        x=alt.X("x:Q", scale=None, axis=None), y=alt.value(-10), text="said:N")  # fmt: skip
    frame = alt.layer(band, spans, dots, numbers, band_label, *gutters)
    return alt.layer(frame, heads).resolve_scale(x="independent").properties(width=width, height=height)
