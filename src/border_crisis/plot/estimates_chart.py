"""Force estimates: who claims how many, with what the words bind the figure to."""

from typing import TYPE_CHECKING, Any

from border_crisis.plot.rows import Row, chosen_rows, codes, names, said_date, said_quantity
from border_crisis.plot.style import BLACK, BLUE, GREEN, LINE, ORANGE, PURPLE, altair, coded_legend, data, finished

if TYPE_CHECKING:
    import altair as alt

WIDTH, STEP = 430, 24
COLOURS = {"named": BLUE, "unnamed": ORANGE, "collective": PURPLE, "outlet": GREEN}
SHAPES = {"named": "circle", "unnamed": "diamond", "collective": "square", "outlet": "triangle-up"}
OPEN_UP, OPEN_DOWN = ("more-than", "at-least", "vague"), ("up-to", "less-than")


def force_estimates(selection: Any = None) -> "alt.VConcatChart":
    """Return a chart of the claimed sizes of forces: one row a claim, one panel a force and place.

    A range is a bar, an open bound ends in an arrow, a figure given as approximate is hollow: the
    documents give it no bounds, so none are drawn. `selection` is a data frame with rows of
    `force_estimates`; without it, all of them. Returns an `altair.VConcatChart`. Raises WrongUsage
    without the extra `plot`, or for a selection without rows or with other columns.
    """
    rows = chosen_rows("force_estimates", selection)
    limit = 1.2 * max(max(row[key] or 0 for key in ("quantity", "quantity_low", "quantity_high")) for row in rows)
    actors, places, units = names("actors"), names("locations"), codes("unit")
    panels: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda r: (r["as_of"] is None, r["as_of"], r["quantity"] or r["quantity_low"] or 0)):
        where = places.get(row["location_id"], "place not given")
        title = f"{actors[row['force_id']]}: {where} ({units[row['unit']].lower()}s)"
        panels.setdefault(title, []).append(_drawn(row, actors, limit))
    used = [code for code in codes("claim_basis") if any(row["claim_basis"] == code for row in rows)]
    largest_first = sorted(panels.items(), key=lambda panel: -len(panel[1]))
    return finished(
        "How large did each side say the forces were?",
        ["Filled: the documents give the figure as exact or as a bound. Hollow: they give it as approximate."],
        ["Labels: who claims it, of which day, the record. Arrow: an open bound (more than, at least, up to)."],
        *(
            _panel(title, content, limit, used, first=n == 0, last=n == len(largest_first) - 1)
            for n, (title, content) in enumerate(largest_first)
        ),
    )


def _drawn(row: Row, actors: dict[str, str], limit: float) -> Row:
    """Return what one claim shows: point, bar, arrow and label."""
    point = row["quantity"] if row["quantity"] is not None else row["quantity_low"]
    arrow = 0.07 * limit * ((row["qualifier"] in OPEN_UP) - (row["qualifier"] in OPEN_DOWN))
    high = row["quantity_high"] if row["qualifier"] == "between" else None
    day = said_date(row["as_of"], row["as_of_precision"]) or "day not given"
    return {
        "row": f"{actors[row['claimant_id']]}, {day} ({row['estimate_id']})",
        "basis": row["claim_basis"],
        "point": point,
        "hollow": row["qualifier"] == "about",
        "high": high,
        "tip": None if arrow == 0 or point is None else point + arrow,
        "tip_angle": 90 if arrow > 0 else -90,
        "label_at": max(point or 0, high or 0, (point or 0) + arrow),
        "said": said_quantity(row),
        "summary": row["summary"],
    }


def _panel(title: str, rows: list[Row], limit: float, used: list[str], *, first: bool, last: bool) -> Any:
    alt = altair()
    scale = alt.Scale(domain=[0, limit], nice=False)
    axis = alt.Axis(format=",d", grid=True, gridColor=LINE, title=None, tickCount=7, labels=last)
    x, tip, label_at = (alt.X(f"{name}:Q", scale=scale, axis=axis) for name in ("point", "tip", "label_at"))
    y = alt.Y("row:N", sort=[row["row"] for row in rows], title=None,
              axis=alt.Axis(labelLimit=320, grid=False, labelPadding=8))  # fmt: skip
    legend = coded_legend("Who claims it:", "claim_basis") if first else None
    colours = alt.Scale(domain=used, range=[COLOURS[code] for code in used])
    colour = alt.Color("basis:N", scale=colours, legend=legend)
    shape = alt.Shape("basis:N", scale=alt.Scale(domain=used, range=[SHAPES[code] for code in used]), legend=legend)
    fill = alt.condition("datum.hollow", alt.value("white"), alt.Color("basis:N", scale=colours, legend=None))
    base = alt.Chart(data(rows)).encode(y=y)
    point = base.mark_point(size=85, strokeWidth=2, opacity=1).encode(
        x=x, color=colour, shape=shape, fill=fill, tooltip=["row:N", "said:N", "summary:N"])  # fmt: skip
    bar = base.transform_filter("isValid(datum.high)").mark_bar(height=7, opacity=0.55).encode(
        x=x, x2="high:Q", color=colour)  # fmt: skip
    open_end = base.transform_filter("isValid(datum.tip)")
    line = open_end.mark_rule(strokeWidth=2).encode(x=x, x2="tip:Q", color=colour)
    head = open_end.mark_point(shape="triangle", size=55, filled=True, opacity=1).encode(
        x=tip, color=colour, angle=alt.Angle("tip_angle:Q", scale=None))  # fmt: skip
    said = base.mark_text(align="left", dx=11, fontSize=11, color=BLACK).encode(x=label_at, text="said:N")
    heading = alt.Title(title, fontSize=12, anchor="start", frame="group", offset=6)
    return alt.layer(bar, line, head, point, said).properties(width=WIDTH, height=alt.Step(STEP), title=heading)
