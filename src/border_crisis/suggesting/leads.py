"""A story opens on "a 14-year-old girl" or "the mayor" and gives the name in the next sentence or paragraph."""

import re
from collections.abc import Iterator

from border_crisis.suggesting.paragraphs import INSIDE, Paragraph
from border_crisis.suggesting.voice_words import BODIES
from border_crisis.suggesting.voices import Person, is_plural, role_heads

_FIRST = 8  # paragraphs of a text among which its opening is sought
_OPENING = re.compile(
    r"(?:[A-ZÀ-Ž][^a-z\n]{2,60}?(?:[A-Z][\w. ]{2,20})?(?: ?\([^()]{2,20}\))? ?[-–—]+ )?"
    r"(?P<words>(?:The|An?|One) [^,.;:!?\n]{2,90}?) (?:who|whose|has|have|had|is|was|will|would|on|in|at|said|says|told|[a-z]{2,}ed|[a-z]*(?:aid|old|eft|ept|on|ade|ave|ook|ent|an|it))\b"
)
_PRESENT = re.compile(
    r"(?:, (?:[1-9][0-9],? )?(?:of|from|who|whose|an?|the|in|[a-z-]+ [a-z]+)\b|,? (?:has|had|was|is|will|[a-z]{2,}(?:ed|s)|[a-z]*(?:aid|old|ade|ook|eft|ept|ost|ent))\b)"
)
_OTHER = re.compile(r", (?:[1-9][0-9],? )?an? ([^,.;]{2,80})")


def openings(paragraphs: list[Paragraph]) -> Iterator[tuple[int, str, str, Person]]:
    """Yield the paragraph, the words without a name, their role and the person whom the text names right after."""
    seen: set[str] = set()
    for n, paragraph in enumerate(paragraphs[:_FIRST]):
        if not paragraph.heading:
            opening = _OPENING.match(paragraph.masked.lstrip())
            words = re.split(r" (?:who|whose) ", opening["words"])[0] if opening else ""
            heads = role_heads(re.split(r" (?:of|for|at|in|from|on) ", words)[0])
            first = re.search(r"[.!?][\"”’'»]*(?: |\n|\Z)", paragraph.masked)
            stop = first.end() if first else len(paragraph.masked)
            if (
                heads
                and heads[-1] not in BODIES
                and not is_plural(heads[-1])
                and not any(
                    p.start < stop for p in paragraph.persons if p.title or (opening and p.start < opening.end())
                )
            ):
                person = _named(paragraphs, n, stop, seen)
                if person and _agrees(paragraphs, person[0], person[1], heads[-1]):
                    yield n, words, heads[-1], person[1]
        seen |= {p.name for p in paragraph.persons}


def _named(paragraphs: list[Paragraph], n: int, stop: int, seen: set[str]) -> tuple[int, Person] | None:
    """The person, new to the text, with whom the next sentence or one of the next two paragraphs starts."""
    for number in range(n, min(len(paragraphs), n + 3)):
        paragraph = paragraphs[number]
        if paragraph.heading:
            continue
        for person in paragraph.persons:
            start = person.start - (len(person.title) + 1 if person.title else 0)
            if start > stop + 400:
                break
            lead = paragraph.masked[max(0, start - 400) : start].rstrip()
            begins = not lead if number > n else start >= stop - 1 and lead[-1:] in ".!?\"”’'"
            if (
                begins
                and person.name not in seen
                and not role_heads(person.title)
                and _PRESENT.match(paragraph.masked, person.end)
            ):
                return number, person
            if begins:
                return None
    return None


def _agrees(paragraphs: list[Paragraph], number: int, person: Person, head: str) -> bool:
    """Whether what stands beside the name does not make somebody else of it ("Jan Kos, a baker")."""
    other = _OTHER.match(paragraphs[number].masked[person.end : person.end + 120].replace(INSIDE, " "))
    roles = role_heads(re.split(r" (?:of|for|at|in|from|who) ", other[1])[0]) if other else []
    return (
        not roles
        or roles[-1] == head
        or bool(re.search(r"\bwho\b", paragraphs[number].masked[person.end : person.end + 110]))
    )
