"""Invented people: the same from the same seed, and as varied as real names are."""

from collections import Counter
from itertools import islice

import pytest

from comity.partner.people import CULTURES, EARLIEST, LATEST, lookalikes, people
from comity.partner.spelling import rewrite


def test_the_same_seed_gives_the_same_people() -> None:
    assert list(people(5, 50)) == list(people(5, 50))
    assert list(people(5, 50)) == list(islice(people(5, 500), 50))
    assert list(people(5, 50)) != list(people(6, 50))


def test_names_are_as_common_as_they_are_at_home() -> None:
    families = Counter(person.family for person in people(1, 2_000, cultures=("vi",)))
    assert 0.3 < families["Nguyễn"] / 2_000 < 0.46
    assert families.most_common(1)[0][0] == "Nguyễn"
    polish = Counter(person.family for person in people(1, 2_000, cultures=("pl",)))
    assert polish.most_common(1)[0][1] < 0.05 * 2_000
    assert len(polish) > 500


@pytest.mark.parametrize("culture", CULTURES)
def test_everybody_is_whole(culture: str) -> None:
    for person in people(2, 200, cultures=(culture,)):
        assert person.name.split()
        assert person.sex in {"F", "M"}
        assert EARLIEST <= person.born <= LATEST
        assert person.row("r1")["documents"] == f"{person.nationality}:passport:{person.passport}"


def test_women_bear_the_feminine_form_and_their_father() -> None:
    women = [person for person in people(3, 300, cultures=("ru",)) if person.sex == "F"]
    assert all(person.middle.endswith(("на", "чна")) for person in women)
    assert all(person.family.endswith(("ва", "на", "ая")) for person in women)
    assert any(
        person.family.endswith("ska") for person in people(3, 300, cultures=("pl",)) if person.sex == "F"
    )


@pytest.mark.parametrize("culture", CULTURES)
def test_another_country_writes_without_foreign_letters(culture: str) -> None:
    for person in people(4, 100, cultures=(culture,)):
        assert rewrite(person, 1, "en") == rewrite(person, 1, "en")
        written = rewrite(person, 1, "en")
        assert written.isascii() or culture == "en", written
        assert written.strip()


def test_russian_names_are_written_each_countrys_way() -> None:
    person = next(one for one in people(9, 5_000, cultures=("ru",)) if one.family == "Жуков")
    written = {culture: rewrite(person, 1, culture).lower() for culture in ("de", "fr", "pl", "hu", "en")}
    for culture, family in {
        "de": "schukow",
        "fr": "joukov",
        "pl": "żukow",
        "hu": "zsukov",
        "en": "zhukov",
    }.items():
        assert family in written[culture]


def test_lookalikes_are_other_people_of_every_kind() -> None:
    for person in people(6, 40):
        alike = list(lookalikes(person, 1, 20))
        assert [other.relation for other in alike[:5]] == ["sibling", "twin", "cousin", "namesake", "letter"]
        assert alike == list(lookalikes(person, 1, 20))
        for other in alike:
            assert (other.name, other.born) != (person.name, person.born)
            assert other.passport != person.passport
            assert EARLIEST.year - 12 <= other.born.year <= LATEST.year + 12
        by_kind = {other.relation: other for other in alike}
        assert by_kind["twin"].born == person.born
        assert by_kind["twin"].house == person.house
        assert by_kind["namesake"].name == person.name
        assert abs(by_kind["namesake"].born.year - person.born.year) > 1
