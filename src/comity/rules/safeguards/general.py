"""Safeguards for every request: basis, competence, purpose, discrimination, refusal, confidence (R-AL)."""

from __future__ import annotations

from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import (
    EVERY_DOOR,
    Case,
    Outcome,
    Rule,
    Scope,
    find_out,
    need,
    passes,
    rule,
    stop,
    stop_unless,
    warn,
)
from comity.rules.safeguards.scopes import ANSWERING, ASSISTANCE, INTERPOL, SURRENDER, WANTED
from comity.rules.safeguards.tree import ask, judgement
from comity.rules.verdict import Direction, Result
from comity.rules.vocabulary import UNKNOWN

ASKED_OR_ANSWERED = EVERY_DOOR - {Direction.OUT_REFUSAL}
INCOMING = frozenset({Direction.IN_REQUEST, Direction.OUT_ANSWER})


@rule(
    Law(
        "R-AL-01",
        "A legal basis is in force",
        "Directive (EU) 2016/680 Art. 8; the law of every state",
        because=Because.NATIONAL_LAW,
    ),
    "basis_state",
    "lawyer_confirmed_basis",
    scope=Scope(ASKED_OR_ANSWERED),
)
def legal_basis(case: Case) -> Outcome:
    """An instrument read and in force serves, or a lawyer says that one does."""
    state = case.word("basis_state")
    if state == "verified":
        return passes("An instrument in force serves this request.")
    if state is UNKNOWN:
        return need("basis_state")
    if state == "none":
        return Outcome(Result.NEED_INFORMATION, "No instrument in force serves this request.")
    if case.flag("lawyer_confirmed_basis") is True:
        return passes("A lawyer confirmed the legal basis.")
    if state == "conditional":
        return Outcome(Result.NEED_INFORMATION, "An instrument may serve once what it asks for is known.")
    return Outcome(Result.NEED_INFORMATION, "Only instruments that nobody has read serve this: ask a lawyer.")


@rule(
    Law(
        "R-AL-02",
        "Both authorities are competent for the instrument",
        "UNTOC Art. 18(13); UNCAC Art. 46(13)",
        because=Because.TREATY,
    ),
    "sender_competent",
    "addressee_competent",
    scope=Scope(ASKED_OR_ANSWERED),
)
def competent(case: Case) -> Outcome:
    """The central authority is per instrument, not per country."""
    able = case.flag("sender_competent")
    if able is UNKNOWN:
        return need("sender_competent")
    if not able:
        return stop_unless("The authority that sends is not the one this instrument names.")
    able = case.flag("addressee_competent")
    if able is UNKNOWN:
        return need("addressee_competent")
    if able:
        return passes("Both authorities are competent for this instrument.")
    return stop_unless("The authority this goes to is not the one this instrument names.")


@rule(
    Law(
        "R-AL-03",
        "Purpose, necessity and proportion",
        "Directive (EU) 2023/977 Art. 4(3), (5); Regulation (EU) 2024/982 Art. 47(1)(c)",
        frozenset({"EU-LED"}),
        Because.EU_LAW,
    ),
    "purpose_stated",
    "necessity_stated",
    "link_stated",
    "urgency",
    "urgency_stated",
    scope=Scope(ASKED_OR_ANSWERED),
)
def purpose(case: Case) -> Outcome:
    """Why, why from them, and why in haste: stated, or nothing moves."""
    for key in ("purpose_stated", "necessity_stated", "link_stated"):
        if case.flag(key) is not True:
            return need(key)
    urgency = case.word("urgency")
    if urgency is UNKNOWN:
        return need("urgency")
    if urgency != "normal" and case.flag("urgency_stated") is not True:
        return need("urgency_stated")
    return passes("Purpose, necessity and link are stated.")


@rule(
    Law(
        "R-AL-03[proportion]",
        "The measure fits the gravity of the matter",
        "Directive (EU) 2023/977 Art. 4(3)",
        frozenset({"EU-LED"}),
        Because.EU_LAW,
    ),
    "proportionate",
    scope=Scope(frozenset({Direction.OUT_REQUEST})),
)
def proportion(case: Case) -> Outcome:
    """A person answers this; no figure does."""
    fits = case.flag("proportionate")
    if fits is UNKNOWN:
        return need("proportionate")
    if fits:
        return passes("An officer found that it fits the gravity of the matter.")
    return stop_unless("What is asked does not fit the gravity of the matter.")


discrimination = judgement(
    Law(
        "R-AL-04",
        "Nobody is pursued for who they are or what they think",
        "Convention on Refugees Art. 33(1)",
        because=Because.HUMAN_RIGHTS,
        also=(Source("UNTOC Art. 16(14)"), Source("European Convention on Extradition Art. 3(2)")),
    ),
    ask(
        "discrimination_ground",
        {
            "none": passes("An officer looked into it and found no such ground."),
            "race|religion|nationality|ethnic_origin|political_opinion|sex|status": ask(
                "current_persecution_risk",
                {
                    "real": stop(
                        "There are signs that somebody is pursued for who they are or what they think."
                    ),
                    "not_established": passes("An officer looked into it and found no such ground."),
                },
                unknown=find_out(
                    "Look into whether somebody is pursued for who they are or what they think."
                ),
            ),
        },
    ),
    scope=Scope(ASKED_OR_ANSWERED, absolute=True),
)


purpose_behind = judgement(
    Law(
        "R-AL-04[purpose]",
        "No request is made to pursue a person for who they are",
        "European Convention on Extradition Art. 3(2)",
        because=Because.HUMAN_RIGHTS,
    ),
    ask(
        "political_purpose",
        {
            "true": stop("The request is made to pursue the person for who they are or what they think."),
            "not_established": passes("An officer looked into it and found no such ground."),
        },
    ),
    scope=Scope(ANSWERING, concerns=frozenset({SURRENDER, WANTED, ASSISTANCE, INTERPOL}), absolute=True),
)


@rule(
    Law(
        "R-AL-04[political]",
        "The matter is not political in the main",
        "INTERPOL Constitution Art. 3; European Convention on Extradition Art. 3(1)",
        because=Because.TREATY,
    ),
    "political_character",
    scope=Scope(ASKED_OR_ANSWERED, absolute=True),
)
def political(case: Case) -> Outcome:
    """The predominance test: ordinary crime must weigh more."""
    character = case.word("political_character")
    if character is UNKNOWN:
        return need("political_character")
    if character == "none":
        return passes("The matter is not political, military, religious or racial.")
    if character == "present":
        return warn("The matter is political in part; ordinary crime weighs more.")
    return stop("The matter is political, military, religious or racial in the main.")


@rule(
    Law(
        "R-AL-09",
        "A refusal gives its ground, after asking whether a part can be answered",
        "UNTOC Art. 18(23), (26); Directive (EU) 2023/977 Art. 6(1)-(2); Convention on Cybercrime Art. 27(6)",
        because=Because.TREATY,
    ),
    "refusal_ground_stated",
    "partial_answer_considered",
    "consulted",
    scope=Scope(frozenset({Direction.OUT_REFUSAL})),
)
def refusal(case: Case) -> Outcome:
    """The ground is a must; the rest is courtesy that treaties ask for."""
    if case.flag("refusal_ground_stated") is not True:
        return need("refusal_ground_stated")
    if case.flag("partial_answer_considered") is not True:
        return warn("Look whether a part can be answered before you refuse the whole.")
    if case.flag("consulted") is not True:
        return warn("Ask the other side first whether conditions would help.")
    return passes("The ground is given, and less than a refusal was tried.")


@rule(
    Law(
        "R-AL-10",
        "Confidentiality asked for is kept, or the other side is told",
        "UNTOC Art. 18(20)",
        frozenset({"UNTOC"}),
        Because.TREATY,
    ),
    "confidentiality_asked",
    "confidentiality_possible",
    scope=Scope(INCOMING),
)
def confidentiality(case: Case) -> Outcome:
    """If we cannot keep it, we say so before anything is done."""
    asked = case.flag("confidentiality_asked")
    if asked is UNKNOWN:
        return need("confidentiality_asked")
    if not asked:
        return passes("No confidentiality was asked for.")
    possible = case.flag("confidentiality_possible")
    if possible is UNKNOWN:
        return need("confidentiality_possible")
    if possible:
        return passes("We can keep it confidential.")
    return Outcome(Result.NEED_INFORMATION, "We cannot keep it confidential: tell the other side and ask.")


RULES: tuple[Rule, ...] = (
    legal_basis,
    competent,
    purpose,
    proportion,
    discrimination,
    purpose_behind,
    political,
    refusal,
    confidentiality,
)
