"""Who can speak in a text: persons by their names, offices, bodies and states."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from border_crisis.suggesting.voice_words import (
    BODIES,
    FEMALE,
    MALE,
    NEVER_NAMES,
    ORGANISATION_WORDS,
    PERSON_ROLES,
    TITLE_WORDS,
)

DOT = "ꓸ"  # a letter that looks like a dot: stands for the dot of an abbreviation
_PARTICLE = r"(?:von der|von dem|van der|van den|van de|von|van|de la|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ben|ten|ter|zu|af|Le|La|De|Van|Von|Di|Du|Mc|O'|[A-Z]')"
_CAP = r"(?:(?:al-|el-|d'|O'|Mc|Mac|[A-Z]')?[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ][a-zà-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłńņňōŏőŕŗřśŝşšţťŧũūŭůűųŵŷźżžșț]+ꓸ?(?:[-'][A-ZÀ-Þa-z][a-zà-ÿ]+)*|[A-Z]ꓸ(?:[A-Z]ꓸ)*)"
#: "Otto “The Anvil” Brandt"
NICKNAME = r"[\"“‘'](?:[Tt]he )?[A-ZÀ-Ž][\w-]*[\"”’'](?= [A-ZÀ-Ž])"
_CHAIN = re.compile(rf"(?<![\w@#])(?:{_CAP})(?: (?:{_PARTICLE} |{NICKNAME} )?(?:\[?{_CAP}\]?))*(?!\w)")

_ROLE_WORDS = frozenset([*PERSON_ROLES, *BODIES])
_ROLE = re.compile(rf"\b(?:{'|'.join(sorted([*PERSON_ROLES, *BODIES], key=len, reverse=True))})\b", re.I)


class Person(NamedTuple):
    """A name as it stands: where, the whole name, its last part, the title words before it."""

    start: int
    end: int
    name: str
    last: str
    title: str
    sex: str  # "m", "f" or "" when nothing tells


def persons(text: str) -> Iterator[Person]:
    """Yield the persons that a plain text names with a first and last name or a title, in order."""
    for chain in _CHAIN.finditer(text):
        yield from _person(text, chain)


def _person(text: str, chain: re.Match[str]) -> Iterator[Person]:
    words = [(m.group(), chain.start() + m.start()) for m in re.finditer(r"\S+", chain[0])]
    if len(words) > 12:
        return
    title: list[str] = []
    run: list[tuple[str, int]] = []
    runs: list[tuple[list[str], list[tuple[str, int]]]] = []
    for word, at in words:
        bare = word.strip("[].ꓸ")
        if (
            bare in TITLE_WORDS
            or (not run and bare.lower() in _ROLE_WORDS)
            or bare in NEVER_NAMES
            or bare.removesuffix("'s") in NEVER_NAMES
            or (re.fullmatch(r"[A-Z]{2,}|(?:[A-Z]ꓸ)+[A-Z]?", bare) and not run)
        ):
            if run:
                runs.append((title, run))
                title, run = [], []
            title.append(word)
        else:
            run.append((word, at))
            if word.endswith("'s"):
                runs.append((title, run))
                title, run = [], []
    if run:
        runs.append((title, run))
    if words[-1][0].strip("[].ꓸ") in ORGANISATION_WORDS:
        return  # "the World Food Programme"
    before = text[max(0, chain.start() - 60) : chain.start()]
    noun = _ROLE.match(text, chain.end() + 1) if text[chain.end() : chain.end() + 1] == " " else None
    if noun and noun[0].islower() and len(runs) == 1 and not runs[0][0]:
        return  # "the former Coldstream Guards officer"
    for n, (heads, run) in enumerate(runs):
        while (
            run
            and re.fullmatch(rf"{_PARTICLE}", run[0][0])
            and len(run) > 1
            and run[0][0].islower() is False
            and run[0][0] in ("La", "De")
        ):
            break
        start = run[0][1]
        end = run[-1][1] + len(run[-1][0])
        if len(run) > 3 and not any(w.islower() for w, _ in run):  # "Development Affairs Liz Truss"
            known = [k for k, (w, _) in enumerate(run) if w in MALE or w in FEMALE]
            run = run[known[-1] :] if known and known[-1] < len(run) - 1 else run
            start = run[0][1]
        while len(run) > 2 and _leads(run[0][0], run[1][0]):  # "Flamboyant Rex Holloway", "Mum-of-two Kelly Sharp"
            run = run[1:]
            start = run[0][1]
        raw = text[start:end]
        name = raw.replace("[", "").replace("]", "").removesuffix("'s").strip()
        parts = name.split()
        lead = " ".join(heads)
        if n == 0:
            small = re.search(r"((?:[a-z-]+ ){0,3}[a-z-]+ )\Z", before)
            if small and _ROLE.search(small[1].split()[-1]) and not heads:
                lead = _role_words(small[1])
        titled = any(w.strip(".,ꓸ") in TITLE_WORDS for w in heads) or bool(lead and _ROLE.search(lead))
        if len(parts) < 2 and not titled:
            continue
        if (heads == ["The"] or (n == 0 and not heads and before.endswith((" the ", "\nthe ")))) and not set(parts) & (
            MALE | FEMALE
        ):
            continue  # "the Morning Courier"
        last = (
            re.sub(r"^.*? (?=(?:von der|van der|van den|von|van|de|al|Le|bin) )", "", name)
            if re.search(r" (?:von|van|de|Le|bin|der) ", name)
            else parts[-1]
        )
        yield Person(start, start + len(raw.removesuffix("'s")), name, last, lead, _sex(name, lead))


def _leads(word: str, following: str) -> bool:
    """Whether a capital word only stands before a first name."""
    known = MALE | FEMALE
    return word not in known and (following in known or re.search(r"-[a-z]+\Z", word) is not None)


def _role_words(text: str) -> str:
    return text.strip()


def _sex(name: str, title: str) -> str:
    first = name.split()[0]
    words = set(re.findall(r"[A-Za-z]+", title))
    if words & {
        "Mr",
        "Sir",
        "Lord",
        "King",
        "Prince",
        "Pope",
        "spokesman",
        "Spokesman",
        "chairman",
        "Chairman",
        "Father",
        "husband",
        "father",
        "son",
        "brother",
        "groom",
        "uncle",
        "grandfather",
        "nephew",
        "man",
        "boy",
        "fisherman",
        "Sheikh",
        "Herr",
    }:
        return "m"
    if words & {
        "Mrs",
        "Ms",
        "Miss",
        "Dame",
        "Lady",
        "Baroness",
        "Queen",
        "Princess",
        "spokeswoman",
        "Spokeswoman",
        "chairwoman",
        "Madam",
        "wife",
        "mother",
        "daughter",
        "sister",
        "bride",
        "widow",
        "aunt",
        "grandmother",
        "woman",
        "niece",
        "Frau",
    }:
        return "f"
    if (first in MALE) != (first in FEMALE):  # "Jean" is in both
        return "m" if first in MALE else "f"
    if re.search(r"(?:ova|eva|ina|skaya|ska|aya|enka)\Z", name):
        return "f"
    return "m" if re.search(r"(?:[a-z]ov|[a-z]ev|sky|skyy|skiy|ski)\Z", name) else ""


def is_plural(role: str) -> bool:
    """Whether a role word means several ("ministers", not "boss")."""
    return role in ("crowd", "crew") or (role.endswith(("s", "men", "people")) and not role.endswith("ss"))


def role_heads(text: str) -> list[str]:
    """Return the role and body words in a phrase, in lower case."""
    return [m.group().lower() for m in _ROLE.finditer(text)]
