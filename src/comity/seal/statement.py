"""One letter: UTF-8 JSON whose exact bytes are signed, kept and hashed; never rewritten.

Unknown kinds and unknown fields are kept and shown, never dropped (protocol 3.1), so a
newer node can talk to an older one.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from comity.seal import fields
from comity.seal.announced import read_announced
from comity.seal.errors import BadStatement, TooLarge
from comity.seal.framing import lp
from comity.seal.letter import KINDS, Draft, ReplyTo, new_id, new_salt
from comity.seal.strict_json import load_object

VERSION = 1
MOST_BYTES = 4 * 1024 * 1024 - 4  # it must fit into a bundle, with its length before it
_ABSENT = object()
_LEAF_LABEL = lp(b"comity/statement/1")

__all__ = [
    "KINDS",
    "Draft",
    "ReplyTo",
    "Statement",
    "compose",
    "leaf_hash",
    "new_id",
    "new_salt",
    "parse",
    "statement_hash",
]


@dataclass(frozen=True, kw_only=True)
class Statement(Draft):
    """A letter as it was read, with its exact bytes.

    Args:
        raw: the bytes that were signed.
    """

    raw: bytes = field(repr=False)

    @property
    def known(self) -> bool:
        """True when this version knows the kind; others are kept and shown."""
        return self.kind in KINDS

    @property
    def hash(self) -> str:
        """The letter's `statement_hash`."""
        return statement_hash(self.raw)


def leaf_hash(raw: bytes) -> bytes:
    """Hash of a letter in its bundle's tree: SHA-256(0x00 || lp("comity/statement/1") || raw)."""
    return hashlib.sha256(b"\x00" + _LEAF_LABEL + raw).digest()


def statement_hash(raw: bytes) -> str:
    """The one hash a letter is known by (prev, reply_to, receipts): its leaf hash, in hexadecimal."""
    return leaf_hash(raw).hex()


def compose(draft: Draft) -> bytes:
    """Write a letter; from here on only these exact bytes count.

    Raises:
        BadStatement: a field is wrong; the same checks as on reading.
        TooLarge: it does not fit into a bundle.
    """
    text = json.dumps(_to_json(draft), ensure_ascii=False, separators=(",", ":"), default=_not_json)
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadStatement("The letter holds half of a character.", code="statement-text") from error
    parse(raw)
    return raw


def parse(raw: bytes) -> Statement:
    """Read a letter strictly.

    Args:
        raw: the exact bytes.

    Raises:
        BadStatement: it is not a letter this version may read; the code says why.
        TooLarge: it does not fit into a bundle.
    """
    if len(raw) > MOST_BYTES:
        raise TooLarge(
            "A letter has at most {most} bytes; this one has {size}.", most=MOST_BYTES, size=len(raw)
        )
    found = load_object(raw)
    version = found.pop("v", None)
    if type(version) is not int or version != VERSION:  # True and 1.0 equal 1 in Python, not here
        raise BadStatement("The letter is of a version this node does not read.", code="statement-version")
    values = {name: read(found.pop(wire, _ABSENT), wire) for wire, name, read in _FIELDS}
    statement = Statement(**values, extra=found, raw=raw)  # type: ignore[arg-type] # readers give each its type
    _check_whole(statement)
    return statement


def _check_whole(letter: Statement) -> None:
    """Refuse fields that are right alone and wrong together."""
    if (letter.seq == 1) != (letter.prev is None):
        raise fields.wrong("prev", "the hash of the letter before, and nothing on the first")
    if letter.expires <= letter.created:
        raise fields.wrong("expires", "later than 'created'")
    if len({each.aid for each in letter.att}) != len(letter.att):
        raise fields.wrong("att", "a list without the same attachment twice")
    if any(each.context != letter.mid + each.aid for each in letter.att):
        raise fields.wrong("att.context", "the letter's id followed by the attachment's")


def _to_json(draft: Draft) -> dict[str, object]:
    """Put the fields in the order of the format; unknown ones follow."""
    known: dict[str, object] = {"v": VERSION}
    for wire, name, _read in _FIELDS:
        known[wire] = getattr(draft, name)
    known["reply_to"] = draft.reply_to and {"mid": draft.reply_to.mid, "hash": draft.reply_to.hash}
    known["created"] = fields.write_instant(draft.created, "created")
    known["expires"] = fields.write_instant(draft.expires, "expires")
    known["att"] = [each.to_json() for each in draft.att]
    return {**known, **draft.extra, **known}


def _not_json(value: object) -> object:
    """Refuse a value that JSON has no form for; mappings become objects."""
    if isinstance(value, Mapping):
        return dict(value)
    raise BadStatement(
        "The letter's content holds a {type}, which cannot be written as JSON.",
        code="statement-json",
        type=type(value).__name__,
    )


def _read_reply_to(value: object, name: str) -> ReplyTo | None:
    """Read the letter this one answers, or null."""
    if value is None:
        return None
    found = fields.read_object(value, name)
    return ReplyTo(
        fields.read_id(found.get("mid"), f"{name}.mid"), fields.read_hash(found.get("hash"), f"{name}.hash")
    )


# wire name, name in `Draft`, reader: in the order of the format (3.1)
_FIELDS: tuple[tuple[str, str, Callable[[object, str], object]], ...] = (
    ("salt", "salt", fields.read_hash),
    ("mid", "mid", fields.read_id),
    ("from", "from_node", fields.read_id),
    ("incarnation", "incarnation", fields.read_id),
    ("to", "to_node", fields.read_id),
    ("conv", "conv", fields.read_id),
    ("seq", "seq", fields.read_seq),
    ("prev", "prev", fields.read_prev),
    ("kind", "kind", fields.read_token),
    ("schema", "schema", fields.read_token),
    ("reply_to", "reply_to", _read_reply_to),
    ("created", "created", fields.read_instant),
    ("expires", "expires", fields.read_instant),
    ("urgency", "urgency", fields.read_token),
    ("office", "office", fields.read_text),
    ("handling", "handling", fields.read_text),
    ("legal_basis", "legal_basis", fields.read_basis),
    ("purpose", "purpose", fields.read_text),
    ("lang", "lang", fields.read_lang),
    ("payload", "payload", fields.read_object),
    ("att", "att", read_announced),
)
