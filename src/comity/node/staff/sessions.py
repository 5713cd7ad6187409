"""The sessions of the desk: who is signed in now, and how they end."""

from datetime import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from comity.node.staff.models import Officer


def signed_in(now: datetime) -> set[str]:
    """Primary keys, as text, of the officers who are signed in at the desk.

    Args:
        now: the instant.
    """
    return {_of(one) for one in Session.objects.filter(expire_date__gt=now)}


def end(officer: Officer) -> int:
    """End every session of an officer; returns how many."""
    theirs = [one.pk for one in Session.objects.all() if _of(one) == str(officer.pk)]
    Session.objects.filter(pk__in=theirs).delete()
    return len(theirs)


def _of(session: Session) -> str:
    return str(session.get_decoded().get(SESSION_KEY))
