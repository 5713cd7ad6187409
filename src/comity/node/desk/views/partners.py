"""Partners: the list, and one with agreements, gaps, promises and people."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse

from comity.node.casework import queries as casework
from comity.node.casework.queries import GapRow
from comity.node.desk import tables
from comity.node.desk.pages import now, officer, page, show, today
from comity.node.exchange import queries as exchange
from comity.node.register import queries as register
from comity.node.register.queries import Listing, PartnerPage, PartnerRow


@dataclass(frozen=True)
class Row(PartnerRow):
    """A partner with the cases that are open; two rooms know one half each."""

    open_cases: int


@dataclass(frozen=True)
class Figures:
    """Five facts in a line."""

    in_force: int
    on_the_way: int
    we_asked: int
    they_asked: int
    we_days: int | None
    they_days: int | None
    failed: int
    ours_overdue: int
    theirs_overdue: int


KEYS: tables.Keys[Row] = {
    "partner": lambda row: row.name,
    "force": lambda row: row.in_force,
    "way": lambda row: row.on_the_way,
    "open": lambda row: row.open_cases,
    "meeting": lambda row: row.next_meeting,
}
COLUMNS: Mapping[str, Callable[[Row], object]] = {
    "Partner": lambda row: row.code,
    "Channel": lambda row: row.channel,
    "In force": lambda row: row.in_force,
    "On the way": lambda row: row.on_the_way,
    "Open cases": lambda row: row.open_cases,
    "Next meeting": lambda row: row.next_meeting,
}


@page("register.read", "partners")
def partners(request: HttpRequest) -> HttpResponse:
    """Every partner, with a node or without."""
    counts = casework.open_cases()
    pinned = {one.partner for one in exchange.partner_pins()}
    rows = tuple(
        Row(
            **vars(one)
            | {"has_node": one.has_node or one.code in pinned, "open_cases": counts.get(one.code, 0)}
        )
        for one in register.partners(today())
    )
    if request.method == "POST":
        return tables.csv_file(officer(request), "partners", rows, COLUMNS)
    told = Listing(rows)
    return show(
        request, "partners", {"partners": tables.ordered(request, told.rows, KEYS), "total": len(rows)}
    )


@page("register.read", "partners")
def partner(request: HttpRequest, key: str) -> HttpResponse:
    """One partner."""
    told = register.partner(key, today())
    return show(
        request,
        "partner",
        {
            "partner": told,
            "figures": _figures(told),
            "gaps": _gaps(key),
            "cases": casework.case_count(key),
            "pin": exchange.pin(key),
            "brief_url": "",
        },
    )


def _gaps(key: str) -> tuple[GapRow, ...]:
    return casework.gap_matrix(key, now())


def _figures(told: PartnerPage) -> Figures:
    return Figures(
        in_force=told.in_force,
        on_the_way=told.on_the_way,
        **asdict(casework.figures(told.code, now())),
        ours_overdue=told.owed_ours.overdue,
        theirs_overdue=told.owed_theirs.overdue,
    )
