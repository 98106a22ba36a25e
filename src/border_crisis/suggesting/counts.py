"""Find what a text counts: every quantity, with value, bounds, qualifier, unit and the counted thing."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from border_crisis import counting
from border_crisis.counting import AFTER, Item, Token, text_at, texts_at
from border_crisis.number_words import ARTICLES, CURRENCIES, FRACTIONS, NUMBER_WORDS, PLURALS, SCALES, VAGUE
from border_crisis.quantities import cells
from border_crisis.suggesting.lexicon import (
    AFTER_PRONOUN_ONE,
    BEFORE_PRONOUN_ONE,
    FUNCTION_WORDS,
    NATIONALITIES,
    UNIT_OF,
    VERBS,
    words,
)
from border_crisis.suggesting.nouns import counted, is_plural, part_of
from border_crisis.suggesting.uncounted import uncounted
from border_crisis.suggesting.voices import STATES

_UNITS = (
    "mm|cm|km|kg|lbs?|ft|mph|kph|kmh|MW|GW|kt|k|K|mn|mln|bn|BN|tn|trn|m|M|b|B|g|t|°C|°F|C|nm|m²|km²|pc|hrs?|mins?|secs?"
)
_WORDS = "[a-z]+fold|" + "|".join(sorted({*NUMBER_WORDS, *SCALES, *PLURALS, "half", *FRACTIONS}, key=len, reverse=True))
_CAPITALISED = "|".join(word.capitalize() for word in sorted({*NUMBER_WORDS, "hundreds", "dozens", "thousands"}))
#: Where a paragraph may hold a quantity at all.
_CANDIDATE = re.compile(rf"[0-9]|(?i:(?<![^\W\d_])(?:{_WORDS})(?![^\W\d_]))|(?<=[a-z])(?:{_CAPITALISED})\b")
_TOKEN = re.compile(
    rf"(?P<currency>(?<![^\W\d_])(?:{'|'.join(CURRENCIES)})(?=\s?[0-9])|(?<![^\W\d_])[A-Z]{{0,3}}[$€£¥₽₴₺])"
    # "100,000", "100 000", "1.2"; one that touches a word of four letters or more has lost its space
    r"|(?P<number>(?:(?<![^\W\d]-)(?<![\w.])|(?<=[a-z]{4})(?=[0-9]+,[0-9]{3}))"
    r"(?>[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]{1,3}(?: [0-9]{3}(?![0-9]))+|[0-9]{1,3}(?:'[0-9]{3}(?![0-9]))+|[0-9]+)"
    r"(?>(?:[.,][0-9]+)?|(?:\.[0-9]{3})+)"
    rf"(?=(?:{_UNITS})(?!\w)|[a-z]{{4,}}|[A-Z][a-z]{{3,}}|(?!\w|[.,:/][0-9])))"
    r"|(?P<name>(?:[A-Za-z]{1,4}-|[A-Z][^\W\d_]*-)?[^\W_]*[0-9](?:[\w/]|[.,](?=[0-9])|-(?=\w))*(?:-\w+)*)"
    rf"|(?P<word>(?:approx|ca?|est)\.|(?:[A-Za-z]\.){{2,}}|[^\W\d_]+?(?<=[a-z])(?=(?:{_CAPITALISED})\b)"
    rf"|[a-z]{{4,}}(?=[A-Z][a-z]* )"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<joiner>(?<=\w)-(?=[^\W\d_]))"
    r"|(?P<sign>[^\w\s])"
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
          "ninth": 9, "tenth": 10}  # fmt: skip
_ORDINALS = words("first last next final only other top some about another additional further extra total")
_STARTS = frozenset([*NUMBER_WORDS, *SCALES, *PLURALS, *VAGUE, *ARTICLES, "half"])
_FOLD = "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|fifty|hundred"
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
_CONTACT = re.compile(r"(?i:\btel(?:ephone)?\b[.:]|\bfax\b|\be-?mail\b:|\bcontact(?:s|:)|\bphone:)")
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
    if _CANDIDATE.search(text) is None:
        return
    previous: Count | None = None
    contact = _CONTACT.search(text) is not None
    tokens = _tokens(text, _merged([*dates, *uncounted(text)]), {start for start, _ in dates})
    i = 0
    while i < len(tokens):
        found = _at(text, tokens, i) if _may_start(tokens[i]) else None
        if found is None:
            i += 1
            continue
        item, count = found
        if count and contact and count.thing is None and count.unit is None:
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


def _inside(text: str, tokens: list[Token], i: int, count: Count) -> Iterator[Count]:
    """The calibre of "four 122mm howitzers" is a quantity of its own."""
    while i < len(tokens) and tokens[i].start < count.end:
        if tokens[i].kind == "number" and text_at(tokens, i + 1) in UNIT_OF:
            value, end = Decimal(tokens[i].raw), tokens[i + 1].end
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


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _tokens(text: str, taken: list[tuple[int, int]], dates: set[int]) -> list[Token]:
    """The tokens of `text`; what is `taken` is one name each, or a date where one starts."""
    starts = [start for start, _ in taken]
    tokens: list[Token] = []
    position = 0
    while match := _TOKEN.search(text, position):
        k = bisect_right(starts, match.start()) - 1
        inside = k >= 0 and match.start() < taken[k][1]
        if not inside and k + 1 < len(taken) and taken[k + 1][0] < match.end():
            k, inside = k + 1, True
        if inside:
            start, end = taken[k]
            tokens.append(
                Token(text[start:end].lower(), text[start:end], "date" if start in dates else "name", start, end)
            )
            position = max(end, match.end())
            continue
        position = match.end()
        kind, raw = match.lastgroup or "", match.group()
        if kind == "joiner":
            continue
        if kind == "number":
            if re.match(r"0[0-9]", raw):
                kind = "name"  # "01", "0600"
            raw = _digits(raw, text, match.end())
        low = raw.lower()
        if kind == "word" and low.count(".") > 1:
            low = low.replace(".", "")
        tokens.append(Token(low, raw, kind, match.start(), match.end()))
    return tokens


def _digits(raw: str, text: str, end: int) -> str:
    """ "100.000 soldiers" and "36,6 million" of translated copy as "100000" and "36.6"."""
    digits = raw.replace(" ", "").replace("'", "")
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", digits):
        return digits.replace(",", ".")
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+", digits):
        follows = text[end : end + 12].lstrip()
        if digits.count(".") > 1 or (re.match(r"[A-Za-z]", follows) and not re.match(r"(?:m|b|tr)illion|bn|mln|per ?cent|met|km|kil|mil|deg|lit|ton", follows)):  # fmt: skip
            return digits.replace(".", "")
    return digits


def _at(text: str, tokens: list[Token], i: int) -> tuple[Item, Count | None] | None:
    """What is counted at token `i`; the item alone where a number is there that counts nothing."""
    share = _share(text, tokens, i)
    if share:
        return share
    item = _item(text, tokens, i)
    if item is None:
        return None
    return (item, None) if _no_count(text, tokens, item) else (item, _count(text, tokens, item))


def _item(text: str, tokens: list[Token], i: int) -> Item | None:
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
        value = Decimal(tokens[i].raw)
        return Item(i, i + 1, value)
    return None


def _share(text: str, tokens: list[Token], i: int) -> tuple[Item, Count] | None:
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
            return item, _made(text, tokens, item, *part_of(text, tokens, item))
    if following == "in" and _small_count(tokens, i) and _small_count(tokens, i + 2):  # "one in four Americans"
        part, whole = _small_count(tokens, i) or Decimal(1), _small_count(tokens, i + 2) or Decimal(1)
        if part < whole <= 20 and text_at(tokens, i + 3) not in (
            "days",
            "weeks",
            "months",
            "years",
            "hours",
            "minutes",
        ):
            item = Item(i, i + 3, (part / whole).quantize(Decimal("0.0001")).normalize())
            end, _, thing = counted(text, tokens, item)
            return item, _made(text, tokens, item, end, None, thing)
    if word == "half" and (following in ("full", "empty", "way") or following in ("of", "the", "its", "their", "his", "her", "our", "as", "that")) and following != "way" and text_at(tokens, i - 1) not in ("first", "second", "other", "latter", "last", "a", "third", "and", "this", "better"):  # fmt: skip
        item = Item(i, i + 1, Decimal("0.5"))
        return item, _made(text, tokens, item, *part_of(text, tokens, item))
    times = re.fullmatch(rf"({_FOLD})-?fold", word)
    if times:  # "threefold"
        item = Item(i, i + 1, Decimal(NUMBER_WORDS[times[1]]))
        return item, _made(text, tokens, item, tokens[i].end, "times", None)
    return None


def _whole_part(tokens: list[Token], i: int) -> bool:
    """Whether "a third" is a share and no ordinal ("a third country")."""
    follows, before = text_at(tokens, i + 2), text_at(tokens, i - 1)
    if follows == "of" or text_at(tokens, i) == "one":
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


def _no_count(text: str, tokens: list[Token], item: Item) -> bool:
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
            or (after in FUNCTION_WORDS and not tokens[item.last].raw.isupper()) or after.endswith("ly")
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
    if first.kind == "word" and first.raw[0].isupper() and before not in ("", ".", "!", "?", ":", '"', "“", "‘", "'"):
        return text[first.start - 1 : first.start] == " " and not _title_case(tokens, item)
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
    end, unit, thing = counted(text, tokens, item)
    return thing is not None


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
    thing = counted(text, tokens, item)[2]
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


def _count(text: str, tokens: list[Token], item: Item) -> Count | None:
    end, unit, thing = counted(text, tokens, item)
    return _made(text, tokens, item, end, unit, thing)


def _nearest_bound(tokens: list[Token], item: Item, qualifiers: set[str]) -> set[str]:
    """Of "up to more than 300 km" the bound that stands next to the number."""
    if len(qualifiers - {"about"}) < 2:
        return qualifiers
    for size in (4, 3, 2, 1):
        phrase = texts_at(tokens, item.first - size, size)
        if phrase in counting.BEFORE:
            return {counting.BEFORE[phrase]}
    return qualifiers


def _made(text: str, tokens: list[Token], item: Item, end: int, unit: str | None, thing: str | None) -> Count | None:
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
    qualifiers = _nearest_bound(tokens, item, qualifiers)
    if (
        "more-than" in qualifiers
        and unit in _SPANS
        and text_at(tokens, item.first - 1) == "over"
        and text_at(tokens, item.first - 2) not in _LASTED
    ):
        qualifiers = qualifiers - {"more-than"}  # "spread over four years"
    if (
        text[tokens[item.last - 1].end :][:1] == "-"
        and text_at(tokens, item.first - 1) in ARTICLES
        and qualifiers & {"less-than", "more-than"}
    ):
        qualifiers = set()  # "under a 15-year contract"
    after = next(k for k in range(item.last, len(tokens) + 1) if k == len(tokens) or tokens[k].start >= end)
    for at in (after, item.last):
        for size in (3, 2, 1):
            phrase = texts_at(tokens, at, size)
            if phrase in AFTER and not (
                phrase == ("plus",) and at + 1 < len(tokens) and tokens[at + 1].kind == "number"
            ):
                qualifiers = qualifiers | {AFTER[phrase]}
                break
    try:
        read = cells(item, qualifiers, None)
    except ValueError:  # "at least ... or less": the words before the number count
        read = cells(item, set(list(qualifiers - {"about"})[:1]) if item.high is None else set(), None)
    return Count(start, end, read.low, read.value, read.high, read.qualifier, unit, thing)
