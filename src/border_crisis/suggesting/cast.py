"""The speakers of a text: the fullest name or office for the words that name one."""

import re

from border_crisis.suggesting.lexicon import NATIONALITIES
from border_crisis.suggesting.offices import (
    EMPTY,
    KIN,
    OFFICES,
    THINGS,
    alike,
    holds,
    office,
)
from border_crisis.suggesting.phrases import PRONOUN
from border_crisis.suggesting.pronouns import CONTENT, OWN_NAME, WINDOW
from border_crisis.suggesting.unnamed import Unnamed
from border_crisis.suggesting.voice_words import (
    BODIES,
    NEVER_NAMES,
    STATES,
)
from border_crisis.suggesting.voices import is_plural, role_heads

_REACH = 25  # paragraphs around a quotation in which the holder of an office is sought
_BODIES = frozenset(BODIES)
_EPITHET = re.compile(
    r"[Tt]he (?:[a-z]+ )?(?:[0-9]{1,3}-year-old(?: [a-z-]+){0,3}|(?:father|mother|dad|mum|parent|grandmother|grandfather)[- ]of[- ][a-z]+"
    r"|Briton|Scot|Swede|Dane|Finn|Pole|Turk|Serb|Croat|Spaniard|Dutchman|Dutchwoman|Frenchman|Frenchwoman|Welshman|Irishman|Englishman"
    rf"|{'|'.join(name.capitalize() for name in sorted(NATIONALITIES) if name != 'kremlin' and name.endswith(('n', 'h', 'se', 'i', 'ss', 'k')))}"
    r"|[A-Z][a-z]+(?:ian|ese|ish|ican|egian))"
)
_RETIRED = re.compile(r"[Tt]he (?:retired|former|veteran|one-time) [a-z-]+")  # whatever the trade
_DEMONYM = re.compile(
    r"(?:crat|ican|man|woman|ist|ite|nian|ssian|nadian|ralian|talian|ungarian|exan|orker)\Z"
)  # "the Social Democrat"


_FIRM = re.compile(
    r"(?:\A|[.!?\n][\"”’'»]* )(?:Shares in )?([A-ZÀ-Ž][\w&-]+(?: (?:& )?[A-ZÀ-Ž][\w&-]+){0,3})(?:,|'s)? (?:shares|said|has|had|is|was|will|which|plans|[a-z]+ed)\b"
)
_AGENTIVE = re.compile(
    r"(?:[Tt]he (?:(?:[a-z]+|[a-z]+-[a-z]+) ){0,2}|[Hh]er |[Hh]is )"
    r"(?!(?:newspaper|paper|letter|order|number|chapter|poster|banner|border|centre|order|matter|answer|server|other|latter|former|document|government|parliament|department|statement|agreement|moment)\b)"
    r"([A-Z]{2,4}|[a-z-]*(?:er|or|ist|ite|eer|ee|ess|ling|ship|ster|ant)|host|guest|star|ace|hunk|chap|bloke|redhead|champ|champion|politician|politico)"
)


class _FullerEnd:
    """The phrase with which a text introduces several people: "sources in the mayor's party"."""

    def search(self, head: str, text: str) -> str | None:
        found = re.findall(
            rf"\b(?:[\w'-]+ )?{head} (?:in|at|from|of|close to|with) (?:the |a |an |his |her )?(?:[\w-]+'s? )?[\w-]+",
            text,
            re.I,
        )
        return office(found[-1]) if found else None


_FULLER_END = _FullerEnd()


class Cast(Unnamed):
    """Who appears in the paragraphs of a text, and whom the words for a speaker mean."""

    def resolve(self, subject: str, n: int, at: int) -> str | None:
        """The fullest name or office for the words that name the speaker of a quotation at `at` in paragraph `n`."""
        return self.opened(self._resolved(subject, n, at), n)

    def _resolved(self, subject: str, n: int, at: int) -> str | None:
        words = subject.split("|")[-1].strip(" ,\"“”‘’'«»-–—")
        words = re.sub(
            r"\A(?:(?:so|yet|when|while|as|where|if|and|but|because|since|after|until|before|that) )+(?=[\w'-]+ )",
            "",
            words,
            flags=re.I,
        )
        words = re.sub(r"\A[AQ][ꓸ.:] (?:(?:Yes|No|Well)[.,]? )?", "", words)
        words = re.sub(r",? \(?[1-9][0-9]\)?,?\Z", "", words)
        words = {"him": "he", "her": "she", "them": "they"}.get(words.lower(), words)
        words = re.sub(r"\b[Hh]ead of [Ss]tate\b", "president", words)
        words = re.sub(r"\A(I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|[Ii]t|[Yy]ou)'(?:d|ll|ve|s|m|re)\b", r"\1", words)
        pronoun = PRONOUN.match(words)
        if pronoun and not role_heads(words) and not re.search(r"[A-ZÀ-Ž]", words[1:]):
            meant = self._pronoun(pronoun[0].lower(), n, at)
            again = f"The {meant}"
            if meant and meant not in self.human and again in self.paragraphs[n].masked[max(0, at - WINDOW) : at]:
                other = self._resolved(again, n, at)  # "The host praised ... he said"
                return other if other in self.human else meant
            return meant
        name = self.full_name(words)
        if name:
            return name
        heads = role_heads(words)
        main = role_heads(re.split(r" (?:of|for|at|in|from|to|with|on) ", words)[0])
        heads = [*heads[: heads.index(main[-1])], main[-1]] if main else heads  # "the president of the court"
        sender = re.match(
            r"(?:the |an? |his |her |its |their )?(?:[a-z-]+ )?(?:note|letter|statement|report|message|notice|email|memo) (?:from|by|of) (.+)",
            words,
            re.I,
        )
        if sender and role_heads(sender[1]):
            return self.resolve(sender[1], n, at)
        if re.match(r"one of (?:them|the \w+)\b|(?:one|another|a second|a third)\Z", words, re.I):
            return self._one_of(words, n, at) or words
        if not heads and re.match(r"[Tt]he [A-Z]", words) and _DEMONYM.search(words) and len(words.split()) <= 3:
            bridged = self._bridged(words, words.split()[-1].lower(), n, at)  # "the Social Democrat"
            if bridged:
                return bridged
        if re.match(r"[Tt]he same [a-z]+\Z", words) and self.last(n, 4):
            return self.last(n, 4)
        these = (
            re.fullmatch(r"(?:[Tt]hese|[Tt]hose|[Tt]he|[Tt]he same) (\w+)", words)
            if heads and is_plural(heads[-1])
            else None
        )
        if these:
            for number in (n, n - 1, n - 2):
                fuller = (
                    _FULLER_END.search(these[1].lower(), self._before(number, at if number == n else None))
                    if number >= 0
                    else None
                )
                if fuller:
                    return fuller
        if not heads and self._agentive(words, n):
            meant = self._pronoun("she" if "ladyship" in words else "who", n, at)
            if meant in self.human:
                return meant
        if _EPITHET.fullmatch(words) or (
            not heads and _RETIRED.fullmatch(words)
        ):  # "the Norwegian", "the 54-year-old", "the father of three"
            meant = self._aged(words) or self._pronoun("who", n, at)
            if meant:
                return meant
        if (
            heads
            and not re.match(r"(?:an?|one|some|two|three|several|another|many)\b", words, re.I)
            and not is_plural(heads[-1])
            and heads[-1] not in _BODIES
        ):
            holder = self._just_introduced(words, heads[-1], n, at) or self._holder(words, heads[-1], n)
            if holder:
                return holder
            somebody = self._somebody(words, n, at)
            if somebody:
                return somebody
            kin = self._kin(heads[-1], n, at) if re.match(r"[Tt]he [\w-]+\Z", words) else None
            if kin:
                return kin
            bridged = self._bridged(words, heads[-1], n, at)
            if bridged:
                return bridged
            described = self._described(words, n, at)
            if described:
                return described
            unnamed = self._unnamed(words, heads[-1], n, at)
            if unnamed:
                return unnamed
            if len(office(words).split()) == 1:  # "the spokesperson": the phrase that introduced it
                fuller = self._fuller(heads[-1], n, at)
                if fuller:
                    return fuller
        apposed = re.match(r"(.+), ([A-ZÀ-Ž][\w-]*(?: [A-ZÀ-Ž][\w-]*)*)\Z", words)
        if apposed and heads:
            return apposed[2]  # "the bride, Alina"
        if heads and heads[-1] in THINGS:
            return None
        if main and main[-1] in _BODIES and re.fullmatch(r"[Tt]he [a-z]+", words):
            own = self._own_name(main[-1], n) or self._firm(main[-1], n, at)
            if own:
                return own
        named = self._named_next(heads[0], n) if heads and re.match(r"an? ", words, re.I) else None
        return named or office(words) or None

    def _agentive(self, words: str, n: int) -> bool:
        """ "the host", "the five-time MLA", "her ladyship": a word for a person that the text has not used yet."""
        named = _AGENTIVE.fullmatch(words)
        return named is not None and not any(
            re.search(rf"\b{re.escape(named[1])}\b", p.text[:WINDOW]) for p in self.paragraphs[max(0, n - 3) : n]
        )

    def _aged(self, words: str) -> str | None:
        """ "the 58-year-old": the one of that age."""
        age = re.search(r"\b([1-9][0-9])-year-old", words)
        return self.ages.get(age[1]) if age else None

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
        return self.name_of(opening) if re.search(rf"\b(?:{kin})\b", titles) or (aged and n <= 5) else None

    def _firm(self, body: str, n: int, at: int) -> str | None:
        """ "the company" after "Lumatek shares fell": the body with whose name a sentence started last."""
        if body not in (
            "company",
            "firm",
            "group",
            "club",
            "airline",
            "bank",
            "carrier",
            "charity",
            "retailer",
            "manufacturer",
            "operator",
        ):
            return None
        for number in (n, n - 1, n - 2):
            if number < 0:
                break
            text = self._before(number, at if number == n else None)
            for match in reversed(list(_FIRM.finditer(text))):
                name = match[1]
                if (
                    name not in self.full.values()
                    and name.lower() not in self.full
                    and not set(name.split()) & NEVER_NAMES
                    and name not in STATES
                ):
                    return name
        return None

    def _own_name(self, body: str, n: int) -> str | None:
        """ "the newspaper": the name that stands beside the word in the text before."""
        for paragraph in reversed(self.paragraphs[max(0, n - 8) : n + 1]):
            for match in re.finditer(rf"\b{body}\b", paragraph.masked[:WINDOW]):
                own = OWN_NAME.match(paragraph.masked, match.end())
                if own:
                    return own[1]
        return None

    def _holder(self, words: str, head: str, n: int) -> str | None:
        """The person to whom the text gives the office: "the minister" after "Defence Minister Petru Lungescu"."""
        content = {w for w in CONTENT.findall(words.lower()) if w not in EMPTY}
        best: str | None = None
        best_score = -1
        words_of = [
            w
            for w in CONTENT.findall(words.lower())
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
                local = paragraph.text[max(0, person.start - WINDOW) : person.end + WINDOW].lower()
                if len(content) > 1 and not all(alike(w, titles) or alike(w, local) for w in content):
                    continue
                score = sum(alike(w, titles) for w in words_of)
                if score > best_score or (score == best_score and number <= n):
                    best, best_score = name, score
        return best

    def _bridged(self, words: str, head: str, n: int, at: int) -> str | None:
        """ "the former officer": an office of which the text has not spoken is the last speaker's."""
        if not re.match(r"(?:[Tt]he )(?:[\w-]+ ){0,3}[\w-]+\Z", words) or head in BODIES or head in OFFICES:
            return None
        here = self.paragraphs[n].masked.rfind(words, max(0, at - WINDOW), at)
        about = self._topic(n, here if here >= 0 else at, self._role_sex(words))
        last = about[1] if about and about[1] in self.titles else self.last(n, 2)
        if (
            not last
            or last not in self.titles
            or any(
                re.search(rf"\b{head}\b", p.text.lower())
                for p in self.paragraphs[max(0, n - 6) : n]
                if len(p.text) < 4 * WINDOW
            )
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
        here = masked.rfind(words, max(0, at - WINDOW), at)
        earlier = [p.text[:WINDOW].lower() for p in self.paragraphs[max(0, n - 12) : n]]
        if any(phrase[1].lower() in text for text in [*earlier, masked[max(0, here - WINDOW) : max(0, here)].lower()]):
            return None
        if here < 0 or re.search(r"[a-z,] \Z", masked[:here][-2:]):
            return None
        for number, stop in ((n, here), (n - 1, None)):
            if number < 0 or (stop == 0):
                continue
            persons_there = {who for _, who in self._mentioned(self._before(number, stop)) if who in self.titles}
            if len(persons_there) == 1:
                return persons_there.pop()
            if persons_there:
                return None
        return None
