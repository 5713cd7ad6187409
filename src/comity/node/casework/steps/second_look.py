"""A second officer answers for what was read: the record was opened after the text last changed."""

from django.utils.translation import gettext_noop

from comity.node.casework.models import Case, Event
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer
from comity.node.staff.errors import Refused

UNREAD = gettext_noop("Open the record and read it first: nobody approves what they have not read.")


def finished(case: Case, verb: str) -> Event | None:
    """When the text was last handed on as finished, by the verb that does so; None before that."""
    return case.events.filter(verb=verb, ours=True).order_by("at", "pk").last()


def has_read(officer: Officer, case: Case, verb: str) -> bool:
    """Whether the officer opened the record of the case since the text was handed on."""
    done = finished(case, verb)
    return done is not None and staff.looks(case.number).filter(officer=officer, at__gt=done.at).exists()


def insist(officer: Officer, case: Case, verb: str) -> None:
    """Check that the officer read what is to leave.

    Args:
        officer: the second officer.
        case: the case.
        verb: what handed the text on: ``submit`` for a request, ``prepare_answer`` for an answer.

    Raises:
        Refused: the record was not opened since.
    """
    if not has_read(officer, case, verb):
        raise Refused(UNREAD, code="unread")
