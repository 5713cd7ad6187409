"""What officers do with commitments: enter one, add evidence, close it with evidence or a reason."""

from dataclasses import dataclass
from datetime import date

from comity.node.papers import steps as papers
from comity.node.register import enter, kinds, steps
from comity.node.register.models import Commitment, Evidence, Meeting
from comity.node.staff import steps as staff
from comity.node.staff import typed
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import BadInput, Changed, NotFound

LABEL = "node"


@dataclass(frozen=True)
class NewCommitment:
    """A promise.

    Attributes:
        words: its exact words.
        strength: agreed, pledged, proposed, suggested or affirmed.
        owes: codes of the sides that must act, or ``both``.
        partner: the other side.
        topics: what it is about.
        due: by when, when a day was said.
        meeting: reference of the meeting where it was made.
    """

    words: str
    strength: str
    owes: tuple[str, ...]
    partner: str
    topics: tuple[str, ...] = ()
    due: date | None = None
    meeting: str = ""
    language: str = ""


@dataclass(frozen=True)
class File:
    """A file that shows something."""

    name: str
    content: bytes


def add_commitment(officer: Officer, new: NewCommitment) -> Commitment:
    """Enter a promise that was made outside a communiqué.

    Raises:
        BadInput: words, strength or the one who owes are missing.
        NotFound: there is no such meeting.
    """
    typed.words(new.words, "words", missing="Give the exact words, their strength and who must act.")
    if new.strength not in kinds.STRENGTHS or not new.owes:
        raise BadInput("Give the exact words, their strength and who must act.")
    with act(officer, "register.add_commitment", label=LABEL) as opened:
        given = {key: value for key, value in vars(new).items() if key != "meeting"}
        row = Commitment(
            **(given | {"owes": list(new.owes), "topics": list(new.topics)}),
            reference=steps.next_reference(opened, steps.COMMITMENT),
            meeting=_meeting(new.meeting) if new.meeting else None,
        )
        steps.ensure_party(opened, new.partner)
        row.save()
        enter.remind(opened, row)
        _frame(opened, row)
        return row


def add_evidence(officer: Officer, reference: str, text: str, *, file: File | None = None) -> Evidence:
    """Note what shows that a promise is being kept; the promise stays open until somebody closes it.

    Raises:
        NotFound: there is no such commitment.
        BadInput: nothing is said, or the file cannot be taken.
    """
    with act(officer, "register.add_evidence", label=LABEL) as opened:
        return _evidence(opened, commitment_row(reference), text, file)


def close(
    officer: Officer, reference: str, *, kept: bool, reason: str = "", file: File | None = None
) -> Commitment:
    """Close a promise: kept, with evidence, or dropped, with a reason.

    Args:
        officer: who closes it.
        reference: of the commitment.
        kept: whether it was kept.
        reason: what shows it, or why it is dropped; may be empty when evidence is there already.
        file: a file that shows it.

    Raises:
        BadInput: kept without evidence, or dropped without a reason.
        Changed: it is closed already.
        NotFound: there is no such commitment.
    """
    with act(officer, "register.close_commitment", label=LABEL) as opened:
        row = commitment_row(reference)
        if row.state != Commitment.State.OPEN:
            raise Changed("{reference} is closed already.", {"reference": reference})
        if kept and (reason.strip() or file):
            _evidence(opened, row, reason or (file.name if file else ""), file)
        if kept and not row.evidence.exists():
            raise BadInput("Show what was done: a commitment is kept only with evidence.")
        if not kept:
            typed.words(reason, "reason", missing="Write one sentence: why is this dropped?")
        row.state = Commitment.State.KEPT if kept else Commitment.State.DROPPED
        row.closed, row.reason = opened.at, reason.strip()
        row.save()
        staff.close_tasks(opened, reference, enter.KEEP, reason=row.state)
        _frame(opened, row)
        return row


def reopen(officer: Officer, reference: str, *, reason: str) -> Commitment:
    """Open a closed promise again; its evidence stays.

    Raises:
        BadInput: no reason was given.
        Changed: it is open.
        NotFound: there is no such commitment.
    """
    typed.words(reason, "reason", missing="Write one sentence: why is this opened again?")
    with act(officer, "register.reopen_commitment", label=LABEL, reason=reason) as opened:
        row = commitment_row(reference)
        if row.state == Commitment.State.OPEN:
            raise Changed("{reference} is open.", {"reference": reference})
        row.state, row.closed, row.reason = Commitment.State.OPEN, None, reason.strip()
        row.save()
        enter.remind(opened, row)
        _frame(opened, row)
        return row


def commitment_row(reference: str) -> Commitment:
    """The commitment of a reference, its row locked in the open act.

    Raises:
        NotFound: there is none.
    """
    row = Commitment.objects.select_for_update(of=("self",)).filter(reference=reference).first()
    if row is None:
        raise NotFound("There is no commitment {reference}.", {"reference": reference})
    return row


def _evidence(opened: Act, commitment: Commitment, text: str, file: File | None) -> Evidence:
    typed.words(text, "text", missing="Write one sentence: what shows it?")
    paper = papers.keep(opened, commitment.reference, file.name, file.content) if file else None
    row = Evidence(commitment=commitment, text=text.strip(), paper=paper, at=opened.at, by=opened.officer)
    row.save()
    _frame(opened, commitment)
    return row


def _meeting(reference: str) -> Meeting:
    row = Meeting.objects.filter(reference=reference).first()
    if row is None:
        raise NotFound("There is no meeting {reference}.", {"reference": reference})
    return row


def _frame(opened: Act, row: Commitment) -> None:
    opened.about = row.reference
    opened.note(about=row.reference)
    opened.frame(partner=row.partner, commitment=row.reference, state=row.state)
