"""The WSGI application of the desk and the API, and whom it believes about who asks.

A proxy in front speaks TLS and says, in ``X-Forwarded-For`` and ``X-Forwarded-Proto``, whom it speaks for. Anybody
can write these lines, so they are read only when they come from an address that ``node.toml`` names.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from comity.node.home import Network

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]
SPOKEN_FOR = ("HTTP_X_FORWARDED_", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
"""How the lines begin in which somebody says for whom it asks; none of them reaches the rooms."""


class BehindProxy:
    """Takes address and scheme from a proxy that is trusted, and strips what everybody else says of them.

    Args:
        inner: the application.
        proxies: addresses and networks of the proxies.
    """

    def __init__(self, inner: Application, proxies: Sequence[Network]) -> None:
        self._inner = inner
        self._proxies = tuple(proxies)

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401  (PEP 3333)
        """Answer a request."""
        said = {name: environ.pop(name) for name in list(environ) if name.startswith(SPOKEN_FOR)}
        if self._trusts(_address(environ.get("REMOTE_ADDR", ""))):
            secure = said.get("HTTP_X_FORWARDED_PROTO", "").strip().lower() == "https"
            environ["wsgi.url_scheme"] = "https" if secure else "http"
            environ["REMOTE_ADDR"] = (
                self._asks(said.get("HTTP_X_FORWARDED_FOR", "")) or environ["REMOTE_ADDR"]
            )
        return self._inner(environ, start_response)

    def _asks(self, chain: str) -> str:
        """Who asks: each proxy adds whom it heard at the end, so the last one that is no proxy of ours counts."""
        for part in reversed(chain.split(",")):
            heard = _address(part)
            if heard is None:
                return ""
            if not self._trusts(heard):
                return str(heard)
        return ""

    def _trusts(self, address: IPv4Address | IPv6Address | None) -> bool:
        return address is not None and any(address in network for network in self._proxies)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """An address; IPv4 written as IPv6 is IPv4; nothing where it is none."""
    try:
        found = ip_address(text.strip())
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.node.settings")

application = BehindProxy(get_wsgi_application(), settings.COMITY_HOME.desk.proxies)
