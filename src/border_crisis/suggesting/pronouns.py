"""Whom "he", "she" and "it" mean: the nearest subject of the right kind, or who spoke last."""

import re
from collections.abc import Iterator

from border_crisis.suggesting.lexicon import FUNCTION_WORDS, VERBS
from border_crisis.suggesting.offices import (
    BODY_PHRASE,
    EMPTY,
    ROLE_PHRASE,
    alike,
    holds,
    office,
)
from border_crisis.suggesting.phrases import PRONOUN
from border_crisis.suggesting.roll import GOVERNED, OBJECT, Roll
from border_crisis.suggesting.speech import SAYING
from border_crisis.suggesting.voice_words import (
    BODIES,
    FEMALE_ROLES,
    MALE_ROLES,
    NEVER_NAMES,
    PERSON_ROLES,
    STATES,
)
from border_crisis.suggesting.voices import is_plural, persons, role_heads

WINDOW = 1500  # characters before a quotation in which a pronoun's person is sought
CONTENT = re.compile(r"[\w-]+")
_PREDICATE = re.compile(
    r"(?:[,–—-]|\b(?:is|was|as|be|been|being|become|became|himself|herself|like|not|once|now|still|just|only|merely|simply|really|also|always|already|for|of|from)) \Z"
)
_LABEL = re.compile(r"(?:(?:MR|MS|MRS|DR|Mr|Ms|Mrs|Dr)\.? )?([A-ZÀ-Ž][\w'-]*(?: [A-ZÀ-Ž][\w'.-]*){0,3}): ")
#: "Asked if the minister would go, he said": not the minister
_ASKED = re.compile(
    r"(?:(?<=[.!?] )|(?<=[.!?][\"”’'»] )|(?<=\n)|\A)(?:(?:When |After |As )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]hallenged)\b[^.!?]{0,200}?|(?:When|After|As) [^,.!?]{2,60} (?:asked|pressed|questioned|challenged|told|invited)\b[^,.!?]{0,100}),(?: |\Z)"
)
_IN_WRITING = re.compile(r"\b(?:statement|letter|message|report)\b")
#: "Petrov, he argued, has": the clause that the words of saying stand in
_INSERTED = re.compile(r"[^.!?;:]{0,90}, (?:he|she) [a-z]+,")
_CLAUSE_WORD = re.compile(r"\W*(?:when|as|while|after|before|since|although|though|if|once|until)\b", re.I)
_EPITHET_OPENS = re.compile(
    r"(?:\A|[.!?\n][\"”’'»]* ?)(?:But |And |Yet )?The ([1-9][0-9]-year-old|(?:father|mother|dad|mum|grandfather|grandmother)[- ]of[- ][a-z]+)"
)
_SEVERAL = re.compile(
    r"(?:(?<![\w'-])(?:[Tt]he |[Ss]ome |[A-Z][a-z-]+ )?(?:(?!(?i:and|or|said|of|to|with|that|in|is|was|the|by|from|for)\b)[\w'-]+ ){0,2}?|\b)(?i:"
    + "|".join(sorted({role for role in PERSON_ROLES if role.isalpha() and is_plural(role)} | set(BODIES)))
    + r")(?![\w'-])"
)
#: "her coach and father, Emeka", "the owner of the mill, Jan Kos"
_APPOSED = re.compile(r"(?: (?:and|of|at|for|in) [^,.;!?]{2,50})?, ")
#: "the newspaper O Farol", "a group, the Brigade of the Wells,"
OWN_NAME = re.compile(
    r"(?:,? (?:called |the )?)([A-ZÀ-Ž][\w&'-]*(?: (?:of (?:the )?|and |for )?[A-ZÀ-Ž][\w&'-]*)*)(?=[,.;]| [a-z])"
)
#: "the leader said the minister": who is spoken of, not who speaks
_REPORTED = re.compile(rf"[a-z] (?:{SAYING})(?: that)? (?:the |an? |his |her |its |their )?\Z")
_SPOKEN_TO = re.compile(
    r"\b(?:spoke|talked|chatted|speaking|talking) (?:to|with) (?:the |an? )?\Z|\binterviewed (?:the |an? )?\Z"
)
_NO_BODY = re.compile(r"(?:In|On|At|By|For|They|He|She|It|This|That|From|With|After|Under|We|I)\b")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_ORGANISATION = re.compile(
    r"\W*(?:[A-ZÀ-Ž][\w .'-]{2,30} \([^)]{2,20}\) ?[-–—]+ )?((?:The )?[A-ZÀ-Ž][\w&'-]*(?: (?:[A-ZÀ-Ž&][\w&'-]*|of|for|and|the))*)(?=,| (?:also |has |had |have |is |was |will )?[a-z]+(?:ed|s|d|t)\b)"
)


def _acting(sentence: str) -> str | None:
    """The body, state or organisation that is the subject of a sentence."""
    found = [(m.start(), m.end(), office(m[0])) for m in BODY_PHRASE.finditer(sentence)]
    found += [(m.start(), m.end(), m[0]) for m in re.finditer(r"(?<![\w'-])[A-Z][\w.]+", sentence) if m[0] in STATES]
    for start, end, who in sorted(found):
        if _NO_BODY.match(who):
            continue
        if sentence[end : end + 2] != "'s" and not GOVERNED.search(sentence[max(0, start - 40) : start]):
            own = OWN_NAME.match(sentence, end)
            return own[1] if own else who
    named = _ORGANISATION.match(sentence)
    if (
        named
        and (named[1].startswith("The ") or not any(persons(named[1])))
        and named[1].split()[-1] not in NEVER_NAMES
        and len(named[1]) > 3
        and not PRONOUN.match(named[1])
    ):
        return re.sub(r"\AThe ", "", named[1])
    return None


def _compound(text: str, end: int) -> bool:
    """Whether a role word only starts another noun ("a guest house")."""
    word = re.match(r" ([a-z]+)", text[end : end + 24])
    return word is not None and word[1] not in FUNCTION_WORDS | VERBS and not word[1].endswith(("ed", "s", "ly", "ing"))


class Pronouns(Roll):
    """The persons of a text, and whom a pronoun means among them."""

    def _pronoun(self, word: str, n: int, at: int) -> str | None:
        if word in ("i", "we"):
            return self.interviewee
        if word == "you":
            return self._answering(n)
        if word == "it":
            return self._thing(n, at)
        sentence = re.split(r"[.!?] ", self.paragraphs[n].masked[max(0, at - 160) : at].lower())[-1]
        said_at = sentence.rfind(f" {word} ")
        if _INSERTED.match(sentence) and not _CLAUSE_WORD.match(sentence):
            said_at = 0
        at = at - len(sentence) + said_at if said_at >= 0 else at
        sex = {"he": "m", "she": "f"}.get(word, "")
        if word == "they":
            several = self._several(n, at)
            if several:
                return several
        here = self._topic(n, at, sex)
        if here is None:
            epithet = _EPITHET_OPENS.search(self._before(n, at))
            meant = self._protagonist(epithet[1], sex) if epithet else None
            if meant:
                return meant
        who = self._certain(self._nearest(n, at, sex, here), n, at, sex, here)
        return self._known(who, sex) if who else None

    def _protagonist(self, words: str, sex: str) -> str | None:
        """ "the 58-year-old", "the dad-of-two": the one of that age, or whom the text names most."""
        age = re.match(r"[1-9][0-9]", words)
        if age:
            return self.ages.get(age[0])
        sex = sex or ("m" if re.match(r"dad|father|grandfather", words) else "f")
        fitting = [who for who in self.leading if self.sex.get(who, sex) == sex]
        return next(iter(fitting), None)

    def _several(self, n: int, at: int) -> str | None:
        """ "they": the several people or the body of which the text spoke last as a subject."""
        for number in (n, n - 1):
            if number < 0:
                break
            text = self._before(number, at if number == n else None)
            for match in reversed(list(_SEVERAL.finditer(text))):
                if not GOVERNED.search(text[max(0, match.start() - 40) : match.start()]):
                    return office(match[0])
            last = next((s[2] for s in self.said[:-4:-1] if s[0] == number), None)
            if last:
                heads = role_heads(last)
                return (
                    last
                    if last not in self.titles and heads and (is_plural(heads[-1]) or heads[-1] in BODIES)
                    else None
                )
        return None

    def _certain(self, who: str | None, n: int, at: int, sex: str, here: tuple[int, str] | None) -> str | None:
        """Whom the nearest words name, unless nothing tells that "she" fits them and somebody right before is a woman."""
        if (
            not sex
            or (who and (self.sex.get(who) == sex or self._role_sex(who) == sex))
            or (here and who in self.human)
        ):
            return who
        text = self._before(n, at)
        for _, other in reversed(self._mentioned(text)):
            if self.sex.get(other) == sex:
                return other
        last = next((s[2] for s in self.said[:-6:-1] if n - s[0] <= 2 and self.sex.get(s[2]) == sex), None)
        return last if last and here is None and (who is None or who not in self.human) else who

    def _role_sex(self, who: str) -> str:
        held = set(role_heads(who))
        return "m" if held & MALE_ROLES else "f" if held & FEMALE_ROLES else ""

    def _nearest(self, n: int, at: int, sex: str, here: tuple[int, str] | None) -> str | None:
        last = next((s for s in self.said[:-12:-1] if n - s[0] <= 4 and self._fits(s[2], sex)), None)
        if here and (last is None or (n, here[0]) > last[:2]):
            return here[1]
        if last:
            for number in range(n - 1, last[0], -1):
                between = self._topic(number, None, sex)
                if between:
                    return between[1]
            return last[2]
        for number in range(n, max(-1, n - 8), -1):
            found = self._topic(number, at if number == n else None, sex, last_resort=True)
            if found:
                return found[1]
        return self._ahead(n, at, sex) or (self._most(sex) if sex else None)

    def _most(self, sex: str) -> str | None:
        """Whom the text names most, of those who may be "he" or "she"."""
        fitting = [who for who in self.leading if self.sex.get(who, sex) == sex and who in self.human]
        return next(iter(fitting), None)

    def _answering(self, n: int) -> str | None:
        """Whom a question of a transcript addresses: who answers before or after it ("MS HALL: ...")."""
        for number in [*range(n + 1, min(len(self.paragraphs), n + 4)), *range(n - 1, max(-1, n - 8), -1)]:
            label = _LABEL.match(self.paragraphs[number].text)
            if label and not re.match(r"(?i:Q|question|questioner|reporter|journalist|moderator|host)\b", label[1]):
                return self.full_name(label[1]) or label[1]
        return self.interviewee

    def _ahead(self, n: int, at: int, sex: str) -> str | None:
        """A story may open on "he" and name him only afterwards: the first person who fits, in the next words."""
        for number in range(n, min(len(self.paragraphs), n + 3)):
            paragraph = self.paragraphs[number]
            text = paragraph.masked[at if number == n else 0 :][:WINDOW]
            for _, who in self._mentioned(text):
                if who in self.human and self._fits(who, sex):
                    return self._known(who, sex)
        return None

    def _thing(self, n: int, at: int) -> str | None:
        """ "it": the body, state or organisation that spoke or acted last."""
        for number in range(n, max(-1, n - 4), -1):
            text = self._before(number, at if number == n else None)
            base = (at if number == n else len(self.paragraphs[number].masked)) - len(text)
            found = None
            for sentence in reversed(list(_SENTENCE.finditer(text))):
                found = _acting(sentence[0])
                if found:
                    base += sentence.start()
                    break
            last = next(
                (s for s in self.said[:-6:-1] if s[0] == number and (self._is_thing(s[2]) or _IN_WRITING.search(text))),
                None,
            )
            if last and (found is None or last[1] >= base):
                return last[2]
            if found:
                return found
        return None

    def _is_thing(self, who: str) -> bool:
        heads = role_heads(re.split(r" (?:of|for|at|in|from|to|close|with) ", who)[0])
        return who not in self.human and (not heads or heads[-1] in BODIES)

    def _known(self, who: str, sex: str) -> str:
        if sex:
            self.sex.setdefault(who, sex)
        return who

    def _fits(self, who: str, sex: str) -> bool:
        if not sex:
            return True
        known = self.sex.get(who)
        if known is None:
            known = self._role_sex(who) or sex
        heads = role_heads(who) if who not in self.titles else []
        if heads and is_plural(heads[-1]):
            return False
        return known == sex and who not in STATES and not re.search(rf"\b(?:{'|'.join(BODIES)})\Z", who.lower())

    def _topic(self, n: int, end: int | None, sex: str, last_resort: bool = False) -> tuple[int, str] | None:
        """Whom a paragraph is about at a position, and where it says so: the last subject of a sentence that fits."""
        paragraph = self.paragraphs[n]
        if paragraph.heading and end is None:
            return None
        stop = len(paragraph.masked) if end is None else end
        base = max(0, stop - WINDOW) if end is not None else 0
        text = _ASKED.sub(lambda m: " " * len(m[0]), paragraph.masked[base : min(stop, base + WINDOW)])
        free: list[tuple[int, str]] = []
        governed: list[tuple[int, str]] = []
        for start, who in self._mentioned(text):
            if not self._fits(who, sex):
                continue
            lead = text[max(0, start - 40) : start]
            below = GOVERNED.search(lead) or (free and (OBJECT.search(lead) or _REPORTED.search(lead)))
            (governed if below and not _SPOKEN_TO.search(lead) else free).append((base + start, who))
        if free:
            return free[-1] if end is not None else free[0]
        return governed[0] if governed and last_resort else None

    def _mentioned(self, text: str) -> list[tuple[int, str]]:
        """`_mentions`, kept for a while: several quotations in a row ask about the same words."""
        if text not in self.kept:
            if len(self.kept) > 100:
                self.kept.clear()
            self.kept[text] = list(self._mentions(text))
        return self.kept[text]

    def _mentions(self, text: str) -> Iterator[tuple[int, str]]:
        found: list[tuple[int, int, str]] = []
        for person in persons(text):
            if text[person.end : person.end + 2] != "'s" and self.name_of(person) in self.human:
                lead = len(person.title) + 1 if person.title else 0
                found.append((max(0, person.start - lead), person.end, self.name_of(person)))
        for match in re.finditer(r"(?<![\w'-])[A-ZÀ-Ž][\w-]+(?!'s)(?![\w'-])", text):
            if any(start <= match.start() < end for start, end, _ in found[-4:]):
                continue
            if match[0].lower() in self.full and match[0] not in STATES and self.full[match[0].lower()] in self.human:
                found.append((match.start(), match.end(), self.full[match[0].lower()]))
        taken = sorted(found)
        for match in ROLE_PHRASE.finditer(text):
            heads = role_heads(match[0])
            near = any(
                start - 3 <= match.end() <= end + 1
                or (0 < start - match.end() < 60 and _APPOSED.fullmatch(text, match.end(), start))
                or match.start() - 3 <= end <= match.start()
                for start, end, _ in taken
            )
            aside = re.match(r"an? ", match[0]) and _PREDICATE.search(text[max(0, match.start() - 12) : match.start()])
            if not near and not aside and heads and not is_plural(heads[-1]) and not _compound(text, match.end()):
                who = None if re.match(r"(?:an?|one)\b", match[0], re.I) else self._holder_near(match[0], heads[-1])
                found.append((match.start(), match.end(), who or office(match[0])))
        for start, _, who in sorted(found):
            yield start, who

    def _holder_near(self, words: str, head: str) -> str | None:
        content = {w for w in CONTENT.findall(words.lower()) if w not in EMPTY and w != head}
        holders = [
            name for name, titles in self._recent() if holds(head, titles) and all(alike(w, titles) for w in content)
        ]
        return holders[-1] if holders else None

    def _recent(self) -> list[tuple[str, str]]:
        return list(self.titles.items())[-60:]

    def _before(self, number: int, at: int | None) -> str:
        """The end of the words of a paragraph, up to a position."""
        masked = self.paragraphs[number].masked
        at = len(masked) if at is None else at
        return masked[max(0, at - WINDOW) : at]
