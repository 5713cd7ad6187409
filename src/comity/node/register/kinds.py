"""Closed lists of the register: kinds of agreement, topics of a commitment, kinds of meeting, strengths.

The codes are those of the reference set that intake is measured by, in lower case; faces own the words.
"""

from collections.abc import Mapping

from comity.intake.record import MeetingKind, Modality, Status
from comity.node.register.models import Agreement

AGREEMENT_KINDS: Mapping[str, str] = {
    "extradition": "Extradition",
    "transfer": "Transfer of sentenced persons",
    "mla": "Mutual legal assistance",
    "police_coop": "Police cooperation",
    "readmission": "Readmission",
    "classified": "Protection of classified information",
    "migration": "Migration",
    "drugs": "Drugs",
    "working_arr": "Working arrangement",
    "info_sharing": "Exchange of information",
    "training": "Training",
    "rescue": "Search and rescue",
    "border": "Border management",
    "judicial": "Judicial cooperation",
    "framework": "Framework of relations",
    "plan": "Plan or programme of action",
    "protocol": "Protocol",
    "minutes": "Agreed minutes",
    "mou": "Memorandum of understanding",
    "multi_conv": "Convention of many states",
    "other": "Another instrument",
}
"""Code → title, a message id."""
TOPICS: Mapping[str, str] = {
    "deleg": "Exchange of delegations",
    "info": "Exchange of information",
    "expert": "Exchange of experience",
    "train": "Training",
    "invest": "Joint investigation",
    "fugit": "Fugitives",
    "extrad": "Extradition",
    "mla": "Mutual legal assistance",
    "transfer": "Transfer of sentenced persons",
    "readm": "Readmission",
    "negot": "Negotiation of agreements",
    "impl": "Carrying out agreements",
    "multi": "Support in international bodies",
    "border": "Border management",
    "liaison": "Liaison officers",
    "citiz": "Protection of citizens",
    "visa": "Visas",
    "nosab": "No hostile acts from one's territory",
    "vipsec": "Protection of delegations and events",
    "cybersec": "Cybersecurity",
    "tech": "Technology",
    "equip": "Equipment",
    "rescue": "Search and rescue",
    "host": "Hosting of events",
    "req": "Answers to requests",
    "counter": "Fight against crime",
    "general": "Cooperation in general",
    "other": "Something else",
}
"""Code → title, a message id."""
MEETING_KINDS: tuple[str, ...] = tuple(kind.value for kind in MeetingKind)
STRENGTHS: tuple[str, ...] = tuple(strength.value for strength in Modality)
STATUSES: tuple[str, ...] = tuple(status.value for status in Status)
BOTH = "both"
"""Who owes, when all sides do."""

STAGE_OF_STATUS = {
    Status.PROPOSED.value: Agreement.Stage.PROPOSED,
    Status.NEGOTIATING.value: Agreement.Stage.NEGOTIATING,
    Status.SIGNED.value: Agreement.Stage.SIGNED,
    Status.RATIFYING.value: Agreement.Stage.RATIFYING,
    Status.IN_FORCE.value: Agreement.Stage.IN_FORCE,
}
ORDER: tuple[str, ...] = tuple(stage.value for stage in Agreement.Stage)
"""Stages from the first idea to the end."""


def later(one: str, other: str) -> bool:
    """Whether the first stage comes after the second."""
    return ORDER.index(one) > ORDER.index(other)
