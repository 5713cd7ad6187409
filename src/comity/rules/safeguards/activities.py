"""What states do together beside requests: teams, rescue, events, training, counterparts (R-JI, SR, EV, TR, PA)."""

from __future__ import annotations

from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import EVERY_DOOR, Rule, Scope
from comity.rules.safeguards.says import find_out, passes, stop, stop_unless
from comity.rules.safeguards.scopes import CLEAR, EVENT, OFFICIALS, RESCUE, TEAM, TRAINING
from comity.rules.safeguards.tree import ask, judgement


def _on(concern: str, *, absolute: bool = False) -> Scope:
    return Scope(EVERY_DOOR, concerns=frozenset({concern}), absolute=absolute)


RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-JI-01",
            "A joint team has a complete written agreement",
            "Switzerland–Montenegro Police Agreement (2016) Arts 12, 17, 18",
            because=Because.HOUSE,
            also=(Source("UNTOC Art. 19"), Source("Framework Decision 2002/465/JHA", Mark.MEMORY)),
        ),
        ask(
            "team_agreement_complete",
            {
                True: passes("The written agreement names all it must."),
                False: find_out(
                    "Complete the agreement: purpose, duration, leader, law, data, evidence, liability, end."
                ),
            },
        ),
        scope=_on(TEAM),
    ),
    judgement(
        Law(
            "R-SR-01",
            "Rescue data serves rescue",
            "INSARAG Guidelines",
            because=Because.HOUSE,
            mark=Mark.SECONDARY,
            also=(Source("EU Host Nation Support Guidelines SWD(2012) 169", Mark.SECONDARY),),
        ),
        ask(
            "rescue_data_for_migration",
            {False: CLEAR, True: stop("Rescue data is not used for migration control.")},
        ),
        scope=_on(RESCUE, absolute=True),
    ),
    judgement(
        Law(
            "R-EV-01",
            "Data on visitors ends with the event",
            "EU Handbook on major events 14143/3/07",
            because=Because.HOUSE,
            mark=Mark.SECONDARY,
            also=(Source("International Covenant on Civil and Political Rights Art. 21"),),
        ),
        ask(
            "event_data_limited",
            {
                True: passes("Data on visitors is limited to the event and ends soon after."),
                False: stop_unless("Data on visitors is not limited to the event."),
            },
        ),
        scope=_on(EVENT),
    ),
    judgement(
        Law(
            "R-EV-01[protest]",
            "Peaceful protesters stand on no list",
            "International Covenant on Civil and Political Rights Art. 21",
            because=Because.HUMAN_RIGHTS,
        ),
        ask(
            "event_lists_protesters",
            {False: CLEAR, True: stop("Peaceful protesters are listed.")},
        ),
        scope=_on(EVENT, absolute=True),
    ),
    judgement(
        Law(
            "R-TR-01",
            "Trainees and units are vetted",
            "United Nations Human Rights Due Diligence Policy",
            because=Because.HOUSE,
            mark=Mark.MEMORY,
        ),
        ask(
            "trainees_vetted",
            {
                True: passes("Trainees and units were looked at."),
                False: stop_unless("Nobody looked at the human-rights record of trainees and units."),
            },
        ),
        scope=_on(TRAINING),
    ),
    judgement(
        Law(
            "R-PA-01",
            "Nobody under warrant or sanctions is our counterpart unnoticed",
            "house policy",
            because=Because.HOUSE,
        ),
        ask(
            "counterpart_listed",
            {
                False: CLEAR,
                True: stop_unless("The official or unit stands under a warrant or sanctions."),
            },
        ),
        scope=_on(OFFICIALS),
    ),
)
"""Beside requests."""
