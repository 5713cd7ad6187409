"""Letters on paper, for partners without a node: an officer posts one, or enters one that came."""

from dataclasses import dataclass, field
from datetime import datetime

from comity.node.exchange import identity, outbox, steps, ways
from comity.node.exchange.errors import from_seal
from comity.node.exchange.models import Direction, Letter, LetterState
from comity.node.exchange.outbox import OutgoingLetter
from comity.node.exchange.steps import Placing
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import Changed
from comity.seal import statement as statements
from comity.seal.errors import SealError
from comity.seal.statement import Draft, ReplyTo


@dataclass(frozen=True, kw_only=True)
class CameByPost:
    """A letter as an officer enters it from paper.

    Attributes:
        letter: what it says, in the same fields as a letter of ours.
        dated: the instant it bears, UTC.
        mid: id, so that the same letter is entered once.
    """

    letter: OutgoingLetter
    dated: datetime
    mid: str = field(default_factory=statements.new_id)


def posted(officer: Officer, letter: Letter, *, note: str = "") -> Letter:
    """An officer posted a letter of ours.

    Raises:
        Changed: it was posted already, or does not go by post.
    """
    with act(officer, "exchange.post", about=letter.case, label=letter.label, note=note) as opened:
        return steps.move(opened, letter, LetterState.SENT, since=(LetterState.DRAFTED,))


def enter(officer: Officer, came: CameByPost) -> Letter:
    """Enter a letter that came by post; from here on it is taken like any other.

    Its place in the conversation is counted by us: the next one after what came in it before.

    Raises:
        Changed: this very letter was entered already.
        NotUsable: a field cannot stand in a letter; the sentence names it.
    """
    said = came.letter
    with act(officer, "exchange.enter", about=said.case) as opened:
        theirs = outbox.paper_node(said.partner)
        if Letter.objects.filter(from_node=theirs, mid=came.mid).exists():
            raise Changed("This letter was entered already.")
        try:
            statement = statements.parse(statements.compose(_draft(came, theirs, opened.at)))
        except SealError as refusal:
            raise from_seal(refusal) from refusal
        placing = Placing(
            direction=Direction.IN,
            partner=said.partner,
            state=LetterState.ARRIVED,
            channel=ways.PAPER,
            case=said.case,
        )
        opened.frame(partner=said.partner, letter_kind=said.kind)
        return steps.enter(opened, statement, placing)


def _draft(came: CameByPost, theirs: str, at: datetime) -> Draft:
    said, answered = came.letter, came.letter.reply_to
    conv = said.conv or (answered.conv if answered else statements.new_id())
    before = (
        Letter.objects.filter(direction=Direction.IN, from_node=theirs, conv=conv).order_by("-seq").first()
    )
    return Draft(
        from_node=theirs, to_node=identity.load().node_id, incarnation=theirs, conv=conv,
        seq=1 if before is None else before.seq + 1, prev=None if before is None else before.statement_hash,
        kind=said.kind, schema=said.schema, created=came.dated, expires=at + said.valid_for,
        urgency=said.urgency, office=said.office, handling=said.handling, legal_basis=said.legal_basis,
        purpose=said.purpose, lang=said.lang, payload=said.payload, mid=came.mid,
        reply_to=ReplyTo(answered.mid, answered.statement_hash) if answered else None,
    )  # fmt: skip
