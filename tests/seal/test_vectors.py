"""The published vectors hold: whoever builds a second implementation can trust them."""

import base64
import hashlib
import json
from dataclasses import asdict
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from tests.seal import make_vectors

from comity.seal import attachment, log
from comity.seal.announced import Announced
from comity.seal.bundle import signed_part
from comity.seal.checkpoint import verify_checkpoint
from comity.seal.descriptor import fingerprint_words, open_descriptor
from comity.seal.envelope import Opened, Receiver, open_envelope, peek
from comity.seal.epochs import EpochKey
from comity.seal.errors import SealError
from comity.seal.keys import VerifyKeys
from comity.seal.padding import padded_size
from comity.seal.roots import open_roots
from comity.seal.statement import leaf_hash, parse

b64 = base64.b64decode


def _read(name: str) -> dict[str, Any]:
    return json.loads((make_vectors.FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _refused(name: str) -> list[Any]:
    return [pytest.param(one, id=one["name"]) for one in _read(name)["refused"]]


def test_there_is_a_vector_for_every_part() -> None:
    assert {path.stem for path in make_vectors.FOLDER.glob("*.json")} == {*make_vectors.MAKERS, "xwing-hpke"}


@pytest.mark.parametrize("name", ["statement", "log"])
def test_vectors_without_chance_are_made_again_byte_for_byte(name: Any) -> None:
    assert _read(name) == json.loads(json.dumps(make_vectors.MAKERS[name]()))


def test_statements() -> None:
    for one in _read("statement")["accepted"]:
        letter = parse(b64(one["raw"]))
        assert (letter.kind, letter.hash) == (one["kind"], one["leaf_hash"])


@pytest.mark.parametrize("one", _refused("statement"))
def test_statements_refused(one: dict[str, Any]) -> None:
    with pytest.raises(SealError) as refusal:
        parse(b64(one["raw"]))
    assert refusal.value.code == one["code"]


def test_bundle() -> None:
    vector = _read("bundle")
    raw = [b64(one) for one in vector["statements"]]
    signed = signed_part(
        raw, from_node=vector["from"], to_node=vector["to"], keys=bytes.fromhex(vector["keys"])
    )
    assert [leaf_hash(one).hex() for one in raw] == vector["leaf_hashes"]
    assert (signed.root.hex(), signed.encode().hex()) == (vector["root"], vector["signed"])
    VerifyKeys.from_json(vector["verify_keys"]).verify(b64(vector["signatures"]), signed.encode())
    assert [padded_size(size) for size, _ in vector["padding"]] == [padded for _, padded in vector["padding"]]


ENVELOPE = _read("envelope")


def _open(envelope: bytes) -> Opened:
    keys = {
        one["epoch"]: EpochKey(one["epoch"], bytes.fromhex(one["seed"])) for one in ENVELOPE["opening_keys"]
    }

    def partners(node: str) -> dict[bytes, VerifyKeys] | None:
        found = map(VerifyKeys.from_json, ENVELOPE["partners"].get(node, ()))
        return {key.key_id: key for key in found} or None

    return open_envelope(envelope, me=Receiver(ENVELOPE["recipient"], keys), partners=partners)


def test_envelope() -> None:
    envelope = b64(ENVELOPE["envelope"])
    opened = _open(envelope)
    assert peek(envelope).envelope_id.hex() == ENVELOPE["envelope_id"]
    assert opened.from_node == ENVELOPE["opened"]["from"]
    assert [letter.raw for letter in opened.statements] == [
        b64(one) for one in ENVELOPE["opened"]["statements"]
    ]
    assert opened.attachment_keys.hex() == ENVELOPE["opened"]["keys"]


@pytest.mark.parametrize("one", [pytest.param(one, id=one["name"]) for one in ENVELOPE["refused_changes"]])
def test_changed_envelopes_refused(one: dict[str, Any]) -> None:
    raw = bytearray(b64(ENVELOPE["envelope"]))
    if "flip_bit" in one:
        raw[one["flip_bit"] // 8] ^= 1 << one["flip_bit"] % 8
    changed = bytes(raw[: one.get("truncate")]) + bytes.fromhex(one.get("append", ""))
    with pytest.raises(SealError) as refusal:
        _open(changed)
    assert refusal.value.code == one["code"]


@pytest.mark.parametrize("one", _refused("envelope"))
def test_envelopes_refused(one: dict[str, Any]) -> None:
    with pytest.raises(SealError) as refusal:
        _open(b64(one["envelope"]))
    assert refusal.value.code == one["code"]


def test_attachment() -> None:
    vector, target = _read("attachment"), BytesIO()
    sums = {name: vector[name] for name in ("size", "pt_sha256", "ct_size", "ct_sha256", "context")}
    announced = Announced(aid=vector["context"][32:], name="f", media="a/b", **sums)
    (key,) = attachment.decode_keys(bytes.fromhex(vector["keys"])).values()
    attachment.decrypt(BytesIO(b64(vector["ciphertext"])), target, key=key, announced=announced)
    assert target.getvalue() == b64(vector["content"])
    assert hashlib.sha256(b64(vector["ciphertext"])).hexdigest() == vector["ct_sha256"]


def test_log() -> None:
    vector = _read("log")
    leaves, roots = ([bytes.fromhex(one) for one in vector[name]] for name in ("leaves", "roots"))
    assert [log.merkle_root(leaves[:n]) for n in range(len(roots))] == roots
    for one in vector["inclusion"]:
        proof = log.Inclusion(one["index"], one["size"], tuple(map(bytes.fromhex, one["path"])))
        log.verify_inclusion(leaves[one["index"]], proof, roots[one["size"]])
    for one in vector["consistency"]:
        growth = log.Consistency(one["old"], one["new"], tuple(map(bytes.fromhex, one["path"])))
        log.verify_consistency(growth, roots[one["old"]], roots[one["new"]])
    event = vector["event"]
    commitment = log.matter_commitment(bytes.fromhex(event["salt"]), b64(event["matter"]))
    assert commitment.hex() == event["matter_commitment"]
    assert log.event_leaf(b64(event["frame"]), commitment).hex() == event["leaf"]


DESCRIPTOR = _read("descriptor")
ROOTS = open_roots(DESCRIPTOR["roots"].encode(), pinned=bytes.fromhex(DESCRIPTOR["fingerprint"]))


def test_descriptor() -> None:
    today = date.fromisoformat(DESCRIPTOR["today"])
    assert " ".join(fingerprint_words(ROOTS.fingerprint)) == DESCRIPTOR["words"]
    first = open_descriptor(DESCRIPTOR["first"].encode(), roots=ROOTS, stored=None, today=today)
    second = open_descriptor(DESCRIPTOR["second"].encode(), roots=ROOTS, stored=first, today=today)
    assert [first.hash, second.hash] == DESCRIPTOR["hashes"]


@pytest.mark.parametrize("one", _refused("descriptor"))
def test_descriptors_refused(one: dict[str, Any]) -> None:
    day = date.fromisoformat(DESCRIPTOR["today"])
    stored = (
        open_descriptor(DESCRIPTOR["second"].encode(), roots=ROOTS, stored=None, today=day)
        if one["stored"]
        else None
    )
    with pytest.raises(SealError) as refusal:
        open_descriptor(
            (one["raw"] or DESCRIPTOR["first"]).encode(),
            roots=ROOTS,
            stored=stored,
            today=date.fromisoformat(one["today"]),
        )
    assert refusal.value.code == one["code"]


def test_checkpoint() -> None:
    vector = _read("checkpoint")
    head = verify_checkpoint(vector["note"].encode(), vector["log_keys"], witnesses=vector["witness_keys"])
    assert asdict(head) | {"root": head.root.hex()} == vector["head"]


@pytest.mark.parametrize("one", _refused("checkpoint"))
def test_checkpoints_refused(one: dict[str, Any]) -> None:
    vector = _read("checkpoint")
    with pytest.raises(SealError) as refusal:
        verify_checkpoint(one["note"].encode(), vector["log_keys"])
    assert refusal.value.code == one["code"]
