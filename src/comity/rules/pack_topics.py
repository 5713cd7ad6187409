"""What packs are about: the topics, how they are called, and which of them serve what is asked.

Request types name topics in their `bases`; the data stand in `pack_topics.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def title_of(topic: str) -> str:
    """Return the word for a topic that stands before 'agreement'."""
    title = _told()["titles"].get(topic, topic)
    return title if isinstance(title, str) else topic


def missing(topic: str) -> str | None:
    """Return the message id said where two states have agreed nothing about this topic, if there is one."""
    said = _told()["missing"].get(topic)
    return said if isinstance(said, str) else None


def sentences() -> tuple[str, ...]:
    """Return every message id these data declare."""
    return tuple(str(one) for one in _told()["missing"].values())


def bases_of(code: str) -> tuple[str, ...]:
    """Return the topics that serve this kind of request, best first; none when nobody knows it.

    Args:
        code: code of a request type of which the node may have no form.
    """
    return tuple(_told()["bases"].get(code, ()))


@cache
def _told() -> Mapping[str, Mapping[str, str | list[str]]]:
    return tomllib.loads(files(__package__).joinpath("pack_topics.toml").read_text("utf-8"))
