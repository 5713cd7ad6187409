"""Safeguards on personal data that leaves for a state outside the police data law (R-DP-01 to 08, R-GD).

Directive (EU) 2016/680, chapter V, governs police and judicial matters; Regulation (EU) 2016/679, chapter V,
migration, civil and humanitarian ones. A recipient bound by the Directive itself is not a third country.
"""

from __future__ import annotations

from typing import Literal

from comity.rules.pack import Mark
from comity.rules.safeguards.rule import (
    CIVIL,
    LEAVING,
    POLICE,
    Because,
    Case,
    Law,
    Outcome,
    Rule,
    Scope,
    need,
    passes,
    rule,
    stop,
    stop_unless,
    warn,
)
from comity.rules.vocabulary import UNKNOWN, Unknown

LED = frozenset({"EU-LED"})
OUT = Scope(LEAVING, POLICE)
POLICE_PURPOSES = frozenset({"prevention", "investigation", "prosecution", "execution", "public-security"})
DEROGATIONS = frozenset(
    {"vital-interests", "legitimate-interests", "immediate-threat", "individual-case", "legal-claim"}
)
WEIGHED = frozenset({"individual-case", "legal-claim"})
RECORDED = DEROGATIONS | {"assessment"}


def led(id_: str, title: str, article: str) -> Law:
    """Return a rule's law as an article of the law-enforcement data Directive."""
    return Law(id_, title, f"Directive (EU) 2016/680 Art. {article}", LED, Because.EU_LAW)


def _at_home(case: Case) -> bool:
    """Whether the recipient is bound by the same data law, so that chapter V does not apply."""
    return case.recipient_bound_by("EU-LED")


@rule(
    led("R-DP-01", "Data leaves only for police and judicial purposes", "35(1)(a)"),
    "purpose_kind",
    scope=OUT,
)
def purpose_of_transfer(case: Case) -> Outcome | None:
    """Prevention, investigation, prosecution, execution of penalties, public security."""
    if _at_home(case):
        return None
    kind = case.word("purpose_kind")
    if kind is UNKNOWN:
        return need("purpose_kind")
    if kind in POLICE_PURPOSES:
        return passes("The transfer serves a purpose of the law-enforcement data law.")
    if kind == "missing-person":
        return stop_unless("The search for missing people has a legal gate of its own: name it.")
    return stop("Under the law-enforcement data law this may not leave for such a purpose.")


@rule(
    led("R-DP-02", "The recipient is a competent authority", "35(1)(b), 39"),
    "recipient_competent",
    scope=OUT,
)
def recipient(case: Case) -> Outcome | None:
    """A recipient that is none needs the five conditions of Article 39, which an officer cannot tick here."""
    able = case.flag("recipient_competent")
    if able is UNKNOWN:
        return need("recipient_competent")
    if able:
        return passes("The authority that receives is competent for these purposes.")
    return stop("The authority that receives is not competent for these purposes.")


@rule(
    led("R-DP-03", "Data of another state goes on only with its authorisation", "35(1)(c), 35(2)"),
    "third_party_data",
    "originator_consent",
    scope=OUT,
)
def authorised(case: Case) -> Outcome | None:
    """Without it only against an immediate and serious threat, or for the essential interests of a state."""
    if _at_home(case):
        return None
    third = case.flag("third_party_data")
    if third is UNKNOWN:
        return need("third_party_data")
    if not third:
        return passes("None of it came from another state.")
    return _by_consent(case.word("originator_consent"))


def _by_consent(consent: str | Literal[Unknown.UNKNOWN]) -> Outcome:
    if consent is UNKNOWN:
        return need("originator_consent")
    if consent == "given":
        return passes("The state it came from authorised the transfer.")
    if consent == "immediate-threat":
        return stop_unless(
            "Immediate and serious threat, no time to ask: tell the state it came from at once."
        )
    return stop("The state it came from did not authorise the transfer.")


@rule(
    led("R-DP-04", "A ground for the transfer", "36, 37(1), 38(1)"),
    "transfer_ground",
    "adequacy_decision",
    "strict_necessity_assessed",
    scope=OUT,
    about=("transfer_ground", "adequacy_decision", "strict_necessity_assessed"),
)
def ground(case: Case) -> Outcome | None:
    """Adequacy, binding instrument, own assessment, derogation: in this order."""
    if _at_home(case):
        return None
    chosen = case.word("transfer_ground")
    if chosen is UNKNOWN:
        nothing = case.flag("adequacy_decision") is False and case.flag("strict_necessity_assessed") is False
        return (
            stop("No adequacy decision, and nobody assessed strict necessity.")
            if nothing
            else need("transfer_ground")
        )
    if chosen in DEROGATIONS:
        return warn("The transfer rests on a derogation: it is for this case alone.")
    return passes("The transfer rests on adequacy, a binding instrument or our own assessment.")


@rule(
    led("R-DP-05", "Ground, recipient and data sent are recorded", "37(2)-(3), 38(3)"),
    "transfer_ground",
    "transfer_ground_recorded",
    scope=OUT,
    about=("transfer_ground", "transfer_ground_recorded"),
)
def recorded(case: Case) -> Outcome | None:
    """Date and time, recipient, justification, data: ready for the supervisory authority."""
    if _at_home(case):
        return None
    chosen = case.word("transfer_ground")
    if chosen is not UNKNOWN and chosen not in RECORDED:
        return passes("This ground needs no record of its own.")
    kept = case.flag("transfer_ground_recorded")
    if kept is False or (kept is UNKNOWN and chosen is not UNKNOWN):
        return stop("Record ground, recipient and data sent before it leaves.")
    return (
        need("transfer_ground")
        if chosen is UNKNOWN
        else passes("Ground, recipient and data sent are recorded.")
    )


@rule(
    led("R-DP-06", "The person's rights do not weigh more than the transfer", "38(2)"),
    "transfer_ground",
    "rights_override",
    scope=OUT,
)
def balance(case: Case) -> Outcome | None:
    """Asked of the two derogations that are for one case."""
    if _at_home(case):
        return None
    chosen = case.word("transfer_ground")
    if chosen is UNKNOWN:
        return need("transfer_ground")
    if chosen not in WEIGHED:
        return passes("This ground asks for no weighing.")
    override = case.flag("rights_override")
    if override is UNKNOWN:
        return need("rights_override")
    if override:
        return stop("The fundamental rights of the person weigh more than the transfer.")
    return passes("An officer found that the rights of the person do not weigh more.")


@rule(
    led("R-DP-07", "Passing on what another state sent is authorised", "35(1)(e)"),
    "third_party_data",
    "onward_authorised",
    scope=OUT,
)
def onward(case: Case) -> Outcome | None:
    """Seriousness, purpose and level of protection were weighed by the state it came from."""
    if _at_home(case):
        return None
    third = case.flag("third_party_data")
    if third is UNKNOWN:
        return need("third_party_data")
    if not third:
        return passes("Nothing is passed on.")
    allowed = case.flag("onward_authorised")
    if allowed is UNKNOWN:
        return need("onward_authorised")
    return passes("Passing it on was authorised.") if allowed else stop("Passing it on was not authorised.")


@rule(
    led("R-DP-08", "Grounds are looked at again every four years", "36(3), 36(5)"),
    "transfer_ground",
    "transfer_ground_reviewed",
    scope=OUT,
)
def reviewed(case: Case) -> Outcome | None:
    """An adequacy decision may be repealed; our own assessment grows old."""
    if _at_home(case):
        return None
    chosen = case.word("transfer_ground")
    if chosen is UNKNOWN:
        return need("transfer_ground")
    if chosen not in {"adequacy", "assessment"} or case.flag("transfer_ground_reviewed") is True:
        return passes("The ground is fresh, or needs no review.")
    return warn("Nobody is known to have reviewed this ground in the last four years.")


@rule(
    Law(
        "R-GD-01",
        "A ground for the transfer in migration and civil matters",
        "Regulation (EU) 2016/679 Arts 44-49",
        frozenset({"EU-GDPR"}),
        Because.EU_LAW,
        Mark.MEMORY,
    ),
    "transfer_ground",
    scope=Scope(LEAVING, CIVIL),
)
def civil_ground(case: Case) -> Outcome | None:
    """The general data law has its own chapter V; a derogation of the police law is none here."""
    if case.recipient_bound_by("EU-GDPR"):
        return None
    chosen = case.word("transfer_ground")
    if chosen is UNKNOWN:
        return need("transfer_ground")
    if chosen in {"adequacy", "instrument", "vital-interests", "legal-claim"}:
        return passes("The transfer rests on a ground of the general data law.")
    return stop_unless("This ground is none of the general data law: ask the data-protection officer.")


RULES: tuple[Rule, ...] = (
    purpose_of_transfer,
    recipient,
    authorised,
    ground,
    recorded,
    balance,
    onward,
    reviewed,
    civil_ground,
)
