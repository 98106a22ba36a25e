"""Numbers that count nothing because of what stands beside them: years, names, "one" as a pronoun."""

import re

from border_crisis import counting
from border_crisis.counting import Item, Token, text_at
from border_crisis.number_words import NUMBER_WORDS
from border_crisis.suggesting.lexicon import (
    AFTER_PRONOUN_ONE,
    BEFORE_PRONOUN_ONE,
    FUNCTION_WORDS,
    NATIONALITIES,
    UNIT_OF,
    VERBS,
    words,
)
from border_crisis.suggesting.nouns import counted, is_plural
from border_crisis.suggesting.voice_words import STATES

_ORDINALS = words("first last next final only other top some about another additional further extra total")


_LY_NOUNS = frozenset(
    ("reply", "ally", "family", "assembly", "supply", "anomaly", "butterfly", "monopoly", "bully", "rally", "fly")
)
_MEASURED = frozenset(UNIT_OF.values())
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")


def counts_nothing(text: str, tokens: list[Token], item: Item) -> bool:
    first, last = tokens[item.first], tokens[item.last - 1]
    before, after = text_at(tokens, item.first - 1), text_at(tokens, item.last)
    joined_before = (
        first.start > 0 and text[first.start - 1] == "-" and text[first.start - 2 : first.start - 1].isalnum()
    )
    if item.last - item.first == 1 and first.text == "one":
        joined = text[last.end : last.end + 1] == "-"
        return not joined and (
            after in AFTER_PRONOUN_ONE or before in BEFORE_PRONOUN_ONE or item.last >= len(tokens)
            or tokens[item.last].kind in ("sign", "date", "number")
            or (after in FUNCTION_WORDS and not tokens[item.last].raw.isupper()) or (after.endswith("ly") and after not in _LY_NOUNS) or after.endswith("n't") or after in VERBS
            or (after.endswith("s") and is_plural(tokens[item.last]))
        )  # fmt: skip
    if item.last - item.first == 1 and first.text in ("half", "score", "dozen", "hundred", "thousand", "million", "billion", "pair"):  # fmt: skip
        return first.text in ("half", "score", "pair") or not before or before == "per"
    if (
        item.last - item.first == 2
        and first.text in ("a", "an")
        and item.first
        and _measure_before(tokens, item.first - 1)
    ):
        return True  # "£3 a dozen", "1.9kg a pair"
    if (
        first.kind == "word"
        and first.text in NUMBER_WORDS
        and item.last - item.first == 1
        and item.first
        and _named_word(text, tokens, item)
    ):
        return True  # "a Yalta two"
    if (
        before == "the"
        and text_at(tokens, item.first - 2) in ("of", "between")
        and counted(text, tokens, item)[2] is None
    ):
        return item.value is not None and item.value < 10 and not item.currency  # "which of the two"
    if before == "at" and item.value is not None and 0 < item.value <= 12 and counted(text, tokens, item)[2] is None:
        return not item.currency and not item.noun  # "at nine the roof was gone"
    if first.text == "zero" and before in ("below", "above", "from", "sub", "net", "ground", "absolute"):
        return True
    if first.kind == "number" and item.last - item.first == 1:
        if _YEAR.match(first.raw) and not item.currency and "," not in text[first.start : first.end]:
            return not _follows_counted(text, tokens, item) or before in ("the", "in", "since", "of", "by", "until")
        if joined_before and not before.isdigit():
            return True
        if _named(text, tokens, item):
            return True
    # "the Normandy Four": a capital in the middle of a sentence makes a name
    if (
        first.kind == "word"
        and first.raw[0].isupper()
        and item.first
        and tokens[item.first - 1].kind != "sign"
        and before not in ("", ".", "!", "?", ":", '"', "“", "‘", "'")
    ):
        following = tokens[item.last] if item.last < len(tokens) else None
        lower = following is not None and following.raw[:1].islower() and counted(text, tokens, item)[2] is not None
        return text[first.start - 1 : first.start] == " " and not lower and not _title_case(tokens, item)
    return False


def _measure_before(tokens: list[Token], i: int) -> bool:
    return tokens[i].text in UNIT_OF or (tokens[i].kind == "number" and i > 0 and tokens[i - 1].kind == "currency")


def _named_word(text: str, tokens: list[Token], item: Item) -> bool:
    word = tokens[item.first - 1]
    if (
        word.kind != "word"
        or not word.raw[0].isupper()
        or item.first == 1
        or tokens[item.first - 2].kind == "sign"
        or word.raw in STATES
    ):
        return False
    if (
        text[word.end : tokens[item.first].start] != " "
        or word.text in FUNCTION_WORDS
        or text_at(tokens, item.first - 2) in ("in", "at", "near", "from", "to")
    ):
        return False
    return counted(text, tokens, item)[2] is None and text_at(tokens, item.first - 2) in (
        "a",
        "the",
        "of",
        "another",
        "no",
    )


def _follows_counted(text: str, tokens: list[Token], item: Item) -> bool:
    return counted(text, tokens, item)[2] is not None


def _named(text: str, tokens: list[Token], item: Item) -> bool:
    """ "Rossiya 24 said", "Estlink 2 has been", "Tatra 815 lorries": a small number after a name belongs to it.

    Not after a state or a body that receives or has what is counted ("gave Ukraine 300 missiles"), nor after a
    place that a preposition governs ("in Donetsk 12 people").
    """
    first = tokens[item.first]
    if item.first == 0 or item.currency or item.high is not None or item.noun or item.value is None:
        return False
    word = tokens[item.first - 1]
    close = word.end + 1 == first.start and text[word.end] == " "
    if (
        not close
        or word.kind != "word"
        or not word.raw[0].isupper()
        or item.value >= 10000
        or first.end - first.start > 4
    ):
        return False
    if (
        word.text in FUNCTION_WORDS
        or word.text in VERBS
        or word.text.endswith("'s")
        or word.text in _ORDINALS
        or word.text.endswith("ly")
        or counting.approximators(tokens, item.first)[0]
    ):
        return False
    _, unit, thing = counted(text, tokens, item)
    if unit in _MEASURED:
        return False  # "the city of Lviv 335 miles away"
    opening = item.first == 1 or tokens[item.first - 2].kind == "sign"
    if thing is None:
        return not opening or (
            item.value < 100 and item.last < len(tokens) and tokens[item.last].text in FUNCTION_WORDS
        )
    before = text_at(tokens, item.first - 2)
    return not (
        opening
        or word.raw in STATES
        or word.text in NATIONALITIES
        or before in ("in", "at", "near", "from", "to", "around")
    )


def _title_case(tokens: list[Token], item: Item) -> bool:
    near = [t for t in tokens[max(0, item.first - 4) : item.last + 4] if t.kind == "word" and len(t.raw) > 3]
    return len(near) > 2 and all(t.raw[0].isupper() for t in near)
