"""Two invented nodes with fixed keys, and letters between them, for every test of the seal."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from comity.seal.bundle import Signed, signed_part
from comity.seal.checkpoint import LogKeys
from comity.seal.descriptor import DescribedKem, DescribedSigner, Descriptor, Endpoint, Limits
from comity.seal.envelope import MAGIC, Header, Receiver, Recipient, Sender, seal
from comity.seal.epochs import EpochKey, epoch_destroy_day, epoch_first_day, epoch_last_day, epoch_on
from comity.seal.framing import lp
from comity.seal.keys import RootKey, SigningKeys, VerifyKeys
from comity.seal.padding import pad
from comity.seal.roots import RootSet
from comity.seal.statement import Draft, compose

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
EPOCH = epoch_on(TODAY)


def seed(label: str, size: int = 32) -> bytes:
    """Bytes that are the same in every run; never a key of a real node."""
    return hashlib.shake_256(label.encode()).digest(size)


def an_id(label: str) -> str:
    """An id of 128 bits that is the same in every run."""
    return seed(label, 16).hex()


@dataclass(frozen=True)
class NodeKit:
    """Everything one invented node holds."""

    country: str
    node_id: str
    signing: SigningKeys
    opening: EpochKey
    roots: tuple[RootKey, RootKey, RootKey]
    log: LogKeys

    @property
    def sender(self) -> Sender:
        return Sender(self.node_id, self.signing)

    @property
    def recipient(self) -> Recipient:
        return Recipient(self.node_id, self.opening.public)

    @property
    def receiver(self) -> Receiver:
        return Receiver(self.node_id, {self.opening.epoch: self.opening})

    @property
    def root_set(self) -> RootSet:
        return RootSet(self.node_id, 1, tuple(key.public for key in self.roots))

    @property
    def origin(self) -> str:
        return f"{self.country.lower()}.example/log"


def node_kit(country: str) -> NodeKit:
    return NodeKit(
        country,
        an_id(f"{country} node"),
        SigningKeys(seed(f"{country} signing", 64)),
        EpochKey(EPOCH, seed(f"{country} opening")),
        tuple(RootKey(seed(f"{country} root {n}", 64)) for n in range(3)),  # type: ignore[arg-type] # three of them
        LogKeys(seed(f"{country} log", 64)),
    )


VN, PL, FR = node_kit("VN"), node_kit("PL"), node_kit("FR")
NODES = {kit.node_id: kit for kit in (VN, PL, FR)}


def partners(node: str) -> Mapping[bytes, VerifyKeys] | None:
    """What every node knows of the others: their signing keys by id."""
    kit = NODES.get(node)
    return kit and {kit.signing.public.key_id: kit.signing.public}


def draft(**changes: object) -> Draft:
    """A request from VN to PL; name only what matters to the test."""
    fields: dict[str, object] = {
        "from_node": VN.node_id,
        "to_node": PL.node_id,
        "incarnation": an_id("VN life 1"),
        "conv": an_id("conversation"),
        "seq": 1,
        "prev": None,
        "kind": "request",
        "schema": "criminal_record/1",
        "created": NOW,
        "expires": NOW + timedelta(days=30),
        "urgency": "routine",
        "office": "International cooperation office",
        "handling": "H1",
        "legal_basis": {"instrument": "vn-pl-mla-1993", "article": "4"},
        "purpose": "criminal proceedings",
        "lang": "vi",
        "payload": {"subject": {"name": "Trần Thị Bích Ngọc", "born": "1988-02-29"}},
        "mid": an_id("letter 1"),
        "salt": seed("salt 1").hex(),
    }
    return Draft(**{**fields, **changes})  # type: ignore[arg-type] # tests also put wrong values in


def letter(**changes: object) -> bytes:
    return compose(draft(**changes))


def letters(count: int) -> list[bytes]:
    """Letters of one sender, each its own conversation."""
    return [letter(mid=an_id(f"mid {n}"), conv=an_id(f"conv {n}"), payload={"n": n}) for n in range(count)]


def sealed(*raw: bytes, keys: bytes = b"") -> bytes:
    """An envelope from VN to PL."""
    return seal(list(raw) or [letter()], sender=VN.sender, recipient=PL.recipient, attachment_keys=keys)


def sealed_by_hand(inside: bytes, *, header: Header | None = None, padded: bool = True) -> bytes:
    """An envelope to PL around any inside, as a partner with other software might write it."""
    header = header or Header(PL.node_id, EPOCH, seed("envelope", 16))
    plaintext = pad(inside) if padded else inside
    return MAGIC + lp(header.encode(), PL.opening.public.encrypt(plaintext, info=MAGIC + header.encode()))


def inside(
    *raw: bytes, signatures: bytes | None = None, keys: bytes = b"", signed: Signed | None = None
) -> bytes:
    """The inside of an envelope from VN to PL, with one part at will put wrong."""
    right = signed or signed_part(raw, from_node=VN.node_id, to_node=PL.node_id, keys=keys)
    return lp(lp(*raw), VN.signing.sign(right.encode()) if signatures is None else signatures, keys)


def descriptor(**changes: object) -> Descriptor:
    """The first descriptor of PL; name only what matters to the test."""
    epochs = [EPOCH, EPOCH + 1]
    fields: dict[str, object] = {
        "node_id": PL.node_id,
        "country": "PL",
        "authorities": ("Central authority of PL",),
        "serial": 1,
        "issued": TODAY,
        "expires": TODAY + timedelta(days=60),
        "prev_hash": None,
        "endpoints": (Endpoint("direct", "https://node.pl.example:8443"), Endpoint("courier", "by hand")),
        "tls_pins": (seed("PL tls").hex(),),
        "signers": (DescribedSigner(PL.signing.public, TODAY, TODAY + timedelta(days=365)),),
        "kems": tuple(
            DescribedKem(
                EpochKey(epoch, seed(f"PL opening {epoch}")).public,
                epoch_first_day(epoch),
                epoch_last_day(epoch),
                epoch_destroy_day(epoch),
            )
            for epoch in epochs
        ),
        "limits": Limits(bundle=4 * 1024 * 1024, attachment=10 * 1024**3),
        "log_keys": PL.log.vkeys(PL.origin),
    }
    return Descriptor(**{**fields, **changes})  # type: ignore[arg-type] # tests also put wrong values in
