"""Every address of the desk, answered with its template and an invented context."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import include, path
from django.utils.translation import get_language
from tests.desk.harness import invented

PAGES = {
    "work": ("", "desk/work.html"),
    "search": ("search/", "desk/search.html"),
    "cases": ("cases/", "desk/cases.html"),
    "new": ("cases/new/", "desk/new.html"),
    "draft": ("cases/<str:key>/draft/", "desk/draft.html"),
    "case": ("cases/<str:key>/", "desk/case.html"),
    "look": ("cases/<str:key>/look/", "desk/case.html"),
    "answer": ("cases/<str:key>/answer/", "desk/draft.html"),
    "clarify": ("cases/<str:key>/clarify/", "desk/draft.html"),
    "refuse": ("cases/<str:key>/refuse/", "desk/draft.html"),
    "letter": ("cases/<str:key>/<str:which>.pdf", "desk/case.html"),
    "why": ("why/", "desk/why.html"),
    "notices": ("notices/", "desk/notices.html"),
    "hand_over": ("tasks/hand-over/", "desk/hand_over.html"),
    "read_letter": ("letters/<str:key>/", "desk/letter.html"),
    "task": ("tasks/<str:key>/", "desk/task.html"),
    "hits": ("hits/", "desk/hits.html"),
    "hit": ("hits/<str:key>/", "desk/hit.html"),
    "partners": ("partners/", "desk/partners.html"),
    "partner": ("partners/<str:key>/", "desk/partner.html"),
    "agreements": ("agreements/", "desk/agreements.html"),
    "agreement": ("agreements/<str:key>/", "desk/agreement.html"),
    "packs": ("law/", "desk/packs.html"),
    "propose_pack": ("law/propose/", "desk/propose_pack.html"),
    "pack": ("law/<str:key>/", "desk/pack.html"),
    "meetings": ("meetings/", "desk/meetings.html"),
    "read": ("meetings/read/", "desk/read.html"),
    "review": ("meetings/<str:key>/review/", "desk/review.html"),
    "meeting": ("meetings/<str:key>/", "desk/meeting.html"),
    "commitments": ("commitments/", "desk/commitments.html"),
    "commitment": ("commitments/<str:key>/", "desk/commitment.html"),
    "officers": ("officers/", "desk/officers.html"),
    "officer": ("officers/<str:key>/", "desk/officer.html"),
    "appoint": ("appoint/", "desk/appoint.html"),
    "appointed": ("appointed/", "desk/appointed.html"),
    "account": ("account/", "desk/account.html"),
    "log": ("log/", "desk/log.html"),
    "language": ("language/", "desk/language.html"),
}
ACCOUNT = {
    "account_login": ("accounts/login/", "account/login.html"),
    "account_logout": ("accounts/logout/", "account/logout.html"),
    "mfa_authenticate": ("accounts/2fa/authenticate/", "mfa/authenticate.html"),
    "mfa_activate_totp": ("accounts/2fa/totp/activate/", "mfa/totp/activate_form.html"),
    "mfa_view_recovery_codes": ("accounts/2fa/recovery-codes/", "mfa/recovery_codes/index.html"),
    "mfa_generate_recovery_codes": (
        "accounts/2fa/recovery-codes/generate/",
        "mfa/recovery_codes/generate.html",
    ),
}


def show(request: HttpRequest, name: str, template: str, key: str = "", which: str = "") -> HttpResponse:
    language = get_language() or "en"
    empty = request.GET.get("state") == "empty"
    signed_in = name not in ACCOUNT
    return render(request, template, invented.context(name, language, empty=empty, signed_in=signed_in))


def speak(request: HttpRequest) -> HttpResponse:
    answer = HttpResponseRedirect(request.POST.get("next") or "/")
    answer.set_cookie("comity_language", request.POST.get("language", "en"))
    return answer


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/error.html", invented.ERROR, status=500)


def refused(request: HttpRequest, key: str = "", which: str = "") -> HttpResponse:
    return render(request, "desk/refusal.html", invented.REFUSAL, status=403)


desk = [
    path(route, show, {"name": name, "template": page}, name=name) for name, (route, page) in PAGES.items()
]
desk += [
    path("speak/", speak, name="speak"),
    path("cases/<str:key>/check/<str:which>/", refused, name="check"),
]
urlpatterns = [
    path("", include((desk, "desk"))),
    path("broken/", broken),
    path("refused/", refused),
    *[
        path(route, show, {"name": name, "template": page}, name=name)
        for name, (route, page) in ACCOUNT.items()
    ],
]
