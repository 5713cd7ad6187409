"""The pair of nodes that walks every type, and the example each type gives."""

from __future__ import annotations

import pytest
from tests.types import pair as pairs


@pytest.fixture(scope="session")
def pair(tmp_path_factory):
    made = pairs.make(tmp_path_factory.mktemp("types"))
    yield made
    for node in made.nodes.values():
        node.end()
