"""The words behind a quotation that name its speaker: "Truss said", "added the minister", "according to the court"."""

import re
from typing import NamedTuple

from border_crisis.suggesting.lexicon import FUNCTION_WORDS
from border_crisis.suggesting.paragraphs import INSIDE, Paragraph
from border_crisis.suggesting.phrases import names_somebody, noun_phrase, plausible
from border_crisis.suggesting.speech import SAYING

VERB = rf"(?:{SAYING})"
_ADVERB = r"(?:(?:also|later|then|again|reportedly|bluntly|simply|only|further|still|once|now|has|have|had|never|previously|recently|separately|repeatedly|[a-z]+ly) ){0,3}"
CLOSE = r"[\"”’'»)\]]*[,.]?[\"”’'»)]* ?[-–—]? ?"
_AFTER_VERB = re.compile(
    rf"{CLOSE}{_ADVERB}(?P<verb>{VERB}|according to)(?![\w-]),? (?P<subject>[^{INSIDE}\n]{{1,200}})"
)
_AFTER_SUBJECT = re.compile(
    rf"{CLOSE}(?P<subject>[^.!?;:{INSIDE}\n]{{1,180}}?),? (?P<adverb>{_ADVERB})(?P<verb>{VERB})(?![\w'-])"
)
#: "... Ann Berg, master of the ship “Star”, said": a title in marks inside the aside
_AFTER_TITLED = re.compile(
    rf"{CLOSE}(?P<subject>[^.!?;:,{INSIDE}\n]{{2,80}}), [^.!?;:{INSIDE}\n]{{2,80}}[\"“‘'«]{INSIDE}{{1,80}}[\"”’'»],? {_ADVERB}{VERB}(?![\w'-])"
)
#: "... is how the mayor sums it up"
_DESCRIBED = re.compile(
    rf"{CLOSE}(?:is|was) (?:how|what) (?P<subject>[^.;:{INSIDE}]{{2,90}}?)(?<! his)(?<! her)(?<! their)(?<! the)(?<!\bhis)(?<!\bher)(?<!\btheir)(?<!\bthe),? (?:[a-z]{{2,}}(?:s|ed|d)|took|put|saw|say|call|describe|remember|see)\b"
)
#: "branded “...” by the union"
_AGENT = re.compile(rf"{CLOSE}by (?P<subject>(?!(?:[A-Z0-9]?[a-z]+day|[0-9a-z]+ing)\b)[^.;:{INSIDE}\n]{{2,120}})")
_TREATED = re.compile(
    r"\b(?:called|described|dubbed|branded|labell?ed|hailed|dismissed|denounced|condemned|praised|criticised|criticized|slammed"
    r"|derided|mocked|rejected|deemed|considered|portrayed|characteri[sz]ed|decried|ridiculed|seen|told|accused|blasted|lauded"
    r"|attacked|welcomed|cited|quoted|likened|compared|summed|judged|declared|regarded|termed|ruled|found)\b[^.!?;]{0,60}\Z"
)
#: A verb whatever it is, where the marks close on a comma: "... ,” reckons Stan", "... ,” the old man growls"
_ANY_VERB = r"(?P<any>[a-z]{3,}(?:ed|s|[^aeiou]t|ang|ew|oke|ole|ung|aid))"
_PHRASE = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)"
_ANY_INVERTED = re.compile(
    rf"{CLOSE}{_ADVERB}{_ANY_VERB}(?: (?:out|back|in|on|up|off|away))? (?P<subject>(?:{_PHRASE} |[A-ZÀ-Ž])[^{INSIDE}\n]{{1,160}})"
)
_ANY_SUBJECT = re.compile(
    rf"{CLOSE}(?P<subject>(?:{_PHRASE} (?!other\b)|[A-ZÀ-Ž]|(?:he|she|they|it)(?= {_ADVERB}[a-z]+(?:ed|s|t)\b))[^.!?;:,()–—{INSIDE}\n]{{0,80}}?"
    rf"(?:, [^.!?;:{INSIDE}\n]{{2,110}}?)?),? {_ADVERB}{_ANY_VERB}(?![\w'-])"
)
_SIGNED = re.compile(r"[\"”’'»]\s*[—–-]{1,2}\s*(?P<subject>(?:[A-ZÀ-Ž][\w.'-]+ ?){2,5})(?=\s*(?:[,(@]|\Z))")
_LATER = re.compile(
    rf"(?:^|, | - | – | — )(?P<subject>[^,.;:{INSIDE}]{{2,90}}?(?:, [^,.;:{INSIDE}]{{2,60}},)?) {_ADVERB}(?P<verb>said|says|told|added|warned|announced|wrote|reported|claimed|admitted|replied|stated|argued)\b"
)
_LATER_INVERTED = re.compile(
    rf", (?:says|said|warns|warned|admits|claims|insists|adds) (?P<subject>[^,{INSIDE}]{{2,80}})"
)
NOT_SUBJECT = re.compile(
    r"(?:that|it was|it is|to|in|on|reporters|journalists|a news|the news|them|him|us|me|lawmakers|parliament|MPs|a reporter|the reporter)\b",
    re.I,
)
_CLAUSE = re.compile(
    r"(?:when|as|while|after|before|which|because|if|since|in|on|at|with|for|during|despite|amid|though|although|but|and|by|from|who|where|to|or|that) ",
    re.I,
)


class Attribution(NamedTuple):
    """The words that name a speaker, and how firmly: "strong" at the marks, "weak" elsewhere in the sentence, "" not at all."""

    subject: str | None
    strength: str


def behind(paragraph: Paragraph, k: int, head: str, tail: str) -> Attribution | None:
    """Find the speaker of pair `k` in `tail`, the words of its sentence behind it; `head` are those before it."""
    pair = paragraph.pairs[k]
    described = _DESCRIBED.match(tail)
    if described:
        return Attribution(described["subject"], "strong")
    signed = _SIGNED.match(paragraph.masked[pair.end : pair.end + 120])
    if signed:
        return Attribution(signed["subject"], "strong")
    agent = _AGENT.match(tail)
    if agent and _TREATED.search(head[-100:]):
        words = noun_phrase(agent["subject"])
        if names_somebody(words) or phrase(words):
            return Attribution(words, "strong")
    last = paragraph.text[pair.end - 1 : pair.end]
    comma = last in ",?!…" or tail.lstrip("\"”’'»")[:1] in (",", "—", "–", "-")
    alone = not re.search(r"\w", head.replace(INSIDE, ""))
    match = _QUOTING.match(tail)
    if (
        match
        and comma
        and not re.search(r"\bas\b|^(?:in|from|by)\b", match["subject"])
        and names_somebody(match["subject"])
    ):
        return Attribution(match["subject"], "strong")  # "... ,” the paper quotes the minister"
    match = _AFTER_VERB.match(tail)
    if match and not NOT_SUBJECT.match(match["subject"]):
        words = noun_phrase(match["subject"])
        if names_somebody(words) or ((comma or alone) and phrase(words)):
            return Attribution(words, "strong")
    match = _AFTER_SUBJECT.match(tail)
    if match and _HEARING.fullmatch(match["subject"].strip()) and match["verb"] in ("told", "hears", "heard"):
        return None  # "..., inquiry told": it heard the words
    if match and _CLAUSE.match(match["subject"].strip()):
        match = None
    titled = _AFTER_TITLED.match(tail) if match is None else None
    if titled and comma and plausible(titled["subject"]):
        return Attribution(titled["subject"], "strong")
    lead = (
        re.match(r"[^,]{3,60}(?=, (?:an?|the|who|whose|which|head|chief|director) )", match["subject"])
        if match
        else None
    )
    if lead and (comma or alone) and plausible(lead[0]) and not _CLAUSE.match(lead[0].strip()):
        return Attribution(lead[0], "strong")  # "Ayoola, a chemist who was not involved, wrote"
    if match and (comma or alone) and (plausible(match["subject"]) or phrase(match["subject"])):
        return Attribution(match["subject"], "strong")
    if comma and alone:
        found = _any_verb(tail)
        if found:
            return found
    match = _LATER.search(tail)
    if match and plausible(match["subject"].strip(" ,")):
        return Attribution(match["subject"].strip(" ,"), "weak")
    match = _LATER_INVERTED.search(tail)
    if match and names_somebody(match["subject"]):
        return Attribution(noun_phrase(match["subject"]), "weak")
    match = re.search(rf"\b(?:according to|in the words of) ([^,.{INSIDE}]{{2,80}})", tail)
    if match:
        return Attribution(noun_phrase(match[1]), "weak")
    return None


_CRIES = re.compile(
    r"\b(?:cry|cries|shouts?|calls?|chants?|murmurs?|whispers?|yells?|roars?|heckles?) (?:of )?[\"“‘'«]?\Z"
)
_HEARING = re.compile(
    r"(?:the )?(?:court|inquiry|jury|tribunal|inquest|hearing|committee|parliament|trial|MPs|lawmakers|judge)"
)
_QUOTING = re.compile(
    rf"{CLOSE}[^.;:{INSIDE}\n]{{2,60}}? (?:quotes?|quoted|cites?|cited) (?:the words of )?(?P<subject>(?:the |an? )?[^.;:,{INSIDE}\n]{{2,80}})"
)


def cries(head: str, tail: str) -> Attribution | None:
    """Who cries in "cries of “Shame!” from the gallery"."""
    source = re.match(rf"{CLOSE}(?:rang out |came |went up |rose )?from (?P<subject>[^.;:,{INSIDE}\n]{{2,80}})", tail)
    return Attribution(noun_phrase(source["subject"]), "strong") if source and _CRIES.search(head) else None


def _any_verb(tail: str) -> Attribution | None:
    """Who stands with a verb right behind marks that close on a comma, whatever the verb."""
    match = _ANY_INVERTED.match(tail)
    if match and match["any"] not in FUNCTION_WORDS:
        words = noun_phrase(match["subject"])
        if names_somebody(words) or phrase(words):
            return Attribution(words, "strong")
    match = _ANY_SUBJECT.match(tail)
    if match and match["any"] not in FUNCTION_WORDS and (plausible(match["subject"]) or phrase(match["subject"])):
        return Attribution(match["subject"], "strong")
    return None


def phrase(words: str) -> bool:
    """Whether words are a short noun phrase that can speak: "the crowd", "one old hand"."""
    words = words.strip(" ,")
    return (
        bool(re.fullmatch(rf"{_PHRASE}(?: [\w'-]+){{1,5}}", words))
        and not re.search(r"\b(?:which|that|who|were|was|is|are|and|but|then)\b", words)
        and not re.match(
            r"(?:the|a) (?:move|same|result|way|day|time|first|last|latest|other|number|idea|plan|report says)\b",
            words,
            re.I,
        )
    )
