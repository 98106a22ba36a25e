"""Whom pronouns, epithets and openings without a name mean, each on sentences written for the purpose."""

import pytest

from border_crisis.suggesting import suggest


def speakers(text: str) -> list[str | None]:
    return [s.speaker for s in suggest(text, "2021-05-04") if s.kind == "quotation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # pronouns: subjects before objects, a fitting name before one that tells nothing
        ('Anna Falk phoned. Otto Brand remembered a teacher. "She had a cane," he said.', ["Otto Brand"]),
        ('Otto Brand said the minister had slept. "He snored," he told us.', ["Otto Brand"]),
        ('Retired captain Otto Brand was cross. Falk, he argues, "has sold the quay".', ["Otto Brand"]),
        ('When the owners shut the mill, they blamed "a dry spring".', ["owners"]),
        ('Our reporter spoke to Tuva Reng by the quay. "I was asleep," she said.', ["Tuva Reng"]),
        ('When a guard asked who owned the mule, Otto Brand laughed. "She owns me," he said.', ["Otto Brand"]),
        ("‘I’d sell it,’ says Tuva Reng. Her cousin Otto had once told her, ‘Never.’", ["Tuva Reng", "Otto"]),
        # relatives of one name
        ('Otto Brand was fined. His sister, Mette Brand, wept. "He is a fool," she said.', ["Mette Brand"]),
        ('Otto Brand has a coach and uncle. His coach and uncle, Lars, agreed. "He is slow," he said.', ["Lars"]),
        # openings that name nobody yet
        (
            'A 12-year-old girl has saved a horse. Tuva Reng was on the ice when it broke.\n\n"I pulled," she said.',
            ["Tuva Reng"],
        ),
        (
            'The mayor has called the flood "a wet week".\n\nOtto Brand, who took office in May, lives on a hill.',
            ["Otto Brand"],
        ),
        (
            'A baker has spoken of his shock.\n\nJan Kos, a florist, saw it happen. "It was loud," Jan Kos said.',
            ["Jan Kos"],
        ),
        # another word for somebody
        ('Otto Brand, 58, fell off a roof. Mette Lund caught him. The 58-year-old said: "Ouch."', ["Otto Brand"]),
        ('An insider said: "He is tired.\n\n"But he will stay," the pal added.', ["insider", "insider"]),
        ('Otto Brand lost the vote. "I was robbed," the five-time MLA said.', ["Otto Brand"]),
        ('It was disputed by a cook who survived. "I heard two," the man told us.', ["cook"]),
        # bodies by their names
        ('The environmental group Dry Feet was cross. "We told you," it wrote.', ["Dry Feet"]),
        ('A report in the newspaper O Mar ran on Friday. The newspaper said he was "seen leaving".', ["O Mar"]),
        # agents, documents and crowds
        ('Told by the warden, Otto Brand, that there was "no bed", she left.', ["Otto Brand"]),
        ('Staff were calmed in a memo that promised "more soup".', ["memo"]),
        ('Otto Brand told us of cries of "Shame!" from the gallery.', ["gallery"]),
        ('It was late when the producer, Otto Brand, burst in and yelled, "Stop it!"', ["Otto Brand"]),
        # a bare paragraph takes up the last subject
        ('"I fell," said Otto Brand. Mette Lund had watched it all.\n\n"He bounced."', ["Otto Brand", "Mette Lund"]),
        # question and answer in turn
        (
            '"Where were you?" asked Mette Lund.\n\n"At sea," said Otto Brand.\n\n"And when did you land?"',
            ["Mette Lund", "Otto Brand", "Mette Lund"],
        ),
        ('Kornblum shares fell on Friday. In a filing the company blamed "a warm winter".', ["Kornblum"]),
        ('The warden left after a review found "a taste for gold" at the fort.', ["review"]),
        # labels of two letters
        (
            "Interview with Otto Brand\n\nOtto Brand keeps bees.\n\nTB: Why?\n\n"
            "OB: They hum.\n\nTB: You once said bees are “small lawyers”. Are they?\n\nOB: Yes.",
            ["Otto Brand"],
        ),
    ],
)
def test_persons(text: str, expected: list[str]) -> None:
    bare = [
        (s or "").removeprefix("the ").removeprefix("a ").removeprefix("An ").removeprefix("an ")
        for s in speakers(text)
    ]
    assert bare == expected
