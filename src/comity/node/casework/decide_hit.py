"""A person says whether a possible hit is the same person."""

from comity.node.audit import keys
from comity.node.casework.models import HitRow
from comity.node.casework.steps import find, hits, timeline
from comity.node.staff import steps as staff
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import Changed, NotFound
from comity.node.staff.typed import words


def decide_hit(officer: Officer, hit: int, *, same: bool, note: str) -> HitRow:
    """Confirm or dismiss; the note is required and stays with the case.

    Raises:
        BadInput: no note was given.
        NotFound: there is no such hit.
        Changed: a colleague decided it first.
    """
    said = words(note, "note", missing="Write one sentence: what made you decide?")
    number = hits.case_of(hit)
    with act(officer, "casework.decide_hit", about=number) as opened:
        case = find.locked(number)
        row = HitRow.objects.filter(pk=hit).first()
        if row is None:
            raise NotFound("There is no such hit.")
        if row.state != HitRow.State.POSSIBLE:
            raise Changed("A colleague decided this already.")
        row.state = HitRow.State.CONFIRMED if same else HitRow.State.DISMISSED
        row.note = keys.protect(number, said.encode())
        row.decided_by, row.decided = officer, opened.at
        row.save()
        timeline.tell(opened, case, "confirm_hit" if same else "dismiss_hit")
        if not hits.undecided(case):
            staff.close_tasks(opened, number, "review-hits")
        opened.frame(partner=case.partner, type=case.type_code, decision=row.state, level=row.level)
    return row
