"""The codes that take judgement can be applied by a second coder: each definition has an example and a border."""

import pytest

import border_crisis as bc


@pytest.mark.parametrize("vocabulary", ["speech_act", "topic", "stance", "event_type", "plover_type"])
def test_each_code_has_an_example_and_a_border_case(vocabulary: str) -> None:
    codes = [row for row in bc.records("vocabularies") if row.vocabulary == vocabulary]
    assert codes
    for row in codes:
        meaning, example, rest = row.definition.partition(" Example: ")
        assert meaning.endswith(".") and example, row.code
        assert rest.partition(". ")[2].endswith("."), f"{row.code}: no border case after the example"


def test_every_vocabulary_defines_every_code() -> None:
    for row in bc.records("vocabularies"):
        assert row.definition and row.definition.endswith("."), (row.vocabulary, row.code)
