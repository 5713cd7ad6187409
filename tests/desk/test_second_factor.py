"""A password alone opens nothing but the set-up of the second factor."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

MIDDLEWARE = "comity.node.desk.second_factor.second_factor"


@login_not_required
def reached(request: HttpRequest) -> HttpResponse:
    return HttpResponse("reached")


urlpatterns = [path("accounts/", include("allauth.urls")), path("", reached), path("language/", reached)]


@pytest.fixture
def asked(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__
    settings.STATIC_ROOT = None
    if MIDDLEWARE not in settings.MIDDLEWARE:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, MIDDLEWARE]


@pytest.fixture
def officer(officers: dict[str, object]) -> object:
    return officers["desk"]


def test_an_officer_without_a_second_factor_is_led_to_its_set_up(
    asked: None, officer: object, client: Client
) -> None:
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/accounts/2fa/totp/activate/"


def test_an_officer_with_a_second_factor_passes(asked: None, officer: object, client: Client) -> None:
    Authenticator.objects.create(user=officer, type=Authenticator.Type.TOTP, data={"secret": "invented"})
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    assert client.get("/").content == b"reached"


def test_the_language_can_be_chosen_before(asked: None, officer: object, client: Client) -> None:
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    assert client.get("/language/").content == b"reached"


def test_nobody_signed_in_is_left_to_the_sign_in(asked: None, db: None, client: Client) -> None:
    assert client.get("/").content == b"reached"
