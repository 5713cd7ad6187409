"""The parts of a descriptor and how each is read and written.

Dates are days, written YYYY-MM-DD; the first and the last day both count.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from comity.seal import fields
from comity.seal.dsse import write_body
from comity.seal.epochs import EpochPublic
from comity.seal.errors import BadCheckpoint, BadStatement, DescriptorRefused, Malformed
from comity.seal.keys import VerifyKeys
from comity.seal.note import VKey

_KEY_ID = re.compile(r"[0-9a-f]{16}\Z")
_MOST_ITEMS = 256

Read = Callable[[object, str], object]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One way to deliver letters.

    Args:
        channel: name of the channel, such as `direct` or `courier`.
        address: where, in the channel's own form.
        protection: `end-to-end`, or `gateway` when somebody between opens the letters.
    """

    channel: str
    address: str
    protection: str = "end-to-end"


@dataclass(frozen=True, slots=True)
class DescribedSigner:
    """A key the node's letters are signed with, and from when to when."""

    keys: VerifyKeys
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DescribedKem:
    """A key the node's letters are sealed to, when it is used, and when its private half is destroyed."""

    key: EpochPublic
    first: date
    last: date
    destroy_at: date


@dataclass(frozen=True, slots=True)
class Limits:
    """What the node takes at most, in bytes."""

    bundle: int
    attachment: int


@dataclass(frozen=True, slots=True)
class Revocation:
    """A key that no longer counts.

    Args:
        key_id: the key, 16 hexadecimal digits.
        compromised_since: first day on which others may have used it.
    """

    key_id: str
    compromised_since: date


class Described(Protocol):
    """Anything with the fields of a descriptor."""

    @property
    def extra(self) -> Mapping[str, object]:
        """Fields this version does not know."""
        ...


def read_fields(found: Mapping[str, object]) -> dict[str, object]:
    """Read all fields of a descriptor, checked; unknown ones under `extra`.

    Raises:
        DescriptorRefused: a field is missing or wrong.
    """
    try:
        known = {name: read(found.get(name), name) for name, (read, _write) in _FIELDS.items()}
    except (BadStatement, Malformed) as error:
        text = "The descriptor cannot be read: {why}"
        raise DescriptorRefused(text, code="descriptor-field", why=error) from error
    return {**known, "extra": {name: value for name, value in found.items() if name not in _FIELDS}}


def write_fields(descriptor: Described) -> bytes:
    """Write a descriptor's body; from here on only these exact bytes count."""
    known = {name: write(getattr(descriptor, name)) for name, (_read, write) in _FIELDS.items()}
    return write_body({**known, **descriptor.extra, **known})


def _key_id(value: object, name: str) -> str:
    """Read a key id."""
    if isinstance(value, str) and _KEY_ID.match(value):
        return value
    raise fields.wrong(name, "16 lower-case hexadecimal digits")


def _log_key(value: object, name: str) -> str:
    """Read a verifier key of a log."""
    try:
        return str(VKey.parse(str(value)))
    except BadCheckpoint as error:
        raise fields.wrong(name, "a readable verifier key of a log") from error


def _list_of(read: Read) -> Read:
    """Read a list whose items are all read the same way."""

    def read_list(value: object, name: str) -> tuple[object, ...]:
        if not isinstance(value, list) or len(value) > _MOST_ITEMS:
            raise fields.wrong(name, "a list of at most 256 items")
        return tuple(read(each, name) for each in value)

    return read_list


def _endpoint(value: object, name: str) -> Endpoint:
    """Read one endpoint."""
    found = fields.read_object(value, name)
    return Endpoint(
        fields.read_token(found.get("channel"), f"{name}.channel"),
        fields.read_text(found.get("address"), f"{name}.address"),
        fields.read_token(found.get("protection"), f"{name}.protection"),
    )


def _signer(value: object, name: str) -> DescribedSigner:
    """Read one signing key."""
    found = fields.read_object(value, name)
    keys = VerifyKeys.from_json(found)
    return DescribedSigner(
        keys,
        fields.read_day(found.get("from"), f"{name}.from"),
        fields.read_day(found.get("to"), f"{name}.to"),
    )


def _kem(value: object, name: str) -> DescribedKem:
    """Read one sealing key."""
    found = fields.read_object(value, name)
    first, last = (
        fields.read_day(found.get("from"), f"{name}.from"),
        fields.read_day(found.get("to"), f"{name}.to"),
    )
    return DescribedKem(
        EpochPublic.from_json(found),
        first,
        last,
        fields.read_day(found.get("destroy_at"), f"{name}.destroy_at"),
    )


def _limits(value: object, name: str) -> Limits:
    """Read the limits."""
    found = fields.read_object(value, name)
    return Limits(
        fields.read_count(found.get("bundle"), f"{name}.bundle"),
        fields.read_count(found.get("attachment"), f"{name}.attachment"),
    )


def _revocation(value: object, name: str) -> Revocation:
    """Read one revocation."""
    found = fields.read_object(value, name)
    since = fields.read_day(found.get("compromised_since"), f"{name}.compromised_since")
    return Revocation(_key_id(found.get("key"), f"{name}.key"), since)


def _same(value: object) -> object:
    """Write what is already JSON."""
    return value


def _write_list(items: Sequence[object]) -> list[object]:
    """Write a list of what is already JSON."""
    return list(items)


def _write_endpoints(items: Sequence[Endpoint]) -> list[dict[str, str]]:
    return [
        {"channel": each.channel, "address": each.address, "protection": each.protection} for each in items
    ]


def _write_signers(items: Sequence[DescribedSigner]) -> list[dict[str, object]]:
    return [{**each.keys.to_json(), "from": str(each.first), "to": str(each.last)} for each in items]


def _write_kems(items: Sequence[DescribedKem]) -> list[dict[str, object]]:
    return [
        {
            **each.key.to_json(),
            "from": str(each.first),
            "to": str(each.last),
            "destroy_at": str(each.destroy_at),
        }
        for each in items
    ]


def _write_limits(limits: Limits) -> dict[str, int]:
    return {"bundle": limits.bundle, "attachment": limits.attachment}


def _write_revoked(items: Sequence[Revocation]) -> list[dict[str, str]]:
    return [{"key": each.key_id, "compromised_since": str(each.compromised_since)} for each in items]


# name, reader, writer: in the order of the format (3.3)
_FIELDS: dict[str, tuple[Read, Callable[..., object]]] = {
    "node_id": (fields.read_id, _same),
    "country": (fields.read_country, _same),
    "authorities": (_list_of(fields.read_text), _write_list),
    "serial": (fields.read_seq, _same),
    "issued": (fields.read_day, str),
    "expires": (fields.read_day, str),
    "prev_hash": (fields.read_prev, _same),
    "endpoints": (_list_of(_endpoint), _write_endpoints),
    "tls_pins": (_list_of(fields.read_hash), _write_list),
    "signers": (_list_of(_signer), _write_signers),
    "kems": (_list_of(_kem), _write_kems),
    "suites": (_list_of(fields.read_text), _write_list),
    "limits": (_limits, _write_limits),
    "log_keys": (_list_of(_log_key), _write_list),
    "witnesses": (_list_of(_log_key), _write_list),
    "revoked": (_list_of(_revocation), _write_revoked),
}
