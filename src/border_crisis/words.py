"""Words, digests and fragments: how the dataset counts and quotes the texts it rests on.

The texts belong to others. What may stand in the repository is a *fragment*: a span of at most
`FRAGMENT_WORDS` words that is no whole sentence, otherwise the first `OPENING_WORDS` words of it
(contract, "What the sources allow").
"""

import hashlib
import re

FRAGMENT_WORDS = 8
OPENING_WORDS = 3
#: Most of a source's characters that all fragments together may cover.
MAX_SHARE_QUOTED = 0.25

_WORD = re.compile(r"[0-9A-Za-zÀ-ɏ']+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_AFTER_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]*\s*[\"'“‘(\[]*$")


def digest(text: str) -> str:
    """Return the SHA-256 of `text` encoded as UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return the half-open positions of the words of `text`, counted as the contract counts them.

    Curly and straight apostrophes are part of a word; "4,006" is two words, "Ukraine's" one.
    """
    plain = text.replace("’", "'").replace("‘", "'")
    return [m.span() for m in _WORD.finditer(plain) if m.group().strip("'")]


def count_words(text: str) -> int:
    """Return the number of words in `text`."""
    return len(word_spans(text))


def opening(text: str) -> str:
    """Return the first three words of `text`, with what stands between them."""
    spans = word_spans(text)[:OPENING_WORDS]
    return text[spans[0][0] : spans[-1][1]] if spans else ""


def is_whole_sentence(text: str, start: int, end: int, heading: bool = False) -> bool:
    """Tell whether text[start:end] is a whole sentence (or several) of a passage `text`.

    A stretch is one when a sentence starts with it and it reaches a sentence's end. Headings are
    no sentences. The question needs the text around the span, so only those who have the texts
    can ask it.
    """
    span = text[start:end].strip()
    if heading or not span:
        return False
    before = text[:start].rstrip()
    starts = not before or _AFTER_SENTENCE.search(text[:start]) is not None
    rest = text[end:].lstrip("\"'”’)]")
    stopped = _SENTENCE_END.search(span) is not None or rest[:1] in (".", "!", "?", "…")
    follows = rest.lstrip(".!?…\"'”’)] \n")
    # "The U.K. has" goes on in lower case: its full stop belongs to the abbreviation.
    return starts and (not follows or (stopped and not follows[0].islower()))


def fragment(text: str, start: int, end: int, heading: bool = False) -> str:
    """Return what may be quoted of the span text[start:end] of a passage `text`.

    The span itself when it has at most 8 words and is no whole sentence, otherwise its first
    three words (contract, "What the sources allow").
    """
    span = text[start:end]
    if count_words(span) > FRAGMENT_WORDS or is_whole_sentence(text, start, end, heading):
        return opening(span)
    return span
