"""The tables of the register; every one is covered by the log."""

from comity.node.register.models.agreements import Agreement, AgreementText, Party, Provision, StageRow
from comity.node.register.models.communiques import Communique, Item
from comity.node.register.models.meetings import Commitment, Delegate, Evidence, Meeting, Mention, Side
from comity.node.register.models.packs import AdoptedPack
from comity.node.register.models.partners import Authority, ContactPoint, Official, Partner
from comity.node.register.models.series import Series

__all__ = [
    "AdoptedPack",
    "Agreement",
    "AgreementText",
    "Authority",
    "Commitment",
    "Communique",
    "ContactPoint",
    "Delegate",
    "Evidence",
    "Item",
    "Meeting",
    "Mention",
    "Official",
    "Partner",
    "Party",
    "Provision",
    "Series",
    "Side",
    "StageRow",
]
