"""Extradition, the person: assurances, own nationals, consent, health, rivals (R-EX-10 to 19)."""

from __future__ import annotations

from comity.rules.findings import Direction
from comity.rules.legal_orders import binds
from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import Case, Kind, Rule, Scope, rule
from comity.rules.safeguards.says import Outcome, Task, find_out, passes, stop, warn
from comity.rules.safeguards.scopes import (
    ANSWERING,
    BODILY,
    NO_ASSURANCE_GIVEN,
    PERSON,
    SURRENDER,
    WANTED,
)
from comity.rules.safeguards.tree import Node, ask, duty, judgement
from comity.rules.vocabulary import UNKNOWN

REJECTED = "assurance_rejected"
ACCEPTED = "assurance_accepted"
UNION = frozenset({"EU-APR"})
"""Binds the member states of the European Union and nobody else."""
ASSURANCES = Scope(ANSWERING, concerns=BODILY, each_person=True, absolute=True)
WEAK = warn(
    "The assurance was held sufficient, with a weak point: specific, formal, binding, monitored, enforceable.",
    answer=ACCEPTED,
)
STRONG = passes("The assurance was held sufficient and answers the whole list.", answer=ACCEPTED)
PROTECTED = stop(
    "The state that is asked does not surrender its own nationals: offer to take over the prosecution."
)


def _all_of(keys: tuple[str, ...], yes: Outcome, no: Outcome) -> Node:
    """Ask several flags in turn; one that is missing or false already tells."""
    node: Node = yes
    for key in reversed(keys):
        node = ask(key, {True: node, False: no}, unknown=no)
    return node


@rule(
    Law(
        "R-EX-11[union]",
        "The home state of a citizen of the Union is told first",
        "Court of Justice of the EU, Petruhhin, C-182/15",
        UNION,
        Because.EU_LAW,
        Mark.SECONDARY,
    ),
    "eu_citizen_of_other_member_state",
    "subject_national_of",
    scope=PERSON,
    kind=Kind.DUTY,
    about=("eu_citizen_of_other_member_state", "own_national_of_requested+subject_national_of"),
)
def union_citizen(case: Case) -> Task | None:
    """A member state that is asked by a third one tells the member state whose national it is."""
    told = case.flag("eu_citizen_of_other_member_state")
    if told is UNKNOWN:
        inside = binds(UNION, case.facts.requested) and not case.recipient_bound_by(*UNION)
        others = set(case.codes("subject_national_of")) - {case.facts.requested}
        told = inside and any(binds(UNION, state) for state in others)
    if not told:
        return None
    return Task("Tell the member state of nationality and give it time to ask for its citizen.")


OWN = ask(
    "requested_protects_own_nationals",
    {True: PROTECTED, False: passes("The state that is asked surrenders its own nationals.")},
)


RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-EX-10",
            "A person assesses every assurance",
            "European Court of Human Rights, Othman v. United Kingdom (2012), factors on assurances",
            because=Because.HUMAN_RIGHTS,
            mark=Mark.SECONDARY,
        ),
        ask(
            "assurance",
            {
                "none|refused": NO_ASSURANCE_GIVEN,
                "given_unassessed": find_out(
                    "Assess the assurance: who gives it, whom it binds, how it is watched."
                ),
                "given_insufficient": stop("The assurance was held insufficient.", answer=REJECTED),
                "given_sufficient": ask(
                    "assurance_by",
                    {
                        "government|ministry": _all_of(
                            (
                                "assurance_specific",
                                "assurance_formal",
                                "assurance_binds_court",
                                "assurance_monitoring",
                                "assurance_enforcement_mechanism",
                                "requesting_party_to_cat",
                            ),
                            STRONG,
                            WEAK,
                        ),
                        "local_prosecutor": WEAK,
                    },
                    unknown=WEAK,
                ),
            },
        ),
        scope=ASSURANCES,
    ),
    judgement(
        Law(
            "R-EX-11",
            "Own nationals are surrendered only where the law of the state that is asked allows it",
            "European Convention on Extradition Art. 6(1)",
            because=Because.NATIONAL_LAW,
            also=(
                Source("Switzerland: IRSG Art. 7(1)"),
                Source("Poland–Viet Nam Treaty on Legal Assistance (1993) Art. 54(1)"),
            ),
        ),
        ask(
            "own_national_of_requested",
            {
                False: passes("The person is no national of the state that is asked."),
                True: ask(
                    "constitution_bars_own_nationals",
                    {
                        True: PROTECTED,
                        False: ask(
                            "legal_basis",
                            {
                                "eaw": passes(
                                    "Inside the Union nationality is no bar: the sentence may be served at home."
                                )
                            },
                            others=OWN,
                            unknown=OWN,
                        ),
                    },
                    unknown=ask(
                        "requested_protects_own_nationals",
                        {True: PROTECTED, False: find_out("Find out whether the constitution bars it.")},
                    ),
                ),
            },
        ),
        scope=PERSON,
        about=(
            "constitution_bars_own_nationals",
            "requested_protects_own_nationals",
            "own_national_of_requested+extradition_refused",
        ),
    ),
    duty(
        Law(
            "R-EX-11[prosecute]",
            "Whoever does not surrender prosecutes",
            "UNTOC Art. 16(10)",
            because=Because.TREATY,
            also=(
                Source("European Convention on Extradition Art. 6(2)"),
                Source("Convention against Torture Art. 7", Mark.MEMORY),
            ),
        ),
        {"prosecution_started": False},
        Task("Submit the case to our own prosecutors and report the result: it was not surrendered."),
        scope=Scope(ANSWERING | {Direction.OUT_REFUSAL}, concerns=frozenset({SURRENDER}), each_person=True),
    ),
    union_citizen,
    judgement(
        Law(
            "R-EX-15",
            "Consent to a simple surrender is informed",
            "Third Additional Protocol (CETS 209) Art. 4",
            because=Because.PROTOCOL,
            mark=Mark.SECONDARY,
        ),
        ask(
            "person_consent",
            {
                "true": passes("The person consents, well informed."),
                "false": passes("The person does not consent: the ordinary procedure runs."),
                "uninformed": find_out("Inform the person before a judge, with counsel, and ask again."),
            },
        ),
        scope=PERSON,
    ),
    judgement(
        Law(
            "R-EX-17",
            "Health may forbid a surrender for a time",
            "Court of Justice of the EU, E.D.L., C-699/21",
            because=Because.HUMAN_RIGHTS,
            mark=Mark.SECONDARY,
            also=(Source("UN Model Treaty on Extradition Art. 4(h)", Mark.MEMORY),),
        ),
        ask(
            "health_risk",
            {
                "none": passes("No risk to health is known after a check."),
                "moderate": warn("There is some risk to health: tell the other state what care is needed."),
                "serious": ask(
                    "treatment_in_requesting",
                    {
                        "adequate": warn("The illness is serious; an officer found the care there adequate."),
                        "inadequate": stop("The illness is serious and the care there is not adequate."),
                    },
                    unknown=find_out("Ask the other state which care the person would get, and postpone."),
                ),
            },
        ),
        scope=Scope(ANSWERING, concerns=BODILY, each_person=True),
        about=("health_risk", "treatment_in_requesting"),
    ),
    Rule(
        Law(
            "R-EX-18",
            "Between several requests one is chosen on the record",
            "European Convention on Extradition Art. 17",
            because=Because.TREATY,
            mark=Mark.SECONDARY,
        ),
        Scope(ANSWERING, concerns=frozenset({SURRENDER}), each_person=True),
        ("competing_requests",),
        lambda case: (
            Task("Choose between the requests of several states, by gravity, place, dates and nationality.")
            if len(case.codes("competing_requests")) > 1
            else None
        ),
        Kind.DUTY,
        ("competing_requests", "decided_by", "national_of_one_requester", "offence_place"),
    ),
    judgement(
        Law(
            "R-EX-19",
            "Urgent arrest without a treaty: compensation is promised",
            "Viet Nam: Law on Extradition 100/2025/QH15",
            frozenset({"VN"}),
            Because.NATIONAL_LAW,
            Mark.SECONDARY,
        ),
        ask(
            "compensation_undertaken",
            {
                True: passes("The other state undertakes to compensate a wrongful arrest."),
                False: find_out("Ask the other state to undertake to compensate a wrongful arrest."),
            },
        ),
        scope=Scope(ANSWERING, concerns=frozenset({WANTED}), each_person=True),
    ),
)
"""The person and the time after."""
