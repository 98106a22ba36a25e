"""What a curator sees of a proposal: how far the review is, the words in their context, what the tool thinks."""

import re
import shutil
import textwrap
import unicodedata

import click

from .asking import interactive
from .desk import Desk
from .entries import Draft
from .locating import Row
from .matching import Candidate
from .proposals import Proposal

_AROUND = 320  # characters before and after the words, where a passage is longer
_OPEN, _CLOSE = "\ue000", "\ue001"
_HOW = {"confirms": "the same", "differs": "differs", "here": "this passage", "speaker": "same speaker"}


def width() -> int:
    """Return how wide the text is written."""
    return min(shutil.get_terminal_size((100, 40)).columns, 110) - 2


def progress(desk: Desk, skipped: int) -> str:
    """Return one line: the source, a bar, how many proposals are decided and skipped."""
    total, left = len(desk.proposals), len(desk.pending)
    done = total - left
    bar = "█" * (20 * done // max(total, 1))
    aside = f", {skipped} skipped" if skipped else ""
    return f" {click.style(desk.source_id, bold=True)}  {bar:░<20}  {done} of {total} decided{aside}"


def context(desk: Desk, drafted: Draft, around: int = _AROUND) -> str:
    """Return the passage and the words of a proposal in their text, marked."""
    row = desk.rows[drafted.where]
    first, stop = int(row["char_start"]), int(row["char_end"])
    begin, end = max(first, drafted.start - around), min(stop, drafted.end + around)
    text = desk.text
    before = ("… " if begin > first else "") + text[begin : drafted.start]
    after = text[drafted.end : end].rstrip() + (" …" if end < stop else "")
    words = before + _OPEN + text[drafted.start : drafted.end] + _CLOSE + after
    lines = [
        wrapped
        for part in words.splitlines()
        for wrapped in textwrap.wrap(_visible(part), width() - 2, initial_indent="   ", subsequent_indent="   ")
    ]
    return f" {_place(row)}\n\n{_marked(chr(10).join(lines))}"


def thought(desk: Desk, proposal: Proposal, drafted: Draft, read: Row | None) -> str:
    """Return what the tool thinks of a proposal: kind, words, value or speaker or days."""
    words = " ".join(desk.text[drafted.start : drafted.end].split())
    lines = [f" {click.style(f'{drafted.kind:<10}', fg='cyan', bold=True)} {_cut(_visible(words), width() - 12)}"]
    if proposal.suggestion is None and not drafted.cells:
        looks = f"; it looks like {proposal.guess}" if proposal.guess else ""
        lines.append(f"{'':<11} no mention, the tool thinks{looks}")
    elif drafted.kind == "quotation":
        said = proposal.suggestion.speaker if proposal.suggestion else None
        who = drafted.cells.get("speaker") or "nobody in actors.yaml yet"
        lines.append(f"{'':<11} speaker: {who}" + (f"  (the text: {_visible(said)})" if said else ""))
    elif drafted.kind == "date":
        start, end = drafted.cells.get("start", "?"), drafted.cells.get("end", "")
        lines.append(f"{'':<11} {start}{f' to {end}' if end else ''}")
    else:
        lines.append(f"{'':<11} {_figure(drafted, read)}")
    return "\n".join(lines)


def offers(candidates: list[Candidate], used: list[str]) -> str:
    """Return the records that are offered, numbered, and the evidence that already uses the words."""
    lines = [f" used already by {', '.join(used)}"] if used else []
    for n, candidate in enumerate(candidates, start=1):
        fact = candidate.fact
        colour = {"confirms": "green", "differs": "yellow"}.get(candidate.how)
        cells = _cells(candidate)
        summary = fact.cells.get("summary") or "(no summary yet)"
        head = f"{fact.record_id} {candidate.column}".rstrip() + (f" = {cells}" if cells else "")
        room = width() - 21 - len(head)
        tail = f"  {_cut(summary, room)}" if room > 20 else ""
        lines.append(
            f" {click.style(str(n), bold=True)}  {click.style(f'{_HOW[candidate.how]:<13}', fg=colour)} {head}{tail}"
        )
    return "\n".join(lines)


def _cells(candidate: Candidate) -> str:
    cells, column = candidate.fact.cells, candidate.column
    if not column or column not in cells:
        return ""
    if column != "quantity":
        return cells[column]
    bounds = [bound for name in ("quantity_low", "quantity_high") if (bound := cells[name])]
    qualifier = "" if cells["qualifier"] in ("exactly", "between") else cells["qualifier"]
    return f"{qualifier} {cells['quantity'] or ' to '.join(bounds)} {cells['unit']}".strip()


def _figure(drafted: Draft, read: Row | None) -> str:
    cells = drafted.cells
    value = cells.get("value") or " to ".join(c for n in ("value_low", "value_high") if (c := cells.get(n))) or "?"
    if not cells.get("value") and "value_high" not in cells and "value_low" in cells:
        value = f"at least {cells['value_low']}"
    unit = (read or {}).get("unit") or cells.get("unit", "")
    return f"{value} {unit}, {cells.get('qualifier') or 'no qualifier'}".replace(" ,", ",")


def _place(row: Row) -> str:
    posted = row["published_at"][:16].replace("T", " ") or row["published_on"]
    return click.style(" · ".join(p for p in (row["passage_id"], row["kind"], row["outlet_id"], posted) if p), dim=True)


def _marked(text: str) -> str:
    """Replace the marks by reverse video, or by brackets where there is no terminal; line by line."""
    lines, inside = [], False
    for line in text.split("\n"):
        out = ""
        for piece in re.split(f"([{_OPEN}{_CLOSE}])", line):
            if piece in (_OPEN, _CLOSE):
                inside = piece == _OPEN
            elif inside and piece.strip():
                bare = piece.lstrip()
                out += piece[: len(piece) - len(bare)]
                out += click.style(bare, reverse=True, bold=True) if interactive() else f"[[{bare}]]"
            else:
                out += piece
        lines.append(out)
    return "\n".join(lines)


def _visible(text: str) -> str:
    """Replace characters that would steer the terminal or turn the direction of writing."""
    return "".join("·" if unicodedata.category(c) in ("Cc", "Cf") and c not in "\n" else c for c in text)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(room - 1, 1)] + "…"
