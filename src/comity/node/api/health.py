"""``/healthz``: the process answers. ``/readyz``: it can work (database, migrations, log)."""
# ruff: noqa: ARG001 - Django hands every view the request

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from comity.node.audit import queries


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the node can work; 503 with what is missing; never a name, count or version."""
    missing = [name for name, holds in (("database", _database), ("log", _log)) if not holds()]
    return JsonResponse(
        {"status": "wait" if missing else "ok", "missing": missing}, status=503 if missing else 200
    )


def _database() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _log() -> bool:
    try:
        return bool(queries.entries(newest=1))
    except DatabaseError:
        return False
