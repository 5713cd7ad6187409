"""Letters on paper, for partners without a node: an officer posts one, or enters one that came."""

from dataclasses import dataclass, field
from datetime import datetime

from comity.node.exchange import identity, outbox, steps, ways
from comity.node.exchange.models import Direction, Letter, LetterState
from comity.node.exchange.outbox import OutgoingLetter
from comity.node.exchange.steps import Placing
from comity.node.staff.act import Officer, act
from comity.seal import statement as statements
from comity.seal.statement import Draft


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

    Its conversation is counted by us: the next place after what came in it before.
    """
    said = came.letter
    with act(officer, "exchange.enter", about=said.case) as opened:
        me, theirs = identity.load(), outbox.paper_node(said.partner)
        conv = said.conv or (said.reply_to.conv if said.reply_to else statements.new_id())
        before = (
            Letter.objects.filter(direction=Direction.IN, from_node=theirs, conv=conv)
            .order_by("-seq")
            .first()
        )
        draft = Draft(
            from_node=theirs, to_node=me.node_id, incarnation=theirs, conv=conv,
            seq=1 if before is None else before.seq + 1, prev=None if before is None else
            before.statement_hash, kind=said.kind, schema=said.schema, created=came.dated, expires=opened.at
            + said.valid_for, urgency=said.urgency, office=said.office, handling=said.handling,
            legal_basis=said.legal_basis, purpose=said.purpose, lang=said.lang, payload=said.payload,
            mid=came.mid, reply_to=statements.ReplyTo(said.reply_to.mid, said.reply_to.statement_hash) if
            said.reply_to else None,
        )  # fmt: skip
        placing = Placing(
            direction=Direction.IN,
            partner=said.partner,
            state=LetterState.ARRIVED,
            channel=ways.PAPER,
            case=said.case,
        )
        opened.frame(partner=said.partner, letter_kind=said.kind)
        return steps.enter(opened, statements.parse(statements.compose(draft)), placing)
