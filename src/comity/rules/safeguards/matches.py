"""Hits: who is the person, who confirmed it, how many queries a partner may send (R-HN)."""

from __future__ import annotations

from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import LEAVING, Rule, Scope
from comity.rules.safeguards.says import find_out, passes, stop
from comity.rules.safeguards.scopes import ANSWERING, HIT, NOT_ASKED, SURRENDER, WANTED
from comity.rules.safeguards.tree import ask, judgement

PRUM = "Regulation (EU) 2024/982"
WHO = Scope(ANSWERING, concerns=frozenset({HIT, WANTED, SURRENDER}), each_person=True, absolute=True)
"""Whoever is asked judges the match; who asks has none yet."""

RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-HN-02[person]",
            "It is the person sought",
            f"{PRUM} Art. 47(1)",
            because=Because.EU_LAW,
            also=(Source("Directive (EU) 2016/680 Art. 11"),),
        ),
        ask(
            "identity_confirmed",
            {
                True: passes("This is the person sought."),
                False: stop("This is not the person sought."),
            },
        ),
        scope=WHO,
    ),
    judgement(
        Law(
            "R-HN-02[hit]",
            "A person, not a machine, says that it is a match",
            "Directive (EU) 2016/680 Art. 11",
            because=Because.EU_LAW,
        ),
        ask(
            "biometric_hit",
            {
                False: NOT_ASKED,
                True: ask(
                    "human_confirmation",
                    {
                        True: ask(
                            "confirmation_independent",
                            {
                                True: passes("A second person confirmed the match independently."),
                                False: find_out(
                                    "Have somebody who did not see the first result confirm the match."
                                ),
                            },
                        ),
                        False: stop("Only a machine said that it is a match."),
                    },
                ),
            },
        ),
        scope=WHO,
        about=("biometric_hit", "human_confirmation", "confirmation_independent"),
    ),
    judgement(
        Law(
            "R-HN-02[doubt]",
            "A match that the other state doubts is looked at again",
            f"{PRUM} Art. 47(1)",
            because=Because.EU_LAW,
        ),
        ask(
            "sending_state_disagrees",
            {
                False: passes("The other state does not contradict the match."),
                True: find_out("The other state contradicts the match: compare again, with new data."),
            },
        ),
        scope=WHO,
    ),
    judgement(
        Law(
            "R-HN-03",
            "Nobody fishes: queries have a daily limit",
            f"{PRUM} Arts 23, 33, 40",
            frozenset({"EU-PRUM"}),
            Because.EU_LAW,
        ),
        ask(
            "capacity_left",
            {
                True: passes("The partner is within its daily limit."),
                False: stop("The partner has used up its daily limit of queries."),
            },
        ),
        scope=Scope(LEAVING | ANSWERING, concerns=frozenset({HIT})),
    ),
)
"""Hits and queries."""
