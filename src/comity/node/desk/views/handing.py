"""Hand tasks over to a colleague who holds their role."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from comity.node.casework.queries import Said
from comity.node.desk import account_forms as fields
from comity.node.desk.forms import Option
from comity.node.desk.pages import officer, page, refusal_of, show
from comity.node.staff import queries as staff
from comity.node.staff.errors import BadInput, ComityError, NotFound
from comity.node.staff.hand_over import hand_over as give


@page("staff.hand_over", "work")
def hand_over(request: HttpRequest) -> HttpResponse:
    """Choose the colleague; a POST hands each task over, one act each."""
    said = request.POST if request.method == "POST" else request.GET
    tasks = [staff.task(int(one)) for one in said.getlist("task") if one.isdigit()]
    if not tasks:
        raise NotFound("That task is not open any more.")
    to = request.POST.get("to", "")
    if request.method != "POST":
        return _shown(request, tasks, "", None)
    try:
        if not to:
            raise BadInput("Choose a colleague.", fields={"to": ("Choose a colleague.", {})})
        for one in tasks:
            give(officer(request), one.pk, to)
    except ComityError as refusal:
        return _shown(request, [one for one in tasks if _waits(one, to)], to, refusal)
    told = ngettext("{n} task is handed over.", "{n} tasks are handed over.", len(tasks))
    messages.success(request, told.format(n=len(tasks)))
    return redirect("desk:work")


def _waits(task: staff.Task, to: str) -> bool:
    """Whether a task was not handed over yet when a later one was refused."""
    task.refresh_from_db()
    return task.officer is None or task.officer.username != to


def _shown(
    request: HttpRequest, tasks: list[staff.Task], to: str, refusal: ComityError | None
) -> HttpResponse:
    free = [one for one in staff.takers(tasks[0]) if one.pk != officer(request).pk]
    for other in tasks[1:]:
        takers = staff.takers(other)
        free = [one for one in free if one in takers]
    options = tuple(Option(one.username, Said(str(one))) for one in free)
    form = fields.AccountForm((fields.colleague(options, to, fields.wrong_in(refusal)),))
    told = {"tasks": tasks, "form": form, "free": free, **(refusal_of(refusal) if refusal else {})}
    return show(request, "hand_over", told, refusal.status if refusal else 200)
