"""Safeguards on what is sent: its quality, sensitive data, data of others, children (R-AL-05 to 08)."""

from __future__ import annotations

from comity.rules.safeguards.rule import (
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
from comity.rules.vocabulary import UNKNOWN


@rule(
    Law(
        "R-AL-05",
        "Data is dated and marked as fact or assessment",
        "Directive (EU) 2016/680 Art. 7",
        frozenset({"EU-LED"}),
        Because.EU_LAW,
    ),
    "graded",
)
def quality(case: Case) -> Outcome:
    """Fact stands apart from assessment."""
    if case.flag("graded") is True:
        return passes("Each item is dated and marked as fact or assessment.")
    return need("graded")


@rule(
    Law(
        "R-AL-05[role]",
        "Each person has a role in the case",
        "Directive (EU) 2016/680 Art. 6",
        frozenset({"EU-LED"}),
        Because.EU_LAW,
    ),
    "category",
    scope=Scope(each_person=True),
)
def role(case: Case) -> Outcome:
    """Suspect, convicted, victim, witness or other."""
    if case.word("category") is UNKNOWN:
        return need("category")
    return passes("The role of the person is set.")


@rule(
    Law(
        "R-AL-06",
        "Sensitive data only where strictly necessary",
        "Directive (EU) 2016/680 Art. 10",
        frozenset({"EU-LED"}),
        Because.EU_LAW,
    ),
    "special_categories",
    "special_categories_justified",
)
def sensitive(case: Case) -> Outcome:
    """Origin, opinions, religion, union, genes, biometrics, health, sex life."""
    present = case.flag("special_categories")
    if present is UNKNOWN:
        return need("special_categories")
    if not present:
        return passes("No sensitive data is among it.")
    needed = case.flag("special_categories_justified")
    if needed is UNKNOWN:
        return need("special_categories_justified")
    if needed:
        return warn("Sensitive data is among it; an officer found it strictly necessary.")
    return stop_unless("Sensitive data is among it that is not strictly necessary.")


@rule(
    Law(
        "R-AL-07",
        "The originator consented, and the handling code is set",
        "Directive (EU) 2023/977 Art. 6(1)(h); Switzerland–Viet Nam Readmission Agreement Art. 8(3)",
        because=Because.TREATY,
    ),
    "third_party_data",
    "originator_consent",
    "handling",
    "handling_stated",
)
def originator(case: Case) -> Outcome:
    """What came from another goes on only as that other allows."""
    code = case.word("handling")
    if code is UNKNOWN:
        return need("handling")
    if code == "H3" and case.flag("handling_stated") is not True:
        return need("handling_stated")
    third = case.flag("third_party_data")
    if third is UNKNOWN:
        return need("third_party_data")
    return passes("All of it is our own.") if not third else _consented(case)


def _consented(case: Case) -> Outcome:
    consent = case.word("originator_consent")
    if consent is UNKNOWN:
        return need("originator_consent")
    if consent == "given":
        return passes("The originator consented.")
    if consent == "immediate-threat":
        return stop_unless("There was no time to ask the originator: an immediate and serious threat.")
    return stop("The originator refused consent.")


@rule(
    Law(
        "R-AL-08",
        "A child's best interests come first",
        "Convention on the Rights of the Child Arts 3, 37",
        frozenset({"CRC"}),
        Because.HUMAN_RIGHTS,
    ),
    "minor",
    "best_interests_assessed",
    scope=Scope(each_person=True),
)
def child(case: Case) -> Outcome:
    """Whoever may be under 18 is treated as under 18."""
    young = case.flag("minor")
    if young is False:
        return passes("The person is not a child.")
    looked = case.flag("best_interests_assessed")
    if looked is True:
        return warn("The person is or may be a child; the best interests were looked at.")
    if looked is False:
        return stop_unless("The person is or may be a child, and the best interests were not looked at.")
    return need("minor" if young is UNKNOWN else "best_interests_assessed")


RULES: tuple[Rule, ...] = (quality, role, sensitive, originator, child)
