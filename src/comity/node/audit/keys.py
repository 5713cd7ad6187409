"""One key per case, wrapped under the node's own; to destroy a case key is to forget what it protected.

AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce in front; the label is bound as associated data.
"""

import secrets
from collections.abc import Collection
from contextlib import suppress

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import IntegrityError, transaction

from comity.node.audit.errors import KeyDestroyedError, KeyMissingError, LogBrokenError
from comity.node.audit.models import CaseKey

NONCE = 12


def encrypt(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Nonce and ciphertext of ``plain``, readable only with ``key`` and the same ``context``."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def decrypt(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """The bytes ``encrypt`` was given.

    Raises:
        LogBrokenError: the bytes or their context were changed.
    """
    try:
        return AESGCM(key).decrypt(bytes(sealed[:NONCE]), bytes(sealed[NONCE:]), context)
    except (InvalidTag, ValueError) as cause:
        raise LogBrokenError(f"What is kept for {context.decode()} was changed from outside.") from cause


def node_key() -> bytes:
    """The node's key-encryption key, 32 bytes, in its own file beside the database."""
    return settings.COMITY_HOME.secret("kek")


def case_key(label: str) -> bytes:
    """The key of a case, made at first use (inside an open act).

    Raises:
        KeyDestroyedError: the case was forgotten.
    """
    row = CaseKey.objects.filter(label=label).first() or _new_key(label)
    return _unwrap(label, row.wrapped)


def _unwrap(label: str, wrapped: bytes | memoryview | None) -> bytes:
    if wrapped is None:
        raise KeyDestroyedError(f"The case {label} was forgotten; its content cannot be read.")
    if not isinstance(wrapped, (bytes, memoryview)):
        raise LogBrokenError(f"The key of {label} was changed from outside.")
    return decrypt(node_key(), bytes(wrapped), label.encode())


def _new_key(label: str) -> CaseKey:
    """A fresh key; of two acts that need it first at once, the second takes the first one's."""
    with suppress(IntegrityError), transaction.atomic():
        row = CaseKey(label=label, wrapped=encrypt(node_key(), secrets.token_bytes(32), label.encode()))
        row.save()
    return CaseKey.objects.get(label=label)


def protect(label: str, plain: bytes) -> bytes:
    """Encrypt bytes under the key of the case ``label``."""
    return encrypt(case_key(label), plain, label.encode())


def reveal(label: str, sealed: bytes) -> bytes:
    """Decrypt bytes that ``protect`` made for the case ``label``; never makes a key.

    Raises:
        KeyDestroyedError: the case was forgotten.
        KeyMissingError: there is no such key, though something is kept under it.
        LogBrokenError: the bytes were changed.
    """
    return Keyring([label]).reveal(label, sealed)


class Keyring:
    """Keys of cases for reading much at once: each is opened at most once, and none is made.

    Args:
        labels: which cases; empty for all.
    """

    def __init__(self, labels: Collection[str] = ()) -> None:
        rows = CaseKey.objects.filter(label__in=labels) if labels else CaseKey.objects.all()
        self._wrapped = dict(rows.values_list("label", "wrapped"))
        self._opened: dict[str, bytes] = {}

    def reveal(self, label: str, sealed: bytes) -> bytes:
        """Decrypt bytes kept for a case; raises as the function of this name does."""
        if label not in self._opened:
            if label not in self._wrapped:
                raise KeyMissingError(f"The key of {label} is missing; no act destroyed it.")
            self._opened[label] = _unwrap(label, self._wrapped[label])
        return decrypt(self._opened[label], sealed, label.encode())

    def destroyed(self, label: str) -> bool:
        """Whether the case was forgotten: its key is there, and empty."""
        return label in self._wrapped and self._wrapped[label] is None
