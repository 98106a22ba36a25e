"""The recall of the extraction assistant against a ledger."""

from curation.recalling import Recall, recall

TEXT = "“We sent 5,000 helmets,” Ann Lee said on Monday. Two ships sank."


def row(kind: str, words: str, disposition: str = "coded", source: str = "one") -> dict[str, str]:
    start = TEXT.index(words)
    return {"source_id": source, "kind": kind, "char_start": str(start), "char_end": str(start + len(words)), "disposition": disposition}  # fmt: skip


def test_recall_counts_what_proposals_overlap_and_match() -> None:
    ledger = [
        row("quotation", "We sent 5,000 helmets,"),
        row("quantity", "5,000"),  # overlaps, not the same span
        row("quantity", "Ann Lee"),  # nothing proposes this
        row("date", "Monday"),
        row("date", "said", disposition="not-a-mention"),
        row("date", "sank", source="no text at hand"),
    ]
    assert recall(ledger, {"one": TEXT}, {"one": "2022-02-15"}) == {
        "quantity": Recall(2, 1, 0),
        "quotation": Recall(1, 1, 1),
        "date": Recall(1, 1, 1),
    }


def test_a_kind_without_mentions_counts_nothing() -> None:
    assert recall([], {"one": TEXT}, {}) == dict.fromkeys(("quantity", "quotation", "date"), Recall())
