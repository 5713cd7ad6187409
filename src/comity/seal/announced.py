"""What a letter announces of each attachment, so that only that ciphertext is ever accepted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.seal import fields

STREAM = "cobblestone-256"


@dataclass(frozen=True, kw_only=True)
class Announced:
    """One attachment as its letter announces it.

    Args:
        aid: id of the attachment, 32 hexadecimal digits.
        name: file name without folders.
        media: media type.
        size: bytes of the file itself.
        ct_size: bytes of its padded ciphertext.
        ct_sha256: hash of the ciphertext, hexadecimal.
        pt_sha256: hash of the file itself, hexadecimal.
        context: the letter's id followed by the attachment's, hexadecimal.
        stream: how it is encrypted; one value in this version.
        extra: fields this version does not know, kept as they came.
    """

    aid: str
    name: str
    media: str
    size: int
    ct_size: int
    ct_sha256: str
    pt_sha256: str
    context: str
    stream: str = STREAM
    extra: Mapping[str, object] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Write it for the letter's `att` list."""
        known = {name: getattr(self, name) for name in _READERS}
        return {**known, **self.extra}


def read_announced(value: object, name: str) -> tuple[Announced, ...]:
    """Read the letter's `att` list.

    Raises:
        BadStatement: an item is wrong.
    """
    if not isinstance(value, list):
        raise fields.wrong(name, "a list of attachments")
    return tuple(_read_one(fields.read_object(each, name), name) for each in value)


def _read_one(found: Mapping[str, object], name: str) -> Announced:
    """Read one attachment; what is not known goes to `extra`."""
    values = {key: read(found.get(key), f"{name}.{key}") for key, read in _READERS.items()}
    if values["stream"] != STREAM:
        raise fields.wrong(f"{name}.stream", f"'{STREAM}'")
    extra = {key: each for key, each in found.items() if key not in _READERS}
    return Announced(**values, extra=extra)  # type: ignore[arg-type] # the readers give each its type


_READERS = {
    "aid": fields.read_id,
    "name": fields.read_file_name,
    "media": fields.read_media,
    "size": fields.read_count,
    "ct_size": fields.read_count,
    "ct_sha256": fields.read_hash,
    "pt_sha256": fields.read_hash,
    "stream": fields.read_token,
    "context": fields.read_hash,
}
