"""Letters that leave: composed in the caller's act, sealed durably, sent until a signed receipt is here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.node.exchange.letters import CASE, let_time_pass, put, send, state
from tests.node.exchange.partner import Partner

from comity.channels.errors import Busy, TurnedAway, Unreachable
from comity.channels.loopback import Loopback
from comity.node.audit import keys
from comity.node.audit.entry import entry
from comity.node.exchange import delivery, outbox, partners, queries, rounds, sealing
from comity.node.exchange.errors import LineClosed, NotUsable
from comity.node.exchange.models import Delivery, Letter, LetterState, Line
from comity.node.staff import queries as staff
from comity.node.staff.act import act
from comity.node.staff.errors import Changed, LookRequired
from comity.node.staff.look import look
from comity.seal import receipt as receipts
from comity.seal.statement import statement_hash

if TYPE_CHECKING:
    from comity.node.exchange.identity import Identity
    from comity.node.staff.act import Officer


def test_a_letter_is_sealed_delivered_and_receipted(
    poland: Partner, us: Identity, officers: dict[str, Officer]
) -> None:
    letter = put(officers)
    assert state(letter) == "drafted"
    send(officers, lambda envelope: poland.answer(us, envelope))
    assert state(letter) == "registry-receipted"
    (opened,) = poland.received
    assert opened.statements[0].payload == {"subject": {"names": ["Nguyễn Văn Thử"]}}
    assert statement_hash(opened.statements[0].raw) == letter.statement_hash
    receipt = queries.letters(CASE)[1]
    assert (receipt.direction, receipt.kind, receipt.state) == ("in", "receipt.registry", "taken")
    assert receipt.signatures


def test_what_left_is_written_down_as_a_disclosure(poland: Partner, officers: dict[str, Officer]) -> None:
    letter = put(officers)
    (left,) = queries.disclosures(CASE)
    assert (left.letter, left.partner, left.handling, left.instrument) == (
        letter.number,
        "PL",
        "H1",
        "MLA treaty 1993",
    )


def test_letters_of_a_conversation_are_numbered_and_chained(
    poland: Partner, officers: dict[str, Officer]
) -> None:
    first = put(officers)
    second = put(officers, conv=first.conv, kind="recall")
    other = put(officers)
    assert (first.seq, first.prev) == (1, "")
    assert (second.seq, second.prev) == (2, first.statement_hash)
    assert other.seq == 1
    assert other.conv != first.conv


def test_a_statement_needs_a_look_at_its_own_case(poland: Partner, officers: dict[str, Officer]) -> None:
    letter = put(officers)
    assert "Nguyễn".encode() not in bytes(Letter.objects.get().statement)
    with pytest.raises(LookRequired):
        queries.statement(letter, None)  # type: ignore[arg-type]
    with pytest.raises(LookRequired, match="another case"):
        queries.statement(letter, look(officers["desk"], "answering a request", "VN-2026-0002"))
    said = queries.statement(letter, look(officers["desk"], "answering a request", CASE))
    assert said.payload["subject"] == {"names": ["Nguyễn Văn Thử"]}


def test_the_same_bytes_go_again_after_a_lost_answer(
    poland: Partner, us: Identity, officers: dict[str, Officer]
) -> None:
    letter = put(officers)
    tries: list[bytes] = []

    def lossy(envelope: bytes) -> bytes | None:
        tries.append(envelope)
        if len(tries) == 1:
            raise Unreachable("The line broke.")
        return poland.answer(us, envelope)

    send(officers, lossy)
    assert state(letter) == "sent"
    assert queries.lines()[0].failures == 1
    let_time_pass()
    send(officers, lossy)
    assert state(letter) == "registry-receipted"
    assert tries[0] == tries[1]
    assert queries.lines()[0].failures == 0


def test_one_letter_tries_a_broken_line_and_its_answer_frees_the_rest(
    poland: Partner, us: Identity, officers: dict[str, Officer]
) -> None:
    letters = [put(officers) for _ in range(3)]
    channel = send(officers, None)
    assert channel.sent == []
    assert sum(one.attempts for one in Delivery.objects.all()) == 1
    let_time_pass()
    send(officers, lambda envelope: poland.answer(us, envelope))
    assert [state(one) for one in letters] == ["registry-receipted"] * 3


def test_a_busy_partner_is_left_alone_for_as_long_as_it_asks(
    poland: Partner, officers: dict[str, Officer]
) -> None:
    put(officers)

    def busy(_envelope: bytes) -> bytes | None:
        raise Busy("busy", after=300)

    send(officers, busy)
    assert delivery.take_due("PL") is None
    assert Line.objects.get().next_try > datetime.now(UTC) + timedelta(seconds=290)


def test_an_unsigned_refusal_is_tried_again_and_told_to_a_person(
    poland: Partner, officers: dict[str, Officer]
) -> None:
    letter = put(officers)

    def away(_envelope: bytes) -> bytes | None:
        raise TurnedAway("no ({reason})", reason="not-pinned")

    send(officers, away)
    assert state(letter) == "sent"
    assert [task.kind for task in staff.tasks_about("node-of-PL")] == ["line-turned-away"]


def test_a_signed_refusal_ends_the_letter_and_leaves_a_void(
    poland: Partner, us: Identity, officers: dict[str, Officer]
) -> None:
    letter = put(officers)
    after = put(officers, conv=letter.conv)
    answers = iter(["handling", "", ""])
    send(officers, lambda envelope: poland.answer(us, envelope, code=next(answers)))
    assert (state(letter), state(after)) == ("rejected", "registry-receipted")
    assert "refused" in staff.tasks_about(CASE)[0].text
    send(officers, lambda envelope: poland.answer(us, envelope))
    void = poland.received[-1].statements[0]
    assert (void.kind, void.conv, void.seq) == ("void", letter.conv, letter.seq)
    assert void.payload["voids"] == letter.mid


def test_an_answer_that_is_no_receipt_for_this_letter_counts_for_nothing(
    poland: Partner, us: Identity, officers: dict[str, Officer]
) -> None:
    letter = put(officers)
    send(officers, lambda _envelope: poland.seal(us, poland.letter(us, kind="ping")))
    assert state(letter) == "sent"
    stranger = Partner()
    let_time_pass()
    send(officers, lambda _envelope: stranger.seal(us, stranger.letter(us, kind="ping")))
    assert state(letter) == "sent"
    kinds = {task.kind for task in staff.tasks_about("node-of-PL")}
    assert kinds == {"line-receipt", "line-unknown-partner"}


def test_a_letter_whose_time_is_over_becomes_a_void_and_a_task(
    poland: Partner, officers: dict[str, Officer]
) -> None:
    letter = put(officers, valid_for=timedelta(microseconds=1_000_001))
    with act(officers["clerk"], "exchange.expire", about=CASE):
        row = Letter.objects.get(mid=letter.mid)
        row.expires = datetime(2026, 1, 1, tzinfo=UTC)
        row.save()
    rounds.expire(officers["clerk"])
    rounds.expire(officers["clerk"])
    assert state(letter) == "expired"
    assert Letter.objects.filter(kind="void", seq=letter.seq).count() == 1
    assert "never receipted" in staff.tasks_about(CASE)[0].text


def test_no_receipt_within_a_quarter_of_an_hour_is_a_task_until_it_comes(
    poland: Partner, us: Identity, officers: dict[str, Officer]
) -> None:
    letter = put(officers)
    rounds.miss_receipts(officers["clerk"])
    assert not staff.tasks_about(CASE)
    with act(officers["clerk"], "exchange.alarm", about=CASE):
        row = Letter.objects.get(mid=letter.mid)
        row.at -= timedelta(minutes=16)
        row.save()
    rounds.miss_receipts(officers["clerk"])
    rounds.miss_receipts(officers["clerk"])
    (task,) = staff.tasks_about(CASE)
    assert task.state == "open"
    send(officers, lambda envelope: poland.answer(us, envelope))
    (task,) = staff.tasks_about(CASE)
    assert task.state == "done"


def test_a_letter_that_has_not_left_can_be_withdrawn_once(
    poland: Partner, officers: dict[str, Officer]
) -> None:
    letter = put(officers)
    with act(officers["desk"], "casework.recall", about=CASE) as opened:
        void = outbox.withdraw(opened, letter, reason="withdrawn")
    assert (state(letter), void.kind, void.seq) == ("voided", "void", 1)
    with pytest.raises(Changed), act(officers["desk"], "casework.recall", about=CASE) as opened:
        outbox.withdraw(opened, letter, reason="withdrawn")


def test_nothing_goes_to_a_suspended_partner(poland: Partner, officers: dict[str, Officer]) -> None:
    put(officers)
    partners.suspend_partner(officers["administrator"], "PL", reason="a key was stolen")
    assert send(officers, None).sent == []
    assert not Delivery.objects.exists()
    with pytest.raises(LineClosed, match="suspended"):
        put(officers)


def test_a_partner_without_a_node_gets_its_letter_on_paper(
    us: Identity, officers: dict[str, Officer]
) -> None:
    letter = put(officers, partner="DE")
    assert (letter.channel, letter.state) == ("paper", "drafted")
    sealing.seal_due(officers["clerk"])
    assert state(letter) == "drafted"


def test_what_cannot_stand_in_a_letter_is_said_in_a_sentence(
    poland: Partner, officers: dict[str, Officer]
) -> None:
    with pytest.raises(NotUsable, match="lang"):
        put(officers, lang="not a language")
    assert not Letter.objects.exists()


def test_a_forgotten_case_leaves_a_letter_nobody_can_read(
    poland: Partner, officers: dict[str, Officer]
) -> None:
    letter = put(officers)
    assert keys.reveal(CASE, bytes(letter.statement)).startswith(b"{")
    assert letter.label == CASE


def test_a_sealed_letter_to_a_lost_week_is_sealed_again(
    poland: Partner, us: Identity, officers: dict[str, Officer]
) -> None:
    letter = put(officers)
    sealing.seal_due(officers["clerk"])
    old = Delivery.objects.get()
    raw = bytes(old.envelope)
    at = raw.index(poland.node_id.encode()) + 32
    week_before = (int.from_bytes(raw[at : at + 4], "big") - 6).to_bytes(4, "big")
    old.envelope = raw[:at] + week_before + raw[at + 4 :]
    with entry("exchange.seal"):
        old.save()
    due = delivery.take_due("PL")
    assert due is not None
    refused: list[bytes] = []

    def stale(envelope: bytes) -> bytes | None:
        refused.append(envelope)
        line = receipts.Line(old.envelope_id, old.envelope_hash, code="unknown-epoch")
        said = receipts.Receipt(receipts.Level.REGISTRY, old.envelope_hash, (line,))
        letter = poland.letter(
            us, kind="receipt.registry", schema=receipts.SCHEMA, payload=receipts.receipt_payload(said)
        )
        return poland.seal(us, letter)

    delivery.deliver(officers["clerk"], due, Loopback(stale))
    assert refused
    assert state(letter) == LetterState.DRAFTED
    send(officers, lambda envelope: poland.answer(us, envelope))
    assert state(letter) == LetterState.REGISTRY_RECEIPTED
    assert poland.received[-1].statements[0].mid == letter.mid


def test_nobody_waits_for_the_receipt_of_a_receipt(
    poland: Partner, us: Identity, officers: dict[str, Officer]
) -> None:
    """What a node answers with is a letter too, and stays as sent: no task, no void, however late it is."""
    letter = put(officers)
    with act(officers["clerk"], "exchange.alarm", about=CASE):
        row = Letter.objects.get(mid=letter.mid)
        row.kind, row.at, row.expires = (
            "receipt.registry",
            row.at - timedelta(days=31),
            row.at - timedelta(days=1),
        )
        row.save()
    rounds.miss_receipts(officers["clerk"])
    rounds.expire(officers["clerk"])
    assert not staff.tasks_about(CASE)
    assert not Letter.objects.filter(kind="void").exists()
