"""The paragraphs of a text as the search for speakers needs them."""

import re
from dataclasses import dataclass
from functools import cached_property

from border_crisis.suggesting.marks import Pair, opens, pairs
from border_crisis.suggesting.speech import SAYING
from border_crisis.suggesting.voices import DOT, NICKNAME, Person, persons

#: Stands for what a quotation holds, while the words around it are searched.
INSIDE = "\ue000"
#: Characters around a quotation in which its speaker is sought; no sentence of a news text is longer.
REACH = 700
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Lt|Gen|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Rev|Prof|Brig|Cmdr|Cpl|Hon|Jr|Sr|vs|No|Inc|Ltd|Co"
    r"|Corp|Jan|Feb"
    r"|Aug|Sept|Sep|Oct|Nov|Dec|approx|ca|Messrs|Amb|Supt|Insp)\.(?=\s)|\b(?:[A-Za-z]\.){2,}(?!\s+(?:The|He|She|It|In"
    r"|On|But|And|They|A|Its|His|Her)\b)"
    r"|\b[A-Z]\.(?= [A-Z])"
)
_JOINED = re.compile(
    r"(?<=[a-z]{3})(?=(?:The|A|An|In|On|At|He|She|It|They|But|And|Its|His|Her|For|As|By|With|From|After|Some"
    r"|Parliament|Separatist|Warsaw) )"
)
#: The end of a sentence outside of quotations; words that lost the space between them are one too.
SENTENCE_END = re.compile(rf"[.!?…](?=[\"”’')\]]*(?:\s|$|[A-Z]))|\n|[\"”’'](?=[A-Z][a-z]+ )|{_JOINED.pattern}")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: plain words (dots of abbreviations replaced), the same with quotations masked, pairs, persons."""

    start: int
    text: str
    masked: str
    pairs: list[Pair]
    persons: list[Person]
    heading: bool

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a span, by the words outside of quotations."""
        left = max(0, start - REACH)
        for match in SENTENCE_END.finditer(self.masked, left, max(0, start - 1)):
            left = match.end()
        right = SENTENCE_END.search(self.masked, end + 1, end + REACH)
        return left, right.start() if right else min(len(self.masked), end + REACH)

    @cached_property
    def outside(self) -> str:
        """The words outside of quotations."""
        return self.masked.replace(INSIDE, "").strip(" \"“”‘’'«».,-–—\n")


def undotted(text: str) -> str:
    """Replace the dots of abbreviations by a letter of the same length, so that they end no sentence."""
    return _ABBREVIATION.sub(lambda m: m[0].replace(".", DOT), text)


def dotted(words: str) -> str:
    """Give the dots of abbreviations back."""
    return words.replace(DOT, ".")


_NEW_SENTENCE = re.compile(r"[\"”’'»)\]]*(?:\s*\Z|\s+[\"“‘'«„(\[A-ZÀ-Ž])")
_ATTRIBUTED = re.compile(rf"[\"”’'»]*\s+(?:[A-ZÀ-Ž][^.!?]{{0,80}}? )?(?:{SAYING})\b")


def _stops(text: str, pair: Pair) -> bool:
    """Whether the stop inside the marks ends the sentence around them ("... process.” “There is ...")."""
    last = text[pair.end - 1]
    if not pair.closed or last not in ".!?" or not _NEW_SENTENCE.match(text, pair.end):
        return False
    return last == "." or not _ATTRIBUTED.match(text, pair.end)


def _nickname(text: str, pair: Pair) -> bool:
    """Whether a pair holds the middle of a name, which stays to be read."""
    return (
        text[pair.start - 2 : pair.start - 1] == " "
        and text[pair.start - 3 : pair.start - 2].islower()
        and re.match(NICKNAME, text[pair.start - 1 : pair.end + 3]) is not None
    )


def paragraphs(raw: str, plain: str, spans: list[tuple[int, int, bool]]) -> list[Paragraph]:
    """Cut a text at `spans` (start, end, whether a heading); `raw` keeps the curly marks that `plain` lost."""
    made = []
    for n, (start, end, heading) in enumerate(spans):
        following = raw[spans[n + 1][0] : spans[n + 1][1]] if n + 1 < len(spans) else ""
        cut = pairs(raw[start:end], goes_on=opens(following))
        text = undotted(plain[start:end])
        masked = text
        if cut:
            pieces, at = [], 0
            for pair in cut:
                if pair.depth == 0 and not _nickname(text, pair):
                    last = pair.end - _stops(text, pair)
                    pieces += [text[at : pair.start], INSIDE * (last - pair.start)]
                    at = last
            masked = "".join([*pieces, text[at:]])
        made.append(Paragraph(start, text, masked, cut, list(persons(text)), heading))
    return made
