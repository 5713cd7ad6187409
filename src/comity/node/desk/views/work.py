"""The work list: what must I do now; and the hits that wait."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext

from comity.node.casework import queries as casework
from comity.node.casework.queries import HitWaiting, Said, WorkFilters, WorkList, WorkRow
from comity.node.desk import clocks, dates, lists, tables
from comity.node.desk.lists import Column, Filter, Shape
from comity.node.desk.pages import chosen, now, officer, page, refusal_of, show
from comity.node.exchange import queries as exchange
from comity.node.staff import queries as staff
from comity.node.staff.close_task import close_task
from comity.node.staff.errors import BadInput
from comity.node.staff.read_notices import read_notices

WORK: tables.Keys[WorkRow] = {
    "clock": lambda row: row.clock.due,
    "verb": lambda row: row.verb,
    "partner": lambda row: dates.country(row.partner.country) if row.partner else "",
    "state": lambda row: row.state.text,
}
HITS: Shape[HitWaiting] = Shape(
    name="hits",
    keys={
        "clock": lambda row: row.clock.due if row.clock else None,
        "case": lambda row: row.reference,
        "count": lambda row: row.count,
        "partner": lambda row: dates.country(row.partner.country),
    },
    columns=(
        Column(Said("Clock"), lambda row: row.clock.due if row.clock else None),
        Column(Said("Case"), lambda row: row.reference),
        Column(Said("Possible hits"), lambda row: row.count),
        Column(Said("Type"), lambda row: row.type_title),
        Column(Said("Asked by"), lambda row: row.partner.code),
    ),
    filters=(
        Filter("partner", Said("Asked by"), lambda row: lists.country(row.partner.country)),
        Filter("type", Said("Type"), lambda row: lists.said(row.type_title.text, row.type_title)),
    ),
)
SHOWS = ("mine", "unit", "node")


@page("staff.read_notices", "work")
def work(request: HttpRequest) -> HttpResponse:
    """The work list by lateness."""
    filters = _filters(request)
    told = casework.work_list(
        officer(request), filters, now(), lambda rows: tables.ordered(request, rows, WORK)
    )
    if request.method == "POST":
        return _hand_over(request) if request.POST.get("verb") == "hand_over" else _csv(request, told)
    name = "parts/work_rows" if request.headers.get("HX-Request") else "work"
    return show(request, name, {"work": told, "filters": filters, "now": told.now})


@page("casework.read", "hits")
def hits(request: HttpRequest) -> HttpResponse:
    """Cases whose hits wait for a person; nobody is named."""
    return lists.page(request, HITS, casework.waiting(now()))


@page("staff.read_notices", "work")
def notices(request: HttpRequest) -> HttpResponse:
    """What the officer was told; reading them is logged when they are marked as read."""
    if request.method == "POST":
        read_notices(officer(request))
        return redirect("desk:notices")
    return show(request, "notices", {"notices": staff.unread(officer(request))})


@page("staff.close_task", "work")
def task(request: HttpRequest, key: int) -> HttpResponse:
    """A task that has no page of its own; a POST closes it with a reason."""
    told = staff.task(key)
    letters = [
        {"number": one.number or one.mid, "kind": casework.letter_title(one.kind), "at": one.at}
        for one in (exchange.letters(told.about) if told.about else ())
    ]
    context: dict[str, object] = {"task": told, "letters": letters, "leads": _leads(told.link)}
    if request.method != "POST":
        return show(request, "task", context)
    note = request.POST.get("note", "")
    try:
        close_task(officer(request), key, reason=note)
    except BadInput as wrong:
        return show(request, "task", {**context, "note": note, **refusal_of(wrong)}, wrong.status)
    return redirect("desk:work")


def _leads(link: str) -> str:
    """Where a task is done, when the desk has that page."""
    try:
        resolve(link)
    except Resolver404:
        return ""
    return link


def _filters(request: HttpRequest) -> WorkFilters:
    wanted = request.GET.get("show", "mine")
    return WorkFilters(
        show=wanted if wanted in SHOWS else "mine",
        partners=chosen(request, "partner"),
        verbs=chosen(request, "verb"),
        only=chosen(request, "only"),
        all_of=request.GET.get("all", ""),
    )


def _hand_over(request: HttpRequest) -> HttpResponse:
    """Lead to the page where the chosen tasks are handed over; rows that are no tasks stay where they are."""
    tasks = [one for one in request.POST.getlist("row") if one.isdigit()]
    if not tasks:
        messages.error(request, gettext("None of the chosen rows is a task that can be handed over."))
        return redirect("desk:work")
    return redirect(f"{reverse('desk:hand_over')}?{urlencode({'task': tasks}, doseq=True)}")


def _csv(request: HttpRequest, told: WorkList) -> HttpResponse:
    wanted = set(request.POST.getlist("row"))
    rows = [row for row in told.rows if not wanted or row.id in wanted]
    return tables.csv_file(
        officer(request),
        "work",
        rows,
        {
            "Clock": lambda row: clocks.chip(row.clock, told.now).words,
            "Source": lambda row: row.clock.source,
            "Reference": lambda row: row.reference,
            "What to do": lambda row: row.verb,
            "Type": lambda row: row.type_title,
            "Partner": lambda row: row.partner.code if row.partner else "",
            "State": lambda row: row.state.text,
        },
    )
