"""What the administrator does with partners' nodes: pin one, suspend it, let it speak again."""

from datetime import UTC, date, datetime

from comity.node.exchange import identity, introductions, pins, trust
from comity.node.exchange.errors import NotUsable, from_seal
from comity.node.exchange.introductions import Introduced
from comity.node.exchange.models import PinnedPartner
from comity.node.exchange.pins import Pin
from comity.node.staff import typed
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import BadInput
from comity.seal.descriptor import open_descriptor
from comity.seal.errors import DescriptorRollback, SealError

MOST_CODE = 12


def introduction() -> bytes:
    """The file this node's officer hands over."""
    return introductions.write(identity.load())


def read_introduction(raw: bytes) -> Introduced:
    """A partner's file, to be shown before the words are compared.

    Raises:
        NotUsable: it cannot be read, or its time is over.
    """
    return introductions.read(raw, today=datetime.now(UTC).date())


def pin_partner(officer: Officer, raw: bytes, *, partner: str, words: str, note: str = "") -> Pin:
    """Trust a partner's node, because two officers compared the words of its fingerprint.

    Pinning a partner again replaces what was pinned: a new ceremony was held.

    Args:
        officer: who was appointed to the ceremony.
        raw: the partner's introduction.
        partner: code the partner has here, such as ``PL``.
        words: the fingerprint as the partner's officer read it out.
        note: who compared with whom, how and when.

    Raises:
        NotUsable: the file cannot be read, its time is over, or it is this node's own.
        WrongFingerprint: the words are not its words; nothing was pinned.
    """
    with act(officer, "exchange.pin_partner", about=partner, label="node", note=note) as opened:
        introduced = introductions.read(raw, today=opened.today)
        introductions.compare(introduced, words)
        _check(introduced, partner)
        found = PinnedPartner.objects.filter(partner=partner).first() or PinnedPartner(partner=partner)
        found.note, found.suspended, found.pinned_at, found.pinned_by = note, False, opened.at, officer
        _introduce(found, introduced)
        opened.frame(partner=partner, node=found.node_id, fingerprint=found.fingerprint)
    return pins.view(found)


def suspend_partner(officer: Officer, partner: str, *, reason: str) -> Pin:
    """Break-glass: from now on nothing goes to a partner's node and nothing of it gets in.

    Raises:
        BadInput: no reason was given.
        NotPinned: there is no such partner.
    """
    return _switch(officer, "exchange.suspend_partner", partner, reason)


def resume_partner(officer: Officer, partner: str, *, reason: str) -> Pin:
    """Let a suspended partner's node speak again.

    Raises:
        BadInput: no reason was given.
        NotPinned: there is no such partner.
    """
    return _switch(officer, "exchange.resume_partner", partner, reason)


def take_descriptor(opened: Act, partner: str, signed: bytes) -> Pin:
    """The step: take over a partner's newer descriptor, when its roots signed it and it follows.

    One older than what is stored is no news and changes nothing.

    Raises:
        NotUsable: it does not.
    """
    found = pins.row(partner)
    stored = pins.view(found)
    try:
        described = open_descriptor(
            signed,
            roots=trust.open_roots_as_they_are(bytes(found.root)),
            stored=stored.descriptor,
            today=opened.today,
        )
    except DescriptorRollback as old:
        if trust.serial_of(signed) < found.serial:
            return stored
        raise from_seal(old) from old
    except SealError as refusal:
        raise from_seal(refusal) from refusal
    opened.frame(partner=partner, serial=described.serial)
    _describe(found, signed, serial=described.serial, expires=described.expires)
    return pins.view(found)


def _introduce(found: PinnedPartner, introduced: Introduced) -> None:
    described = introduced.descriptor
    found.node_id, found.country = described.node_id, described.country
    found.name = introduced.name
    found.root, found.fingerprint = introduced.signed_roots, introduced.roots.fingerprint.hex()
    found.certificate = introduced.certificate
    _describe(found, introduced.signed_descriptor, serial=described.serial, expires=described.expires)


def _describe(found: PinnedPartner, signed: bytes, *, serial: int, expires: date) -> None:
    found.descriptor, found.serial, found.expires = signed, serial, expires
    found.save()


def _check(introduced: Introduced, partner: str) -> None:
    """A partner is another node, and one node stands for one partner."""
    node = introduced.descriptor.node_id
    if not partner or len(partner) > MOST_CODE:
        raise BadInput("Give the partner a code of at most {most} letters, such as PL.", {"most": MOST_CODE})
    if node == identity.load().node_id:
        raise NotUsable("This is the introduction of this very node.")
    other = PinnedPartner.objects.filter(node_id=node).exclude(partner=partner).first()
    if other is not None:
        raise NotUsable("This node is pinned here already, as {partner}.", {"partner": other.partner})


def _switch(officer: Officer, name: str, partner: str, reason: str) -> Pin:
    typed.words(reason, "reason")
    with act(officer, name, about=partner, label="node", reason=reason) as opened:
        found = pins.row(partner)
        found.suspended = name == "exchange.suspend_partner"
        found.save()
        opened.frame(partner=partner)
    return pins.view(found)
