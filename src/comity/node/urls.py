"""Addresses of the desk and the API."""

from allauth.account import views as allauth
from allauth.mfa.urls import urlpatterns as second_factors
from django.urls import URLPattern, URLResolver, include, path

from comity.node.api.app import api
from comity.node.api.errors import nowhere
from comity.node.api.health import healthz, readyz
from comity.node.staff.second_factor import whole

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
    path("accounts/login/", allauth.login, name="account_login"),
    path("accounts/logout/", allauth.logout, name="account_logout"),
    path("accounts/reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path("accounts/2fa/", include(whole(second_factors))),
    path("", include("comity.node.desk.urls")),
]
