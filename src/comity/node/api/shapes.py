"""What the routes about cases take and give, beside what the queries themselves give."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import StringConstraints

from comity.node.api.inputs import Form, Input, Revision, Sentence, Word, Yes
from comity.rules.verdict import Direction

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class DraftIn(Input):
    """A draft: what is asked, and what the officer confirms."""

    type_code: Word
    partner: Country
    asks: Form = {}
    checks: Form = {}


class RedraftIn(DraftIn):
    """A draft as it shall be; with ``revision`` it is refused when a colleague changed it first."""

    revision: Revision | None = None


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


class Purpose(Schema):
    """Why the officer looks at a person; logged."""

    purpose: Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\u0000]*$")] = ""


class FindingOut(Schema):
    """What one rule says, in the reader's language."""

    rule: str
    result: str
    layer: str
    sentence: str
    source: str
    verified: bool


class CandidateOut(Schema):
    """An instrument that serves, or does not, and why."""

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


class LetterOut(Schema):
    """A letter of the case, without its content."""

    mid: str
    direction: str
    kind: str
    state: str
    seq: int
    at: datetime
