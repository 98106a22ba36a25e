"""Quantities of two figures or of a letter: "30cm and 45cm", "an hour and ten minutes", "3 bln 40 mln", "7m tickets"."""

from decimal import Decimal

from border_crisis.counting import Item, Token, number_at, text_at
from border_crisis.number_words import ABBREVIATED, CONNECTORS, NUMBER_WORDS
from border_crisis.suggesting.lexicon import FUNCTION_WORDS, UNIT_OF, words
from border_crisis.suggesting.nouns import is_plural

_SMALLER = {("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12, ("foot", "inch"): 12}
_LENGTHS = words(
    "long high wide deep tall thick away apart above below beneath north south east west race sprint final freestyle"
)
_MILLION = Decimal(10**6)


def compound(tokens: list[Token], i: int) -> Item | None:
    """Return what two figures, or a figure and its letter, count together at token `i`; None when they do not."""
    if text_at(tokens, i) == "couple" and text_at(tokens, i + 1) == "of":
        return _couple(tokens, i)
    if text_at(tokens, i) in ("a", "an"):
        return _two_units(tokens, i)
    if i >= len(tokens) or (tokens[i].kind != "number" and tokens[i].text not in NUMBER_WORDS):
        return None
    return (
        _grand(tokens, i)
        or _millions(tokens, i)
        or _range(tokens, i)
        or _two_units(tokens, i)
        or _two_scales(tokens, i)
    )


def _couple(tokens: list[Token], i: int) -> Item | None:
    """ "a couple of rusty vans" are two; "a couple of dozen" stays vague."""
    noun = text_at(tokens, i + 2)
    if text_at(tokens, i - 1) != "a" or noun in FUNCTION_WORDS or noun in ("dozen", "hundred", "thousand", "million"):
        return None
    return Item(i - 1, i + 1, Decimal(2))


def _grand(tokens: list[Token], i: int) -> Item | None:
    """ "three grand": thousands, in speech of money."""
    value = _figure(tokens, i)
    behind = text_at(tokens, i + 2)
    if (
        value is None
        or text_at(tokens, i + 1) != "grand"
        or behind in ("slam", "slams", "prix", "total", "piano", "pianos")
    ):
        return None
    return Item(i, i + 2, value * 1000) if tokens[i + 1].raw == "grand" else None


def _millions(tokens: list[Token], i: int) -> Item | None:
    """ "7m tickets", "3.1m times": millions of what follows; metres otherwise."""
    if tokens[i].kind != "number" or text_at(tokens, i + 1) != "m" or i + 2 >= len(tokens):
        return None
    noun = tokens[i + 2]
    then = tokens[i + 3] if i + 3 < len(tokens) else None
    if noun.kind != "word" or noun.text in _LENGTHS or noun.text in FUNCTION_WORDS:
        return None
    counted = noun.text == "times" or is_plural(noun) or (then is not None and then.kind == "word" and is_plural(then))
    return Item(i, i + 2, Decimal(tokens[i].raw.replace(",", "")) * _MILLION) if counted else None


def _range(tokens: list[Token], i: int) -> Item | None:
    """ "between 30cm and 45cm": a range that names its unit twice."""
    unit = UNIT_OF.get(text_at(tokens, i + 1))
    link = text_at(tokens, i + 2)
    if (
        unit is None
        or UNIT_OF.get(text_at(tokens, i + 4)) != unit
        or not (link in CONNECTORS or (link == "and" and text_at(tokens, i - 1) == "between"))
    ):
        return None
    low, high = _figure(tokens, i), _figure(tokens, i + 3)
    return Item(i, i + 4, None, low, high) if low is not None and high is not None and low < high else None


def _two_units(tokens: list[Token], i: int) -> Item | None:
    """ "two hours and five minutes" as 125 minutes."""
    larger = UNIT_OF.get(text_at(tokens, i + 1), "")
    k = i + 2 + (text_at(tokens, i + 2) == "and")
    factor = _SMALLER.get((larger, UNIT_OF.get(text_at(tokens, k + 1), "")))
    first = Decimal(1) if text_at(tokens, i) in ("a", "an") else _figure(tokens, i)
    second = _figure(tokens, k)
    if factor is None or first is None or second is None or second >= factor:
        return None
    return Item(i, k + 1, first * factor + second)


def _two_scales(tokens: list[Token], i: int) -> Item | None:
    """ "3 bln 40 mln rubles": a sum in two abbreviated scales."""
    first, second = ABBREVIATED.get(text_at(tokens, i + 1)), ABBREVIATED.get(text_at(tokens, i + 3))
    if not first or not second or second >= first or tokens[i + 2].kind != "number":
        return None
    low, high = number_at(tokens, i), number_at(tokens, i + 2)
    if low is None or high is None or low.value is None or high.value is None or low.last != i + 2:
        return None
    return Item(i, high.last, low.value + high.value, currency=high.currency)


def _figure(tokens: list[Token], i: int) -> Decimal | None:
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "number":
        return Decimal(token.raw.replace(",", ""))
    return Decimal(NUMBER_WORDS[token.text]) if token.text in NUMBER_WORDS else None
