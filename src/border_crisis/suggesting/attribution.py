"""The words around a quotation that name its speaker: "Truss said", "he added", "according to the ministry"."""

import re
from typing import NamedTuple

from border_crisis.suggesting.lexicon import FUNCTION_WORDS, words
from border_crisis.suggesting.paragraphs import INSIDE, SENTENCE_END, Paragraph
from border_crisis.suggesting.speech import CLOSE_ONLY, NOUNS_TOO, PASSIVE, SAYING
from border_crisis.suggesting.voices import BODIES, PERSON_ROLES, role_heads

PRONOUN = re.compile(r"(?:he|she|they|it|we|i)(?![\w'-])", re.I)
_ONE_OF = re.compile(r"one of (?:them|the|those)\b", re.I)
_VERB = rf"(?:{SAYING})"
_ADVERB = r"(?:(?:also|later|then|again|reportedly|bluntly|simply|only|further|still|once|now|has|have|had|never|previously|recently|separately|repeatedly|[a-z]+ly) ){0,3}"
_CLOSE = r"[\"”’'»)\]]*[,.]?[\"”’'»)]* ?[-–—]? ?"
_AFTER_VERB = re.compile(
    rf"{_CLOSE}{_ADVERB}(?P<verb>{_VERB}|according to)(?![\w-]),? (?P<subject>[^{INSIDE}\n]{{1,200}})"
)
_AFTER_SUBJECT = re.compile(
    rf"{_CLOSE}(?P<subject>[^.!?;:{INSIDE}\n]{{1,180}}?),? (?P<adverb>{_ADVERB})(?P<verb>{_VERB})(?![\w'-])"
)
_SIGNED = re.compile(r"[\"”’'»]\s*[—–-]{1,2}\s*(?P<subject>(?:[A-ZÀ-Ž][\w.'-]+ ?){2,5})(?=\s*(?:[,(@]|\Z))")
_LATER = re.compile(
    rf"(?:^|, | - | – | — )(?P<subject>[^,.;:{INSIDE}]{{2,90}}?(?:, [^,.;:{INSIDE}]{{2,60}},)?) {_ADVERB}(?P<verb>said|says|told|added|warned|announced|wrote|reported|claimed|admitted|replied|stated|argued)\b"
)
_LATER_INVERTED = re.compile(
    rf", (?:says|said|warns|warned|admits|claims|insists|adds) (?P<subject>[^,{INSIDE}]{{2,80}})"
)
_NAME_COLON = re.compile(rf"(?:^|[.!?\n|]\s*)(?P<subject>[A-Z][^:.!?{INSIDE}]{{1,60}}): ?[\"“‘'«]?\Z")
_NAME_BEHIND = re.compile(rf"[\"”’'»]*[:,]? ?[-–—:|]? ?(?P<subject>[A-Z][^:.{INSIDE}]{{1,60}})\s*\Z")
_OPENING = re.compile(r"(?:that|because|whether)? ?[\"“‘'«„]?\Z")
_ROLE_WORDS = frozenset([*PERSON_ROLES, *BODIES])
_NP_END = re.compile(
    r"[,;:.–—(\n]| - | (?:in a|in an|on|at|after|during|via|while|as|ahead|when|before|late|earlier|last|this"
    r"|following|in the|in his|in her|in their|in [A-Z]"
    r"|to|told|from|with|by|about|yesterday|today|adding|speaking|referring|citing|if|that|but|and then|who|whose"
    r"|through|without|over|because|since|wiping|laughing"
    r"|holding|pointing|sitting|standing|looking|smiling|shrugging|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday)\b"
)
_NOT_SUBJECT = re.compile(
    r"(?:that|it was|it is|to|in|on|reporters|journalists|a news|the news|them|him|us|me|lawmakers|parliament|MPs|a reporter|the reporter)\b",
    re.I,
)
_LOWER = r"[^\W\d_][\w'-]*"
_VOICE = re.compile(
    r"(?<![\w'-])(?:(?P<oneof>[Oo]ne of (?:them|the \w+))|(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)(?![\w'-])"
    r"|(?P<role>(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]ome|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur"
    r"|[Aa]nother) )?(?:[A-Z][\w'-]+ of (?:the )?|(?!what\b|which\b|how\b|whether\b|the\b|an?\b|his\b|her\b|their\b"
    r"|its\b|and\b|or\b|but\b|said\b|that\b|of\b|in\b|on\b|to\b|for\b|with\b|as\b|by\b|at\b|is\b|was\b|has\b|from\b"
    rf"|after\b|before\b){_LOWER} ){{0,5}}?(?i:{'|'.join([*PERSON_ROLES, *BODIES])})(?![\w'-])"
    r"(?: (?:of|for|at|in|from|to|close to|with|on) (?:the |a |an )?(?:[A-Z][\w'-]*|(?!(?:said|says|told|who"
    r"|that)\b)[\w'-]+)(?: (?:and |of )?[A-Z][\w'-]*)*)?)"
    r"|(?P<np>(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Mm]y|[Hh]is|[Hh]er|[Tt]heir) (?:(?!and\b|of\b|in\b|to\b|for\b|is\b"
    rf"|was\b)[a-z][\w'-]* ){{0,2}}?(?!and\b|of\b|in\b|to\b|for\b|is\b|was\b|that\b)[a-z][\w'-]*(?= ?\Z| (?:at|from"
    r"|in|of|with|who|on|to)\b))"
    r"|(?P<name>(?!(?:On|In|At|By|For|As|But|And|When|While|If|After|Before|Since|From|With|Asked|Speaking|Meanwhile"
    r"|Earlier|Later|During|According|Although|Though|Despite|Amid|Under|Over|To|Of|Then|Yet|So|Still|Even|Only|Once"
    r"|Until|Because|Where|How|Why|What|Addressing|Meeting|Pressed|Instead|Last|Next|This|That|There|Here|Among"
    r"|Between|Against)\b)(?:[Tt]he )?[A-ZÀ-Ž][\w'-]+(?: (?:von |van |de |der |al-|of (?:the )?)?[A-ZÀ-Ž][\w'-]+)*))"
)
_GOVERNED = re.compile(
    r"\b(?:of|in|on|at|by|for|from|with|against|near|to|into|about|around|after|before|during|between|over|under|via"
    r"|told|toward|towards"
    r"|than|asked|urged|met|like|amid|among|along|through|across|inside|outside|within|without|despite|since|until"
    r"|telling|calls|called|accused|accuses|[a-z]+ing) (?:the |a |an |his |her |its |their )?\Z"
)
_ASIDE = re.compile(rf", ([^,{INSIDE}]{{2,110}}), ?\Z")
_NEVER = re.compile(
    r"(?:The )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July"
    r"|August|September|October"
    r"|November|December|Meanwhile|However|But|And|In|On|At|The|A|As|Asked|Speaking|Earlier|Later|Still|Last|This"
    r"|That|Then|So|If|When|While|There|"
    r"Today|Yesterday|Tonight|Tomorrow|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Now|Yet|Not|No|For|By|From"
    r"|With|After|Before|During|Since|Also|Addressing|Meeting|Pressed|Asked|Although|Though|According|Despite|Amid"
    r"|Some|Many|Both|All|Here|What|How|Why)\Z"
)


_WRITTEN = re.compile(
    rf"{_CLOSE}(?:reads?|says?|declares?|proclaims?|is written|was written|written)(?: in [a-z]+)?,? (?:a |an |the |on |one )?(?:\w+ )?(?:graffiti|signs?|banners?|posters?|placards?|notes?|headlines?|slogans?|inscription|caption|walls?|billboards?|stickers?|T-shirts?|notice)\b"
)


_INSERTED = re.compile(
    rf", (?P<subject>(?:he|she|they|it|[A-ZÀ-Ž][\w'-]+|the [\w' -]{{3,40}})) (?:said|says|added|warned|argued|insisted|claimed|wrote|noted), [^,{INSIDE}]{{0,120}}\Z"
)
_MODAL = re.compile(
    r"\b(?:would|will|could|can|may|might|to|not|should|must|shall|cannot|did|does|do|don't|didn't|doesn't|won't|wouldn't) \Z"
)
_BARE = words("""promise pledge threaten demand urge reject announce confirm declare dismiss say tell add warn insist argue think vow deny accuse
    admit believe complain stress claim suggest recall caution describe explain predict reply respond sing chant report call state read put""")
_CLAUSE = re.compile(
    r"(?:when|as|while|after|before|which|because|if|since|in|on|at|with|for|during|despite|amid|though|although|but|and|by|from|who|where|to|or|that) ",
    re.I,
)


class Attribution(NamedTuple):
    """The words that name a speaker, and how firmly: "strong" at the marks, "weak" elsewhere in the sentence, "" not at all."""

    subject: str | None
    strength: str


NOBODY = Attribution(None, "")
WRITTEN = Attribution(None, "written")  # on a wall, a banner: nobody speaks


def attribution(paragraph: Paragraph, k: int) -> Attribution:
    """Find the words that name the speaker of pair `k` within its own sentence."""
    pair = paragraph.pairs[k]
    left, right = paragraph.sentence(pair.start, pair.end)
    head = paragraph.masked[left : pair.start - 1]
    tail = paragraph.masked[pair.end : min(right, pair.end + 260)]
    if _WRITTEN.match(tail):
        return WRITTEN
    if re.search(r"\w", head.replace(INSIDE, "")):
        found = _before(head) or _after(paragraph, k, head, tail)
    else:
        found = _after(paragraph, k, head, tail)
    if found is None and paragraph.heading:
        behind = _NAME_BEHIND.match(paragraph.masked[pair.end : pair.end + 200])
        if behind and _names_somebody(behind["subject"]) and ":" in paragraph.masked[pair.end : pair.end + 3]:
            found = Attribution(behind["subject"], "strong")
    return found or NOBODY


def _after(paragraph: Paragraph, k: int, head: str, tail: str) -> Attribution | None:
    pair = paragraph.pairs[k]
    signed = _SIGNED.match(paragraph.masked[pair.end : pair.end + 120])
    if signed:
        return Attribution(signed["subject"], "strong")
    match = _AFTER_VERB.match(tail)
    if match and not _NOT_SUBJECT.match(match["subject"]):
        words = noun_phrase(match["subject"])
        if _names_somebody(words):
            return Attribution(words, "strong")
    last = paragraph.text[pair.end - 1 : pair.end]
    comma = last in ",?!…" or tail.lstrip("\"”’'»")[:1] in (",", "—", "–", "-")
    match = _AFTER_SUBJECT.match(tail)
    if match and _CLAUSE.match(match["subject"].strip()):
        match = None
    if match and _plausible(match["subject"]) and (comma or not re.search(r"\w", head.replace(INSIDE, ""))):
        return Attribution(match["subject"], "strong")
    match = _LATER.search(tail)
    if match and _plausible(match["subject"].strip(" ,")):
        return Attribution(match["subject"].strip(" ,"), "weak")
    match = _LATER_INVERTED.search(tail)
    if match and _names_somebody(match["subject"]):
        return Attribution(noun_phrase(match["subject"]), "weak")
    match = re.search(rf"\b(?:according to|in the words of) ([^,.{INSIDE}]{{2,80}})", tail)
    if match:
        return Attribution(noun_phrase(match[1]), "weak")
    return None


def _before(head: str) -> Attribution | None:
    inserted = _INSERTED.search(head)  # "Russia, he said, hopes to"
    if inserted and _names_somebody(inserted["subject"]):
        return Attribution(inserted["subject"], "weak")
    for verb in reversed(list(re.finditer(rf"(?<![\w'-])(?:{_VERB})(?![\w'-])", head))):
        if _no_verb(head, verb) or (
            verb[0] in CLOSE_ONLY
            and (
                re.search(r"\b(?:had|has|have|was|were|is|are) \Z", head[: verb.start()])
                or not re.match(
                    r"(?: \w+){0,2},? ?(?:that ?|:|,)?[ \"“‘'«„]*\Z| [^,;]{0,40} (?:at|as) [\"“‘'«„]*\Z",
                    head[verb.end() :],
                )
            )
        ):
            continue
        participle = verb[0].endswith("ing") or head[: verb.start()].endswith(" and ")
        subject = (
            _inverted(head, verb)
            or (_main_speaker(head[: verb.start()]) if participle else None)
            or subject_of(head[: verb.start()], participle)
        )
        if subject:
            close = len(head) - verb.end() < 60 and re.search(
                r"[,:] ?[\"“‘'«]?\Z|\bthat ?[\"“‘'«]?\Z|(?:said|says|told \w+|warned|added|saying|adding) ?\Z", head
            )
            return Attribution(subject, "strong" if close else "weak")
    colon = _NAME_COLON.search(head) if ":" in head[-4:] else None
    if colon and _names_somebody(colon["subject"]):
        return Attribution(colon["subject"], "strong")
    according = re.search(
        rf"\b(?:[Aa]ccording to|in the words of|[Qq]uoting|citing|[Pp]ressed by|[Aa]sked by|[Qq]uestioned by) ([^,{INSIDE}]{{2,80}}(?:, (?:[A-Z][\w'-]+ ?){{2,4}},)?)",
        head,
    )
    return Attribution(noun_phrase(according[1]), "weak") if according else None


def _main_speaker(head: str) -> str | None:
    """Of "..., the commander said, adding": the subject of the verb of saying before the participle."""
    verbs = [
        v
        for v in re.finditer(rf"(?<![\w'-])(?:{_VERB})(?![\w'-])", head)
        if not v[0].endswith("ing") and not _no_verb(head, v)
    ]
    if not verbs:
        return None
    return _inverted(head, verbs[-1]) or subject_of(head[: verbs[-1].start()])


def _no_verb(head: str, verb: re.Match[str]) -> bool:
    """Whether a word is a noun ("the reports of"), a passive ("are told") or names somebody else's act."""
    before = head[max(0, verb.start() - 30) : verb.start()]
    if verb[0] in PASSIVE and re.search(r"\b(?:is|are|was|were|be|been|being|get|got) (?:\w+ly )?\Z", before):
        return True
    if verb[0] in _BARE and _MODAL.search(before):
        return True
    if verb[0] in NOUNS_TOO and not _after_subject(before):
        return True
    return verb[0] in NOUNS_TOO and bool(re.search(r"\b(?:the|a|an|its|his|her|their|our|of|no|any|these|those|some|for|further|new|such|this|that|'s|[a-z]+ian|with|despite|by|from|in|to|on|many|more|public|recent|written|s') \Z", before))  # fmt: skip


def _after_subject(before: str) -> bool:
    """Whether the word before a noun that may be a verb can be its subject."""
    word = re.search(r"([\w'-]+),? \Z", before)
    if word is None:
        return not before.strip()
    return (
        word[1][0].isupper()
        or bool(PRONOUN.fullmatch(word[1]))
        or word[1] in _ROLE_WORDS
        or word[1].endswith("ly")
        or word[1] in ("who", "also")
    )


def _inverted(head: str, verb: re.Match[str]) -> str | None:
    """ "“...,” said Truss, “...": the verb follows a quotation right away, the subject follows the verb."""
    if not re.search(rf"{INSIDE}[\"”’'»]*,? ?\Z", head[: verb.start()]):
        return None
    words = noun_phrase(head[verb.end() :].lstrip(" ,"))
    return words if _names_somebody(words) and not _NOT_SUBJECT.match(words) else None


def noun_phrase(words: str) -> str:
    """The noun phrase with which some words start, with a name that stands in apposition."""
    end = _NP_END.search(words, 2)
    while (
        end
        and end[0].strip() in ("in the", "on", "at", "to", "from", "with")
        and re.search(r"(?:officials?|sources?|spokes\w+|head|chief|member|diplomats?|close)\Z", words[: end.start()])
    ):
        end = _NP_END.search(words, end.end())
    clipped = words[: end.start()] if end else words
    if end and end[0].startswith(","):
        name = re.match(r", ((?:[A-ZÀ-Ž][\w'-]+ ?){1,6})(?:[,.]|\Z|$| said| in )", words[end.start() :])
        if (name and not re.search(r"[A-Z]\w+ [A-Z]\w+\Z", clipped.strip())) or (name and role_heads(clipped)):
            return f"{clipped}, {name[1] if name else ''}".strip()
    return clipped.strip()


def _names_somebody(words: str) -> bool:
    return bool(words) and (
        bool(PRONOUN.match(words) or _ONE_OF.match(words))
        or bool(re.search(r"[A-ZÀ-Ž]", words))
        or bool(role_heads(words))
    )


def _plausible(words: str) -> bool:
    words = words.strip()
    return (
        _names_somebody(words)
        and not re.search(r"\b(?:and then|which|that is|because|but|where|were|was|is|are)\b", words)
        and len(words.split()) <= 26
    )


def subject_of(clause: str, participle: bool = False) -> str | None:
    """The phrase that is the subject of a verb which follows `clause`: the nearest that nothing governs.

    Of a participle ("warning that") it is the subject of the sentence.
    """
    relative = re.search(r",? who (?:[\w']+ )*\Z", clause)
    if relative:
        clause = clause[: relative.start()]
    aside = _ASIDE.search(clause)
    if aside and not participle and re.search(r"[\w]", clause[: aside.start()]):
        outer = subject_of(clause[: aside.start()])
        if outer:
            name = re.fullmatch(r"(?:the |an? )?((?:[A-ZÀ-Ž][\w'-]+ ?){1,5})", aside[1].strip())
            return (
                f"{outer}, {name[1].strip()}"
                if name and not re.search(r"[A-Z]\w+ [A-Z]\w+", outer) and not PRONOUN.match(outer)
                else outer
            )
    first = best = fallback = None
    best_end = -1
    for match in _VOICE.finditer(clause):
        if _NEVER.match(match[0]) or (
            match["np"] and match.end() < len(clause.rstrip()) and clause[: match.start()].strip(" \"“‘'«")
        ):
            continue
        if (
            match["name"]
            and " " not in match[0]
            and ((match[0].lower() in FUNCTION_WORDS and not match[0].isupper()) or _adjective(clause, match))
        ):
            continue
        before = clause[max(0, match.start() - 28) : match.start()]
        possessive = clause[match.end() : match.end() + 2] == "'s" or match[0].endswith("'s")
        apposed = (
            best is not None
            and best_end >= 0
            and re.fullmatch(r", (?:the |a |an |his |her )?", clause[best_end : match.start()]) is not None
        )
        if _GOVERNED.search(before):
            fallback = fallback or match[0]
            continue
        if possessive and not match["pronoun"]:
            owned = _OWNED.match(clause, match.end())  # "Rzeszów's taxi drivers"
            if owned and not clause[owned.end() :].strip() and not match[0].endswith("'s"):
                best = first = f"{match[0]}{owned[0]}"
            fallback = fallback or match[0]
            continue
        if best is not None and clause[best_end : match.start()] == " and " and not match["pronoun"]:
            best_end = match.end()  # "Macron and Scholz said": the first of them
            continue
        if best is not None and match["name"] and match.start() == best_end + 1 and clause[best_end] == " ":
            best, best_end = f"{best} {match[0]}", match.end()  # "Foreign Minister Liz Truss"
            first = first if first and first not in best else best
            continue
        if apposed and best is not None:
            if match["name"] and not re.search(r"[A-Z]\w+ [A-Z]\w+", best):
                best = f"{best}, {match[0]}"  # "the deputy chief, Giles Hathersage,"
            best_end = match.end()
            continue
        best, best_end = _trimmed(match[0]), match.end()
        first = first or best
    chosen = first if participle else best
    return chosen or fallback


_OWNED = re.compile(r"'s (?:[a-z-]+ ){0,3}?[a-z-]+(?= ?\Z| (?:have|has|had|also|all|now)\b)")


def _adjective(clause: str, match: re.Match[str]) -> bool:
    """A capital only because the sentence starts ("Retired welder Ivan")."""
    if clause[: match.start()].strip(" \"“‘'«"):
        return False
    following = re.match(r" ([a-z]+)", clause[match.end() : match.end() + 30])
    return (
        bool(following)
        and following is not None
        and following[1] not in FUNCTION_WORDS
        and not re.fullmatch(_VERB, following[1])
    )


def opening_voice(text: str) -> str | None:
    """The person with whom a sentence right behind a quotation starts: "The general shrugs." """
    lead = re.match(r"[.!?]?[\"”’'»)]*\s+(?=[A-ZÀ-Ž])", text)
    if not lead or INSIDE in text[lead.end() : lead.end() + 3]:
        return None
    match = _VOICE.match(text, lead.end())
    if not match or match["np"] or _NEVER.match(match[0]):
        return None
    if match["pronoun"] in ("He", "She") or (match["role"] and match[0].lower().startswith("the ")):
        return match[0] if re.match(r" [a-z]+(?:s|ed|t|k|ew|ook|old)\b", text[match.end() : match.end() + 20]) else None
    return None


def _trimmed(words: str) -> str:
    """A phrase without what a longer match took along ("read it I rang the editor")."""
    parts = re.split(
        r"\b(?:it|I|he|she|they|we|that|when|while|if|is|was|are|were|has|have|had|and then|who|which|then) ", words
    )
    return parts[-1] if role_heads(parts[-1]) else words


__all__ = [
    "NOBODY",
    "PRONOUN",
    "SENTENCE_END",
    "WRITTEN",
    "Attribution",
    "attribution",
    "noun_phrase",
    "subject_of",
]
