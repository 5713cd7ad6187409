"""Hand a task over to a colleague who holds the role it is for."""

from comity.node.staff import accounts, queries, steps
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import Refused
from comity.node.staff.models import Task


def hand_over(officer: Officer, task: int, to: str) -> Task:
    """Hand it over; the colleague is told.

    Args:
        officer: whose task it is, or who holds the role it waits for.
        task: its number.
        to: sign-in name of the colleague.

    Raises:
        NotFound: there is no such open task, or no such colleague.
        NotAllowed: it is somebody else's.
        Refused: the colleague has it already, or does not hold the role.
    """
    about = steps.about_of(task)
    with act(officer, "staff.hand_over", about=about, label=about or "node", to=to) as opened:
        row = steps.own_task(opened, task)
        colleague = accounts.row(to)
        if colleague == row.officer:
            raise Refused("{name} has this task already.", {"name": colleague}, code="has-it")
        if colleague not in queries.takers(row):
            raise Refused(
                "{name} does not hold the role this task is for.", {"name": colleague}, code="wrong-role"
            )
        row.officer = colleague
        row.save()
        steps.tell(opened, colleague, "A colleague handed a task over to you; it is on the work list.")
        opened.frame(task=row.kind)
    return row
