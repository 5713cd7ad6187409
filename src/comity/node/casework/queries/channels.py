"""How the letters of a case travel: as they did, or, before the first has left, as they would today."""

from comity.node.casework.models import Case
from comity.node.casework.queries import words
from comity.node.casework.queries.shapes import Said
from comity.node.exchange import queries as exchange
from comity.rules import courses

NOT_YET = (courses.DRAFT, courses.READY)
"""Stages in which no letter of ours has left."""


def of_case(case: Case) -> str:
    """The code of the channel."""
    return exchange.way(case.partner) if case.stage in NOT_YET else case.channel


def said(case: Case, way: str) -> Said:
    """The channel in words; a request that will leave without a seal says so.

    Args:
        case: the case.
        way: the code of its channel.
    """
    unsealed = case.stage in NOT_YET and way not in words.SEALED
    return words.UNSEALED if unsealed else words.channel(way)
