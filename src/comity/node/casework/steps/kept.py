"""Forms kept for later go when they were used, and when the case has ended."""

from collections.abc import Mapping

from comity.node.casework.models import Case, KeptForm
from comity.node.staff.act import Act

FORMS: Mapping[str, tuple[str, ...]] = {
    "draft": ("draft",),
    "answer": ("answer", "answer_in_part", "prepare_answer"),
    "clarify": ("give_clarification",),
    "refuse": ("refuse",),
}
"""Each form and the verbs that use it."""
LEAVES = frozenset({"answer", "give_clarification", "refuse"})
"""Verbs after which there is nothing left to write: the letter has gone."""


def used(act: Act, case: Case, verb: str, *, ended: bool = False) -> None:
    """Drop the form the officer has just used, and colleagues' too where the letter is gone; all when the case ends.

    Args:
        act: the open act.
        case: the case.
        verb: what was done.
        ended: whether the case has come to an end.
    """
    if ended:
        _delete(case)
        return
    for form, verbs in FORMS.items():
        if verb in LEAVES and verb in verbs:
            _delete(case, page=form)
        elif verb in verbs:
            drop(act, case, form)


def drop(act: Act, case: Case, form: str) -> None:
    """Drop what the acting officer kept of a form."""
    _delete(case, officer=act.officer, page=form)


def _delete(case: Case, **which: object) -> None:
    for row in KeptForm.objects.filter(case=case, **which):
        row.delete()
