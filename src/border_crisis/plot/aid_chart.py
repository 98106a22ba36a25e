"""Aid: what was asked for, promised, sent, delivered or refused."""

from typing import TYPE_CHECKING, Any

from border_crisis.plot.rows import Row, chosen_rows, codes, names, said_date, said_quantity
from border_crisis.plot.style import BLACK, BLUE, LINE, ORANGE, PURPLE, VERMILLION, altair, coded_legend, data, finished

if TYPE_CHECKING:
    import altair as alt

COLUMN, STEP = 62, 21
COLOURS = {"reported": BLUE, "claimed": ORANGE, "disputed": PURPLE, "denied": VERMILLION}
SHAPES = {"reported": "circle", "claimed": "diamond", "disputed": "square", "denied": "triangle-up"}


def aid(selection: Any = None) -> "alt.VConcatChart":
    """Return a chart of help and its furthest stage: one row a record, one column a stage.

    Beside each row stand the figure as the documents word it and the day of the stage, or that they
    give none. `selection` is a data frame with rows of `aid_deliveries`; without it, all of them.
    Returns an `altair.VConcatChart`. Raises WrongUsage without the extra `plot`, or for a selection
    without rows or with other columns.
    """
    rows = chosen_rows("aid_deliveries", selection)
    actors, stages, units = names("actors"), codes("aid_status"), codes("unit")
    ladder = ["refused", *(stage for stage in stages if stage != "refused")]  # a no, then the way to delivery
    donor_of = {row["aid_id"]: row["donor_id"] for row in rows}
    ordered = sorted(rows, key=lambda row: (actors[row["recipient_id"]] != "Ukraine", *_place(row, donor_of)))
    drawn = [_drawn(row, donor_of, actors, units) for row in ordered]
    used = [code for code in codes("assertion") if any(row["assertion"] == code for row in rows)]
    panels: dict[str, list[Row]] = {}
    for row in drawn:
        panels.setdefault(f"Help for {row['recipient']}", []).append(row)
    return finished(
        "What was promised, and what arrived?",
        ["Each mark is one transfer at the furthest stage that the documents support."],
        ["Beside the mark: figure, value and day as the documents give them, or that they give none."],
        *(
            _panel(title, content, ladder, stages, used, first=n == 0)
            for n, (title, content) in enumerate(panels.items())
        ),
    )


def _place(row: Row, donor_of: dict[str, str]) -> tuple[str, str]:
    """Return a sort key that puts a part right below its whole, when both are drawn."""
    whole = row["part_of_id"] if row["part_of_id"] in donor_of else row["aid_id"]
    return whole, row["aid_id"] if whole != row["aid_id"] else ""


def _drawn(row: Row, donor_of: dict[str, str], actors: dict[str, str], units: dict[str, str]) -> Row:
    """Return the label, the mark and the note of one transfer."""
    unit = f"{units[row['unit']].lower()}{'' if row['quantity'] == 1 else 's'}" if row["unit"] else ""
    amount = said_quantity(row)
    figure = f"{amount} {unit}" if amount else f"{unit}, no number" if unit else "no figure"
    value = f"{row['value_currency']} {row['value']:,.10g}" if row["value"] is not None else ""
    day = said_date(row["status_date"], row["status_date_precision"])
    whole = row["part_of_id"]
    donor = "" if whole and donor_of.get(whole) == row["donor_id"] else f"{actors[row['donor_id']]}: "
    return {
        "row": f"{'of which ' if whole else ''}{donor}{row['item']} ({row['aid_id']})",
        "recipient": actors[row["recipient_id"]],
        "stage": row["status"],
        "assertion": row["assertion"],
        "note": ", ".join(part for part in (figure, value, day or "no day") if part),
        "summary": row["summary"],
    }


def _panel(
    title: str, rows: list[Row], ladder: list[str], stages: dict[str, str], used: list[str], *, first: bool
) -> Any:
    alt = altair()
    axis = alt.Axis(orient="top", labelAngle=0, title=None, grid=True, gridColor=LINE, labels=first,
                    labelExpr=f"{ {s: label.lower() for s, label in stages.items()} }[datum.value]")  # fmt: skip
    x = alt.X("stage:N", scale=alt.Scale(domain=ladder), axis=axis)
    y = alt.Y("row:N", sort=[row["row"] for row in rows], title=None,
              axis=alt.Axis(labelLimit=420, labelPadding=8, grid=True, gridColor="#F0F0F0"))  # fmt: skip
    legend = coded_legend("In the documents it is", "assertion") if first else None
    colour = alt.Color("assertion:N", scale=alt.Scale(domain=used, range=[COLOURS[c] for c in used]), legend=legend)
    shape = alt.Shape("assertion:N", scale=alt.Scale(domain=used, range=[SHAPES[c] for c in used]), legend=legend)
    base = alt.Chart(data(rows)).encode(y=y)
    mark = base.mark_point(size=90, filled=True, opacity=1).encode(
        x=x, color=colour, shape=shape, tooltip=["row:N", "stage:N", "note:N", "summary:N"])  # fmt: skip
    left, right = ladder[: len(ladder) // 2 + 1], ladder[len(ladder) // 2 + 1 :]
    notes = [  # beside the mark, on the side where there is room
        base.transform_filter(alt.FieldOneOfPredicate("stage", stages_there))
        .mark_text(align=align, dx=dx, fontSize=11, color=BLACK)
        .encode(x=x, text="note:N")
        for stages_there, align, dx in ((left, "left", 10), (right, "right", -10))
    ]
    heading = alt.Title(title, fontSize=12, anchor="start", frame="group", offset=6)
    return alt.layer(mark, *notes).properties(width=COLUMN * len(ladder), height=alt.Step(STEP), title=heading)
