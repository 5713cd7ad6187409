"""What every officer does about the own account: read it, change the password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from comity.node.casework.queries import Said
from comity.node.desk import account_forms as fields
from comity.node.desk.account_forms import AccountForm
from comity.node.desk.pages import officer, page, refusal_of, show
from comity.node.desk.views.officers import titles
from comity.node.staff import guesses
from comity.node.staff import queries as staff
from comity.node.staff.change_password import change_password
from comity.node.staff.errors import BadInput, ComityError
from comity.node.staff.passwords import LEAST_LETTERS

LONG = Said("At least {least} letters, figures or signs.", {"least": str(LEAST_LETTERS)})
AGAIN = Said("The two do not agree.")


@page("staff.change_password")
def account(request: HttpRequest) -> HttpResponse:
    """The own account; a POST changes the password, and this session alone goes on."""
    refusal = None
    if request.method == "POST":
        try:
            changed = _change(request)
        except ComityError as said:
            refusal = said
        else:
            update_session_auth_hash(request, changed)
            messages.success(
                request, gettext("The password is changed. Every other session of yours has ended.")
            )
            return redirect("desk:account")
    return _shown(request, refusal)


def _change(request: HttpRequest) -> staff.Officer:
    said = request.POST
    if said.get("new") != said.get("again"):
        raise BadInput(AGAIN.text, fields={"again": (AGAIN.text, {})})
    with guesses.counted(request, officer(request).username):
        return change_password(officer(request), present=said.get("present", ""), new=said.get("new", ""))


def _shown(request: HttpRequest, refusal: ComityError | None) -> HttpResponse:
    wrong = fields.wrong_in(refusal)
    told = staff.account(officer(request).username)
    form = AccountForm(
        (
            fields.password("present", Said("Present password"), wrong),
            fields.password("new", Said("New password"), wrong, hint=LONG),
            fields.password("again", Said("New password once more"), wrong),
        )
    )
    shown = {
        "account": told,
        "titles": titles(told),
        "form": form,
        **(refusal_of(refusal) if refusal else {}),
    }
    return show(request, "account", shown, refusal.status if refusal else 200)
