"""Speakers who stay unnamed: the phrase that introduced "the diplomat", "the source", "one of them"."""

import re

from border_crisis.suggesting.offices import (
    ALSO,
    BODY_PHRASE,
    KIN,
    OFFICES,
    ROLE_PHRASE,
    office,
)
from border_crisis.suggesting.pronouns import WINDOW, Pronouns
from border_crisis.suggesting.voice_words import (
    PERSON_ROLES,
)
from border_crisis.suggesting.voices import role_heads

_INTRODUCED = re.compile(
    rf"(?<![\w'-])(?<!, )(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:(?!(?:and|or|said|of|to|in|is|was)\b)[\w'-]+ ){{0,4}}?(?P<role>{'|'.join(PERSON_ROLES)})(?![\w'-])"
    r"(?: (?:of|for|at|in|from|with|close to|familiar with) (?:(?:the|an?|its|their) )?[\w'-]+(?: (?:of|in|for|on|the|a|an|and)\b(?: [\w'-]+)| [A-Z][\w'-]*){0,4})?"
)


class Unnamed(Pronouns):
    """The persons of a text, and the phrases for those without a name."""

    def _just_introduced(self, words: str, head: str, n: int, at: int) -> str | None:
        """ "the diplomat" after "a diplomat in the capital": the same word, of somebody who stays unnamed."""
        if not re.match(r"[Tt]he (?:[\w-]+ )?[\w-]+\Z", words) or any(
            re.search(rf"\b{head}\b", titles) for _, titles in self._recent()
        ):
            return None
        for number in range(n, max(-1, n - 5), -1):
            text = self._before(number, at if number == n else None)
            for match in reversed(list(_INTRODUCED.finditer(text))):
                if match["role"] == head:
                    return office(match[0])
        return None

    def _somebody(self, words: str, n: int, at: int) -> str | None:
        """ "the man" after "a guard who survived": whoever was introduced last without a name."""
        if not re.fullmatch(r"[Tt]he (?:man|woman|boy|girl|person|youth|teenager|other man|other woman)", words):
            return None
        for number in (n, n - 1):
            if number < 0:
                break
            found = list(_INTRODUCED.finditer(self._before(number, at if number == n else None)))
            fitting = [m for m in found if self._fits(office(m[0]), self._role_sex(words))]
            if fitting:
                return office(fitting[-1][0])
        return None

    def _unnamed(self, words: str, head: str, n: int, at: int) -> str | None:
        """ "the source" after "a court usher sighed": another word for the unnamed person spoken of right before."""
        if not re.match(r"[Tt]he (?:[\w-]+ )?[\w-]+\Z", words) or (
            head in OFFICES and head not in ("source", "official")
        ):
            return None
        here = self.paragraphs[n].masked.rfind(words, max(0, at - WINDOW), at)
        for number, stop in ((n, here if here >= 0 else at), (n - 1, None)):
            if number < 0 or re.search(rf"\b{head}\b", self._before(number, stop).lower()):
                return None
            about = self._topic(number, len(self.paragraphs[number].masked) if stop is None else stop, "")
            if about:
                lead = self.paragraphs[number].masked[max(0, about[0] - 12) : about[0]]
                opens = re.search(r"(?:\A|[.!?] |\n)(?:But |And |Yet |One of |Meanwhile,? )?\Z", lead)
                fits = re.match(r"(?:an?|one|another) ", about[1], re.I) or about[1] in self.human
                return about[1] if opens and fits else None
        return None

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
                    more = re.match(
                        r"(?: (?:of|for|at|from) (?:[\w'-]+ ?){1,8})(?=[,.])",
                        self._before(number, at if number == n else None)[match.end() :],
                    )
                    return office(match[0] + (more[0].rstrip() if more else ""))
        return None

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
