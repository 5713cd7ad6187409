"""Addresses of the desk and the API."""

from django.urls import URLPattern, URLResolver, include, path

from comity.node.api.app import api
from comity.node.api.health import healthz, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("api/v1/", api.urls),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
]
