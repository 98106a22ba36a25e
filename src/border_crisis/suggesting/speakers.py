"""Find who says each quotation of a text, and tell what is said from scare quotes, terms and titles."""

import re
from typing import NamedTuple

from border_crisis.suggesting.marks import Pair, opens, pairs
from border_crisis.suggesting.speech import SAYING, TERM_BEFORE, WEAK
from border_crisis.suggesting.voices import (
    BODIES,
    PERSON_ROLES,
    STATES,
    Person,
    persons,
    role_heads,
)

_INSIDE = "\ue000"  # stands for what a quotation holds while the words around it are searched
_ADVERB = r"(?:(?:also|later|then|again|reportedly|bluntly|simply|only|further|still|once|now|has|have|had|is|was|were|being|would|will|can|never|once|previously|recently|separately|repeatedly|[a-z]+ly) ){0,3}"
_VERB = rf"(?:{SAYING})"
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Col|Sgt|Adm|Sen|Rep|Gov|Rev))[.!?…](?=[\"”’')\]]*(?:\s|$))|\n")
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|one|who)\b", re.I)
_NP_END = re.compile(
    r"[,;:.–—(\n]| - | (?:in a|in an|on|at|after|during|via|while|as|ahead|when|before|late|earlier|last|this|following|in the|in his|in her|in their"
    r"|to|told|from|with|by|about|yesterday|today|adding|speaking|referring|citing|if|that|but|and then|who|through|without|over|because|since|wiping|laughing|holding|pointing|sitting|standing|looking|smiling|shrugging)\b"
)


class Quote(NamedTuple):
    """A quotation in a text: its span and who says it (None when the text does not tell)."""

    start: int
    end: int
    speaker: str | None


class _Found(NamedTuple):
    pair: Pair
    paragraph: int
    subject: str | None  # words that name the speaker, "he", or None
    strong: bool  # a verb of saying stands right at the marks
    near: int  # where the subject stands, for pronouns


class _Paragraph(NamedTuple):
    start: int
    text: str  # plain
    raw: str
    masked: str
    pairs: list[Pair]
    persons: list[Person]
    heading: bool


def quotes(raw: str, plain: str, spans: list[tuple[int, int, bool]]) -> list[Quote]:
    """Return the quotations of a text in order.

    `raw` and `plain` are the same length; `spans` are its paragraphs: start, end, and whether each is a heading.
    """
    paragraphs = _paragraphs(raw, plain, spans)
    cast = _Cast(paragraphs)
    found: list[tuple[Pair, int, str | None]] = []
    last: str | None = None
    last_paragraph = -10
    for n, paragraph in enumerate(paragraphs):
        previous_end = -1
        speaker_here: str | None = None
        cast.enter(n)
        for k, pair in enumerate(paragraph.pairs):
            if pair.depth:
                nested = _nested_speaker(paragraph, pair)
                if nested:
                    found.append((pair, n, cast.resolve(nested, n, pair.start)))
                continue
            subject, strength = _attribution(paragraph, k)
            if strength == "" and not _spoken(paragraph, pair, paragraphs, n):
                continue
            if strength != "strong" and _is_term(paragraph, pair, strength):
                continue
            speaker = cast.resolve(subject, n, pair.start) if subject else None
            if speaker is None and speaker_here and _adjoins(paragraph, previous_end, pair.start):
                speaker = speaker_here
            if speaker is None:
                speaker = _from_neighbours(paragraphs, n, k, cast, last if n - last_paragraph <= 2 else None, speaker_here)
            if speaker is None and paragraph.heading:
                speaker = None
            found.append((pair, n, speaker))
            previous_end = pair.end
            if speaker and not paragraph.heading:
                speaker_here = last = speaker
                last_paragraph = n
                cast.spoke(speaker, n)
    return _finished(paragraphs, found)


def _finished(paragraphs: list[_Paragraph], found: list[tuple[Pair, int, str | None]]) -> list[Quote]:
    """Headings that nobody is named in take the speaker of the same words in the text below, or go."""
    said = [(_key(paragraphs[n].text[p.start : p.end]), speaker) for p, n, speaker in found if speaker and not paragraphs[n].heading]
    out = []
    for pair, n, speaker in found:
        paragraph = paragraphs[n]
        if speaker is None:
            key = _key(paragraph.text[pair.start : pair.end])
            same = [who for words, who in said if key and (key in words or (len(words) > 15 and words in key))]
            speaker = same[0] if same else None
        out.append(Quote(paragraph.start + pair.start, paragraph.start + pair.end, speaker))
    return out


def _key(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", words.lower()).strip()


def _paragraphs(raw: str, plain: str, spans: list[tuple[int, int, bool]]) -> list[_Paragraph]:
    made = []
    for n, (start, end, heading) in enumerate(spans):
        following = raw[spans[n + 1][0] : spans[n + 1][1]] if n + 1 < len(spans) else ""
        words = raw[start:end]
        cut = pairs(words, goes_on=opens(following))
        text = plain[start:end]
        masked = list(text)
        for pair in cut:
            if pair.depth == 0:
                masked[pair.start : pair.end] = _INSIDE * (pair.end - pair.start)
        made.append(_Paragraph(start, text, words, "".join(masked), cut, list(persons(text)), heading))
    return made


def _sentence(masked: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a pair, in words outside of quotations."""
    left = 0
    for match in _SENTENCE_END.finditer(masked, max(0, start - 600), max(0, start - 1)):
        left = match.end()
    right = _SENTENCE_END.search(masked, end)
    return left, right.start() if right else len(masked)


# the words between the closing mark and the verb: "Truss", "Major General Joerg Lebert, Chief of Staff at ...,"
_AFTER_SUBJECT = re.compile(
    rf"[\"”’'»)]*[,.]?[\"”’'»]* ?[-–—]? ?(?P<subject>[^.!?;:\ue000\n]{{1,180}}?),? (?P<adverb>{_ADVERB})(?P<verb>{_VERB})(?![\w'-])"
)
_AFTER_VERB = re.compile(rf"[\"”’'»)]*[,.]?[\"”’'»]* ?[-–—]? ?(?:{_ADVERB})(?P<verb>{_VERB}|according to)(?![\w-]),? (?P<subject>[^\ue000\n]{{1,160}})")
_BEFORE = re.compile(rf"(?P<subject>[^\ue000]*?)(?P<adverb>\b{_ADVERB})\b(?P<verb>{_VERB})\b(?P<rest>[^\ue000]*)\Z")
_COLON_NAME = re.compile(r"(?:^|[.!?\n]\s*)(?P<subject>[A-Z][^:.!?\ue000]{1,60}): ?[\"“‘'«]?\Z")
_HEAD_AFTER = re.compile(r"[\"”’'»]*[:,]? ?[-–—:|]? ?(?P<subject>[A-Z][^:.\ue000]{1,60})\Z")


def _attribution(paragraph: _Paragraph, k: int) -> tuple[str | None, str]:
    """The words that name the speaker of pair `k`, and how: "strong" (at the marks), "weak" (in the sentence) or ""."""
    pair = paragraph.pairs[k]
    masked, text = paragraph.masked, paragraph.text
    left, right = _sentence(masked, pair.start, pair.end)
    tail = masked[pair.end : min(right, pair.end + 260)]
    head = masked[left : pair.start - 1]
    ended = text[pair.end - 1 : pair.end] in ".!?…"
    after = masked[pair.end + 1 : pair.end + 4].lstrip()[:1]
    # ,” he said
    if not (text[pair.end - 1 : pair.end] == "." and after.isupper() and not head.strip()) or True:
        match = _AFTER_VERB.match(tail)
        if match and not (match["verb"] in WEAK):
            words = _clip(match["subject"])
            if _is_subject(words) and not _NOUN_OBJECT.match(words):
                return words, "strong"
        match = _AFTER_SUBJECT.match(tail)
        comma = text[pair.end - 1 : pair.end] in ",?!…" or tail.lstrip("\"”’'»")[:1] in (",", "—", "–", "-")
        if match and _plausible_subject(match["subject"]) and (comma or ended or not head.strip(" \"“‘'«")):
            return match["subject"], "strong"
    # He said: “
    colon = _COLON_NAME.search(head) if ":" in head[-4:] else None
    before = _last_verb(head)
    if before:
        subject, rest = before
        if subject is not None:
            close = len(rest) < 60
            return subject, "strong" if close and re.search(r"[,:] ?[\"“‘'«]?\Z|\bthat ?[\"“‘'«]?\Z", head) else "weak"
    if colon:
        return colon["subject"], "strong"
    according = re.search(r"\b(?:[Aa]ccording to|in the words of|[Qq]uoting|citing) ([^,\ue000]{2,80})", head)
    if according:
        return _clip(according[1]), "weak"
    if paragraph.heading:
        match = _HEAD_AFTER.match(masked[pair.end :])
        if match and _plausible_subject(match["subject"]):
            return match["subject"], "strong"
    match = _LATER_VERB.search(tail)
    if match and _plausible_subject(match["subject"].strip(" ,")):
        return match["subject"].strip(" ,"), "weak"
    match = re.search(r"\baccording to ([^,.\ue000]{2,80})", tail)
    if match:
        return _clip(match[1]), "weak"
    return None, ""


_LATER_VERB = re.compile(rf", (?P<subject>[^,.;:\ue000]{{2,70}}?) (?:{_ADVERB})(?P<verb>said|says|told|added|warned|announced|wrote|reported|has said|claimed|admitted)\b")
_NOUN_OBJECT = re.compile(r"(?:that|it|to|in|on|reporters|journalists|a news|the news|them|him|us|me|his|her|their|lawmakers|parliament)\b(?! (?:spokes|official|minist))", re.I)


def _clip(words: str) -> str:
    """The noun phrase at the start of some words."""
    end = _NP_END.search(words, 2)
    clipped = words[: end.start()] if end else words
    if end and end[0].startswith(",") and not re.search(r"[A-Z]", clipped):
        name = re.match(r", ((?:[A-Z][\w.'-]+ ?){2,5})(?:,|$)", words[end.start() :])
        if name:  # "said the spokeswoman, Galina Sokur"
            return f"{clipped} {name[1]}"
    return clipped.strip()


def _is_subject(words: str) -> bool:
    return bool(words) and (bool(_PRONOUN.match(words)) or bool(re.search(r"[A-Z]", words)) or bool(role_heads(words)))


def _plausible_subject(words: str) -> bool:
    words = words.strip()
    return _is_subject(words) and not re.search(r"\b(?:and then|which|that is|because|but|where)\b", words) and len(words.split()) <= 24


def _last_verb(head: str) -> tuple[str | None, str] | None:
    """The subject of the last verb of saying before a pair, and what stands between that verb and the marks."""
    verbs = list(re.finditer(rf"(?<![\w'-])(?:{_VERB})(?![\w-])", head))
    for verb in reversed(verbs):
        before = head[: verb.start()]
        participle = verb[0].endswith("ing")
        subject = _subject_before(before, participle)
        if subject:
            return subject, head[verb.end() :]
    return None


_VOICE = re.compile(
    r"(?<![\w'-])(?:(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)\b"
    r"|(?P<cap>(?:[Tt]he |[Aa]n? |[Oo]ne )?(?:[\w'-]+ ){0,5}?(?:" + "|".join([*PERSON_ROLES, *BODIES]) + r")\b(?: (?:of|for|at|in|from|to|close to|with) (?:the |a )?(?:[\w'-]+ ?){1,5})?)"
    r"|(?P<name>[A-ZÀ-Ž][\w.'-]+(?: (?:von |van |de |der |al-|of (?:the )?)?[A-ZÀ-Ž][\w.'-]+)*))"
)


def _subject_before(before: str, participle: bool) -> str | None:
    """The noun phrase that is the subject of a verb: the nearest one before it that no preposition governs."""
    clause = before
    relative = re.search(r",? who (?:\w+ )*\Z", clause)
    if relative:
        clause = clause[: relative.start()]
    best: str | None = None
    for match in _VOICE.finditer(clause):
        governed = re.search(r"\b(?:of|in|on|at|by|for|from|with|against|near|to|into|about|around|after|before|during|between|over|under|via|told|toward|towards|than|asked|urged|met|like|as) (?:the |a |an |his |her |its |their )?\Z", clause[max(0, match.start() - 24) : match.start()])  # fmt: skip
        if governed and best is not None:
            continue
        if governed and re.match(r"(?:asked|told)", governed[0]) is None and not participle and match.end() < len(clause.rstrip()) - 1:
            continue
        if re.fullmatch(r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Meanwhile|However|But|And|In|On|At|The|A|As|Asked|Speaking|Earlier|Later|Still|Last|This)", match[0]):
            continue
        if participle and best is not None and not re.search(r"(?:\band\b|, ?)\s*\Z", clause[: match.start()]) and _PRONOUN.fullmatch(match[0]) is None:
            continue
        best = _apposed(clause, match)
    return best


def _apposed(clause: str, match: re.Match[str]) -> str:
    """A phrase with the name that stands in apposition: "the deputy chief, Giles Hathersage,"."""
    rest = clause[match.end() :]
    name = re.match(r", ((?:[A-Z][\w.'-]+ ?){2,5}),", rest)
    return f"{match[0]} {name[1]}" if name and not match["name"] else match[0]


def _adjoins(paragraph: _Paragraph, end: int, start: int) -> bool:
    return end >= 0


def _spoken(paragraph: _Paragraph, pair: Pair, paragraphs: list[_Paragraph], n: int) -> bool:
    """Whether words in marks without a verb of saying are speech all the same: whole sentences are."""
    words = paragraph.text[pair.start : pair.end].strip()
    count = len(words.split())
    outside = paragraph.masked.replace(_INSIDE, "").strip(" \"“”‘’'«».,")
    whole = words[:1].isupper() and (words[-1:] in ".!?…," or paragraph.text[pair.end + 1 : pair.end + 2] in (".", "!", "?"))
    if not pair.closed:
        return True
    if not outside:
        return count >= 3 or whole
    starts = not paragraph.masked[: pair.start].strip(" \"“‘'«") or paragraph.masked[: pair.start - 1].rstrip()[-1:] in ".!?:…"
    if whole and starts and count >= 2:
        return True
    return count >= 7


_TITLECASE = re.compile(r"(?:(?:[A-Z0-9][\w'’-]*|of|the|and|in|for|to|on|de|a|with)\s?)+\Z")


def _is_term(paragraph: _Paragraph, pair: Pair, strength: str) -> bool:
    """Titles, nicknames, terms and labels: what the marks hold is a name, or the words before say so."""
    words = paragraph.text[pair.start : pair.end].strip()
    before = paragraph.masked[max(0, pair.start - 70) : pair.start - 1]
    after = paragraph.masked[pair.end + 1 : pair.end + 30]
    if re.search(TERM_BEFORE, before):
        return True
    if len(words.split()) <= 6 and _TITLECASE.match(words) and words[:1].isupper() and words[-1:] not in ",.?!" and not re.search(r"(?:said|told|added|[:,]) ?\Z", before):
        return len(words.split()) > 1 or bool(re.search(r"\b(?:[A-Z][a-z]+|dog|cat|ship|named|the|a|an) \Z", before)) or strength == ""
    if re.search(r"[A-Z][a-z]+ \Z", before) and re.match(r" [A-Z][a-z]+", after) and len(words.split()) <= 2:
        return True  # a nickname
    return False


def _nested_speaker(paragraph: _Paragraph, pair: Pair) -> str | None:
    """Inside a quotation only what somebody else is said to say counts."""
    before = paragraph.text[max(0, pair.start - 60) : pair.start - 1]
    match = re.search(
        rf"(?P<subject>\b(?:[Hh]e|[Ss]he|[Tt]hey|[Pp]eople|folk|everybody|everyone|[Mm]y \w+|[Oo]ur \w+|[Tt]he \w+|officers?|[A-Z]\w+(?: [A-Z]\w+)*)\b[^.,;]{{0,40}}?) ?(?:{_VERB}|say|ask|tell)(?: (?:to )?(?:me|us|them|him|her))?[,:]? ?[\"“‘'«]?\Z",
        before,
    )
    return match["subject"] if match else None


def _from_neighbours(paragraphs: list[_Paragraph], n: int, k: int, cast: "_Cast", last: str | None, here: str | None) -> str | None:
    """Who speaks where no words at the quotation tell: the speaker of the paragraph, of the next pair, of the one before."""
    if here:
        return here
    paragraph = paragraphs[n]
    if paragraph.heading:
        return None
    for j in range(k + 1, len(paragraph.pairs)):
        if paragraph.pairs[j].depth == 0:
            subject, strength = _attribution(paragraph, j)
            if subject and strength == "strong":
                return cast.resolve(subject, n, paragraph.pairs[j].start)
    if paragraph.masked.replace(_INSIDE, "").strip(" \"“”‘’'«».,") == "" or paragraph.pairs[k].start <= 2:
        if last:
            return last
        if n + 1 < len(paragraphs) and paragraphs[n + 1].pairs and not paragraphs[n].pairs[k].closed:
            subject, strength = _attribution(paragraphs[n + 1], 0)
            if subject:
                return cast.resolve(subject, n + 1, paragraphs[n + 1].pairs[0].start)
        introduced = cast.before(n, 0)
        if introduced:
            return introduced
    left, _ = _sentence(paragraph.masked, paragraph.pairs[k].start, paragraph.pairs[k].end)
    subject = _subject_before(paragraph.masked[left : paragraph.pairs[k].start - 1], True)
    if subject:
        return cast.resolve(subject, n, paragraph.pairs[k].start)
    return last or cast.before(n, paragraph.pairs[k].start)


class _Cast:
    """The persons of a text: their fullest names, titles and sexes, and who was last spoken of."""

    def __init__(self, paragraphs: list[_Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.full: dict[str, str] = {}
        self.sex: dict[str, str] = {}
        self.titles: dict[str, list[str]] = {}
        self.said: list[tuple[int, str]] = []
        for paragraph in paragraphs:
            for person in paragraph.persons:
                self._learn(person, paragraph)

    def _learn(self, person: Person, paragraph: _Paragraph) -> None:
        key = person.last.lower()
        known = self.full.get(key, "")
        better = len(person.name.split()) > len(known.split())
        if better and (not known or person.name.lower().endswith(key)):
            self.full[key] = person.name
        name = self.full.get(key, person.name)
        after = paragraph.text[person.end : person.end + 90]
        apposition = re.match(r", (?:\d+, )?((?:the |a |an |his |her |its |their |who is |who runs |[A-Z])[^.;:\ue000]{2,70}?)(?:,|\.| said| says| told|\Z)", after)
        before = paragraph.text[max(0, person.start - 70) : person.start]
        phrase = re.search(r"((?:[\w'-]+ ){1,7}|(?:[\w'-]+ ){1,5}[\w'-]+, )\Z", before)
        words = [person.title, apposition[1] if apposition else "", phrase[1] if phrase and role_heads(phrase[1].strip().split(" ")[-1]) else ""]
        if phrase and phrase[1].endswith(", ") and role_heads(phrase[1]):
            words.append(phrase[1])
        titles = self.titles.setdefault(name, [])
        titles += [w.lower() for w in words if w]
        sex = person.sex
        if not sex and re.match(r"[^.]{0,60}\b(?:his|he|himself)\b", after):
            sex = "m"
        if not sex and re.match(r"[^.]{0,60}\b(?:her|she|herself)\b", after):
            sex = "f"
        if sex:
            self.sex.setdefault(name, sex)

    def enter(self, n: int) -> None:
        """Nothing yet: who speaks is looked up by paragraph."""

    def spoke(self, speaker: str, n: int) -> None:
        self.said.append((n, speaker))

    def full_name(self, words: str) -> str | None:
        """The fullest name in the text of a person whom some words name."""
        for person in reversed(list(persons(words))):
            key = person.last.lower()
            return self.full.get(key, person.name)
        for word in reversed(re.findall(r"[^\W\d_][\w'-]*", words)):
            key = word.removesuffix("'s").lower()
            if word[:1].isupper() and key in self.full:
                return self.full[key]
        for key, name in self.full.items():
            if " " in key and key in words.lower():
                return name
        return None

    def before(self, n: int, at: int, sex: str = "") -> str | None:
        """The person spoken of last before a position, of that sex if one is asked for."""
        for number in range(n, max(-1, n - 12), -1):
            paragraph = self.paragraphs[number]
            if paragraph.heading and number != n:
                continue
            named = self._named_in(paragraph, at if number == n else len(paragraph.text))
            candidates = [name for name in named if not sex or self.sex.get(name, sex) == sex]
            if candidates:
                return candidates[0] if number != n else candidates[-1]
        return None

    def _named_in(self, paragraph: _Paragraph, end: int) -> list[str]:
        names = []
        for match in re.finditer(r"[A-ZÀ-Ž][\w-]+", paragraph.masked[:end]):
            key = match[0].lower()
            if key in self.full and paragraph.masked[match.end() : match.end() + 2] != "'s":
                names.append(self.full[key])
        return names

    def resolve(self, subject: str, n: int, at: int) -> str | None:
        """The fullest name or office for the words that name a speaker."""
        words = subject.strip(" ,\"“”‘’'«»-–—")
        pronoun = _PRONOUN.fullmatch(words)
        if not pronoun:
            lead = _PRONOUN.match(words)
            if lead and not role_heads(words) and not re.search(r"[A-Z]", words[1:]):
                pronoun = lead
        if pronoun:
            return self._pronoun(pronoun[0].lower(), n, at)
        name = self.full_name(words)
        if name:
            return name
        heads = role_heads(words)
        if heads and re.match(r"(?:the|his|her|its|their|another)\b", words, re.I):
            holder = self._holder(words, heads, n, at)
            if holder:
                return holder
        return _office(words) or None

    def _pronoun(self, word: str, n: int, at: int) -> str | None:
        if word in ("i", "we", "one"):
            return None
        sex = {"he": "m", "she": "f"}.get(word, "")
        for number, speaker in reversed(self.said):
            if n - number > 3:
                break
            if sex and self.sex.get(speaker, sex) != sex:
                continue
            newer = self._introduced(number, n, at, sex, speaker)
            return newer or speaker
        if word == "it":
            return self._body_before(n, at)
        return self.before(n, at, sex) or self._office_before(n, at)

    def _introduced(self, since: int, n: int, at: int, sex: str, speaker: str) -> str | None:
        """A person named as the subject of a sentence after the last speaker spoke."""
        for number in range(n, since, -1):
            paragraph = self.paragraphs[number]
            if paragraph.heading:
                continue
            upto = paragraph.masked[: at if number == n else len(paragraph.masked)]
            names = self._named_in(paragraph, len(upto))
            fitting = [name for name in names if (not sex or self.sex.get(name, sex) == sex)]
            if fitting:
                return fitting[0]
        return None

    def _body_before(self, n: int, at: int) -> str | None:
        for number in range(n, max(-1, n - 4), -1):
            paragraph = self.paragraphs[number]
            upto = paragraph.masked[: at if number == n else len(paragraph.masked)]
            for match in reversed(list(re.finditer(r"\b(?:[Tt]he |[A-Z][\w'-]+ )(?:[\w'-]+ ){0,3}?(?:" + "|".join(BODIES) + r")\b", upto))):
                return _office(match[0])
            for match in reversed(list(re.finditer(r"\b[A-Z][\w.]+", upto))):
                if match[0] in STATES:
                    return match[0]
        return None

    def _office_before(self, n: int, at: int) -> str | None:
        for number in range(n, max(-1, n - 4), -1):
            paragraph = self.paragraphs[number]
            upto = paragraph.masked[: at if number == n else len(paragraph.masked)]
            found = re.findall(r"\b((?:[Tt]he|[Aa]n?|[A-Z][\w]+'s|[Oo]ne|[A-Z][a-z]+) (?:[\w'-]+ ){0,4}?(?:" + "|".join(PERSON_ROLES) + r"))\b", upto)
            if found:
                return _office(found[-1])
        return None

    def _holder(self, words: str, heads: list[str], n: int, at: int) -> str | None:
        """The person whom the text gives the office: "the minister" after "Defence Minister Petru Lungescu"."""
        head = heads[-1]
        best: tuple[int, str] | None = None
        content = [w for w in re.findall(r"[\w-]+", words.lower()) if w not in ("the", "his", "her", "its", "their", "s", "of", "for", "a")]
        for number in range(max(0, n - 25), min(len(self.paragraphs), n + 1)):
            for person in self.paragraphs[number].persons:
                name = self.full.get(person.last.lower(), person.name)
                titles = " | ".join(self.titles.get(name, []))
                if head in titles and (len(content) < 2 or all(w in titles or w in self.paragraphs[number].text.lower() for w in content)):
                    if number < n or person.start < at + 400:
                        best = (number, name)
        return best[1] if best else None


def _office(words: str) -> str:
    """An office or body as it stands, without the article and what follows the phrase."""
    words = re.sub(r"\s+", " ", words).strip(" ,\"“”‘’'«»-–—:;")
    words = re.sub(r",.*\Z", "", words) if re.search(r"[a-z]", words.split(",")[0]) else words
    words = re.sub(r"\s+(?:in a statement|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)).*\Z", "", words)
    return re.sub(r"\A(?:the|The)\s+", "", words).removesuffix("'s")
