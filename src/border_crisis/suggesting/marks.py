"""Pair the quotation marks of a paragraph: curly, straight, angled, single and nested, apostrophes left alone."""

import re
from bisect import bisect_left
from typing import NamedTuple

_MARK = re.compile(r"[“”„‟«»\"‘’‚']|``|''")
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|n|round|bout|neath|s|[0-9]{2}s?)\b", re.I)
_ELIDED = re.compile(r"(?: ['’‘]n['’]|['’‘]n['’] )", re.I)
_OPENS_AFTER = set(" \t\n\u00a0\u202f\u2009([{—–-/:“\"‘'«„>|.,…")
_MAX_SINGLE = 3000  # characters between a pair of single marks
_MAX_LOOK = 40  # single marks looked at for the end of one pair


class Pair(NamedTuple):
    """A pair of marks: the words between them, its depth (0 is outside of any other), and whether it was closed."""

    start: int
    end: int
    single: bool
    depth: int
    closed: bool = True


class _Mark(NamedTuple):
    at: int
    size: int
    char: str
    can_open: bool
    can_close: bool


def opens(text: str) -> bool:
    """Whether a paragraph starts with a double mark (or a single one): then the one before may lack its end."""
    return text.lstrip()[:1] in ("“", '"', "„", "«", "‘", "'")


def pairs(text: str, goes_on: bool = False) -> list[Pair]:
    """Return the pairs of marks in a paragraph, in order of their start.

    `goes_on` says that the next paragraph opens with a mark: a quotation without an end then runs to the
    end of this one.
    """
    doubles: list[_Mark] = []
    singles: list[_Mark] = []
    for match in _MARK.finditer(text):
        if match[0] in ("'", "’", "‘") and _ELIDED.match(text, max(0, match.start() - 2)):
            continue  # rock ’n’ roll
        mark = _mark(text, match)
        (singles if match[0] in ("‘", "’", "‚", "'") else doubles).append(mark)
    if not doubles and not singles:
        return []
    found = _doubles(text, doubles, goes_on)
    found += _singles(text, singles, found, goes_on)
    return _nested([pair for pair in found if re.search(r"\w", text[pair.start : pair.end])])


def _mark(text: str, match: re.Match[str]) -> _Mark:
    at, after = match.start(), match.end()
    before, behind = text[at - 1 : at] if at else "", text[after : after + 1]
    can_open = (not before or before in _OPENS_AFTER) and bool(behind) and not behind.isspace()
    can_close = bool(before) and not before.isspace() and not (behind.isalnum() and before not in ",.?!…")
    if before and (before.islower() or before in ",.?!…") and behind.isupper() and match[0] in ("’", "”"):
        can_close = True  # "brigade’Lithuania": the space is lost
    return _Mark(at, after - at, match[0], can_open, can_close)


def _doubles(text: str, marks: list[_Mark], goes_on: bool) -> list[Pair]:
    found: list[Pair] = []
    opened: _Mark | None = None
    for mark in marks:
        if mark.char in ("“", "„", "«", "``"):
            closes = opened is not None and mark.can_close and not mark.can_open
            if mark.char == "“" and opened is not None and opened.char == "„":
                closes = True
        elif mark.char in ("”", "»", "‟", "''"):
            closes = opened is not None and (mark.can_close or not mark.can_open)
            if opened is None and not (mark.can_open and not mark.can_close):
                continue
        else:
            closes = opened is not None and (mark.can_close or not mark.can_open)
            if opened is None and not mark.can_open and mark.can_close and _inches(text, mark):
                continue
        if closes and opened:
            found.append(Pair(opened.at + opened.size, mark.at, False, 0))
            opened = None
        elif opened is None or mark.can_open:
            opened = mark
    if opened is not None and goes_on:
        found.append(Pair(opened.at + opened.size, len(text.rstrip()), False, 0, closed=False))
    return found


def _inches(text: str, mark: _Mark) -> bool:
    return text[mark.at - 1 : mark.at].isdigit()


def _singles(text: str, marks: list[_Mark], doubles: list[Pair], goes_on: bool) -> list[Pair]:
    found: list[Pair] = []
    k = 0
    while k < len(marks):
        mark = marks[k]
        if not _opens_single(text, mark):
            k += 1
            continue
        end = _end_of_single(text, marks, k)
        at_start = not text[: mark.at].strip()
        if end is not None and goes_on and at_start and _possessive(text, marks[end].at):
            end = None
        if end is None:
            if goes_on and (at_start or mark.char == "‘") and not doubles:
                found.append(Pair(mark.at + 1, len(text.rstrip()), True, 0, closed=False))
                break
            k += 1
            continue
        pair = Pair(mark.at + 1, marks[end].at, True, 0)
        near = bisect_left(doubles, pair.start, key=lambda p: p.end)
        crosses = any(_cross(pair, other) for other in doubles[near : near + 50])
        if not crosses:
            found.append(pair)
            # marks inside are apostrophes, or a pair inside this one
            found += [p for p in _inner(marks[k + 1 : end]) if p.end < pair.end]
            k = end
        k += 1
    return found


def _inner(marks: list[_Mark]) -> list[Pair]:
    for n, mark in enumerate(marks):
        if mark.char == "‘" and mark.can_open:
            for other in marks[n + 1 :]:
                if other.char == "’" and other.can_close:
                    return [Pair(mark.at + 1, other.at, True, 1)]
    return []


def _cross(a: Pair, b: Pair) -> bool:
    return a.start < b.start < a.end < b.end or b.start < a.start < b.end < a.end


def _opens_single(text: str, mark: _Mark) -> bool:
    if not mark.can_open:
        return False
    behind = text[mark.at + 1 : mark.at + 12]
    if mark.char == "‘":
        return not re.match(r"(?:em|til|tis|twas|n)\b|[0-9]{2}s\b", behind)
    if text[mark.at - 1 : mark.at] in (".", ",", "…", "-") and mark.at:
        return False
    return not _ELISION.match(behind)


def _end_of_single(text: str, marks: list[_Mark], k: int) -> int | None:
    weak: int | None = None
    start = marks[k].at
    for j in range(k + 1, min(len(marks), k + _MAX_LOOK)):
        mark = marks[j]
        if mark.at - start > _MAX_SINGLE:
            break
        if (mark.char == "‘" and not mark.can_close) or (_opens_single(text, mark) and not mark.can_close):
            if mark.char == "‘" and marks[k].char == "‘":  # a pair inside, unless the outer one has ended
                if weak is not None:
                    return weak
                continue
            if weak is not None:
                return weak
            continue
        if not mark.can_close:
            if weak is None and mark.char == "'" and _LOST_SPACE.match(text, max(0, mark.at - 3)):
                weak = j
            continue
        before, behind = text[mark.at - 1], text[mark.at + 1 : mark.at + 3]
        if behind[:1].isupper() and before.islower() and marks[k].char != "‘":
            continue  # "dell'Arte"
        if not _possessive(text, mark.at):
            return j
        if weak is None:
            weak = j
    return weak


#: "withdrawal'Dpa": the space behind a closing mark is lost
_LOST_SPACE = re.compile(r"[a-z]{3}'[A-Z0-9]")


def _possessive(text: str, at: int) -> bool:
    """ "the troops' bases": an apostrophe that may be no closing mark."""
    return text[at - 1] in "sSzx" and re.match(r"[ \u00a0][a-z0-9]", text[at + 1 : at + 3]) is not None


def _nested(found: list[Pair]) -> list[Pair]:
    found.sort(key=lambda p: (p.start, -p.end))
    ends: list[int] = []
    out = []
    for pair in found:
        while ends and ends[-1] < pair.end:
            ends.pop()
        out.append(pair._replace(depth=len(ends)))
        ends.append(pair.end)
    return out
