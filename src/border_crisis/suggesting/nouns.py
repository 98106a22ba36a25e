"""What a number counts: from the number to the head noun (ANNOTATION.md), by the forms of the words alone."""

import re

from border_crisis.counting import Item, Token, text_at
from border_crisis.number_words import NUMBER_WORDS
from border_crisis.suggesting.lexicon import (
    FUNCTION_WORDS,
    IRREGULAR,
    MEASURE_ADJECTIVES,
    NOT_PLURAL,
    PLURALS_ALONE,
    UNIT_OF,
    VERBS,
)

_MAX_WORDS = 8  # between a number and its noun
_PROPER_PLURAL = re.compile(
    r"[A-Z][a-z]+(?:ians|ans|ers|ines|eans|ots|ees|eaux|ins|ons|uts|ads|igns|yers|els|ets|ads|ings)\Z|[A-Z]{2,}s\Z"
    r"|.*[0-9]s\Z"
)
_OF = {"of"}


def is_plural(token: Token) -> bool:
    """Whether a word looks like a noun in the plural."""
    word, raw = token.text, token.raw
    if word in PLURALS_ALONE:
        return True
    if word in NOT_PLURAL or word in FUNCTION_WORDS or (len(word) < 4 and not raw[0].isdigit()):
        return word in ("jets", "men")
    if raw[:1].isupper() and not raw.isupper():
        return bool(_PROPER_PLURAL.match(raw)) or (
            raw.endswith("s") and not raw.endswith(("ss", "us", "is", "as", "os"))
        )
    if raw.isupper() and word.endswith("s"):
        return False
    if word.endswith(("'s", "s'")):
        return False
    return (word.endswith("s") and not word.endswith(("ss", "ous", "us", "is"))) or word.endswith(
        ("men", "people", "women")
    )


def counted(text: str, tokens: list[Token], item: Item) -> tuple[int, str | None, str | None]:
    """Return where the words end that `item` counts, their unit, and the thing itself.

    The unit is an ISO 4217 code, a measure in the singular ("kilometre", "percent", "day") or None;
    the thing is None when the noun stands elsewhere: then the number alone is the mention.
    """
    end = tokens[item.last - 1].end
    if item.noun == "percent":
        return end, "percent", "percent"
    if item.currency:
        return end, item.currency, None
    i = item.last
    follows = text_at(tokens, i)
    if item.noun:  # "a week and a half"
        return end, UNIT_OF.get(item.noun.lower()), item.noun
    if text[end : end + 1] == "-" and i < len(tokens) and tokens[i].start == end + 1:
        return _hyphenated(tokens, i)
    if follows in ("pound", "pounds") and item.scales:  # "1.7 billion pounds" is money, "2 pounds" may be a weight
        return tokens[i].end, "GBP", None
    if follows == "of":  # "dozens of warships", "three of the ships", "half of Britain's fleet"
        return part_of(text, tokens, item)
    return _phrase(text, tokens, i, end, singular=item.value == 1 and item.last - item.first == 1)


_DETERMINERS = ("the", "those", "these", "its", "their", "his", "our", "her", "my", "your", "all", "some")


def part_of(text: str, tokens: list[Token], item: Item) -> tuple[int, str | None, str | None]:
    """Where "half of her rooms" ends, its unit and the thing; the number alone in "half of them"."""
    i, end = item.last, tokens[item.last - 1].end
    definite = False
    for words in (("of",), _DETERMINERS):
        if text_at(tokens, i) in words:
            definite = definite or words is _DETERMINERS
            i += 1
    if i == item.last or i >= len(tokens) or text[tokens[i - 1].end : tokens[i].start] != " ":
        return end, None, None
    while i < len(tokens) and tokens[i].raw.endswith("'s") and text[tokens[i].end : tokens[i].end + 1] == " ":
        definite, i = True, i + 1
    if tokens[i].kind == "number" or tokens[i].text in NUMBER_WORDS:
        return end, None, None
    stop, unit, thing = _phrase(text, tokens, i, tokens[i - 1].end, singular=False)
    if thing is None and definite:
        stop, unit, thing = _phrase(text, tokens, i, tokens[i - 1].end, singular=True)
    return (stop, unit, thing) if thing is not None else (end, None, None)


def _hyphenated(tokens: list[Token], i: int) -> tuple[int, str | None, str | None]:
    word = tokens[i]
    return word.end, UNIT_OF.get(word.text) or word.text, word.raw


def _phrase(text: str, tokens: list[Token], i: int, end: int, singular: bool) -> tuple[int, str | None, str | None]:
    start, last = i, None
    k = i
    gap_end = end
    while k < len(tokens) and k - i < _MAX_WORDS:
        token = tokens[k]
        between = text[gap_end : token.start]
        word = token.text
        if token.kind == "number" and (
            text_at(tokens, k + 1) in UNIT_OF or (text[token.end : token.end + 1] == "-" and k + 1 < len(tokens))
        ):
            gap_end, k = tokens[k + 1].end, k + 2
            continue
        if between not in ("", " ", "-", "  ", "\n") or token.kind not in ("word", "name"):
            break
        if word == "and" and last is None and not singular and _adjectives_joined(tokens, k):
            gap_end, k = token.end, k + 1
            continue
        hyphen = text[token.end : token.end + 1] == "-" and k + 1 < len(tokens)
        if (
            k == start
            and word in ("more", "fewer", "less", "such")
            and k + 1 < len(tokens)
            and tokens[k + 1].kind in ("word", "name")
            and not _is_function(tokens[k + 1])
        ):
            gap_end, k, start = token.end, k + 1, start
            continue
        if (
            not hyphen
            and between != "-"
            and (_is_function(token) or word in VERBS)
            and not (word in VERBS and last is None and _plural_follows(text, tokens, k))
        ):
            break
        if (
            word in UNIT_OF
            and last is None
            and (between in ("", " ") and not hyphen)
            and (k == start or text_at(tokens, k - 1) in MEASURE_ADJECTIVES)
        ):
            unit = UNIT_OF[word]
            if k > start:
                unit = f"{' '.join(t.text for t in tokens[start:k] if t.text in ('square', 'cubic', 'nautical'))} {unit}".strip()
            return token.end, unit, text[tokens[start].start : token.end]
        if last is not None and token.text in UNIT_OF:
            break  # "two missiles hours before"
        if last is not None and not is_plural(token) and not (hyphen and _plural_ahead(tokens, k)):
            break
        if last is None and singular and k > start and _looks_verbal(token):
            last = k - 1
            break
        if not hyphen and is_plural(token):
            last = k
        gap_end, k = token.end, k + 1
    if last is None and k > start:
        start += text_at(tokens, start) in ("more", "fewer", "less", "such")
        last = _without_plural(tokens, start, k, singular)
    if last is None:
        return end, None, None
    return tokens[last].end, singular_of(tokens[last]), text[tokens[start].start : tokens[last].end]


def _is_function(token: Token) -> bool:
    return token.text in FUNCTION_WORDS and not (token.raw.isupper() and len(token.raw) > 1)  # "six US jets"


def singular_of(token: Token) -> str:
    """The singular of a counted noun: the unit."""
    word = token.text.removesuffix("'")
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in PLURALS_ALONE or not is_plural(token):
        return word if token.raw.islower() else token.raw
    if word.endswith("ies") and len(word) > 4:
        word = f"{word[:-3]}y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("men"):
        word = f"{word[:-3]}man"
    else:
        word = word.removesuffix("s")
    return word if token.raw.islower() else token.raw[: len(word)]


def _looks_verbal(token: Token) -> bool:
    return token.text in VERBS or (token.raw.islower() and token.text.endswith("ed"))


def _adjectives_joined(tokens: list[Token], k: int) -> bool:
    """Whether "and" joins adjectives of one noun ("200 air and naval personnel")."""
    for token in tokens[k + 1 : k + 4]:
        if token.kind != "word" or token.text in FUNCTION_WORDS or token.text in VERBS or token.text in NUMBER_WORDS:
            return False
        if is_plural(token):
            return token is not tokens[k + 1]
    return False


def _plural_follows(text: str, tokens: list[Token], k: int) -> bool:
    """Whether a participle is an adjective ("300 wounded soldiers")."""
    if k + 1 >= len(tokens) or text[tokens[k].end : tokens[k + 1].start] != " ":
        return False
    follower = tokens[k + 1]
    return (
        tokens[k].text.endswith(("ed", "ing"))
        and follower.kind == "word"
        and follower.text not in FUNCTION_WORDS
        and is_plural(follower)
    )


def _plural_ahead(tokens: list[Token], k: int) -> bool:
    return k + 1 < len(tokens) and is_plural(tokens[k + 1])


def _without_plural(tokens: list[Token], start: int, stop: int, singular: bool) -> int | None:
    """No plural came: a singular after "one", names of models, else the noun stands elsewhere."""
    if singular:
        return stop - 1
    last = None
    for k in range(start, stop):
        if tokens[k].kind == "name" or (tokens[k].raw[:1].isupper() and tokens[k].raw.lower() not in FUNCTION_WORDS):
            last = k
        else:
            break
    return last
