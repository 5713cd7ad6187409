"""What this node answers: a registry receipt for each letter, signed and sealed like any letter."""

from datetime import timedelta

from comity.node.exchange import identity, steps, ways
from comity.node.exchange.models import Direction, LetterState
from comity.node.exchange.pins import Pin
from comity.node.exchange.steps import Placing
from comity.node.staff.act import Act
from comity.seal import statement as statements
from comity.seal.envelope import Recipient, seal
from comity.seal.receipt import SCHEMA, Level, Line, Receipt, envelope_hash, receipt_payload
from comity.seal.statement import Draft

VALID_FOR = timedelta(days=30)
LABEL = "node"


def registry(act: Act, pin: Pin, envelope: bytes, lines: list[Line]) -> bytes:
    """The step: compose, keep and seal the registry receipt for an envelope.

    It is a conversation of its own, so no receipt ever waits for another one.

    Args:
        act: the open act.
        pin: whose envelope it was.
        envelope: its exact bytes.
        lines: what became of each letter.

    Returns:
        The sealed answer.

    Raises:
        UnknownEpoch: the partner describes no sealing key for today.
    """
    me = identity.load()
    receipt = Receipt(Level.REGISTRY, envelope_hash(envelope), tuple(lines))
    draft = Draft(
        from_node=me.node_id, to_node=pin.node_id, incarnation=me.incarnation,
        conv=statements.new_id(), seq=1, prev=None, kind=Level.REGISTRY.kind, schema=SCHEMA,
        created=act.at, expires=act.at + VALID_FOR,
        urgency="routine", office=me.descriptor.authorities[0][:1000], handling="", legal_basis=None,
        purpose="", lang="en", payload=receipt_payload(receipt), reply_to=lines[0].reply_to,
    )  # fmt: skip
    raw = statements.compose(draft)
    recipient = Recipient(pin.node_id, pin.answering_key(act.today))
    placing = Placing(
        direction=Direction.OUT, partner=pin.partner, state=LetterState.SENT, channel=ways.DIRECT
    )
    steps.enter(act, statements.parse(raw), placing, label=LABEL)
    return seal([raw], sender=me.sender, recipient=recipient)
