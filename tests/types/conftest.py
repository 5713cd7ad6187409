"""The pairs of nodes that walk every type, and the example each type gives."""

from __future__ import annotations

import pytest
from tests.types import pair as made


@pytest.fixture(scope="session")
def pairs(tmp_path_factory):
    """Viet Nam with a partner; each pair is made once, when a type first asks for it."""
    kept = {}

    def with_(partner: str) -> made.Pair:
        if partner not in kept:
            kept[partner] = made.make(tmp_path_factory.mktemp("types"), partner)
        return kept[partner]

    yield with_
    for pair in kept.values():
        for node in pair.nodes.values():
            node.end()
