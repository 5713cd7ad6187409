"""By when a person reads what arrived: no text sets a clock for that, so the house's own target stands."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_noop

from comity.node.casework.models import Case
from comity.node.staff.act import Act
from comity.rules import deadlines
from comity.rules.calendars import calendar
from comity.rules.deadlines import Begun
from comity.rules.spans import Length, Unit

ORDINARY = Length(1, Unit.WORKING_DAYS)
URGENT = Length(4, Unit.HOURS)
SOURCES = {
    ORDINARY: gettext_noop("house target, 1 working day"),
    URGENT: gettext_noop("house target, 4 hours"),
}


def target(act: Act, case: Case) -> tuple[datetime, str]:
    """By when what arrived in a case is read, and which target says so.

    Args:
        act: the act that takes the letter.
        case: the case; an urgent one is read within hours.
    """
    length = URGENT if case.urgency.startswith("urgent") else ORDINARY
    begun = Begun(act.at, calendar(settings.COMITY_HOME.country), case.urgency)
    return deadlines.due(length, begun), SOURCES[length]
