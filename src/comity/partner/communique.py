"""What the invented communiqué of the demonstration holds, so that the walk can be held to it exactly."""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

FOLDER = files("comity.partner").joinpath("communiques")
Row = tuple[str, str]
"""A name or words, and what belongs to it: stage of an agreement, side of a person, strength of a commitment."""


def contents(text: str) -> dict[str, set[Row]]:
    """What must be in the register once this text was confirmed; nothing for a text that is not ours.

    Args:
        text: the communiqué, as it was handed in.

    Returns:
        For each of agreements, people and commitments the rows it holds.
    """
    told = _known().get(text)
    return {what: {(name, more) for name, more in rows} for what, rows in told.items()} if told else {}


@cache
def _known() -> dict[str, dict[str, list[list[str]]]]:
    return {
        _text(one): tomllib.loads(one.read_text("utf-8"))
        for one in FOLDER.iterdir()
        if one.name.endswith(".toml")
    }


def _text(declared: Traversable) -> str:
    return FOLDER.joinpath(declared.name.removesuffix(".toml") + ".txt").read_text("utf-8")
