"""The persons of a text: their fullest names, their titles, and what tells "he" from "she"."""

import re

from border_crisis.suggesting.leads import openings
from border_crisis.suggesting.lexicon import FUNCTION_WORDS, words
from border_crisis.suggesting.offices import office
from border_crisis.suggesting.paragraphs import Paragraph, dotted
from border_crisis.suggesting.speech import SAYING
from border_crisis.suggesting.voice_words import (
    FEMALE,
    KEPT_TITLES,
    MALE,
    NEVER_NAMES,
    PERSON_ROLES,
    STATES,
    TITLE_WORDS,
)
from border_crisis.suggesting.voices import DOT, NICKNAME, Person, persons, role_heads

GOVERNED = re.compile(
    r"\b(?:of|by|for|from|with|against|near|to|about|after|before|between|over|under|than|like|told|met|(?<!, )and|at|in|on) (?:the |a |an |his |her |its |their )?(?:[\w'-]+ ){0,2}\Z"
)
_KIN = "|".join(
    sorted(
        words("""mother father son daughter wife husband sister brother aunt uncle niece nephew cousin grandmother grandfather
    granddaughter grandson partner neighbour neighbor friend colleague widow fiance fiancee girlfriend boyfriend twin mum dad""")
    )
)
_FIRST = "|".join(
    sorted(
        (MALE | FEMALE)
        - {"Georgia", "Florence", "Virginia", "Jordan", "Victoria", "Marine", "May", "Will", "Mark", "Rose", "Grace"}
    )
)
_SINGLE = re.compile(
    r"(?<![\w'-])(?:(?<![Tt]he )(?P<aged>[A-ZÀ-Ž][a-zà-ž]+)(?=, [1-9][0-9](?:,|[.]| (?!January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)))|(?:\A|(?<=[.!?\]\n] ))(?P<apposed>[A-ZÀ-Ž][a-zà-ž]+)(?=, (?:an?|the|who|whose) )|(?:first name,|named|called|name as|name is"
    r"|nickname|known as|goes by|only as|(?:him|her)self as|identified as) (?P<named>[A-ZÀ-Ž][a-zà-ž]+)(?=[,. ])"
    rf"|(?:[Hh]is|[Hh]er|[Mm]y|[Tt]heir|'s) (?:[a-z]+ ){{0,3}}?(?:{_KIN}),? (?P<kin>[A-ZÀ-Ž][a-zà-ž]+)(?=,|[.] | (?:{SAYING}|had|has|was|is)\b)"
    r"|\b(?:[Oo]ne of them|[Tt]he (?:other|eldest|youngest|elder|younger|second|third)), (?P<other>[A-ZÀ-Ž][a-zà-ž]+)(?=, )"
    rf"|(?<=[a-z] )(?<!\bof )(?<!\bin )(?<!\bfrom )(?<!\bat )(?<!\bthe )(?P<plain>{_FIRST})(?= (?:[a-z]+ly )?[a-z]{{2,}}(?:ed|s)\b)"
    rf"|(?<!\bof )(?<!\bin )(?<!\bfrom )(?<!\bat )(?<!\bthe )(?P<said>[A-ZÀ-Ž][a-zà-ž]{{2,}})(?= (?:for his part |for her part |also |then |later |has "
    rf"|had )?(?:{SAYING})\b))"
)
_ROLE_BEHIND = re.compile(rf", (?:who\b|an? (?:[\w'-]+ ){{0,4}}?(?:{'|'.join(PERSON_ROLES)})\b)")
_VERBAL = re.compile(rf"\b(?:{SAYING}|has|have|had|is|was|were|are|gives|gave|will|met|meets|visited|hosts)\b")
_TELLS = re.compile(rf"(?:,[^,.;]{{2,60}},)? (?:also |later |then |has |had )?(?:{SAYING})\b")
#: "Moussa Ba weighs", "Ann Lee was": a name of two words that does something is a person's
_ACTS = re.compile(
    r" (?:(?:also|then|later|never|still|now|has|had|[a-z]+ly) ){0,2}(?:was|is|had|has|(?!as\b|its\b|this\b)[a-z]{2,}(?:ed|s)|[a-z]*(?:ew|ook|old|aw|an|oke|ent|ame|ave|elt|ept|eft|ost|ought|aught|ood|at|ut|ang))\b(?! (?:of|for|in the)\b)"
)
_TOLD = re.compile(rf"\b(?:{SAYING}) (?:[\w'-]+ ){{0,4}}\Z")


#: "remembered a teacher": whom a verb of an earlier subject is about
OBJECT = re.compile(
    rf"\b(?!(?:{SAYING})\b)(?:[a-z]{{3,}}(?:ed|ing)|met|beat|saw|sees|meets|told|left|backs?|gave|knew|knows|brought|led|married) (?:the |an? |his |her |its |their )?\Z|\b(?:remembered|remembers|recalled|recalls|described|describes|praised|thanked|accused|blamed|urged|asked) (?:the |an? |his |her |its |their )?\Z"
)


def _other(name: str, known: str) -> bool:
    """Whether two names with the same last part are two persons': neither has the first name of the other."""
    return (
        known.split()[0] not in name.split()
        and name.split()[0] not in known.split()
        and not {name[1:2], known[1:2]} & set(f".{DOT}")
        and known.split()[0] not in KEPT_TITLES
    )


class Roll:
    """Who is named in the paragraphs of a text."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.full: dict[str, str] = {}
        self.by_first: dict[str, str] = {}
        self.sex: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.ages: dict[str, str] = {}  # who is 58
        self.count: dict[str, int] = {}  # how often the text gives the name of two words
        self.human: set[str] = set()  # names that are surely no places or bodies
        self.singles: set[str] = set()
        self.interviewee: str | None = None
        self.said: list[tuple[int, int, str]] = []  # paragraph, position, who
        self.kept: dict[str, list[tuple[int, str]]] = {}  # whom some words mention
        for paragraph in paragraphs:
            for person in paragraph.persons:
                self._learn(person, paragraph)
            self._learn_single(paragraph)
        self.alias: dict[str, tuple[int, str]] = {}  # "14-year-old girl": from which paragraph on, who
        for n, opening, role, person in openings(paragraphs):
            name = self.name_of(person)
            self.human.add(name)
            self.titles[name] = f"{self.titles.get(name, '')} | {opening}".lower()
            self.alias[office(opening).lower()] = self.alias[role] = (n, name)
        self.leading = sorted(self.count, key=lambda who: -self.count[who])[:40]  # whom the text names most
        self.initials: dict[str, str] = {}
        for name in self.count:
            self.initials.setdefault("".join(word[0] for word in name.split()), name)
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
            or (
                len(person.name) > len(known_name) and key in known_name.lower() and not _other(person.name, known_name)
            )
        ):
            self.full[key] = person.name
        elif not known_name:
            self.full[key] = f"{titled} {person.name}".strip()
        nickname = re.search(NICKNAME, person.name)
        if nickname:
            self.by_first.setdefault(re.sub(r"[^\w-]|\b[Tt]he ", "", nickname[0]).lower(), person.name)
        first = person.name.split()[0].lower()
        if " " in person.last:
            self.full.setdefault(person.last.split()[-1].lower(), person.name)
        if " " in person.name:
            self.by_first.setdefault(first, person.name)
        name = self.name_of(person)
        after = paragraph.text[person.end : person.end + 110]
        if not re.search(r"\b[Bb]y \Z", paragraph.text[max(0, person.start - 3) : person.start]):
            self.count[name] = self.count.get(name, 0) + 1
        aged = re.match(r", (?:aged |who is |now )?([1-9][0-9])\b", after)
        if aged:
            self.ages.setdefault(aged[1], name)
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
            or titles[2]
            or _ROLE_BEHIND.match(after)
            or _ACTS.match(paragraph.masked, person.end)
            or re.match(r", (?:[1-9][0-9]\b|who\b)", after)
        ):
            self.human.add(name)

    def _learn_single(self, paragraph: Paragraph) -> None:
        """Persons with one name: "Mykola, 67,", "her first name, Tamara,", "a captain called Ruslan", "Putin said"."""
        for match in _SINGLE.finditer(paragraph.masked):
            word = (
                match["aged"]
                or match["apposed"]
                or match["named"]
                or match["kin"]
                or match["other"]
                or match["said"]
                or match["plain"]
            )
            if word in STATES:
                continue
            if word.lower() in self.full and (match["said"] or match["aged"] or match["apposed"] or match["plain"]):
                self.human.add(self.full[word.lower()])
            if (
                word in NEVER_NAMES
                or word in TITLE_WORDS
                or word.lower() in self.full
                or role_heads(word)
                or word.lower() in FUNCTION_WORDS
                or (
                    match["apposed"]
                    and word not in MALE
                    and word not in FEMALE
                    and not _ROLE_BEHIND.match(paragraph.masked, match.end())
                )
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
        if " " in person.name and " " in name and _other(person.name, name):
            return person.name  # a sister of the same name
        if " " not in person.name and person.sex and self.sex.get(name, person.sex) != person.sex:
            return f"{person.title.split()[-1]} {person.name}" if person.title else person.name  # "Mrs Tegid", his wife
        if " " not in person.name:
            name = (
                self.by_first.get(person.name.lower(), name)
                if " " not in name or name.split()[0] in KEPT_TITLES
                else name
            )
        return name

    def full_name(self, words: str) -> str | None:
        """The fullest name of the first person whom some words name as themselves, not as somebody's."""
        if re.fullmatch(r"[A-Z]{2,3}", words) and words not in STATES:  # "TB: ", of an interview
            return self.initials.get(words)
        for person in persons(words):
            before = words[: person.start]
            if words[person.end : person.end + 2] == "'s" or (GOVERNED.search(before) and role_heads(before)):
                continue
            return self.name_of(person)
        for match in re.finditer(r"(?<![\w'-])[A-ZÀ-Ž][\w-]+", words):
            key = match[0].lower()
            if (
                words[match.end() : match.end() + 2] == "'s"
                or match[0] in STATES
                or (GOVERNED.search(words[: match.start()]) and role_heads(words[: match.start()]))
            ):
                continue
            if key in self.full:
                return self.full[key]
            if key in self.by_first and not role_heads(words):
                return self.by_first[key]
        return None

    def opened(self, who: str | None, n: int) -> str | None:
        """The name of the one with whom the text opens, for the words that stand for it."""
        if not who or who in self.human:
            return who
        words = office(who).lower()
        named = self.alias.get(words) or next(
            (v for k, v in self.alias.items() if " " in k and words.startswith(f"{k} ")), None
        )
        return named[1] if named and 0 <= n - named[0] <= 10 else who

    def spoke(self, speaker: str, n: int, at: int) -> None:
        """Remember who spoke in paragraph `n` at `at`."""
        self.said.append((n, at, speaker))

    def last(self, n: int, reach: int) -> str | None:
        """Who spoke last in paragraph `n` or up to `reach` before it."""
        return self.said[-1][2] if self.said and n - self.said[-1][0] <= reach else None
