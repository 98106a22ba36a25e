"""Noun phrases that may name a speaker: pronouns, names, offices, and where such a phrase ends."""

import re

from border_crisis.suggesting.voices import role_heads

PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you)(?![\w'-])", re.I)

_ONE_OF = re.compile(r"one of (?:them|the|those)\b", re.I)

_NP_END = re.compile(
    r"[,;:.–—(\n]| - | (?:in a|in an|on|at|after|during|via|while|as|ahead|when|before|late|earlier|last|this"
    r"|following|in the|in his|in her|in their|in [A-Z]"
    r"|to|told|from|(?<!familiar )with|by|about|yesterday|today|adding|speaking|referring|citing|if|that|but|and then|who|whose"
    r"|through|without|over|because|since|wiping|laughing"
    r"|holding|pointing|sitting|standing|looking|smiling|shrugging|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday)\b"
)

#: "a nurse named Mari Lien", "a cook who gave her name only as Ana"
NAME_GIVEN = re.compile(
    r"\b(?:named|called|(?:name|names|known|identified|himself|herself|named|referred to)(?: (?!as\b)[a-z]+){0,5} as|name,|nicknamed)"
    r" ((?:(?:Mr|Mrs|Ms|Dr)\w? )?(?:[A-ZÀ-Ž][\w'-]* ?){1,4}[0-9]{0,3}\b)"
)


def noun_phrase(words: str) -> str:
    """The noun phrase with which some words start, with a name that stands in apposition."""
    given = NAME_GIVEN.search(re.split(r"[.;:]", words, maxsplit=1)[0])
    if given and not re.search(r"[A-ZÀ-Ž]\w+ [A-ZÀ-Ž]\w+", words[: given.start()]):
        return given[1].strip()  # "a retired cook who gave her name only as Ana"
    end = _NP_END.search(words, 2)
    while (
        end
        and end[0].strip() in ("in the", "in", "on", "at", "to", "from", "with")
        and re.search(
            r"(?:officials?|sources?|spokes\w+|head|chief|member|diplomats?|close|involved|based|living|working|serving)\Z",
            words[: end.start()],
        )
    ):
        end = _NP_END.search(words, end.end())
    clipped = words[: end.start()] if end else words
    if end and end[0].startswith(","):
        name = re.match(r", ((?:[A-ZÀ-Ž][\w'-]+ ?){1,6})(?:[,.]|\Z|$| said| (?:in|of|at|from) )", words[end.start() :])
        if (name and not re.search(r"[A-Z]\w+ [A-Z]\w+\Z", clipped.strip())) or (name and role_heads(clipped)):
            return f"{clipped}, {name[1] if name else ''}".strip()
    return clipped.strip()


def names_somebody(words: str) -> bool:
    return bool(words) and (
        bool(PRONOUN.match(words) or _ONE_OF.match(words))
        or bool(re.search(r"[A-ZÀ-Ž]", words))
        or bool(role_heads(words))
    )


def plausible(words: str) -> bool:
    words = words.strip()
    return (
        names_somebody(words)
        and not re.search(r"\b(?:and then|which|that is|because|but|where|were|was|is|are)\b", words)
        and len(words.split()) <= 26
    )
