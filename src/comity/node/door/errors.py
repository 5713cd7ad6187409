"""What keeps a listener from starting.

ListenError
├── PortTaken   another program listens there already
└── NotOpen     it failed before the first partner could knock
"""


class ListenError(Exception):
    """Root of this room's errors; its text is a sentence."""


class PortTaken(ListenError):  # noqa: N818  (named by what went wrong)
    """Another program listens there already."""

    def __init__(self, what: str, host: str, port: int, option: str) -> None:
        super().__init__(
            f"{what} cannot listen on {host}, port {port}: another program uses it; choose another port with {option}."
        )


class NotOpen(ListenError):  # noqa: N818  (as above)
    """It failed before the first partner could knock."""
