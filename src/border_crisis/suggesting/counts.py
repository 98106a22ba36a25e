"""Find what a text counts: every quantity, with value, bounds, qualifier, unit and the counted thing."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from border_crisis import counting
from border_crisis.counting import AFTER, Item, Token, text_at, texts_at
from border_crisis.number_words import ARTICLES, NUMBER_WORDS, PLURALS, SCALES, VAGUE
from border_crisis.quantities import cells
from border_crisis.suggesting.compounds import compound
from border_crisis.suggesting.count_tokens import CANDIDATE, merged, tokens_of
from border_crisis.suggesting.countless import counts_nothing
from border_crisis.suggesting.lexicon import FUNCTION_WORDS, UNIT_OF, words
from border_crisis.suggesting.nouns import counted
from border_crisis.suggesting.shares import share
from border_crisis.suggesting.uncounted import uncounted

_STARTS = frozenset([*NUMBER_WORDS, *SCALES, *PLURALS, *VAGUE, *ARTICLES, "half"])
_DISTANCES = frozenset(("kilometre", "mile", "metre", "nautical mile", "yard", "foot"))
_CONTACT = re.compile(
    r"(?i:\btel(?:ephone)?\b[.:]|\bpress (?:department|office|service|contact)\b[:,]|\bfax\b|\be-?mail\b:|\bcontact(?:s|:)|\bphone:)"
)
_CHANGE = re.compile(
    r"\b(?:ris|rose|grow|grew|increas|rais|fall|fell|drop|cut|reduc|expand|doubl|up|down|jump|climb|declin|shr[aiu]nk"
    r"|slash|lower|boost|swell|upgrad|bring|brought|widen|went|gone|chang)\w*(?: \S+){0,5} from\Z"
)


_SPANS = frozenset(("day", "week", "month", "year", "hour", "decade", "minute"))
_LASTED = words("for well just here been is was lasted took after with of at already there lasting taken waited a")


class Count(NamedTuple):
    """A quantity: its span, its cells, and the thing as the text has it (None when it stands elsewhere)."""

    start: int
    end: int
    low: Decimal | None
    value: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: str | None
    thing: str | None


def counts(text: str, dates: list[tuple[int, int]]) -> Iterator[Count]:
    """Yield the quantities of a plain paragraph `text` in order; `dates` are the spans of its dates."""
    if CANDIDATE.search(text) is None:
        return
    previous: Count | None = None
    contact = _CONTACT.search(text) is not None
    tokens = tokens_of(text, merged([*dates, *uncounted(text)]), {start for start, _ in dates})
    i = 0
    while i < len(tokens):
        found = _at(text, tokens, i) if _may_start(tokens[i]) else None
        if found is None:
            i += 1
            continue
        item, count = found
        if count and contact and not (count.thing or "").islower() and count.unit not in UNIT_OF.values():
            count = None  # a house number, a postcode
        if count:
            if (
                previous
                and text[previous.end : count.start] == " ("
                and count.qualifier == "exactly"
                and count.value is not None
            ):
                count = _converted(count, previous.qualifier)
            previous = count
            yield count
            yield from _inside(text, tokens, item.last, count)
        i = max(item.last, i + 1)
        while count and i < len(tokens) and tokens[i].start < count.end:
            i += 1


def _may_start(token: Token) -> bool:
    """Whether a quantity may begin with a token; most words do not."""
    return token.kind in ("number", "currency") or (
        token.kind == "word" and (token.text in _STARTS or token.text.endswith("fold"))
    )


def _converted(count: Count, qualifier: str) -> Count:
    """ "as far as 25 km (15 miles)": the figure in brackets is bound like the one it converts."""
    low = count.value if qualifier in ("more-than", "at-least", "exactly") else None
    high = count.value if qualifier in ("up-to", "less-than", "exactly") else None
    bound = qualifier in ("about", "more-than", "at-least", "up-to", "less-than")
    return count._replace(low=low, high=high, qualifier=qualifier) if bound and count.unit not in (None,) else count


def _figure(token: Token) -> Decimal:
    """The number that a token of digits holds; commas part its thousands ("1,200 m")."""
    return Decimal(token.raw.replace(",", ""))


def _inside(text: str, tokens: list[Token], i: int, count: Count) -> Iterator[Count]:
    """The calibre of "four 122mm howitzers" is a quantity of its own."""
    while i < len(tokens) and tokens[i].start < count.end:
        if tokens[i].kind == "number" and text_at(tokens, i + 1) in UNIT_OF:
            value, end = _figure(tokens[i]), tokens[i + 1].end
            yield Count(
                tokens[i].start,
                end,
                value,
                value,
                value,
                "exactly",
                UNIT_OF[tokens[i + 1].text],
                text[tokens[i + 1].start : end],
            )
        i += 1


def _at(text: str, tokens: list[Token], i: int) -> tuple[Item, Count | None] | None:
    """What is counted at token `i`; the item alone where a number is there that counts nothing."""
    part = share(text, tokens, i)
    if part:
        return part.item, _made(text, tokens, *part)
    item = _item(text, tokens, i)
    if item is None:
        return None
    return (
        (item, None)
        if counts_nothing(text, tokens, item)
        else (item, _made(text, tokens, item, *counted(text, tokens, item)))
    )


def _item(text: str, tokens: list[Token], i: int) -> Item | None:
    joined = compound(tokens, i)
    if joined:
        return joined
    vague = counting.vague_at(tokens, i)
    if vague:
        # "several" and "many" alone are no numbers; "several hundred" is a vague one
        if vague.low is None:
            return None
        article = text_at(tokens, i - 1) == "a" and text_at(tokens, i) in ("few", "couple")
        return vague._replace(first=i - 1) if article else vague
    for read in (counting.number_or_range_at, counting.number_at):
        try:
            item = read(tokens, i)
        except ValueError:
            continue
        if (
            item
            and item.high is not None
            and item.noun == "percent"
            and text_at(tokens, item.last - 1) not in ("%", "percent", "cent", "pct")
        ):
            continue  # "down 2.8% to 77.1"
        if item and item.high is not None and text_at(tokens, item.first - 1) == "from" and _CHANGE.search(text, max(0, tokens[item.first].start - 60), tokens[item.first].start - 1):  # fmt: skip
            continue
        return item
    if text_at(tokens, i + 1) in ("m", "b") and tokens[i].kind == "number":  # metres
        value = _figure(tokens[i])
        return Item(i, i + 1, value)
    return None


def _nearest_bound(tokens: list[Token], item: Item, qualifiers: set[str]) -> set[str]:
    """Of "up to more than 300 km" the bound that stands next to the number."""
    if len(qualifiers - {"about"}) < 2:
        return qualifiers
    for size in (4, 3, 2, 1):
        phrase = texts_at(tokens, item.first - size, size)
        if phrase in counting.BEFORE:
            return {counting.BEFORE[phrase]}
    return qualifiers


def _adds(tokens: list[Token], i: int) -> bool:
    """Whether "plus" adds something of its own ("3% plus a ham")."""
    return i < len(tokens) and (tokens[i].kind in ("number", "currency") or text_at(tokens, i) in FUNCTION_WORDS)


def _made(text: str, tokens: list[Token], item: Item, end: int, unit: str | None, thing: str | None) -> Count:
    start = tokens[item.first].start
    if (
        item.first
        and tokens[item.first - 1].text == "minus"
        and text_at(tokens, item.first - 2) != "or"
        and item.value is not None
    ):
        item, start = item._replace(value=-item.value), tokens[item.first - 1].start
    qualifiers, first = counting.approximators(tokens, item.first)
    if item.high is not None and text_at(tokens, first - 1) == "between":
        start = tokens[first - 1].start
    unit = "percent" if thing == "percent" else unit
    if unit == "cent" and item.value is not None:  # hundredths of the currency: dollars unless the text says euros
        euro = "€" in text or "euro" in text.lower()
        item, unit = item._replace(value=item.value / 100, currency="EUR" if euro else "USD"), "EUR" if euro else "USD"
    if unit == "penny" and item.value is not None:
        item, unit = item._replace(value=item.value / 100, currency="GBP"), "GBP"
    qualifiers = _nearest_bound(tokens, item, qualifiers)
    if (
        "more-than" in qualifiers
        and unit in _SPANS
        and text_at(tokens, item.first - 1) == "over"
        and text_at(tokens, item.first - 2) not in _LASTED
    ):
        qualifiers = qualifiers - {"more-than"}  # "spread over four years"
    if text_at(tokens, item.first - 1) in ("a", "an") and tokens[item.first].kind in ("number", "currency"):
        qualifiers = qualifiers & {"about"}  # "under a 15-year contract"
    before = text_at(tokens, item.first - 2) if text_at(tokens, item.first - 1) in ("over", "within") else ""
    if before in ("take", "takes", "took", "taken", "taking", "hand", "handed", "turn", "turned"):
        qualifiers = set()  # "take over 254 billion"
    if text_at(tokens, item.first - 1) == "within" and text[end : end + 4] == " of " and unit in _DISTANCES:
        qualifiers = set()  # "within 200 km of the border"
    after = next(k for k in range(item.last, len(tokens) + 1) if k == len(tokens) or tokens[k].start >= end)
    for at in (after, item.last):
        for size in (4, 3, 2, 1):
            phrase = texts_at(tokens, at, size)
            if phrase in AFTER and not (phrase == ("plus",) and _adds(tokens, at + 1)):
                qualifiers = qualifiers | {AFTER[phrase]}
                break
    try:
        read = cells(item, qualifiers, None)
    except ValueError:  # "at least ... or less": the words before the number count
        read = cells(item, set(list(qualifiers - {"about"})[:1]) if item.high is None else set(), None)
    return Count(start, end, read.low, read.value, read.high, read.qualifier, unit, thing)
