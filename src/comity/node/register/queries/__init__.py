"""Questions about the register; officials stand here in their public office, subjects of cases never.

One file a noun; the faces import from here.
"""

from comity.node.register.queries.agreement_page import AgreementPage, agreement
from comity.node.register.queries.agreements import AgreementFilters, AgreementRow, agreements
from comity.node.register.queries.authorities import AuthorityRow, authorities
from comity.node.register.queries.commitments import (
    CommitmentFilters,
    CommitmentPage,
    CommitmentRow,
    commitment,
    commitments,
)
from comity.node.register.queries.force import instruments
from comity.node.register.queries.gold import corrected_record
from comity.node.register.queries.law import (
    PACK_ID,
    PackPage,
    PackRow,
    order,
    pack_page,
    pack_rows,
    packs,
    proposed_packs,
    shipped_text,
)
from comity.node.register.queries.meetings import MeetingPage, MeetingRow, meeting, meetings
from comity.node.register.queries.partners import (
    PartnerPage,
    PartnerRef,
    PartnerRow,
    partner,
    partner_ref,
    partners,
)
from comity.node.register.queries.review import ReviewPage, communique
from comity.node.register.queries.shapes import Facet, Listing, Move, Said
from comity.node.register.queries.work import Work, work

__all__ = [
    "PACK_ID",
    "AgreementFilters",
    "AgreementPage",
    "AgreementRow",
    "AuthorityRow",
    "CommitmentFilters",
    "CommitmentPage",
    "CommitmentRow",
    "Facet",
    "Listing",
    "MeetingPage",
    "MeetingRow",
    "Move",
    "PackPage",
    "PackRow",
    "PartnerPage",
    "PartnerRef",
    "PartnerRow",
    "ReviewPage",
    "Said",
    "Work",
    "agreement",
    "agreements",
    "authorities",
    "commitment",
    "commitments",
    "communique",
    "corrected_record",
    "instruments",
    "meeting",
    "meetings",
    "order",
    "pack_page",
    "pack_rows",
    "packs",
    "partner",
    "partner_ref",
    "partners",
    "proposed_packs",
    "shipped_text",
    "work",
]
