"""Find the quotations of a text and who says each; scare quotes, terms and titles are none."""

import re
from typing import NamedTuple

from border_crisis.suggesting.attribution import NOBODY, WRITTEN, attribution
from border_crisis.suggesting.cast import Cast
from border_crisis.suggesting.marks import Pair
from border_crisis.suggesting.offices import THINGS, office
from border_crisis.suggesting.paragraphs import INSIDE, REACH, Paragraph, dotted, paragraphs
from border_crisis.suggesting.phrases import PRONOUN
from border_crisis.suggesting.said import is_term, nested_speaker, spoken
from border_crisis.suggesting.speech import SAYING
from border_crisis.suggesting.subjects import opening_voice, subject_of
from border_crisis.suggesting.voices import role_heads


class Quote(NamedTuple):
    """A quotation in a text: its span and who says it (None when the text does not tell)."""

    start: int
    end: int
    speaker: str | None


_ONLY_IF_SAID = "?"  # a heading's words that count only where the text below has somebody say them


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
    cast.interviewee = _interviewee(cut, cast)
    found: list[_Found] = []
    for n, paragraph in enumerate(cut):
        if paragraph.pairs:
            found += _of_paragraph(cut, n, cast)
    return _with_headings(cut, found, cast)


def _of_paragraph(cut: list[Paragraph], n: int, cast: Cast) -> list[_Found]:
    paragraph = cut[n]
    found: list[_Found] = []
    here: str | None = None
    for k, pair in enumerate(paragraph.pairs):
        if pair.depth:
            subject = nested_speaker(paragraph, pair)
            if subject:
                own = re.match(r"(?:[Mm]y|[Oo]ur) (.+)", subject)
                who = f"{here}'s {own[1]}" if own and here else cast.resolve(subject, n, pair.start)
                if who == here and not PRONOUN.match(subject):  # somebody else's words
                    who = office(subject)
                found.append(_Found(n, pair, who))
            continue
        said = attribution(paragraph, k)
        if said == NOBODY and not spoken(paragraph, pair):
            if paragraph.heading:
                found.append(_Found(n, pair, _ONLY_IF_SAID))
            continue
        if said == WRITTEN or is_term(paragraph, pair, said.strength):
            if paragraph.heading and said != WRITTEN:
                found.append(_Found(n, pair, _ONLY_IF_SAID))
            continue
        more = _ADDED.match(paragraph.masked, pair.end)
        before = (
            cast.last(n, 1) if more and said.subject and said.subject.strip(" ,").lower() == more[1].lower() else None
        )
        speaker = cast.resolve(said.subject, n, pair.start) if said.subject else None
        if before and speaker not in cast.human and before not in cast.human:
            speaker = before  # "the pal added": who spoke right before
        heads = role_heads(said.subject) if speaker is None and said.subject else []
        if heads and (said.strength == "strong" or heads[-1] in THINGS):
            continue  # a sign, a poster: nobody speaks
        speaker = speaker or here or _from_around(cut, n, k, cast)
        found.append(_Found(n, pair, speaker))
        if speaker and not paragraph.heading:
            here = speaker
            cast.spoke(speaker, n, pair.start)
    return found


def _from_around(cut: list[Paragraph], n: int, k: int, cast: Cast) -> str | None:
    """Who speaks where the sentence does not tell: the next words of the paragraph, the paragraphs before, the subject."""
    paragraph = cut[n]
    if paragraph.heading or _is_title(paragraph):
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
        # what stands behind: “...” The general shrugs.
        voice = opening_voice(paragraph.masked[pair.end : pair.end + 200])
        if voice:
            resolved = cast.resolve(voice, n, pair.start if not PRONOUN.match(voice) else pair.end)
            if resolved:
                return resolved
        # an introduction in the same paragraph, or the one right before ("Lungescu was blunt. “...”")
        subject = _topic_before(paragraph, left)
        if subject:
            resolved = cast.resolve(subject, n, pair.start)
            if resolved:
                return resolved
        if n and not cut[n - 1].heading and not cut[n - 1].pairs and cut[n - 1].masked.rstrip().endswith(":"):
            subject = subject_of(cut[n - 1].masked[-REACH:])
            if subject:
                return cast.resolve(subject, n - 1, len(cut[n - 1].masked))
        about = _introduced(cut, n, cast)
        if about:
            return about
        closing = _closing(cut, n, cast)
        if closing:
            return closing
        other = _in_turn(cut, n, k, cast)
        if other:
            return other
        last = cast.last(n, 3)
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


_ABOUT = re.compile(
    r"\W*((?:[^.,]{2,60} )?(?:sister|brother|mother|father|son|daughter|wife|husband|friend|colleague|neighbour) [A-ZÀ-Ž][\w-]+"
    r"|He|She|[A-ZÀ-Ž][\w'-]+(?: [A-ZÀ-Ž][\w'-]+){0,3}) [a-z]"
)


def _introduced(cut: list[Paragraph], n: int, cast: Cast) -> str | None:
    """Of "Koch was at the mill.", a short paragraph without a quotation right before: whom its last sentence is about."""
    if not n or cut[n - 1].heading or cut[n - 1].pairs or len(cut[n - 1].masked) > REACH:
        return None
    before = cut[n - 1].masked.rstrip(" .!?\n")
    start = max(before.rfind(". "), before.rfind("? "), before.rfind("! ")) + 1
    subject = _ABOUT.match(before[start:])
    if not subject:
        return None
    who = cast.resolve(subject[1], n - 1, start + subject.end(1))
    return who if who and who in cast.human else None


def _in_turn(cut: list[Paragraph], n: int, k: int, cast: Cast) -> str | None:
    """Of question and answer in paragraphs of nothing else: who spoke before the last speaker."""
    if k or n < 2 or len(cast.said) < 2 or not (cut[n - 1].pairs and cut[n - 1].pairs[-1].closed):
        return None
    (_, _, other), (where, _, last) = cast.said[-2:]
    before = cut[n - 1].text[: cut[n - 1].pairs[0].end][-1:]
    asked = before == "?" and len(cut[n - 1].pairs) == 1
    asks = cut[n].text.rstrip("\"”’'» \n")[-1:] == "?" and cast.said[-2][0] >= n - 2 and cut[n - 2].text.find("?") >= 0
    return other if where == n - 1 and other != last and (asked or asks) and cast.said[-2][0] >= n - 3 else None


def _closing(cut: list[Paragraph], n: int, cast: Cast) -> str | None:
    """Of a paragraph that quotes and then goes on without a quotation: the person with whom its last sentence starts."""
    before = cut[n - 1] if n else None
    if before is None or before.heading or not before.pairs or before.pairs[-1].end <= 0:
        return None
    last = max(pair.end for pair in before.pairs)
    rest = before.masked[last:]
    opening = re.search(r"(?:[.!?]|\A)[\"”’'»]*\s+(?=[A-ZÀ-Ž])", rest)
    if opening is None or len(rest) > REACH:
        return None
    text = rest[opening.end() :].rstrip(" .!?\n")
    at = last + opening.end()
    for sentence in reversed(list(re.finditer(r"(?:\A|(?<=[.!?] ))[^.!?]+", text))):
        said = re.match(
            r"((?:[A-ZÀ-Ž][\w'-]+ ?){1,3}?|(?:His|Her|The|Their) [a-z]+, (?:[A-ZÀ-Ž][\w'-]+ ?){1,3}),? [a-z]",
            sentence[0],
        )
        pronoun = PRONOUN.match(sentence[0])
        if said and not pronoun:
            who = cast.resolve(said[1], n - 1, at + sentence.start())
            return who if who in cast.human else None
        if not pronoun:
            return None
    return None


def _topic_before(paragraph: Paragraph, left: int) -> str | None:
    before = paragraph.masked[max(0, left - REACH) : left].rstrip(" .!?:\n")
    if not re.search(r"\w", before.replace(INSIDE, "")):
        return None
    start = max(before.rfind(". "), before.rfind("? "), before.rfind("! "), before.rfind("\n")) + 1
    told = re.search(rf"(?:^|, )(?P<who>[^,]{{2,60}}?) (?:{SAYING})\Z", before[start:])
    if told:  # "..., the official said. “..."
        return subject_of(told["who"])
    owner = re.match(r"\W*(His|Her) ", before[start:])
    return subject_of(before[start:], participle=True, strict=True) or (
        {"His": "he", "Her": "she"}[owner[1]] if owner else None
    )


_ADDED = re.compile(
    r"[\"”’'»]*,? ((?:the|this) [a-z-]+) (?:also )?(?:added|continued|went on|adds|continues|concluded)\b", re.I
)
_BULLET = re.compile(r"\s*[*•●▪‣–-] ")


def _is_title(paragraph: Paragraph) -> bool:
    """A line that ends in marks without a full stop: nothing but them, or short."""
    if len(paragraph.text) > 3 * REACH:
        return False
    words = paragraph.text.strip()
    short = len(words.split()) <= 20 and not re.search(r"[.!?] ", paragraph.masked)
    return (short or not paragraph.outside) and words[-1:] in "\"”’'»" and words[-2:-1].isalnum()


def _with_headings(cut: list[Paragraph], found: list[_Found], cast: Cast) -> list[Quote]:
    """A heading takes the speaker of the same words in the text near it; if it names nobody else, it is no quotation."""
    body = [
        f
        for f in found
        if f.speaker
        and f.speaker != _ONLY_IF_SAID
        and not cut[f.paragraph].heading
        and not _BULLET.match(cut[f.paragraph].text)
        and not _is_title(cut[f.paragraph])
    ]
    said = [(f.paragraph, _key(cut[f.paragraph].text[f.pair.start : f.pair.end]), f.speaker) for f in body]
    out = []
    first = 0
    for f in found:
        paragraph, speaker = cut[f.paragraph], f.speaker
        if paragraph.heading or _is_title(paragraph) or (f.paragraph < 12 and _BULLET.match(paragraph.text)):
            while first < len(said) and said[first][0] < f.paragraph - 5:
                first += 1
            key = _key(paragraph.text[f.pair.start : f.pair.end])
            near = [(words, who) for number, words, who in said[first : first + 60] if number - f.paragraph <= 60]
            same = next((who for words, who in near if _same(key, words)), None)
            if speaker == _ONLY_IF_SAID or (
                same and (speaker is None or (" " in same and same in cast.titles) or speaker not in cast.human)
            ):
                speaker = same
            vague = (
                speaker is not None
                and speaker not in cast.titles
                and re.search(r"(?i:\bQ&A\b|\binterview\b|\bwoman\b|\bman\b|\bvoices\b|\blife\b|\binside\b)", speaker)
            )
            if vague and f.paragraph < 3 and cast.interviewee:
                speaker = cast.interviewee
            if speaker is None and f.paragraph < 3 and (f.speaker is None or _INTERVIEW.search(paragraph.outside)):
                speaker = cast.interviewee
            if (
                speaker is None
                and f.paragraph < 3
                and _LEADING.match(paragraph.text[f.pair.end :])
                and not paragraph.text[: f.pair.start - 1].strip()
            ):
                speaker = _likely(key, body, cut, cast)
            if speaker is None and (paragraph.heading or not _BULLET.match(paragraph.text)):
                continue
        out.append(
            Quote(paragraph.start + f.pair.start, paragraph.start + f.pair.end, dotted(speaker) if speaker else None)
        )
    return out


_LEADING = re.compile(r"[\"”’'»]+ ?(?:[:–—-]|\s*\Z)")
_TITLED = re.compile(
    r"(?i:\b(?:interview|questions|q&a|q & a|minutes|lunch|meet|meeting|conversation)\b[^.?!]{0,50}\Z)"
)
_INTERVIEW = re.compile(r"(?i:\binterview\b|\bq ?& ?a\b)")
_FIRST_PERSON = re.compile(r"\b(?:i|we|my|our|me|us|im|ive)\b")


def _likely(key: str, body: list[_Found], cut: list[Paragraph], cast: Cast) -> str | None:
    """Who says the words that open a title ("‘We were lucky’: how a town ..."): who uses them below, or speaks most."""
    wanted = {word for word in key.split() if len(word) > 3}
    if len(key.split()) < 4 or not body:
        return None
    scores = [
        (len(wanted & set(_key(cut[f.paragraph].text[f.pair.start : f.pair.end]).split())), f.speaker)
        for f in body[:60]
    ]
    best = max(scores, key=lambda s: s[0])
    if best[0] > 1:
        return best[1]
    human = [f.speaker for f in body[:60] if f.speaker in cast.human]
    return max(human, key=human.count) if human and _FIRST_PERSON.search(key) else None


def _same(heading: str, words: str) -> bool:
    if (len(heading) > 6 and heading in words) or (len(words) > 15 and words in heading):
        return True
    wanted = heading.split()
    held = set(words.split()) | set(re.sub(r"(\w) (?=\w)", r"\1", words).split())
    return len(wanted) >= 4 and sum(w in held or w.replace("de", "de ") in words for w in wanted) >= 0.75 * len(wanted)


def _interviewee(cut: list[Paragraph], cast: Cast) -> str | None:
    """The title of an interview quotes the person whom it introduces."""
    questions = sum(bool(re.search(r"\?\s*(?:\n|\Z)", p.text)) for p in cut[:80])
    if questions < 3 and not any(re.search(r"\b[Ii]nterview\b", p.text) for p in cut[:8]):
        return None
    for paragraph in cut[:8]:
        for person in paragraph.persons:
            if paragraph is cut[0] and not _TITLED.search(paragraph.masked[max(0, person.start - 120) : person.start]):
                continue
            if not re.search(
                r"(?i:\b(?:interview(?:er|ed by)?|by|words|photos?|photographs?|pictures|text|report(?:er|ing)?|as told to))[: ]*\Z",
                paragraph.text[max(0, person.start - 40) : person.start],
            ):
                return cast.name_of(person)
    return None


def _key(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’]([2-9]0s)", r"19\1", words.lower())).strip()
