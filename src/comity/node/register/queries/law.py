"""The words of the law as this node holds them: packs that ship, and those two officers adopted instead."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from comity.node.register.models.packs import AdoptedPack
from comity.rules.pack import Pack
from comity.rules.pack_schema import parse_pack
from comity.rules.packs import load_all


def packs() -> Mapping[str, Pack]:
    """Every pack by id; of each that was adopted the one approved last."""
    rows = AdoptedPack.objects.filter(approved__isnull=False).order_by("approved", "pk")
    return {**load_all(), **{row.pack: _parsed(row.content) for row in rows}}


def proposed_packs() -> tuple[AdoptedPack, ...]:
    """What waits for a second officer."""
    return tuple(AdoptedPack.objects.filter(approved__isnull=True).order_by("pk"))


@lru_cache(maxsize=256)
def _parsed(content: str) -> Pack:
    return parse_pack(tomllib.loads(content))
