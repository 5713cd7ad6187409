"""Letters that leave: a step composes the statement in the caller's act; the clerk seals and sends it.

What left, to whom, in which case and under which handling code is written down as a disclosure in that same
act.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from comity.node.exchange import identity, pins, steps, ways
from comity.node.exchange.errors import LineClosed, from_seal
from comity.node.exchange.models import Delivery, Direction, Disclosure, Letter, LetterState, PinnedPartner
from comity.node.exchange.order import URGENT
from comity.node.exchange.steps import Placing
from comity.node.staff.act import Act
from comity.seal import statement as statements
from comity.seal.errors import SealError
from comity.seal.statement import Draft, ReplyTo, Statement

VALID_FOR = timedelta(days=30)
ROUTINE = "routine"
NOT_LEFT = (LetterState.DRAFTED, LetterState.SEALED)


@dataclass(frozen=True, kw_only=True)
class OutgoingLetter:
    """What a room wants to say to a partner.

    Attributes:
        partner: code of the partner.
        kind: one of ``seal.statement.KINDS``.
        case: our reference; the statement is kept under the key of this case.
        payload: the content, JSON.
        schema: name and version of the payload's shape.
        office: the acting office, never the person.
        conv: the conversation; empty: that of ``reply_to``, or a new one.
        reply_to: the arrived letter that this answers.
        urgency: ``routine``, or ``urgent``, which takes effect out of order.
        handling: handling code.
        legal_basis: instrument and article.
        purpose: why, in one sentence.
        lang: language of the content (BCP 47).
        valid_for: how long it may be on its way.
        channel: ``direct`` or ``paper``; empty: whichever leads to the partner.
    """

    partner: str
    kind: str
    case: str
    payload: Mapping[str, object]
    schema: str
    office: str
    conv: str = ""
    reply_to: Letter | None = None
    urgency: str = ROUTINE
    handling: str = ""
    legal_basis: Mapping[str, object] | None = None
    purpose: str = ""
    lang: str = "en"
    valid_for: timedelta = VALID_FOR
    channel: str = ""


def put(act: Act, draft: OutgoingLetter) -> Letter:
    """Compose a statement and lay it into the outbox, in the caller's act.

    Returns:
        The letter; its ``conv`` names the conversation that later letters of the case go on with.

    Raises:
        NotUsable: a field cannot stand in a statement; the sentence names it.
        LineClosed: the partner is suspended.
    """
    pin = pins.find(draft.partner)
    _check_open(draft, pin)
    channel = draft.channel or (ways.DIRECT if pin is not None else ways.PAPER)
    to_node = pin.node_id if pin is not None else paper_node(draft.partner)
    conv = draft.conv or (draft.reply_to.conv if draft.reply_to else statements.new_id())
    letter = _enter(act, _compose(act, draft, to_node, conv), draft, channel)
    act.frame(letter=letter.mid, letter_kind=letter.kind, partner=letter.partner, urgency=letter.urgency)
    instrument = str((draft.legal_basis or {}).get("instrument", ""))
    Disclosure(
        letter=letter, partner=letter.partner, case=draft.case, kind=letter.kind, handling=letter.handling,
        office=letter.office, instrument=instrument, at=act.at,
    ).save()  # fmt: skip
    return letter


def withdraw(act: Act, letter: Letter, *, reason: str) -> Letter:
    """Take back a letter that has not left: a signed void takes its place in the conversation.

    Args:
        act: the open act.
        letter: a letter of ours.
        reason: a word for programs, such as ``withdrawn``.

    Returns:
        The void.

    Raises:
        Changed: it has left.
    """
    return void(act, letter, reason=reason, since=NOT_LEFT, into=LetterState.VOIDED)


def void(
    act: Act, letter: Letter, *, reason: str, since: tuple[LetterState, ...], into: LetterState
) -> Letter:
    """Give up a letter and let a signed void take its place, so that what follows it need not wait for ever.

    Raises:
        Changed: the letter is in none of the states ``since`` any more.
    """
    gone = steps.move(act, letter, into, since=since)
    end(act, gone)
    if gone.kind == "void":
        return gone
    said = steps.read(gone)
    draft = replace(
        _as_draft(said),
        kind="void", schema="void/1", urgency=URGENT, purpose="", legal_basis=None, reply_to=None,
        payload={"voids": gone.mid, "hash": gone.statement_hash, "reason": reason},
        created=act.at, expires=act.at + VALID_FOR, mid=statements.new_id(),
        salt=statements.new_salt(), att=(),
    )  # fmt: skip
    placing = Placing(
        direction=Direction.OUT,
        partner=gone.partner,
        state=LetterState.DRAFTED,
        channel=gone.channel,
        case=gone.case,
    )
    return steps.enter(act, statements.parse(statements.compose(draft)), placing, label=gone.label)


def end(act: Act, letter: Letter) -> None:
    """The step: nothing of a letter's sealed bytes is sent any more."""
    for delivery in Delivery.objects.filter(letter=letter, done=None):
        delivery.done = act.at
        delivery.save(update_fields=["done"])


def paper_node(partner: str) -> str:
    """The id that stands for a partner without a node in letters on paper."""
    return hashlib.sha256(b"comity/partner-without-a-node/" + partner.encode()).hexdigest()[:32]


def _check_open(draft: OutgoingLetter, pin: pins.Pin | None) -> None:
    if pin is not None and pin.suspended and draft.channel != ways.PAPER:
        raise LineClosed(
            "The node of {partner} is suspended: nothing can be sent to it.", {"partner": draft.partner}
        )
    if pin is None and draft.channel == ways.DIRECT:
        raise LineClosed("The partner {partner} has no node that is pinned here.", {"partner": draft.partner})


def _compose(act: Act, draft: OutgoingLetter, to_node: str, conv: str) -> Statement:
    me = identity.load()
    last = _last(me, to_node, conv, draft.partner)
    answered = draft.reply_to
    fields = Draft(
        from_node=me.node_id, to_node=to_node, incarnation=me.incarnation, conv=conv,
        seq=1 if last is None else last.seq + 1, prev=None if last is None else last.statement_hash,
        kind=draft.kind, schema=draft.schema, created=act.at, expires=act.at + draft.valid_for,
        urgency=draft.urgency, office=draft.office, handling=draft.handling, legal_basis=draft.legal_basis,
        purpose=draft.purpose, lang=draft.lang, payload=draft.payload,
        reply_to=ReplyTo(answered.mid, answered.statement_hash) if answered else None,
    )  # fmt: skip
    try:
        return statements.parse(statements.compose(fields))
    except SealError as refusal:
        raise from_seal(refusal) from refusal


def _last(me: identity.Identity, to_node: str, conv: str, partner: str) -> Letter | None:
    """Our latest letter in a conversation; the partner's row is locked, so that numbers have no gap."""
    PinnedPartner.objects.select_for_update().filter(partner=partner).first()
    mine = Letter.objects.filter(
        direction=Direction.OUT, from_node=me.node_id, incarnation=me.incarnation, to_node=to_node, conv=conv
    )
    return mine.exclude(kind="void").order_by("-seq").first()


def _enter(act: Act, statement: Statement, draft: OutgoingLetter, channel: str) -> Letter:
    placing = Placing(
        direction=Direction.OUT,
        partner=draft.partner,
        state=LetterState.DRAFTED,
        channel=channel,
        case=draft.case,
    )
    return steps.enter(act, statement, placing)


def _as_draft(said: Statement) -> Draft:
    """The fields of a statement without its bytes."""
    return Draft(**{name: getattr(said, name) for name in Draft.__dataclass_fields__})
