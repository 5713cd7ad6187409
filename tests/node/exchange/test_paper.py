"""A partner without a node is complete: letters on paper have their number, their order and their register."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.node.exchange.letters import CASE, put

from comity.node.exchange import paper, queries
from comity.node.exchange.models import Letter
from comity.node.exchange.outbox import OutgoingLetter
from comity.node.exchange.paper import CameByPost
from comity.node.staff.errors import Changed
from comity.node.staff.look import look

if TYPE_CHECKING:
    from comity.node.exchange.identity import Identity
    from comity.node.staff.act import Officer


def answer(ours: Letter, **more: object) -> OutgoingLetter:
    fields: dict[str, object] = {
        "partner": "DE", "kind": "answer", "case": CASE, "payload": {"found": False}, "schema": "note/1",
        "office": "Bundesamt", "reply_to": ours, **more,
    }  # fmt: skip
    return OutgoingLetter(**fields)  # type: ignore[arg-type]


def test_an_officer_posts_a_letter_and_says_so_once(us: Identity, officers: dict[str, Officer]) -> None:
    letter = put(officers, partner="DE")
    assert paper.posted(officers["desk"], letter, note="registered mail").state == "sent"
    with pytest.raises(Changed):
        paper.posted(officers["desk"], letter)


def test_what_came_by_post_is_entered_and_taken_like_any_letter(
    us: Identity, officers: dict[str, Officer]
) -> None:
    ours = put(officers, partner="DE")
    dated = datetime(2026, 11, 2, tzinfo=UTC)
    first = paper.enter(officers["desk"], CameByPost(letter=answer(ours), dated=dated))
    second = paper.enter(officers["desk"], CameByPost(letter=answer(ours, kind="recall"), dated=dated))
    assert (first.seq, second.seq, second.prev) == (1, 2, first.statement_hash)
    assert (first.conv, first.channel, first.case) == (ours.conv, "paper", CASE)
    assert [one.pk for one in queries.untaken()] == [first.pk, second.pk]
    said = queries.statement(first, look(officers["desk"], "answering", CASE))
    assert (said.created, said.payload) == (dated, {"found": False})
    assert said.reply_to is not None
    assert said.reply_to.hash == ours.statement_hash


def test_the_same_sheet_is_entered_once(us: Identity, officers: dict[str, Officer]) -> None:
    ours = put(officers, partner="DE")
    came = CameByPost(letter=answer(ours), dated=datetime(2026, 11, 2, tzinfo=UTC))
    paper.enter(officers["desk"], came)
    with pytest.raises(Changed, match="entered already"):
        paper.enter(officers["desk"], came)
    assert Letter.objects.filter(direction="in").count() == 1
