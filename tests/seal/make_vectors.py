"""Writes docs/vectors: `python -m tests.seal.make_vectors [FOLDER]`.

Sealing and ML-DSA signing are random, so envelopes, signatures and ciphertexts differ from run to run; each
vector then fixes the bytes and the private key, and an opener must obtain what stands beside them. All keys
are made from published words and protect nothing.
"""

import base64
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from tests.seal import given
from tests.seal.given import FR, NOW, PL, TODAY, VN

from comity.seal import attachment, dsse, log
from comity.seal.bundle import signed_part
from comity.seal.checkpoint import add_cosignature, sign_checkpoint
from comity.seal.descriptor import PAYLOAD_TYPE, sign_descriptor
from comity.seal.envelope import MAGIC, Header, Sender, peek, seal
from comity.seal.framing import lp
from comity.seal.padding import padded_size
from comity.seal.roots import sign_roots
from comity.seal.statement import leaf_hash, parse
from comity.seal.words import fingerprint_words

FOLDER = Path(__file__).parents[2] / "docs" / "vectors"


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def statements() -> dict[str, object]:
    """Letters that are read, with their hash, and letters that are refused, with the code."""
    plain = given.letter()
    second = given.letter(
        mid=given.an_id("letter 2"), seq=2, prev=leaf_hash(plain).hex(), kind="recall", payload={}
    )
    future = given.letter(kind="hologram.ask", extra={"x_light": [1, 2.5, None, True, "đ"]})
    accepted = {"plain": plain, "second in its conversation": second, "unknown kind and field": future}
    return {
        "about": "STATEMENT (3.1): exact bytes, leaf hash, and what must be refused with which code.",
        "accepted": [
            {"name": name, "raw": b64(raw), "kind": parse(raw).kind, "leaf_hash": leaf_hash(raw).hex()}
            for name, raw in accepted.items()
        ],
        "refused": [{"name": name, "raw": b64(raw), "code": code} for name, raw, code in _bad_letters(plain)],
    }


def _bad_letters(plain: bytes) -> list[tuple[str, bytes, str]]:
    deep = b"[" * 15 + b"1" + b"]" * 15
    number = plain.replace(b'"seq":1', b'"seq":1,"x":%s')
    return [
        ("key twice", plain.replace(b'"seq":1', b'"seq":1,"seq":1'), "statement-duplicate-key"),
        ("key twice, inside", plain.replace(b'"born"', b'"name"'), "statement-duplicate-key"),
        ("NaN", number % b"NaN", "statement-number"),
        ("Infinity", number % b"-Infinity", "statement-number"),
        ("fraction that overflows", number % b"1e999", "statement-number"),
        ("whole number of 65 bits", number % b"9223372036854775808", "statement-number"),
        ("17 levels", number % (b"[" + deep + b"]"), "statement-depth"),
        ("lone surrogate", number % rb'"\ud800"', "statement-text"),
        ("U+0000", number % rb'"\u0000"', "statement-text"),
        ("not UTF-8", plain.replace(b"H1", b"H\xff"), "statement-utf8"),
        ("byte order mark", b"\xef\xbb\xbf" + plain, "statement-json"),
        ("trailing newline", plain + b"\n", "statement-json"),
        ("cut short", plain[:-1], "statement-json"),
        ("version 2", plain.replace(b'"v":1', b'"v":2'), "statement-version"),
        ("version true", plain.replace(b'"v":1', b'"v":true'), "statement-version"),
        (
            "id in capitals",
            plain.replace(VN.node_id.encode(), VN.node_id.upper().encode()),
            "statement-field",
        ),
        (
            "first letter with a past",
            plain.replace(b'"prev":null', b'"prev":"%s"' % (b"0" * 64)),
            "statement-field",
        ),
        ("no salt", plain.replace(b'"salt"', b'"sold"'), "statement-field"),
    ]


def bundle() -> dict[str, object]:
    """SIGNED for three letters, with a pair of signatures over it."""
    raw, keys = given.letters(3), given.seed("attachment keys", 64)
    signed = signed_part(raw, from_node=VN.node_id, to_node=PL.node_id, keys=keys)
    return {
        "about": "SIGNED and SIGNATURES (3.1) of three letters.",
        "from": VN.node_id,
        "to": PL.node_id,
        "statements": [b64(one) for one in raw],
        "keys": keys.hex(),
        "leaf_hashes": [leaf_hash(one).hex() for one in raw],
        "root": signed.root.hex(),
        "signed": signed.encode().hex(),
        "verify_keys": VN.signing.public.to_json(),
        "signatures": b64(VN.signing.sign(signed.encode())),
        "padding": [
            [size, padded_size(size)] for size in (0, 1, 2, 9, 100, 1000, 1025, 65_537, 1_000_000, 5_000_001)
        ],
    }


def envelopes() -> dict[str, object]:
    """An envelope to open, and envelopes to refuse."""
    raw, keys = given.letters(2), given.seed("attachment keys", 64)
    envelope = seal(raw, sender=VN.sender, recipient=PL.recipient, attachment_keys=keys)
    return {
        "about": "ENVELOPE (3.1). Seeds are X-Wing private keys; partners are the keys letters may be signed with.",
        "recipient": PL.node_id,
        "opening_keys": [{"epoch": PL.opening.epoch, "seed": PL.opening.seed.hex()}],
        "partners": {VN.node_id: [VN.signing.public.to_json()], FR.node_id: [FR.signing.public.to_json()]},
        "envelope": b64(envelope),
        "envelope_id": peek(envelope).envelope_id.hex(),
        "opened": {"from": VN.node_id, "statements": [b64(one) for one in raw], "keys": keys.hex()},
        "refused_changes": [
            {"name": "bit of the magic", "flip_bit": 7, "code": "envelope-version"},
            {"name": "bit of the envelope id", "flip_bit": 8 * 70, "code": "tampered"},
            {"name": "bit of the encapsulated key", "flip_bit": 8 * 200, "code": "tampered"},
            {"name": "last bit", "flip_bit": 8 * len(envelope) - 1, "code": "tampered"},
            {"name": "last byte cut off", "truncate": len(envelope) - 1, "code": "malformed"},
            {"name": "one byte more", "append": "00", "code": "malformed"},
        ],
        "refused": [
            {"name": name, "envelope": b64(one), "code": code} for name, one, code in _bad_envelopes()
        ],
    }


def _bad_envelopes() -> list[tuple[str, bytes, str]]:
    small = given.letter(payload={})
    signed = signed_part([small], from_node=VN.node_id, to_node=PL.node_id, keys=b"").encode()
    both = VN.signing.sign(signed)
    classical, lattice = both[4:76], both[80:]
    inside, by_hand = given.inside, given.sealed_by_hand
    foreign = given.letter(from_node=FR.node_id, payload={})
    to_other = given.letter(to_node=FR.node_id, payload={})
    to_fr = Header(FR.node_id, given.EPOCH, bytes(16))
    return [
        ("for another node", seal([to_other], sender=VN.sender, recipient=FR.recipient), "wrong-recipient"),
        ("sent on: letter inside is for another node", by_hand(inside(to_other)), "wrong-recipient"),
        (
            "header of one node, key of another",
            MAGIC
            + lp(replace(to_fr, to_node=PL.node_id).encode(), FR.opening.public.encrypt(b"", info=MAGIC)),
            "tampered",
        ),
        (
            "key of an epoch that is gone",
            by_hand(inside(small), header=Header(PL.node_id, 1, bytes(16))),
            "unknown-epoch",
        ),
        ("two senders", by_hand(inside(small, foreign)), "mixed-sender"),
        ("two recipients", by_hand(inside(small, to_other)), "mixed-sender"),
        (
            "signed by another partner",
            seal([small], sender=Sender(VN.node_id, FR.signing), recipient=PL.recipient),
            "unknown-key",
        ),
        (
            "from a node that is no partner",
            by_hand(inside(given.letter(from_node=given.an_id("stranger"), payload={}))),
            "unknown-partner",
        ),
        (
            "Ed25519 signature missing",
            by_hand(inside(small, signatures=lp(b"", lattice))),
            "signature-missing",
        ),
        ("ML-DSA signature missing", by_hand(inside(small, signatures=lp(classical))), "signature-missing"),
        ("signatures swapped", by_hand(inside(small, signatures=lp(lattice, classical))), "signature-kinds"),
        ("Ed25519 twice", by_hand(inside(small, signatures=lp(classical, classical))), "signature-kinds"),
        (
            "Ed25519 signature false",
            by_hand(inside(small, signatures=lp(classical[:8] + bytes(64), lattice))),
            "signature-wrong",
        ),
        (
            "ML-DSA signature false",
            by_hand(inside(small, signatures=lp(classical, lattice[:8] + bytes(3309)))),
            "signature-wrong",
        ),
        (
            "attachment keys not the signed ones",
            by_hand(inside(small, signatures=both, keys=b"k" * 64)),
            "signature-wrong",
        ),
        ("one letter more than signed", by_hand(inside(small, small, signatures=both)), "signature-wrong"),
        ("no letter", by_hand(inside()), "bundle-empty"),
        ("padding not zero", by_hand(inside(small) + b"\1"), "padding"),
        ("not padded", by_hand(inside(small), padded=False), "padding"),
        (
            "key twice in a letter",
            by_hand(inside(small.replace(b'"seq":1', b'"seq":1,"seq":1'))),
            "statement-duplicate-key",
        ),
    ]


def attachments() -> dict[str, object]:
    """One encrypted file and its KEYS."""
    content, target = given.seed("file", 1000), BytesIO()
    key, context = given.seed("file key"), given.an_id("letter 1") + given.an_id("file")
    sums = attachment.encrypt(BytesIO(content), target, key=key, context=context)
    return {
        "about": "Attachment: Cobblestone-256 over the Padme-padded file, context = mid || aid; KEYS for it.",
        "content": b64(content),
        "key": key.hex(),
        "context": context,
        "ciphertext": b64(target.getvalue()),
        "size": sums.size,
        "pt_sha256": sums.pt_sha256,
        "ct_size": sums.ct_size,
        "ct_sha256": sums.ct_sha256,
        "keys": attachment.encode_keys({context: key}).hex(),
    }


def tree() -> dict[str, object]:
    """Roots and proofs of a small log, and the leaf of one event."""
    nodes: dict[tuple[int, int], bytes] = {}
    grown, leaves, roots = log.Tree(), [], [log.EMPTY_ROOT]
    for n in range(11):
        leaves.append(log.leaf_hash(f"entry {n}".encode()))
        nodes |= {(node.level, node.index): node.hash for node in grown.append(leaves[-1])}
        roots.append(grown.root())
    frame, salt, matter = b'{"kind":"casework.send"}', given.seed("salt"), b"who and what"
    commitment = log.matter_commitment(salt, matter)

    def read(level: int, index: int) -> bytes:
        return nodes[level, index]

    return {
        "about": "Log (5): roots over the first n leaves; proofs as RFC 9162 2.1.3 and 2.1.4; one event leaf.",
        "leaves": [leaf.hex() for leaf in leaves],
        "roots": [root.hex() for root in roots],
        "inclusion": [
            {"index": i, "size": n, "path": [h.hex() for h in log.inclusion_proof(read, i, n).path]}
            for i, n in ((0, 1), (0, 7), (6, 7), (3, 8), (10, 11))
        ],
        "consistency": [
            {"old": m, "new": n, "path": [h.hex() for h in log.consistency_proof(read, m, n).path]}
            for m, n in ((0, 5), (1, 2), (3, 7), (4, 8), (6, 11), (11, 11))
        ],
        "event": {
            "frame": b64(frame),
            "salt": salt.hex(),
            "matter": b64(matter),
            "matter_commitment": commitment.hex(),
            "leaf": log.event_leaf(frame, commitment).hex(),
        },
    }


def descriptors() -> dict[str, object]:
    """A pinned root set, two descriptors in their order, and descriptors to refuse."""
    first = given.descriptor()
    second = given.descriptor(serial=2, prev_hash=first.hash, issued=TODAY + timedelta(days=1))
    signed_first, signed_second = (sign_descriptor(one, PL.roots[:2]) for one in (first, second))
    stranger = sign_descriptor(given.descriptor(node_id=FR.node_id), PL.roots)
    gap = sign_descriptor(given.descriptor(serial=3, prev_hash="0" * 64), PL.roots)
    taken = dsse.take_apart(signed_first, payload_type=PAYLOAD_TYPE)
    false = dsse._write(replace(taken, body=taken.body.replace(b'"PL"', b'"DE"')))
    refused = [
        ("one root only", sign_descriptor(first, PL.roots[:1]), False, TODAY, "descriptor-untrusted"),
        ("roots of another node", sign_descriptor(first, FR.roots), False, TODAY, "descriptor-untrusted"),
        ("of another node", stranger, False, TODAY, "descriptor-untrusted"),
        ("changed", false, False, TODAY, "descriptor-untrusted"),
        ("older than stored", b"", True, TODAY, "descriptor-rollback"),
        ("gap", gap, True, TODAY, "descriptor-gap"),
        ("expired", b"", False, first.expires + timedelta(days=1), "descriptor-expired"),
        ("of the future", b"", False, TODAY - timedelta(days=2), "descriptor-expired"),
    ]
    return {
        "about": "Roots and descriptors (3.3). `stored`: the second one is stored already; an empty `raw` is the first.",
        "fingerprint": PL.root_set.fingerprint.hex(),
        "words": " ".join(fingerprint_words(PL.root_set.fingerprint)),
        "roots": sign_roots(PL.root_set, PL.roots).decode(),
        "today": str(TODAY),
        "first": signed_first.decode(),
        "second": signed_second.decode(),
        "hashes": [first.hash, second.hash],
        "refused": [
            {"name": name, "raw": raw.decode(), "stored": stored, "today": str(day), "code": code}
            for name, raw, stored, day, code in refused
        ],
    }


def checkpoints() -> dict[str, object]:
    """A signed head with a witness, and heads to refuse."""
    root = given.seed("root")
    note = add_cosignature(
        sign_checkpoint(VN.origin, 20_000, root, VN.log, at=NOW), "pl.example/witness", PL.log, at=NOW
    )
    lines = note.decode().splitlines(keepends=True)
    return {
        "about": "Checkpoint (5): C2SP signed note with Ed25519 and ML-DSA-44 of the log, and one witness.",
        "log_keys": list(VN.log.vkeys(VN.origin)),
        "witness_keys": list(PL.log.vkeys("pl.example/witness"))[1:],
        "note": note.decode(),
        "head": {
            "origin": VN.origin,
            "size": 20_000,
            "root": root.hex(),
            "signed_at": int(NOW.timestamp()),
            "witnesses": {"pl.example/witness": int(NOW.timestamp())},
        },
        "refused": [
            {
                "name": "other size",
                "note": "".join([lines[0], "20001\n", *lines[2:]]),
                "code": "checkpoint-signature",
            },
            {"name": "without ML-DSA-44", "note": "".join(lines[:5]), "code": "checkpoint-unsigned"},
            {
                "name": "without Ed25519",
                "note": "".join([*lines[:4], lines[5]]),
                "code": "checkpoint-unsigned",
            },
            {
                "name": "size with a leading zero",
                "note": "".join([lines[0], "020000\n", *lines[2:]]),
                "code": "checkpoint-malformed",
            },
        ],
    }


MAKERS: dict[str, Callable[[], dict[str, object]]] = {
    "statement": statements,
    "bundle": bundle,
    "envelope": envelopes,
    "attachment": attachments,
    "log": tree,
    "descriptor": descriptors,
    "checkpoint": checkpoints,
}


def main(folder: Path = FOLDER) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in MAKERS.items():
        text = json.dumps(make(), ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
