"""Steps of this room's own verbs: a letter is entered into the register, read back, moved on."""

from dataclasses import dataclass

from comity.node.audit import keys
from comity.node.audit.entry import NODE_LABEL
from comity.node.exchange.models import Direction, Letter, LetterState
from comity.node.staff.act import Act
from comity.node.staff.errors import Changed
from comity.seal.envelope import Opened
from comity.seal.statement import Statement, parse


@dataclass(frozen=True, kw_only=True)
class Placing:
    """How a statement is entered.

    Attributes:
        direction: whether it leaves or has arrived.
        partner: code of the partner.
        state: its first state.
        channel: code of the channel.
        case: our reference, once known.
        opened: the envelope it came in, kept as evidence.
        held_for: why it waits for a person.
    """

    direction: Direction
    partner: str
    state: LetterState
    channel: str
    case: str = ""
    opened: Opened | None = None
    held_for: str = ""


def enter(act: Act, statement: Statement, placing: Placing, *, label: str = "") -> Letter:
    """Enter a statement into the register of letters, its bytes under the key of its case."""
    label = label or placing.case or f"letter-{statement.mid}"
    answered = statement.reply_to
    row = Letter(
        direction=placing.direction, partner=placing.partner, state=placing.state, channel=placing.channel,
        case=placing.case, label=label, held_for=placing.held_for,
        from_node=statement.from_node, to_node=statement.to_node, incarnation=statement.incarnation,
        mid=statement.mid, conv=statement.conv, seq=statement.seq, prev=statement.prev or "",
        kind=statement.kind, schema=statement.schema, urgency=statement.urgency,
        reply_to_mid=answered.mid if answered else "", reply_to_hash=answered.hash if answered else "",
        created=statement.created, expires=statement.expires, handling=statement.handling,
        office=statement.office, statement=keys.protect(label, statement.raw), statement_hash=statement.hash,
        at=act.at,
    )  # fmt: skip
    if placing.opened is not None:
        row.signed, row.signatures = placing.opened.signed.encode(), placing.opened.signatures
        row.leaves = b"".join(bytes.fromhex(each.hash) for each in placing.opened.statements)
    row.save()
    return row


def read(letter: Letter) -> Statement:
    """The statement of a letter; only for this room: others ask ``queries.statement`` with a look."""
    return parse(keys.reveal(letter.label, bytes(letter.statement)))


def lock(letter: Letter, *states: LetterState) -> Letter:
    """The letter as it is now, locked until the act ends.

    Raises:
        Changed: it is in none of these states any more.
    """
    row = Letter.objects.select_for_update().filter(pk=letter.pk, state__in=states).first()
    if row is None:
        raise Changed("Somebody else moved letter {number} on first.", {"number": letter.number})
    return row


def move(act: Act, letter: Letter, state: LetterState, *, since: tuple[LetterState, ...]) -> Letter:
    """Compare-and-set: move a letter on from one of some states.

    Raises:
        Changed: it is in none of them any more.
    """
    row = lock(letter, *since)
    act.frame(letter=row.mid, letter_kind=row.kind, partner=row.partner, state=str(state))
    row.state = state
    row.save()
    return row


def refile(letter: Letter, case: str) -> None:
    """Keep a letter under its case from now on, its statement under the key of the case (in an open act)."""
    if letter.label not in {case, NODE_LABEL}:
        letter.statement = keys.protect(case, keys.reveal(letter.label, bytes(letter.statement)))
        letter.label = case
    letter.case = case
    letter.save()
