"""Keys: what one pair signs only that pair verifies, and nothing secret shows."""

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given as with_any
from hypothesis import settings
from hypothesis import strategies as st
from tests.seal import given, test_second_opener
from tests.seal.given import PL, VN

from comity.seal import epochs
from comity.seal.epochs import EpochKey, EpochPublic
from comity.seal.errors import Malformed, SealError, Tampered, UnknownKey, WrongSignature
from comity.seal.keys import RootKey, RootVerifyKey, SigningKeys, VerifyKeys

PAIRS = [(VN.signing, PL.signing, VerifyKeys), (VN.roots[0], VN.roots[1], RootVerifyKey)]
XWING = Path(__file__).parents[2] / "docs" / "vectors" / "xwing-hpke.json"


@settings(deadline=None, max_examples=25)
@with_any(st.binary(max_size=200), st.binary(min_size=1, max_size=50))
def test_a_pair_verifies_what_it_signed_and_nothing_else(message: bytes, more: bytes) -> None:
    for mine, other, _ in PAIRS:
        signatures = mine.sign(message)
        mine.public.verify(signatures, message)
        with pytest.raises(WrongSignature):
            mine.public.verify(signatures, message + more)
        with pytest.raises(UnknownKey):
            other.public.verify(signatures, message)


@pytest.mark.parametrize("kind", [SigningKeys, RootKey])
def test_private_keys_come_back_from_their_bytes_and_never_show(kind: type[Any]) -> None:
    keys = kind.generate()
    assert kind.from_private_bytes(keys.private_bytes()).public == keys.public
    assert kind.generate().public.key_id != keys.public.key_id
    assert repr(keys.private_bytes()) not in repr(keys)
    with pytest.raises(Malformed):
        kind.from_private_bytes(keys.private_bytes() + b"\0")


@pytest.mark.parametrize(("mine", "_other", "kind"), PAIRS)
def test_public_keys_come_back_from_json(mine: Any, _other: Any, kind: type[Any]) -> None:
    assert kind.from_json(json.loads(json.dumps(mine.public.to_json()))) == mine.public
    assert len(mine.public.key_id) == 8


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "0" * 16},
        {"id": None},
        {"ed25519": ""},
        {"ed25519": "AAAA"},
        {"ed25519": "*"},
        {"mldsa65": "AAAA"},
        {"mldsa65": None},
        {"ed25519": VN.signing.public.to_json()["mldsa65"]},
    ],
)
def test_a_damaged_public_key_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        VerifyKeys.from_json({**VN.signing.public.to_json(), **wrong})


def test_a_pair_of_two_persons_halves_has_another_id() -> None:
    mixed = VerifyKeys(VN.signing.public.ed25519, PL.signing.public.mldsa)
    assert mixed.key_id not in {VN.signing.public.key_id, PL.signing.public.key_id}


def test_an_epoch_is_a_week_and_its_key_is_gone_35_days_later() -> None:
    for day in (date(1970, 1, 1), date(2026, 11, 21), date(2099, 12, 31)):
        epoch = epochs.epoch_on(day)
        assert epochs.epoch_first_day(epoch) <= day <= epochs.epoch_last_day(epoch)
        assert epochs.epoch_on(epochs.epoch_last_day(epoch) + timedelta(days=1)) == epoch + 1
        assert epochs.epoch_destroy_day(epoch) - epochs.epoch_last_day(epoch) == timedelta(days=35)


def test_an_opening_key_comes_back_from_its_bytes_and_never_shows() -> None:
    key = EpochKey.generate(7)
    again = EpochKey.from_private_bytes(key.private_bytes())
    assert (again.epoch, again.public) == (7, key.public)
    assert EpochPublic.from_json(json.loads(json.dumps(key.public.to_json()))) == key.public
    assert repr(key.seed) not in repr(key)


def test_an_opening_key_opens_only_its_own() -> None:
    sealed = PL.opening.public.encrypt(b"text", info=b"a")
    assert PL.opening.decrypt(sealed, info=b"a") == b"text"
    for key, info in ((VN.opening, b"a"), (PL.opening, b"b")):
        with pytest.raises(Tampered):
            key.decrypt(sealed, info=info)


def test_damaged_opening_keys_are_refused() -> None:
    public = PL.opening.public
    for make in (
        lambda: EpochKey(1, b"short"),
        lambda: EpochKey(2**32, bytes(32)),
        lambda: EpochKey.from_private_bytes(b""),
        lambda: EpochPublic(-1, public.key),
        lambda: EpochPublic(1, public.key[:-1]),
        lambda: EpochPublic.from_json({"epoch": "1", "xwing": public.to_json()["xwing"]}),
        lambda: EpochPublic.from_json({"epoch": True, "xwing": public.to_json()["xwing"]}),
        lambda: EpochPublic.from_json({"epoch": 1, "xwing": "*"}),
        lambda: EpochPublic.from_json({"epoch": 1}),
        lambda: EpochPublic.from_json({**replace(public, key=b"\xff" * 1216).to_json()}),
    ):
        with pytest.raises(SealError):
            make()


def test_an_independent_vector_of_hybrid_hpke_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    vector = {
        name: bytes.fromhex(value) if isinstance(value, str) else value
        for name, value in json.loads(XWING.read_text())["vector"].items()
    }
    # our private key is the seed the standard's is, and our public key the same 1,216 bytes
    assert hashlib.sha256(EpochKey(1, vector["skRm"]).public.key).digest() == vector["pkRm_sha256"]
    # the second opener, which reads our envelopes, computes what the vector says
    assert test_second_opener._xwing_shared(vector["skRm"], vector["enc"]) == vector["shared_secret"]
    monkeypatch.setattr(test_second_opener, "_SUITE", b"HPKE" + bytes.fromhex("647a00010003"))
    key, nonce = test_second_opener._key_and_nonce(vector["shared_secret"], vector["info"])
    assert (key, nonce) == (vector["key"], vector["base_nonce"])
    assert ChaCha20Poly1305(key).decrypt(nonce, vector["ct"], vector["aad"]) == vector["pt"]


def test_given_keys_are_the_same_in_every_run() -> None:
    assert given.node_kit("VN").signing.public == VN.signing.public
