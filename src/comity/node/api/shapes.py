"""What the routes about cases take and give, beside what the queries themselves give."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import StringConstraints

from comity.node.api.inputs import Form, Input, Revision, Sentence, Word, Yes
from comity.node.api.window import USUAL, Limit
from comity.node.casework.queries import EventInfo, ReasonInfo
from comity.rules.verdict import Direction

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class CasesIn(Schema):
    """Which cases; empty wants all. ``cursor`` is what ``next`` said with the piece before."""

    partner: Word = ""
    stage: Word = ""
    side: Word = ""
    limit: Limit = USUAL
    cursor: Word = ""


class DraftIn(Input):
    """A draft: what is asked, and what the officer confirms."""

    type_code: Word
    partner: Country
    asks: Form = {}
    checks: Form = {}


class RedraftIn(DraftIn):
    """A draft as it shall be; with ``revision`` it is refused when a colleague changed it first."""

    revision: Revision | None = None


class FollowUpIn(Input):
    """The type of the request to be made of a case."""

    type_code: Word


class Said(Input):
    """What is said with a verb; each verb takes what it needs."""

    reason: Sentence = ""
    ground: Word = ""
    rule: Word = ""
    verb: Word = ""
    direction: Direction = Direction.OUT_REQUEST
    revision: Revision | None = None
    fields: Form = {}
    answers: Form = {}
    checks: Form = {}
    part: Yes = False


class Decision(Input):
    """Whether a hit is the same person, and what made the officer decide."""

    same: Yes
    note: Sentence


class FindingOut(Schema):
    """What one rule says, in the reader's language."""

    rule: str
    result: str
    layer: str
    sentence: str
    source: str
    verified: bool


class CandidateOut(Schema):
    """An instrument that serves, or does not, and why; the article as letters cite it."""

    instrument: str
    article: str = ""
    why: str
    verified: bool = False


class Preview(Schema):
    """What is missing, what the law says: nothing is kept."""

    missing: dict[str, str]
    served_by: list[CandidateOut]
    not_served_by: list[CandidateOut]
    findings: list[FindingOut]
    allowed: bool


class EventsOut(Schema):
    """A piece of a timeline; ``next`` is the cursor of the piece after it, empty at the end."""

    rows: list[EventInfo]
    next: str


class LetterOut(Schema):
    """A letter of the case, without its content."""

    mid: str
    direction: str
    kind: str
    state: str
    seq: int
    at: datetime


class LettersOut(Schema):
    """A piece of the letters of a case; ``next`` is the cursor of the piece after it, empty at the end."""

    rows: list[LetterOut]
    next: str


class ReasonsOut(Schema):
    """A piece of what was written; ``next`` is the cursor of the piece after it, empty at the end."""

    rows: list[ReasonInfo]
    next: str
