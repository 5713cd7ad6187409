"""How long one legal basis takes among 500 instruments: the shipped ones, copied until there are enough.

Times are those of the core itself, so that other work on the machine does not count.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from statistics import median

from comity.rules import basis, facts, packs, requests

INSTRUMENTS = 500
ROUNDS = 25
DAY = date(2026, 11, 21)
PAIRS = (("VN", "PL"), ("PL", "CH"), ("CH", "GB"), ("VN", "GB"))


def run() -> dict[str, float]:
    """Resolve every type of request between four pairs; return milliseconds of one core and the counts."""
    library = _many(INSTRUMENTS)
    times = sorted(_spent(once) for once in _questions(library) * ROUNDS)
    marks = [
        mark
        for pack in packs.load_all().values()
        for mark, count in pack.marks().items()
        for _ in range(count)
    ]
    return {
        "packs": len(packs.load_all()),
        "values": len(marks),
        "values_read_share": round(sum(mark.verified for mark in marks) / len(marks), 3),
        "instruments": len(library.register),
        "basis_p50_ms": round(median(times), 3),
        "basis_p99_ms": round(times[int(len(times) * 0.99)], 3),
    }


def _questions(library: basis.Library) -> list[Callable[[], object]]:
    known = {"max_penalty_months": 60, "organised_group": True, "crime_codes": ("DRUGS",)}
    asked = [
        (kind, facts.gather(kind, facts.Frame(*pair, DAY, known), {}))
        for kind in requests.registry()
        for pair in PAIRS
    ]
    return [partial(basis.resolve, kind, request, library, today=DAY) for kind, request in asked]


def _spent(once: Callable[[], object]) -> float:
    begin = time.thread_time()
    once()
    return (time.thread_time() - begin) * 1000


def _many(count: int) -> basis.Library:
    rows, held, known = [], {}, packs.known_in_force()
    for number in range(count):
        row, copy = known[number % len(known)], number // len(known)
        pack = packs.load_all()[row.pack]
        base = pack.amends and f"{pack.amends}-{copy}"
        held[f"{pack.id}-{copy}"] = replace(pack, id=f"{pack.id}-{copy}", amends=base)
        rows.append(replace(row, pack=f"{pack.id}-{copy}"))
    return basis.Library(tuple(rows), held)
