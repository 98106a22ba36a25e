"""The words of a news text that state a quantity -> what the dataset's cells must be.

Rule 3 of coding: a quantity keeps its wording, a bound exists only where the words state one,
and nothing is invented. Words that this module cannot read fail; there is no default.
The words that it knows stand in `number_words`.
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
    CLOCK,
    CONNECTORS,
    CURRENCIES,
    FRACTIONS,
    LABELS,
    MONTHS,
    NUMBER_WORDS,
    PARTS,
    PLURALS,
    REVERSING,
    SCALES,
    SYMBOLS,
    TRANSPARENT,
    UNITS_IN_A_WORD,
    VAGUE,
    VAGUE_AFTER_ARTICLE,
)


def _phrases(table: dict[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(p.split()): key for key, phrases in table.items() for p in phrases.split("|")}


_BEFORE, _AFTER, _CURRENCY = map(_phrases, (APPROXIMATORS, APPROXIMATORS_AFTER, CURRENCIES))
_CURRENCY |= {(*phrase[:-1], f"{phrase[-1]}s"): code for phrase, code in _CURRENCY.items()}
_AND_A_HALF = ("and", "a", "half")
_MAX_LENGTH = 10_000  # characters; the words of one quantity are a phrase, a sentence at most
_MAX_DIGITS = 18  # far above any count; within what Decimal multiplies exactly
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


class _Token(NamedTuple):
    text: str  # lower case, for look-ups
    raw: str
    kind: str
    start: int
    end: int


class _Item(NamedTuple):
    """A number (value), a range (low, high) or a vague quantity (low at most)."""

    first: int  # of its tokens
    last: int  # the token after them
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    scales: tuple[int, ...] = ()  # (100, 1000) of "two hundred thousand", which a range may share
    noun: str = ""  # "week" of "a week and a half", which stands inside the number; or "percent"


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
    qualifiers, start = _approximators(tokens, item.first)
    # "some" of "some 300" and "many" of "as many as 300" belong to the number; others do not.
    if items[0].first < start:
        raise ValueError("more than one quantity, and no range, in these words")
    before = _text(tokens, start - 1)
    before = _text(tokens, start - 2) if before in ("between", "from") else before
    if before in REVERSING or before.endswith(("n't", "n’t")):
        raise ValueError(f"{before!r} makes another quantity of the number")
    if any(t.text in PARTS and _text(tokens, k + 1) == "of" for k, t in enumerate(tokens[:start])):
        raise ValueError("an unstated part of the quantity is meant")
    noun, qualifiers_after = _noun(words, tokens, item)
    return _cells(item, qualifiers | qualifiers_after, noun)


def _cells(item: _Item, qualifiers: set[str], noun: str | None) -> Quantity:
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


def _tokens(words: str) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(words):
        kind, raw = match.lastgroup or "", match.group()
        text = raw.lower()
        if kind == "word" and text.count(".") > 1:  # "U.S.", "p.m."
            text = text.replace(".", "")
        if kind != "joiner":
            tokens.append(_Token(text, raw, kind, match.start(), match.end()))
    return tokens


def _text(tokens: list[_Token], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) else ""


def _texts(tokens: list[_Token], i: int, size: int) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[i : i + size]) if i >= 0 else ()


def _scale(word: str) -> int:
    return SCALES.get(word) or PLURALS.get(word) or 0


def _items(tokens: list[_Token]) -> list[_Item]:
    items: list[_Item] = []
    i = 0
    while i < len(tokens):
        countable = tokens[i].kind in ("word", "number", "currency")
        item = (_vague_at(tokens, i) or _number_or_range_at(tokens, i)) if countable else None
        calibre = _text(tokens, i + 1) == "mm" and items and items[-1].last == i
        if item and not calibre:  # the calibre of "four 122mm howitzers" belongs to the noun
            items.append(item)
        i = item.last if item else i + 1
    return items


def _article(tokens: list[_Token]) -> list[_Item]:
    """The one of "a warship": only where nothing else is counted."""
    found = [i for i, t in enumerate(tokens[:-1]) if t.text in ARTICLES]
    if len(found) > 1:
        raise ValueError("more than one thing with an article, and no number, in these words")
    if found and _text(tokens, found[0] + 1) in FRACTIONS:
        raise ValueError("a fraction or an ordinal, not a quantity")
    return [_Item(i, i + 1, Decimal(1)) for i in found]


def _vague_at(tokens: list[_Token], i: int) -> _Item | None:
    word, following, first = _text(tokens, i), _text(tokens, i + 1), i
    vague = word in VAGUE and _text(tokens, i - 1) != "how"
    if word in VAGUE_AFTER_ARTICLE and following == "of":
        vague = any(_text(tokens, k) in ARTICLES for k in range(i - 3, i))
    if word == "some" and following in SCALES:
        vague = False  # "some hundred men" are about 100
    if not vague and word not in PLURALS:
        return None
    low, scale, i = None, 0, i + vague
    while True:  # "several hundred", "tens of thousands", "a couple of dozen"
        after_of = i + (_text(tokens, i) == "of")
        larger = _scale(_text(tokens, after_of))
        if larger <= scale:
            break
        low, scale, i = (low or Decimal(2)) * larger, larger, after_of + 1
    currency, end = _currency_at(tokens, after_of)
    return _Item(first, end if currency else i, None, low, currency=currency)


def _number_or_range_at(tokens: list[_Token], i: int) -> _Item | None:
    number = _number_at(tokens, i)
    if number is None:
        return None
    between = _text(tokens, _approximators(tokens, i)[1] - 1) == "between"
    # In "between one hundred and two hundred" the "and" joins the range, not the first number.
    for low in (number, _number_at(tokens, i, and_joins=False)) if between else (number,):
        connector = _text(tokens, low.last) if low else ""
        if low and (connector in CONNECTORS or (between and connector == "and")):
            high = _number_at(tokens, low.last + 1, currency=low.currency)
            if high:
                return _range(low, high)
    if between:
        raise ValueError("'between' without two numbers")
    return number


def _range(low: _Item, high: _Item) -> _Item:
    bottom, top = low.value or Decimal(0), high.value or Decimal(0)
    shared = high.scales[len(low.scales) :]
    if high.scales == low.scales + shared and bottom * prod(shared) < top:
        bottom *= prod(shared)  # "two to three million"
    if bottom >= top:
        raise ValueError("a range that does not rise")
    if len({low.currency, high.currency} - {None}) > 1:
        raise ValueError("a range in two currencies")
    currency, noun = low.currency or high.currency, low.noun or high.noun
    return _Item(low.first, high.last, None, bottom, top, currency, noun=noun)


def _small(tokens: list[_Token], i: int) -> tuple[int, int] | None:
    """0 to 99 in words, and the token after it."""
    word, following = _text(tokens, i), _text(tokens, i + 1)
    number, units = NUMBER_WORDS.get(word), NUMBER_WORDS.get(following, 0)
    if number is None or (number >= 20 and following in FRACTIONS | {"first", "second"}):
        return None  # "twenty-first"
    return (number + units, i + 2) if number >= 20 and 0 < units < 10 else (number, i + 1)


def _leading(tokens: list[_Token], i: int) -> tuple[Decimal, int] | None:
    """The figure or word that a number starts with, and the token after it."""
    article = _text(tokens, i) in ARTICLES and (
        _text(tokens, i + 1) in ("half", *SCALES) or _texts(tokens, i + 2, 3) == _AND_A_HALF
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
    elif _text(tokens, i) == "half":  # "half a million"
        return Decimal("0.5"), i + 1 + (_text(tokens, i + 1) in ARTICLES)
    elif article or _text(tokens, i) in SCALES or _texts(tokens, i + 1, 3) == _AND_A_HALF:
        number = Decimal(1)  # "a hundred", "hundred", "a week and a half"
    else:
        return None
    if _texts(tokens, i, 3) == _AND_A_HALF:
        return number + Decimal("0.5"), i + 3
    return number, i


def _number_at(tokens: list[_Token], i: int, *, and_joins: bool = True, currency: str | None = None) -> _Item | None:
    """The number at token `i`; `currency` is that of the number which it makes a range with."""
    first, stated = i, None
    if _text(tokens, i) and tokens[i].kind == "currency":
        stated, i = _currency_at(tokens, i)
    leading = _leading(tokens, i)
    if leading is None:
        return None
    current, i = leading
    total, limit, only_money, noun = Decimal(0), Decimal("Infinity"), False, ""
    scales: tuple[int, ...] = ()
    while True:
        word = _text(tokens, i)
        scale = _scale(word) or ABBREVIATED.get(word) or ABBREVIATED_MONEY.get(word) or 0
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
    if scales and _texts(tokens, i, 3) == _AND_A_HALF:  # "a million and a half"
        current, i = current + Decimal(scales[-1]) / 2, i + 3
    if not scales and current < 100 and _texts(tokens, i + 1, 3) == _AND_A_HALF:
        current, noun, i = current + Decimal("0.5"), tokens[i].raw, i + 4  # "a week and a half"
    if _text(tokens, i) in FRACTIONS:
        raise ValueError("a fraction or an ordinal, not a quantity")
    if stated is None:
        stated, i = _currency_at(tokens, i)
    if only_money and stated is None and currency is None:
        raise ValueError("'m' or 'b' after a number is a scale only with a currency")
    for percent in (("%",), ("percent",), ("pct",), ("per", "cent")):
        if _texts(tokens, i, len(percent)) == percent:
            noun, i = "percent", i + len(percent)
    return _Item(first, i, total + current, currency=stated, scales=scales, noun=noun)


def _joined(tokens: list[_Token], i: int, scale: int, and_joins: bool) -> tuple[int, int] | None:
    """What goes on after a scale: "fifty" of "a hundred and fifty", and the token after it."""
    with_and = _text(tokens, i) == "and"
    small = _small(tokens, i + with_and)
    if small is None or (with_and and not and_joins):
        return None
    following = _text(tokens, small[1])
    if scale == 100:
        return small if following != "hundred" else None
    # Not in "$5 million two days ago": after a thousand or more only a scaled number goes on.
    return small if scale >= 1000 and not with_and and following in SCALES else None


def _currency_at(tokens: list[_Token], i: int) -> tuple[str | None, int]:
    """The ISO 4217 code that stands at token `i`, and the token after it."""
    for size in (2, 1):
        if _texts(tokens, i, size) in _CURRENCY:
            return _CURRENCY[_texts(tokens, i, size)], i + size
    raw = tokens[i].raw if i < len(tokens) else ""
    code = raw if raw in CURRENCIES else SYMBOLS.get(raw)
    if code is None and raw and tokens[i].kind == "currency":
        raise ValueError(f"unknown currency {raw!r}")
    return code, i + (code is not None)


def _approximators(tokens: list[_Token], first: int) -> tuple[set[str], int]:
    """The qualifiers that end right before token `first`, and where they start."""
    found: set[str] = set()
    while True:
        for size in (4, 3, 2, 1):  # "no more than" before "more than"
            phrase = _texts(tokens, first - size, size)
            if phrase in _BEFORE:
                found.add(_BEFORE[phrase])
                first -= size
                break
        else:
            if _text(tokens, first - 1) not in TRANSPARENT:
                return found, first
            first -= 1


def _noun(words: str, tokens: list[_Token], item: _Item) -> tuple[str | None, set[str]]:
    """What is counted, and the qualifiers that stand before or after it."""
    start, end, qualifiers = item.last, len(tokens), set()
    while end > start and tokens[end - 1].text in _TRIM:
        end -= 1
    for size in (3, 2, 1):
        if start + size <= end and _texts(tokens, start, size) in _AFTER:
            qualifiers.add(_AFTER[_texts(tokens, start, size)])
            start += size
        if start + size <= end and _texts(tokens, end - size, size) in _AFTER:
            qualifiers.add(_AFTER[_texts(tokens, end - size, size)])
            end -= size
    links = ("of", "in", "worth") if item.currency else ("of", "strong")  # "100,000-strong"
    while start < end and tokens[start].text in links:
        start += 1
    rest = words[tokens[start].start : tokens[end - 1].end] if start < end else ""
    noun = "percent" if item.noun == "percent" else f"{item.noun} {rest}".strip(_TRIM)
    return noun or None, qualifiers
