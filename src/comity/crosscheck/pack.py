"""A record as bytes and back, losing nothing: what a segment keeps so that merges need no other source."""

import json
from datetime import date
from typing import Any

from comity.crosscheck.entry import Birth, Document, Entry, Kind, Name, NameKind, NameOrder, Sex


def pack(entry: Entry) -> bytes:
    """Write a record compactly; empty fields are left out."""
    fields: dict[str, Any] = {
        "id": entry.id,
        "kind": entry.kind,
        "names": [[name.text, name.kind, name.script, name.language, name.order] for name in entry.names],
        "births": [birth.code for birth in entry.births],
        "sexes": entry.sexes,
        "nationalities": entry.nationalities,
        "places": entry.places,
        "documents": [[doc.number, doc.type, doc.country] for doc in entry.documents],
        "expires": entry.expires.isoformat() if entry.expires else "",
        "payload": entry.payload,
    }
    full = {name: value for name, value in fields.items() if value}
    return json.dumps(full, ensure_ascii=False, separators=(",", ":")).encode()


def unpack(data: bytes) -> Entry:
    """Read a record back."""
    fields: dict[str, Any] = json.loads(data)
    return Entry(
        id=fields["id"],
        kind=Kind(fields["kind"]),
        names=tuple(_name(*parts) for parts in fields.get("names", ())),
        births=tuple(map(Birth.of_code, fields.get("births", ()))),
        sexes=tuple(map(Sex, fields.get("sexes", ()))),
        nationalities=tuple(fields.get("nationalities", ())),
        places=tuple(fields.get("places", ())),
        documents=tuple(
            Document(number, type=kind, country=country)
            for number, kind, country in fields.get("documents", ())
        ),
        expires=date.fromisoformat(fields["expires"]) if "expires" in fields else None,
        payload=fields.get("payload", ""),
    )


def _name(text: str, *about: str) -> Name:
    kind, script, language, order = about
    return Name(text, NameKind(kind), script, language, NameOrder(order))
