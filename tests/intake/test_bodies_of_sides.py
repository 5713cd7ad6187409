"""The body and the office of whoever sits at the table are read whole, and no part of them is taken for a person."""

import pytest

from comity.intake import read

BODIES = (
    "Ministry of Justice and Fundamental Rights of Poland",
    "Office for Combating Corruption and Economic Crime of Poland",
    "National Agency for the Prevention of Drug Trafficking of Hungary",
    "Ministry of the Interior, Public Safety and Migration of Germany",
    "Directorate of Border Police and Foreigners of France",
)


def talks(with_: str, then: str = "") -> str:
    return (
        "On 12 March 2026 in Warsaw, Deputy Minister of Public Security of Viet Nam Nguyen Thanh Phong held talks with "
        f"{with_}. The two sides agreed to share information on online fraud. {then}"
    )


@pytest.mark.parametrize("body", BODIES)
def test_a_long_name_of_a_body_is_read_whole(body: str) -> None:
    record = read(talks(f"Mr. Adam Zorski, Director of the {body}"), lang="en")
    theirs = next(side for side in record.sides if side.country != "VN")
    assert theirs.agency == body
    assert [(one.name, one.title) for one in theirs.people] == [("Adam Zorski", f"Director of the {body}")]


def test_an_office_for_affairs_is_read_whole_and_gives_the_ministry() -> None:
    office = "State Secretary for European and International Affairs of the Ministry of Interior of Hungary"
    record = read(talks(f"Gabor Minta, {office}"), lang="en")
    theirs = next(side for side in record.sides if side.country == "HU")
    assert theirs.agency == "Ministry of Interior of Hungary"
    assert theirs.people[0].title == office


def test_a_minister_speaks_for_the_ministry_and_not_for_a_department_of_somebody_beside_him() -> None:
    then = (
        "Present was Colonel Pham Thu Trang, Director of the Department of Foreign Affairs of Viet Nam. "
        "The Ministry of Public Security of Viet Nam will open a joint office."
    )
    record = read(
        talks("Gabor Minta, State Secretary of the Ministry of Interior of Hungary", then), lang="en"
    )
    ours = next(side for side in record.sides if side.country == "VN")
    assert ours.agency == "Ministry of Public Security of Viet Nam"


@pytest.mark.parametrize("again", ["A. Zorski", "Adam J. Zorski", "Zorski", "Zorski Adam"])
def test_one_person_named_in_two_ways_stands_once(again: str) -> None:
    then = f"Director {again} pledged to appoint a liaison officer."
    record = read(talks("Mr. Adam Zorski, Director of the Police of Poland", then), lang="en")
    named = [one.name for one in record.people if "Zorski" in one.name]
    assert len(named) == 1


def test_two_people_of_one_family_name_stay_two() -> None:
    then = "Director Barbara Zorski pledged to appoint a liaison officer."
    record = read(talks("Mr. Adam Zorski, Director of the Police of Poland", then), lang="en")
    assert len([one for one in record.people if "Zorski" in one.name]) == 2
