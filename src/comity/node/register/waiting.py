"""Communiqués that wait for a person: found and locked for the verbs that decide on them."""

from comity.node.register.models import Communique
from comity.node.staff.act import Act
from comity.node.staff.errors import NotFound, Refused


def open_communique(opened: Act, reference: str) -> Communique:
    """A communiqué that waits, its row locked in the open act.

    Raises:
        NotFound: there is none.
        Refused: it was dealt with already.
    """
    row = Communique.objects.select_for_update(of=("self",)).filter(reference=reference).first()
    if row is None:
        raise NotFound("There is no communiqué {reference}.", {"reference": reference})
    must_be_open(row)
    say_about(opened, reference)
    return row


def must_be_open(row: Communique) -> None:
    """Refuse to touch what was dealt with.

    Raises:
        Refused: it is in the register or was set aside.
    """
    if row.state == Communique.State.REGISTERED:
        raise Refused("{reference} is in the register already.", {"reference": row.reference})
    if row.state == Communique.State.SET_ASIDE:
        raise Refused("{reference} was set aside.", {"reference": row.reference})


def say_about(opened: Act, reference: str) -> None:
    """Say what the act is about, once that is known; its key stays the node's own."""
    opened.about = reference
    opened.note(about=reference)
