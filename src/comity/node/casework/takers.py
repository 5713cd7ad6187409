"""The letter kinds this room takes; the clerk hands them over as they arrive."""

from collections.abc import Callable, Mapping

from comity.node.casework import triage
from comity.node.exchange.queries import Letter
from comity.node.staff.act import Officer

TAKES: Mapping[str, Callable[[Officer, Letter], None]] = {
    "request": triage.take_request,
    **dict.fromkeys(
        (
            "answer",
            "partial",
            "clarification.ask",
            "clarification.give",
            "refusal",
            "acknowledgement",
            "clock",
            "recall",
        ),
        triage.take_move,
    ),
    **dict.fromkeys(("spontaneous", "hitquery", "hitreply"), triage.file_for_a_person),
}
