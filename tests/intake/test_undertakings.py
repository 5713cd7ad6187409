"""Undertakings in many clothes: strength, actor, and where one action ends."""

import pytest

from comity.intake import MeetingRecord, read

FRAME = "Italian Interior Minister Paola Ferri received Albanian Interior Minister Arben Hoxha in Rome on May 3, 2022. "
CASES = [
    (
        "The two sides agreed to share information, investigate cases together and hold a seminar each year.",
        [
            ("agreed", "both", "share information"),
            ("agreed", "both", "investigate cases together"),
            ("agreed", "both", "hold a seminar each year"),
        ],
    ),
    (
        "They pledged to negotiate and sign an agreement on extradition.",
        [("pledged", "both", "negotiate and sign an agreement on extradition")],
    ),
    (
        "Ferri proposed the Albanian side send liaison officers to Rome.",
        [("proposed", "AL", "send liaison officers to Rome")],
    ),
    (
        "Hoxha suggested that the two ministries exchange delegations and that experts hold workshops.",
        [("suggested", "both", "exchange delegations"), ("suggested", "both", "hold workshops")],
    ),
    (
        "Hoxha affirmed that Albania would hand over wanted persons.",
        [("affirmed", "AL", "hand over wanted persons")],
    ),
    ('"Italy will train Albanian officers," Ferri said.', [("pledged", "IT", "train Albanian officers")]),
    (
        "Ferri asked Albania to speed up the ratification of the protocol.",
        [("proposed", "AL", "speed up the ratification of the protocol")],
    ),
    ("Albania stands ready to host the next meeting.", [("affirmed", "AL", "host the next meeting")]),
    (
        "Both sides should prevent smugglers from using the sea route, she added.",
        [("suggested", "both", "prevent smugglers from using the sea route")],
    ),
    (
        "The two sides agreed to promote training, while strengthening control of the border.",
        [("agreed", "both", "promote training"), ("agreed", "both", "strengthening control of the border")],
    ),
    (
        "Ferri proposed opening a joint office and expressed thanks to the guests.",
        [("proposed", "both", "opening a joint office")],
    ),
    (
        "The arrangement provides for a structured exchange of information on fraud.",
        [("agreed", "both", "a structured exchange of information on fraud")],
    ),
    (
        "The sides agreed to:\n- exchange intelligence on scam centres;\n- set up a hotline.",
        [("agreed", "both", "exchange intelligence on scam centres"), ("agreed", "both", "set up a hotline")],
    ),
    (
        "The two sides agreed to coordinate closely, helping to build trust and deepen the partnership.",
        [("agreed", "both", "coordinate closely")],
    ),
]
PAST = [
    "The two sides agreed that cooperation had grown in recent years.",
    "The two countries have exchanged information and trained officers.",
    "The ministers noted that exports will rise next year.",
    "Information was shared and requests were answered.",
    "Hoxha thanked Italy for its help to Albanian officers.",
]


def found(record: MeetingRecord) -> list[tuple[str, str, str]]:
    return [(c.modality.value, "+".join(c.actor), c.text) for c in record.commitments]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_each_action_with_strength_and_actor(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(read(FRAME + sentence, lang="en")) == expected


@pytest.mark.parametrize("sentence", PAST)
def test_what_was_done_is_no_undertaking(sentence: str) -> None:
    assert found(read(FRAME + sentence, lang="en")) == []


def test_a_list_of_nouns_is_one_action() -> None:
    text = (
        FRAME
        + "The two sides agreed to strengthen cooperation against drugs, fraud and the trade in weapons."
    )

    assert len(read(text, lang="en").commitments) == 1


def test_decisions_of_minutes_belong_to_the_body_that_decides() -> None:
    text = "Cybercrime Convention Committee (T-CY), Strasbourg, 2 December 2021\n\nThe T-CY decided:\n\n- To invite its members to support accession;\n- To welcome the report;\n- To urge invited States to finish joining;"

    made = [(c.modality.value, c.actor) for c in read(text, lang="en").commitments]

    assert made == [("agreed", ("COE",)), ("suggested", ("COE",))]


def test_the_crimes_inside_an_undertaking_are_its_fields() -> None:
    made = read(
        FRAME + "The two sides agreed to fight money laundering and human trafficking.", lang="en"
    ).commitments[0]

    assert made.fields == ("MONEYLAUND", "THB")
    assert made.topics == ("COUNTER",)
