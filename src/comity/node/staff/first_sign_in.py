"""The first sign-in of an account, with a password that somebody else knows: it is logged and cannot be repeated."""

from django.http import HttpRequest

from comity.node.staff.act import Officer, act


def first_sign_in(officer: Officer) -> None:
    """Use the first password up; from here only its change goes on."""
    with act(officer, "staff.first_sign_in", about=officer.username, label="node"):
        row: Officer = Officer.objects.select_for_update().get(pk=officer.pk)
        row.first_password = Officer.First.USED
        row.save()
    officer.first_password = row.first_password


def signed_in(request: HttpRequest, user: object, **more: object) -> None:
    """Somebody signed in; what follows from it is only about first passwords."""
    del request, more
    if isinstance(user, Officer) and user.first_password == Officer.First.UNUSED:
        first_sign_in(user)
