"""Partners: the list, and one with agreements, gaps, promises and people."""

from dataclasses import asdict, dataclass

from django.http import HttpRequest, HttpResponse

from comity.node.casework import queries as casework
from comity.node.casework.queries import GapRow, Said
from comity.node.desk import dates, lists
from comity.node.desk.lists import Column, Filter, Shape
from comity.node.desk.pages import now, page, show, today
from comity.node.exchange import queries as exchange
from comity.node.register import queries as register
from comity.node.register.queries import PartnerPage, PartnerRow


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


def _channel(row: Row) -> lists.Choices:
    if row.has_node:
        return lists.said("direct", Said("direct, sealed"))
    return lists.said("post", Said("post or e-mail"))


def _with(row: Row) -> lists.Choices:
    """What there is with a partner now."""
    told = (
        ("cases", row.open_cases, Said("open cases")),
        ("force", row.in_force, Said("an agreement in force")),
        ("meeting", row.next_meeting, Said("a meeting ahead")),
    )
    return [choice for code, there, title in told if there for choice in lists.said(code, title)]


PARTNERS: Shape[Row] = Shape(
    name="partners",
    keys={
        "partner": lambda row: dates.country(row.country),
        "channel": lambda row: not row.has_node,
        "force": lambda row: row.in_force,
        "way": lambda row: row.on_the_way,
        "open": lambda row: row.open_cases,
        "meeting": lambda row: row.next_meeting,
    },
    columns=(
        Column(Said("Partner"), lambda row: row.code),
        Column(Said("Name"), lambda row: dates.country(row.country)),
        Column(Said("Channel"), lambda row: "direct" if row.has_node else "post"),
        Column(Said("In force"), lambda row: row.in_force),
        Column(Said("On the way"), lambda row: row.on_the_way),
        Column(Said("Open cases"), lambda row: row.open_cases),
        Column(Said("Next meeting"), lambda row: row.next_meeting),
    ),
    filters=(
        Filter("channel", Said("Channel"), _channel),
        Filter("with", Said("With"), _with),
    ),
    words=lambda row: f"{row.code} {row.name} {dates.country(row.country)}",
)


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
    return lists.page(request, PARTNERS, rows)


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
