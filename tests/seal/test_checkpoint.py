"""The signed head of a log, in the forms C2SP publishes."""

import base64
import hashlib
import struct
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey
from tests.seal import given
from tests.seal.given import FR, NOW, PL, VN

from comity.seal.checkpoint import Checkpoint, LogKeys, add_cosignature, sign_checkpoint, verify_checkpoint
from comity.seal.errors import BadCheckpoint, Malformed
from comity.seal.note import Kind, Line, VKey, read_note, write_note

ROOT = given.seed("root")
NOTE = sign_checkpoint(VN.origin, 20852163, ROOT, VN.log, at=NOW)
VKEYS = VN.log.vkeys(VN.origin)
WITNESS = PL.log.vkeys("pl.example/witness")


def test_a_checkpoint_is_read_back() -> None:
    assert verify_checkpoint(NOTE, VKEYS) == Checkpoint(VN.origin, 20852163, ROOT, int(NOW.timestamp()))


def test_a_checkpoint_may_say_nothing_about_time() -> None:
    assert verify_checkpoint(sign_checkpoint(VN.origin, 0, ROOT, VN.log), VKEYS).signed_at == 0


def test_the_text_and_both_signatures_follow_c2sp() -> None:
    # written out from the specifications: signed-note, tlog-checkpoint, tlog-cosignature
    text, gap, below = NOTE.decode().partition("\n\n")
    text += "\n"
    assert gap
    assert text == f"{VN.origin}\n20852163\n{base64.b64encode(ROOT).decode()}\n"
    first, second = below.splitlines()
    ed_public, ml_public = (base64.b64decode(key.split("+", 2)[2])[1:] for key in VKEYS)
    dash, name, material = first.split(" ")
    assert (dash, name) == ("—", VN.origin)
    raw = base64.b64decode(material)
    assert raw[:4] == hashlib.sha256(VN.origin.encode() + b"\n\x01" + ed_public).digest()[:4]
    Ed25519PublicKey.from_public_bytes(ed_public).verify(raw[4:], text.encode())
    raw = base64.b64decode(second.split(" ")[2])
    assert raw[:4] == hashlib.sha256(VN.origin.encode() + b"\n\x06" + ml_public).digest()[:4]
    moment = int(NOW.timestamp())
    assert raw[4:12] == struct.pack(">Q", moment)
    origin = bytes([len(VN.origin)]) + VN.origin.encode()
    message = (
        b"subtree/v1\n\0"
        + origin
        + struct.pack(">Q", moment)
        + origin
        + struct.pack(">QQ", 0, 20852163)
        + ROOT
    )
    MLDSA44PublicKey.from_public_bytes(ml_public).verify(raw[12:], message)


def test_a_verifier_key_in_use_elsewhere_is_read() -> None:
    # the key of the Go checksum database: its id shows that ours are computed as others do
    text = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
    key = VKey.parse(text)
    assert (key.name, key.kind, key.key_id.hex()) == ("sum.golang.org", Kind.ED25519, "033de0ae")
    assert str(key) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        "name+00000000+",
        VKEYS[0].replace("+", " ", 1),
        "x" + VKEYS[0],
        VKEYS[0][:-4],
        VKEYS[0] + "=",
        VKEYS[0].replace("+A", "+B"),
        f"{VN.origin}+00000000+{'A' * 44}",
    ],
)
def test_a_damaged_verifier_key_is_refused(text: str) -> None:
    with pytest.raises(BadCheckpoint):
        VKey.parse(text)


@pytest.mark.slow
def test_every_flipped_bit_is_refused() -> None:
    for bit in range(8 * len(NOTE)):
        if bit > 8 * 300 and bit % 7:  # all of the text and the first signature, a seventh of the second
            continue
        changed = NOTE[: bit // 8] + bytes([NOTE[bit // 8] ^ 1 << bit % 8]) + NOTE[bit // 8 + 1 :]
        with pytest.raises(BadCheckpoint):
            verify_checkpoint(changed, VKEYS)


def test_every_truncation_is_refused() -> None:
    for size in range(len(NOTE)):
        with pytest.raises(BadCheckpoint):
            verify_checkpoint(NOTE[:size], VKEYS)


def test_both_kinds_of_signature_are_required() -> None:
    text, lines = read_note(NOTE)
    for kept in lines:
        with pytest.raises(BadCheckpoint) as refusal:
            verify_checkpoint(write_note(text, (kept,)), VKEYS)
        assert refusal.value.code == "checkpoint-unsigned"
    for vkeys in (VKEYS[:1], VKEYS[1:], (), PL.log.vkeys(VN.origin), VN.log.vkeys("other.example/log")):
        with pytest.raises(BadCheckpoint):
            verify_checkpoint(NOTE, vkeys)


def test_a_signature_of_another_head_does_not_fit() -> None:
    text, _ = read_note(NOTE)
    _, others = read_note(sign_checkpoint(VN.origin, 20852164, ROOT, VN.log, at=NOW))
    _, lines = read_note(NOTE)
    for mixed in ((others[0], lines[1]), (lines[0], others[1])):
        with pytest.raises(BadCheckpoint) as refusal:
            verify_checkpoint(write_note(text, mixed), VKEYS)
        assert refusal.value.code == "checkpoint-signature"


def test_a_witness_is_seen_with_its_time_and_others_are_passed_over() -> None:
    later = NOW + timedelta(minutes=5)
    witnessed = add_cosignature(NOTE, "pl.example/witness", PL.log, at=later)
    crowd = add_cosignature(witnessed, "unknown.example", FR.log, at=later)
    assert verify_checkpoint(crowd, VKEYS, witnesses=WITNESS).witnesses == {
        "pl.example/witness": int(later.timestamp())
    }
    assert verify_checkpoint(crowd, VKEYS).witnesses == {}
    assert verify_checkpoint(NOTE, VKEYS, witnesses=WITNESS).witnesses == {}


def test_a_false_line_of_a_known_witness_refuses_the_checkpoint() -> None:
    text, lines = read_note(NOTE)
    right = read_note(add_cosignature(NOTE, "pl.example/witness", PL.log, at=NOW))[1][2]
    for wrong in (
        right.signature[:-1],
        right.signature + b"\0",
        bytes(2428),
        b"\xff" * 8 + right.signature[8:],
        bytes(8) + right.signature[8:],
    ):
        forged = write_note(text, (*lines, Line(right.name, right.key_id, wrong)))
        with pytest.raises(BadCheckpoint):
            verify_checkpoint(forged, VKEYS, witnesses=WITNESS)


def test_an_old_log_key_beside_the_new_one_is_accepted() -> None:
    assert verify_checkpoint(NOTE, (*VKEYS, *FR.log.vkeys(VN.origin))).size == 20852163


@pytest.mark.parametrize(
    "text",
    [
        f"{VN.origin}\n01\n{base64.b64encode(ROOT).decode()}\n",
        f"{VN.origin}\n-1\n{base64.b64encode(ROOT).decode()}\n",
        f"{VN.origin}\n٣\n{base64.b64encode(ROOT).decode()}\n",
        f"{VN.origin}\n3\n{base64.b64encode(ROOT[:31]).decode()}\n",
        f"{VN.origin}\n3\n{base64.b64encode(ROOT).decode()}\nextension\n",
        f"{VN.origin}\n3\n",
        f"two words\n3\n{base64.b64encode(ROOT).decode()}\n",
    ],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(BadCheckpoint) as refusal:
        verify_checkpoint(write_note(text, (VN.log.sign_text(VN.origin, text),)), VKEYS)
    assert refusal.value.code == "checkpoint-malformed"


def test_what_cannot_be_signed_is_said() -> None:
    for origin, size, root in (
        (VN.origin, -1, ROOT),
        (VN.origin, 1, ROOT[:5]),
        ("a b", 1, ROOT),
        ("a+b", 1, ROOT),
        ("", 1, ROOT),
    ):
        with pytest.raises(BadCheckpoint):
            sign_checkpoint(origin, size, root, VN.log)


def test_log_keys_are_kept_as_64_bytes_and_never_shown() -> None:
    keys = LogKeys.generate()
    assert LogKeys.from_private_bytes(keys.private_bytes()).vkeys("x") == keys.vkeys("x")
    assert keys.seed.hex() not in repr(keys)
    assert repr(keys.seed) not in repr(keys)
    with pytest.raises(Malformed):
        LogKeys.from_private_bytes(b"short")
