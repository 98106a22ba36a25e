"""Statements: which side says what kind of thing how often."""

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from border_crisis.errors import WrongUsage
from border_crisis.plot.rows import Row, chosen_rows, codes
from border_crisis.plot.style import BLUE, altair, data, finished
from border_crisis.reading import read_records

if TYPE_CHECKING:
    import altair as alt

COLUMN, STEP = 50, 38


def statements(
    selection: Any = None, *, by: Literal["speech_act", "topic", "stance"] = "speech_act", sides: int = 10
) -> "alt.VConcatChart":
    """Return a chart of who says what: one row a side, one column a code, the number in the circle.

    A side is the state of a speaker, or the body above one without a state. The `sides` that speak
    most have a row of their own, the others share one. `by` is the column whose codes are counted.
    `selection` is a data frame with rows of `statements`; without it, all of them. Returns an
    `altair.VConcatChart`. Raises WrongUsage without the extra `plot`, for another `by`, or for a
    selection without rows or with other columns.
    """
    if by not in ("speech_act", "topic", "stance"):
        raise WrongUsage(f"statements are counted by speech_act, topic or stance, not by '{by}'")
    rows = chosen_rows("statements", selection)
    side_of = _sides()
    spoken = Counter(side_of[row["speaker_id"]] for row in rows)
    own = [side for side, _ in spoken.most_common(sides)]
    rest = [side for side in spoken if side not in own]
    shared = f"{len(rest)} other{'s' if len(rest) > 1 else ''}"
    counts = Counter((side_of[row["speaker_id"]], row[by]) for row in rows if row[by] is not None)
    cells: Counter[tuple[str, str]] = Counter()
    for (side, code), number in counts.items():
        cells[side if side in own else shared, code] += number
    drawn = [{"side": side, "code": code, "number": number} for (side, code), number in cells.items()]
    totals = [{"side": side, "total": f"{spoken[side]}"} for side in own]
    if rest:
        totals.append({"side": shared, "total": f"{sum(spoken[side] for side in rest)}"})
    without = len(rows) - sum(counts.values())
    notes = [_busiest_day(rows)]
    if without:
        notes.append(f"{without} statements without a {by.replace('_', ' ')} are counted on the right alone.")
    title = {"speech_act": "Who threatens, who denies, who warns?", "topic": "Who speaks about what?",
             "stance": "How does each side stand to the one it speaks of?"}[by]  # fmt: skip
    return finished(
        title,
        [f"Number of statements by the speaker's side; {len(rows)} in all. On the right: all of that side."],
        notes,
        _matrix(drawn, totals, codes(by)),
    )


def _busiest_day(rows: list[Row]) -> str:
    """Return a line that says how unevenly the statements fall on the days: a count depends on the documents."""
    days = Counter(row["stated_on"] for row in rows)
    undated = days.pop(None, 0)
    if not days:
        return f"None of the {len(rows)} statements has a day."
    day, number = days.most_common(1)[0]
    return f"The numbers depend on the choice of documents: {number} are of {day:%-d %B %Y}, {undated} have no day."


def _sides() -> dict[str, str]:
    """Return the side of each actor: the state of its country, or the top of its chain of affiliation."""
    actors = {row.actor_id: row for row in read_records("actors")}
    states = {row.country_iso3: row.name for row in actors.values() if row.actor_type == "state"}
    sides = {}
    for actor_id, actor in actors.items():
        top = actor
        while top.affiliation_id and not top.country_iso3:
            top = actors[top.affiliation_id]
        sides[actor_id] = states.get(top.country_iso3, top.name)
    return sides


def _matrix(cells: list[Row], totals: list[Row], labels: dict[str, str]) -> Any:
    alt = altair()
    used = [code for code in labels if any(cell["code"] == code for cell in cells)]
    largest = max((cell["number"] for cell in cells), default=1)
    x = alt.X("code:N", scale=alt.Scale(domain=used), axis=alt.Axis(
        orient="top", labelAngle=-40, labelAlign="left", title=None, labelLimit=200,
        labelExpr=f"{ {code: labels[code].lower() for code in used} }[datum.value]"))  # fmt: skip
    order = [row["side"] for row in totals]
    y = alt.Y("side:N", sort=order, title=None, axis=alt.Axis(grid=False, labelPadding=8))
    base = alt.Chart(data(cells)).encode(x=x, y=y, tooltip=["side:N", "code:N", "number:Q"])
    size = alt.Size("number:Q", scale=alt.Scale(type="linear", domain=[0, largest], range=[0, 1150]), legend=None)
    circle = base.mark_circle(color=BLUE, opacity=0.28, stroke=BLUE, strokeWidth=1).encode(size=size)
    number = base.mark_text(fontSize=11, baseline="middle").encode(text="number:Q")
    total = alt.Chart(data(totals)).mark_text(align="left", fontSize=11, fontWeight="bold").encode(
        y=alt.Y("side:N", sort=order), x=alt.value(COLUMN * len(used) + 10), text="total:N")  # fmt: skip
    return alt.layer(circle, number, total).properties(width=COLUMN * len(used), height=STEP * len(order))
