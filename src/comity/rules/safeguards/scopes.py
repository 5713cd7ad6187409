"""The words by which request types switch rules on, and the scopes most families share."""

from __future__ import annotations

from comity.rules.findings import Direction
from comity.rules.safeguards.rule import LEAVING, Scope
from comity.rules.safeguards.says import passes

SURRENDER = "extradition"
AFTER_SURRENDER = "after surrender"
REMOVAL = "removal"
WANTED = "wanted person"
INTERPOL = "interpol"
ASSISTANCE = "mutual assistance"
CIVIL_ASSISTANCE = "civil assistance"
TRANSFER = "transfer of sentenced persons"
RETURN = "return"
CUSTODY = "custody"
HIT = "hit query"
STANDING = "standing data transfer"
BREACH = "data breach"
TEAM = "joint team"
RESCUE = "search and rescue"
EVENT = "event"
TRAINING = "training"
OFFICIALS = "officials"

CONCERNS = frozenset(
    {
        SURRENDER,
        AFTER_SURRENDER,
        REMOVAL,
        WANTED,
        INTERPOL,
        ASSISTANCE,
        CIVIL_ASSISTANCE,
        TRANSFER,
        RETURN,
        CUSTODY,
        HIT,
        STANDING,
        BREACH,
        TEAM,
        RESCUE,
        EVENT,
        TRAINING,
        OFFICIALS,
        "criminal records",
        "crime information",
        "identity",
    }
)
"""Every word a request type may use in `concerns`."""

ANSWERING = frozenset({Direction.IN_REQUEST, Direction.OUT_ANSWER})
BODILY = frozenset({SURRENDER, REMOVAL, WANTED})
"""A person may end up in the hands of the other state."""

PERSON = Scope(ANSWERING, concerns=frozenset({SURRENDER}), each_person=True)
CHARGE = Scope(LEAVING | ANSWERING, concerns=frozenset({SURRENDER}), each_charge=True)
CHARGE_HERE = Scope(ANSWERING, concerns=frozenset({SURRENDER}), each_charge=True)

CLEAR = passes("An officer looked into it: nothing of the kind stands against it.")
NOT_ASKED = passes("This question does not arise here.")
NO_ASSURANCE_GIVEN = passes("No assurance was given: the ground itself decides.")
ASIDE = frozenset({NOT_ASKED.text, NO_ASSURANCE_GIVEN.text})
"""What a rule says whose question does not arise: it is no word on the matter."""
