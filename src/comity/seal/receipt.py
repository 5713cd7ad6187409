"""Receipts: signed letters that say what became of an envelope, bound to it and to each letter by hash.

Three levels (protocol 4): transport, "stored durably", returned in the HTTP answer; registry,
"opened, valid, entered under number …", or refused with a code; business, taken up or refused by people.
All travel like any letter: a transport receipt is a sealed bundle too. The first two have the kind
`receipt.registry`, the third `receipt.business`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from comity.seal import fields
from comity.seal.errors import BadReceipt, BadStatement
from comity.seal.statement import ReplyTo, Statement, statement_hash

SCHEMA = "receipt/1"


class Level(Enum):
    """How far an envelope has come."""

    TRANSPORT = "transport"
    REGISTRY = "registry"
    BUSINESS = "business"

    @property
    def kind(self) -> str:
        """Kind of the letter that carries such a receipt."""
        return "receipt.business" if self is Level.BUSINESS else "receipt.registry"


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one letter.

    Args:
        mid: its id.
        hash: its `statement_hash`.
        number: the number it was entered under; empty at the transport level or when refused.
        code: why it was refused; empty when it was not.
    """

    mid: str
    hash: str
    number: str = ""
    code: str = ""

    @property
    def refused(self) -> bool:
        """True when the letter was refused."""
        return bool(self.code)

    @property
    def reply_to(self) -> ReplyTo:
        """The letter, as `reply_to` of the receipt."""
        return ReplyTo(self.mid, self.hash)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt.

    Args:
        level: how far the envelope has come.
        envelope: SHA-256 of the envelope's exact bytes, hexadecimal.
        lines: one for each letter it speaks of; none when the envelope was refused whole.
        code: why the envelope was refused whole; empty when it was not.
    """

    level: Level
    envelope: str
    lines: tuple[Line, ...] = ()
    code: str = ""

    @property
    def refused(self) -> bool:
        """True when the envelope was refused whole; no letter of it was kept."""
        return bool(self.code)


@dataclass(frozen=True, slots=True)
class Sent:
    """What the sender keeps of an envelope, to hold a receipt against.

    Args:
        to_node: the node it went to.
        envelope: SHA-256 of its exact bytes, hexadecimal.
        letters: `statement_hash` of each letter by its id.
    """

    to_node: str
    envelope: str
    letters: Mapping[str, str]


def envelope_hash(envelope: bytes) -> str:
    """Hash an envelope is known by in receipts: SHA-256 of its exact bytes, hexadecimal."""
    return hashlib.sha256(envelope).hexdigest()


def sent(envelope: bytes, letters: Sequence[Statement]) -> Sent:
    """Note what was sent, before the first attempt."""
    return Sent(
        letters[0].to_node,
        envelope_hash(envelope),
        {letter.mid: statement_hash(letter.raw) for letter in letters},
    )


def receipt_payload(receipt: Receipt) -> dict[str, object]:
    """Write the payload of the letter that carries a receipt; its schema is `SCHEMA`.

    Raises:
        BadReceipt: a line has both a number and a code, or a registry line neither.
    """
    _check_lines(receipt)
    told = {"level": receipt.level.value, "envelope": receipt.envelope}
    if receipt.code:
        return {**told, "code": receipt.code}
    return {**told, "statements": [_line_to_json(line) for line in receipt.lines]}


def read_receipt(letter: Statement) -> Receipt:
    """Read the receipt a verified letter carries.

    Raises:
        BadReceipt: it carries none, or one that cannot be read.
    """
    try:
        receipt = _read(letter.payload)
    except (BadStatement, ValueError) as error:
        raise BadReceipt("The receipt of node {node} cannot be read.", node=letter.from_node) from error
    if letter.kind != receipt.level.kind:
        raise BadReceipt("A letter of the kind '{kind}' carries no such receipt.", kind=letter.kind)
    _check_lines(receipt)
    return receipt


def check_receipt(letter: Statement, what: Sent) -> Receipt:
    """Check a receipt against what was sent; returns it when it is for that.

    Args:
        letter: the letter that carries it, verified.
        what: what was sent.

    Raises:
        BadReceipt: it is from another node, for another envelope, or for letters that were not in it;
            a transport receipt must name every letter.
    """
    receipt = read_receipt(letter)
    if letter.from_node != what.to_node or receipt.envelope != what.envelope:
        raise _not_for_this(letter)
    if not receipt.refused and not _names_only(receipt, what):
        raise _not_for_this(letter)
    if letter.reply_to is not None and what.letters.get(letter.reply_to.mid) != letter.reply_to.hash:
        raise _not_for_this(letter)
    return receipt


def _names_only(receipt: Receipt, what: Sent) -> bool:
    """True when each line is for a letter that was sent, once; at the transport level for every letter."""
    named = {line.mid: line.hash for line in receipt.lines}
    if len(named) != len(receipt.lines) or not named.items() <= what.letters.items():
        return False
    return receipt.level is not Level.TRANSPORT or len(named) == len(what.letters)


def _line_to_json(line: Line) -> dict[str, str]:
    """Write one line; what is empty is left out."""
    told = {"mid": line.mid, "hash": line.hash, "number": line.number, "code": line.code}
    return {name: value for name, value in told.items() if value}


def _read(payload: Mapping[str, object]) -> Receipt:
    """Read a payload; unknown fields are passed over."""
    lines = payload.get("statements", [])
    if not isinstance(lines, list):
        raise fields.wrong("statements", "a list of letters")
    return Receipt(
        Level(payload.get("level")),
        fields.read_hash(payload.get("envelope"), "envelope"),
        tuple(_read_line(fields.read_object(line, "statements")) for line in lines),
        fields.read_text(payload.get("code", ""), "code"),
    )


def _read_line(found: Mapping[str, object]) -> Line:
    """Read one line."""
    return Line(
        fields.read_id(found.get("mid"), "mid"),
        fields.read_hash(found.get("hash"), "hash"),
        fields.read_text(found.get("number", ""), "number"),
        fields.read_text(found.get("code", ""), "code"),
    )


def _check_lines(receipt: Receipt) -> None:
    """A letter is entered or refused, never both; the registry must say one of the two."""
    if bool(receipt.lines) == receipt.refused:
        raise BadReceipt("A receipt speaks of letters, or says why the envelope was refused whole.")
    for line in receipt.lines:
        both, neither = bool(line.number and line.code), not (line.number or line.code)
        if both or (neither and receipt.level is Level.REGISTRY):
            raise BadReceipt("A receipt says for each letter its number or why it was refused.")


def _not_for_this(letter: Statement) -> BadReceipt:
    """The refusal of a receipt for something else."""
    return BadReceipt(
        "The receipt of node {node} is not for what was sent; it counts for nothing.", node=letter.from_node
    )
