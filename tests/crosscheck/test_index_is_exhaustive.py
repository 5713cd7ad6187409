"""The index answers as if every record were weighed: nothing it leaves aside could have been shown."""

import random
from pathlib import Path

import pytest
from tests.crosscheck.exhaustive import Everybody
from tests.crosscheck.records import TODAY, random_entry, random_query

from comity.crosscheck import Index, Policy, Query, candidates

POLICIES = (Policy(), Policy(hit=2.0, possible=-2.0, smallest=10), Policy(possible=6.0, crowd=2))


def assert_same(index: Index, everybody: Everybody, query: Query) -> None:
    quick = index.search(query, limit=50, today=TODAY)
    slow = everybody.search(query, limit=50, today=TODAY)
    assert (quick.level, quick.fitting) == (slow.level, slow.fitting), query
    assert [hit.id for hit in quick.hits] == [hit.id for hit in slow.hits], query
    for one, other in zip(quick.hits, slow.hits, strict=True):
        assert one.bits == pytest.approx(other.bits)
        assert (one.level, one.payload) == (other.level, other.payload)
        assert [reason.relation for reason in one.reasons] == [reason.relation for reason in other.reasons]


def try_population(seed: int) -> None:
    chance = random.Random(seed)
    entries = [random_entry(chance, str(number)) for number in range(chance.choice((1, 3, 10, 40)))]
    policy = chance.choice(POLICIES)
    index, everybody = Index.memory(entries, policy=policy), Everybody(entries, entries, policy)
    for _ in range(4):
        assert_same(index, everybody, random_query(chance))


@pytest.mark.parametrize("long_range", [2_000, 1], ids=["rows read through", "rows met by lists"])
def test_index_answers_as_weighing_everybody_would(long_range: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "LONG_RANGE", long_range)
    for seed in range(100):
        try_population(seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(10))
def test_index_answers_as_weighing_everybody_would_in_thousands_of_populations(block: int) -> None:
    for seed in range(1_000 + block * 300, 1_000 + block * 300 + 300):
        try_population(seed)


@pytest.mark.parametrize("seed", range(5))
def test_an_index_that_was_changed_answers_as_one_made_at_once(seed: int, tmp_path: Path) -> None:
    # given an index with a tail of changes
    chance = random.Random(seed)
    held = {str(number): random_entry(chance, str(number)) for number in range(20)}
    index = Index.build(held.values(), tmp_path)
    for number in range(12):
        changed = random_entry(chance, str(chance.randrange(30)))
        index.add(changed)
        held[changed.id] = changed
        if chance.random() < 0.4:
            gone = chance.choice(sorted(held))
            index.remove(gone)
            del held[gone]
        if chance.random() < 0.2:
            index.publish(mark=number)
    # then it answers right at every stage of its life
    assert_right(index, held, chance)
    index.publish()
    assert_right(index, held, chance)
    index = Index.open(tmp_path)
    assert_right(index, held, chance)
    index.merge(today=TODAY)
    assert_right(index, held, chance)


def assert_right(index: Index, held: dict, chance: random.Random) -> None:
    segments = [part.segment for part in index._snapshot.parts]
    counted = [segment.entry(owner) for segment in segments for owner in range(segment.records)]
    everybody = Everybody(list(held.values()), counted, index.policy)
    for _ in range(3):
        assert_same(index, everybody, random_query(chance))
