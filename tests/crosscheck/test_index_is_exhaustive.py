"""The index answers as if every record were weighed: nothing it leaves aside could have been shown."""

import random

import pytest

from comity.crosscheck import Index, Policy, candidates
from tests.crosscheck import exhaustive
from tests.crosscheck.records import TODAY, random_entry, random_query

POLICIES = (Policy(), Policy(hit=2.0, possible=-2.0, smallest=10), Policy(possible=6.0, crowd=2))


def assert_same(index: Index, entries, counted, query):
    policy = index.policy
    quick = index.search(query, limit=50, today=TODAY)
    slow = exhaustive.search(counted, entries, query, limit=50, today=TODAY, policy=policy)
    assert (quick.level, quick.fitting) == (slow.level, slow.fitting), query
    assert [hit.id for hit in quick.hits] == [hit.id for hit in slow.hits], query
    for one, other in zip(quick.hits, slow.hits, strict=True):
        assert one.bits == pytest.approx(other.bits)
        assert (one.level, one.reasons[:-1], one.payload) == (other.level, other.reasons[:-1], other.payload)


def try_population(seed: int) -> None:
    chance = random.Random(seed)
    entries = [random_entry(chance, str(number)) for number in range(chance.choice((1, 3, 10, 40)))]
    index = Index.memory(entries, policy=chance.choice(POLICIES))
    for _ in range(4):
        assert_same(index, entries, entries, random_query(chance))


@pytest.mark.parametrize("long_range", [2_000, 1], ids=["rows read through", "rows met by lists"])
def test_index_answers_as_weighing_everybody_would(long_range, monkeypatch):
    monkeypatch.setattr(candidates, "LONG_RANGE", long_range)
    for seed in range(100):
        try_population(seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(10))
def test_index_answers_as_weighing_everybody_would_in_thousands_of_populations(block):
    for seed in range(1_000 + block * 300, 1_000 + block * 300 + 300):
        try_population(seed)


@pytest.mark.parametrize("seed", range(6))
def test_an_index_that_was_changed_answers_as_one_made_at_once(seed, tmp_path):
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
    for stage in ("tail", "published", "opened again", "merged"):
        if stage == "published":
            index.publish()
        if stage == "opened again":
            index = Index.open(tmp_path)
        if stage == "merged":
            index.merge(today=TODAY)
        parts = index._snapshot.parts
        counted = [part.segment.entry(owner) for part in parts for owner in range(part.segment.records)]
        for _ in range(3):
            assert_same(index, list(held.values()), counted, random_query(chance))
