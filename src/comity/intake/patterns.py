"""The word lists of the reader: TOML files in the data folder, read once, patterns compiled once.

What a new publisher or language needs is a row there; the rules in the modules stay.
"""

import functools
import importlib.resources
import re
import tomllib
from collections.abc import Mapping
from typing import Any


def read_data(name: str) -> str:
    """Return the data file `name` of this room as text."""
    return (importlib.resources.files("comity.intake") / "data" / name).read_text("utf-8")


@functools.lru_cache(maxsize=32)
def load_tables(name: str) -> dict[str, Any]:
    """Return a TOML data file of this room: section, key, phrases or pattern."""
    return tomllib.loads(read_data(name))


@functools.lru_cache(maxsize=64)
def load_patterns(name: str, section: str) -> Mapping[str, re.Pattern[str]]:
    """Return one section of a data file as patterns, compiled to ignore case, in the order of the file."""
    rows: dict[str, str] = load_tables(name)[section]
    return {key: re.compile(row, re.IGNORECASE) for key, row in rows.items()}


@functools.lru_cache(maxsize=16)
def load_lower(name: str, section: str) -> Mapping[str, re.Pattern[str]]:
    """Return one section as patterns for a text already in lower case, which is several times quicker."""
    rows: dict[str, str] = load_tables(name)[section]
    return {key: re.compile(row) for key, row in rows.items()}
