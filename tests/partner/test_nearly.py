"""People who are nearly somebody: one digit of the birth or one mark is another, and each is another person."""

from hypothesis import given
from hypothesis import strategies as st

from comity.partner.nearly import nearly
from comity.partner.people import people


@given(st.integers(0, 10_000), st.integers(0, 10))
def test_each_differs_by_one_digit_of_the_birth_and_bears_another_passport(seed, turn) -> None:
    person = next(people(seed, 1, cultures=("vi",)))
    for other in nearly(person, turn, 10):
        one, own = other.born.strftime("%Y%m%d"), person.born.strftime("%Y%m%d")
        assert sum(a != b for a, b in zip(one, own, strict=True)) == 1
        assert other.passport != person.passport


def test_the_same_seed_gives_the_same_people_of_each_kind() -> None:
    person = next(people(3, 1, cultures=("vi",)))
    found = list(nearly(person, 1, 5))
    assert found == list(nearly(person, 1, 5))
    by_kind = {one.relation: one for one in found}
    assert set(by_kind) == {"day", "month", "year", "order", "mark"}
    assert by_kind["day"].name == by_kind["month"].name == by_kind["year"].name == person.name
    assert by_kind["order"].name != person.name
    assert sorted(by_kind["order"].name.split()) == sorted(person.name.split())
