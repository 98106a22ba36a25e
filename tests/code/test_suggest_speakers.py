"""Who speaks: the broad rules of English news prose, each on sentences written for the purpose."""

import pytest

from border_crisis.suggesting import suggest


def speakers(text: str) -> list[str | None]:
    return [s.speaker for s in suggest(text, "2021-05-04") if s.kind == "quotation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # verbs that no list holds, where the marks close on a comma
        ('"They are late," grumps Odd Falk, a baker.', ["Odd Falk"]),
        ('"They are late," the old ferryman rasped.', ["old ferryman"]),
        ('"Faster, faster!" the crowd bellowed.', ["crowd"]),
        # passives and relayed words
        ('The dam has been described by engineers as "a sleeping bear".', ["engineers"]),
        ('The plan was branded "a farce" by the dockers\' union.', ["dockers' union"]),
        ('The daily Norrlyset quoted the harbour minister, Tuva Reng, as saying "nobody will drown".', ["Tuva Reng"]),
        ('Tuva Reng was quoted by the daily Norrlyset as saying she felt "cheated by the tide".', ["Tuva Reng"]),
        ('The paper, quoting two clerks, says the vault was "as empty as a drum".', ["two clerks"]),
        ('The court took note of a claim by the shipyard that its cranes were "older than sin".', ["shipyard"]),
        # relative clauses, inner clauses, clauses of their own
        ('A tax that rights groups called "a fine on hunger" was dropped.', ["rights groups"]),
        ('The coin, which the mint says is "good as gold", fell.', ["mint"]),
        ('We spoke to Tuva Reng, who called it "a wet summer".', ["Tuva Reng"]),
        ('Falk said the soup was "warm"; Odd Falk\'s cook Mari Lien preferred "tepid".', ["Odd Falk", "Mari Lien"]),
        # who says it stands behind
        ('Norland urged its neighbour to stop "rattling the gate", harbour ministry spokesman Odd Falk said.', ["Odd Falk"]),
        # names with an aside, a nickname, a title
        ('Captain Odd Falk, master of the ferry "Star", said: "We sail."', ["Odd Falk"]),
        ('Keeper Odd "Puffin" Falk said: "We sail."\n\n"And soon," Puffin added.', ['Odd "Puffin" Falk'] * 2),
        ('The Warden of the Isles, Vice Admiral Tuva Reng, stated: "All is calm."', ["Tuva Reng"]),
        ('One of them, a nurse named Mari Lien, said she was "numb".', ["Mari Lien"]),
        ('"I run the kitchen," said a cook who gave her name only as Ansa.', ["Ansa"]),
        # another word for the same person
        ('Maria Lien had slept an hour when the roof went. "It sang," the retired glazier recalled.', ["Maria Lien"]),
        ('Odd Falk lost his boat. "It was the storm," the 61-year-old said.', ["Odd Falk"]),
        ('One court official was gloomier. "Nobody files on time," the insider sighed.', ["One court official"]),
        ('"It isn\'t easy," he said, wiping his brow. Odd Falk, who bakes bread, is tired.', ["Odd Falk"]),
        ('Odd Falk, who is now just a pensioner, shrugged. "I grow leeks," he said.', ["Odd Falk"]),
        # bodies
        ('The harbour company apologised on Friday. "We are sorry," it said.', ["harbour company"]),
        ('The Northern Fish Programme closed its docks, calling the raid "a low blow".', ["Northern Fish Programme"]),
        # transcripts
        ("MS HALL: We have no boats there.\n\nQUESTION: You said on Friday, “We see no boats.”\n\nMS HALL: Yes.", ["HALL"]),
        # speech of somebody else inside
        ('"My brother rang and said, \'Get out,\' and I did," Mari Lien said.', ["Mari Lien", "Mari Lien's brother"]),
    ],
)  # fmt: skip
def test_speakers(text: str, expected: list[str]) -> None:
    said = [(s or "").removeprefix("the ").removeprefix("The ") for s in speakers(text)]
    assert [s if s in expected else s[:1].upper() + s[1:] for s in said] == expected


def test_a_heading_takes_the_name_of_whom_it_calls_by_office() -> None:
    text = (
        'Harbour chief: "No risk at all"\n\nOdd Falk, who runs the harbour, says there is "no risk at all" to the town.'
    )
    assert speakers(text) == ["Odd Falk", "Odd Falk"]


def test_a_title_that_opens_on_words_said_below() -> None:
    text = "‘We were an hour from ruin’: how a town kept its bank\n\nOdd Falk says they came within ‘an hour of ruin’."
    assert speakers(text) == ["Odd Falk", "Odd Falk"]


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the “finder's fee”, he shrugged.",
        "The talks in the format “two plus two” go on.",
        "The town's nickname is “the Anvil” to this day.",
    ],
)
def test_labels_and_terms_are_not_said(text: str) -> None:
    assert speakers(text) == []
