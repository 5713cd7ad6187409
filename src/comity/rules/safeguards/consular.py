"""Consular contact as the detained person wishes (R-CO): the person is told, the state is not told of itself."""

from __future__ import annotations

from comity.rules.safeguards.law import Because, Law
from comity.rules.safeguards.rule import EVERY_DOOR, LEAVING, Rule, Scope
from comity.rules.safeguards.says import Task, passes, stop
from comity.rules.safeguards.scopes import CUSTODY, REMOVAL, RETURN, SURRENDER, WANTED
from comity.rules.safeguards.tree import ask, duty, judgement

VCCR = "Vienna Convention on Consular Relations"
HELD = Scope(EVERY_DOOR, concerns=frozenset({CUSTODY, SURRENDER, WANTED, REMOVAL, RETURN}), each_person=True)

RULES: tuple[Rule, ...] = (
    judgement(
        Law(
            "R-CO-01",
            "The consulate is told only as the person wishes",
            f"{VCCR} Art. 36(1)(b), (c)",
            because=Because.TREATY,
        ),
        ask(
            "consular_notice_planned",
            {
                False: passes("No consulate is told."),
                True: ask(
                    "person_requested_notification",
                    {True: passes("The person asked for it."), False: stop("The person did not ask for it.")},
                ),
            },
        ),
        scope=Scope(
            LEAVING, concerns=frozenset({"identity", *HELD.concerns}), each_person=True, absolute=True
        ),
    ),
    duty(
        Law(
            "R-CO-01[tell]",
            "Whoever is held is told of the right to the consulate",
            f"{VCCR} Art. 36(1)(b)",
            frozenset({"VCCR"}),
            Because.TREATY,
        ),
        {"person_told_of_consular_right": False},
        Task(
            "Tell the person without delay of the right to the consulate; tell the consulate only if the person asks."
        ),
        scope=HELD,
    ),
    duty(
        Law(
            "R-CO-01[access]",
            "The consulate may visit whoever wants it",
            f"{VCCR} Art. 36(1)(c)",
            frozenset({"VCCR"}),
            Because.TREATY,
        ),
        {"consular_access": "refused"},
        Task(
            "Let the consulate visit, unless the person opposes it; look again at what was decided without it."
        ),
        scope=HELD,
    ),
)
"""Consular contact."""
