"""What a partner says of itself is taken over only in its order, signed by enough pinned roots, and in time."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as with_any
from hypothesis import settings
from hypothesis import strategies as st
from tests.seal import given
from tests.seal.given import FR, PL, TODAY, VN

from comity.seal import dsse
from comity.seal.descriptor import (
    PAYLOAD_TYPE,
    Descriptor,
    Endpoint,
    Revocation,
    fingerprint_words,
    open_descriptor,
    sign_descriptor,
)
from comity.seal.errors import (
    DescriptorExpired,
    DescriptorGap,
    DescriptorRefused,
    DescriptorRollback,
    DescriptorUntrusted,
    Malformed,
    SealError,
    UnknownEpoch,
)
from comity.seal.roots import RootSet, open_next_roots, open_roots, sign_roots
from comity.seal.words import words_fingerprint

FIRST = given.descriptor()
RAW = sign_descriptor(FIRST, PL.roots[:2])


def _open(raw: bytes, stored: Descriptor | None = None, today: date = TODAY) -> Descriptor:
    return open_descriptor(raw, roots=PL.root_set, stored=stored, today=today)


STORED = _open(RAW)


def _second(**changes: object) -> Descriptor:
    return given.descriptor(
        **{"serial": 2, "prev_hash": STORED.hash, "issued": TODAY + timedelta(days=1), **changes}
    )


def _signed(descriptor: Descriptor) -> bytes:
    return sign_descriptor(descriptor, PL.roots[1:])


def test_every_field_comes_back() -> None:
    full = given.descriptor(
        authorities=("Prokuratura Krajowa – wzór", "Straż – wzór"),
        endpoints=(Endpoint("as4", "pl.example", "gateway"),),
        witnesses=VN.log.vkeys("vn.example/witness")[1:],
        revoked=(Revocation("0123456789abcdef", TODAY),),
        extra={"x-new": {"a": 1}},
    )
    read = _open(_signed(full))
    assert replace(read, raw=b"") == full
    assert read.hash == full.hash


def test_the_stored_one_once_more_is_no_news() -> None:
    assert _open(RAW, stored=STORED) == STORED


def test_the_next_one_is_taken_over() -> None:
    assert _open(_signed(_second()), stored=STORED).serial == 2


def test_an_older_or_contradicting_one_is_refused() -> None:
    second = _open(_signed(_second()), stored=STORED)
    for rolled_back in (RAW, _signed(_second(country="DE")), _signed(given.descriptor(authorities=()))):
        with pytest.raises(DescriptorRollback):
            _open(rolled_back, stored=second)


def test_one_that_leaves_a_gap_or_another_past_is_refused() -> None:
    for gap in (_second(serial=3, prev_hash="0" * 64), _second(prev_hash=given.seed("other").hex())):
        with pytest.raises(DescriptorGap):
            _open(_signed(gap), stored=STORED)


def test_an_expired_one_is_refused_from_the_day_after() -> None:
    assert _open(RAW, today=FIRST.expires) == STORED
    for stored in (None, STORED):
        with pytest.raises(DescriptorExpired) as refusal:
            _open(RAW, stored=stored, today=FIRST.expires + timedelta(days=1))
    assert refusal.value.params["node"] == PL.node_id


def test_one_from_the_future_is_refused_but_a_day_of_clock_is_forgiven() -> None:
    assert _open(RAW, today=TODAY - timedelta(days=1)) == STORED
    with pytest.raises(DescriptorExpired):
        _open(RAW, today=TODAY - timedelta(days=2))


def test_two_of_three_roots_must_sign() -> None:
    for keys in ((), PL.roots[:1], (PL.roots[0], PL.roots[0]), FR.roots, (PL.roots[0], FR.roots[0])):
        with pytest.raises(DescriptorUntrusted):
            _open(sign_descriptor(FIRST, keys))
    for keys in (PL.roots[:2], PL.roots[::2], PL.roots):
        assert _open(sign_descriptor(FIRST, keys)) == STORED


def test_a_third_signature_that_is_false_or_strange_refuses_all() -> None:
    right = dsse.take_apart(sign_descriptor(FIRST, PL.roots), payload_type=PAYLOAD_TYPE)
    false = {**right.signatures, PL.roots[2].public.key_id: PL.roots[2].sign(b"something else")}
    strange = {**right.signatures, FR.roots[0].public.key_id: FR.roots[0].sign(right.signed)}
    for signatures in (false, strange):
        with pytest.raises(DescriptorUntrusted):
            _open(dsse._write(replace(right, signatures=signatures)))


def test_a_descriptor_of_another_node_is_refused() -> None:
    with pytest.raises(DescriptorUntrusted):
        _open(sign_descriptor(given.descriptor(node_id=FR.node_id), PL.roots))


def test_a_root_statement_is_no_descriptor() -> None:
    with pytest.raises(DescriptorRefused):
        _open(sign_roots(PL.root_set, PL.roots))
    relabelled = dsse._write(
        replace(
            dsse.take_apart(
                sign_roots(PL.root_set, PL.roots), payload_type="application/vnd.comity.root+json"
            ),
            payload_type=PAYLOAD_TYPE,
        )
    )
    with pytest.raises(DescriptorUntrusted):
        _open(relabelled)


@settings(deadline=None)
@with_any(st.integers(0, 8 * len(RAW) - 1))
def test_any_flipped_bit_is_refused(bit: int) -> None:
    changed = RAW[: bit // 8] + bytes([RAW[bit // 8] ^ 1 << bit % 8]) + RAW[bit // 8 + 1 :]
    with pytest.raises(DescriptorRefused):
        _open(changed)


@pytest.mark.slow
def test_a_flipped_bit_in_every_byte_is_refused() -> None:
    for bit in (8 * at + at % 8 for at in range(len(RAW))):
        changed = RAW[: bit // 8] + bytes([RAW[bit // 8] ^ 1 << bit % 8]) + RAW[bit // 8 + 1 :]
        with pytest.raises(DescriptorRefused):
            _open(changed)


@settings(deadline=None)
@with_any(st.integers(0, len(RAW) - 1), st.binary(min_size=1, max_size=9))
def test_truncated_and_extended_ones_are_refused(size: int, more: bytes) -> None:
    for changed in (RAW[:size], RAW + more, more + RAW):
        with pytest.raises(DescriptorRefused):
            _open(changed)


def test_the_same_document_in_another_form_is_refused() -> None:
    found = json.loads(RAW)
    for other in (
        json.dumps(found).encode(),
        json.dumps({**found, "x": 1}, separators=(",", ":")).encode(),
        json.dumps(dict(reversed(found.items())), separators=(",", ":")).encode(),
    ):
        with pytest.raises(DescriptorRefused):
            _open(other)
    with pytest.raises(SealError):
        _open(RAW + b" " * dsse.MOST_BYTES)


@pytest.mark.parametrize(
    "changes",
    [
        {"expires": TODAY + timedelta(days=91)},
        {"expires": TODAY - timedelta(days=1)},
        {"serial": 2},
        {"prev_hash": "0" * 64},
        {"serial": 0},
        {"suites": ("CX2",)},
        {"country": "pl"},
        {"node_id": "pl"},
        {"tls_pins": ("ab",)},
        {"log_keys": ("nonsense",)},
        {"log_keys": (1,)},
        {"authorities": ("x" * 1001,)},
        {"authorities": ("a",) * 300},
        {"endpoints": (Endpoint("Direct", "x"),)},
        {"revoked": (Revocation("zz", TODAY),)},
        {"issued": "2026-02-30"},
        {"issued": "soon"},
    ],
)
def test_a_wrong_descriptor_is_not_even_signed(changes: dict[str, Any]) -> None:
    with pytest.raises(SealError):
        sign_descriptor(given.descriptor(**changes), PL.roots)


def test_a_missing_or_damaged_field_is_named() -> None:
    body = json.loads(STORED.raw)
    for wrong in (
        {"signers": [{}]},
        {"kems": [{"epoch": 1}]},
        {"limits": None},
        {"country": ...},
        {"endpoints": {}},
    ):
        members = {k: v for k, v in {**body, **wrong}.items() if v is not ...}
        with pytest.raises(DescriptorRefused) as refusal:
            _open(dsse.sign(PAYLOAD_TYPE, dsse.write_body(members), PL.roots))
        assert refusal.value.code == "descriptor-field"
    with pytest.raises(DescriptorRefused):
        _open(dsse.sign(PAYLOAD_TYPE, b"[]", PL.roots))


def test_keys_count_within_their_days_and_not_once_revoked() -> None:
    key_id = PL.signing.public.key_id
    assert set(FIRST.verify_keys(TODAY)) == {key_id}
    assert FIRST.verify_keys(TODAY - timedelta(days=1)) == {}
    assert FIRST.verify_keys(TODAY + timedelta(days=366)) == {}
    revoked = replace(FIRST, revoked=(Revocation(key_id.hex(), TODAY + timedelta(days=3)),))
    assert set(revoked.verify_keys(TODAY + timedelta(days=2))) == {key_id}
    assert revoked.verify_keys(TODAY + timedelta(days=3)) == {}


def test_letters_are_sealed_to_the_key_of_the_day() -> None:
    assert FIRST.sealing_key(TODAY).epoch == given.EPOCH
    assert FIRST.sealing_key(TODAY + timedelta(days=7)).epoch == given.EPOCH + 1
    with pytest.raises(UnknownEpoch):
        FIRST.sealing_key(TODAY + timedelta(days=30))


def test_roots_are_pinned_by_their_fingerprint() -> None:
    raw = sign_roots(PL.root_set, PL.roots[1:])
    assert open_roots(raw, pinned=PL.root_set.fingerprint) == PL.root_set
    for wrong_raw, pinned in (
        (raw, VN.root_set.fingerprint),
        (sign_roots(PL.root_set, PL.roots[:1]), PL.root_set.fingerprint),
        (sign_roots(PL.root_set, (*PL.roots, FR.roots[0])), PL.root_set.fingerprint),
    ):
        with pytest.raises(DescriptorUntrusted):
            open_roots(wrong_raw, pinned=pinned)


def test_new_roots_need_both_the_old_and_the_new() -> None:
    old = PL.root_set
    new_keys = (PL.roots[0], *FR.roots[:2])
    new = RootSet(PL.node_id, 2, tuple(key.public for key in new_keys), old.fingerprint.hex())
    assert open_next_roots(sign_roots(new, (PL.roots[0], PL.roots[1], FR.roots[0])), pinned=old) == new
    for too_few in (PL.roots, new_keys, (PL.roots[1], PL.roots[2], FR.roots[0])):
        with pytest.raises(DescriptorUntrusted):
            open_next_roots(sign_roots(new, too_few), pinned=old)
    for wrong in (
        replace(new, version=3),
        replace(new, prev="0" * 64),
        replace(new, node_id=FR.node_id),
        replace(old),
    ):
        with pytest.raises(DescriptorRollback):
            open_next_roots(
                sign_roots(wrong, (*PL.roots, *FR.roots[:2]) if wrong != old else PL.roots), pinned=old
            )
    assert (
        open_descriptor(sign_descriptor(FIRST, FR.roots[:2]), roots=new, stored=None, today=TODAY) == STORED
    )


def test_a_root_set_is_three_different_keys() -> None:
    keys = PL.root_set.keys
    for wrong in (
        {"keys": keys[:2]},
        {"keys": (keys[0], keys[0], keys[1])},
        {"threshold": 1},
        {"threshold": 3},
        {"version": 2},
        {"prev": "0" * 64},
    ):
        with pytest.raises(DescriptorRefused):
            replace(PL.root_set, **wrong)


def test_a_damaged_root_statement_is_refused() -> None:
    body = json.loads(PL.root_set.statement)
    for wrong in ({"keys": 1}, {"keys": [{}] * 3}, {"version": "1"}, {"x": 1}, {"node_id": "PL"}):
        statement = dsse.write_body({**body, **wrong})
        raw = dsse.sign("application/vnd.comity.root+json", statement, PL.roots)
        with pytest.raises(DescriptorRefused):
            open_next_roots(raw, pinned=PL.root_set)


@settings(deadline=None)
@with_any(st.binary(max_size=64).filter(lambda raw: len(raw) % 2 == 0))
def test_a_fingerprint_read_aloud_is_heard(raw: bytes) -> None:
    words = fingerprint_words(raw)
    assert words_fingerprint(" ".join(words)) == raw
    assert words_fingerprint("-".join(words).upper()) == raw
    assert all(len(word) == 5 for word in words)


def test_a_fingerprint_has_sixteen_words_and_a_misheard_one_is_named() -> None:
    words = fingerprint_words(PL.root_set.fingerprint)
    assert len(words) == 16
    assert fingerprint_words(bytes.fromhex("7f000001")) == ("lusab", "babad")
    for misheard in ("lusa", "lusax", "xusab", "lasabb", "lesab"):
        with pytest.raises(Malformed) as refusal:
            words_fingerprint(misheard)
        assert misheard in str(refusal.value)
