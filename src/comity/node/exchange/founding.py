"""How a node's identity is made, once, at ``comity init``.

The three root keys are made in ``keys/offline`` and belong on a medium away from the node: it runs without
them, and needs two of them for its next descriptor.
"""

import hashlib
import re
from datetime import date, timedelta

from comity.channels.tls import spki_pin
from comity.node.audit import sequencer
from comity.node.exchange import certificate, keyfiles
from comity.node.exchange.identity import Identity, load
from comity.node.exchange.keyfiles import KeyFiles
from comity.node.home import Home
from comity.seal.descriptor import (
    MOST_DAYS,
    DescribedKem,
    DescribedSigner,
    Descriptor,
    Endpoint,
    Limits,
    sign_descriptor,
)
from comity.seal.epochs import EpochKey, epoch_destroy_day, epoch_first_day, epoch_last_day, epoch_on
from comity.seal.keys import RootKey, SigningKeys
from comity.seal.roots import KEYS, THRESHOLD, RootSet, sign_roots
from comity.seal.statement import new_id

SIGNING_DAYS = 365
LIMITS = Limits(bundle=4 * 1024 * 1024, attachment=10 * 1024**3)
_NODE_ID = re.compile(r"[0-9a-f]{32}\Z")


def make(home: Home, *, address: str, today: date) -> Identity:
    """Make a node's identity.

    Args:
        home: the node; the one whose settings are loaded.
        address: its door as partners reach it, such as ``https://door.example:8443/letters``.
        today: today's date, UTC; the descriptor counts from it for 90 days.

    Raises:
        FileExistsError: it has one; nothing was changed.
    """
    files = keyfiles.files_of(home)
    roots = tuple(RootKey.generate() for _ in range(KEYS))
    root_set = RootSet(node_id_of(home), 1, tuple(root.public for root in roots))
    for number, root in enumerate(roots, start=1):
        keyfiles.write(files.root(number), root.private_bytes())
    shown = certificate.make(home.country, root_set.node_id, today)
    keyfiles.write(files.tls.key, shown.key)
    keyfiles.write(files.tls.certificate, shown.certificate)
    signing, epochs = _make_keys(files, today)
    descriptor = Descriptor(
        node_id=root_set.node_id,
        country=home.country,
        authorities=[home.name],
        serial=1,
        issued=today,
        expires=today + timedelta(days=MOST_DAYS),
        prev_hash=None,
        endpoints=[Endpoint("direct", address)],
        tls_pins=[spki_pin(certificate.der(shown.certificate.decode())).hex()],
        signers=[DescribedSigner(signing.public, today, today + timedelta(days=SIGNING_DAYS))],
        kems=[describe(epoch) for epoch in epochs],
        limits=LIMITS,
        log_keys=list(sequencer.vkeys()),
    )
    keyfiles.write(files.roots, sign_roots(root_set, roots[:THRESHOLD]))
    keyfiles.write(files.descriptor, sign_descriptor(descriptor, roots[:THRESHOLD]))
    return load()


def node_id_of(home: Home) -> str:
    """The node's id on the wire: its own name where that is one already, else a hash of it."""
    if _NODE_ID.match(home.node_id):
        return home.node_id
    return hashlib.sha256(b"comity/node/" + home.node_id.encode()).hexdigest()[:32]


def _make_keys(files: KeyFiles, today: date) -> tuple[SigningKeys, list[EpochKey]]:
    """Signing keys, and an opening key for each week that the descriptor lasts."""
    signing = SigningKeys.generate()
    keyfiles.write(files.signing, signing.private_bytes())
    keyfiles.write(files.incarnation, new_id().encode())
    weeks = range(epoch_on(today), epoch_on(today + timedelta(days=MOST_DAYS)) + 1)
    epochs = [EpochKey.generate(week) for week in weeks]
    for epoch in epochs:
        keyfiles.write(files.epoch(epoch.epoch), epoch.private_bytes())
    return signing, epochs


def describe(epoch: EpochKey) -> DescribedKem:
    """The public half of an opening key as a descriptor names it."""
    number = epoch.epoch
    return DescribedKem(
        epoch.public, epoch_first_day(number), epoch_last_day(number), epoch_destroy_day(number)
    )
