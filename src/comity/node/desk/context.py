"""What the frame around every page shows."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from comity.node.audit import queries as audit
from comity.node.casework import queries as casework
from comity.node.desk import permits
from comity.node.desk.pages import now
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer


@dataclass(frozen=True)
class Frame:
    """The node's name, its help line, and how much waits for the officer.

    Attributes:
        sections: entries of the navigation that lead somewhere for this officer.
    """

    country: str
    node_name: str
    demonstration: bool
    help_line: str
    session_minutes: int
    work: int = 0
    hits: int = 0
    notices: int = 0
    checkpoint: audit.Head | None = None
    sections: frozenset[str] = frozenset()


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
    open_to = permits.sections(who.roles)
    return Frame(
        **vars(plain)
        | {
            "work": casework.work_count(who),
            "hits": casework.hit_count() if "hits" in open_to else 0,
            "notices": staff.unread_count(who),
            "checkpoint": audit.head(),
            "sections": open_to,
        }
    )


def _without_country(name: str) -> str:
    """The node's name; its country stands before it already."""
    return name.rpartition("·")[2].strip()
