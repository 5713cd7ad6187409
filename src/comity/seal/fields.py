"""Readers of single fields: each takes what stood in the JSON and gives the checked value."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from comity.seal.errors import BadStatement

_ID = re.compile(r"[0-9a-f]{32}\Z")
_HASH = re.compile(r"[0-9a-f]{64}\Z")
_TOKEN = re.compile(r"[a-z0-9][a-z0-9._/-]{0,63}\Z")
_LANG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}\Z")
_MEDIA = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\Z")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z", re.ASCII)
_NAME_FORBIDDEN = re.compile(r"[/\\\x00-\x1f\x7f]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_MOST_TEXT = 1000
_MOST_NAME = 255
_MOST_SEQ = 2**53 - 1  # exact in every JSON reader


def wrong(name: str, right: str) -> BadStatement:
    """The refusal of one field: its name and what should stand there."""
    return BadStatement("The field '{name}' must be {right}.", code="statement-field", name=name, right=right)


def read_id(value: object, name: str) -> str:
    """Read an id of 128 bits: 32 lower-case hexadecimal digits."""
    if isinstance(value, str) and _ID.match(value):
        return value
    raise wrong(name, "32 lower-case hexadecimal digits")


def read_hash(value: object, name: str) -> str:
    """Read a hash or salt of 256 bits: 64 lower-case hexadecimal digits."""
    if isinstance(value, str) and _HASH.match(value):
        return value
    raise wrong(name, "64 lower-case hexadecimal digits")


def read_prev(value: object, name: str) -> str | None:
    """Read the hash of the letter before, or null."""
    return None if value is None else read_hash(value, name)


def read_token(value: object, name: str) -> str:
    """Read a short name for programs."""
    if isinstance(value, str) and _TOKEN.match(value):
        return value
    raise wrong(name, "a short name of lower-case letters, digits and . _ / -")


def read_text(value: object, name: str) -> str:
    """Read text of at most 1,000 characters; may be empty."""
    if isinstance(value, str) and len(value) <= _MOST_TEXT:
        return value
    raise wrong(name, "text of at most 1,000 characters")


def read_lang(value: object, name: str) -> str:
    """Read a language tag (BCP 47)."""
    if isinstance(value, str) and _LANG.match(value):
        return value
    raise wrong(name, "a language tag such as 'en' or 'vi'")


def read_media(value: object, name: str) -> str:
    """Read a media type (RFC 6838)."""
    if isinstance(value, str) and _MEDIA.match(value):
        return value
    raise wrong(name, "a media type such as 'application/pdf'")


def read_file_name(value: object, name: str) -> str:
    """Read a file name that cannot point anywhere else."""
    if (
        isinstance(value, str)
        and 0 < len(value) <= _MOST_NAME
        and value not in {".", ".."}
        and not _NAME_FORBIDDEN.search(value)
    ):
        return value
    raise wrong(name, "a file name without folders")


def read_count(value: object, name: str) -> int:
    """Read a whole number from 0."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_SEQ:
        return value
    raise wrong(name, "a whole number")


def read_seq(value: object, name: str) -> int:
    """Read a place in a conversation, from 1."""
    number = read_count(value, name)
    if number < 1:
        raise wrong(name, "a whole number from 1")
    return number


def read_instant(value: object, name: str) -> datetime:
    """Read an instant: YYYY-MM-DDTHH:MM:SSZ, always UTC."""
    if isinstance(value, str) and _INSTANT.match(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError as error:
            raise wrong(name, "a moment that exists") from error
    raise wrong(name, "a moment such as '2026-01-31T09:00:00Z'")


def write_instant(moment: datetime, name: str) -> str:
    """Write an instant in UTC, whole seconds."""
    if moment.tzinfo is None:
        raise wrong(name, "a moment with its time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_object(value: object, name: str) -> Mapping[str, object]:
    """Read a JSON object."""
    if isinstance(value, dict):
        return value
    raise wrong(name, "a JSON object")


def read_basis(value: object, name: str) -> Mapping[str, object] | None:
    """Read the legal basis: an object, or null where none is needed."""
    return None if value is None else read_object(value, name)


def read_day(value: object, name: str) -> date:
    """Read a day."""
    if isinstance(value, str) and _DAY.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise wrong(name, "a day that exists") from error
    raise wrong(name, "a day such as '2026-01-31'")


def read_country(value: object, name: str) -> str:
    """Read a country code."""
    if isinstance(value, str) and _COUNTRY.match(value):
        return value
    raise wrong(name, "a country code of two capital letters")
