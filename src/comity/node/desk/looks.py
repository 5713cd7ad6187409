"""Why this session looks at the people of a case. Each page that shows them logs a look of its own."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from comity.node.casework.queries import Said
from comity.node.desk.pages import officer
from comity.node.staff import queries as staff
from comity.node.staff.look import Look, look

KEY = "looks"


@dataclass(frozen=True)
class Seen:
    """A look as the page tells it: why, when, and the how-manieth of this case."""

    purpose: Said
    at: datetime
    number: int


@dataclass(frozen=True)
class Offered:
    """A purpose that may be chosen."""

    code: str
    text: Said


def offered() -> tuple[Offered, ...]:
    """The purposes the desk offers."""
    return tuple(Offered(one.code, Said(one.text)) for one in staff.PURPOSES)


def seen(token: Look, at: datetime) -> Seen:
    """A look as its page tells it."""
    return Seen(Said(token.purpose), at, token.number)


def remember(request: HttpRequest, case: str, purpose: str) -> None:
    """Keep the purpose for the length of the session."""
    request.session[KEY] = {**request.session.get(KEY, {}), case: purpose}


def purpose(request: HttpRequest, case: str) -> str:
    """The purpose given before for this case, or nothing."""
    return str(request.session.get(KEY, {}).get(case, ""))


def token(request: HttpRequest, case: str) -> Look | None:
    """A new look under the purpose given before; nothing where none was given.

    Raises:
        NotAllowed: the officer's roles do not include looking at persons.
    """
    said = purpose(request, case)
    return look(officer(request), said, case) if said else None
