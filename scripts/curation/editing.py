"""Change a proposal before it is decided: its words, its kind, what they mean, who speaks."""

import click

from . import asking
from .citing import NotCitable
from .completing import speaker
from .deciding import Decisions
from .entries import EDITABLE, Draft
from .locating import whole_words
from .mentions import KINDS


def edited(decisions: Decisions, drafted: Draft) -> Draft:
    """Ask what to change and return the changed draft.

    Raises NotCitable for words that are not in the passage and Cancelled when nothing is chosen.
    """
    parts = {"w": "words", "k": "kind", "v": ", ".join(EDITABLE[drafted.kind])}
    click.echo(" change: " + ", ".join(f"{key} {name}" for key, name in parts.items()))
    pressed = asking.key()
    if pressed == "w":
        return _words(decisions, drafted)
    if pressed == "k":
        kind = asking.code(" kind", dict.fromkeys(KINDS, ""))
        if kind in ("", asking.LATER):
            raise asking.Cancelled
        return drafted._replace(kind=kind, cells={})
    if pressed != "v":
        raise asking.Cancelled
    if drafted.kind == "quotation":
        return drafted._replace(cells={"speaker": speaker(decisions, "")})
    cells = dict(drafted.cells)
    for name in EDITABLE[drafted.kind]:
        cells[name] = asking.line(f" {name} (- for none)", cells.get(name, ""))
    return drafted._replace(cells={name: value for name, value in cells.items() if value not in ("", "-")})


def _words(decisions: Decisions, drafted: Draft) -> Draft:
    desk = decisions.desk
    row = desk.rows[drafted.where]
    first, stop = int(row["char_start"]), int(row["char_end"])
    words = asking.line(" words", desk.text[drafted.start : drafted.end], edit=True)
    hits = [first + m.start() for m in whole_words(words).finditer(desk.text[first:stop])] if words else []
    if not hits:
        raise NotCitable(f"'{words}' does not stand in this passage; copy it letter by letter")
    start = min(hits, key=lambda hit: abs(hit - drafted.start))
    return drafted._replace(start=start, end=start + len(words), cells=drafted.cells)
