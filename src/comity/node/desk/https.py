"""A node that is reached over https answers nothing else: no password, no page and no cookie in the clear."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop

from comity.node.desk import errors

OPEN = ("/healthz", "/readyz")
"""What a machine of the same house asks; it names nobody."""
PLAIN = errors.Told(
    gettext_noop("This node answers over https only."),
    gettext_noop(
        "Use its https address. If you did, tell the administrator: node.toml does not name the proxy."
    ),
)


def https_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse what did not come over TLS, when ``node.toml`` says that officers reach the desk so."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.COMITY_HOME.desk.https and not request.is_secure() and request.path not in OPEN:
            return errors.page(PLAIN, 403, request)
        return get_response(request)

    return middleware
