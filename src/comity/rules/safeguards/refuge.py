"""Refugees and whoever stands behind a request (R-EX-16), towards whichever state they fear.

The layer decides: the Convention on Refugees knows exceptions, the prohibition of torture knows none. Where
the status stands, only the state that gave it may take it away; that state is asked, never the one feared.
"""

from __future__ import annotations

from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import Rule, Scope
from comity.rules.safeguards.says import find_out, passes, stop
from comity.rules.safeguards.scopes import ANSWERING, BODILY, CLEAR
from comity.rules.safeguards.tree import Node, among, ask, judgement

REFUGE = Scope(ANSWERING, concerns=BODILY, each_person=True, absolute=True, restricted=True)
FEARED = stop("The person was given protection from the state that asks.")
STATUS = Law(
    "R-EX-16",
    "No refugee is handed to the state feared",
    "Convention against Torture Art. 3",
    because=Because.HUMAN_RIGHTS,
    also=(
        Source("International Covenant on Civil and Political Rights Art. 7"),
        Source("Convention on Refugees Art. 33"),
        Source("Poland–Viet Nam Treaty on Legal Assistance (1993) Art. 54(1)"),
        Source("Court of Justice of the EU, A. (Generalstaatsanwaltschaft Hamm), C-352/22", Mark.SECONDARY),
    ),
)
ELSEWHERE = passes("The state that asks is not the one the person fears.")
TODAY = ask(
    "current_persecution_risk",
    {
        "real": stop("The person would face persecution in the state that asks."),
        "not_established": passes("An officer looked at the risk of today and found none."),
    },
)


def _if_feared(node: Node) -> Node:
    return among("refugee_from", "requesting", yes=node, no=ELSEWHERE)


BEHIND = among(
    "request_driven_by",
    "refugee_from",
    yes=stop("Behind the request stands the state the person fears."),
    no=passes("The person does not fear the state behind the request."),
    unknown=find_out("Find out whether another state stands behind the request."),
)

RULES: tuple[Rule, ...] = (
    judgement(
        STATUS,
        ask(
            "refugee_status",
            {
                "none": passes("No status of a refugee is known after a check."),
                "granted|granted_other_state|unhcr_recognised": _if_feared(
                    ask("status_still_valid", {True: FEARED, False: TODAY}, unknown=FEARED)
                ),
                "applied": _if_feared(
                    stop("The person asked for protection from the state that asks; wait for the decision.")
                ),
                "refused": _if_feared(TODAY),
            },
        ),
        scope=REFUGE,
        about=("refugee_status", "refugee_from+status_still_valid"),
    ),
    judgement(
        Law(
            "R-EX-16[treaty]",
            "Some treaties bar the surrender of persons with asylum to anybody",
            "Poland–Viet Nam Treaty on Legal Assistance (1993) Art. 54(1)",
            because=Because.TREATY,
        ),
        ask(
            "refugee_status",
            {
                "none|applied|refused|unhcr_recognised|granted_other_state": CLEAR,
                "granted": ask(
                    "requested_protects_refugees",
                    {True: stop("The treaty bars the surrender of a person with asylum."), False: CLEAR},
                ),
            },
        ),
        scope=REFUGE,
        about=("requested_protects_refugees",),
    ),
    judgement(
        Law(
            "R-EX-16[behind]",
            "The state behind a request is looked at too",
            "Convention against Torture Art. 3",
            because=Because.HUMAN_RIGHTS,
            also=(Source("Convention on Refugees Art. 33"),),
        ),
        ask(
            "refugee_status",
            {"none": passes("No status of a refugee is known after a check.")},
            others=BEHIND,
            unknown=BEHIND,
        ),
        scope=REFUGE,
        about=("request_driven_by",),
    ),
)
"""Refugees; they are restricted: only the protection officer reads why."""
