"""The INTERPOL channel: neutrality, refugees, the least a notice holds, its end (R-IN)."""

from __future__ import annotations

from dataclasses import replace

from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law
from comity.rules.safeguards.rule import EVERY_DOOR, LEAVING, Rule, Scope
from comity.rules.safeguards.says import Task, find_out, passes, stop, warn
from comity.rules.safeguards.scopes import ANSWERING, CLEAR, INTERPOL
from comity.rules.safeguards.tree import Node, Question, among, ask, compare, duty, judgement
from comity.rules.spans import Length, Unit

NOTICE = Scope(LEAVING | ANSWERING, concerns=frozenset({INTERPOL}), each_person=True, absolute=True)
BY_INTERPOL = Scope(LEAVING, absolute=True)
NOT_INTERPOL = passes("It does not go over INTERPOL.")
OTHERS = "node|paper|email|siena|police_to_police"
LEAST_PROSECUTION = 24
LEAST_SENTENCE = 6
SOUGHT = stop("The person sought protection: nothing about it goes over INTERPOL.")
FEARED = stop("The person was given protection from the state that asks.")
SHORT = find_out("The penalty is too low for a notice: ask the General Secretariat for its exception.")
ENOUGH = passes("The penalty reaches the threshold of the instrument.")


def _over_interpol(node: Node) -> Question:
    return ask("channel", {"interpol": node, OTHERS: NOT_INTERPOL})


RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-IN-01",
            "INTERPOL acts in the spirit of human rights",
            "INTERPOL Constitution Art. 2",
            because=Because.TREATY,
        ),
        ask(
            "due_process_doubt",
            {False: CLEAR, True: stop("There is doubt about a fair procedure behind the notice.")},
        ),
        scope=NOTICE,
    ),
    judgement(
        Law(
            "R-IN-02",
            "INTERPOL carries no political, military, religious or racial matter",
            "INTERPOL Constitution Art. 3",
            because=Because.TREATY,
        ),
        _over_interpol(
            ask(
                "political_character",
                {
                    "predominant": stop("INTERPOL may not carry a matter that is political in the main."),
                    "none|present": warn("INTERPOL applies its own test of Article 3 to this."),
                },
            )
        ),
        scope=BY_INTERPOL,
        about=("channel+political_character", "political_character"),
    ),
    judgement(
        Law(
            "R-IN-03",
            "INTERPOL carries nothing to the state a refugee fears",
            "INTERPOL General Assembly resolution GA-2017-86-RES-09, made stricter",
            mark=Mark.SECONDARY,
        ),
        _over_interpol(
            ask(
                "asylum_claim",
                {
                    "none": passes("No application for protection is known after a check."),
                    "pending|refused|granted": SOUGHT,
                },
            )
        ),
        scope=replace(BY_INTERPOL, each_person=True, restricted=True),
        about=("channel+asylum_claim",),
    ),
    judgement(
        Law(
            "R-IN-03[status]",
            "No notice for the state a refugee fears",
            "INTERPOL General Assembly resolution GA-2017-86-RES-09",
            because=Because.HUMAN_RIGHTS,
            mark=Mark.SECONDARY,
        ),
        ask(
            "refugee_status",
            {
                "none": passes("No status of a refugee is known after a check."),
                "granted|granted_other_state|unhcr_recognised": among(
                    "refugee_from",
                    "requesting",
                    yes=FEARED,
                    no=passes("The state that asks is not the one the person fears."),
                ),
                "applied|refused": among(
                    "refugee_from",
                    "requesting",
                    yes=find_out("Ask the protection officer before the notice is used."),
                    no=passes("The state that asks is not the one the person fears."),
                ),
            },
        ),
        scope=replace(NOTICE, restricted=True),
        about=("refugee_status", "refugee_from"),
    ),
    judgement(
        Law(
            "R-IN-04",
            "A notice describes the acts",
            "INTERPOL Rules on the Processing of Data Arts 83, 84",
            because=Because.TREATY,
            mark=Mark.MEMORY,
        ),
        ask(
            "description_of_acts_complete",
            {
                True: passes("Acts, time and place are stated."),
                False: find_out("Ask for the acts, their time and place."),
            },
        ),
        scope=replace(NOTICE, absolute=False),
    ),
    judgement(
        Law(
            "R-IN-04[penalty]",
            "A notice is for serious crime",
            "INTERPOL Rules on the Processing of Data Art. 83",
            because=Because.TREATY,
            mark=Mark.SECONDARY,
        ),
        ask(
            "purpose",
            {
                "prosecution": compare("max_penalty_months", LEAST_PROSECUTION, enough=ENOUGH, short=SHORT),
                "sentence": compare("sentence_left_months", LEAST_SENTENCE, enough=ENOUGH, short=SHORT),
            },
        ),
        scope=replace(NOTICE, absolute=False, each_charge=True),
        about=("max_penalty_months", "sentence_left_months"),
    ),
    judgement(
        Law(
            "R-IN-04[private]",
            "No notice for a private dispute",
            "INTERPOL Rules on the Processing of Data Art. 83(1)(a)",
            because=Because.TREATY,
            mark=Mark.SECONDARY,
        ),
        ask(
            "private_matter",
            {
                "false": CLEAR,
                "claimed": find_out("Look into the private dispute that is said to stand behind the notice."),
                "true": stop("A private dispute stands behind the notice."),
            },
        ),
        scope=NOTICE,
    ),
    duty(
        Law(
            "R-IN-05",
            "A notice is looked at again after five years at most",
            "INTERPOL Rules on the Processing of Data Arts 49, 50",
            because=Because.TREATY,
            mark=Mark.MEMORY,
        ),
        {"red_notice": True},
        Task("Review the notice or have it deleted.", within=Length(60, Unit.MONTHS)),
        scope=Scope(EVERY_DOOR, concerns=frozenset({INTERPOL}), each_person=True),
        about=("red_notice+retention_months",),
    ),
    duty(
        Law(
            "R-IN-06",
            "A notice ends with its purpose",
            "INTERPOL Rules on the Processing of Data Art. 51",
            because=Because.TREATY,
            mark=Mark.MEMORY,
        ),
        {"notice_purpose_met": True, "extradition_action_by_requester": False, "extradition_refused": True},
        Task("Have the notice looked at, cancelled and recalled wherever it went."),
        scope=Scope(EVERY_DOOR, concerns=frozenset({INTERPOL}), each_person=True),
    ),
)
"""INTERPOL."""
