"""The log: its newest checkpoint, its entries without matter, and a check of the whole."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from comity.node.audit import queries as audit
from comity.node.audit.queries import LogEntry
from comity.node.casework.queries import Said, TitledFacet
from comity.node.desk import acts, tables
from comity.node.desk.pages import chosen, officer, page, show
from comity.node.register.queries import Facet, Listing
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


COLUMNS: Mapping[str, Callable[[Row], object]] = {
    "Number": lambda row: row.number,
    "When": lambda row: row.at,
    "What": lambda row: row.kind,
    "Partner": lambda row: row.partner,
    "Leaf": lambda row: row.leaf_hex,
}


@page("audit.read", "log")
def log(request: HttpRequest) -> HttpResponse:
    """The entries, newest first; a POST checks the whole log or takes the table out."""
    if request.method == "POST" and request.POST.get("verb") == "verify":
        return _verify(request)
    found = _found(request)
    if request.method == "POST":
        return tables.csv_file(officer(request), "log", found.rows, COLUMNS)
    filters = {
        "number": request.GET.get("number", ""),
        "reference": request.GET.get("reference", ""),
        "kinds": chosen(request, "kind"),
        "partners": chosen(request, "partner"),
    }
    told = tables.table(request, found, {})
    return show(request, "log", {"list": told, "filters": filters, "checkpoint": audit.head()})


def _verify(request: HttpRequest) -> HttpResponse:
    report = verify(officer(request))
    if report.whole:
        text = gettext("The log is whole: {size} entries and {rows} rows were checked.")
        messages.success(request, text.format(size=report.size, rows=report.rows))
    for fault in report.faults[:10]:
        messages.error(request, gettext(fault.text).format(where=fault.where))
    return redirect("desk:log")


def _found(request: HttpRequest) -> Listing[Row]:
    reference = request.GET.get("reference", "").strip()
    rows = _of_case(reference) if reference else [_row(one, "") for one in audit.entries(newest=NEWEST)]
    number, kinds, partners = (
        request.GET.get("number", "").strip(),
        chosen(request, "kind"),
        chosen(request, "partner"),
    )
    found = [
        row
        for row in rows
        if (not number or str(row.number) == number)
        and (not kinds or row.kind in kinds)
        and (not partners or row.partner in partners)
    ]
    return Listing(tuple(found), len(rows) - len(found), _facets(rows))


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


def _facets(rows: list[Row]) -> dict[str, tuple[Facet, ...]]:
    kinds = Counter(row.kind for row in rows).most_common()
    titled = tuple(TitledFacet(code, count, acts.title(code)) for code, count in kinds)
    partners = Counter(row.partner for row in rows if row.partner).most_common()
    return {"kinds": titled[:12], "partners": tuple(Facet(code, count) for code, count in partners)}
