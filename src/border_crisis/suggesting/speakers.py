"""Find the quotations of a text and who says each; scare quotes, terms and titles are none."""

import re
from typing import NamedTuple

from border_crisis.suggesting.attribution import NOBODY, attribution, subject_of
from border_crisis.suggesting.cast import Cast
from border_crisis.suggesting.marks import Pair
from border_crisis.suggesting.paragraphs import INSIDE, Paragraph, dotted, paragraphs
from border_crisis.suggesting.said import is_term, nested_speaker, spoken


class Quote(NamedTuple):
    """A quotation in a text: its span and who says it (None when the text does not tell)."""

    start: int
    end: int
    speaker: str | None


class _Found(NamedTuple):
    paragraph: int
    pair: Pair
    speaker: str | None


def quotes(raw: str, plain: str, spans: list[tuple[int, int, bool]]) -> list[Quote]:
    """Return the quotations of a text in order.

    `raw` and `plain` are the same length; `spans` are its paragraphs: start, end, and whether each is a heading.
    """
    cut = paragraphs(raw, plain, spans)
    cast = Cast(cut)
    found: list[_Found] = []
    for n, paragraph in enumerate(cut):
        if paragraph.pairs:
            found += _of_paragraph(cut, n, cast)
    return _with_headings(cut, found)


def _of_paragraph(cut: list[Paragraph], n: int, cast: Cast) -> list[_Found]:
    paragraph = cut[n]
    found: list[_Found] = []
    here: str | None = None
    for k, pair in enumerate(paragraph.pairs):
        if pair.depth:
            subject = nested_speaker(paragraph, pair)
            if subject:
                found.append(_Found(n, pair, cast.resolve(subject, n, pair.start)))
            continue
        said = attribution(paragraph, k)
        if said == NOBODY and not spoken(paragraph, pair):
            continue
        if is_term(paragraph, pair, said.strength):
            continue
        speaker = cast.resolve(said.subject, n, pair.start) if said.subject else None
        speaker = speaker or here or _from_around(cut, n, k, cast)
        found.append(_Found(n, pair, speaker))
        if speaker and not paragraph.heading:
            here = speaker
            cast.spoke(speaker, n)
    return found


def _from_around(cut: list[Paragraph], n: int, k: int, cast: Cast) -> str | None:
    """Who speaks where the sentence does not tell: the next words of the paragraph, the paragraphs before, the subject."""
    paragraph = cut[n]
    if paragraph.heading or not paragraph.outside() and paragraph.text.strip()[-2:-1].isalnum():
        return None
    for j in range(k + 1, min(len(paragraph.pairs), k + 4)):
        if paragraph.pairs[j].depth == 0:
            said = attribution(paragraph, j)
            if said.subject and said.strength == "strong":
                return cast.resolve(said.subject, n, paragraph.pairs[j].start)
    pair = paragraph.pairs[k]
    left, _ = paragraph.sentence(pair.start, pair.end)
    head = paragraph.masked[left : pair.start - 1]
    alone = not re.search(r"\w", head.replace(INSIDE, ""))
    if alone:
        # an introduction in the same paragraph, or the one right before ("Lungescu was blunt. “...”")
        subject = _topic_before(paragraph, left)
        if subject:
            resolved = cast.resolve(subject, n, pair.start)
            if resolved:
                return resolved
        if n and not cut[n - 1].heading and not cut[n - 1].pairs and cut[n - 1].masked.rstrip().endswith(":"):
            subject = subject_of(cut[n - 1].masked)
            if subject:
                return cast.resolve(subject, n - 1, len(cut[n - 1].masked))
        last = next((who for number, who in reversed(cast.said) if n - number <= 3), None)
        if last:
            return last
        if not pair.closed and n + 1 < len(cut) and cut[n + 1].pairs:
            said = attribution(cut[n + 1], 0)
            if said.subject:
                return cast.resolve(said.subject, n + 1, cut[n + 1].pairs[0].start)
    subject = subject_of(head, participle=True)
    if subject:
        return cast.resolve(subject, n, pair.start)
    return cast.resolve("he", n, pair.start)


def _topic_before(paragraph: Paragraph, left: int) -> str | None:
    before = paragraph.masked[:left].rstrip(" .!?:\n")
    if not re.search(r"\w", before.replace(INSIDE, "")):
        return None
    start = max(before.rfind(". "), before.rfind("? "), before.rfind("! "), before.rfind("\n")) + 1
    return subject_of(before[start:], participle=True)


def _with_headings(cut: list[Paragraph], found: list[_Found]) -> list[Quote]:
    """A heading that names nobody takes the speaker of the same words in the text near it, or is no quotation."""
    said = [(f.paragraph, _key(cut[f.paragraph].text[f.pair.start : f.pair.end]), f.speaker) for f in found if f.speaker and not cut[f.paragraph].heading]
    out = []
    first = 0
    for f in found:
        paragraph, speaker = cut[f.paragraph], f.speaker
        if speaker is None and (paragraph.heading or not paragraph.outside()):
            while first < len(said) and said[first][0] < f.paragraph - 5:
                first += 1
            key = _key(paragraph.text[f.pair.start : f.pair.end])
            for number, words, who in said[first : first + 60]:
                if number - f.paragraph <= 60 and (key in words or (len(words) > 15 and words in key)):
                    speaker = who
                    break
            if speaker is None and paragraph.heading:
                continue
        out.append(Quote(paragraph.start + f.pair.start, paragraph.start + f.pair.end, dotted(speaker) if speaker else None))
    return out


def _key(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", words.lower()).strip()
