"""The words around a quotation that name its speaker: "Truss said", "he added", "according to the ministry"."""

import re

from border_crisis.suggesting.behind import CLOSE, NOT_SUBJECT, VERB, Attribution, behind, cries, phrase
from border_crisis.suggesting.lexicon import words
from border_crisis.suggesting.paragraphs import INSIDE, Paragraph
from border_crisis.suggesting.phrases import PRONOUN, names_somebody, noun_phrase
from border_crisis.suggesting.speech import CLOSE_ONLY, NOUNS_TOO, PASSIVE, SAYING
from border_crisis.suggesting.subjects import subject_of
from border_crisis.suggesting.voice_words import BODIES, PERSON_ROLES

_NAME_COLON = re.compile(rf"(?:^|[.!?\n|]\s*)(?P<subject>[A-Z][^:.!?{INSIDE}]{{1,60}}): ?[\"“‘'«]?\Z")
_NAME_BEHIND = re.compile(rf"[\"”’'»]*[:,]? ?[-–—:|]? ?(?P<subject>[A-Z][^:.{INSIDE}]{{1,60}})\s*\Z")
_OPENING = re.compile(r"(?:that|because|whether)? ?[\"“‘'«„]?\Z")
_MASKED = re.compile(f"{INSIDE}+")
_ROLE_WORDS = frozenset([*PERSON_ROLES, *BODIES])


_WRITTEN = re.compile(
    rf"{CLOSE}(?:reads?|says?|declares?|proclaims?|is written|was written|written)(?: in [a-z]+)?,? (?:a |an |the |on |one )?(?:\w+ )?(?:graffiti|signs?|banners?|posters?|placards?|notes?|headlines?|slogans?|inscription|caption|walls?|billboards?|stickers?|T-shirts?|notice)\b"
)


_INSERTED = re.compile(
    rf", (?P<subject>(?:he|she|they|it|[A-ZÀ-Ž][\w'-]+|the [\w' -]{{3,40}})) (?:(?:also|later|then|now|[a-z]+ly) )?(?:{SAYING}|[a-z]{{3,}}ed)(?: (?:on|in|late|early|at|to) [^,{INSIDE}]{{2,40}})?, [^,{INSIDE}]{{0,120}}\Z"
)
_DATELINE = re.compile(r"\A\W*[A-ZÀ-Ž][A-ZÀ-Ž .,/'-]{3,}(?:, [A-Z][\w .]{2,20})?(?: ?\([^()]{2,20}\))? ?(?:—|–|--|-) ")
_FINDING = re.compile(
    rf"\b((?:[Tt]he|[Aa]n?|[Ii]ts) (?:[\w-]+ ){{0,2}}(?:report|study|inquiry|review|audit|survey|inspection|investigation|watchdog|panel|jury|tribunal)) (?:has |had |also )?(?:found|finds|showed|shows)\b[^.;{INSIDE}]{{0,60}}\Z"
)
#: "Her message:", "His verdict was", "Ann Lee's answer came at once:"
_OWN_WORDS = re.compile(
    rf"\b(?:(?P<who>[Hh]is|[Hh]er|[Tt]heir|[Tt]he (?:[a-z-]+ ){{0,3}}?[a-z-]+(?='s )|(?:[A-ZÀ-Ž][\w-]+ ?){{1,3}})(?:(?<=[^s] )|(?<=s )|(?='s)|(?<=[Hh]is)|(?<=[Hh]er)|(?<=[Tt]heir))(?:'s )? ?(?:[a-z]+ ){{0,2}}"
    rf"(?:message|reply|replies|answer|verdict|response|advice|reaction|warning|plea|tweet|post|note|explanation|view|conclusion"
    rf"|motto|words|complaint|question|retort|assessment|appeal|demand|argument|text|slogan|request|description)"
    rf"(?: (?:was|is|were|are|read|reads|ran|came|to [^:{INSIDE}]{{2,40}}))?(?:[^.:;{INSIDE}]{{0,30}}:|,)?) ?[\"“‘'«]?\Z"
)
#: "The head doctor was blunter:"
_WAS_BLUNT = re.compile(
    rf"(?P<who>[^.:;{INSIDE}]{{2,160}}?),? (?:was|is|sounded|seemed|remained|disagreed|had (?:a|an|another|one|this|no)|has (?:a|an)"
    rf"|puts? (?:it|things)|offered|(?:retweeted|reposted|shared|responded|replied|answered|concluded|ended|closed|opened|began|went)\b[^.:;{INSIDE}]{{0,40}}(?:words?|line|plea|warning|question|promise|thought|message)|shook|nodded|shrugged|laughed|sighed|summed|did not|does not|looked)\b[^.:;{INSIDE}]{{0,80}}: ?[\"“‘'«]?\Z"
)
_PASSIVE_QUOTED = re.compile(
    rf"\b(?:was|is|were|are|been|being) (?:also |later |earlier )?(?:quoted|cited)(?: (?:by|in|on) [^;:{INSIDE}]{{2,90}}?)? as [a-z]+ing\b[^.;{INSIDE}]{{0,80}}\Z"
)
_RELAYED = re.compile(
    rf"\b(?:quoting|citing) (?P<source>[^,{INSIDE}]{{2,90}}), (?:that|says|said|puts?|reports?)\b[^.;{INSIDE}]{{0,90}}\Z"
    rf"|\b(?:quot(?:es|ed|ing)|cit(?:es|ed|ing)) (?P<quoted>[^{INSIDE}]{{2,140}}?),? as [a-z]+ing\b[^.;{INSIDE}]{{0,80}}\Z"
    rf"|\b(?:[Tt]old|[a-z]{{2,}}ed)(?: [a-z]+ly|(?: in| on)? [\w ]{{3,20}})? by (?P<agent>[^,;{INSIDE}]{{2,90}}?(?:, [^,;{INSIDE}]{{2,60}}(?=,))?),? (?:to|not to|to be|as|that)(?: [a-z]+){{0,3}} ?[\"“‘'«]?\Z"
    r"|\b(?:statement|declaration|claim|warning|announcement|remark|comment|assertion|allegation|promise|pledge|threat|assurance|suggestion"
    rf"|argument|complaint|admission|insistence|message|letter|report)s? (?:by|from) (?P<by>[^,;{INSIDE}]{{2,90}}?)(?:, [^,;{INSIDE}]{{2,90}},)? that [^.;{INSIDE}]{{0,90}}\Z"
)
#: "rang back to say that": the infinitive of one who speaks
_TO_SAY = re.compile(r"(?:,? (?:that|it|how)\b|:| ?[\"“‘'«]|\Z)")
_WOULD_SAY = re.compile(
    r"\b(?:refus|declin|want|wish|able|unable|like|not|reluctant|fail|have|has|had|need|hesitat|about|ready|free|used|try|tried|hop|expect|going|unwilling|afraid|too)\w* to \Z"
)
#: "My mother would say, “..."
_HABIT = re.compile(r"(?: (?:to )?[\w']+){0,3}[,:]? ?[\"“‘'«]?\Z")
_SPOKEN_BEFORE = re.compile(
    r"\b(?:said|says|say|saying|told|tells|telling|added|adding|wrote|writes|writing|quoted|quoting|according|replied|answered|tweeted|posted)\b"
)
_SAID_BEHIND = re.compile(
    rf"[\"”’'»]+(?:,| [-–—])? [^.;:{INSIDE}]{{2,140}}?\b(?:said|says|told|added|noted|wrote|stressed|explained)\b"
)
_RUBRIC = re.compile(
    r"(?i:\b(?:live|news|crisis|analysis|watch|updates?|exclusive|video|opinion|interview|revealed|breaking|photos?|pictures|explainer|factbox"
    r"|timeline|profile|comment|editorial|report|review|special|feature|letter|letters|voices|q&a|listen|podcast|background|obituary)\b)"
)
_MODAL = re.compile(
    r"\b(?:would|will|could|can|may|might|to|not|should|must|shall|cannot|did|does|do|don't|didn't|doesn't|won't|wouldn't) \Z"
)
_BARE = words("""promise pledge threaten demand urge reject announce confirm declare dismiss say tell add warn insist argue think vow deny accuse
    admit believe complain stress claim suggest ask recall caution describe explain predict reply respond sing chant report call state read put""")


NOBODY = Attribution(None, "")
WRITTEN = Attribution(None, "written")  # on a wall, a banner: nobody speaks


def attribution(paragraph: Paragraph, k: int) -> Attribution:
    """Find the words that name the speaker of pair `k` within its own sentence."""
    pair = paragraph.pairs[k]
    left, right = paragraph.sentence(pair.start, pair.end)
    head = _nearest(paragraph.masked[left : pair.start - 1])
    over = paragraph.masked[pair.end - 1] in ".!?"  # the stop inside the marks ends the sentence
    tail = "" if over else paragraph.masked[pair.end : min(right, pair.end + 260)]
    if _WRITTEN.match(tail):
        return WRITTEN
    cried = cries(head, tail)
    if cried:
        return cried
    if re.search(r"\w", head.replace(INSIDE, "")):
        found = _before(head)
        if found is None or (found.strength == "weak" and not _SPOKEN_BEFORE.search(head)):
            later = behind(paragraph, k, head, tail)
            # "China urged Japan to stop “...”, the spokesman said": who says it stands behind
            found = (
                later
                if found is None
                or (
                    later
                    and later.strength == "strong"
                    and paragraph.text[pair.end - 1] not in ".?!"
                    and _SAID_BEHIND.match(tail)
                )
                else found
            )
    else:
        found = behind(paragraph, k, head, tail)
    if found is None and paragraph.heading:
        follows = _NAME_BEHIND.match(paragraph.masked[pair.end : pair.end + 200])
        if follows and names_somebody(follows["subject"]) and ":" in paragraph.masked[pair.end : pair.end + 3]:
            found = Attribution(follows["subject"], "strong")
        front = re.match(r"([A-ZÀ-Ž][^:]{2,40}): ", paragraph.masked[: pair.start])
        if (
            found is None and front and names_somebody(front[1]) and not _RUBRIC.search(front[1])
        ):  # "UN envoy: Generals ‘not listening’"
            found = Attribution(front[1], "weak")
        line = re.search(r": ([A-ZÀ-Ž][\w' -]{1,50}?)\s*\Z", paragraph.masked[pair.end :][-60:])
        if found is None and line and names_somebody(line[1]):  # "Italy will ‘do its part’ with NATO: Minister"
            found = Attribution(line[1], "weak")
    return found or NOBODY


def _nearest(head: str) -> str:
    """The end of some words, with the last three quotations in them at most: the speaker stands no farther off."""
    ends = [match.end() for match in _MASKED.finditer(head)]
    return head[ends[-4] :] if len(ends) > 3 else head


def _before(head: str) -> Attribution | None:
    head = re.sub(r",? and I quote,? ", " ", _DATELINE.sub("", head))
    inserted = _INSERTED.search(head)  # "Russia, he said, hopes to"
    if inserted and re.search(rf"\b(?:and|then) (?:{SAYING})(?: \w+)?[,:]? ?[\"“‘'«]?\Z", head):
        head = f"{head[: inserted.start()]}, {head[inserted.end('subject') :].split(', ', 1)[-1]}"
        inserted = None
    if inserted and names_somebody(inserted["subject"]):
        return Attribution(inserted["subject"], "weak")
    passive = _PASSIVE_QUOTED.search(head)  # "the minister was quoted by the agency as saying"
    if passive:
        subject = subject_of(head[: passive.start()])
        if subject:
            return Attribution(subject, "strong")
    through = re.match(r"\W*Quoting ([^,]{2,80}(?:, (?:[A-ZÀ-Ž][\w'-]+ ?){1,4},)?)", head)
    if through:
        return Attribution(noun_phrase(through[1]), "strong")
    relayed = _RELAYED.search(head)  # "the paper quoted the minister as saying", "described by the police as"
    if relayed:
        words = noun_phrase(relayed["source"] or relayed["quoted"] or relayed["agent"] or relayed["by"])
        if names_somebody(words) or phrase(words):
            return Attribution(words, "strong")
    cut = re.search(rf"(?:;|\bwhile|\bwhereas) (?=[^;{INSIDE}]*\Z)", head)
    if cut and re.search(r"\w", head[: cut.start()]):  # a clause of its own
        gapped = re.fullmatch(
            r"(another|others|one|an? (?:second|third)|[A-ZÀ-Ž][\w'-]+(?: [A-ZÀ-Ž][\w'-]+)?), ?", head[cut.end() :]
        )
        own = Attribution(gapped[1], "strong") if gapped else _before(head[cut.end() :])
        subject = None if own else subject_of(head[cut.end() :], participle=True, strict=True)
        if own or subject:
            return own or Attribution(subject, "weak")
    for verb in reversed(list(re.finditer(rf"(?<![\w'-])(?:{VERB})(?![\w'-])", head))):
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
        participle = head[: verb.start()].endswith((" and ", " to ")) or (
            verb[0].endswith("ing") and not re.search(r"\b(?:is|are|was|were|been) (?:\w+ly )?\Z", head[: verb.start()])
        )
        beside = (
            re.search(r"\bwith ((?:[^\W\d_][\w'-]* ){1,9})\Z", head[: verb.start()])
            if verb[0].endswith("ing")
            else None
        )
        heard = (
            re.search(
                r"\b(?:recall|remember|hear|heard|caught|describe|quot|record|film|imagine)[a-z]* (him|her|them|(?:[A-ZÀ-Ž][\w'-]+ ?){1,3}|the [a-z]+) ?\Z",
                head[: verb.start()],
            )
            if verb[0].endswith(("ing", "say", "tell"))
            else None
        )
        subject = (
            (heard[1].strip() if heard else None)
            or (beside[1].strip() if beside and names_somebody(beside[1]) else None)  # "with the spokesman calling it"
            or _inverted(head, verb)
            or (_shared(head[: verb.start()]) if head[: verb.start()].endswith(" and ") else None)
            or (_main_speaker(head[: verb.start()]) if participle else None)
            or subject_of(head[: verb.start()], participle)
        )
        if subject:
            close = len(head) - verb.end() < 60 and re.search(
                r"[,:] ?[\"“‘'«]?\Z|\bthat ?[\"“‘'«]?\Z|(?:said|says|told \w+|warned|added|saying|adding) ?\Z", head
            )
            return Attribution(subject, "strong" if close else "weak")
    finding = _FINDING.search(head)
    if finding:  # "after a review found"
        return Attribution(finding[1], "weak")
    owner = _OWN_WORDS.search(head)  # "Her message:"
    if owner:
        return Attribution(
            {"his": "he", "her": "she", "their": "they"}.get(owner["who"].lower(), owner["who"]), "strong"
        )
    blunt = _WAS_BLUNT.search(head) if ":" in head[-4:] else None
    if blunt:
        subject = subject_of(blunt["who"])
        if subject:
            return Attribution(subject, "strong")
    colon = _NAME_COLON.search(head) if ":" in head[-4:] else None
    if colon and names_somebody(colon["subject"]) and not _RUBRIC.search(colon["subject"]):
        return Attribution(colon["subject"], "strong")
    according = re.search(
        rf"\b(?:[Aa]ccording to|[Ii]n the (?:words|opinion|view|eyes|judgment|judgement|assessment|estimation) of|[Qq]uoting|citing|[Pp]ressed by|[Aa]sked by|[Qq]uestioned by) ([^,{INSIDE}]{{2,80}}(?:, (?:[A-Z][\w'-]+ ?){{2,4}},)?)",
        head,
    )
    if according:
        return Attribution(noun_phrase(according[1]), "weak")
    view = re.search(r"\b[Ii]n ([A-ZÀ-Ž][\w'-]*)'s (?:view|words|eyes|opinion|account)\b", head)
    return Attribution(view[1], "weak") if view else None


def _shared(head: str) -> str | None:
    """Of "it was late when the producer burst in and yelled": the subject of the clause that "and" goes on."""
    opening = re.search(
        r"(?:\b(?:when|before|until|because|where|after|once)|:|;) (?=(?:(?!\b(?:when|before|until|because|where|after|once) )[^:;])*\Z)",
        head,
    )
    return subject_of(head[opening.end() :], participle=True, strict=True) if opening and opening.start() > 3 else None


def _main_speaker(head: str) -> str | None:
    """Of "..., the commander said, adding": the subject of the verb of saying before the participle."""
    verbs = [
        v
        for v in re.finditer(rf"(?<![\w'-])(?:{VERB})(?![\w'-])", head)
        if not v[0].endswith("ing") and not _no_verb(head, v)
    ]
    if not verbs:
        return None
    return _inverted(head, verbs[-1]) or subject_of(head[: verbs[-1].start()])


def speaker_in(sentence: str) -> str | None:
    """The words that name who speaks in a sentence without a quotation ("..., the official said")."""
    found = _before(sentence)
    return found.subject if found else None


def _no_verb(head: str, verb: re.Match[str]) -> bool:
    """Whether a word is a noun ("the reports of"), a passive ("are told") or names somebody else's act."""
    if verb[0].startswith("continue") and not re.match(r"[,:]| to (?:say|tell)|\Z", head[verb.end() :]):
        return True
    before = head[max(0, verb.start() - 30) : verb.start()]
    if (verb[0] in PASSIVE or verb[0].endswith("ed")) and re.search(
        r"\b(?:is|are|was|were|be|been|being|get|got) (?:\w+ly )?\Z", before
    ):
        return True
    if (
        verb[0] in ("say", "tell", "add", "complain", "announce", "explain", "insist", "warn")
        and before.endswith(" to ")
        and not _WOULD_SAY.search(before)
        and (verb[0] in ("tell", "warn") or _TO_SAY.match(head, verb.end()))
    ):
        return False
    if before.endswith(("would ", "used to ")) and _HABIT.match(head, verb.end()):
        return False
    if verb[0] in _BARE and _MODAL.search(before) and not before.endswith("used to "):
        return True
    if verb[0] in NOUNS_TOO and not _after_subject(before):
        return True
    return verb[0] in NOUNS_TOO and bool(re.search(r"\b(?:the|a|an|its|his|her|their|our|of|no|any|these|those|some|for|further|new|such|this|that|'s|[a-z]+ian|with|despite|by|from|in|to|on|many|more|public|recent|written|s') \Z", before))  # fmt: skip


def _after_subject(before: str) -> bool:
    """Whether the word before a noun that may be a verb can be its subject."""
    if before.endswith(", ") or re.search(
        r"(?:\A|[.!?])\s*(?:The|A|An|Our|My|His|Her|Their)(?: [a-z-]+){1,2} \Z", before
    ):
        return True
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
    return words if names_somebody(words) and not NOT_SUBJECT.match(words) else None
