"""Why this session looks at the people of a case. Each page that shows them logs a look of its own."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from comity.node.desk.pages import officer
from comity.node.staff.look import Look, look

KEY = "looks"


@dataclass(frozen=True)
class Seen:
    """A look as the page tells it: why, when, and the how-manieth of this case."""

    purpose: str
    at: datetime
    number: int


def remember(request: HttpRequest, case: str, purpose: str) -> None:
    """Keep the purpose for the length of the session."""
    request.session[KEY] = {**request.session.get(KEY, {}), case: purpose}


def token(request: HttpRequest, case: str) -> Look | None:
    """A new look under the purpose given before; nothing where none was given.

    Raises:
        NotAllowed: the officer's roles do not include looking at persons.
    """
    purpose = request.session.get(KEY, {}).get(case, "")
    return look(officer(request), purpose, case) if purpose else None
