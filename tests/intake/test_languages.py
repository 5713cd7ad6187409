"""The six other languages: what cheap rules give, and that they say so. All people are invented."""

import pytest
from babel import Locale

from comity.intake import read
from comity.intake.atlas import LANGUAGES, open_atlas
from comity.intake.language import guess_language
from comity.intake.words import split_words

TEXTS = {
    "vi": "Chiều 13/2, tại Hà Nội, Bộ trưởng Bộ Công an Trần Minh Khoa tiếp Đại sứ Pháp Paul Garnier. Hai bên nhất trí tăng cường chia sẻ thông tin về tội phạm ma túy.",
    "pl": "Minister spraw wewnętrznych i administracji Jan Zawada i ukraiński minister spraw wewnętrznych Taras Bondar podpisali 3 maja 2024 w Warszawie umowę o współpracy w zwalczaniu terroryzmu. Ministrowie uzgodnili wspólne szkolenia policjantów.",
    "hu": "Kovács Gergő magyar és Peter Hudec szlovák belügyminiszter Budapesten tárgyalt 2024. május 3-án. A felek megállapodtak közös járőrszolgálat indításáról a szervezett bűnözés ellen.",
    "de": "Bundesrätin Anna Keller hat am 3. Mai 2024 in Bern mit dem österreichischen Innenminister Karl Huber ein Polizeiabkommen unterzeichnet. Beide Seiten vereinbarten gemeinsame Streifen gegen die organisierte Kriminalität.",
    "fr": "Le ministre français de l'Intérieur Paul Garnier a reçu le 3 mai 2024 à Paris le ministre belge Luc Peeters. Les deux parties ont convenu de renforcer la lutte contre le terrorisme.",
    "ru": "3 мая 2024 года в Москве министр внутренних дел России генерал Иван Зорин встретился с министром внутренних дел Казахстана Айдаром Нурлановым. Стороны договорились расширять борьбу с терроризмом.",
}
EXPECTED = {
    "vi": ({"VN", "FR"}, "XXXX-02-13", "VN", "DRUGS"),
    "pl": ({"PL", "UA"}, "2024-05-03", "PL", "TERROR"),
    "hu": ({"HU", "SK"}, "2024-05-03", "HU", "ORGCRIME"),
    "de": ({"CH", "AT"}, "2024-05-03", "CH", "ORGCRIME"),
    "fr": ({"FR", "BE"}, "2024-05-03", "FR", "TERROR"),
    "ru": ({"RU", "KZ"}, "2024-05-03", "RU", "TERROR"),
}


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_sides_day_place_and_crime(lang: str) -> None:
    sides, day, country, crime = EXPECTED[lang]

    record = read(TEXTS[lang])

    assert record.lang == lang
    assert {s.country for s in record.sides} == sides
    assert (record.meeting.date, record.meeting.place.country) == (day, country)
    assert crime in {c.code for c in record.crime_types}


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_undertakings_are_offered_as_doubtful(lang: str) -> None:
    record = read(TEXTS[lang])

    assert record.commitments
    assert all(c.trace.confidence < 0.5 and c.ambiguous for c in record.commitments)
    assert record.ambiguous


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_the_language_is_guessed(lang: str) -> None:
    assert guess_language(TEXTS[lang]) == lang


FORMS = [
    ("en", "the Socialist Republic of Viet Nam", "VN"),
    ("en", "the Vietnamese", "VN"),
    ("en", "B&H", "BA"),
    ("pl", "z Ukrainą", "UA"),
    ("pl", "polskiego", "PL"),
    ("pl", "we Włoszech", "IT"),
    ("hu", "Szlovákiában", "SK"),
    ("hu", "magyarországi", "HU"),
    ("ru", "Вьетнама", "VN"),
    ("ru", "российским", "RU"),
    ("de", "schweizerischen", "CH"),
    ("fr", "vietnamiennes", "VN"),
    ("vi", "Hàn Quốc", "KR"),
    ("vi", "Hoa Kỳ", "US"),
]


@pytest.mark.parametrize(("lang", "words", "code"), FORMS)
def test_countries_are_known_in_declined_and_adjective_forms(lang: str, words: str, code: str) -> None:
    found = open_atlas(lang).countries.find(split_words(words, marks=lang == "vi"))

    assert code in {f.value for f in found}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_knows_every_member_state_by_name(lang: str) -> None:
    atlas = open_atlas(lang).countries
    table = {"VN", "PL", "CH", "HU", "GB", "RU", "US", "FR", "DE", "LA", "KH", "CN", "JP", "BR", "ZA"}

    names = {code: Locale(lang).territories[code] for code in table}
    missing = [
        c
        for c, n in names.items()
        if c not in {f.value for f in atlas.find(split_words(n, marks=lang == "vi"))}
    ]

    assert missing == []
