"""Custody for surrender and removal, and the time after it: limits, review, speciality (R-EX-13, 14)."""

from __future__ import annotations

from dataclasses import replace

from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import LEAVING, Rule, Scope
from comity.rules.safeguards.says import Task, passes, stop
from comity.rules.safeguards.scopes import (
    AFTER_SURRENDER,
    ANSWERING,
    BODILY,
    REMOVAL,
    RETURN,
    SURRENDER,
    WANTED,
)
from comity.rules.safeguards.tree import ask, compare, duty, judgement

RELEASE = "release_due"
SPECIAL = Scope(LEAVING | ANSWERING, concerns=frozenset({AFTER_SURRENDER}), each_charge=True)
CUSTODY_RUNS = Scope(
    LEAVING | ANSWERING,
    concerns=frozenset({SURRENDER, WANTED, REMOVAL, RETURN}),
    asking_only=frozenset({RETURN}),
    each_person=True,
)
LATE = stop("The time limit of custody has passed: release is due.", answer=RELEASE)
IN_TIME = compare(
    "time_limit_days",
    "formal_request_received_days",
    enough=passes("The formal request came in time."),
    short=stop("The formal request came late: release is due.", answer=RELEASE),
)

RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-EX-13",
            "After surrender only the charges it was granted for",
            "European Convention on Extradition Art. 14",
            because=Because.TREATY,
            also=(Source("Fourth Additional Protocol (CETS 212) Art. 3"),),
        ),
        ask(
            "charge_same_as_surrender",
            {
                "true": passes("The charge is the one the surrender was granted for."),
                "same_nature": passes("Details changed; the offence is the same in its elements and nature."),
                "false": ask(
                    "consent_other_state",
                    {
                        True: passes("The state that surrendered consents to the further charge."),
                        False: ask(
                            "opportunity_to_leave",
                            {
                                True: passes("The person could leave and stayed, or came back."),
                                False: stop(
                                    "The charge is another than the surrender was granted for, without consent."
                                ),
                            },
                        ),
                    },
                ),
            },
        ),
        scope=SPECIAL,
    ),
    duty(
        Law(
            "R-EX-13[promise]",
            "A promise given for a surrender is kept",
            "European Convention on Extradition Art. 14",
            because=Because.TREATY,
        ),
        {"executive_bound_by_assurance": True, "courts_bound_by_assurance": True},
        Task("Keep the promise given for the surrender: note the day it falls due and who must act."),
        scope=replace(SPECIAL, concerns=frozenset({AFTER_SURRENDER, SURRENDER}), each_charge=False),
    ),
    judgement(
        Law(
            "R-EX-14",
            "Arrest before the formal request ends in time",
            "European Convention on Extradition Art. 16(4)",
            because=Because.TREATY,
            also=(Source("Switzerland: IRSG Art. 50(1)"),),
        ),
        ask(
            "deprived_of_liberty",
            {False: passes("Nobody is held for it yet."), True: IN_TIME},
            unknown=IN_TIME,
        ),
        scope=Scope(LEAVING | ANSWERING, concerns=BODILY, each_person=True),
        about=("formal_request_received_days",),
    ),
    judgement(
        Law(
            "R-EX-14[limit]",
            "Custody does not outlast its limit",
            "European Convention on Extradition Arts 16(4), 18(4)",
            because=Because.TREATY,
            also=(Source("Framework Decision 2002/584/JHA Arts 15, 17", Mark.SECONDARY),),
        ),
        ask(
            "detention_time_limit_exceeded",
            {
                False: passes("The time limit of custody has not passed."),
                True: ask(
                    "legal_basis",
                    {
                        "eaw": ask(
                            "delay_excessive",
                            {
                                False: Task(
                                    "Decide at once: the time limit has passed; custody only while it is not excessive."
                                ),
                                True: stop("Custody has become excessive: release is due.", answer=RELEASE),
                            },
                        ),
                    },
                    others=LATE,
                    unknown=LATE,
                ),
            },
        ),
        scope=CUSTODY_RUNS,
        about=("detention_time_limit_exceeded", "delay_excessive"),
    ),
    judgement(
        Law(
            "R-EX-14[diligence]",
            "Nobody is held while nothing is done",
            "European Convention on Human Rights Art. 5(1)(f)",
            frozenset({"ECHR"}),
            Because.HUMAN_RIGHTS,
            Mark.SECONDARY,
        ),
        ask(
            "detention_undue_delay",
            {
                False: passes("The authorities lost no time."),
                True: stop("The authorities lost time without reason: release is due.", answer=RELEASE),
            },
        ),
        scope=CUSTODY_RUNS,
    ),
    judgement(
        Law(
            "R-EX-14[review]",
            "Custody has a limit in law or a court that reviews it",
            "European Convention on Human Rights Art. 5(1)(f), (4)",
            frozenset({"ECHR"}),
            Because.HUMAN_RIGHTS,
            Mark.SECONDARY,
        ),
        ask(
            "judicial_review_of_detention",
            {
                True: passes("A court can review the custody."),
                False: stop("No court can review the custody."),
            },
        ),
        scope=CUSTODY_RUNS,
    ),
)
"""Custody and speciality."""
