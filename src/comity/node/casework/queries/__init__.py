"""Questions about cases; the only reads a face may make. One file a noun; the faces import from here.

What names a person needs a look (``looked``, ``hit_page``); everything else shows none.
"""

from comity.node.casework.queries.info import (
    CaseInfo,
    ClockInfo,
    EventInfo,
    case,
    cases,
    timeline,
    verdicts,
)
from comity.node.casework.queries.looked import (
    HitInfo,
    SubjectInfo,
    forms,
    hits,
    missing,
    preview,
    subjects,
)
from comity.node.casework.steps.kinds import registry

__all__ = [
    "CaseInfo",
    "ClockInfo",
    "EventInfo",
    "HitInfo",
    "SubjectInfo",
    "case",
    "cases",
    "forms",
    "hits",
    "missing",
    "preview",
    "registry",
    "subjects",
    "timeline",
    "verdicts",
]
