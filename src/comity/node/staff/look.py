"""Nobody reads a person without saying why (Directive (EU) 2016/680, Article 25).

``look`` opens an act of its own and returns the token every person-bearing query requires;
``look_within`` is the same as a step of an open act.
"""

from contextlib import suppress
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction

from comity.node.staff.act import Act, act
from comity.node.staff.errors import BadInput, LookRequired, wrong
from comity.node.staff.models import LookRow, Officer
from comity.node.staff.typed import seen
from comity.rules.writing import has_words, is_reason


@dataclass(frozen=True)
class Look:
    """The token: who looks, why, in which case; made only here.

    Attributes:
        officer: who looks.
        purpose: in the officer's words or one of the node's.
        case: reference of the case.
        number: the how-manieth look of that case.
        row: primary key of the logged look.
    """

    officer: Officer
    purpose: str
    case: str
    number: int
    row: int
    proof: object = field(default=None, repr=False)


_MADE_HERE = object()
"""What only tokens made in this file carry."""


def look(officer: Officer, purpose: str, case: str) -> Look:
    """Log a look at the persons of a case and return its token.

    Raises:
        LookRequired: purpose or case is missing.
        BadInput: a character of the purpose cannot be seen, or it is too short to tell why.
        NotAllowed: the officer's roles do not include looking at persons.
    """
    with act(officer, "staff.look", about=case) as opened:
        return look_within(opened, purpose, case)


def look_within(opened: Act, purpose: str, case: str) -> Look:
    """The step: log a look inside an open act.

    Raises:
        LookRequired: purpose or case is missing.
        BadInput: a character of the purpose cannot be seen, or it is too short to tell why.
    """
    seen(purpose, "purpose", lines=False)
    if not has_words(purpose) or not case.strip():
        raise LookRequired("Say why first: choose a case and a purpose.")
    if not is_reason(purpose):
        raise wrong(
            "purpose",
            BadInput("Say the purpose in words: ‘{purpose}’ tells nobody why.", {"purpose": purpose}),
        )
    opened.note(purpose=purpose)
    row = _kept(opened, purpose, case)
    return Look(opened.officer, purpose, case, row.number, row.pk, _MADE_HERE)


def _kept(opened: Act, purpose: str, case: str) -> LookRow:
    """The look's row; when a colleague took the same number at the same instant, the next one."""
    while True:
        number = LookRow.objects.filter(case=case).count() + 1
        row = LookRow(officer=opened.officer, purpose=purpose, case=case, number=number, at=opened.at)
        with suppress(IntegrityError), transaction.atomic():
            row.save()
            return row


def require(token: object, case: str = "") -> Look:
    """The token itself, checked: what a person-bearing query calls first.

    Args:
        token: what the caller brought.
        case: the case whose people are asked for; the token must have been given for it.

    Raises:
        LookRequired: it is not a token of ours, or was given for another case.
    """
    if not isinstance(token, Look) or token.proof is not _MADE_HERE or (case and token.case != case):
        raise LookRequired("Say why first: choose a case and a purpose.")
    return token
