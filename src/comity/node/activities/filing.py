"""A letter about a commitment is given to a person, who reads it beside the register."""

from comity.node.exchange import inbox
from comity.node.exchange.queries import Letter
from comity.node.staff import steps as staff
from comity.node.staff.act import Officer, act

TEXTS = {
    "commitment": "{partner} sent the words of a commitment. Read them",
    "countersign": "{partner} countersigned a commitment. Read it",
}


def file(officer: Officer, letter: Letter) -> None:
    """Take the letter and make it a task of the international-cooperation officers."""
    with act(officer, "activities.file", about=letter.mid) as opened:
        inbox.taken(opened, letter)
        staff.add_task(
            opened,
            staff.ToDo(
                kind="read",
                text=TEXTS[letter.kind],
                params={"partner": letter.partner},
                about=letter.mid,
                partner=letter.partner,
                link=f"/letters/{letter.mid}/",
                role="cooperation",
            ),
        )
        opened.frame(partner=letter.partner, letter=letter.kind)
