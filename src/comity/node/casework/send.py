"""Send a request: law asked once more, second officer checked, the letter put into the outbox."""

from comity.node.casework.models import Case
from comity.node.casework.steps import compose, find, judge, move, sending
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import OwnWork, Refused
from comity.rules.lifecycle import Move
from comity.rules.request_type import Part


def send(officer: Officer, number: str) -> Case:
    """Send it; from here on it goes by itself, however long the partner is away.

    Raises:
        BadInput: the form is not complete.
        Refused: a second officer has yet to approve, no instrument serves, or a safeguard stands in the way.
    """
    with act(officer, "casework.send", about=number) as opened:
        case = find.locked(number)
        ready = sending.judged(opened, case, "send")
        _second_officer(case, ready.move)
        move.apply(opened, case, ready.kind, ready.move)
        compose.post(opened, case, ready.move, _content(ready))
    return case


def _second_officer(case: Case, lawful: Move) -> None:
    if not sending.needs_second(case, lawful):
        return
    if case.approved_by is None:
        raise Refused(
            "A second officer must approve {number} before it leaves.",
            {"number": case.number},
            code="four-eyes",
        )
    if case.approved_by == case.drafted_by:
        raise OwnWork("You drafted this. Another officer must approve it.")


def _content(ready: sending.Ready) -> compose.Content:
    best = ready.judged.basis.best
    asks = ready.forms[Part.ASKS]
    return compose.Content(
        fields=asks,
        legal_basis={
            "instrument": best.instrument,
            "article": best.article,
            "pack": best.pack,
            "verified": best.verified,
        },
        purpose=judge.told(ready.kind, Part.ASKS, asks, "purpose_stated"),
    )
