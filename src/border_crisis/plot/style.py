"""What the charts share: colours, type, caption, and the place where Altair is imported."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from border_crisis.descriptor import descriptor, require, version
from border_crisis.plot.rows import codes
from border_crisis.reading import read_records

if TYPE_CHECKING:
    from altair import VConcatChart

#: Okabe and Ito's colours: told apart with any colour vision; in grey, shapes and labels carry the difference.
BLACK, GREY, BLUE, ORANGE, GREEN, PURPLE, VERMILLION, SKY = (
    "#000000", "#767676", "#0072B2", "#E69F00", "#009E73", "#AA4488", "#D55E00", "#56B4E9",
)  # fmt: skip
LINE = "#DDDDDD"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"  # the first is inside vl-convert, so figures are alike anywhere


def altair() -> Any:
    """Return the module altair; raises WrongUsage with the command that installs it."""
    return require("altair", "plot")


def data(rows: Iterable[dict[str, Any]]) -> Any:
    """Return rows (cells that JSON can hold) as the data of a chart."""
    return altair().InlineData(values=list(rows))  # kept once in a chart, however many layers draw it


def finished(title: str, subtitle: list[str], notes: list[str], *parts: Any) -> "VConcatChart":
    """Return the parts one below the other, as a chart with a title above and a caption below.

    `notes` are lines of the caption that only this chart needs; source and version follow them.
    """
    alt = altair()
    head = alt.Title(title, subtitle=subtitle, anchor="start", frame="bounds", offset=14)
    body = alt.vconcat(*parts, spacing=14).resolve_legend(color="independent", shape="independent", size="independent")
    body = body.properties(title=head)
    caption = alt.Title(
        [*notes, *source_lines()], orient="bottom", anchor="start", frame="bounds", offset=14,
        fontSize=10, fontWeight="normal", color=GREY, lineHeight=14,
    )  # fmt: skip
    chart: VConcatChart = (
        alt.vconcat(body, background="white", padding=14)
        .properties(title=caption)
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_title(fontSize=16, subtitleFontSize=11.5, subtitleColor="#444444", subtitleLineHeight=15)
        .configure_axis(labelFontSize=11, titleFontSize=11, titleFontWeight="normal", domain=False, ticks=False)
        .configure_legend(labelFontSize=11, titleFontSize=11, titleFontWeight="normal", labelLimit=400)
    )
    return chart


def coded_legend(title: str, vocabulary: str) -> Any:
    """Return a legend above the first panel that shows the labels of a vocabulary for its codes."""
    labels = {code: label.lower() for code, label in codes(vocabulary).items()}
    return altair().Legend(orient="top", title=title, titleOrient="left", offset=8,
                           symbolOpacity=1, labelExpr=f"{labels}[datum.value]")  # fmt: skip


def source_lines() -> list[str]:
    """Return the lines that say whose data a chart shows, in which version."""
    documents = read_records("sources")
    days = sorted(document.published_on for document in documents)
    span = f"{days[0]:%-d %B} to {days[-1]:%-d %B %Y}"
    licence = descriptor()["licenses"][0]["name"]
    return [
        f"Source: border-crisis {version()} ({licence}), coded from {len(documents)} news documents of {span}.",
        "It shows what these documents report, not what is true.",
    ]
