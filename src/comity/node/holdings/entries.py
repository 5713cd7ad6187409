"""The seam to the engine: an entry as bytes under its owner's key, and back."""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings

from comity.crosscheck import Birth, Document, Entry, Kind, Name, NameKind, NameOrder, Sex
from comity.node.audit import keys
from comity.node.holdings.models import Record


def label(owner: str) -> str:
    """The label of the key under which an owner's records are kept."""
    return f"holding:{owner}"


def source_key(owner: str, source: str) -> str:
    """What stands for an owner's own identifier of a record; it cannot be guessed back."""
    said = f"{owner}\x1f{source}".encode()
    return hmac.digest(settings.COMITY_HOME.secret("holdings"), said, hashlib.sha256).hex()


def sealer(owner: str) -> Callable[[Entry], bytes]:
    """How to encrypt many entries of one owner; the key is fetched once."""
    name = label(owner)
    key, context = keys.case_key(name), name.encode()
    return lambda entry: keys.encrypt(key, to_bytes(entry), context)


class Opener:
    """Decrypts records; each owner's key is fetched once."""

    def __init__(self) -> None:
        self._keys: dict[str, bytes] = {}

    def __call__(self, row: Record) -> Entry:
        """The entry of a row, as its source gave it.

        Raises:
            LogBrokenError: the row was changed from outside.
            KeyDestroyedError: the owner's records were forgotten.
        """
        name = label(row.owner)
        if name not in self._keys:
            self._keys[name] = keys.case_key(name)
        return from_bytes(keys.decrypt(self._keys[name], bytes(row.entry), name.encode()))

    def indexed(self, row: Record) -> Entry:
        """The entry as the index holds it: under the row's own number, without what is not searched."""
        return replace(self(row), id=str(row.pk), payload="")


def to_bytes(entry: Entry) -> bytes:
    """An entry as JSON."""
    told: dict[str, Any] = {
        "id": entry.id,
        "kind": entry.kind,
        "names": [[one.text, one.kind, one.script, one.language, one.order] for one in entry.names],
        "births": [str(one) for one in entry.births],
        "sexes": list(entry.sexes),
        "nationalities": list(entry.nationalities),
        "places": list(entry.places),
        "documents": [[one.number, one.type, one.country] for one in entry.documents],
        "expires": entry.expires.isoformat() if entry.expires else None,
        "payload": entry.payload,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(said: bytes) -> Entry:
    """The entry that ``to_bytes`` was given."""
    told = json.loads(said)
    return Entry(
        id=told["id"],
        kind=Kind(told["kind"]),
        names=tuple(
            Name(text, NameKind(kind), script, language, NameOrder(order))
            for text, kind, script, language, order in told["names"]
        ),
        births=tuple(Birth.parse(one) for one in told["births"]),
        sexes=tuple(Sex(one) for one in told["sexes"]),
        nationalities=tuple(told["nationalities"]),
        places=tuple(told["places"]),
        documents=tuple(Document(*one) for one in told["documents"]),
        expires=date.fromisoformat(told["expires"]) if told["expires"] else None,
        payload=told["payload"],
    )
