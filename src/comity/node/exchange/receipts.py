"""What came back: a receipt moves our letter on; a refusal ends it and leaves a void in its place."""

from comity.node.exchange import outbox, steps
from comity.node.exchange.alarms import Alarm, raise_within
from comity.node.exchange.models import Delivery, Direction, Letter, LetterState
from comity.node.exchange.steps import Placing
from comity.node.staff.act import Act
from comity.node.staff.steps import close_tasks
from comity.seal.envelope import Opened, peek
from comity.seal.epochs import epoch_on
from comity.seal.receipt import Level, Line, Sent, check_receipt, read_receipt
from comity.seal.statement import Statement

UNDERWAY = (
    LetterState.SEALED,
    LetterState.SENT,
    LetterState.TRANSPORT_RECEIPTED,
)
OPEN = (*UNDERWAY, LetterState.REGISTRY_RECEIPTED)
STALE_KEY = "unknown-epoch"
"""The partner has no key any more for the week we sealed to: the same statement is sealed again."""
NO_RECEIPT = "no-receipt"


def what_was_sent(delivery: Delivery, letter: Letter) -> Sent:
    """What a receipt is held against: the letter, and the envelope itself for a refusal of the whole."""
    return Sent(
        letter.to_node,
        delivery.envelope_hash,
        {letter.mid: letter.statement_hash, delivery.envelope_id: delivery.envelope_hash},
    )


def enter(act: Act, delivery: Delivery, opened: Opened) -> Letter:
    """The step: hold a partner's answer against what was sent, keep it, and move our letter on.

    Raises:
        BadReceipt: it is not a receipt, or for something else.
    """
    letter = delivery.letter
    answer = opened.statements[0]
    receipt = check_receipt(answer, what_was_sent(delivery, letter))
    _keep(act, answer, opened, letter)
    line = next(one for one in receipt.lines if one.mid in {letter.mid, delivery.envelope_id})
    if line.code == STALE_KEY and peek(bytes(delivery.envelope)).epoch != epoch_on(act.today):
        delivery.delete()
        return steps.move(act, letter, LetterState.DRAFTED, since=UNDERWAY)
    letter = apply(act, letter, receipt.level, line)
    if letter.state != LetterState.TRANSPORT_RECEIPTED:
        delivery.done = act.at
        delivery.save(update_fields=["done"])
    return letter


def apply(act: Act, letter: Letter, level: Level, line: Line) -> Letter:
    """The step: what one line of a receipt says of one of our letters."""
    if line.refused:
        return _refused(act, letter, line.code)
    if level is Level.TRANSPORT:
        return steps.move(act, letter, LetterState.TRANSPORT_RECEIPTED, since=UNDERWAY)
    close_tasks(act, letter.case, f"{NO_RECEIPT}-{letter.mid[:8]}", reason=level.value)
    if level is Level.BUSINESS:
        return steps.move(act, letter, LetterState.BUSINESS_ACKNOWLEDGED, since=OPEN)
    return steps.move(act, letter, LetterState.REGISTRY_RECEIPTED, since=UNDERWAY)


def late(act: Act, said: Statement) -> None:
    """The step: a receipt that came as a letter of its own, after its answer was lost or from a person."""
    receipt = read_receipt(said)
    for line in receipt.lines:
        ours = Letter.objects.filter(
            direction=Direction.OUT, mid=line.mid, statement_hash=line.hash, to_node=said.from_node
        ).first()
        if ours is not None and ours.state in OPEN:
            apply(act, ours, receipt.level, line)
            outbox.end(act, ours)


def _refused(act: Act, letter: Letter, code: str) -> Letter:
    """No retry: a person is told, and a void keeps the conversation going."""
    outbox.void(act, letter, reason=code, since=OPEN, into=LetterState.REJECTED)
    text = "The node of {partner} refused letter {number}: {why}"
    raise_within(
        act,
        Alarm(
            f"refused-{letter.mid[:8]}",
            letter.partner,
            text,
            code,
            letter.case,
            "desk",
            {"number": letter.number},
        ),
    )
    return Letter.objects.get(pk=letter.pk)


def _keep(act: Act, answer: Statement, opened: Opened, letter: Letter) -> None:
    """Keep the receipt with its signatures; the same answer again is kept once."""
    known = Letter.objects.filter(from_node=answer.from_node, incarnation=answer.incarnation, mid=answer.mid)
    if known.exists():
        return
    placing = Placing(
        direction=Direction.IN, partner=letter.partner, state=LetterState.TAKEN, channel=letter.channel,
        case=letter.case, opened=opened,
    )  # fmt: skip
    steps.enter(act, answer, placing, label=letter.label)
