"""The request types told for people: docs/types.md, made from the declarations.

The table at its top is the one that tests/types walks between two nodes, cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.rules import courses
from comity.rules.lifecycle import Side, Transition
from comity.rules.request_type import ClockRule, RequestType
from comity.rules.spans import Limit, Origin

CELLS: Mapping[str, str] = {
    "draft": "Draft",
    "no-basis": "Refused for want of a basis",
    "sent": "Sent",
    "clarification": "Clarification, clock stopped",
    "partial": "Answered in part",
    "answer": "Answered",
    "refusal": "Refused with a ground",
    "recall": "Recalled",
    "letters": "Letters in two languages",
    "statistics": "Statistics",
    "own-course": "Stages of its own",
    "follow-up": "Made of another case",
}
"""What every type must be able to do between two nodes."""

HEAD = """# The request types

This page is made by `comity types --markdown`; a test fails when it is out of date. *Yes* means: walked by
`tests/types` between two nodes. A cell that does not apply says by which article; the test then makes sure
that the node cannot do it.

"""


def applies(kind: RequestType, cell: str) -> bool:
    """Whether a cell of the table applies to a type; stages and origins of its own need no article."""
    if cell == "own-course":
        return bool(own_rows(kind))
    if cell == "follow-up":
        return bool(kind.made_from)
    return cell not in kind.not_for


def own_rows(kind: RequestType) -> tuple[Transition, ...]:
    """Return what an officer may do in this type beyond the ordinary course."""
    ordinary = {row.verb for row in courses.ORDINARY}
    return tuple(row for row in kind.transitions if row.verb not in ordinary and not row.arrival_only)


def markdown(kinds: Iterable[RequestType]) -> str:
    """Return docs/types.md: the table of types and cells, then each type."""
    told = tuple(kinds)
    return HEAD + _table(told) + "".join(_page(one) for one in told)


def _table(kinds: tuple[RequestType, ...]) -> str:
    head = "| | " + " | ".join(kind.title for kind in kinds) + " |\n" + "|---" * (len(kinds) + 1) + "|\n"
    lines = (
        f"| {title} | " + " | ".join(_cell(kind, cell) for kind in kinds) + " |\n"
        for cell, title in CELLS.items()
    )
    return head + "".join(lines)


def _cell(kind: RequestType, cell: str) -> str:
    if applies(kind, cell):
        return "yes"
    return f"does not apply: {kind.not_for[cell]}" if cell in kind.not_for else "–"


def _page(kind: RequestType) -> str:
    parts = (
        f"\n## {kind.title}\n",
        f"`{kind.code}`, {kind.regime.value}; handling {kind.handling} is offered first.",
        f"* **Bases**, best first: {', '.join(kind.bases)}.",
        f"* **Statistics** count: {', '.join(kind.statistics)}.",
        *_eyes(kind),
        *_origins(kind),
        *_verbs(kind),
        "* **Clocks**:",
        *(_clock(kind, one) for one in kind.clocks),
        "* **Grounds of refusal**:",
        *(f"    * {ground}" for ground in kind.refusal_grounds.values()),
    )
    return "\n".join(parts) + "\n"


def _eyes(kind: RequestType) -> tuple[str, ...]:
    return (f"* **A second officer** for: {', '.join(sorted(kind.four_eyes))}.",) if kind.four_eyes else ()


def _origins(kind: RequestType) -> tuple[str, ...]:
    if not kind.made_from:
        return ()
    return (f"* **Can be made of**: {', '.join(one.code for one in kind.made_from)}.",)


def _verbs(kind: RequestType) -> tuple[str, ...]:
    rows = {row.verb: row for row in own_rows(kind)}
    if not rows:
        return ()
    sides = {Side.REQUESTER: "the side that asks", Side.RESPONDER: "the side that is asked"}
    stages = {one.code: one.title for one in kind.stages}
    told = (
        f"    * `{row.verb}` ({sides[row.side]}): {stages.get(row.target, 'stays where it is')}"
        for row in rows.values()
    )
    return ("* **Verbs of its own**:", *told)


def _clock(kind: RequestType, clock: ClockRule) -> str:
    begun = [row.verb for row in kind.transitions if _starts(row, clock.code) and not row.arrival_only]
    from_ = f", from `{'`, `'.join(dict.fromkeys(begun))}`" if begun else ""
    return f"    * {clock.title}{from_}: {'; '.join(_limit(one) for one in clock.limits)}"


def _starts(row: Transition, code: str) -> bool:
    return any(tick.clock == code and tick.action.value == "start" for tick in row.ticks)


def _limit(limit: Limit) -> str:
    source = "house target" if limit.origin is Origin.HOUSE else limit.source
    urgency = f" ({limit.urgency})" if limit.urgency else ""
    return f"{limit.length}{urgency}, {source}"
