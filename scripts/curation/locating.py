"""Find words that a curator copied from a text in that text again."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from border_crisis.words import digest, fragment

from .seedfiles import Record, SeedError

Row = dict[str, str]

#: Kinds of passages in which nothing is cited; what they repeat or frame is.
NOT_CITABLE = frozenset({"boilerplate", "duplicate", "timestamp"})
REST_OF_SENTENCE = re.compile(r".*?[.!?…][\"'”’)\]]*(?=\s|$)", re.DOTALL)
_CLOSING = {"“": "”", "‘": r"’(?!\w)", '"': '"', "'": r"'(?!\w)", "«": "»", "„": "[“”]"}


class Cited(NamedTuple):
    """Words as a person wrote them: where they stand, which occurrence, and what an error calls them."""

    where: str
    words: str
    nth: str
    name: str
    record: Record

    def error(self, why: str) -> SeedError:
        """Return an error that names file, line, what is cited, the words, the place and the rule."""
        return self.record.error(f"{self.name}: '{self.words}' in {self.where}: {why}")


class Passages:
    """The passages of all texts, as rows of the lock, with the texts."""

    def __init__(self, rows: Sequence[Row], texts: Mapping[str, str]) -> None:
        self._rows = rows
        self._by_id = {row["passage_id"]: row for row in rows}
        self._texts = texts

    def locate(self, cited: Cited, *, quotation: bool = False) -> Row:
        """Return source, passage, positions, fragment and digest of the cited words.

        Words that end in `…` reach to the end of their sentence, or, in a `quotation`, to the mark
        that closes it (the end of the passage where none does). Raises SeedError when the words are
        not there, stand there more than once without `nth`, or are more than a fragment may hold.
        """
        passage, start, end = _chosen(cited, self._hits(cited))
        text = self._texts[passage["source_id"]]
        first, stop = int(passage["char_start"]), int(passage["char_end"])
        opening = _opening(cited.words)
        if opening != cited.words:
            end = _closed(cited, text, start, end, stop) if quotation else _rest(text, start, end, stop)
        body, a, b = text[first:stop], start - first, end - first
        quoted = fragment(body, a, b, heading=passage["kind"] == "heading")
        if len(quoted) < len(opening):
            raise cited.error(f"more than a fragment may hold (8 words, no whole sentence); write '{quoted} …'")
        return {
            "source_id": passage["source_id"],
            "passage_id": passage["passage_id"],
            "char_start": str(start),
            "char_end": str(end),
            "fragment": quoted,
            "span_sha256": digest(text[start:end]),
        }

    def place(self, cited: Cited) -> Row:
        """Return source and passage of evidence without words, its positions empty."""
        source_id = self._candidates(cited)[0]["source_id"]
        passage_id = cited.where if cited.where in self._by_id else ""
        nothing = dict.fromkeys(("char_start", "char_end", "fragment", "span_sha256"), "")
        return {"source_id": source_id, "passage_id": passage_id, **nothing}

    def without_text(self, cited: Cited) -> bool:
        """Tell whether the text in which the words are to be found is not at hand."""
        return self._candidates(cited)[0]["source_id"] not in self._texts

    def _candidates(self, cited: Cited) -> list[Row]:
        if cited.where in self._by_id:
            return [self._by_id[cited.where]]
        found = [p for p in self._rows if p["source_id"] == cited.where and p["kind"] not in NOT_CITABLE]
        if not found:
            raise cited.error(f"'{cited.where}' is no passage and no source")
        return found

    def _hits(self, cited: Cited) -> list[tuple[Row, int, int]]:
        candidates = self._candidates(cited)
        if candidates[0]["kind"] in NOT_CITABLE:
            raise cited.error(f"{cited.where} is {candidates[0]['kind']}; cite the passage that it repeats or frames")
        hits = []
        for passage in candidates:
            text, first = self._texts[passage["source_id"]], int(passage["char_start"])
            for match in whole_words(_opening(cited.words)).finditer(text[first : int(passage["char_end"])]):
                hits.append((passage, first + match.start(), first + match.end()))
        return hits


def _opening(words: str) -> str:
    return words.removesuffix("…").rstrip()


def _rest(text: str, start: int, end: int, stop: int) -> int:
    """The end of the sentence that goes on at `end`, inside a passage that stops at `stop`."""
    rest = REST_OF_SENTENCE.match(text, end, stop)
    return rest.end() if rest else start + len(text[start:stop].rstrip())


def _closed(cited: Cited, text: str, start: int, end: int, stop: int) -> int:
    """The position of the mark that closes the quotation which opens right before `start`."""
    mark = text[start - 1 : start]
    if mark not in _CLOSING:
        raise cited.error("no quotation mark opens right before these words")
    closing = re.compile(_CLOSING[mark]).search(text, end, stop)
    return closing.start() if closing else start + len(text[start:stop].rstrip())


def whole_words(words: str) -> re.Pattern[str]:
    """Return a pattern for `words` that does not start or end inside a word."""
    left = r"(?<![0-9A-Za-z])" if words[0].isalnum() else ""
    right = r"(?![0-9A-Za-z])" if words[-1].isalnum() else ""
    return re.compile(left + re.escape(words) + right)


def _chosen(cited: Cited, hits: list[tuple[Row, int, int]]) -> tuple[Row, int, int]:
    if not hits:
        raise cited.error("these words are not there; copy them letter by letter")
    if cited.nth:
        if not cited.nth.isdigit() or not 1 <= int(cited.nth) <= len(hits):
            raise cited.error(f"nth is '{cited.nth}', but they stand there {len(hits)} times")
        return hits[int(cited.nth) - 1]
    if len(hits) > 1:
        raise cited.error(f"these words stand there {len(hits)} times; say which with nth, or add words")
    return hits[0]
