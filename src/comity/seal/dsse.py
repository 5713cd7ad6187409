"""Signed documents that are no letters: roots and descriptors (DSSE, signed over its PAE).

The file is JSON in exactly one form: payloadType, payload and signatures, no spaces, base64 with one way
to write it. Every signature in it must be of a known key and must fit, so no byte of it can change.
"""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.seal.errors import BadStatement, DescriptorRefused, DescriptorUntrusted, SealError, TooLarge
from comity.seal.keys import RootKey, RootVerifyKey
from comity.seal.strict_json import load_object

MOST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """A signed document taken apart; nothing of it is proven yet.

    Args:
        payload_type: what it is.
        body: the exact bytes that were signed.
        signatures: SIGNATURES by key id.
    """

    payload_type: str
    body: bytes
    signatures: Mapping[bytes, bytes]

    @property
    def signed(self) -> bytes:
        """The bytes the signatures cover."""
        return pae(self.payload_type, self.body)


def pae(payload_type: str, body: bytes) -> bytes:
    """DSSE v1 pre-authentication encoding: binds the bytes to what they are."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(body), body)


def sign(payload_type: str, body: bytes, keys: Iterable[RootKey]) -> bytes:
    """Sign a document with each of the given root keys."""
    covered = pae(payload_type, body)
    return _write(Document(payload_type, body, {key.public.key_id: key.sign(covered) for key in keys}))


def take_apart(raw: bytes, *, payload_type: str) -> Document:
    """Read a signed document strictly.

    Args:
        raw: the exact bytes of the file.
        payload_type: what it must be.

    Raises:
        DescriptorRefused: it is not such a document, or is written in another form.
        TooLarge: more than 1 MiB.
    """
    if len(raw) > MOST_BYTES:
        raise TooLarge("A signed descriptor has at most {most} bytes.", most=MOST_BYTES)
    try:
        document = _read(load_object(raw))
    except (BadStatement, KeyError, TypeError, ValueError) as error:
        raise _unreadable() from error
    if document.payload_type != payload_type or _write(document) != raw:
        raise _unreadable()
    return document


def check_threshold(document: Document, keys: Mapping[bytes, RootVerifyKey], *, threshold: int) -> None:
    """Insist that enough of these keys signed; a signature that is there must fit.

    Args:
        document: the document.
        keys: the root keys by key id.
        threshold: how many must have signed.

    Raises:
        DescriptorUntrusted: too few signed, or a signature does not fit.
    """
    signed = [key_id for key_id in document.signatures if key_id in keys]
    if len(signed) < threshold:
        raise DescriptorUntrusted(
            "Only {found} of the pinned root keys signed this; {needed} are required. Do not accept it; ask "
            "the partner's appointed officer.",
            found=len(signed),
            needed=threshold,
        )
    for key_id in signed:
        try:
            keys[key_id].verify(document.signatures[key_id], document.signed)
        except SealError as error:
            raise DescriptorUntrusted(
                "The signature of root key {key} does not fit; the document was changed.", key=key_id.hex()
            ) from error


def insist_all_known(document: Document, keys: Iterable[bytes]) -> None:
    """Insist that no other key signed.

    Raises:
        DescriptorUntrusted: a signature is of a key that is not pinned.
    """
    if not set(document.signatures) <= set(keys):
        raise DescriptorUntrusted("It carries a signature of a key that is not pinned here.")


def read_body(body: bytes) -> dict[str, object]:
    """Read a document's body, once it is proven.

    Raises:
        DescriptorRefused: it is not strict JSON.
    """
    try:
        return load_object(body)
    except BadStatement as error:
        raise _unreadable() from error


def write_body(fields: Mapping[str, object]) -> bytes:
    """Write a document's body; from here on only these exact bytes count."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _read(found: Mapping[str, object]) -> Document:
    """Read the three members; `take_apart` compares the form afterwards."""
    signatures: Sequence[Mapping[str, str]] = found["signatures"]  # type: ignore[assignment] # compared afterwards
    return Document(
        str(found["payloadType"]),
        base64.b64decode(str(found["payload"]), validate=True),
        {bytes.fromhex(one["keyid"]): base64.b64decode(one["sig"], validate=True) for one in signatures},
    )


def _write(document: Document) -> bytes:
    """Write a document in its one form."""
    signatures = [
        {"keyid": key_id.hex(), "sig": base64.b64encode(signature).decode()}
        for key_id, signature in document.signatures.items()
    ]
    payload = base64.b64encode(document.body).decode()
    return write_body({"payloadType": document.payload_type, "payload": payload, "signatures": signatures})


def _unreadable() -> DescriptorRefused:
    """The refusal of a document that is not one."""
    return DescriptorRefused("This is not a readable signed descriptor.", code="descriptor-malformed")
