"""Shares and multiples in words: "a third of", "two-thirds", "one in four", "half of", "threefold"."""

import re
from decimal import Decimal
from typing import NamedTuple

from border_crisis.counting import Item, Token, text_at
from border_crisis.number_words import NUMBER_WORDS
from border_crisis.suggesting.lexicon import FUNCTION_WORDS
from border_crisis.suggesting.nouns import counted, part_of


class Share(NamedTuple):
    """A share as a number, where its words end, its unit and the thing."""

    item: Item
    end: int
    unit: str | None
    thing: str | None


_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
          "ninth": 9, "tenth": 10}  # fmt: skip


_HALVED = frozenset(("full", "empty", "of", "the", "its", "their", "his", "her", "our", "as", "that"))
_NO_HALF = frozenset(("first", "second", "other", "latter", "last", "a", "third", "this", "better"))
_TIMES = frozenset(("days", "weeks", "months", "years", "hours", "minutes"))
_FOLD = "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|hundred"


def share(text: str, tokens: list[Token], i: int) -> Share | None:
    """ "a third of", "two-thirds", "three quarters", "half of"."""
    word, following = text_at(tokens, i), text_at(tokens, i + 1)
    number = 1 if word in ("a", "one") else NUMBER_WORDS.get(word)
    singular = following.removesuffix("s")
    if number is not None and number < 20 and singular in _PARTS and singular != "half":
        plural = following.endswith("s")
        if (number > 1) == plural and (plural or _whole_part(tokens, i)):
            part = _PARTS[singular]
            if number >= part:
                return None
            value = (Decimal(number) / part).quantize(Decimal("0.000001")).normalize()
            item = Item(i, i + 2, value)
            return Share(item, *part_of(text, tokens, item))
    out = following == "out" and text_at(tokens, i + 2) == "of"  # "nine out of ten voters"
    some, whole = _small_count(tokens, i), _small_count(tokens, i + 2 + out)
    if (
        (following == "in" or out)
        and some
        and whole
        and some < whole <= 20
        and text_at(tokens, i + 3 + out) not in _TIMES
    ):
        item = Item(i, i + 3 + out, (some / whole).quantize(Decimal("0.0001")).normalize())  # "one in four Americans"
        end, _, thing = counted(text, tokens, item)
        return Share(item, end, None, thing)
    alone = i + 1 >= len(tokens) or tokens[i + 1].kind == "sign"
    if word == "half" and (following == "price" or (alone and text_at(tokens, i - 1) == "by")):
        return Share(Item(i, i + 1, Decimal("0.5")), tokens[i + (following == "price")].end, None, None)
    if word == "half" and following in _HALVED and text_at(tokens, i - 1) not in _NO_HALF:
        item = Item(i, i + 1, Decimal("0.5"))
        return Share(item, *part_of(text, tokens, item))
    times = re.fullmatch(rf"({_FOLD})-?fold", word)
    if times:  # "threefold"
        item = Item(i, i + 1, Decimal(NUMBER_WORDS[times[1]]))
        return Share(item, tokens[i].end, "times", None)
    return None


def _whole_part(tokens: list[Token], i: int) -> bool:
    """Whether "a third" is a share and no ordinal ("a third country")."""
    follows, before = text_at(tokens, i + 2), text_at(tokens, i - 1)
    if follows in ("of", "at", "or") or text_at(tokens, i) == "one":
        return True
    return before in ("by", "than", "about", "nearly", "almost", "around", "roughly") and not (
        i + 2 < len(tokens) and tokens[i + 2].kind == "word" and follows not in FUNCTION_WORDS
    )


def _small_count(tokens: list[Token], i: int) -> Decimal | None:
    if i >= len(tokens) or tokens[i].kind not in ("word", "number"):
        return None
    number = NUMBER_WORDS.get(tokens[i].text)
    if number is None and tokens[i].kind == "number" and re.fullmatch(r"[0-9]{1,2}", tokens[i].raw):
        number = int(tokens[i].raw)
    return Decimal(number) if number else None
