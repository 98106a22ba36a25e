"""Write a stretch of a text as a curator would: words that are found again, and no more than allowed."""

from pathlib import Path

from border_crisis.quantities import Quantity, parse_quantity
from border_crisis.words import fragment, word_spans

from .locating import REST_OF_SENTENCE, Cited, Passages, Row
from .seedfiles import Record, SeedError

#: How many words before a number its approximator may have ("an estimated", "as many as", "no more than").
_LEAD_WORDS = 5


class NotCitable(Exception):
    """These words cannot be written so that they are found again; the message says why."""


def nowhere() -> Record:
    """Return an empty record that stands in no file yet."""
    made = Record()
    made.path, made.line = Path("(new)"), 0
    return made


class Citing:
    """Cites stretches of one text, given the rows of its passages."""

    def __init__(self, source_id: str, text: str, passages: list[Row]) -> None:
        self.text = text
        self.rows = {row["passage_id"]: row for row in passages}
        self._passages = Passages(passages, {source_id: text})

    def located(self, cited: Cited, *, quotation: bool) -> tuple[int, int]:
        """Return where the words of an entry stand. Raises SeedError as the lock does."""
        row = self._passages.locate(cited, quotation=quotation)
        return int(row["char_start"]), int(row["char_end"])

    def quoted(self, where: str, start: int, end: int) -> Row:
        """Return `{words, nth}` for a quotation: its opening words and … where it is long."""
        return self._cite(where, start, end, quotation=True)

    def span(self, where: str, start: int, end: int) -> Row:
        """Return `{words, nth}` for a figure or a date, which need their words in full.

        Raises NotCitable for more words than a fragment may hold, and for a whole sentence.
        """
        written = self._cite(where, start, end, quotation=False)
        if written["words"].endswith("…") and not self.text[start:end].endswith("…"):
            raise NotCitable("more words than a fragment may hold (8 words, no whole sentence)")
        return written

    def sentence(self, where: str, start: int, end: int) -> Row:
        """Return `{words, nth}` for a stretch as evidence of a whole record: … reaches to the sentence's end."""
        return self._cite(where, start, end, quotation=False)

    def with_approximator(self, where: str, start: int, end: int, meant: Quantity) -> int:
        """Return where the words begin that give the quantity `meant` with its approximator.

        Evidence holds "more than 100,000 troops", a mention "100,000 troops". Returns `start` when
        no words before it give the quantity.
        """
        first = int(self.rows[where]["char_start"])
        begins = [start, *(first + a for a, _ in reversed(word_spans(self.text[first:start])[-_LEAD_WORDS:]))]
        for begin in begins:
            try:
                read = parse_quantity(self.text[begin:end])
            except ValueError:
                continue
            if read[:4] == meant[:4]:
                return begin
        return start

    def _cite(self, where: str, start: int, end: int, *, quotation: bool) -> Row:
        row = self.rows[where]
        first = int(row["char_start"])
        body = self.text[first : int(row["char_end"])]
        words = fragment(body, start - first, end - first, heading=row["kind"] == "heading")
        if words != self.text[start:end]:
            words = f"{words} …"
        cut = words.endswith("…")
        for nth in range(1, body.count(words.removesuffix("…").rstrip()) + 1):
            cited = Cited(where, words, str(nth), "words", nowhere())
            try:
                found = self.located(cited, quotation=quotation)
            except SeedError:
                break
            if found[0] == start and (cut or found[1] == end):
                return {"words": words, **({"nth": str(nth)} if self._more_than_once(cited, quotation) else {})}
        raise NotCitable("the words do not stand free there; choose words that start and end with a word")

    def _more_than_once(self, cited: Cited, quotation: bool) -> bool:
        try:
            self.located(cited._replace(nth=""), quotation=quotation)
        except SeedError:
            return True
        return False


def sentence_around(text: str, start: int, end: int, first: int, stop: int) -> tuple[int, int]:
    """Return the half-open position of the sentence of text[first:stop] in which text[start:end] stands."""
    at = first
    while match := REST_OF_SENTENCE.match(text, at, stop):
        if match.end() > start:
            break
        at = match.end()
    last = REST_OF_SENTENCE.match(text, end, stop)
    while at < start and text[at].isspace():
        at += 1
    return at, last.end() if last else start + len(text[start:stop].rstrip())
