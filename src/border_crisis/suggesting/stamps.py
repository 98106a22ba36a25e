"""Posting stamps and datelines: they tell a passage's own day, and only a dateline is a date mention."""

import re
from collections.abc import Iterator

_LABEL = re.compile(
    r"(?i:\b(?:published|posted|updated|last updated|last modified|first published|modified|created|date|uploaded"
    r"|released|retrieved|accessed|added|issued)"
    r"(?: on| at)?:?)[ :]*(?:[^a-z]{0,20}|(?:at )?[0-9]{1,2}[:.h][0-9]{2}[^a-z]{0,12}(?:[A-Z]{2,4} )?)\Z"
)
_MIDWAY = re.compile(
    r"\b[a-z]+ (?:was |were |is |are |been )?(?:published|posted|updated|modified|created|uploaded|released|retrieved|accessed|added|issued)(?: on| at)? \Z"
)
_CLOCK = r"[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})? ?(?:[ap]\.?m\.?|GMT|UTC|[A-Z]{2,4})?"
_CLOCK_BEFORE = r"[0-9]{1,2}[:.][0-9]{2} ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?"
_BESIDE = re.compile(rf" ?[|·•–—-] ?{_CLOCK}|,? (?:at )?{_CLOCK} ?(?:\Z|[|·•\n)]|[A-Z])")
_TIMED = re.compile(r"(?:\A|[|·•\n]|[A-Za-z] )\W*[0-9]{1,2}[:.][0-9]{2} ?(?:[ap]\.?m\.?)? ?(?:[A-Z]{2,4})?, \Z")
_SEPARATED = re.compile(r"[|·•] ?\Z")
_PLACE = re.compile(r"[A-ZÀ-Ž][\w'. /-]*,? ?\Z")
_FILLER = re.compile(
    rf"{_CLOCK}|\b(?:by|in|and|text|photographs?|photos?|words|updated|published|GMT|UTC|interview|at|on|min|mins"
    r"|read|hours?|ago)\b|[^\w\s]",
    re.I,
)
#: "CHISINAU, May 4 (Reuters) -", "MOSCOW, February 10. /TASS/": the day of what follows.
DATELINE = re.compile(
    r"\A\W*(?:[A-ZÀ-Ž][\w'.-]+ ?(?:/ ?)?){1,4}(?:, (?:[A-Z][\w.]+ ?){1,3})?,? "
    r"(?=(?:[A-Z][a-z]{2,8}\.? [0-9]{1,2}|[0-9]{1,2} [A-Z][a-z]{2,8})(?:,? [0-9]{4})?(?: ?[(/–—:-]|\.? ?/|\. [A-Z]{3,}|, ?[A-Z]{3,}|, [0-9]|\s*\Z|\. ))"
)
_LONG = 14  # words: a line of a stamp is shorter


def stamps(text: str, dates: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield those of the `dates` of a plain paragraph that only say when it was posted."""
    short = len(text.split()) <= _LONG
    for start, end in dates:
        before, after = text[:start], text[end:]
        if not re.search(r"[0-9]", text[start:end]):
            continue
        if (
            (_LABEL.search(before[-60:]) and not _MIDWAY.search(before[-60:]))
            or (_SEPARATED.search(before[-3:]) and (not after.strip() or re.match(r" ?[|·•,–-]", after)))
            or _TIMED.search(before[-44:])
            or (short and _alone(before, after))
            or (short and re.search(r"[0-9]{4}", text[start:end]) and _BESIDE.match(after))
        ):
            yield start, end


def _alone(before: str, after: str) -> bool:
    """Whether a line holds nothing but the date, a clock time and a label in capitals; "Prague, 18 November" is a dateline."""
    if _FILLER.sub("", after).strip():
        return False
    lead = before.strip()
    if not lead:
        return True
    if _PLACE.fullmatch(before) and lead.endswith(",") and not re.match(r"(?i:by )", lead):
        return False
    return lead.endswith(("–", "—", "-", "|", ":", "·", "•")) and not re.search(r"[.!?]", lead)
