"""``/healthz``: the process answers. ``/readyz``: it can work (keys, identity, tables, log, settings, disk)."""
# ruff: noqa: ARG001 - Django hands every view the request

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse

from comity.node.fit.look import lacking


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the node can work; 503 with what is missing; never the name of a person, a count or a version."""
    missing = [one.name for one in lacking()]
    return JsonResponse(
        {"status": "wait" if missing else "ok", "missing": missing}, status=503 if missing else 200
    )
