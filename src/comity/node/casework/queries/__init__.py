"""Questions about cases; the only reads a face may make. One file a noun; the faces import from here.

What names a person needs a look (``looked``, ``hit_page``); everything else shows none.
"""

from comity.node.casework.queries.gaps import Figures, GapRow, figures, gap_matrix
from comity.node.casework.queries.hit_page import (
    HitPage,
    HitRef,
    HitWaiting,
    case_of_hit,
    hit,
    refs_compared,
    waiting,
)
from comity.node.casework.queries.info import (
    CaseInfo,
    ClockInfo,
    EventInfo,
    case,
    timeline,
    verdicts,
)
from comity.node.casework.queries.kept import KeptMark, kept_form, kept_marks
from comity.node.casework.queries.letters import letter_title
from comity.node.casework.queries.listing import (
    CaseRow,
    TitledFacet,
    case_count,
    case_rows,
    open_cases,
)
from comity.node.casework.queries.looked import (
    HitInfo,
    ReasonInfo,
    SubjectInfo,
    forms,
    hits,
    missing,
    preview,
    reasons,
    subjects,
)
from comity.node.casework.queries.page import case_page, case_seen, identity
from comity.node.casework.queries.page_shapes import CasePage, Identity
from comity.node.casework.queries.piece import CasePiece, CaseWanted, cases
from comity.node.casework.queries.shapes import Clock, Move, Said, State
from comity.node.casework.queries.typed import Check, check_typed
from comity.node.casework.queries.words import event_title
from comity.node.casework.queries.work import hit_count, work_count, work_list
from comity.node.casework.queries.work_shapes import Row as WorkRow
from comity.node.casework.queries.work_shapes import WorkFilters, WorkList
from comity.node.casework.steps.cite import article
from comity.node.casework.steps.judge import BASIS_RULE
from comity.node.casework.steps.kinds import registry

__all__ = [
    "BASIS_RULE",
    "CaseInfo",
    "CasePage",
    "CasePiece",
    "CaseRow",
    "CaseWanted",
    "Check",
    "Clock",
    "ClockInfo",
    "EventInfo",
    "Figures",
    "GapRow",
    "HitInfo",
    "HitPage",
    "HitRef",
    "HitWaiting",
    "Identity",
    "KeptMark",
    "Move",
    "ReasonInfo",
    "Said",
    "State",
    "SubjectInfo",
    "TitledFacet",
    "WorkFilters",
    "WorkList",
    "WorkRow",
    "article",
    "case",
    "case_count",
    "case_of_hit",
    "case_page",
    "case_rows",
    "case_seen",
    "cases",
    "check_typed",
    "event_title",
    "figures",
    "forms",
    "gap_matrix",
    "hit",
    "hit_count",
    "hits",
    "identity",
    "kept_form",
    "kept_marks",
    "letter_title",
    "missing",
    "open_cases",
    "preview",
    "reasons",
    "refs_compared",
    "registry",
    "subjects",
    "timeline",
    "verdicts",
    "waiting",
    "work_count",
    "work_list",
]
