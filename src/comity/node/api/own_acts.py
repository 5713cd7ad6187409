"""Which act an address asks for by itself, so that a refusal names it and not the reading before it."""

import re
from collections.abc import Mapping

from django.http import HttpRequest

from comity.rules import roles

OWN: Mapping[str, str] = {
    r"POST cases/[^/]+/verbs/(?P<verb>[a-z-]+)": "casework.{verb}",
    r"POST cases/[^/]+/hits/[^/]+/decision": "casework.decide_hit",
    r"POST cases|PUT cases/[^/]+|POST cases/[^/]+/follow-ups": "casework.draft",
    r"POST law/packs": "law.adopt",
    r"POST law/packs/[^/]+/(?P<verb>approve|reject)": "law.{verb}",
    r"POST log/verify": "audit.verify",
    r"POST officers": "staff.appoint",
    r"PUT officers/[^/]+/roles": "staff.change_roles",
    r"POST officers/[^/]+/close": "staff.close_account",
    r"POST officers/[^/]+/confirm": "staff.confirm_account",
    r"POST officers/[^/]+/first-password": "staff.issue_password",
    r"POST officers/[^/]+/reset-second-factor": "staff.reset_second_factor",
}
"""Act by method and address under /api/v1/; the words of an address stand in an act with a line below."""


def own_act(request: HttpRequest) -> str:
    """The act that a request asks for; empty for one that only reads, or that no act is known for."""
    asked = f"{request.method} {request.path.partition('/api/v1/')[2]}"
    for pattern, act in OWN.items():
        if found := re.fullmatch(pattern, asked):
            words = {name: word.replace("-", "_") for name, word in found.groupdict().items()}
            named = act.format_map(words)
            return named if named in roles.ACTS else ""
    return ""
