"""Agreements, conventions and national law as data: one TOML file each.

A pack holds what the words of an instrument say: which requests it serves, under which conditions, by which
article, how long, through whom, in which language; each value with its article and whether somebody read it.
It never holds dates of force: the register holds stage and dates for each party. `known_in_force.toml` is the
published list of those, for a node whose register is still empty and for the command line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from comity.rules.chain import InstrumentInForce
from comity.rules.pack import Mark, Pack
from comity.rules.pack_schema import read_pack
from comity.rules.pack_table import Table

HERE = Path(__file__).parent
KNOWN = HERE / "known_in_force.toml"
NOT_PACKS = frozenset({KNOWN.name})


@cache
def load_all() -> Mapping[str, Pack]:
    """Return every pack that ships with Comity, by id.

    Raises:
        PackError: when one of them is not in order.
    """
    return load_folder(HERE)


def load_folder(folder: Path) -> Mapping[str, Pack]:
    """Return the packs of one folder, by id.

    Raises:
        PackError: when one of them is not in order.
    """
    files = sorted(file for file in folder.glob("*.toml") if file.name not in NOT_PACKS)
    return {pack.id: pack for pack in map(read_pack, files)}


@cache
def known_in_force() -> tuple[InstrumentInForce, ...]:
    """Return the published list: stage and dates of force of each instrument, per party, with marks.

    Raises:
        PackError: when the list is not in order.
    """
    told = tomllib.loads(KNOWN.read_text("utf-8"))
    table = Table(told, "")
    rows = table.rows("instrument", _row)
    table.end()
    return rows


def _row(table: Table) -> InstrumentInForce:
    dates = {key: Table(table.told.get(key, {}), f"{table.where}.{key}") for key in ("from", "until")}
    table.read.update(dates)
    table.text("note", "")
    table.text("source", "")
    return InstrumentInForce(
        pack=table.text("pack", ""),
        title=table.text("title"),
        stage=table.text("stage"),
        parties=table.texts("parties"),
        in_force_from={state: dates["from"].text(state) for state in dates["from"].told},
        in_force_until={state: dates["until"].text(state) for state in dates["until"].told},
        verified=table.choice("mark", Mark).verified,
        read_for=table.texts("read"),
    )
