"""Who appears in the walk: look-alikes near enough that a person must tell them apart, for every seed."""

from datetime import date

import pytest

from comity.crosscheck import Index, Level
from comity.crosscheck.rows import query_of
from comity.partner.walk import cast

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("seed", range(1, 11))
def test_some_look_alikes_are_shown_and_none_is_called_a_hit(seed):
    index = Index.memory(cast.holdings(seed, cast.RECORDS))
    levels = []
    for person in cast.strangers(seed, 20):
        asked = cast.asked(person)
        row = {
            "name": asked["name"],
            "birth": asked["born"],
            "sex": asked["sex"],
            "nationality": asked["nationalities"],
        }
        hits = index.search(query_of(row), today=TODAY).hits
        levels.append(hits[0].level if hits else Level.NO_HIT)
    assert len(levels) == 20
    assert levels.count(Level.POSSIBLE) >= 3
    assert Level.HIT not in levels
