"""Safeguards on keeping: correction of wrong data, review dates, the person's own request (R-DP-09 to 11)."""

from __future__ import annotations

from comity.rules.safeguards.rule import (
    CIVIL,
    EVERY_DOOR,
    POLICE,
    Case,
    Kind,
    Outcome,
    Rule,
    Scope,
    Task,
    need,
    passes,
    rule,
)
from comity.rules.safeguards.transfer import OUT, led

GOT_OUT = frozenset({"presumed", "true"})


@rule(
    led("R-DP-09", "Whoever got wrong data is told", "7(3), 16(5)-(6)"),
    "wrong_data_sent",
    "asylum_data_disclosed_to_origin",
    scope=Scope(EVERY_DOOR, POLICE | CIVIL),
    kind=Kind.DUTY,
    about=("wrong_data_sent", "asylum_data_disclosed_to_origin"),
)
def correction(case: Case) -> Task | None:
    """Rectify, erase or restrict on both sides; asylum data that got out is data sent unlawfully."""
    if (
        case.flag("wrong_data_sent") is not True
        and case.word("asylum_data_disclosed_to_origin") not in GOT_OUT
    ):
        return None
    return Task("Tell {recipient} without delay that wrong data was sent.", {"recipient": case.recipient})


@rule(led("R-DP-10", "A date of review or erasure is set", "5, 25"), "review_date_set", scope=OUT)
def retention(case: Case) -> Outcome:
    """No record without an end."""
    if case.flag("review_date_set") is True:
        return passes("A date of review or erasure is set.")
    return need("review_date_set")


@rule(
    led("R-DP-11", "The person's own request is answered", "15(3)-(4), 17"),
    "subject_asked",
    scope=Scope(EVERY_DOOR, POLICE),
    kind=Kind.DUTY,
)
def own_request(case: Case) -> Task | None:
    """Directly or through the supervisory authority, in writing, without undue delay."""
    if case.flag("subject_asked") is not True:
        return None
    return Task(
        "Answer the person's request for access, correction or erasure in writing, without undue delay."
    )


RULES: tuple[Rule, ...] = (correction, retention, own_request)
