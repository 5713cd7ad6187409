"""The partner's signed receipt came: our copy of the case says 'received', as theirs does."""

from comity.node.casework.models import Case
from comity.node.casework.steps import find, move
from comity.node.casework.steps.kinds import kind_of
from comity.node.exchange import queries as exchange
from comity.node.staff.act import Officer, act
from comity.rules.lifecycle import Side

RECEIPTED = ("registry-receipted", "business-acknowledged")


def receipts(officer: Officer) -> int:
    """Mirror every receipt that came for a request of ours; returns how many."""
    waiting = [
        case.number
        for case in Case.objects.filter(side=Side.REQUESTER.value, stage="sent")
        if any(
            letter.state in RECEIPTED for letter in exchange.letters(case.number) if letter.kind == "request"
        )
    ]
    for number in waiting:
        with act(officer, "casework.receipt", about=number) as opened:
            case = find.locked(number)
            kind = kind_of(case.type_code)
            move.apply(opened, case, kind, move.theirs(case, kind, "receive"), ours=False)
    return len(waiting)
