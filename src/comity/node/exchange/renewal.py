"""A node's next descriptor: signed with two root keys from their medium, then announced to every partner.

A descriptor counts for at most 90 days, so this is done every few weeks. Each descriptor follows on the one
before; a partner gets every one of them, as a letter, and may get one twice: an older one is no news.
"""

import base64
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from comity.node.exchange import founding, identity, keyfiles, outbox, pins
from comity.node.exchange.alarms import Alarm, raise_alarm
from comity.node.exchange.errors import NotUsable
from comity.node.exchange.identity import Identity
from comity.node.exchange.keyfiles import KeyFiles
from comity.node.exchange.models import Direction, Letter
from comity.node.exchange.order import URGENT
from comity.node.exchange.outbox import OutgoingLetter
from comity.node.staff.act import Officer, act
from comity.seal.descriptor import MOST_DAYS, DescribedSigner, Descriptor, sign_descriptor
from comity.seal.epochs import EpochKey, epoch_on
from comity.seal.errors import SealError
from comity.seal.keys import RootKey, SigningKeys
from comity.seal.roots import THRESHOLD

WARN = timedelta(days=21)
KIND = "descriptor"
SCHEMA = "descriptor/1"


@dataclass(frozen=True)
class Renewed:
    """The descriptor that counts from now on, and the partners it was laid into the outbox for."""

    descriptor: Descriptor
    partners: tuple[str, ...]


def renew(officer: Officer, roots: Path) -> Renewed:
    """Sign and announce the next descriptor, with opening keys for the 90 days to come.

    Args:
        officer: the administrator.
        roots: folder with at least two of the node's root keys.

    Raises:
        NotUsable: fewer than two of its keys are there.
    """
    me = identity.load()
    keys = _root_keys(me, roots)
    with act(officer, "exchange.renew", label="node") as opened:
        following = _following(me, datetime.now(UTC).date())
        opened.frame(serial=following.serial, until=following.expires)
    signed = sign_descriptor(following, keys)
    files = keyfiles.files_of(settings.COMITY_HOME)
    keyfiles.replace(files.past(me.descriptor.serial), me.signed_descriptor)
    keyfiles.replace(files.descriptor, signed)
    return Renewed(identity.load().descriptor, announce(officer))


def announce(officer: Officer) -> tuple[str, ...]:
    """Lay each of our later descriptors into the outbox for each partner, once; returns the partners.

    Also a round of the clerk: what a crash left out is made up for.
    """
    if not identity.exists():
        return ()
    me, told = identity.load(), []
    files = keyfiles.files_of(settings.COMITY_HOME)
    for pin in pins.every():
        for serial in range(2, me.descriptor.serial + 1):
            signed = (
                me.signed_descriptor if serial == me.descriptor.serial else files.past(serial).read_bytes()
            )
            if not pin.suspended and not _was_told(pin.partner, serial):
                _tell(officer, pin.partner, serial, signed)
                told.append(pin.partner)
    return tuple(dict.fromkeys(told))


def warn(officer: Officer) -> None:
    """Three weeks before our descriptor's end the administrator gets a task; partners hold our letters after it."""
    me = identity.load() if identity.exists() else None
    today = datetime.now(UTC).date()
    if me is not None and me.descriptor.expires - today < WARN:
        text = "This node's descriptor ends on {why}: fetch two root keys and run comity keys renew."
        raise_alarm(officer, Alarm(f"renew-{me.descriptor.serial}", "", text, str(me.descriptor.expires)))


def _following(me: Identity, today: date) -> Descriptor:
    """The next descriptor; the keys it names are on the disk before anybody can read of them."""
    files = keyfiles.files_of(settings.COMITY_HOME)
    last = today + timedelta(days=MOST_DAYS)
    described = {each.key.epoch: each for each in me.descriptor.kems if today < each.destroy_at}
    for week in range(epoch_on(today), epoch_on(last) + 1):
        if week not in described:
            key = EpochKey.generate(week)
            keyfiles.replace(files.epoch(week), key.private_bytes())
            described[week] = founding.describe(key)
    return replace(
        me.descriptor,
        serial=me.descriptor.serial + 1,
        issued=today,
        expires=last,
        prev_hash=me.descriptor.hash,
        kems=[described[week] for week in sorted(described)],
        signers=_signers(me, files, today, last),
        raw=b"",
    )


def _signers(me: Identity, files: KeyFiles, today: date, last: date) -> list[DescribedSigner]:
    """The keys letters are signed with; a new pair when the present one ends within the next descriptor."""
    known = [each for each in me.descriptor.signers if today <= each.last]
    if any(each.keys == me.signing.public and each.last >= last for each in known):
        return known
    fresh = SigningKeys.generate()
    keyfiles.replace(files.signing, fresh.private_bytes())
    return [*known, DescribedSigner(fresh.public, today, today + timedelta(days=founding.SIGNING_DAYS))]


def _root_keys(me: Identity, folder: Path) -> list[RootKey]:
    found = []
    for file in sorted(folder.glob("root-*")):
        try:
            key = RootKey.from_private_bytes(file.read_bytes())
        except SealError:
            continue
        if key.public.key_id in me.roots.by_id:
            found.append(key)
    if len(found) < THRESHOLD:
        raise NotUsable(
            "{folder} holds {found} of this node's root keys; {need} are needed.",
            {"folder": folder, "found": len(found), "need": THRESHOLD},
        )
    return found[:THRESHOLD]


def _case(serial: int) -> str:
    """The reference under which a descriptor's letters are kept; they name no person."""
    return f"descriptor-{serial}"


def _was_told(partner: str, serial: int) -> bool:
    ours = Letter.objects.filter(direction=Direction.OUT, partner=partner, kind=KIND, case=_case(serial))
    return ours.exists()


def _tell(officer: Officer, partner: str, serial: int, signed: bytes) -> None:
    with act(officer, "exchange.announce", about=_case(serial)) as opened:
        outbox.put(
            opened,
            OutgoingLetter(
                partner=partner,
                kind=KIND,
                case=_case(serial),
                payload={"descriptor": base64.b64encode(signed).decode()},
                schema=SCHEMA,
                office=identity.load().descriptor.authorities[0],
                urgency=URGENT,
            ),
        )
