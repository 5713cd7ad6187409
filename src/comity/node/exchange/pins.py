"""Pinned partners as the rest of this room needs them: keys, door, whether they may speak today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from comity.node.exchange import trust
from comity.node.exchange.errors import NotPinned
from comity.node.exchange.models import PinnedPartner
from comity.seal.descriptor import Descriptor
from comity.seal.epochs import EpochPublic
from comity.seal.errors import UnknownEpoch
from comity.seal.keys import VerifyKeys
from comity.seal.words import fingerprint_words


@dataclass(frozen=True)
class Pin:
    """One pinned partner.

    Attributes:
        partner: its code, such as ``PL``.
        node_id: its node, 32 hexadecimal digits.
        country: ISO 3166-1 alpha-2 code.
        name: what it calls itself.
        words: its root fingerprint as sixteen words.
        serial: number of its latest descriptor.
        expires: last day that descriptor counts.
        suspended: whether nothing goes to it or comes from it now.
        note: what the officers wrote about the ceremony.
        descriptor: the latest description of itself.
        certificate: its TLS certificate, PEM.
    """

    partner: str
    node_id: str
    country: str
    name: str
    words: str
    serial: int
    expires: date
    suspended: bool
    note: str
    descriptor: Descriptor = field(repr=False)
    certificate: str = field(repr=False)

    @property
    def spki(self) -> frozenset[bytes]:
        """SHA-256 of each public key its TLS certificates may have, 32 bytes each."""
        return frozenset(bytes.fromhex(each) for each in self.descriptor.tls_pins)

    @property
    def address(self) -> str:
        """Its door, or nothing where it has none of its own."""
        return next((each.address for each in self.descriptor.endpoints if each.channel == "direct"), "")

    def signing_keys(self, on: date) -> Mapping[bytes, VerifyKeys]:
        """The keys its letters may be signed with on a day."""
        return self.descriptor.verify_keys(on)

    def sealing_key(self, on: date) -> EpochPublic:
        """The key that letters to it are sealed with on a day.

        Raises:
            UnknownEpoch: it describes none for that day.
        """
        return self.descriptor.sealing_key(on)

    def answering_key(self, on: date) -> EpochPublic:
        """The key that receipts for it are sealed with: after its descriptor's end the last one it still has.

        Raises:
            UnknownEpoch: it has destroyed them all.
        """
        try:
            return self.sealing_key(on)
        except UnknownEpoch:
            left = [each for each in self.descriptor.kems if each.first <= on < each.destroy_at]
            if not left:
                raise
            return max(left, key=lambda each: each.first).key


def row(partner: str) -> PinnedPartner:
    """The stored pin.

    Raises:
        NotPinned: there is none.
    """
    found = PinnedPartner.objects.filter(partner=partner).first()
    if found is None:
        raise NotPinned("The partner {partner} has no node that is pinned here.", {"partner": partner})
    return found


def every() -> list[Pin]:
    """Every pin, suspended ones too, by code."""
    return [view(one) for one in PinnedPartner.objects.order_by("partner")]


def find(partner: str) -> Pin | None:
    """The pin of a partner, or None where it has no node."""
    found = PinnedPartner.objects.filter(partner=partner).first()
    return None if found is None else view(found)


def find_by_key(spki: bytes) -> Pin | None:
    """The partner whose TLS key this is, unless it is suspended."""
    return next((one for one in every() if spki in one.spki and not one.suspended), None)


def view(found: PinnedPartner) -> Pin:
    """A stored pin, its signatures checked again."""
    roots = trust.open_roots_as_they_are(bytes(found.root))
    return Pin(
        partner=found.partner,
        node_id=found.node_id,
        country=found.country,
        name=found.name,
        words=" ".join(fingerprint_words(roots.fingerprint)),
        serial=found.serial,
        expires=found.expires,
        suspended=found.suspended,
        note=found.note,
        descriptor=trust.open_on_its_day(bytes(found.descriptor), roots),
        certificate=found.certificate,
    )
