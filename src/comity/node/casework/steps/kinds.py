"""The request types this node knows: those of ``rules`` and those its own settings add."""

from functools import cache

from django.conf import settings

from comity.node.staff.errors import NotFound
from comity.rules import requests
from comity.rules.errors import UnknownType
from comity.rules.request_type import RequestType


@cache
def registry() -> requests.Registry:
    """Every type this node knows."""
    return requests.registry(extra=settings.COMITY_HOME.extra_request_types)


def kind_of(code: str) -> RequestType:
    """The type with this code.

    Raises:
        NotFound: this node does not know it.
    """
    try:
        return registry().get(code)
    except UnknownType as unknown:
        raise NotFound(unknown.text, unknown.params, code="unknown-type") from unknown
