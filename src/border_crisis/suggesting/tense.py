"""Whether a sentence speaks of a day to come: what "Friday" leaves open, the verbs decide."""

import re

_AHEAD = re.compile(
    r"\b(?:will|won't|shall|would(?! have)|due|scheduled|planned|plans|planning|expected|expects|set|slated|poised"
    r"|going|upcoming"
    r"|next|ahead|tomorrow|deadline|intends?|hopes|likely|could(?! have)|may|might(?! have)|should(?! have)|forthcoming|coming"
    r"|starting|beginning|always)\b"
    r"|(?<!\bsought )(?<!\btried )(?<!\bmanaged )(?<!\brefused )(?<!\bcontinued )(?<!\bbegan )(?<!\bhad )(?<!\bused )(?<!\bfailed )(?<!\bmet )(?<!\bin order )\bto (?!the\b"
    r"|a\b|an\b|his\b|her\b|its\b|their\b|this\b|that\b|both\b|all\b|some\b|any\b|each\b|every\b|him\b|them\b|us\b|me\b|you\b|it\b|one\b|two\b|three\b|more\b|about\b|around\b|over\b|reporters\b|journalists\b|lawmakers\b|parliament\b|what\b|which\b|where\b|and\b|as\b)[a-z]+(?<!ing)\b|'ll\b"
)
#: Of a day to come as well, but in the caption of a picture of what it shows.
_PRESENT = re.compile(
    r"\b(?:meets?|happens?|arrives?|hosts?|visits?|travels?|leaves|begins?|starts?|opens?|resumes?|faces?|falls|plays?|returns?|awaits?"
    r"|steps down|retires?|expires?|takes? place|takes office|kicks? off|convenes?|ends|gets? under way|concludes?|heads|flies"
    r"|gathers?|votes|goes|go|holds|(?:has|have|there is|there's) (?:an?|another|the) [\w-]+(?: [\w-]+)?(?= on\b))\b"
)
_CREDIT = re.compile(
    r"(?:REUTERS|AP Photo|AFP|EPA|Getty|Photo(?:graph)?s?|PHOTO|Picture|Image|EFE|Anadolu|Xinhua|TASS)(?: ?[/:]|-EFE| by\b| via\b)"
)
_RECALLED = re.compile(r"\b(?:[Ww]e will remind|will recall|is to be recalled|let us recall)\b")
_LASTED = re.compile(
    r"\b(?:led|served|ran|lasted|commanded|worked|lived|governed|headed|chaired|fought|reigned|owned|played|coached|taught|reported"
    r"|(?:was|were) (?!(?:[a-z]+ly )?[a-z]+ed\b))(?:(?!\b(?:could|would|will|may|might|must|should|to)\b)[^,.;–—]){0,45}\Z"
)
_BEHIND = re.compile(
    r"\b(?:said|told|says|was|were|had|has|have|been|did|met|spoke|wrote|announced|held|began|came|went|took|made|gave"
    r"|saw|left|sent|fell|rose|called|urged|since|after|last|ago|flew|drove|killed|posted|reported|killing|tweeted"
    r"|sought|thought|bought|fought|taught|caught|kept|lost|won|paid|stood|ran|sat|drew|threw|grew|knew|broke|chose|drove|spent|seen|taken|shot|hit|struck|became|got|issued|published|attends|poses|walks|on)\b|\b[a-z]{3,}ed\b"
)


_DONE = re.compile(r"[^.!?;]{0,60}?\b(?:had|was|were)\b")


def is_ahead(text: str, start: int, end: int) -> bool | None:
    """Whether the sentence speaks of a date to come: the verb nearest before it decides, else that behind; None: no verb tells."""
    opening = max(text.rfind(stop, max(0, start - 200), start) for stop in (". ", "! ", "? ", "\n", "; "))
    left = _RECALLED.sub(lambda m: " " * len(m[0]), text[max(opening + 1, start - 200) : start])
    bound = re.search(r"(?i:\b(?P<word>by|until|till|before|ahead of|starting) (?:the |\w+ on |\w+ )?)\Z", left)
    if (
        bound
        and not re.search(r"\bhad\b", left)
        and not (bound["word"].lower() == "by" and _DONE.match(text[end : end + 70]))
    ):
        if bound["word"].lower() in ("until", "till"):
            return not _LASTED.search(left[: bound.start()])
        if not re.search(r"\b(?:was|were|did|[a-z]{3,}ed)\b", left) or re.search(
            r"\b(?:will|would|could|to|must|should|may|might)\b", left
        ):
            return True
    elif bound:
        return False
    future = [m.start() for m in _AHEAD.finditer(left)]
    if not _CREDIT.search(text):
        future += [m.start() for m in _PRESENT.finditer(left)]
    past = [m.start() for m in _BEHIND.finditer(left) if m[0] != "on"]
    past = [
        p
        for p in past
        if not re.search(r"(?:\b(?:will|would|to|shall|may|might|could|should)|'ll)(?: (?:be|not|also))* \Z", left[:p])
        and left[p:].split(" ")[0] not in ("expected", "scheduled", "planned", "slated")
    ]
    if future or past:
        return max(future, default=-1) >= max(past, default=-1)
    close = re.search(r"[.!?](?:\s|$)", text[end : end + 160])
    right = text[end : end + (close.start() if close else 160)]
    after = re.search(r"\b(?:will|shall|would)\b|'ll\b|\bwe (?!were|had|did|have|\w+ed\b)", right)
    behind = _BEHIND.search(right)
    if after is None and behind is None:
        return None
    return after is not None and (behind is None or after.start() < behind.start())
