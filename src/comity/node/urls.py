"""Addresses of the desk and the API."""

from django.urls import URLPattern, URLResolver, include, path

from comity.node.api.app import api
from comity.node.api.errors import nowhere
from comity.node.api.health import healthz, readyz

api_patterns, api_name, api_space = api.urls
for pattern in api_patterns:
    pattern.callback.login_required = False  # type: ignore[union-attr]  # the API signs in by its own token

handler400 = "comity.node.desk.errors.bad_request"
handler403 = "comity.node.desk.errors.forbidden"
handler404 = "comity.node.desk.errors.not_found"
handler500 = "comity.node.desk.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("api/v1/", (api_patterns, api_name, api_space)),
    path("api/<path:rest>", nowhere),
    path("accounts/", include("allauth.urls")),
    path("", include("comity.node.desk.urls")),
]
