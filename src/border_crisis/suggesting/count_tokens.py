"""Cut a paragraph into the tokens that `border_crisis.counting` reads numbers from."""

import re
from bisect import bisect_right

from border_crisis.counting import Token
from border_crisis.number_words import CURRENCIES, FRACTIONS, NUMBER_WORDS, PLURALS, SCALES

_UNITS = "mm|cm|km|kg|lbs?|ft|mph|kph|kmh|MW|GW|kt|k|K|mn|mln|bn|BN|tn|trn|m|M|b|B|g|t|°C|°F|C|nm|m²|km²|pc|hrs?|mins?|secs?|p"


_WORDS = "[a-z]+fold|" + "|".join(sorted({*NUMBER_WORDS, *SCALES, *PLURALS, "half", *FRACTIONS}, key=len, reverse=True))


_CAPITALISED = "|".join(word.capitalize() for word in sorted({*NUMBER_WORDS, "hundreds", "dozens", "thousands"}))


#: Where a paragraph may hold a quantity at all.
CANDIDATE = re.compile(rf"[0-9]|(?i:(?<![^\W\d_])(?:{_WORDS}|couple)(?![^\W\d_]))|(?<=[a-z])(?:{_CAPITALISED})\b")


_TOKEN = re.compile(
    rf"(?P<currency>(?<![^\W\d_])(?:{'|'.join(CURRENCIES)})(?=\s?[0-9])|(?<![^\W\d_])[A-Z]{{0,3}}[$€£¥₽₴₺])"
    # "100,000", "100 000", "1.2"; one that touches a word of four letters or more has lost its space
    r"|(?P<number>(?:(?<![^\W\d]-)(?<![\w.])|(?<=[a-z]{4})(?=[0-9]+,[0-9]{3}))"
    r"(?>[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]{1,3}(?: [0-9]{3}(?![0-9]))+|[0-9]{1,3}(?:'[0-9]{3}(?![0-9]))+|[0-9]+)"
    r"(?>(?:[.,][0-9]+)?|(?:\.[0-9]{3})+)"
    rf"(?=(?:{_UNITS})(?![a-z0-9_])|[a-z]{{4,}}|[A-Z][a-z]{{3,}}|(?!\w|[.,:/][0-9])))"
    r"|(?P<name>(?:[A-Za-z]{1,4}-|[A-Z][^\W\d_]*-)?[^\W_]*[0-9](?:[\w/]|[.,](?=[0-9])|-(?=\w))*(?:-\w+)*)"
    rf"|(?P<word>(?:approx|ca?|est)\.|(?:[A-Za-z]\.){{2,}}|[^\W\d_]+?(?<=[a-z])(?=(?:{_CAPITALISED})\b)"
    rf"|[a-z]{{4,}}(?=[A-Z][a-z]* )|(?:mph|km|kg|kph|mm|cm)(?=[A-Z])"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<joiner>(?<=\w)-(?=[^\W\d_]))"
    r"|(?P<sign>[^\w\s])"
)


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def tokens_of(text: str, taken: list[tuple[int, int]], dates: set[int]) -> list[Token]:
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
