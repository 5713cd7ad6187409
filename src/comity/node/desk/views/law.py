"""Packs of law: which version the node uses, what another one changes, and how a lawyer and an approver take it up."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_noop

from comity.node.casework.queries import Said
from comity.node.desk import lists, permits
from comity.node.desk.lists import Column, Filter, Shape
from comity.node.desk.moves import PlainMove
from comity.node.desk.pages import officer, page, refusal_of, show
from comity.node.register import queries as register
from comity.node.register.adopt_pack import approve_pack, propose_pack, reject_pack
from comity.node.register.queries import PackPage, PackRow
from comity.node.staff.act import Officer
from comity.node.staff.errors import BadInput, ComityError, NotFound

STATES: Mapping[str, Said] = {
    "proposed": Said("waits for a second officer"),
    "newer": Said("a later version ships"),
    "adopted": Said("adopted here"),
    "shipped": Said("as it ships"),
}
READ = {True: ("read", Said("all values read")), False: ("unread", Said("some values not read"))}
PACKS: Shape[PackRow] = Shape(
    name="packs",
    keys={
        "pack": lambda row: row.id,
        "title": lambda row: row.title,
        "version": lambda row: register.order(row.version),
        "state": lambda row: list(STATES).index(row.state),
        "unread": lambda row: row.unread,
    },
    columns=(
        Column(Said("Pack"), lambda row: row.id),
        Column(Said("Instrument"), lambda row: row.title),
        Column(Said("Version in use"), lambda row: row.version),
        Column(Said("Version that ships"), lambda row: row.shipped),
        Column(Said("State"), lambda row: row.state),
        Column(Said("Values"), lambda row: row.values),
        Column(Said("Values not read"), lambda row: row.unread),
    ),
    filters=(
        Filter("state", Said("State"), lambda row: lists.said(row.state, STATES[row.state])),
        Filter("read", Said("Reading"), lambda row: lists.said(*READ[not row.unread])),
    ),
    words=lambda row: f"{row.id} {row.title}",
)


@page("register.read", "agreements")
def packs(request: HttpRequest) -> HttpResponse:
    """Every pack of law that this node uses."""
    return lists.page(request, PACKS, register.pack_rows(), {"states": STATES})


@page("register.read", "agreements")
def pack(request: HttpRequest, key: str) -> HttpResponse:
    """One pack with what another version changes; a POST proposes the one that ships, or approves a proposal."""
    if request.method != "POST":
        return _pack(request, key)
    try:
        said = DO[request.POST.get("verb", "")](officer(request), key, request.POST)
    except KeyError:
        return _pack(request, key, BadInput(gettext_noop("Choose one of the buttons.")))
    except NotFound:
        raise
    except ComityError as refusal:
        return _pack(request, key, refusal)
    messages.success(request, said)
    return redirect("desk:pack", key)


@page("law.adopt", "agreements")
def propose(request: HttpRequest) -> HttpResponse:
    """Hand in a pack as a file; what it changes is shown on its page, and nothing changes until it is approved."""
    reason, refusal = request.POST.get("reason", ""), None
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None or isinstance(file, list):
                raise BadInput(gettext_noop("Choose a file."))
            made = propose_pack(officer(request), file.read(), reason=reason)
        except ComityError as said:
            refusal = said
        else:
            messages.success(request, gettext("Proposed: another officer reads it and approves it."))
            return redirect("desk:pack", made.pack)
    told = {"reason": reason, **(refusal_of(refusal) if refusal else {})}
    return show(request, "propose_pack", told, refusal.status if refusal else 200)


def _pack(request: HttpRequest, key: str, refusal: ComityError | None = None) -> HttpResponse:
    told = register.pack_page(key)
    shown: dict[str, object] = {
        "pack": told,
        "state": STATES[told.row.state],
        "proposals": [(one, _approve(officer(request), one.by, one.sha256)) for one in told.proposals],
        "rejections": [(one, _reject(officer(request), one.sha256)) for one in told.proposals],
        "take": _take(officer(request), told),
        "typed": request.POST,
    }
    if refusal:
        shown |= refusal_of(refusal)
    return show(request, "pack", shown, refusal.status if refusal else 200)


def _approve(who: Officer, proposed_by: str, digest: str) -> PlainMove:
    own = (
        Said("You proposed this pack; another officer must approve it.")
        if who.username == proposed_by
        else None
    )
    return PlainMove(
        "approve",
        Said("Approve this version"),
        permits.why_not(who.roles, "law.approve") or own,
        needs_note=True,
        hidden={"sha256": digest, "type": digest[:8]},
    )


def _reject(who: Officer, digest: str) -> PlainMove:
    return PlainMove(
        "reject",
        Said("Reject this version"),
        permits.why_not(who.roles, "law.reject"),
        needs_note=True,
        hidden={"sha256": digest, "type": digest[:8]},
    )


def _take(who: Officer, told: PackPage) -> PlainMove | None:
    """Propose the version that ships, where it is later than the one in use and not proposed yet."""
    if not told.newer or any(one.version == told.row.shipped for one in told.proposals):
        return None
    why_not = permits.why_not(who.roles, "law.adopt")
    return PlainMove("take", Said("Propose the version that ships"), why_not, needs_note=True)


def _take_shipped(who: Officer, key: str, said: QueryDict) -> str:
    propose_pack(who, register.shipped_text(key).encode(), reason=said.get("note", ""))
    return gettext("Proposed: another officer reads it and approves it.")


def _approve_proposal(who: Officer, key: str, said: QueryDict) -> str:
    approve_pack(who, key, digest=said.get("sha256", ""), reason=said.get("note", ""))
    return gettext("Approved: the node judges by it from now on.")


def _reject_proposal(who: Officer, key: str, said: QueryDict) -> str:
    reject_pack(who, key, digest=said.get("sha256", ""), reason=said.get("note", ""))
    return gettext("Rejected: nobody can approve it any more, and who proposed it was told why.")


DO: Mapping[str, Callable[[Officer, str, QueryDict], str]] = {
    "take": _take_shipped,
    "approve": _approve_proposal,
    "reject": _reject_proposal,
}
"""What is done about a pack, and what is said afterwards."""
