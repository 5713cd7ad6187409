"""The log: its newest checkpoint, its entries without matter, and a check of the whole."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from comity.node.audit import queries as audit
from comity.node.audit.checks.uncovered import UNCOVERED
from comity.node.audit.queries import LogEntry
from comity.node.casework.queries import Said
from comity.node.desk import acts, lists, permits
from comity.node.desk.lists import Column, Filter, Shape
from comity.node.desk.moves import PlainMove
from comity.node.desk.pages import officer, page
from comity.node.staff.verify import verify

NEWEST = 5000
"""Entries looked through for filters; the whole log is taken out with ``comity log export``."""


@dataclass(frozen=True)
class Row:
    """One entry: its frame names no person."""

    number: int | None
    at: datetime
    kind: str
    title: Said
    refused: bool
    partner: str
    case_reference: str
    leaf_hex: str
    officer_name: str = ""
    shredded: bool = False


LOG: Shape[Row] = Shape(
    name="log",
    keys={
        "number": lambda row: row.number,
        "at": lambda row: row.at,
        "what": lambda row: row.title,
        "who": lambda row: row.officer_name,
        "leaf": lambda row: row.leaf_hex,
    },
    columns=(
        Column(Said("Number"), lambda row: row.number),
        Column(Said("When"), lambda row: row.at),
        Column(Said("What"), lambda row: row.kind),
        Column(Said("Refused"), lambda row: int(row.refused)),
        Column(Said("Partner"), lambda row: row.partner),
        Column(Said("Case"), lambda row: row.case_reference),
        Column(Said("Leaf"), lambda row: row.leaf_hex),
    ),
    filters=(
        Filter("kind", Said("Kind"), lambda row: lists.said(row.kind, row.title)),
        Filter("partner", Said("Partner"), lambda row: lists.country(row.partner)),
        Filter(
            "only", Said("Only"), lambda row: lists.said("refused", Said("refused")) if row.refused else ()
        ),
    ),
    exact={"number": lambda row: str(row.number)},
)


@page("audit.read", "log")
def log(request: HttpRequest) -> HttpResponse:
    """The entries, newest first; a POST checks the whole log or takes the table out."""
    if request.method == "POST" and request.POST.get("verb") == "verify":
        return _verify(request)
    reference = request.GET.get("reference", "").strip()
    rows = _of_case(reference) if reference else [_row(one, "") for one in audit.entries(newest=NEWEST)]
    more = {
        "number": request.GET.get("number", ""),
        "reference": reference,
        "checkpoint": audit.head(),
        "verifying": _verifying(request),
        "uncovered": [(table, Said(why)) for table, why in UNCOVERED.items()],
    }
    return lists.page(request, LOG, rows, more)


def _verifying(request: HttpRequest) -> PlainMove:
    """The button that checks the whole log; who may not is told so."""
    why = permits.why_not(officer(request).roles, "audit.verify")
    return PlainMove("verify", Said("Check the whole log"), why)


def _verify(request: HttpRequest) -> HttpResponse:
    report = verify(officer(request))
    if report.whole:
        text = gettext(
            "The log is whole: {size} entries and {rows} rows were checked. The check itself is the next entry."
        )
        messages.success(request, text.format(size=report.size, rows=report.rows))
    for fault in report.faults[:10]:
        messages.error(request, gettext(fault.text).format(where=fault.where))
    return redirect("desk:log")


def _of_case(reference: str) -> list[Row]:
    told = list(audit.matters(reference))
    return [_row(entry, reference, str(matter.get("officer", ""))) for entry, matter in reversed(told)]


def _row(entry: LogEntry, reference: str, who: str = "") -> Row:
    frame = entry.frame
    refused = entry.kind == "refused"
    kind = str(frame.get("act", "")) if refused else entry.kind
    return Row(
        number=entry.seq,
        at=entry.at,
        kind=kind,
        title=acts.title(kind),
        refused=refused,
        partner=str(frame.get("partner") or ""),
        case_reference=reference,
        leaf_hex=entry.leaf_hash.hex(),
        officer_name=who,
    )
