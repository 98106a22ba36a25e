"""Offices and titles: what they are called, and which of them one person may hold."""

import re

from border_crisis.suggesting.lexicon import words
from border_crisis.suggesting.paragraphs import dotted
from border_crisis.suggesting.voice_words import BODIES, PERSON_ROLES

ROLE_PHRASE = re.compile(
    r"(?<![\w'-])(?:[Tt]he |[Aa]n? |[Oo]ne |[A-Z][\w]+'s |[A-Z][\w-]+ )(?:(?!(?i:and|or|said|of|to|with|that|in|is|was|the|an?|his|her|my|our|their|its|your|if|whether|why|how|when|while|from|by|for|on|as|about|told|has|had|but)\b)[\w'-]+ ){0,4}?(?:"
    + "|".join(PERSON_ROLES)
    + "|"
    + "|".join(role.capitalize() for role in PERSON_ROLES if role.isalpha())
    + r")(?![\w'-])(?: (?:of|for|at|in) (?:the )?[A-Z][\w'-]+)?"
)


BODY_PHRASE = re.compile(
    r"(?<![\w'-])(?:[Tt]he |[A-Z][\w'-]+ )(?:(?!and\b|or\b|said\b|of\b|to\b)[\w'-]+ ){0,3}?(?:"
    + "|".join(BODIES)
    + r")(?![\w'-])"
)


OFFICES = words(
    "president minister spokesman spokeswoman spokesperson chancellor premier official source ambassador secretary king queen pope"
)


THINGS = words("sign poster notice note banner placard")


KIN = {"officer": "officer|general|colonel|captain|major|admiral|commander|chief|brigadier|lieutenant", "commander": "commander|general|colonel|admiral|chief",
        "official": "official|minister|secretary|director|head|chief|adviser|deputy|ambassador|commissioner", "minister": "minister|secretary",
        "spokesman": "spokesman", "spokeswoman": "spokeswoman", "diplomat": "ambassador|diplomat|envoy|minister", "general": "general|gen",
        "chief": "chief|head|director|general"}  # fmt: skip


EMPTY = words("the his her its their s of for a an to in at and top head state leader diplomat senior veteran new")


ALSO = {"judge": "justice", "general": "gen", "colonel": "col", "captain": "capt", "senator": "sen", "admiral": "adm", "sergeant": "sgt",
         "major": "maj", "lieutenant": "lt", "professor": "prof", "commander": "cmdr", "representative": "rep", "governor": "gov",
         "leader": "president|prime minister|chancellor|premier|king", "diplomat": "ambassador|envoy|consul|foreign minister|secretary of state|foreign secretary|ambassador",
         "spokesperson": "spokesman|spokeswoman", "doctor": "dr", "officer": "lieutenant|captain|major|colonel", "state": "president"}  # fmt: skip


def holds(head: str, titles: str) -> bool:
    return bool(re.search(rf"\b(?:{head}{'|' + ALSO[head] if head in ALSO else ''})\b", titles))


def alike(word: str, text: str) -> bool:
    """ "Belarusian" and "Belarus", "defence" and "defense"."""
    return word in text or (
        len(word) > 4
        and (
            word[:5] in text or word.replace("defence", "defense") in text or word.replace("defense", "defence") in text
        )
    )


def office(words: str) -> str:
    """An office or body as it stands, without the article and without what follows the phrase."""
    words = dotted(re.sub(r"\s+", " ", words)).strip(" ,\"“”‘’'«»-–—:;|")
    if re.search(r"[a-z]", words.split(",")[0]):
        words = words.split(",")[0]
    words = re.sub(r"\A(?:But|And|Yet|So|Meanwhile|However|Still|Then|Later|Earlier),? ", "", words)
    words = re.sub(
        r"\s+(?:in a statement|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|who|has|have|had|is|was)\b.*\Z",
        "",
        words,
    )
    return re.sub(r"\A(?:the|my|his|her|their|its|our)\s+", "", words, flags=re.I).removesuffix("'s")
