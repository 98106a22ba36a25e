"""Numbers in words and digits, one token after the other: what parsing and proposing quantities share.

`quantities` reads the words of one quantity strictly; `suggesting` finds them in running text. Both cut
the words into `Token`s of their own and read numbers, ranges and vague quantities with this module.
"""

import re
from decimal import Decimal
from math import prod
from typing import NamedTuple

from border_crisis.number_words import (
    ABBREVIATED,
    ABBREVIATED_MONEY,
    APPROXIMATORS,
    APPROXIMATORS_AFTER,
    ARTICLES,
    CONNECTORS,
    CURRENCIES,
    FRACTIONS,
    NUMBER_WORDS,
    PLURALS,
    SCALES,
    SYMBOLS,
    TRANSPARENT,
    VAGUE,
    VAGUE_AFTER_ARTICLE,
)


def _phrases(table: dict[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(p.split()): key for key, phrases in table.items() for p in phrases.split("|")}


BEFORE, AFTER, _CURRENCY = map(_phrases, (APPROXIMATORS, APPROXIMATORS_AFTER, CURRENCIES))
_CURRENCY |= {(*phrase[:-1], f"{phrase[-1]}s"): code for phrase, code in _CURRENCY.items()}
_AND_A_HALF = ("and", "a", "half")
_MAX_DIGITS = 18  # far above any count; within what Decimal multiplies exactly


class Token(NamedTuple):
    text: str  # lower case, for look-ups
    raw: str
    kind: str
    start: int
    end: int


class Item(NamedTuple):
    """A number (value), a range (low, high) or a vague quantity (low at most)."""

    first: int  # of its tokens
    last: int  # the token after them
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    scales: tuple[int, ...] = ()  # (100, 1000) of "two hundred thousand", which a range may share
    noun: str = ""  # "week" of "a week and a half", which stands inside the number; or "percent"


def text_at(tokens: list[Token], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) else ""


def texts_at(tokens: list[Token], i: int, size: int) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[i : i + size]) if i >= 0 else ()


def scale_of(word: str) -> int:
    return SCALES.get(word) or PLURALS.get(word) or 0


def vague_at(tokens: list[Token], i: int) -> Item | None:
    word, following, first = text_at(tokens, i), text_at(tokens, i + 1), i
    vague = word in VAGUE and text_at(tokens, i - 1) != "how"
    if word in VAGUE_AFTER_ARTICLE and following == "of":
        vague = any(text_at(tokens, k) in ARTICLES for k in range(i - 3, i))
    if word == "some" and following in SCALES:
        vague = False  # "some hundred men" are about 100
    if not vague and word not in PLURALS:
        return None
    low, scale, i = None, 0, i + vague
    while True:  # "several hundred", "tens of thousands", "a couple of dozen"
        after_of = i + (text_at(tokens, i) == "of")
        larger = scale_of(text_at(tokens, after_of))
        if larger <= scale:
            break
        low, scale, i = (low or Decimal(2)) * larger, larger, after_of + 1
    currency, end = currency_at(tokens, after_of)
    return Item(first, end if currency else i, None, low, currency=currency)


def number_or_range_at(tokens: list[Token], i: int) -> Item | None:
    number = number_at(tokens, i)
    if number is None:
        return None
    between = text_at(tokens, approximators(tokens, i)[1] - 1) == "between"
    # In "between one hundred and two hundred" the "and" joins the range, not the first number.
    for low in (number, number_at(tokens, i, and_joins=False)) if between else (number,):
        connector = text_at(tokens, low.last) if low else ""
        if low and (connector in CONNECTORS or (between and connector == "and")):
            high = number_at(tokens, low.last + 1, currency=low.currency)
            if high:
                return _range(low, high)
    if between:
        raise ValueError("'between' without two numbers")
    return number


def _range(low: Item, high: Item) -> Item:
    bottom, top = low.value or Decimal(0), high.value or Decimal(0)
    shared = high.scales[len(low.scales) :]
    if high.scales == low.scales + shared and bottom * prod(shared) < top:
        bottom *= prod(shared)  # "two to three million"
    if bottom >= top:
        raise ValueError("a range that does not rise")
    if len({low.currency, high.currency} - {None}) > 1:
        raise ValueError("a range in two currencies")
    currency, noun = low.currency or high.currency, low.noun or high.noun
    return Item(low.first, high.last, None, bottom, top, currency, noun=noun)


def _small(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """0 to 99 in words, and the token after it."""
    word, following = text_at(tokens, i), text_at(tokens, i + 1)
    number, units = NUMBER_WORDS.get(word), NUMBER_WORDS.get(following, 0)
    if number is None or (number >= 20 and following in FRACTIONS | {"first", "second"}):
        return None  # "twenty-first"
    return (number + units, i + 2) if number >= 20 and 0 < units < 10 else (number, i + 1)


def _leading(tokens: list[Token], i: int) -> tuple[Decimal, int] | None:
    """The figure or word that a number starts with, and the token after it."""
    article = text_at(tokens, i) in ARTICLES and (
        text_at(tokens, i + 1) in ("half", *SCALES) or texts_at(tokens, i + 2, 3) == _AND_A_HALF
    )
    i += article
    small = _small(tokens, i)
    if i < len(tokens) and tokens[i].kind == "number":
        digits = re.sub(r"[,\s]", "", tokens[i].raw)
        if len(digits) > _MAX_DIGITS:
            raise ValueError(f"a number of more than {_MAX_DIGITS} digits")
        number, i = Decimal(digits), i + 1
    elif small:
        number, i = Decimal(small[0]), small[1]
    elif text_at(tokens, i) == "half":  # "half a million"
        return Decimal("0.5"), i + 1 + (text_at(tokens, i + 1) in ARTICLES)
    elif article or text_at(tokens, i) in SCALES or texts_at(tokens, i + 1, 3) == _AND_A_HALF:
        number = Decimal(1)  # "a hundred", "hundred", "a week and a half"
    else:
        return None
    if texts_at(tokens, i, 3) == _AND_A_HALF:
        return number + Decimal("0.5"), i + 3
    if texts_at(tokens, i, 2) == ("and", "half"):  # translated copy
        return number + Decimal("0.5"), i + 2
    return number, i


def number_at(tokens: list[Token], i: int, *, and_joins: bool = True, currency: str | None = None) -> Item | None:
    """The number at token `i`; `currency` is that of the number which it makes a range with."""
    first, stated = i, None
    if text_at(tokens, i) and tokens[i].kind == "currency":
        stated, i = currency_at(tokens, i)
    leading = _leading(tokens, i)
    if leading is None:
        return None
    current, i = leading
    total, limit, only_money, noun = Decimal(0), Decimal("Infinity"), False, ""
    scales: tuple[int, ...] = ()
    while True:
        word = text_at(tokens, i)
        scale = scale_of(word) or ABBREVIATED.get(word) or ABBREVIATED_MONEY.get(word) or 0
        joined = _joined(tokens, i, scales[-1], and_joins) if scales else None
        if scale > max(scales, default=0) and current * scale < limit:
            current, scales, i = current * scale, (*scales, scale), i + 1
            only_money = only_money or word in ABBREVIATED_MONEY
        elif joined:
            if scales[-1] >= 1000:  # "two million three hundred thousand": a new group
                total, limit, current = total + current, Decimal(scales[-1]), Decimal(0)
            current, scales, i = current + joined[0], (), joined[1]
        else:
            break
    if scales and texts_at(tokens, i, 3) == _AND_A_HALF:  # "a million and a half"
        current, i = current + Decimal(scales[-1]) / 2, i + 3
    if not scales and current < 100 and texts_at(tokens, i + 1, 3) == _AND_A_HALF:
        current, noun, i = current + Decimal("0.5"), tokens[i].raw, i + 4  # "a week and a half"
    if text_at(tokens, i) in FRACTIONS:
        raise ValueError("a fraction or an ordinal, not a quantity")
    if stated is None:
        stated, i = currency_at(tokens, i)
    if only_money and stated is None and currency is None:
        raise ValueError("'m' or 'b' after a number is a scale only with a currency")
    for percent in (("%",), ("percent",), ("pct",), ("per", "cent")):
        if texts_at(tokens, i, len(percent)) == percent:
            noun, i = "percent", i + len(percent)
    return Item(first, i, total + current, currency=stated, scales=scales, noun=noun)


def _joined(tokens: list[Token], i: int, scale: int, and_joins: bool) -> tuple[int, int] | None:
    """What goes on after a scale: "fifty" of "a hundred and fifty", and the token after it."""
    with_and = text_at(tokens, i) == "and"
    small = _small(tokens, i + with_and)
    if small is None or (with_and and not and_joins):
        return None
    following = text_at(tokens, small[1])
    if scale == 100:
        return small if following != "hundred" else None
    # Not in "$5 million two days ago": after a thousand or more only a scaled number goes on.
    return small if scale >= 1000 and not with_and and following in SCALES else None


def currency_at(tokens: list[Token], i: int) -> tuple[str | None, int]:
    """The ISO 4217 code that stands at token `i`, and the token after it."""
    for size in (2, 1):
        if i + size <= len(tokens) and texts_at(tokens, i, size) in _CURRENCY:
            return _CURRENCY[texts_at(tokens, i, size)], i + size
    raw = tokens[i].raw if i < len(tokens) else ""
    code = raw if raw in CURRENCIES else SYMBOLS.get(raw)
    if code is None and raw and tokens[i].kind == "currency":
        raise ValueError(f"unknown currency {raw!r}")
    return code, i + (code is not None)


def approximators(tokens: list[Token], first: int) -> tuple[set[str], int]:
    """The qualifiers that end right before token `first`, and where they start."""
    found: set[str] = set()
    while True:
        for size in (4, 3, 2, 1):  # "no more than" before "more than"
            phrase = texts_at(tokens, first - size, size)
            if phrase in BEFORE:
                found.add(BEFORE[phrase])
                first -= size
                break
        else:
            if text_at(tokens, first - 1) not in TRANSPARENT:
                return found, first
            first -= 1
