"""A partner's node for tests: its own keys and memory, no Django; it seals letters to us and opens ours."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from comity.channels.tls import spki_pin
from comity.node.exchange import certificate
from comity.seal import receipt as receipts
from comity.seal import statement as statements
from comity.seal.checkpoint import LogKeys
from comity.seal.descriptor import (
    DescribedKem,
    DescribedSigner,
    Descriptor,
    Endpoint,
    Limits,
    sign_descriptor,
)
from comity.seal.envelope import Opened, Receiver, Recipient, Sender, open_envelope, seal
from comity.seal.epochs import EpochKey, epoch_destroy_day, epoch_first_day, epoch_last_day, epoch_on
from comity.seal.framing import lp
from comity.seal.keys import RootKey, SigningKeys
from comity.seal.roots import RootSet, sign_roots
from comity.seal.statement import Draft, Statement
from comity.seal.words import fingerprint_words

if TYPE_CHECKING:
    from comity.node.exchange.identity import Identity


def today() -> date:
    return datetime.now(UTC).date()


@dataclass
class Partner:
    """Poland's node, as far as a test needs it."""

    node_id: str = field(default_factory=statements.new_id)
    country: str = "PL"
    address: str = "https://127.0.0.1:9/letters"
    roots: tuple[RootKey, ...] = field(default_factory=lambda: tuple(RootKey.generate() for _ in range(3)))
    signing: SigningKeys = field(default_factory=SigningKeys.generate)
    epoch: EpochKey = field(default_factory=lambda: EpochKey.generate(epoch_on(today())))
    incarnation: str = field(default_factory=statements.new_id)
    received: list[Opened] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tls = certificate.make(self.country, self.node_id, today())
        self.spki = spki_pin(certificate.der(self.tls.certificate.decode()))
        self.root_set = RootSet(self.node_id, 1, tuple(root.public for root in self.roots))
        self.descriptor = self.describe()
        self.last: dict[str, Statement] = {}

    @property
    def words(self) -> str:
        return " ".join(fingerprint_words(self.root_set.fingerprint))

    def describe(self, **changes: Any) -> Descriptor:
        number = self.epoch.epoch
        first = Descriptor(
            node_id=self.node_id, country=self.country, authorities=["Krajowe Biuro Łączności"], serial=1,
            issued=today(), expires=today() + timedelta(days=90), prev_hash=None,
            endpoints=[Endpoint("direct", self.address)], tls_pins=[self.spki.hex()],
            signers=[DescribedSigner(self.signing.public, today(), today() + timedelta(days=90))],
            kems=[DescribedKem(self.epoch.public, epoch_first_day(number), epoch_last_day(number), epoch_destroy_day(number))],
            limits=Limits(4 << 20, 1 << 30), log_keys=list(LogKeys.generate().vkeys(f"{self.node_id}/log")),
        )  # fmt: skip
        return replace(first, **changes)

    def signed_descriptor(self) -> bytes:
        return sign_descriptor(self.descriptor, self.roots[:2])

    def introduction(self) -> bytes:
        roots = sign_roots(self.root_set, self.roots[:2])
        return lp(b"comity/introduction/1", roots, self.signed_descriptor(), self.tls.certificate)

    def draft(self, us: Identity, **changes: Any) -> Draft:
        """The next letter of a conversation to us."""
        conv = changes.pop("conv", "") or statements.new_id()
        before = self.last.get(conv)
        at = datetime.now(UTC)
        plain = Draft(
            from_node=self.node_id, to_node=us.node_id, incarnation=self.incarnation, conv=conv,
            seq=before.seq + 1 if before else 1, prev=before.hash if before else None,
            kind="request", schema="criminal_record/1", created=at, expires=at + timedelta(days=30),
            urgency="routine", office="Wydział współpracy", handling="H1", legal_basis={"instrument": "MLA 1993"},
            purpose="criminal proceedings", lang="en", payload={"subject": {"names": ["Jan Testowy"]}},
        )  # fmt: skip
        return replace(plain, **changes)

    def letter(self, us: Identity, **changes: Any) -> Statement:
        said = statements.parse(statements.compose(self.draft(us, **changes)))
        self.last[said.conv] = said
        return said

    def seal(self, us: Identity, *letters: Statement) -> bytes:
        key = us.descriptor.sealing_key(today())
        return seal(
            [one.raw for one in letters],
            sender=Sender(self.node_id, self.signing),
            recipient=Recipient(us.node_id, key),
        )

    def open(self, us: Identity, envelope: bytes) -> Opened:
        keys = us.descriptor.verify_keys(today())
        me = Receiver(self.node_id, {self.epoch.epoch: self.epoch})
        return open_envelope(envelope, me=me, partners=lambda node: keys if node == us.node_id else None)

    def answer(self, us: Identity, envelope: bytes, *, code: str = "") -> bytes:
        """What its door gives back: a registry receipt, or a refusal."""
        opened = self.open(us, envelope)
        self.received.append(opened)
        lines = tuple(
            receipts.Line(one.mid, one.hash, number="" if code else "PL-1", code=code)
            for one in opened.statements
        )
        said = receipts.Receipt(receipts.Level.REGISTRY, receipts.envelope_hash(envelope), lines)
        conv = opened.header.envelope_id.hex()
        letter = self.letter(
            us,
            conv=conv,
            kind="receipt.registry",
            schema=receipts.SCHEMA,
            payload=receipts.receipt_payload(said),
        )
        return self.seal(us, letter)
