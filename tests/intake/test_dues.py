"""By when something was undertaken: read where a day is said, and never guessed."""

import pytest

from comity.intake import read

TALKS = (
    "On 12 March 2026 in Budapest, Deputy Minister of Public Security of Viet Nam Nguyen Thanh Phong held talks with "
    "Gabor Minta, State Secretary of the Ministry of Interior of Hungary. "
)


def due(words: str) -> tuple[str, str]:
    text = TALKS + words
    one = read(text, lang="en").commitments[-1]
    return one.due, text[one.due_span.start : one.due_span.end] if one.due_span else ""


@pytest.mark.parametrize(
    ("words", "day", "said"),
    [
        ("The two sides agreed to share a list before 30 June 2026.", "2026-06-30", "30 June 2026"),
        ("The two sides agreed to meet again by November 5, 2026.", "2026-11-05", "November 5, 2026"),
        ("Both sides agreed to meet no later than 5 November.", "2026-11-05", "5 November"),
        ("Both sides agreed to meet again before 5 January.", "2027-01-05", "5 January"),
        ("The two sides agreed to hold a course by the end of 2027.", "2027", "2027"),
        ("By the end of this year, the two sides will open a joint office.", "2026", "this year"),
        ("The two sides agreed to hold a course in June 2027.", "2027-06", "June 2027"),
        (
            "The two sides agreed to hold a course in the third quarter of 2026.",
            "2026-09",
            "third quarter of 2026",
        ),
    ],
)
def test_a_last_day_is_read_with_its_place(words: str, day: str, said: str) -> None:
    assert due(words) == (day, said)


@pytest.mark.parametrize(
    "words",
    [
        "The two sides agreed to answer every request within ten working days.",
        "The two sides agreed to review the agreement signed in 2003.",
        "The two sides agreed to share information on online fraud.",
    ],
)
def test_what_is_no_day_ahead_gives_none(words: str) -> None:
    assert due(words) == ("", "")


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        (
            "vi",
            (
                "Ngày 12/3/2026 tại Hà Nội, Thứ trưởng Bộ Công an Nguyễn Thanh Phong tiếp ông Adam Zorski, Thứ trưởng Bộ "
                "Nội vụ Ba Lan. Hai bên nhất trí trao đổi thông tin về lừa đảo trước ngày 30/6/2026."
            ),
            "2026-06-30",
        ),
        (
            "pl",
            (
                "W dniu 12 marca 2026 r. w Warszawie wiceminister Adam Zorski spotkał się z wiceministrem bezpieczeństwa "
                "publicznego Wietnamu Nguyen Thanh Phong. Strony zobowiązały się zorganizować szkolenie do końca 2026 roku."
            ),
            "2026",
        ),
        (
            "de",
            (
                "Am 12. März 2026 trafen sich in Berlin Staatssekretär Karl Muster und der vietnamesische Vizeminister "
                "Nguyen Thanh Phong. Beide Seiten vereinbarten, bis zum 30. Juni 2026 Informationen über Betrug "
                "auszutauschen."
            ),
            "2026-06-30",
        ),
        (
            "fr",
            (
                "Le 12 mars 2026 à Paris, le ministre délégué Jean Exemple a reçu le vice-ministre vietnamien Nguyen Thanh "
                "Phong. Les deux parties sont convenues d'échanger des informations sur la fraude avant le 30 juin 2026."
            ),
            "2026-06-30",
        ),
        (
            "ru",
            (
                "12 марта 2026 года в Москве заместитель министра Иван Примеров встретился с заместителем министра Вьетнама "
                "Нгуен Тхань Фонгом. Стороны договорились обмениваться информацией о мошенничестве до 30 июня 2026 года."
            ),
            "2026-06-30",
        ),
    ],
)
def test_other_languages_say_it_in_their_own_words(lang: str, text: str, day: str) -> None:
    assert [one.due for one in read(text, lang=lang).commitments] == [day]


def test_the_place_of_the_meetings_day_ends_with_the_day() -> None:
    text = "The two sides met in Budapest on September 14. They agreed to share information on fraud."
    record = read(text, lang="en")
    place = record.meeting.date_span
    assert place is not None
    assert text[place.start : place.end] == "September 14"
