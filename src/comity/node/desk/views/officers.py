"""Officers' accounts: the list, one account with what an administrator may do about it, and a new one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext

from comity.node.casework.queries import Said
from comity.node.desk import account_forms as fields
from comity.node.desk import lists
from comity.node.desk.account_forms import AccountForm
from comity.node.desk.lists import Column, Filter, Shape
from comity.node.desk.moves import PlainMove
from comity.node.desk.pages import officer, page, refusal_of, show
from comity.node.desk.sentences import say
from comity.node.staff import passwords
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer
from comity.node.staff.appoint import appoint
from comity.node.staff.change_roles import change_roles
from comity.node.staff.close_account import close_account
from comity.node.staff.confirm_account import confirm_account
from comity.node.staff.errors import BadInput, ComityError
from comity.node.staff.issue_password import issue_password
from comity.node.staff.queries import Account
from comity.node.staff.reset_second_factor import reset_second_factor
from comity.rules import roles
from comity.rules.roles import TITLES, Role


@dataclass(frozen=True)
class Row(Account):
    """An account with what its roles are called."""

    titles: tuple[Said, ...]


FACTOR = {True: ("yes", Said("set up")), False: ("no", Said("not set up"))}
OFFICERS: Shape[Row] = Shape(
    name="officers",
    keys={
        "officer": lambda row: row.full_name,
        "roles": lambda row: say(row.titles[0]) if row.titles else "",
        "state": lambda row: not row.active,
        "factor": lambda row: not row.second_factor,
        "tasks": lambda row: row.tasks,
    },
    columns=(
        Column(Said("Sign-in name"), lambda row: row.username),
        Column(Said("Name"), lambda row: row.full_name),
        Column(Said("Roles"), lambda row: row.roles),
        Column(Said("Account"), lambda row: "open" if row.active else "closed"),
        Column(Said("Second factor"), lambda row: int(row.second_factor)),
        Column(Said("Open tasks"), lambda row: row.tasks),
    ),
    filters=(
        Filter(
            "role",
            Said("Roles"),
            lambda row: [
                one for pair in zip(row.roles, row.titles, strict=False) for one in lists.said(*pair)
            ],
        ),
        Filter(
            "account",
            Said("Account"),
            lambda row: lists.word("account-open" if row.active else "account-closed"),
        ),
        Filter("factor", Said("Second factor"), lambda row: lists.said(*FACTOR[row.second_factor])),
    ),
    words=lambda row: f"{row.username} {row.full_name} {row.unit}",
)
HOW_TO_SIGN_IN = Said(
    "Small letters, figures, dots and dashes, such as linh.tran. It cannot be changed later."
)


@page("staff.read_officers", "officers")
def officers(request: HttpRequest) -> HttpResponse:
    """Every officer of the node."""
    rows = [Row(**vars(one), titles=tuple(titles(one))) for one in staff.accounts()]
    return lists.page(
        request, OFFICERS, rows, {"may_appoint": roles.may(officer(request).roles, "staff.appoint")}
    )


@page("staff.read_officers", "officers")
def account(request: HttpRequest, key: str) -> HttpResponse:
    """One account; a POST changes its roles, takes its second factor off or closes it."""
    if request.method != "POST":
        return _account(request, key)
    try:
        if request.POST.get("verb") == "password":
            return _password(request, key)
        said = DO[request.POST.get("verb", "")](officer(request), key, request.POST)
    except KeyError:
        return _account(request, key, BadInput("Choose one of the buttons."))
    except ComityError as refusal:
        return _account(request, key, refusal)
    messages.success(request, said)
    return redirect("desk:officer", key)


def _password(request: HttpRequest, key: str) -> HttpResponse:
    """Give a new first password, which is shown this once."""
    first = passwords.first()
    issue_password(officer(request), key, password=first, reason=request.POST.get("note", ""))
    return _told(request, key, first)


def _told(request: HttpRequest, key: str, first: str) -> HttpResponse:
    shown = show(request, "appointed", {"made": staff.account(key), "password": first})
    shown["Cache-Control"] = "no-store"
    return shown


@page("staff.appoint", "officers")
def new(request: HttpRequest) -> HttpResponse:
    """Appoint an officer; the first password is shown this once."""
    typed, refusal = request.POST, None
    if request.method == "POST":
        first = passwords.first()
        try:
            made = appoint(
                officer(request),
                typed.get("username", "").strip(),
                full_name=typed.get("full_name", ""),
                password=first,
                roles=typed.getlist("roles"),
            )
        except ComityError as said:
            refusal = said
        else:
            return _told(request, made.username, first)
    return _new(request, typed, refusal)


def _new(request: HttpRequest, typed: QueryDict, refusal: ComityError | None) -> HttpResponse:
    wrong = fields.wrong_in(refusal)
    form = AccountForm(
        (
            fields.line("full_name", Said("Name, as colleagues know it"), typed, wrong),
            fields.line("username", Said("Sign-in name"), typed, wrong, hint=HOW_TO_SIGN_IN),
            fields.roles(typed.getlist("roles"), wrong),
        )
    )
    told = {"form": form, **(refusal_of(refusal) if refusal else {})}
    return show(request, "appoint", told, refusal.status if refusal else 200)


def _account(request: HttpRequest, key: str, refusal: ComityError | None = None) -> HttpResponse:
    told = staff.account(key)
    typed = request.POST if refusal and request.POST.get("verb") == "roles" else QueryDict()
    wrong = fields.wrong_in(refusal) if typed else {}
    held = typed.getlist("roles") if typed else told.roles
    shown: dict[str, object] = {
        "account": told,
        "titles": titles(told),
        "form": AccountForm((fields.roles(held, wrong), fields.reason(typed, wrong))),
        "moves": _moves(officer(request), told),
        "typed": request.POST,
    }
    if refusal:
        shown |= refusal_of(refusal)
    return show(request, "officer", shown, refusal.status if refusal else 200)


def titles(account: Account) -> list[Said]:
    """What the roles of an officer are called."""
    return [Said(TITLES[Role(role)]) for role in account.roles if role in roles.ROLES]


def _moves(who: Officer, account: Account) -> tuple[PlainMove, ...]:
    """What may be done about an open account, each with the reason why not; nothing for those who only read."""
    if not account.active:
        return ()
    mine = account.username == who.username
    own = Said("Another administrator must do this to your account.") if mine else None
    confirm = PlainMove("confirm", Said("Confirm this account"), own, needs_note=True)
    return (
        *((confirm,) if not account.confirmed and roles.may(who.roles, "staff.confirm_account") else ()),
        *(_administered(own) if roles.may(who.roles, "staff.close_account") else ()),
    )


def _administered(own: Said | None) -> tuple[PlainMove, ...]:
    return (
        PlainMove("roles", Said("Change the roles"), own),
        PlainMove("password", Said("Give a new first password"), own, needs_note=True),
        PlainMove("reset", Said("Take the second factor off"), own, needs_note=True),
        PlainMove("close", Said("Close this account"), needs_note=True),
    )


def _roles(who: Officer, key: str, said: QueryDict) -> str:
    change_roles(who, key, said.getlist("roles"), reason=said.get("reason", ""))
    return gettext("The roles are changed; they count from now on.")


def _reset(who: Officer, key: str, said: QueryDict) -> str:
    reset_second_factor(who, key, reason=said.get("note", ""))
    return gettext("The second factor is off; a new one is set up at the next sign-in.")


def _confirm(who: Officer, key: str, said: QueryDict) -> str:
    confirm_account(who, key, reason=said.get("note", ""))
    return gettext("The account is confirmed; what this officer approves counts from now on.")


def _close(who: Officer, key: str, said: QueryDict) -> str:
    close_account(who, key, reason=said.get("note", ""))
    return gettext("The account is closed; its sessions ended and its open tasks wait for their role.")


DO: Mapping[str, Callable[[Officer, str, QueryDict], str]] = {
    "roles": _roles,
    "confirm": _confirm,
    "reset": _reset,
    "close": _close,
}
"""What an administrator does about an account, and what is said afterwards."""
