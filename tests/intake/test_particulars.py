"""Day, place, kind, instruments, crimes, noise: small texts, one point each."""

import pytest

from comity.intake import read
from comity.intake.record import NoiseKind

SIDES = "Italian Interior Minister Paola Ferri and Albanian Interior Minister Arben Hoxha "
DAYS = [
    (SIDES + "met in Rome on May 3, 2022.", "2022-05-03"),
    (SIDES + "met in Rome on 3 May.", "XXXX-05-03"),
    (SIDES + "held talks in Rome from September 16-21, 2023.", "2023-09-16"),
    ("2021-08-05\n" + SIDES + "met in Rome on Monday.", "2021-08-05"),
    ("2021-08-05\n" + SIDES + "met in Rome in the summer.", None),
    (SIDES + "spoke of the agreement in force since March 4, 2010.", None),
]
INSTRUMENTS = [
    ("signed an agreement on extradition.", [("EXTRADITION", "signed", "agreement on extradition")]),
    (
        "spoke of the agreement on readmission, which is in force.",
        [("READMISSION", "in_force", "agreement on readmission")],
    ),
    (
        "agreed to speed up the negotiation of a treaty on mutual legal assistance in criminal matters.",
        [("MLA", "negotiating", "treaty on mutual legal assistance in criminal matters")],
    ),
    (
        "suggested that both sides soon sign a memorandum of understanding on drug control.",
        [("DRUGS", "proposed", "memorandum of understanding on drug control")],
    ),
    (
        "hoped that parliament would ratify the agreement on the transfer of prisoners.",
        [("TRANSFER", "ratifying", "agreement on the transfer of prisoners")],
    ),
    (
        "agreed to accelerate the signing of agreements on protection of classified information, extradition and transfer of sentenced persons.",
        [
            ("CLASSIFIED", "negotiating", "agreements on protection of classified information"),
            ("EXTRADITION", "negotiating", "extradition"),
            ("TRANSFER", "negotiating", "transfer of sentenced persons"),
        ],
    ),
    ("praised the good agreement of the past.", []),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_the_meeting_not_of_its_publication(text: str, day: str | None) -> None:
    assert read(text, lang="en").meeting.date == day


@pytest.mark.parametrize(("clause", "expected"), INSTRUMENTS)
def test_instruments_with_kind_and_status(clause: str, expected: list[tuple[str, str, str]]) -> None:
    made = read(SIDES + clause, lang="en").instruments

    assert [(i.kind, i.status.value, i.name) for i in made] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SIDES + "signed an agreement on extradition in Rome.", "signing"),
        ("Minister Paola Ferri of Italy received Albanian Ambassador Arben Hoxha.", "reception"),
        (SIDES + "held talks in Rome.", "talks"),
    ],
)
def test_the_kind_of_event(text: str, kind: str) -> None:
    assert read(text, lang="en").meeting.kind.value == kind


def test_a_city_is_the_place_and_brings_its_country() -> None:
    place = read(
        SIDES + "met in Tirana on May 3, 2022. The next meeting will be in Rome.", lang="en"
    ).meeting.place

    assert (place.country, place.city) == ("AL", "Tirana")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("human trafficking and smuggling of migrants", {"THB", "MIGSMUG"}),
        ("drug and human trafficking", {"DRUGS", "THB"}),
        ("cyber fraud", {"CYBERFRAUD"}),
        ("transnational fraud", {"FRAUD"}),
        ("crimes using high technology", {"CYBER"}),
        ("serious and organised crime", {"ORGCRIME"}),
    ],
)
def test_crimes_are_named_by_the_longest_phrase(words: str, codes: set[str]) -> None:
    record = read(f"The ministers spoke about {words}.", lang="en")

    assert {c.code for c in record.crime_types} == codes


def test_interpol_is_a_channel_unless_it_is_a_side() -> None:
    record = read(SIDES + "agreed to share information through INTERPOL.", lang="en")

    assert [c.code for c in record.channels] == ["INTERPOL"]


LONG = (
    SIDES + "agreed to share information on drug trafficking in the Adriatic and to train officers together. "
)


@pytest.mark.parametrize(
    ("noise", "kind"),
    [
        ("|\nDelegates at the talks. |", NoiseKind.CAPTION),
        ("The ministers shake hands (Photo: agency)", NoiseKind.CAPTION),
        ("Delegates pose for a group photo.", NoiseKind.CAPTION),
        (LONG.strip(), NoiseKind.DUP),
        ("By A. B.", NoiseKind.BYLINE),
        ("Source: https://example.org/a", NoiseKind.CHROME),
        ("Home | News | Contact | Buy cheap phone cases", NoiseKind.SPAM),
        ("Friday, 16/10/2026, 18:05", NoiseKind.DATE),
    ],
)
def test_noise_between_paragraphs_is_marked_and_only_that(noise: str, kind: NoiseKind) -> None:
    text = f"{LONG.strip()}\n{noise}\nBoth sides pledged to prevent smuggling."

    record = read(text, lang="en")

    assert [(n.kind, text[n.span.start : n.span.end]) for n in record.noise] == [(kind, noise)]
    assert len(record.commitments) == 3


def test_what_follows_in_a_foreign_script_after_the_end_is_noise() -> None:
    text = f"{LONG * 3}\n顶: 6踩: 77\n相关文章\n- Ein Rezept"

    noise = read(text, lang="en").noise

    assert [text[n.span.start : n.span.end] for n in noise] == ["顶: 6踩: 77\n相关文章\n- Ein Rezept"]


def test_a_list_of_decisions_is_not_taken_for_a_menu() -> None:
    text = "The two sides of Italy and Albania agreed to:\n- share information;\n- train officers."

    assert read(text, lang="en").noise == ()
