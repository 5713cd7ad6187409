"""The letters of a case in one line each: which way, where they stand, whether they can be printed."""

from comity.node.casework.models import Case
from comity.node.casework.queries.page_shapes import LetterRow
from comity.node.casework.queries.shapes import Said, State
from comity.node.casework.steps.kinds import kind_of
from comity.node.exchange import queries as exchange

LETTERS = {
    "request": Said("Request"),
    "answer": Said("Answer"),
    "partial": Said("Answer in part"),
    "clarification.ask": Said("Question"),
    "clarification.give": Said("Answer to a question"),
    "refusal": Said("Refusal"),
    "acknowledgement": Said("Acknowledgement"),
    "recall": Said("Recall"),
}
LETTER_STATES = {
    "drafted": State(Said("Waiting to leave"), "none"),
    "sealed": State(Said("Sealed"), "none"),
    "sent": State(Said("Sent"), "open"),
    "transport-receipted": State(Said("Arrived there"), "open"),
    "registry-receipted": State(Said("Received there, receipt signed"), "go"),
    "business-acknowledged": State(Said("Received there, receipt signed"), "go"),
    "rejected": State(Said("Not taken there"), "stop"),
    "expired": State(Said("Expired"), "stop"),
    "dead-letter": State(Said("Could not be delivered"), "stop"),
    "voided": State(Said("Withdrawn"), "none"),
    "arrived": State(Said("Arrived"), "open"),
    "taken": State(Said("Read into the case"), "go"),
    "held": State(Said("Waits for a person"), "wait"),
}


def letter_title(kind: str) -> Said:
    """What a letter of this kind is called; one of another room keeps its code."""
    return LETTERS.get(kind, Said(kind))


def rows(row: Case) -> tuple[LetterRow, ...]:
    """Every letter of a case, oldest first; receipts show in the state of what they receipt."""
    declared = kind_of(row.type_code).letters
    return tuple(
        LetterRow(
            mid=one.mid,
            title=LETTERS[one.kind],
            out=one.direction == exchange.Direction.OUT,
            state=LETTER_STATES.get(one.state, State(Said(one.state))),
            at=one.at,
            prints=one.kind if one.kind in declared else "",
        )
        for one in exchange.letters(row.number)
        if one.kind in LETTERS
    )
