"""What can go wrong on the way, each with a code for programs and a sentence for people.

::

    ChannelError
    ├── Unreachable    nobody answered, or the line broke; the same bytes may be sent again
    ├── WrongPeer      somebody answered, but not with the pinned certificate; nothing was sent
    ├── Busy           the partner asks to come again later
    ├── TurnedAway     the partner's door said no without a signature
    └── ByHand         this channel cannot send by itself; a person must
"""
# ruff: noqa: N818 - an error is named by what went wrong, not by the word Error

from collections.abc import Mapping


class ChannelError(Exception):
    """Root of what a channel reports.

    Args:
        text: an English sentence with {named} placeholders; the message id for translation.
        params: what the placeholders stand for.
    """

    code = "channel"

    def __init__(self, text: str, /, **params: object) -> None:
        self.text = text
        self.params: Mapping[str, str] = {name: str(value) for name, value in params.items()}
        super().__init__(text.format(**self.params))


class Unreachable(ChannelError):
    """Nobody answered, or the line broke before the answer was whole; the same bytes may be sent again."""

    code = "unreachable"


class WrongPeer(ChannelError):
    """Somebody answered who does not hold the pinned certificate; nothing was sent."""

    code = "wrong-peer"


class Busy(ChannelError):
    """The partner asks to come again later (HTTP 429, 503 and 507).

    Args:
        after: seconds the partner asked for.
    """

    code = "busy"

    def __init__(self, text: str, /, *, after: float, **params: object) -> None:
        super().__init__(text, **params)
        self.after = after


class TurnedAway(ChannelError):
    """The partner's door said no without a signature.

    Args:
        reason: the door's own word for it, lower case.
    """

    code = "turned-away"

    def __init__(self, text: str, /, *, reason: str, **params: object) -> None:
        super().__init__(text, reason=reason, **params)
        self.reason = reason


class ByHand(ChannelError):
    """This channel cannot send by itself; a person must."""

    code = "by-hand"
