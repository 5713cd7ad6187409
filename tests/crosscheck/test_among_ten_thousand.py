"""A subject is found among ten thousand invented records; somebody alike who is absent is never a hit."""

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from tests.crosscheck.records import TODAY

from comity.crosscheck import Answer, Index, Level
from comity.crosscheck.rows import entry_of, query_of
from comity.partner.people import CULTURES, Person, lookalikes, people
from comity.partner.spelling import rewrite

pytestmark = pytest.mark.slow
RECORDS = 10_000


@cache
def records() -> tuple[tuple[Person, ...], Index]:
    everybody = tuple(people(7, RECORDS))
    return everybody, Index.memory(
        entry_of(person.row(str(number))) for number, person in enumerate(everybody)
    )


def ask(person: Person, name: str) -> Answer:
    row = {
        "name": name,
        "birth": person.born.isoformat(),
        "sex": person.sex,
        "nationality": person.nationality,
    }
    return records()[1].search(query_of(row), today=TODAY)


def abroad(person: Person, seed: int) -> Iterator[str]:
    yield from (rewrite(person, seed, culture) for culture in CULTURES if culture != person.culture)


@pytest.mark.parametrize("culture", CULTURES)
def test_a_subject_is_found_when_another_country_writes_the_name(culture: str) -> None:
    everybody, _ = records()
    chosen = [number for number, person in enumerate(everybody) if person.culture == culture][:40]
    asked = [(str(number), name) for number in chosen for name in abroad(everybody[number], number)]
    first = [next(iter(ask(everybody[int(truth)], name).hits), None) for truth, name in asked]
    found = sum(hit is not None and hit.id == truth for hit, (truth, _) in zip(first, asked, strict=True))
    wrong = sum(hit is not None and hit.id != truth for hit, (truth, _) in zip(first, asked, strict=True))
    assert found >= 0.985 * len(asked)
    assert wrong == 0


def test_somebody_alike_who_is_absent_is_never_a_hit() -> None:
    # given people on record, and others made to be confused with them
    everybody, _ = records()
    chance = random.Random(3)
    levels: Counter[tuple[str, Level]] = Counter()
    for seed in range(150):
        for other in lookalikes(everybody[chance.randrange(RECORDS)], seed, 20):
            # when they are asked for, as their own country or another writes them
            level = ask(other, rewrite(other, seed, chance.choice(CULTURES))).level
            levels[other.relation, level] += 1
    # then none is a hit, and brothers, sisters, twins and cousins are hardly ever shown at all
    assert not [kind for kind, level in levels if level is Level.HIT]
    for kind in ("sibling", "twin", "cousin"):
        assert levels[kind, Level.POSSIBLE] <= 0.005 * 600, kind
    assert levels["namesake", Level.POSSIBLE] <= 0.1 * 600


def test_strangers_are_not_known() -> None:
    levels = Counter(ask(person, rewrite(person, 1, "en")).level for person in people(8, 1_500))
    assert levels[Level.HIT] == 0
    assert levels[Level.POSSIBLE] <= 1
