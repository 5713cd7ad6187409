"""A receipt counts only for the envelope and the letters that were sent, from the node they went to."""

from dataclasses import replace
from typing import Any

import pytest
from tests.seal import given
from tests.seal.given import FR, PL, VN

from comity.seal.envelope import open_envelope, seal
from comity.seal.errors import BadReceipt
from comity.seal.receipt import (
    SCHEMA,
    Level,
    Line,
    Receipt,
    Sent,
    check_receipt,
    envelope_hash,
    read_receipt,
    receipt_payload,
    sent,
)
from comity.seal.statement import ReplyTo, Statement, parse

LETTERS = [parse(raw) for raw in given.letters(3)]
ENVELOPE = given.sealed(*(letter.raw for letter in LETTERS))
SENT = sent(ENVELOPE, LETTERS)
LINES = tuple(Line(letter.mid, letter.hash) for letter in LETTERS)
ENTERED = tuple(replace(line, number=f"PL-2026-{n:06}") for n, line in enumerate(LINES))
STORED = Receipt(Level.TRANSPORT, SENT.envelope, LINES)


def _receipt(receipt: Receipt, **changes: object) -> Statement:
    fields = {
        "from_node": PL.node_id,
        "to_node": VN.node_id,
        "kind": receipt.level.kind,
        "schema": SCHEMA,
        "legal_basis": None,
        "payload": receipt_payload(receipt),
    }
    return parse(given.letter(**{**fields, **changes}))


def test_a_receipt_travels_as_a_sealed_letter_and_counts() -> None:
    raw = _receipt(STORED).raw
    answer = seal([raw], sender=PL.sender, recipient=VN.recipient)
    (carried,) = open_envelope(answer, me=VN.receiver, partners=given.partners).statements
    assert check_receipt(carried, SENT) == STORED


@pytest.mark.parametrize(
    "receipt",
    [
        STORED,
        Receipt(Level.REGISTRY, SENT.envelope, ENTERED),
        Receipt(Level.REGISTRY, SENT.envelope, (replace(LINES[1], code="statement-depth"),)),
        Receipt(Level.REGISTRY, SENT.envelope, (ENTERED[0], replace(LINES[1], code="quota"))),
        Receipt(Level.BUSINESS, SENT.envelope, LINES[:1]),
        Receipt(Level.TRANSPORT, SENT.envelope, code="unknown-epoch"),
    ],
)
def test_each_level_comes_back(receipt: Receipt) -> None:
    assert check_receipt(_receipt(receipt), SENT) == receipt


def test_an_answer_says_which_letter_it_is_for() -> None:
    one = Receipt(Level.REGISTRY, SENT.envelope, ENTERED[:1])
    assert check_receipt(_receipt(one, reply_to=ENTERED[0].reply_to), SENT) == one
    with pytest.raises(BadReceipt):
        check_receipt(_receipt(one, reply_to=ReplyTo(LETTERS[0].mid, given.seed("x").hex())), SENT)


def test_a_refusal_is_seen_as_one() -> None:
    assert Receipt(Level.TRANSPORT, SENT.envelope, code="tampered").refused
    assert replace(LINES[0], code="quota").refused
    assert not STORED.refused
    assert not ENTERED[0].refused


@pytest.mark.parametrize(
    "what",
    [
        replace(SENT, to_node=FR.node_id),
        replace(SENT, envelope=envelope_hash(ENVELOPE + b"\0")),
        replace(SENT, letters={}),
        replace(SENT, letters={**SENT.letters, given.an_id("more"): "0" * 64}),
        replace(SENT, letters={**SENT.letters, LETTERS[0].mid: "0" * 64}),
    ],
)
def test_a_receipt_for_something_else_counts_for_nothing(what: Sent) -> None:
    with pytest.raises(BadReceipt):
        check_receipt(_receipt(STORED), what)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "answer"},
        {"kind": "receipt.business"},
        {"payload": {}},
        {"payload": {**receipt_payload(STORED), "level": "heaven"}},
        {"payload": {**receipt_payload(STORED), "level": ["transport"]}},
        {"payload": {**receipt_payload(STORED), "statements": "all"}},
        {"payload": {**receipt_payload(STORED), "statements": []}},
        {"payload": {**receipt_payload(STORED), "statements": [1]}},
        {"payload": {**receipt_payload(STORED), "code": "both"}},
        {"payload": {**receipt_payload(STORED), "envelope": "x"}},
        {"payload": {**receipt_payload(STORED), "level": "registry"}},
        {
            "payload": {
                **receipt_payload(STORED),
                "statements": [{"mid": LETTERS[0].mid, "hash": LETTERS[0].hash, "number": 7}],
            }
        },
    ],
)
def test_a_damaged_receipt_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadReceipt):
        read_receipt(_receipt(STORED, **changes))


def test_a_receipt_that_names_a_letter_twice_is_refused() -> None:
    with pytest.raises(BadReceipt):
        check_receipt(_receipt(replace(STORED, lines=(*LINES, LINES[0]))), SENT)


def test_a_receipt_says_one_thing_of_each_letter() -> None:
    for wrong in (
        Receipt(Level.REGISTRY, SENT.envelope, LINES),
        Receipt(Level.REGISTRY, SENT.envelope, (replace(ENTERED[0], code="quota"),)),
        Receipt(Level.REGISTRY, SENT.envelope),
        Receipt(Level.REGISTRY, SENT.envelope, ENTERED, code="quota"),
    ):
        with pytest.raises(BadReceipt):
            receipt_payload(wrong)


def test_what_was_sent_is_noted_before_the_first_attempt() -> None:
    assert Sent(PL.node_id, envelope_hash(ENVELOPE), {letter.mid: letter.hash for letter in LETTERS}) == SENT
