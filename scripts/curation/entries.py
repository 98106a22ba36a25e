"""Make the ledger's entry for a mention: its words, and only what they do not give by themselves."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from .citing import Citing, nowhere
from .locating import Cited
from .mentions import KINDS, Mention, MentionReader
from .proposals import Proposal
from .seedfiles import Record, SeedError

#: The cells that a curator may change, by kind.
EDITABLE = {
    "quantity": ("value_low", "value", "value_high", "qualifier", "unit"),
    "quotation": ("speaker",),
    "date": ("start", "end"),
}


class Draft(NamedTuple):
    """A mention as the curator sees it before it is decided: where it stands and what it holds.

    `cells` are the cells of EDITABLE that have a value; those of an entry of the ledger follow from them.
    """

    kind: str
    where: str
    start: int
    end: int
    cells: dict[str, str]


def draft(proposal: Proposal, speaker_id: str) -> Draft:
    """Return what the tool thinks of a proposal, `speaker_id` being the actor that its speaker means."""
    found, cells = proposal.suggestion, {}
    if found and proposal.kind == "quantity":
        numbers = {"value_low": found.value_low, "value": found.value, "value_high": found.value_high}
        cells = {name: _plain(value) for name, value in numbers.items() if value is not None}
        cells |= {"qualifier": found.qualifier or "", "unit": found.unit or ""}
    elif found and proposal.kind == "date" and found.date_start and found.date_end:
        start, end = period(found.date_start, found.date_end)
        cells = {"start": start} | ({"end": end} if end else {})
    elif proposal.kind == "quotation":
        cells = {"speaker": speaker_id}
    return Draft(
        proposal.kind, proposal.passage_id, proposal.start, proposal.end, {k: v for k, v in cells.items() if v}
    )


def entry(drafted: Draft, citing: Citing, reader: MentionReader) -> dict[str, str]:
    """Return the ledger's entry for a mention that is coded or dismissed as a mention.

    Cells that the words give are left out. Raises NotCitable when the words cannot be written, and
    SeedError when words and cells together cannot be read.
    """
    made = bare_entry(drafted, citing)
    if drafted.kind == "quotation":
        return made | drafted.cells
    given = _given(made, drafted, reader)
    if drafted.kind == "date":
        return made | drafted.cells if not _same_days(drafted.cells, given) else made
    kept: dict[str, str] = {}
    if "qualifier" in drafted.cells and given.get("qualifier") != drafted.cells["qualifier"]:
        kept["qualifier"] = drafted.cells["qualifier"]
        given = _given(made | kept, drafted, reader)
    kept |= {name: value for name, value in drafted.cells.items() if name not in kept and given.get(name, "") != value}
    return made | kept


def bare_entry(drafted: Draft, citing: Citing) -> dict[str, str]:
    """Return the entry of a mention that is none: its words alone. Raises NotCitable as `entry` does."""
    cite = citing.quoted if drafted.kind == "quotation" else citing.span
    written = cite(drafted.where, drafted.start, drafted.end)
    return {drafted.kind: written["words"], **{k: v for k, v in written.items() if k == "nth"}}


def mention_of(where: str, written: dict[str, str]) -> Mention:
    """Return an entry as the ledger's reader takes it."""
    kind = next(k for k in KINDS if k in written)
    record = Record(written)
    record.path, record.line = nowhere().path, 0
    return Mention(kind, Cited(where, written[kind], written.get("nth", ""), kind, record), record)


def period(first: date, last: date) -> tuple[str, str]:
    """Return two days as the ledger writes them: a day, week, month or year, or a start and an end."""
    if first == last:
        return first.isoformat(), ""
    if first.weekday() == 0 and last - first == timedelta(days=6):
        return f"{first:%G-W%V}", ""
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}", ""
        if first.month == 1 and last.month == 12:
            return f"{first:%Y}", "" if first.year == last.year else f"{last:%Y}"
        return f"{first:%Y-%m}", f"{last:%Y-%m}"
    return first.isoformat(), last.isoformat()


def spelled(day: str, precision: str) -> str:
    """Return the first day of a period as people write the period: 2022-02-15, 2022-W07, 2022-02 or 2022."""
    if precision == "week":
        return f"{date.fromisoformat(day):%G-W%V}"
    return day[: {"day": 10, "month": 7, "year": 4}[precision]]


def _given(made: dict[str, str], drafted: Draft, reader: MentionReader) -> dict[str, str]:
    """Return the cells that the words of an entry give, empty where they cannot be read."""
    try:
        read = reader.cells(mention_of(drafted.where, made))
    except SeedError:
        return {}
    if drafted.kind == "quantity":
        return read
    start, end = (spelled(read[f"date_{side}"], read[f"date_{side}_precision"]) for side in ("start", "end"))
    return {"start": start} | ({"end": end} if end != start else {})


def _same_days(cells: dict[str, str], given: dict[str, str]) -> bool:
    if "start" not in cells:
        return True
    start = given.get("start", "")
    return (start, given.get("end", "") or start) == (cells["start"], cells.get("end", "") or cells["start"])


def _plain(number: Decimal) -> str:
    return f"{number:f}"
