"""Safeguards of life, body and fair treatment (R-EX-09, R-ML-05, R-RE-06, R-IN-02)."""

from __future__ import annotations

from comity.rules.pack import Mark
from comity.rules.safeguards.rule import (
    LEAVING,
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
    warn,
)
from comity.rules.verdict import Direction, Result
from comity.rules.vocabulary import UNKNOWN

ANSWERS = frozenset({Direction.OUT_ANSWER})


@rule(
    Law(
        "R-EX-09[treatment]",
        "Nobody is exposed to torture or ill-treatment",
        "Convention against Torture Art. 3; International Covenant on Civil and Political Rights Art. 7",
        frozenset({"CAT", "ICCPR", "ECHR"}),
        Because.HUMAN_RIGHTS,
    ),
    "torture_risk",
    scope=Scope(LEAVING, absolute=True),
)
def treatment(case: Case) -> Outcome:
    """Information can expose somebody as surely as a surrender; a general risk asks for the personal one."""
    risk = case.word("torture_risk")
    if risk == "none":
        return passes("An officer looked into it and saw no sign of a risk.")
    if risk == "real":
        return stop("Sharing this would expose somebody to a real risk of torture or ill-treatment.")
    if risk is UNKNOWN:
        return need("torture_risk")
    return Outcome(
        Result.NEED_INFORMATION, "Look into the risk to this very person before anything is shared."
    )


@rule(
    Law(
        "R-EX-09[evidence]",
        "Nothing that torture brought out is used or passed on",
        "Convention against Torture Arts 3, 15",
        frozenset({"CAT", "ECHR"}),
        Because.HUMAN_RIGHTS,
        Mark.MEMORY,
    ),
    "evidence_torture_risk",
    scope=Scope(ANSWERS, absolute=True),
)
def tainted(case: Case) -> Outcome:
    """Evidence from torture proves only the torture."""
    risk = case.word("evidence_torture_risk")
    if risk == "none":
        return passes("There is no sign that the information came from torture.")
    if risk in {"real", "established"}:
        return stop("There is a real risk that the information came from torture.")
    if risk is UNKNOWN:
        return need("evidence_torture_risk")
    return Outcome(Result.NEED_INFORMATION, "Look into the claim that the information came from torture.")


@rule(
    Law(
        "R-ML-05",
        "No help towards a death sentence without an assurance held sufficient",
        "European Convention on Human Rights Arts 2, 3 and Protocol 13; national policy",
        frozenset({"ECHR"}),
        Because.HUMAN_RIGHTS,
        Mark.MEMORY,
    ),
    "offence_death_penalty",
    "assurance",
    scope=Scope(ANSWERS, absolute=True),
)
def death_penalty(case: Case) -> Outcome:
    """It covers police information before any arrest; the way out is an assurance a person assessed."""
    capital = case.flag("offence_death_penalty")
    if capital is UNKNOWN:
        return need("offence_death_penalty")
    if not capital:
        return passes("The offence does not carry the death penalty there.")
    given = case.word("assurance")
    if given is UNKNOWN:
        return need("assurance")
    if given == "given_sufficient":
        return passes("An assurance was given and held sufficient.")
    if given == "given_unassessed":
        return Outcome(Result.NEED_INFORMATION, "Assess the assurance before anything is shared.")
    return stop("The offence may carry the death penalty, and no assurance is held sufficient.")


@rule(
    Law(
        "R-IN-02",
        "INTERPOL carries no political, military, religious or racial matter",
        "INTERPOL Constitution Art. 3",
        because=Because.TREATY,
    ),
    "channel",
    "political_character",
    scope=Scope(LEAVING, absolute=True),
)
def interpol_neutrality(case: Case) -> Outcome:
    """Over this channel even a part of it needs the predominance test on record."""
    channel = case.word("channel")
    if channel is UNKNOWN:
        return need("channel")
    if channel != "interpol":
        return passes("It does not go over INTERPOL.")
    character = case.word("political_character")
    if character is UNKNOWN:
        return need("political_character")
    if character == "predominant":
        return stop("INTERPOL may not carry a matter that is political in the main.")
    return warn("INTERPOL applies its own test of Article 3 to this.")


@rule(
    Law(
        "R-RE-06",
        "A victim of trafficking keeps privacy and safety",
        "Trafficking in Persons Protocol Arts 6(1), 8(2)",
        frozenset({"TIP"}),
        Because.TREATY,
    ),
    "category",
    "crime_codes",
    scope=Scope(each_person=True),
)
def victim(case: Case) -> Outcome:
    """Nothing about a victim goes further than the case needs."""
    part = case.word("category")
    if part is UNKNOWN:
        return need("category")
    if part != "victim":
        return passes("The person is not a victim in this case.")
    if not case.knows("crime_codes"):
        return need("crime_codes")
    if "THB" in case.codes("crime_codes"):
        return warn("The person is a victim of trafficking: protect privacy, identity and safety.")
    return passes("The person is a victim of another crime.")


RULES: tuple[Rule, ...] = (treatment, tainted, death_penalty, interpol_neutrality, victim)
