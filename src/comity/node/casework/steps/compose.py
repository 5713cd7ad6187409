"""A case becomes a letter in the outbox, in the act that moved it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.node.casework.models import Case
from comity.node.casework.steps import offices
from comity.node.casework.steps.kinds import kind_of
from comity.node.exchange import outbox
from comity.node.exchange import queries as exchange
from comity.node.staff.act import Act
from comity.rules.fields import Json
from comity.rules.lifecycle import Move, Side


@dataclass(frozen=True)
class Content:
    """What a letter says beside the move it tells of.

    Attributes:
        fields: the form that travels, by field name.
        legal_basis: instrument and article relied on.
        purpose: what it is for, in the officer's words.
        more: reason, ground or question.
    """

    fields: Mapping[str, Json] = field(default_factory=dict)
    legal_basis: Mapping[str, object] | None = None
    purpose: str = ""
    more: Mapping[str, object] = field(default_factory=dict)


def post(act: Act, case: Case, move: Move, content: Content) -> None:
    """Put the letter that carries a move into the outbox; a request of ours remembers how it travels."""
    arrived = [one for one in exchange.conversation(case.partner, case.conv) if one.direction == "in"]
    letter = outbox.put(
        act,
        outbox.OutgoingLetter(
            partner=case.partner,
            kind=move.letter,
            case=case.number,
            payload={
                "type": case.type_code,
                "verb": move.verb,
                "number": case.number,
                "fields": dict(content.fields),
                **content.more,
            },
            schema=f"{case.type_code}/1",
            office=offices.ours(case),
            conv=case.conv,
            reply_to=arrived[-1] if arrived else None,
            urgency="urgent" if case.urgency.startswith("urgent") else "routine",
            handling=case.handling,
            legal_basis=content.legal_basis,
            purpose=content.purpose,
        ),
    )
    act.note(letter=letter.mid)
    if case.side == Side.REQUESTER and case.channel != letter.channel:
        case.channel = letter.channel
        case.save()
    count(act, case, content.fields)


def count(act: Act, case: Case, fields: Mapping[str, Json]) -> None:
    """Put what statistics count of a letter into the frame: codes, yes and no; they name nobody."""
    if counted := kind_of(case.type_code).counted(fields):
        act.frame(counted=counted)
