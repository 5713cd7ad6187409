"""What the frame around every page shows."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from comity.node.audit import queries as audit
from comity.node.casework import queries as casework
from comity.node.desk.pages import now
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer
from comity.rules import roles


@dataclass(frozen=True)
class Frame:
    """The node's name, its help line, and how much waits for the officer."""

    country: str
    node_name: str
    demonstration: bool
    help_line: str
    session_minutes: int
    work: int = 0
    hits: int = 0
    notices: int = 0
    checkpoint: audit.Head | None = None
    officers: bool = False


def frame(request: HttpRequest) -> dict[str, object]:
    """The context processor: the frame, the officer, the instant, the entry of the navigation."""
    who = getattr(request, "user", None)
    signed_in = who if isinstance(who, Officer) and who.is_authenticated else None
    return {
        "frame": _frame(signed_in),
        "officer": signed_in,
        "now": now(),
        "section": getattr(request, "section", ""),
    }


def _frame(who: Officer | None) -> Frame:
    home = settings.COMITY_HOME
    minutes = settings.SESSION_COOKIE_AGE // 60
    plain = Frame(
        home.country,
        _without_country(home.name),
        staff.is_demonstration(),
        str(staff.setting("help_line", "")),
        minutes,
    )
    if who is None:
        return plain
    return Frame(
        **vars(plain)
        | {
            "work": casework.work_count(who),
            "hits": casework.hit_count(),
            "notices": staff.unread_count(who),
            "checkpoint": audit.head(),
            "officers": roles.may(who.roles, "staff.read_officers"),
        }
    )


def _without_country(name: str) -> str:
    """The node's name; its country stands before it already."""
    return name.rpartition("·")[2].strip()
