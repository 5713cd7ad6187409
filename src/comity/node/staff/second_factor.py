"""Second factors are kept by the sign-in library; the log covers them all the same.

Whoever could change one behind the log's back could sign in as that officer with the password alone.
"""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.db import models, transaction
from django.urls import URLPattern, URLResolver

from comity.node.audit import watching


def watch() -> None:
    """Have every second factor set up, used up or taken off leave an entry in the log."""
    watching.watch(Authenticator, "staff.second_factor", _matter, machinery={"last_used_at"})


def _matter(row: models.Model) -> dict[str, object]:
    """Whose, and which: a code, or the recovery codes."""
    assert isinstance(row, Authenticator)  # noqa: S101  (the only table watched here)
    return {"officer": row.user.username, "factor": str(row.type)}


def whole(patterns: Iterable[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The library's pages, each in one transaction: a second factor and its entry are kept together or not."""
    made = list(patterns)
    for one in made:
        if isinstance(one, URLResolver):
            whole(one.url_patterns)
        else:
            one.callback = transaction.atomic(one.callback)
    return made
