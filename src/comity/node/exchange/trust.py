"""Reading again what was verified before: a stored root set, a stored descriptor, whatever day it is."""

from datetime import date
from functools import lru_cache

from comity.seal import descriptor as descriptors
from comity.seal import dsse, roots
from comity.seal.descriptor import Descriptor
from comity.seal.errors import DescriptorRefused
from comity.seal.roots import RootSet


@lru_cache(maxsize=256)
def open_roots_as_they_are(signed: bytes) -> RootSet:
    """A signed root set from this node's own store; its signatures are checked again."""
    return roots.open_roots(signed, pinned=fingerprint_of(signed))


def fingerprint_of(signed_roots: bytes) -> bytes:
    """The fingerprint of a signed root statement: what two officers compare before anything counts."""
    return roots.fingerprint(dsse.take_apart(signed_roots, payload_type=roots.PAYLOAD_TYPE).body)


@lru_cache(maxsize=256)
def open_on_its_day(signed: bytes, root_set: RootSet) -> Descriptor:
    """A stored descriptor as it read on the day it was issued; whether it still counts is asked elsewhere."""
    return descriptors.open_descriptor(signed, roots=root_set, stored=None, today=_issued(signed))


def serial_of(signed: bytes) -> int:
    """The number a descriptor claims; proven only by its signatures."""
    found = _body(signed).get("serial")
    return found if isinstance(found, int) else 0


def _body(signed: bytes) -> dict[str, object]:
    return dsse.read_body(dsse.take_apart(signed, payload_type=descriptors.PAYLOAD_TYPE).body)


def _issued(signed: bytes) -> date:
    try:
        return date.fromisoformat(str(_body(signed).get("issued")))
    except ValueError as cause:
        raise DescriptorRefused("The descriptor names no day of issue.") from cause
