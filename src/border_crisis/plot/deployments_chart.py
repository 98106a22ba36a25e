"""Deployments: who moved, drilled, stood or withdrew where and when, as exactly as the documents date it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from border_crisis.plot.rows import Row, chosen_rows, codes, names, said_date, said_quantity, span
from border_crisis.plot.style import BLACK, BLUE, GREY, LINE, ORANGE, PURPLE, altair, data, finished
from border_crisis.reading import read_records

if TYPE_CHECKING:
    import altair as alt

WIDTH, STEP, LEFT, GUTTER = 300, 14, 380, 44
FIRST, LAST = date(2021, 11, 1), date(2022, 3, 1)  # what lies before stands at the left edge, with its date
#: A second look at the codes of `status`: did it happen, is it to happen, or is it open or excluded?
STAGES = {
    "underway": "going on or over", "arrived": "going on or over", "completed": "going on or over",
    "proposed": "to come", "planned": "to come", "announced": "to come",
    "not-ruled-out": "open or excluded", "refused": "open or excluded", "unclear": "open or excluded",
}  # fmt: skip
DATES = {"start": "start_date", "announced": "announced_on", "end": "end_date"}  # the first that is known counts
COLOURS = {"going on or over": BLUE, "to come": ORANGE, "open or excluded": PURPLE}


def deployments(selection: Any = None) -> "alt.VConcatChart":
    """Return a chart of forces: one row a record, by sender, at its dates.

    A bar covers the days that a date can mean (a day, a week, a month); a tick is a last day; a
    hollow circle on the left is a record without any date. `selection` is a data frame with rows of
    `deployments`; without it, all of them. Returns an `altair.VConcatChart`. Raises WrongUsage
    without the extra `plot`, or for a selection without rows or with other columns.
    """
    rows = chosen_rows("deployments", selection)
    actors, places, actions = names("actors"), names("locations"), codes("deployment_action")
    senders = _senders(actors)
    number = {side: sum(senders[r["sender_id"]] == side for r in rows) for side in senders.values()}
    order = list(actions)
    rows = sorted(rows, key=lambda r: (-number[senders[r["sender_id"]]], senders[r["sender_id"]],
                                       order.index(r["action"]), r["deployment_id"]))  # fmt: skip
    drawn, above = [], None
    for row in rows:
        side = senders[row["sender_id"]]
        if side != above:  # a line of its own for the sender
            drawn.append({"row": side, "sender": side, "kind": "heading"})
        drawn.append(_drawn(row, places, actions))
        above = side
    return finished(
        "Who moved which forces, and when?",
        ["A bar covers the days that a date can mean. Hollow on the left: the documents give no date."],
        ["Filled bar: start. Empty bar: announcement, where no start is given. Tick: last day. Right: record, status.",
         "A record that rests on the caption of a photograph has the day on which the picture was taken."],
        _table(drawn),
    )  # fmt: skip


def _senders(actors: dict[str, str]) -> dict[str, str]:
    """Return the side of each actor: its state, or itself without one."""
    rows = read_records("actors")
    states = {row.country_iso3: row.name for row in rows if row.actor_type == "state"}
    return {row.actor_id: states.get(row.country_iso3, actors[row.actor_id]) for row in rows}


def _drawn(row: Row, places: dict[str, str], actions: dict[str, str]) -> Row:
    kind = next((kind for kind, column in DATES.items() if row[column]), "none")
    begin = until = None
    early = ""
    if kind in ("start", "announced"):
        day, precision = row[DATES[kind]], row[f"{DATES[kind]}_precision"]
        begin, until = span(day, precision)
        early = said_date(day, precision) if begin < FIRST else ""
    end = row["end_date"]
    source, goal = places.get(row["from_location_id"]), places.get(row["to_location_id"])
    parts = [f"{said_quantity(row)} {row['item']}".strip(), f"from {source}" if source else "", goal or ""]
    return {
        "row": row["deployment_id"],
        "label": f"{actions[row['action']].lower()}: {', '.join(part for part in parts if part)}",
        "stage": STAGES[row["status"]],
        "kind": kind,
        "from": begin.isoformat() if begin and begin >= FIRST else None,
        "until": until.isoformat() if until and begin and begin >= FIRST else None,
        "end": span(end, row["end_date_precision"])[1].isoformat() if end else None,
        "early": early,
        "note": f"{row['deployment_id']} {row['status']}",
        "summary": row["summary"],
    }


def _table(rows: list[Row]) -> Any:
    alt = altair()
    used = [stage for stage in COLOURS if any(row.get("stage") == stage for row in rows)]
    legend = alt.Legend(orient="top", title="When the documents appeared:", titleOrient="left", offset=8,
                        symbolType="square", symbolOpacity=1)  # fmt: skip
    colours = alt.Scale(domain=used, range=[COLOURS[stage] for stage in used])
    colour = alt.Color("stage:N", scale=colours, legend=legend)
    y = alt.Y("row:N", sort=[row["row"] for row in rows], axis=None)
    axis = alt.Axis(orient="top", format="%b %Y", tickCount="month", grid=True, gridColor=LINE, title=None,
                    labelAlign="left", labelFlush=False)  # fmt: skip
    latest = max([LAST.isoformat(), *(row[key] for row in rows for key in ("until", "end") if row.get(key))])
    time = alt.Scale(type="utc", domain=[FIRST.isoformat(), latest])
    begin, last = (alt.X(f"{name}:T", scale=time, axis=axis) for name in ("from", "end"))
    tip = ["row:N", "label:N", "note:N", "summary:N"]
    base = alt.Chart(data(rows)).encode(y=y)

    def only(test: str) -> Any:
        return base.transform_filter(test)

    dated = only("isValid(datum.from)").mark_bar(height=8, strokeWidth=1.5, minBandSize=4).encode(
        x=begin, x2="until:T", color=alt.condition("datum.kind == 'announced'", alt.value("white"), colour),
        stroke=alt.Stroke("stage:N", scale=colours, legend=None), tooltip=tip)  # fmt: skip
    ends = only("isValid(datum.end)").mark_tick(height=11, thickness=3, opacity=1).encode(
        x=last, color=colour, tooltip=tip)  # fmt: skip
    undated = only("datum.kind == 'none'").mark_point(size=34, strokeWidth=1.5, opacity=1).encode(
        x=alt.value(-GUTTER / 2), color=colour, tooltip=tip)  # fmt: skip
    early = only("isValid(datum.early) && datum.early != ''").mark_text(fontSize=10).encode(
        x=alt.value(-GUTTER / 2), text="early:N", color=colour)  # fmt: skip
    things = only("datum.kind != 'heading'")
    label = things.mark_text(align="right", fontSize=10, color=BLACK, limit=LEFT).encode(
        x=alt.value(-GUTTER - 4), text="label:N")  # fmt: skip
    ident = things.mark_text(align="left", fontSize=9, color=GREY).encode(x=alt.value(WIDTH + 6), text="note:N")
    heads = only("datum.kind == 'heading'")
    sender = heads.mark_text(align="left", fontSize=11, fontWeight="bold", color=BLACK).encode(
        x=alt.value(-LEFT - GUTTER), text="sender:N")  # fmt: skip
    line = heads.mark_rule(color=LINE, yOffset=-STEP / 2).encode(x=alt.value(-LEFT - GUTTER), x2=alt.value(WIDTH))
    return alt.layer(line, dated, ends, undated, early, label, ident, sender).properties(
        width=WIDTH, height=alt.Step(STEP)
    )
