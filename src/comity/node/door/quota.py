"""How much one partner may bring at once and in a minute, counted before a body is read."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Allowance:
    """What a partner may bring.

    Attributes:
        at_once: envelopes under way at the same time.
        envelopes: envelopes a minute.
        octets: bytes a minute.
    """

    at_once: int = 8
    envelopes: int = 1200
    octets: int = 256 * 1024 * 1024


@dataclass
class _Account:
    under_way: int = 0
    envelopes: float = 0.0
    octets: float = 0.0
    at: float = 0.0


@dataclass
class Quota:
    """The accounts of all partners, in memory: they drain evenly, a full one is empty again after a minute.

    Attributes:
        clock: seconds, growing; such as ``time.monotonic``.
        allowance: what each partner may bring.
    """

    clock: Callable[[], float]
    allowance: Allowance = field(default_factory=Allowance)
    _accounts: dict[str, _Account] = field(default_factory=dict)

    def enter(self, partner: str, size: int) -> float:
        """Ask to bring an envelope.

        Args:
            partner: code of the partner.
            size: bytes it announced.

        Returns:
            0 when it may (``leave`` must follow), else the seconds after which to come again.
        """
        account = self._drained(partner)
        wait = max(
            _seconds_over(account.envelopes + 1, self.allowance.envelopes),
            _seconds_over(account.octets + size, self.allowance.octets),
            1.0 if account.under_way >= self.allowance.at_once else 0.0,
        )
        if not wait:
            account.under_way += 1
            account.envelopes += 1
            account.octets += size
        return wait

    def leave(self, partner: str) -> None:
        """The envelope is dealt with."""
        self._accounts[partner].under_way -= 1

    def _drained(self, partner: str) -> _Account:
        now = self.clock()
        account = self._accounts.setdefault(partner, _Account(at=now))
        minutes = (now - account.at) / 60
        account.envelopes = max(0.0, account.envelopes - minutes * self.allowance.envelopes)
        account.octets = max(0.0, account.octets - minutes * self.allowance.octets)
        account.at = now
        return account


def _seconds_over(level: float, most: int) -> float:
    """How long a level takes to drain back to what is allowed; at least a second when it is over."""
    return max(1.0, (level - most) / most * 60) if level > most else 0.0
