"""Letters that arrive: verified, stored once, receipted, taken in order; what contradicts itself raises an alarm."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.node.exchange.letters import put, send
from tests.node.exchange.partner import Partner, today

from comity.node.exchange import inbox, partners, queries, takers
from comity.node.exchange.errors import NotPinned
from comity.node.exchange.models import Contradiction, Letter, PinnedPartner
from comity.node.staff import queries as staff
from comity.node.staff.act import act
from comity.node.staff.errors import Changed
from comity.node.staff.look import look_within
from comity.seal import receipt as receipts
from comity.seal import statement as statements
from comity.seal.epochs import EpochKey, epoch_on
from comity.seal.errors import UnknownEpoch
from comity.seal.receipt import read_receipt
from comity.seal.statement import Statement

if TYPE_CHECKING:
    from comity.node.exchange.identity import Identity
    from comity.node.staff.act import Officer


class Door:
    """Our door, called in this process."""

    def __init__(self, poland: Partner, us: Identity, officers: dict[str, Officer]) -> None:
        self.poland, self.us, self.officers = poland, us, officers

    def post(self, envelope: bytes) -> inbox.Answer:
        return inbox.receive(self.officers["door"], envelope, spki=self.poland.spki)

    def post_letters(self, *letters: Statement) -> tuple[str, ...]:
        """Codes of the receipt's lines; empty where a letter was entered."""
        answer = self.post(self.poland.seal(self.us, *letters))
        receipt = read_receipt(self.poland.open(self.us, answer.envelope).statements[0])
        return tuple(line.code for line in receipt.lines)

    def letter(self, **changes: Any) -> Statement:
        return self.poland.letter(self.us, **changes)

    def take(self, letter: Letter, case: str = "") -> Letter:
        with act(self.officers["clerk"], "exchange.take", about=case, label=case or "node") as opened:
            return inbox.taken(opened, letter, case=case)

    def seqs(self) -> list[int]:
        return [one.seq for one in queries.untaken()]


@pytest.fixture
def door(poland: Partner, us: Identity, officers: dict[str, Officer]) -> Door:
    return Door(poland, us, officers)


def test_a_letter_is_stored_once_and_receipted(door: Door) -> None:
    said = door.letter()
    envelope = door.poland.seal(door.us, said)
    first = door.post(envelope)
    again = door.post(envelope)
    assert first.envelope == again.envelope
    opened = door.poland.open(door.us, first.envelope)
    receipt = read_receipt(opened.statements[0])
    (letter,) = queries.untaken()
    assert [(line.mid, line.hash, line.number) for line in receipt.lines] == [
        (said.mid, said.hash, letter.number)
    ]
    assert opened.statements[0].reply_to == statements.ReplyTo(said.mid, said.hash)
    assert letter.signatures
    assert letter.leaves == bytes.fromhex(said.hash)


def test_the_same_letter_in_another_envelope_has_no_second_effect(door: Door) -> None:
    said = door.letter()
    assert door.post_letters(said) == ("",)
    assert door.post_letters(said) == ("",)
    assert Letter.objects.filter(direction="in").count() == 1


def test_a_bundle_of_several_letters_is_entered_whole(door: Door) -> None:
    first = door.letter()
    second = door.letter(conv=first.conv, kind="recall")
    assert door.post_letters(first, second) == ("", "")
    assert Letter.objects.filter(direction="in").count() == 2


def test_effect_follows_the_order_of_the_conversation(door: Door) -> None:
    one = door.letter()
    two = door.letter(conv=one.conv)
    three = door.letter(conv=one.conv)
    other = door.letter()
    for said in (three, two, other):
        door.post_letters(said)
    assert door.seqs() == [1]
    assert sorted((wait.letter.seq, wait.for_seq) for wait in queries.waiting()) == [(2, 1), (3, 1)]
    door.post_letters(one)
    first = next(letter for letter in queries.untaken() if letter.conv == one.conv)
    assert first.seq == 1
    door.take(first)
    assert 2 in door.seqs()
    assert 3 not in door.seqs()


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shuffle=st.randoms(use_true_random=False), copies=st.integers(1, 3))
def test_whatever_the_order_of_arrival_each_letter_takes_effect_once_in_order(
    door: Door, shuffle: Any, copies: int
) -> None:
    conv = statements.new_id()
    letters = [door.letter(conv=conv) for _ in range(4)]
    arriving = letters * copies
    shuffle.shuffle(arriving)
    effects: list[int] = []
    for said in arriving:
        door.post_letters(said)
        while mine := [one for one in queries.untaken() if one.conv == conv]:
            effects.append(door.take(mine[0]).seq)
    assert effects == [1, 2, 3, 4]


@pytest.mark.parametrize("changes", [{"kind": "recall"}, {"urgency": "urgent"}])
def test_a_recall_and_anything_urgent_takes_effect_at_once_and_is_shown_so(
    door: Door, changes: dict[str, str]
) -> None:
    first = door.letter()
    door.letter(conv=first.conv)
    third = door.letter(conv=first.conv, **changes)
    door.post_letters(third)
    (letter,) = queries.untaken()
    assert door.take(letter).out_of_order


def test_a_void_takes_the_place_of_a_letter_that_never_came(door: Door) -> None:
    first = door.letter()
    void = statements.parse(
        statements.compose(
            door.poland.draft(
                door.us, conv=first.conv, seq=1, prev=None, kind="void", schema="void/1", urgency="urgent"
            )
        )
    )
    second = door.letter(conv=first.conv)
    door.post_letters(second)
    assert door.seqs() == []
    door.post_letters(void)
    takers.take_note(door.officers["clerk"], queries.untaken()[0])
    assert door.seqs() == [2]
    assert door.post_letters(first) == ("",)
    assert queries.letter(first.mid).state == "voided"
    assert door.seqs() == [2]


def test_a_void_overtakes_a_letter_that_has_not_taken_effect(door: Door) -> None:
    first = door.letter()
    door.post_letters(first)
    draft = door.poland.draft(door.us, conv=first.conv, seq=1, prev=None, kind="void", schema="void/1")
    door.post_letters(statements.parse(statements.compose(draft)))
    assert queries.letter(first.mid).state == "voided"
    assert [one.kind for one in queries.untaken()] == ["void"]


def test_a_void_that_comes_too_late_is_told_to_a_person(door: Door) -> None:
    first = door.letter()
    door.post_letters(first)
    door.take(queries.untaken()[0], "VN-2026-0007")
    draft = door.poland.draft(door.us, conv=first.conv, seq=1, prev=None, kind="void", schema="void/1")
    door.post_letters(statements.parse(statements.compose(draft)))
    assert queries.letter(first.mid).state == "taken"
    assert "after it had taken effect" in staff.tasks_about("VN-2026-0007")[0].text


def test_two_letters_in_one_place_are_kept_as_evidence_and_raise_an_alarm(door: Door) -> None:
    first = door.letter()
    door.post_letters(first)
    twin = statements.parse(statements.compose(door.poland.draft(door.us, conv=first.conv, seq=1, prev=None)))
    assert door.post_letters(twin) == ("equivocation",)
    assert door.post_letters(twin) == ("equivocation",)
    assert Contradiction.objects.get().statement_hash == twin.hash
    assert [task.kind for task in staff.tasks_about("node-of-PL")] == ["equivocation"]
    assert door.seqs() == [1]


def test_one_id_for_two_letters_is_a_contradiction(door: Door) -> None:
    first = door.letter()
    door.post_letters(first)
    twin = statements.parse(statements.compose(replace(door.poland.draft(door.us), mid=first.mid)))
    assert door.post_letters(twin) == ("equivocation",)


def test_a_letter_that_does_not_follow_on_the_one_before_is_a_contradiction(door: Door) -> None:
    first = door.letter()
    door.post_letters(first)
    draft = door.poland.draft(door.us, conv=first.conv, seq=2, prev="0" * 64)
    assert door.post_letters(statements.parse(statements.compose(draft))) == ("equivocation",)


def test_a_taken_letter_is_kept_under_its_case_and_taken_once(door: Door) -> None:
    door.post_letters(door.letter())
    (letter,) = queries.untaken()
    assert letter.case == ""
    door.take(letter, "VN-2026-0003")
    kept = queries.letter(letter.mid)
    assert (kept.state, kept.case, kept.label) == ("taken", "VN-2026-0003", "VN-2026-0003")
    with act(door.officers["desk"], "staff.look", about="VN-2026-0003") as opened:
        token = look_within(opened, "triage", "VN-2026-0003")
    assert queries.statement(kept, token).payload["subject"] == {"names": ["Jan Testowy"]}
    with pytest.raises(Changed):
        door.take(letter, "VN-2026-0004")


def test_a_later_letter_of_a_conversation_has_the_case_already(door: Door) -> None:
    first = door.letter()
    door.post_letters(first)
    door.take(queries.untaken()[0], "VN-2026-0003")
    door.post_letters(door.letter(conv=first.conv, kind="recall"))
    assert queries.untaken()[0].case == "VN-2026-0003"


def test_another_partner_cannot_reach_into_a_conversation(door: Door) -> None:
    first = door.letter()
    door.post_letters(first)
    door.take(queries.untaken()[0], "VN-2026-0003")
    germany = Partner(country="DE")
    partners.pin_partner(
        door.officers["administrator"],
        germany.introduction(),
        partner="DE",
        words=germany.words,
    )
    theirs = germany.letter(door.us, conv=first.conv)
    inbox.receive(door.officers["door"], germany.seal(door.us, theirs), spki=germany.spki)
    assert queries.letter(theirs.mid).case == ""


def test_a_key_nobody_pinned_is_told_nothing(door: Door) -> None:
    stranger = Partner()
    with pytest.raises(NotPinned):
        inbox.receive(
            door.officers["door"], stranger.seal(door.us, stranger.letter(door.us)), spki=stranger.spki
        )
    partners.suspend_partner(door.officers["administrator"], "PL", reason="a key was stolen")
    with pytest.raises(NotPinned):
        door.post_letters(door.letter())


def test_a_letter_of_another_node_under_a_partners_tls_key_is_refused(door: Door) -> None:
    stranger = Partner()
    answer = door.post(stranger.seal(door.us, stranger.letter(door.us)))
    assert (answer.refused, answer.code) == (True, "unknown-partner")
    assert not Letter.objects.filter(direction="in").exists()


def test_every_changed_byte_is_refused_with_a_signature(door: Door) -> None:
    envelope = door.poland.seal(door.us, door.letter())
    for at in range(0, len(envelope), len(envelope) // 25):
        answer = door.post(envelope[:at] + bytes([envelope[at] ^ 0x40]) + envelope[at + 1 :])
        assert answer.refused
        receipt = read_receipt(door.poland.open(door.us, answer.envelope).statements[0])
        assert receipt.lines[0].code == answer.code
    assert not Letter.objects.filter(direction="in").exists()


@pytest.mark.parametrize(
    ("created", "expires", "why"),
    [
        (timedelta(days=-2), timedelta(minutes=-11), "expired"),
        (timedelta(minutes=11), timedelta(days=1), "from-the-future"),
    ],
)
def test_clocks_that_differ_hold_a_letter_for_a_person(
    door: Door, created: timedelta, expires: timedelta, why: str
) -> None:
    at = datetime.now(UTC)
    assert door.post_letters(door.letter(created=at + created, expires=at + expires)) == ("",)
    (letter,) = queries.held()
    assert letter.held_for == why
    assert queries.untaken() == []
    assert staff.open_tasks(["desk"], "desk")[0].params["why"] == why
    inbox.release(door.officers["desk"], letter, reason="The partner's clock was wrong.")
    assert [one.mid for one in queries.untaken()] == [letter.mid]


def test_letters_under_an_expired_descriptor_are_held(door: Door) -> None:
    with act(door.officers["administrator"], "exchange.pin_partner", label="node"):
        row = PinnedPartner.objects.get()
        row.expires = today() - timedelta(days=1)
        row.save()
    door.post_letters(door.letter())
    assert queries.held()[0].held_for == "descriptor-expired"


def test_after_the_end_of_a_descriptor_receipts_are_still_sealed_to_a_key_that_is_left(
    us: Identity, officers: dict[str, Officer]
) -> None:
    partner = Partner(epoch=EpochKey.generate(epoch_on(today()) - 1))
    raw = partner.introduction()
    partners.pin_partner(officers["administrator"], raw, partner="PL", words=partner.words)
    door = Door(partner, us, officers)
    assert door.post_letters(door.letter()) == ("",)
    pin = queries.pin("PL")
    assert pin is not None
    with pytest.raises(UnknownEpoch):
        pin.sealing_key(today())
    with pytest.raises(UnknownEpoch):
        pin.answering_key(today() + timedelta(days=42))


def test_a_kind_this_version_does_not_know_is_kept(door: Door) -> None:
    assert door.post_letters(door.letter(kind="newer.kind")) == ("",)
    assert queries.untaken()[0].kind == "newer.kind"


def test_a_newer_descriptor_counts_when_the_roots_signed_it(door: Door) -> None:
    poland = door.poland
    poland.descriptor = poland.describe(
        serial=2, prev_hash=poland.descriptor.hash, authorities=["Komenda Główna"]
    )
    payload = {"descriptor": base64.b64encode(poland.signed_descriptor()).decode()}
    door.post_letters(door.letter(kind="descriptor", schema="descriptor/1", payload=payload))
    takers.take_descriptor(door.officers["clerk"], queries.untaken()[0])
    pin = queries.pin("PL")
    assert pin is not None
    assert pin.serial == 2
    assert pin.descriptor.authorities == ("Komenda Główna",)


def test_a_late_receipt_moves_our_letter_on(door: Door) -> None:
    letter = put(door.officers)
    send(door.officers, lambda envelope: door.poland.answer(door.us, envelope))
    line = receipts.Line(letter.mid, letter.statement_hash, number="PL-77")
    payload = receipts.receipt_payload(receipts.Receipt(receipts.Level.BUSINESS, "0" * 64, (line,)))
    door.post_letters(door.letter(kind="receipt.business", schema=receipts.SCHEMA, payload=payload))
    takers.take_receipt(door.officers["clerk"], queries.untaken()[0])
    assert queries.letter(letter.mid).state == "business-acknowledged"
