"""The fields of a letter before it has bytes, and the kinds there are (protocol 3.1)."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from comity.seal.announced import Announced

KINDS = (
    "request",
    "answer",
    "partial",
    "clarification.ask",
    "clarification.give",
    "refusal",
    "acknowledgement",
    "clock",
    "recall",
    "commitment",
    "countersign",
    "spontaneous",
    "hitquery",
    "hitreply",
    "receipt.registry",
    "receipt.business",
    "void",
    "key",
    "checkpoint",
    "descriptor",
    "ping",
)


def new_id() -> str:
    """Make a random id of 128 bits, as letters, conversations and attachments carry it."""
    return os.urandom(16).hex()


def new_salt() -> str:
    """Make a random salt of 256 bits, so that a kept hash cannot be guessed back."""
    return os.urandom(32).hex()


@dataclass(frozen=True, slots=True)
class ReplyTo:
    """The letter this one answers.

    Args:
        mid: its id, 32 hexadecimal digits.
        hash: its `statement_hash`, 64 hexadecimal digits.
    """

    mid: str
    hash: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """All fields of a letter before it has bytes.

    Args:
        from_node: id of the sending node (`from` in the JSON), 32 hexadecimal digits.
        to_node: id of the one receiving node (`to`).
        incarnation: random id of the sender's present life; a new one after a restore.
        conv: id of the conversation.
        seq: place in the conversation, from 1, per (from, incarnation, to, conv).
        prev: `statement_hash` of the letter with seq - 1; None exactly when seq is 1.
        kind: what the letter is; one of `KINDS`, or newer.
        schema: name and version of the payload's shape, such as `criminal_record/1`.
        created: instant of writing, whole seconds are kept.
        expires: instant after which it must not take effect.
        urgency: such as `routine` or `urgent`.
        office: the acting office, never the person unless the law asks for it.
        handling: handling code, empty for none.
        legal_basis: instrument and article, None where none is needed (a receipt).
        purpose: why, in one sentence or code; empty where none is needed.
        lang: language of the payload's text (BCP 47).
        payload: the content.
        reply_to: the letter it answers, or None.
        att: announced attachments.
        mid: the letter's id; random unless given.
        salt: 64 hexadecimal digits; random unless given.
        extra: fields this version does not know, kept as they came.
    """

    from_node: str
    to_node: str
    incarnation: str
    conv: str
    seq: int
    prev: str | None
    kind: str
    schema: str
    created: datetime
    expires: datetime
    urgency: str
    office: str
    handling: str
    legal_basis: Mapping[str, object] | None
    purpose: str
    lang: str
    payload: Mapping[str, object]
    reply_to: ReplyTo | None = None
    att: Sequence[Announced] = ()
    mid: str = field(default_factory=new_id)
    salt: str = field(default_factory=new_salt)
    extra: Mapping[str, object] = field(default_factory=dict)
