"""The phrase that is the subject of a verb of saying, and whether words name somebody at all."""

import re

from border_crisis.suggesting.lexicon import FUNCTION_WORDS
from border_crisis.suggesting.paragraphs import INSIDE
from border_crisis.suggesting.phrases import NAME_GIVEN, PRONOUN
from border_crisis.suggesting.speech import SAYING
from border_crisis.suggesting.voice_words import BODIES, PERSON_ROLES
from border_crisis.suggesting.voices import persons, role_heads

_VERB = rf"(?:{SAYING})"


_LOWER = r"[^\W\d_][\w'-]*"


_VOICE = re.compile(
    r"(?<![\w'-])(?:(?P<oneof>[Oo]ne of (?:them|the \w+)|(?:One|Another|Others|Some|Many|Most|Both|A second|A third)(?= (?:called|said|says|told|described|dubbed|branded|added|warned|spoke|wrote|went|put|even|later|also|simply)\b| ?\Z))|(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Yy]ou)(?![\w'-])"
    r"|(?P<role>(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]ome|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur"
    r"|[Aa]nother) )?(?:[A-Z][\w'-]+ of (?:the )?|(?!(?i:what|which|how|whether|as|the|an?|his|her|their|like|when|while|where|if)\b"
    r"|its\b|and\b|or\b|but\b|said\b|that\b|of\b|in\b|on\b|to\b|for\b|with\b|as\b|by\b|at\b|is\b|was\b|has\b|from\b"
    rf"|after\b|before\b){_LOWER} ){{0,5}}?(?i:{'|'.join([*PERSON_ROLES, *BODIES])})(?![\w'-])"
    r"(?: (?:of|for|at|in|from|to|close to|familiar with|involved in|based in|with|on) (?:the |a |an |its |their )?(?:[A-Z][\w'-]*|(?!(?:said|says|told|who"
    rf"|that)\b)[\w'-]+)(?:(?: and| of| for| of the| for the)? (?:[A-Z][\w'-]*|(?:[a-z]+ )?(?:{'|'.join(BODIES)})(?![\w'-])))*)?)"
    r"|(?P<np>(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Mm]y|[Hh]is|[Hh]er|[Tt]heir) (?:(?!and\b|of\b|in\b|to\b|for\b|is\b"
    rf"|was\b|an?\b|the\b|his\b|her\b)[a-z][\w'-]* ){{0,2}}?(?!and\b|of\b|in\b|to\b|for\b|is\b|was\b|that\b|an?\b|the\b)[a-z][\w'-]*(?= ?\Z| (?:at|from"
    r"|in|of|with|who|on|to)\b))"
    r"|(?P<name>(?!(?:On|In|At|By|For|As|But|And|When|While|If|After|Before|Since|From|With|Asked|Speaking|Meanwhile"
    r"|Earlier|Later|During|According|Although|Though|Despite|Amid|Under|Over|To|Of|Then|Yet|So|Still|Even|Only|Once"
    r"|Until|Because|Where|How|Why|What|Addressing|Meeting|Pressed|Instead|Last|Next|This|That|There|Here|Among"
    r"|Between|Against)\b)(?:[Tt]he )?[A-ZÀ-Ž][\w'-]+(?: (?:von |van |de |der |al-|of (?:the )?)?[A-ZÀ-Ž][\w'-]+)*))"
)


_GOVERNED = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Ff]or|[Ff]rom|[Ww]ith|of|against|near|to|into|about|around|after|before|during|between|over|under|via"
    r"|told|toward|towards"
    r"|than|asked|urged|met|like|amid|among|along|through|across|inside|outside|within|without|despite|since|until"
    r"|telling|calls|called|accused|accuses|[a-z]+ing) (?:the |a |an |his |her |its |their )?\Z"
)


_ASIDE = re.compile(rf", ([^,{INSIDE}]{{2,110}}), ?\Z")


#: "The minister, who has served twice, also": adverbs between an aside and the verb.
_ADVERBS = re.compile(r", (?:(?:also|later|then|again|still|now|once|has|had|have|[a-z]+ly) )+\Z")


_NEVER = re.compile(
    r"(?:The )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July"
    r"|August|September|October"
    r"|November|December|Meanwhile|However|But|And|In|On|At|The|A|As|Asked|Speaking|Earlier|Later|Still|Last|This"
    r"|That|Then|So|If|When|While|There|"
    r"Today|Yesterday|Tonight|Tomorrow|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Now|Yet|Not|No|For|By|From"
    r"|With|After|Before|During|Since|Also|Addressing|Meeting|Pressed|Asked|Although|Though|According|Despite|Amid"
    r"|Some|Many|Both|All|Here|What|How|Why)\Z"
)


#: "lets you sign": no person and no body without an article
_VERB_TOO = re.compile(
    r"(?!(?:the|an?|one|his|her|its|their|my|our|this|that) )[a-z][\w' -]*\b(?:sign|note|notice|report|head|chair|host|guide|cook|coach|fan|spy|guard|book)|(?:sign|note|report|head|guard|cook)"
)
_INNER = re.compile(
    r"\b(?:that|which|whom|what) (?:(?!(?:has|is|was|does|was|this|always|sometimes|perhaps)\b)((?:[a-z][\w'-]* ){0,2}[a-z][\w'-]{2,}s) (?:have |had |also )?|((?:the|an?|its|his|her|their|he|she|they|it|[A-ZÀ-Ž][\w'-]+)(?: [\w'-]+){0,5} ))\Z"
)
_DOCUMENT = re.compile(
    r"\b((?:the|an?|its|his|her|their) (?:[a-z-]+ )?(?:memo|memorandum|letter|statement|report|note|e-?mail|message|text|post|study|leaflet|notice|press release|ruling|verdict|manifesto|editorial)) (?:that|which) (?:[a-z]+ly )?\Z"
)
_CAPITAL_BODIES = frozenset(body.capitalize() for body in BODIES)
_SPEAKERS = frozenset([*PERSON_ROLES, *BODIES])
_OWNED_BY = re.compile(r" (?:[a-z-]+ ){0,3}?[a-z-]+(?= ?\Z| (?:have|has|had|also|all|now)\b)")
_OWNED = re.compile(r"'s (?:[a-z-]+ ){0,3}?[a-z-]+(?= ?\Z| (?:have|has|had|also|all|now)\b)")


def subject_of(clause: str, participle: bool = False, strict: bool = False) -> str | None:
    """The phrase that is the subject of a verb which follows `clause`: the nearest that nothing governs.

    Of a participle ("warning that") it is the subject of the sentence. `strict` takes no phrase that a preposition governs.
    """
    promised = _DOCUMENT.search(clause)
    if promised:  # "a memo that promised"
        return promised[1]
    inner = _INNER.search(clause)
    if inner:  # "a case that rights groups called", "the rate, which the bank says is"
        return inner[1] or subject_of(f", {inner[2]}")
    relative = re.search(r",? (?:who|which) ((?:[\w']+ )*)\Z", clause)
    given = NAME_GIVEN.search(relative[1]) if relative else None
    if given:
        return given[1].strip()  # "a man who gave his name as Stepan"
    if relative:
        clause = clause[: relative.start()]
        antecedent = _last_voice(clause)
        if antecedent:
            return antecedent
    bracketed = re.search(r"\(([^()]{3,60})\) ?\Z", clause)
    if bracketed and any(persons(bracketed[1])):
        return bracketed[1]  # "the Member for Ludgrove (Dame Hilary Voss)"
    clause = _ADVERBS.sub(", ", re.sub(r" \([^()]{1,40}\)", "", clause))
    aside = _ASIDE.search(clause)
    if aside and not participle and re.search(r"[\w]", clause[: aside.start()]):
        outer = subject_of(clause[: aside.start()])
        if outer:
            name = re.fullmatch(
                r"(?:the |an? |(?:known|identified|named)(?: to \w+ \w+)?(?: only)? as )?((?:[A-ZÀ-Ž][\w'-]* ?){1,5})",
                aside[1].strip(),
            )
            named = re.search(
                r"\b(?:named|called|(?:name|names|known|identified|himself|herself)(?: only)? as|name,|nicknamed) ((?:[A-ZÀ-Ž][\w'-]* ?){1,4})",
                aside[1],
            )
            if named and not re.search(r"[A-Z]\w+ [A-Z]\w+", outer):
                return named[1].strip()  # "One of them, a nurse named Mari Lien"
            titled = re.fullmatch(r"(?:the )?((?:[A-ZÀ-Ž][\w'-]*\.? ){1,4}[A-ZÀ-Ž][\w'-]+)", aside[1].strip())
            if titled and role_heads(outer) and any(persons(titled[1])):
                return f"{outer}, {titled[1]}"  # "The Warden of the Isles, Vice Admiral Tuva Reng,"
            whole = next((p for p in persons(aside[1]) if p.start == 0 and p.end == len(aside[1].rstrip())), None)
            if whole and role_heads(outer):
                return f"{outer}, {whole.name}"  # "an official, Anwar al-Hadi,"
            unnamed = not re.search(r"[A-Z]\w+ [A-Z]\w+", outer) or "'s " in outer
            return f"{outer}, {name[1].strip()}" if name and unnamed and not PRONOUN.match(outer) else outer
    first = best = fallback = None
    best_end = -1
    for match in _VOICE.finditer(clause):
        if (_NEVER.match(match[0]) and not match["oneof"]) or (
            match["np"] and match.end() < len(clause.rstrip()) and clause[: match.start()].strip(" \"“‘'«")
        ):
            continue
        if match["role"] and _VERB_TOO.fullmatch(match[0]):
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
            owned = (_OWNED_BY if match[0].endswith("'s") else _OWNED).match(
                clause, match.end()
            )  # "Rzeszów's taxi drivers"
            if owned and not clause[owned.end() :].strip():
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
        if (
            best is not None
            and match["role"]
            and (match[0].islower() or match[0] in _CAPITAL_BODIES)
            and clause[best_end : match.start()] in (" ", "' ")
        ):
            if match["role"].lower() in _SPEAKERS:
                joined = f"{best}{clause[best_end : match.start()]}{match[0]}"
                first = joined if first == best else first
                best = joined  # "a senior administration official"
            best_end = match.end()  # "governor of the central bank"
            continue
        if apposed and best is not None:
            if match["name"] and not re.search(r"[A-Z]\w+ [A-Z]\w+", best):
                first = f"{best}, {match[0]}" if first == best else first
                best = f"{best}, {match[0]}"  # "the deputy chief, Giles Hathersage,"
            best_end = match.end()
            continue
        best, best_end = _trimmed(match[0]), match.end()
        first = first or best
    chosen = first if participle else best
    if chosen is None:  # "Asylum seekers described"
        several = re.fullmatch(r"\W*([A-ZÀ-Ž][a-z'-]+(?: [a-z-]+){0,2}(?<![su])s) ?", clause)
        chosen = several[1] if several and several[1].split()[0].lower() not in FUNCTION_WORDS else None
    return chosen or (None if strict else fallback)


def _last_voice(clause: str) -> str | None:
    """The person with whom some words end: whom a relative clause behind them is about."""
    for match in _VOICE.finditer(clause, max(0, len(clause) - 160)):
        rest = clause[match.end() :]
        if (
            (rest.strip() == "" or (match["role"] and re.fullmatch(r"(?: [a-z]+){1,3} ?", rest)))
            and (match["role"] or match["name"])
            and not _NEVER.match(match[0])
        ):
            before = clause[max(0, match.start() - 28) : match.start()]
            if match["name"] and re.search(r"\b(?:of|in|from|at|near|outside) (?:the )?\Z|, an? [^,]*\Z", before):
                return None
            apposed = re.search(
                r"(?:\A|[.,;] |\b(?:by|to|with|for|from|and) )((?:[A-ZÀ-Ž][\w'-]+ ?){2,4}), (?:the |an? |his |her |its |their )?\Z",
                before,
            )
            return apposed[1].strip() if apposed and match["role"] else match[0]
    return None


def _adjective(clause: str, match: re.Match[str]) -> bool:
    """A capital only because the sentence starts ("Retired welder Ivan")."""
    if clause[: match.start()].strip(" \"“‘'«"):
        return False
    following = re.match(r" ([a-z]+)", clause[match.end() : match.end() + 30])
    return (
        bool(following)
        and following is not None
        and following[1] not in FUNCTION_WORDS
        and not following[1].endswith("ed")
        and not re.fullmatch(_VERB, following[1])
    )


#: "“Never!” Rourke snorts.": a short sentence that tells how it was said
_BEAT = re.compile(r" (?:[a-z-]+ ){0,4}[a-z-]+[.!?,]")


def opening_voice(text: str) -> str | None:
    """The person with whom a sentence right behind a quotation starts: "The general shrugs." """
    lead = re.match(r"[.!?]?[\"”’'»)]*\s+(?=[A-ZÀ-Ž])", text)
    if not lead or INSIDE in text[lead.end() : lead.end() + 3]:
        return None
    match = _VOICE.match(text, lead.end())
    if not match or match["np"] or _NEVER.match(match[0]):
        return None
    if match["name"] and not _BEAT.match(text, match.end()):
        return None
    if match["name"] or match["pronoun"] in ("He", "She") or (match["role"] and match[0].lower().startswith("the ")):
        return match[0] if re.match(r" [a-z]+(?:s|ed|t|k|ew|ook|old)\b", text[match.end() : match.end() + 20]) else None
    return None


def _trimmed(words: str) -> str:
    """A phrase without what a longer match took along ("read it I rang the editor")."""
    parts = re.split(
        r"\b(?:it|I|he|she|they|we|that|when|while|if|is|was|are|were|has|have|had|and then|who|which|then) ", words
    )
    return parts[-1] if role_heads(parts[-1]) else words
