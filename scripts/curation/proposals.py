"""What the tool proposes for a text, and which of it nobody has decided yet.

Nothing of this is stored: proposals are made anew from the text and compared with the ledger, so
a decision is in the ledger or it is not made.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from border_crisis.suggesting import Suggestion, suggest
from border_crisis.validation.completeness import LISTED_AS, NOT_READ, signals

from .locating import Row

#: Kind of mention that a signal is listed as when nothing was proposed for it.
_KIND_OF = {"number": "quantity", "calendar": "date", "quotation": "quotation"}


class Span(NamedTuple):
    """A mention of the ledger where it stands; `decided` is its disposition, empty for a coded one."""

    kind: str
    start: int
    end: int
    decided: str


class Proposal(NamedTuple):
    """One thing to decide about: half-open position in the text, and what the tool makes of it.

    `suggestion` is None where the tool proposes nothing and the text has a number, a word of the
    calendar or a pair of marks all the same, which the ledger must list; these are then the
    `signals`, and `guess` is the class of exclusion that is likeliest, empty where there is none.
    """

    kind: str
    start: int
    end: int
    passage_id: str
    suggestion: Suggestion | None
    signals: tuple[tuple[int, int], ...] = ()
    guess: str = ""


def proposals(text: str, published: date, passages: Sequence[Row]) -> list[Proposal]:
    """Return what is proposed for a text, in order of the text.

    `passages` are the rows of its passages; what stands in a timestamp, boilerplate or a copy is
    left out, because nothing there is cited.
    """
    read = [(int(p["char_start"]), int(p["char_end"]), p["passage_id"]) for p in passages if p["kind"] not in NOT_READ]
    made: list[Proposal] = []
    suggested = iter(suggest(text, published))
    found = next(suggested, None)
    for start, end, passage_id in read:
        own: list[Proposal] = []
        while found and found.char_start < end:
            if found.char_start >= start:
                stop = min(found.char_end, start + len(text[start:end].rstrip()))
                own.append(Proposal(found.kind, found.char_start, stop, passage_id, found))
            found = next(suggested, None)
        own += _unproposed(text, start, end, passage_id, own)
        made += sorted(own, key=lambda p: (p.start, -p.end))
    return made


def undecided(proposed: Iterable[Proposal], ledger: Sequence[Span]) -> list[Proposal]:
    """Return the proposals that no mention of the ledger answers.

    A mention answers a proposal when it has the same words, or is of its kind and shares its start,
    its end or most of its words; the larger quotation does not answer one inside it. Signals are
    answered by any mentions that hold them.
    """
    near = _Near(ledger)
    return [p for p in proposed if not _answered(p, list(near.over(p.start, p.end)))]


def _answered(proposal: Proposal, spans: Sequence[Span]) -> bool:
    if proposal.signals:
        signal = next(name for name, kind in _KIND_OF.items() if kind == proposal.kind)
        held = [span for span in spans if span.kind in LISTED_AS[signal]]
        return all(any(span.start <= a and b <= span.end for span in held) for a, b in proposal.signals)
    return any(_answers(span, proposal) for span in spans)


def _answers(span: Span, proposal: Proposal) -> bool:
    if (span.start, span.end) == (proposal.start, proposal.end):
        return True
    shared = min(span.end, proposal.end) - max(span.start, proposal.start)
    if shared <= 0 or span.kind != proposal.kind:
        return False
    meets = span.start == proposal.start or span.end == proposal.end
    return meets or 2 * shared >= max(span.end - span.start, proposal.end - proposal.start)


class _Near:
    """Spans by the thousand characters in which they lie."""

    _STEP = 1000

    def __init__(self, spans: Sequence[Span]) -> None:
        self._cells: dict[int, list[Span]] = {}
        for span in spans:
            for cell in range(span.start // self._STEP, span.end // self._STEP + 1):
                self._cells.setdefault(cell, []).append(span)

    def over(self, start: int, end: int) -> Iterable[Span]:
        for cell in range(start // self._STEP, end // self._STEP + 1):
            yield from self._cells.get(cell, ())


def _unproposed(text: str, start: int, end: int, passage_id: str, own: Sequence[Proposal]) -> list[Proposal]:
    """Return the signals of a passage that no proposal holds, each widened to its whole word."""
    made: list[Proposal] = []
    for signal in sorted(signals(text, start, end), key=lambda s: (s.start, -s.end)):
        if any(p.kind in LISTED_AS[signal.kind] and p.start <= signal.start and signal.end <= p.end for p in own):
            continue
        core = signal.start, signal.end
        if made and made[-1].start <= signal.start and signal.end <= made[-1].end:
            made[-1] = made[-1]._replace(signals=(*made[-1].signals, core))
            continue
        first, stop = core if signal.kind == "quotation" else _word(text, *core, start, end)
        kind = _KIND_OF[signal.kind]
        made.append(Proposal(kind, first, stop, passage_id, None, (core,), _guess(kind, text[first:stop])))
    return made


def _word(text: str, first: int, stop: int, start: int, end: int) -> tuple[int, int]:
    while first > start and re.match(r"[\w:.,/+-]", text[first - 1]):
        first -= 1
    while stop < end and re.match(r"[\w:.,/+%-]", text[stop]):
        stop += 1
    words = text[first:stop]
    inner = words.lstrip(".,:/-")
    return stop - len(inner), first + len(words.rstrip(".,:/-+"))


#: The class of exclusion by the look of the words; the first that fits is guessed.
_GUESSES: Mapping[str, Sequence[tuple[str, str]]] = {
    "quantity": (
        ("link", r"(?i)\S*(?:https?:|www\.|@|\.(?:com|org|html?|jpg)\b)\S*"),
        ("clock-time", r"[0-9]{1,2}[:.h][0-9]{2}(?:[ap]m)?"),
        ("ordinal", r"(?i)[0-9]+(?:st|nd|rd|th)|first|second|third|fourth|fifth"),
        ("pronoun", r"(?i)ones?"),
        ("telephone", r"\+?[0-9][0-9-]{7,}"),
        ("name-with-digits", r".*(?:[A-Za-z].*[0-9]|[0-9].*[A-Za-z]).*"),
    ),
    "date": (("word", r"may|march"),),
    "quotation": (("scare-quotes", r"\W*\w+(?:\W+\w+){0,2}\W*"),),
}


def _guess(kind: str, words: str) -> str:
    return next((name for name, pattern in _GUESSES[kind] if re.fullmatch(pattern, words)), "")
