"""Change one's own password."""

from django.contrib.auth.hashers import make_password

from comity.node.staff import passwords
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import BadInput, wrong


def change_password(officer: Officer, *, present: str, new: str) -> Officer:
    """Change it; every other session and every token of the officer ends with the old one.

    Args:
        officer: whose password.
        present: the password as it is, asked again.
        new: the next one.

    Raises:
        BadInput: the present password is not right, or the new one is too easy to guess.
    """
    with act(officer, "staff.change_password", about=officer.username, label="node"):
        row: Officer = Officer.objects.select_for_update().get(pk=officer.pk)
        if not row.check_password(present):
            said = BadInput("The present password is not right.", code="wrong-password")
            raise wrong("present", said)
        passwords.check(new, row.username, present=present)
        row.password, row.first_password = make_password(new), ""
        row.save()
    return row
