"""In memory, between two parties of one process: for tests and training."""

from collections import deque
from collections.abc import Callable, Iterable

from comity.channels.errors import Unreachable


class Loopback:
    """Hands each envelope to a function and gives back what it returns.

    Args:
        receive: the partner's door; None: nobody is there.
    """

    code = "loopback"

    def __init__(self, receive: Callable[[bytes], bytes | None] | None = None) -> None:
        self.receive = receive
        self.sent: list[bytes] = []
        self.waiting: deque[bytes] = deque()

    def deliver(self, envelope: bytes) -> bytes | None:
        """Hand the bytes over at once.

        Raises:
            Unreachable: nobody is there.
        """
        if self.receive is None:
            raise Unreachable("Nobody is at the other end of this channel.")
        self.sent.append(envelope)
        return self.receive(envelope)

    def collect(self) -> Iterable[bytes]:
        """What was laid into ``waiting``, oldest first, each once."""
        while self.waiting:
            yield self.waiting.popleft()

    def close(self) -> None:
        """Nothing is held open."""


def open(**settings: object) -> Loopback:  # noqa: A001 - every channel module has its 'open'
    """A channel whose other end is the function ``receive``."""
    return Loopback(settings.get("receive"))  # type: ignore[arg-type] # a test hands its own function
