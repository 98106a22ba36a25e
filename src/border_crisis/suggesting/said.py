"""Whether words in quotation marks are said by somebody, or are a title, a term, a nickname, a scare quote."""

import re

from border_crisis.number_words import NUMBER_WORDS
from border_crisis.suggesting.marks import Pair
from border_crisis.suggesting.paragraphs import Paragraph
from border_crisis.suggesting.speech import NAMED_BEFORE, SAYING, TERM_BEFORE
from border_crisis.suggesting.voices import NICKNAME

_FIGURE = re.compile(rf"[0-9]|\b(?:{'|'.join(NUMBER_WORDS)})\b")  # "thirty, maybe forty"
_CALLED_BEHIND = re.compile(
    r"[\"”’'»]+,? as (?:the |he |she |they |it )?[\w ]{0,30}(?:calls?|called|dubs|dubbed|styles)\b"
)
_TITLECASE = re.compile(r"(?:(?:[A-Z0-9][\w'’-]*|of|the|and|in|for|to|on|de|a|with|is|from)(?:\s|$))+\Z")
_OTHERS = re.compile(
    r"(?P<subject>\b(?:[Hh]e|[Ss]he|[Tt]hey|[Pp]eople|folk|everybody|everyone|[Mm]y \w+(?: \w+)?|[Oo]ur \w+"
    r"|[Tt]he \w+|[Aa] \w+|officers?|friends|[A-Z]\w+(?: [A-Z]\w+)*)\b[^.,;:“\"]{0,40}?)"
    rf" ?(?:{SAYING}|say|ask|tell)(?: (?:to )?(?:me|us|them|him|her|you|(?:my|our|his|her|the|a) \w+(?: \w+)?))?(?: (?:yesterday|today|once|last \w+"
    r"|on \w+))?[,:]? ?[\"“‘'«]?\Z"
)


def spoken(paragraph: Paragraph, pair: Pair) -> bool:
    """Whether words in marks are speech although no verb of saying stands in their sentence: whole sentences are."""
    words = paragraph.text[pair.start : pair.end].strip()
    count = len(words.split())
    after = paragraph.text[pair.end + 1 : pair.end + 2]
    whole = (words[:1].isupper() or words[:1] in "…[") and (
        words[-1:] in ".!?…," or (after in (".", "!", "?") and count > 3)
    )
    if not pair.closed:
        return True
    if paragraph.heading:
        return count >= 3 and not paragraph.outside
    if not paragraph.outside:
        return count >= 3 or whole
    before = paragraph.masked[max(0, pair.start - 40) : max(0, pair.start - 1)].rstrip()
    if (
        whole
        and (count >= 2 or words[-1:] in ".!?")
        and (not before or before[-1:] in ".!?:…”\"’'" or (before[-1:] in "—–" and paragraph.pairs[0] != pair))
    ):
        return True
    if count >= 3 and re.search(
        r"\b(?:is|was|are|were|be|been) [\"“‘'«]?\Z", paragraph.masked[max(0, pair.start - 40) : pair.start]
    ):
        return True
    return count >= 7 or (count >= 2 and _FIGURE.search(words) is not None)


_ASKED_ABOUT = re.compile(
    r"(?:\A|[.!?\n] ?)(?:Asked|Questioned|Pressed|Speaking|Commenting|Under|In|On|Despite|After|Before|Of|With|Without|As|For|From|Amid)\b[^,]{0,40}"
    r"\b(?:the|an?|this|these|its|his|her|their|so-called) \Z"
)


def is_term(paragraph: Paragraph, pair: Pair, strength: str) -> bool:
    """Titles, nicknames, terms and labels: what the marks hold is a name, or the words before say so."""
    words = paragraph.text[pair.start : pair.end].strip()
    before = paragraph.masked[max(0, pair.start - 70) : pair.start - 1]
    after = paragraph.masked[pair.end + 1 : pair.end + 30]
    if re.search(TERM_BEFORE, before) or _CALLED_BEHIND.match(paragraph.masked, pair.end):
        return True
    count = len(words.split())
    if (
        count <= 2
        and re.search(r"[A-ZÀ-Ž][\w-]+ \Z", before)
        and re.match(NICKNAME, paragraph.text[pair.start - 1 : pair.end + 3])
    ):
        return True
    bare = words.strip(",.")
    if (
        count <= 3
        and bare == words
        and words[:1].islower()
        and _ASKED_ABOUT.search(before)
        and after.lstrip("\"”’'»")[:1] == ","
    ):
        return True  # "Asked about the “facilitation fee”, ..."
    if (
        count == 1
        and bare == words
        and re.match(r"[\"”’'»]? ?[a-z]+", after.lstrip("\"”’'»"))
        and after[:1] == " "
        and (strength == "" or (paragraph.heading and strength != "strong"))
        and re.search(r"(?:\b(?:a|an|the|its|their|his|her|of|and|[0-9]\w*|[a-z]+) |[£$€][0-9.]+\w* )\Z", before)
        and not re.match(r" (?:in|by|to|of|for|and|but|as|on|at|with|if|when|after|that|because|or)\b", after)
    ):
        return True  # an adjective or a noun in scare quotes ("“false” flags")
    if (
        count <= 3
        and re.match(r"the ", words)
        and bare == words
        and strength == "weak"
        and re.search(r"\b(?:blamed|blames|against) \Z", before)
    ):
        return True
    if count == 1 and bare == words and paragraph.text[pair.start - 1 : pair.start] == "«" and words[:1].isupper():
        return True  # «Blyzhnii»: names stand in angled marks
    if (
        count == 1
        and bare == words
        and strength == "weak"
        and re.search(
            r"\b[Tt]he [\"“‘'«]?\Z|(?:\A|[.!?] )An? [\"“‘'«]?\Z", paragraph.masked[max(0, pair.start - 12) : pair.start]
        )
        and re.match(r" [a-z]", after)
    ):
        return True  # "the ‘luxury’ myth", "An “emergency” lets"
    titled = count <= 7 and words[:1].isupper() and words[-1:] not in ",.?!" and bool(_TITLECASE.match(words))
    if titled and re.search(NAMED_BEFORE, before):
        return True
    if (
        titled
        and not re.search(r"(?:\b(?:said|told \w+|added|says|replied|answered|shouted|wrote)|[:,]) ?\Z", before)
        and after.lstrip("\"”’'»")[:1] not in (",",)
    ):
        return count > 1 or strength == "" or bool(re.search(r"\b(?:dog|cat|ship|named|the|a|an) \Z", before))
    return False


def nested_speaker(paragraph: Paragraph, pair: Pair) -> str | None:
    """The words that name somebody else who speaks inside a quotation; None: then it is no quotation of its own."""
    if re.search(TERM_BEFORE, paragraph.text[max(0, pair.start - 70) : pair.start - 1]):
        return None
    near = paragraph.text[max(0, pair.start - 80) : pair.start - 1]
    parts = [
        m.end()
        for m in re.finditer(
            r"[,.;:!?—–] |\b(?:that|what|when|(?:and|but)(?! (?:[a-z]+(?:ed|s|aid|old)|went|put|wrote|spoke|goes)\b)) ",
            near,
        )
        if m.end() <= len(near) - 6
    ]
    match = _OTHERS.search(near[parts[-1] if parts else 0 :])
    if match:
        return re.sub(
            r" (?:used to|(?:[a-z]+ed|came|rang|went|got|stood|sat|ran|wrote|put|sent)\b.*)\Z", "", match["subject"]
        )
    return None
