"""Pages of the frame: the language."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from comity.node.desk.pages import show

YEAR = 365 * 24 * 3600


@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Every language the desk speaks."""
    return show(request, "language", {})


@login_not_required
@require_POST
def speak(request: HttpRequest) -> HttpResponse:
    """Change the language of this browser; it is no act and names nobody."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    answer = HttpResponseRedirect(wanted if safe else "/")
    if (code := request.POST.get("language", "")) in dict(settings.LANGUAGES):
        secure = request.is_secure()
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, code, max_age=YEAR, httponly=True, samesite="Strict", secure=secure
        )
    return answer
