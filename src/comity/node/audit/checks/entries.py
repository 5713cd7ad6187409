"""Every entry against its own hash, its key and its matter; numbers run from nought without a gap."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F

from comity.node.audit.checks.typed import HASH, Typed
from comity.node.audit.entry import under
from comity.node.audit.errors import KeyDestroyedError, KeyMissingError, LogBrokenError
from comity.node.audit.faults import Fault
from comity.node.audit.keys import Keyring
from comity.node.audit.models import Leaf
from comity.seal import log


@dataclass(frozen=True, slots=True)
class Kept:
    """What the later checks need of an entry.

    Attributes:
        row: its primary key, to which its marks point.
        seq: its number; None while it waits for one.
        leaf_hash: 32 bytes.
        rows: what its frame says of the rows it wrote, hex.
        latch: what its frame says of its secret, hex.
        follows: whether the log ended where it should when it was made, as its frame says.
        forgotten: whether its matter ended with the key of its case.
    """

    row: int
    seq: int | None
    leaf_hash: bytes
    rows: str
    latch: str
    follows: bool
    forgotten: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry as it is kept, each value of the kind it should be."""

    pk: int
    act: str
    frame: bytes
    commitment: bytes
    matter: bytes
    label: str
    leaf_hash: bytes
    seq: int | None


def check(faults: list[Fault]) -> list[Kept]:
    """Check all entries, in the order of the log and then of their arrival."""
    keyring = Keyring()
    ordered = Leaf.objects.order_by(F("seq").asc(nulls_last=True), "pk")
    kept = [_checked(_typed(leaf, faults), keyring, faults) for leaf in ordered.iterator()]
    for place, one in enumerate(one for one in kept if one.seq is not None):
        if one.seq != place:
            faults.append(Fault(f"{place}", "Entry {where} of the log is missing."))
            break
    return kept


def _typed(leaf: Leaf, faults: list[Fault]) -> _Row:
    typed, where = Typed(faults), f"audit_leaf {leaf.pk}"
    return _Row(
        pk=leaf.pk,
        act=typed.text(leaf.act, f"{where} act"),
        frame=typed.blob(leaf.frame, f"{where} frame"),
        commitment=typed.blob(leaf.matter_commitment, f"{where} matter_commitment", size=HASH),
        matter=b"" if leaf.matter is None else typed.blob(leaf.matter, f"{where} matter"),
        label=typed.text(leaf.label, f"{where} label"),
        leaf_hash=typed.blob(leaf.leaf_hash, f"{where} leaf_hash", size=HASH),
        seq=None if leaf.seq is None else typed.number(leaf.seq, f"{where} seq"),
    )


def _checked(leaf: _Row, keyring: Keyring, faults: list[Fault]) -> Kept:
    said = _said(leaf.frame)
    faults += _wrong(leaf, said, keyring)
    forgotten = keyring.destroyed(leaf.label)
    return Kept(
        row=leaf.pk,
        seq=leaf.seq,
        leaf_hash=leaf.leaf_hash,
        rows=str(said.get("rows")),
        latch=str(said.get("latch")),
        follows=said.get("follows") is True,
        forgotten=forgotten,
    )


def _wrong(leaf: _Row, said: dict[str, object], keyring: Keyring) -> Iterator[Fault]:
    where = str(leaf.seq if leaf.seq is not None else f"{leaf.act} (not yet numbered)")
    if said.get("under") != under(leaf.act, leaf.label):
        yield Fault(where, "Entry {where} of the log was moved under another case's key.")
    if log.event_leaf(leaf.frame, leaf.commitment) != leaf.leaf_hash:
        yield Fault(where, "Entry {where} of the log was changed: its frame does not fit its hash.")
        return
    try:
        fits = _matter_fits(leaf, keyring)
    except KeyMissingError:
        yield Fault(where, "The key of entry {where} is missing, and no act destroyed it.")
        return
    if not fits:
        yield Fault(where, "Entry {where} of the log was changed: its matter does not fit its commitment.")


def _matter_fits(leaf: _Row, keyring: Keyring) -> bool:
    """The matter opens under its case's key and fits the commitment, or was lawfully forgotten.

    Raises:
        KeyMissingError: there is no such key.
    """
    try:
        opened = keyring.reveal(leaf.label, leaf.matter)
    except KeyDestroyedError:
        return True
    except KeyMissingError:
        raise
    except LogBrokenError:
        return False
    salt, matter = opened[: log.HASH_SIZE], opened[log.HASH_SIZE :]
    return len(salt) == log.HASH_SIZE and log.matter_commitment(salt, matter) == leaf.commitment


def _said(frame: bytes) -> dict[str, object]:
    """What a frame says; nothing when it cannot be read."""
    try:
        said = json.loads(frame)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
