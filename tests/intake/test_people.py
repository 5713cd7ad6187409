"""People, sides and agencies in short texts of many shapes; every name is invented."""

import pytest

from comity.intake import read

PEOPLE = [
    (
        "Deputy Minister Senior Lieutenant General Tran Van Hoa met Lao counterpart Bounmy Sisavat in Vientiane.",
        {("Tran Van Hoa", "VN"), ("Bounmy Sisavat", "LA")},
    ),
    (
        "Ms. Hanna Lindqvist, Ambassador of Sweden to Viet Nam, called on Deputy Minister Le Duc Anh Khoa.",
        {("Hanna Lindqvist", "SE"), ("Le Duc Anh Khoa", "VN")},
    ),
    (
        "The Belgian State Secretary for asylum Els van der Meer and the Dutch Minister of Justice Joost Bakker signed the text.",
        {("Els van der Meer", "BE"), ("Joost Bakker", "NL")},
    ),
    (
        "FBI Director Walter Higgs and the Polish Minister of the Interior, Ewa Zawadzka, spoke by telephone.",
        {("Walter Higgs", "US"), ("Ewa Zawadzka", "PL")},
    ),
    (
        "Pavel R. Dvorak (Czech Republic) chaired the session with Austrian Interior Minister Maria Huber-Kern.",
        {("Pavel R. Dvorak", "CZ"), ("Maria Huber-Kern", "AT")},
    ),
    (
        "H.E. General Sok Vannak, Commissioner General of the National Police of Cambodia, met Police General Somchai Wattana of the Royal Thai Police.",
        {("Sok Vannak", "KH"), ("Somchai Wattana", "TH")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_each_person_stands_on_his_side(text: str, expected: set[tuple[str, str]]) -> None:
    record = read(text, lang="en")

    assert {(p.name, s.country) for s in record.sides for p in s.people} >= expected


def test_one_man_under_three_spellings_is_one_person() -> None:
    text = (
        "Deputy Minister Lê Hải Đăng of Viet Nam met Swiss Federal Councillor Beat Amrein. Deputy Minister Le Hai Dang "
        "thanked the host. Dang added that both sides should share information."
    )

    names = [p.name for p in read(text, lang="en").people]

    assert names == ["Lê Hải Đăng", "Beat Amrein"]


def test_a_leader_named_only_as_owner_of_a_visit_does_not_sit_at_the_table() -> None:
    text = "Since President Jonas Weber's visit to Viet Nam, ties have grown, said Minister Pham Duc Long at talks with German Interior Minister Karl Brandt."

    assert {p.name for p in read(text, lang="en").people} == {"Pham Duc Long", "Karl Brandt"}


def test_a_headline_names_nobody() -> None:
    text = "Minister Karel Novotny Meets Envoy\n\nCzech Interior Minister Karel Novotny received Ambassador of Japan Kenji Mori in Prague on May 4.\nThe two sides agreed to share information."

    assert [p.name for p in read(text, lang="en").people] == ["Karel Novotny", "Kenji Mori"]


def test_the_ministry_of_a_side_is_quoted_in_full() -> None:
    text = "The Hungarian Ministry of the Interior and the Ministry of Public Security of Viet Nam (MPS) agreed to share information."

    found = {s.country: s.agency for s in read(text, lang="en").sides}

    assert found == {
        "HU": "Hungarian Ministry of the Interior",
        "VN": "Ministry of Public Security of Viet Nam (MPS)",
    }


def test_an_organisation_may_be_a_side() -> None:
    text = "Europol and the Ministry of Interior of Jordan signed a Working Arrangement on 3 May 2025."

    assert {s.country for s in read(text, lang="en").sides} == {"EUROPOL", "JO"}


def test_us_is_a_country_only_when_written_as_one() -> None:
    text = "They told us that the Danish Minister of Justice Lars Krogh and Norwegian Minister of Justice Nils Berg agreed to share data."

    assert {s.country for s in read(text, lang="en").sides} == {"DK", "NO"}
