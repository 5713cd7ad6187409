"""The two signatures every signed thing carries: Ed25519 and ML-DSA, both over the same bytes.

SIGNATURES = lp(key_id || Ed25519 signature) lp(key_id || ML-DSA signature). Which is which follows
from the place and the exact length, never from looking at the content (protocol 3.1).
"""

from dataclasses import dataclass

from comity.seal.errors import Malformed, MissingSignature
from comity.seal.framing import Reader, lp

KEY_ID_SIZE = 8
ED25519_SIZE = 64


@dataclass(frozen=True, slots=True)
class Signatures:
    """Both signatures of one key pair.

    Args:
        key_id: 8 bytes; a look-up, never a trust decision.
        ed25519: 64 bytes.
        mldsa: 3,309 bytes at level 65, 4,627 at level 87.
    """

    key_id: bytes
    ed25519: bytes
    mldsa: bytes

    def encode(self) -> bytes:
        """Write both parts, each with its key id and length."""
        return lp(self.key_id + self.ed25519, self.key_id + self.mldsa)

    @classmethod
    def decode(cls, raw: bytes, *, mldsa_size: int) -> "Signatures":
        """Read both parts strictly.

        Args:
            raw: the whole SIGNATURES bytes.
            mldsa_size: exact length of the ML-DSA signature expected here.

        Raises:
            MissingSignature: one part is empty or not there.
            Malformed: a part has another length, the ids differ, or bytes follow.
        """
        reader = Reader(raw, "pair of signatures")
        classical = _part(reader, ED25519_SIZE, name="Ed25519")
        lattice = _part(reader, mldsa_size, name="ML-DSA")
        reader.end()
        if classical[:KEY_ID_SIZE] != lattice[:KEY_ID_SIZE]:
            raise Malformed(
                "The two signatures name different keys; both must come from one pair.",
                code="signature-kinds",
            )
        return cls(classical[:KEY_ID_SIZE], classical[KEY_ID_SIZE:], lattice[KEY_ID_SIZE:])


def _part(reader: Reader, size: int, *, name: str) -> bytes:
    """Read one signature with its key id; its length says what it is."""
    part = b"" if reader.done else reader.lp()
    if not part:
        raise MissingSignature("The {name} signature is missing; both signatures are required.", name=name)
    if len(part) != KEY_ID_SIZE + size:
        raise Malformed(
            "What stands in the place of the {name} signature is something else.",
            code="signature-kinds",
            name=name,
        )
    return part
