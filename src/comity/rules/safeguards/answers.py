"""Safeguards on searches and answers: hits, records, identity, conditions of use (R-HN, R-CR, R-ML)."""

from __future__ import annotations

from comity.rules.pack import Mark
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
)
from comity.rules.verdict import Direction, Result
from comity.rules.vocabulary import UNKNOWN

ASKING = frozenset({Direction.OUT_REQUEST})
ANSWERING = frozenset({Direction.OUT_ANSWER})
INCOMING = frozenset({Direction.IN_REQUEST, Direction.OUT_ANSWER})
CRIMINAL = frozenset({"prevention", "investigation", "prosecution", "execution", "public-security"})
LEAST_IDENTIFIERS = 2


@rule(
    Law(
        "R-HN-01",
        "At least two of first name, family name and date of birth",
        "Regulation (EU) 2024/982 Arts 25, 43",
        frozenset({"EU-PRUM"}),
        Because.EU_LAW,
    ),
    "identifiers_given",
    scope=Scope(ASKING, each_person=True),
)
def identifiers(case: Case) -> Outcome:
    """A family name alone finds a village."""
    given = case.number("identifiers_given")
    if given is UNKNOWN:
        return need("identifiers_given")
    if given >= LEAST_IDENTIFIERS:
        return passes("The person is described closely enough to be looked up.")
    return Outcome(Result.NEED_INFORMATION, "Give at least two of first name, family name and date of birth.")


@rule(
    Law(
        "R-HN-02",
        "A person decides every hit before anything is said",
        "Regulation (EU) 2024/982 Art. 47(1), (6); Directive (EU) 2016/680 Art. 11",
        because=Because.EU_LAW,
    ),
    "hits_open",
    scope=Scope(ANSWERING, absolute=True),
)
def hits_decided(case: Case) -> Outcome:
    """No machine tells another state that somebody is known."""
    still_open = case.number("hits_open")
    if still_open is UNKNOWN:
        return need("hits_open")
    if still_open == 0:
        return passes("A person confirmed or dismissed every hit.")
    return stop("Hits that no person has decided: {count}.", count=str(still_open))


@rule(
    Law(
        "R-CR-01",
        "The purpose decides who may have a criminal record",
        "COM(2017) 341; Framework Decision 2009/315/JHA Arts 6, 7, 9",
        because=Because.EU_LAW,
        mark=Mark.SECONDARY,
    ),
    "purpose_kind",
    "record_consent",
    scope=Scope(frozenset(Direction) - {Direction.OUT_REFUSAL}, concerns=frozenset({"criminal records"})),
)
def record_purpose(case: Case) -> Outcome:
    """For criminal proceedings as such; for all else only with the person's consent."""
    kind = case.word("purpose_kind")
    if kind is UNKNOWN:
        return need("purpose_kind")
    if kind in CRIMINAL:
        return passes("The record serves criminal proceedings.")
    if case.flag("record_consent") is True:
        return passes("The person agreed in writing.")
    if case.flag("record_consent") is False:
        return stop("Outside criminal proceedings a record needs the person's written consent.")
    return need("record_consent")


@rule(
    Law(
        "R-CR-01[content]",
        "Spent and juvenile convictions are taken out",
        "Framework Decision 2009/315/JHA Art. 7; national law on spent convictions",
        because=Because.NATIONAL_LAW,
        mark=Mark.SECONDARY,
    ),
    "convictions_filtered",
    scope=Scope(ANSWERING, concerns=frozenset({"criminal records"})),
)
def filtered(case: Case) -> Outcome:
    """What our own law would not show our own courts is not shown abroad."""
    done = case.flag("convictions_filtered")
    if done is UNKNOWN:
        return need("convictions_filtered")
    if done:
        return passes("Spent and juvenile convictions were taken out.")
    return stop_unless("Spent and juvenile convictions are still in the answer.")


@rule(
    Law(
        "R-RE-08",
        "Only what identification needs",
        "Switzerland–Viet Nam Readmission Agreement Art. 8(2); Directive (EU) 2016/680 Art. 4(1)(c)",
        because=Because.TREATY,
    ),
    "data_beyond_identity",
    scope=Scope(concerns=frozenset({"identity"})),
)
def minimal(case: Case) -> Outcome:
    """No criminal record, no asylum data, no health data."""
    more = case.flag("data_beyond_identity")
    if more is UNKNOWN:
        return need("data_beyond_identity")
    if more:
        return stop("More is sent than identification needs.")
    return passes("Nothing is sent beyond what identification needs.")


@rule(
    Law(
        "R-ML-08",
        "Conditions of use bind whoever receives",
        "UNTOC Art. 18(4)-(5); Directive (EU) 2023/977 Art. 7",
        because=Because.TREATY,
    ),
    "conditions_attached",
    "conditions_accepted",
    scope=Scope(INCOMING, concerns=frozenset({"crime information"})),
)
def conditions(case: Case) -> Outcome:
    """Whoever cannot keep a condition says so before using anything."""
    attached = case.flag("conditions_attached")
    if attached is UNKNOWN:
        return need("conditions_attached")
    if not attached:
        return passes("No conditions of use were attached.")
    accepted = case.flag("conditions_accepted")
    if accepted is UNKNOWN:
        return need("conditions_accepted")
    if accepted:
        return passes("We can keep the conditions of use.")
    return Outcome(
        Result.NEED_INFORMATION, "We cannot keep the conditions of use: ask before anything is used."
    )


RULES: tuple[Rule, ...] = (identifiers, hits_decided, record_purpose, filtered, minimal, conditions)
