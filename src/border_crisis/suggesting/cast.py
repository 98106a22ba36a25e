"""The persons and bodies of a text: fullest names, offices, and whom a pronoun means."""

import re
from collections.abc import Iterator

from border_crisis.suggesting.lexicon import words
from border_crisis.suggesting.offices import (
    ALSO,
    BODY_PHRASE,
    EMPTY,
    KIN,
    OFFICES,
    ROLE_PHRASE,
    THINGS,
    alike,
    holds,
    office,
)
from border_crisis.suggesting.paragraphs import Paragraph, dotted
from border_crisis.suggesting.speech import SAYING
from border_crisis.suggesting.subjects import PRONOUN
from border_crisis.suggesting.voices import (
    BODIES,
    FEMALE,
    FEMALE_ROLES,
    KEPT_TITLES,
    MALE,
    MALE_ROLES,
    NEVER_NAMES,
    STATES,
    TITLE_WORDS,
    Person,
    persons,
    role_heads,
)

_WINDOW = 1500  # characters before a quotation in which a pronoun's person is sought
_REACH = 25  # paragraphs around a quotation in which the holder of an office is sought
_CONTENT = re.compile(r"[\w-]+")
_GOVERNED = re.compile(
    r"\b(?:of|by|for|from|with|against|near|to|about|after|before|between|over|under|than|like|told|met|and|at|in|on) (?:the |a |an |his |her |its |their )?(?:[\w'-]+ ){0,2}\Z"
)

_KIN = "|".join(
    sorted(
        words("""mother father son daughter wife husband sister brother aunt uncle niece nephew cousin grandmother grandfather
    granddaughter grandson partner neighbour neighbor friend colleague widow fiance fiancee girlfriend boyfriend twin mum dad""")
    )
)


_SINGLE = re.compile(
    r"(?<![\w'-])(?:(?P<aged>[A-ZÀ-Ž][a-zà-ž]+)(?=, [1-9][0-9],? )|(?:first name,|named|called|name as|name is"
    r"|nickname|known as|goes by|only as|(?:him|her)self as|identified as) (?P<named>[A-ZÀ-Ž][a-zà-ž]+)(?=[,. ])"
    rf"|(?:[Hh]is|[Hh]er|[Mm]y|[Tt]heir|'s) (?:[a-z]+ )?(?:{_KIN}),? (?P<kin>[A-ZÀ-Ž][a-zà-ž]+)(?=,|[.] | (?:{SAYING}|had|has|was|is)\b)"
    rf"|(?P<said>[A-ZÀ-Ž][a-zà-ž]{{2,}})(?= (?:for his part |for her part |also |then |later |has "
    rf"|had )?(?:{SAYING})\b))"
)
_VERBAL = re.compile(rf"\b(?:{SAYING}|has|have|had|is|was|were|are|gives|gave|will|met|meets|visited|hosts)\b")


_TELLS = re.compile(rf"(?:,[^,.;]{{2,60}},)? (?:also |later |then |has |had )?(?:{SAYING})\b")
_TOLD = re.compile(rf"\b(?:{SAYING}) (?:[\w'-]+ ){{0,4}}\Z")
_BODIES = frozenset(BODIES)
_DEMONYM = re.compile(
    r"(?:crat|ican|man|woman|ist|ite|nian|ssian|nadian|ralian|talian|ungarian|exan|orker)\Z"
)  # "the Social Democrat"


class Cast:
    """Who appears in the paragraphs of a text."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.full: dict[str, str] = {}
        self.by_first: dict[str, str] = {}
        self.sex: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.human: set[str] = set()  # names that are surely no places or bodies
        self.singles: set[str] = set()
        self.interviewee: str | None = None
        self.said: list[tuple[int, int, str]] = []  # paragraph, position, who
        for paragraph in paragraphs:
            for person in paragraph.persons:
                self._learn(person, paragraph)
            self._learn_single(paragraph)
        for key, name in self.full.items():
            if " " not in name:
                self.full[key] = self.by_first.get(name.lower(), name)

    def _learn(self, person: Person, paragraph: Paragraph) -> None:
        if (
            not person.title
            and re.search(
                r"\b(?:in|at|near|outside|around) \Z", paragraph.text[max(0, person.start - 9) : person.start]
            )
            and person.name.split()[0] not in MALE | FEMALE
        ):
            return  # "at Fort Bragg"
        key = person.last.lower()
        quoted = paragraph.masked[person.start : person.end] != paragraph.text[person.start : person.end]
        if (
            quoted
            and not person.title
            and key in {last.split()[0].lower() for last in self.full.values()} | set(self.by_first)
        ):
            return  # "Typical Kev" in somebody's words is no fuller name of Kev
        titled = " ".join(w for w in person.title.split() if w.strip("ꓸ") in KEPT_TITLES)
        known_name = self.full.get(key, "")
        if " " in person.name and (
            " " not in known_name
            or known_name.split()[0] in KEPT_TITLES
            or (len(person.name) > len(known_name) and key in known_name.lower())
        ):
            self.full[key] = person.name
        elif not known_name:
            self.full[key] = f"{titled} {person.name}".strip()
        first = person.name.split()[0].lower()
        if " " in person.last:
            self.full.setdefault(person.last.split()[-1].lower(), person.name)
        if " " in person.name:
            self.by_first.setdefault(first, person.name)
        name = self.name_of(person)
        after = paragraph.text[person.end : person.end + 110]
        apposition = re.match(
            r", (?:\d+,? )?((?:the |an? |his |her |its |their |who is |who runs |who |whose |[A-Z])[^.;:]{2,80}?)(?:,|\.| said| says| told|\Z)",
            after,
        )
        before = paragraph.text[max(0, person.start - 90) : person.start]
        before = (
            re.split(r"[.;:!?\n\"“”]|(?:,(?! [A-Z][\w'-]* *\Z)(?= \w+ \w+ ))", before)[-1]
            if not before.rstrip().endswith(",")
            else before.rstrip(", ").split(".")[-1]
        )
        titles = [
            person.title,
            apposition[1] if apposition else "",
            before if role_heads(before) and len(before.split()) <= 14 and not _VERBAL.search(before) else "",
        ]
        known = self.titles.get(name, "")
        if len(known) < 600:
            self.titles[name] = dotted(f"{known} | {' | '.join(t for t in titles if t)}").lower()
        sex = person.sex
        pronoun = re.match(r"[^.]{0,70}?\b(his|he|himself|her|she|herself)\b", after)
        if not sex and pronoun:
            sex = "m" if pronoun[1].startswith("h") and pronoun[1] not in ("her", "herself") else "f"
        if sex:
            self.sex.setdefault(name, sex)
        told = _TELLS.match(paragraph.masked, person.end) or _TOLD.search(
            paragraph.masked[max(0, person.start - 40) : person.start]
        )
        if (
            sex
            or person.title
            or told
            or (apposition and role_heads(apposition[1]))
            or re.match(r", (?:[1-9][0-9]\b|who\b)", after)
        ):
            self.human.add(name)

    def _learn_single(self, paragraph: Paragraph) -> None:
        """Persons with one name: "Mykola, 67,", "her first name, Tamara,", "a captain called Ruslan", "Putin said"."""
        for match in _SINGLE.finditer(paragraph.masked):
            word = match["aged"] or match["named"] or match["kin"] or match["said"]
            if (
                word in STATES
                or word in NEVER_NAMES
                or word in TITLE_WORDS
                or word.lower() in self.full
                or word.lower() in self.by_first
            ):
                continue
            self.full[word.lower()] = word
            self.singles.add(word)
            self.human.add(word)
            if word in MALE or word in FEMALE:
                self.sex.setdefault(word, "m" if word in MALE else "f")
            before = paragraph.masked[max(0, match.start() - 60) : match.start()]
            role = re.search(r"\b(?:an?|the|his|her|their) ([\w -]{3,40}?),? ?\Z", before) if match["named"] else None
            self.titles[word] = role[1].lower() if role else ""

    def name_of(self, person: Person) -> str:
        """The fullest name of a person in the text; the title stays where there is only one name."""
        name = self.full.get(person.last.lower(), person.name)
        if " " not in person.name:
            name = (
                self.by_first.get(person.name.lower(), name)
                if " " not in name or name.split()[0] in KEPT_TITLES
                else name
            )
        return name

    def full_name(self, words: str) -> str | None:
        """The fullest name of the first person whom some words name as themselves, not as somebody's."""
        for person in persons(words):
            before = words[: person.start]
            if words[person.end : person.end + 2] == "'s" or (_GOVERNED.search(before) and role_heads(before)):
                continue
            return self.name_of(person)
        for match in re.finditer(r"(?<![\w'-])[A-ZÀ-Ž][\w-]+", words):
            key = match[0].lower()
            if (
                words[match.end() : match.end() + 2] == "'s"
                or match[0] in STATES
                or (_GOVERNED.search(words[: match.start()]) and role_heads(words[: match.start()]))
            ):
                continue
            if key in self.full:
                return self.full[key]
            if key in self.by_first and not role_heads(words):
                return self.by_first[key]
        return None

    def spoke(self, speaker: str, n: int, at: int) -> None:
        """Remember who spoke in paragraph `n` at `at`."""
        self.said.append((n, at, speaker))

    def last(self, n: int, reach: int) -> str | None:
        """Who spoke last in paragraph `n` or up to `reach` before it."""
        return self.said[-1][2] if self.said and n - self.said[-1][0] <= reach else None

    def resolve(self, subject: str, n: int, at: int) -> str | None:
        """The fullest name or office for the words that name the speaker of a quotation at `at` in paragraph `n`."""
        words = subject.split("|")[-1].strip(" ,\"“”‘’'«»-–—")
        words = {"him": "he", "her": "she", "them": "they"}.get(words.lower(), words)
        words = re.sub(r"\b[Hh]ead of [Ss]tate\b", "president", words)
        pronoun = PRONOUN.match(words)
        if pronoun and not role_heads(words) and not re.search(r"[A-ZÀ-Ž]", words[1:]):
            return self._pronoun(pronoun[0].lower(), n, at)
        name = self.full_name(words)
        if name:
            return name
        heads = role_heads(words)
        if re.match(r"one of (?:them|the \w+)\b", words, re.I):
            return self._one_of(words, n, at)
        if not heads and re.match(r"[Tt]he [A-Z]", words) and _DEMONYM.search(words) and len(words.split()) <= 3:
            bridged = self._bridged(words, words.split()[-1].lower(), n)  # "the Social Democrat"
            if bridged:
                return bridged
        if (
            heads
            and not re.match(r"(?:an?|one|some|two|three|several|another|many)\b", words, re.I)
            and not heads[-1].endswith("s")
            and not set(heads) <= _BODIES
        ):
            holder = self._holder(words, heads[-1], n)
            if holder:
                return holder
            kin = self._kin(heads[-1], n, at) if re.match(r"[Tt]he [\w-]+\Z", words) else None
            if kin:
                return kin
            bridged = self._bridged(words, heads[-1], n)
            if bridged:
                return bridged
            described = self._described(words, n, at)
            if described:
                return described
            if len(office(words).split()) == 1:  # "the spokesperson": the phrase that introduced it
                fuller = self._fuller(heads[-1], n, at)
                if fuller:
                    return fuller
        apposed = re.match(r"(.+), ([A-ZÀ-Ž][\w-]*(?: [A-ZÀ-Ž][\w-]*)*)\Z", words)
        if apposed and heads:
            return apposed[2]  # "the bride, Alina"
        if heads and heads[-1] in THINGS:
            return None
        named = self._named_next(heads[0], n) if heads and re.match(r"an? ", words, re.I) else None
        return named or office(words) or None

    def _named_next(self, head: str, n: int) -> str | None:
        """A lead speaks of "a senior officer", the next paragraph gives rank and name."""
        if n > 5 or n + 1 >= len(self.paragraphs) or head in ("source", "sources"):
            return None
        following = self.paragraphs[n + 1]
        opening = next((p for p in following.persons if p.start < len(p.title) + 6), None)
        if (
            opening is None
            or following.heading
            or not re.search(r"\b(?:told|said|says)\b", following.masked[opening.end : opening.end + 120])
        ):
            return None
        titles = self.titles.get(self.name_of(opening), "")
        kin = KIN.get(head, head)
        aged = re.match(r", (?:[1-9][0-9]|an? |the |who )", following.masked[opening.end : opening.end + 12])
        return self.name_of(opening) if re.search(rf"\b(?:{kin})\b", titles) or (aged and n <= 3) else None

    def _holder(self, words: str, head: str, n: int) -> str | None:
        """The person to whom the text gives the office: "the minister" after "Defence Minister Petru Lungescu"."""
        content = {w for w in _CONTENT.findall(words.lower()) if w not in EMPTY}
        best: str | None = None
        best_score = -1
        words_of = [
            w
            for w in _CONTENT.findall(words.lower())
            if w not in ("the", "of", "for", "s", "his", "her", "its", "their")
        ]
        for number in range(
            max(0, n - _REACH), min(len(self.paragraphs), n + (7 if self.paragraphs[n].heading else 2))
        ):
            paragraph = self.paragraphs[number]
            for person in paragraph.persons:
                name = self.name_of(person)
                titles = self.titles.get(name, "")
                if not holds(head, titles):
                    continue
                local = paragraph.text[max(0, person.start - _WINDOW) : person.end + _WINDOW].lower()
                if len(content) > 1 and not all(alike(w, titles) or alike(w, local) for w in content):
                    continue
                score = sum(alike(w, titles) for w in words_of)
                if score > best_score or (score == best_score and number <= n):
                    best, best_score = name, score
        return best

    def _kin(self, head: str, n: int, at: int) -> str | None:
        """ "the diplomat" after "the ambassador of an EU country": the office spoken of right before."""
        for number in (n, n - 1):
            if number < 0:
                break
            for match in reversed(list(ROLE_PHRASE.finditer(self._before(number, at if number == n else None)))):
                other = role_heads(match[0])
                if (
                    other
                    and other[-1] != head
                    and re.search(rf"\b{other[-1]}\b", f"{ALSO.get(head, '')}|{KIN.get(head, '')}")
                ):
                    return office(match[0])
        return None

    def _bridged(self, words: str, head: str, n: int) -> str | None:
        """ "the former officer": an office of which the text has not spoken is the last speaker's."""
        if not re.match(r"(?:[Tt]he )(?:[\w-]+ ){0,3}[\w-]+\Z", words) or head in BODIES or head in OFFICES:
            return None
        last = self.last(n, 2)
        if (
            not last
            or last not in self.titles
            or any(head in p.text.lower() for p in self.paragraphs[max(0, n - 6) : n] if len(p.text) < 4 * _WINDOW)
        ):
            return None
        return last

    def _described(self, words: str, n: int, at: int) -> str | None:
        """ "The shadow foreign secretary said" after "Labour's David Pell has responded": a new title for the topic.

        Only of an office of two words or more that the text has not yet named, for the person whom the sentence
        or the paragraph right before is about.
        """
        phrase = re.match(r"The ((?:[\w'-]+ ){1,5}[\w'-]+)\Z", words)
        if not phrase or role_heads(words)[-1].startswith(("spokes", "source", "official")):
            return None
        masked = self.paragraphs[n].masked
        here = masked.rfind(words, max(0, at - _WINDOW), at)
        earlier = [p.text[:_WINDOW].lower() for p in self.paragraphs[max(0, n - 12) : n]]
        if any(phrase[1].lower() in text for text in [*earlier, masked[max(0, here - _WINDOW) : max(0, here)].lower()]):
            return None
        if here < 0 or re.search(r"[a-z,] \Z", masked[:here][-2:]):
            return None
        for number, stop in ((n, here), (n - 1, None)):
            if number < 0 or (stop == 0):
                continue
            persons_there = {who for _, who in self._mentions(self._before(number, stop)) if who in self.titles}
            if len(persons_there) == 1:
                return persons_there.pop()
            if persons_there:
                return None
        return None

    def _before(self, number: int, at: int | None) -> str:
        """The end of the words of a paragraph, up to a position."""
        masked = self.paragraphs[number].masked
        at = len(masked) if at is None else at
        return masked[max(0, at - _WINDOW) : at]

    def _fuller(self, head: str, n: int, at: int) -> str | None:
        for number in range(n, max(-1, n - 4), -1):
            text = self._before(number, at if number == n else None)
            for pattern in (ROLE_PHRASE, BODY_PHRASE):
                for match in reversed(list(pattern.finditer(text))):
                    if re.search(rf"\b{head}\b", match[0].lower()) and len(office(match[0]).split()) > 1:
                        return office(match[0])
        return None

    def _one_of(self, words: str, n: int, at: int) -> str | None:
        own = re.match(r"one of the (\w+)", words, re.I)
        if own:
            return office(words)
        for number in range(n, max(-1, n - 3), -1):
            text = self._before(number, at if number == n else None)
            plural = re.findall(
                r"((?:[\w'-]+ ){0,2}(?:officials|diplomats|sources|officers|ministers|aides|experts|analysts|soldiers|residents|lawmakers))\b",
                text,
            )
            if plural:
                return "one of the " + re.sub(
                    r"^(?:.*\b(?:the|two|three|four|several|some|many|that|and|said|of|to|by)\b )", "", plural[-1]
                )
        return None

    def _pronoun(self, word: str, n: int, at: int) -> str | None:
        if word in ("i", "we"):
            return self.interviewee
        sentence = re.split(r"[.!?] ", self.paragraphs[n].masked[max(0, at - 160) : at].lower())[-1]
        said_at = sentence.rfind(f" {word} ")
        at = at - len(sentence) + said_at if said_at >= 0 else at
        sex = {"he": "m", "she": "f"}.get(word, "")
        here = self._topic(n, at, sex)
        last = next((s for s in self.said[:-12:-1] if n - s[0] <= 4 and self._fits(s[2], sex)), None)
        if here and (last is None or (n, here[0]) > last[:2]):
            return self._known(here[1], sex)
        if last:
            for number in range(n - 1, last[0], -1):
                between = self._topic(number, None, sex)
                if between:
                    return self._known(between[1], sex)
            return self._known(last[2], sex)
        for number in range(n, max(-1, n - 8), -1):
            found = self._topic(number, at if number == n else None, sex, last_resort=True)
            if found:
                return self._known(found[1], sex)
        return None

    def _known(self, who: str, sex: str) -> str:
        if sex:
            self.sex.setdefault(who, sex)
        return who

    def _fits(self, who: str, sex: str) -> bool:
        if not sex:
            return True
        known = self.sex.get(who)
        if known is None:
            held = set(role_heads(who))
            known = "m" if held & MALE_ROLES else "f" if held & FEMALE_ROLES else sex
        heads = role_heads(who) if who not in self.titles else []
        if heads and heads[-1].endswith("s"):
            return False
        return known == sex and who not in STATES and not re.search(rf"\b(?:{'|'.join(BODIES)})\Z", who.lower())

    def _topic(self, n: int, end: int | None, sex: str, last_resort: bool = False) -> tuple[int, str] | None:
        """Whom a paragraph is about at a position, and where it says so: the last subject of a sentence that fits."""
        paragraph = self.paragraphs[n]
        if paragraph.heading and end is None:
            return None
        stop = len(paragraph.masked) if end is None else end
        base = max(0, stop - _WINDOW) if end is not None else 0
        text = paragraph.masked[base : min(stop, base + _WINDOW)]
        free: list[tuple[int, str]] = []
        governed: list[tuple[int, str]] = []
        for start, who in self._mentions(text):
            if not self._fits(who, sex):
                continue
            (governed if _GOVERNED.search(text[max(0, start - 40) : start]) else free).append((base + start, who))
        if free:
            return free[-1] if end is not None else free[0]
        return governed[0] if governed and last_resort else None

    def _mentions(self, text: str) -> Iterator[tuple[int, str]]:
        found: list[tuple[int, int, str]] = []
        for person in persons(text):
            if text[person.end : person.end + 2] != "'s" and self.name_of(person) in self.human:
                found.append((person.start, person.end, self.name_of(person)))
        for match in re.finditer(r"(?<![\w'-])[A-ZÀ-Ž][\w-]+(?!'s)(?![\w'-])", text):
            if match[0].lower() in self.full and match[0] not in STATES and self.full[match[0].lower()] in self.human:
                found.append((match.start(), match.end(), self.full[match[0].lower()]))
        taken = sorted(found)
        for match in ROLE_PHRASE.finditer(text):
            heads = role_heads(match[0])
            near = any(
                start - 3 <= match.end() <= end + 1 or match.start() - 3 <= end <= match.start()
                for start, end, _ in taken
            )
            aside = text[max(0, match.start() - 2) : match.start()] == ", " and re.match(r"an? ", match[0])
            if not near and not aside and heads and not heads[-1].endswith("s"):
                who = None if re.match(r"(?:an?|one)\b", match[0], re.I) else self._holder_near(match[0], heads[-1])
                found.append((match.start(), match.end(), who or office(match[0])))
        for start, _, who in sorted(found):
            yield start, who

    def _holder_near(self, words: str, head: str) -> str | None:
        content = {w for w in _CONTENT.findall(words.lower()) if w not in EMPTY}
        holders = [
            name for name, titles in self._recent() if holds(head, titles) and all(alike(w, titles) for w in content)
        ]
        return holders[-1] if holders else None

    def _recent(self) -> list[tuple[str, str]]:
        return list(self.titles.items())[-60:]

    def _body(self, n: int, at: int) -> str | None:
        for number in range(n, max(-1, n - 4), -1):
            text = self._before(number, at if number == n else None)
            found = [(m.start(), office(m[0])) for m in BODY_PHRASE.finditer(text)]
            found += [(m.start(), m[0]) for m in re.finditer(r"(?<![\w'-])[A-Z][\w.]+(?!'s)", text) if m[0] in STATES]
            free = [
                who
                for start, who in sorted(found)
                if not re.search(
                    r"\b(?:of|in|to|from|with|by|for|against|at|near|on) (?:the )?\Z", text[max(0, start - 14) : start]
                )
            ]
            if free:
                return free[-1] if number == n else free[0]
        return None
