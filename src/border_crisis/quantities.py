"""The words of a news text that state a quantity -> what the dataset's cells must be.

Rule 3 of coding: a quantity keeps its wording, a bound exists only where the words state one,
and nothing is invented. Words that this module cannot read fail; there is no default.
The words that it knows stand in `number_words`.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from border_crisis.counting import AFTER, Item, Token, approximators, number_or_range_at, text_at, texts_at, vague_at
from border_crisis.number_words import (
    ABBREVIATED,
    ARTICLES,
    CLOCK,
    CURRENCIES,
    FRACTIONS,
    LABELS,
    MONTHS,
    PARTS,
    REVERSING,
    UNITS_IN_A_WORD,
)

_MAX_LENGTH = 10_000  # characters; the words of one quantity are a phrase, a sentence at most
_TRIM = " \t\r\n\u00a0\u2009\u202f.,;:!?…\"'“”‘’«»()[]-–—"
_MONTH = rf"(?:{'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)}|Sept)\b\.?"
_DAYS = r"[0-9]{1,2}(?:(?: ?[-–] ?| to | and | or | until )[0-9]{1,2})?"
_SUFFIX = "|".join((UNITS_IN_A_WORD, *ABBREVIATED, "[mMbBK]|BN"))
_SPACES = "\u00a0\u2009\u202f"
# Every alternative is bounded or gives nothing back, so reading is linear in the length.
_TOKEN = re.compile(
    rf"(?P<currency>(?:{'|'.join(CURRENCIES)})(?=\s?[0-9])|[A-Z]{{0,3}}[$€£¥₽₴₺])"
    # digits that count nothing: dates, ...
    rf"|(?P<name>(?:{_MONTH} {_DAYS}|{_DAYS} {_MONTH}|{_MONTH})(?:,? [0-9]{{4}})?(?!,?[0-9])"
    # ... labels, clock times, ages, ...
    rf"|(?i:{LABELS})\s[0-9][\w,.–-]*+(?: (?:to|and|or) [0-9]++)?"
    rf"|[0-9]{{1,2}}(?:[.:][0-9]{{2}})?\s?(?i:{CLOCK})"
    r"|(?:[A-Za-z]{3,5}ty-)?+\w++[- ]years?[- ]old\b"
    # ... F-16, S-400, T-72B3, mid-2014, and below "other": 2S19, 82nd, 4x4, 17:31, 24/7
    r"|(?:[^\W\d_]++[-\u2010\u2011]?|[A-Z][A-Za-z]?–)[0-9]\w*+(?:[-/]\w++)*+)"
    rf"|(?P<number>(?>[0-9]{{1,3}}(?:[, {_SPACES}][0-9]{{3}}(?![0-9]))+|[0-9]+)(?>(?:\.[0-9]+)?)"
    rf"(?=(?:{_SUFFIX})(?!\w)|(?!\w|[.,:/][0-9])))"
    r"|(?P<other>[0-9](?:[\w:/]|[.,](?=[0-9]))*+(?:-\w++)*+)"
    r"|(?P<word>(?:approx|ca?|est)\.|(?:[A-Za-z]\.){2,}|[^\W\d_]++(?:['’][^\W\d_]++)*+)"
    r"|(?P<joiner>(?<=\w)[-\u2010\u2011](?=[^\W\d_]))"  # "two-week", "180-degree": as a space
    r"|(?P<sign>[^\w\s])"
)


class Quantity(NamedTuple):
    """A quantity as the table columns hold it; `noun` is what is counted, as it stands."""

    value: Decimal | None
    qualifier: str
    low: Decimal | None
    high: Decimal | None
    currency: str | None
    noun: str | None


def parse_quantity(words: str) -> Quantity:
    """Read the one quantity that `words` state, as rule 3 of the contract wants it in cells.

    Words before the number that do not qualify it are skipped; "a" or "an" counts as one when
    there is no other number. A range is one quantity. `value` is what the words say, `low` and
    `high` only what they bound, `noun` the rest of the words ("percent" for percentages, None
    when nothing is left), `currency` an ISO 4217 code.

    Raises ValueError with a one-line message when the words hold no quantity, more than one that
    is no range, or one that cannot be read without guessing.
    """
    try:
        return _parse(words)
    except ValueError as error:
        shown = words if len(words) <= 60 else f"{words[:60]}…"
        raise ValueError(f"{error}: {shown!r}") from None


def _parse(words: str) -> Quantity:
    if len(words) > _MAX_LENGTH:
        raise ValueError(f"more than {_MAX_LENGTH} characters are not the words of one quantity")
    tokens = _tokens(words)
    items = _items(tokens) or _article(tokens)
    if not items:
        raise ValueError("no quantity in these words")
    item = items[-1]
    qualifiers, start = approximators(tokens, item.first)
    # "some" of "some 300" and "many" of "as many as 300" belong to the number; others do not.
    if items[0].first < start:
        raise ValueError("more than one quantity, and no range, in these words")
    before = text_at(tokens, start - 1)
    before = text_at(tokens, start - 2) if before in ("between", "from") else before
    if before in REVERSING or before.endswith(("n't", "n’t")):
        raise ValueError(f"{before!r} makes another quantity of the number")
    if any(t.text in PARTS and text_at(tokens, k + 1) == "of" for k, t in enumerate(tokens[:start])):
        raise ValueError("an unstated part of the quantity is meant")
    noun, qualifiers_after = _noun(words, tokens, item)
    return cells(item, qualifiers | qualifiers_after, noun)


def cells(item: Item, qualifiers: set[str], noun: str | None) -> Quantity:
    """The cells that rule 3 gives a number; raises ValueError for two qualifiers that do not go together."""
    bounds = qualifiers - {"about"}  # a bound says more than "about": "up to around 300" is up-to
    if len(bounds) > 1 or (bounds and item.high is not None):
        raise ValueError("two qualifiers that do not go together")
    value, low, high = map(_plain, (item.value, item.low, item.high))
    if high is not None:
        qualifier = "between"
    elif value is None:
        qualifier = "vague"  # "up to hundreds" may be fewer than 200: then no lower bound either
        low = None if bounds & {"up-to", "less-than"} else low
    else:
        qualifier = bounds.pop() if bounds else "about" if qualifiers else "exactly"
        low = value if qualifier in ("exactly", "more-than", "at-least") else None
        high = value if qualifier in ("exactly", "up-to", "less-than") else None
    return Quantity(value, qualifier, low, high, item.currency, noun)


def _plain(number: Decimal | None) -> Decimal | None:
    """36600000.0 as 36600000, so that cells do not show how a figure was worked out."""
    if number is None:
        return None
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _tokens(words: str) -> list[Token]:
    tokens = []
    for match in _TOKEN.finditer(words):
        kind, raw = match.lastgroup or "", match.group()
        text = raw.lower()
        if kind == "word" and text.count(".") > 1:  # "U.S.", "p.m."
            text = text.replace(".", "")
        if kind != "joiner":
            tokens.append(Token(text, raw, kind, match.start(), match.end()))
    return tokens


def _items(tokens: list[Token]) -> list[Item]:
    items: list[Item] = []
    i = 0
    while i < len(tokens):
        countable = tokens[i].kind in ("word", "number", "currency")
        item = (vague_at(tokens, i) or number_or_range_at(tokens, i)) if countable else None
        calibre = text_at(tokens, i + 1) == "mm" and items and items[-1].last == i
        if item and not calibre:  # the calibre of "four 122mm howitzers" belongs to the noun
            items.append(item)
        i = item.last if item else i + 1
    return items


def _article(tokens: list[Token]) -> list[Item]:
    """The one of "a warship": only where nothing else is counted."""
    found = [i for i, t in enumerate(tokens[:-1]) if t.text in ARTICLES]
    if len(found) > 1:
        raise ValueError("more than one thing with an article, and no number, in these words")
    if found and text_at(tokens, found[0] + 1) in FRACTIONS:
        raise ValueError("a fraction or an ordinal, not a quantity")
    return [Item(i, i + 1, Decimal(1)) for i in found]


def _noun(words: str, tokens: list[Token], item: Item) -> tuple[str | None, set[str]]:
    """What is counted, and the qualifiers that stand before or after it."""
    start, end, qualifiers = item.last, len(tokens), set()
    while end > start and tokens[end - 1].text in _TRIM:
        end -= 1
    for size in (3, 2, 1):
        if start + size <= end and texts_at(tokens, start, size) in AFTER:
            qualifiers.add(AFTER[texts_at(tokens, start, size)])
            start += size
        if start + size <= end and texts_at(tokens, end - size, size) in AFTER:
            qualifiers.add(AFTER[texts_at(tokens, end - size, size)])
            end -= size
    links = ("of", "in", "worth") if item.currency else ("of", "strong")  # "100,000-strong"
    while start < end and tokens[start].text in links:
        start += 1
    rest = words[tokens[start].start : tokens[end - 1].end] if start < end else ""
    noun = "percent" if item.noun == "percent" else f"{item.noun} {rest}".strip(_TRIM)
    return noun or None, qualifiers
