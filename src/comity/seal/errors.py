"""Everything the seal can refuse, each with a code for programs and a sentence for people.

::

    SealError
    ├── Malformed               the bytes do not follow the format
    │   ├── BadStatement        a letter's own JSON does not
    │   └── TooLarge            a bound of the format is passed
    ├── Tampered                changed on the way, or not meant for this key
    │   └── WrongSignature      a signature does not fit what it claims to sign
    ├── MissingSignature        one of the two signatures is not there
    ├── WrongRecipient          meant for another node
    ├── MixedSender             one bundle, several senders or recipients
    ├── UnknownKey              no key here under that id
    │   ├── UnknownPartner      no pinned descriptor for that node
    │   └── UnknownEpoch        no private key for that epoch, or it was destroyed
    ├── Replay                  the same letter once more where a new one is needed
    │   └── Equivocation        two different letters under one identity, both signed
    ├── BadAttachment           the file is not what the letter announced
    ├── BadReceipt              the receipt is for something else
    ├── DescriptorRefused       a partner's description of itself cannot be taken over
    │   ├── DescriptorUntrusted not signed by the pinned roots
    │   ├── DescriptorRollback  older than, or contradicting, what is stored
    │   ├── DescriptorGap       it does not follow on what is stored
    │   └── DescriptorExpired   its time is over, or has not begun
    └── LogRefused              a log, or a proof about it, does not hold
        ├── BadProof            a proof does not lead to the root
        ├── BadCheckpoint       a signed head is malformed or not signed by the known keys
        └── BadExport           an exported log does not hold, with the place
"""
# ruff: noqa: N818 - style guide 23: an error is named by what went wrong

from collections.abc import Mapping


class SealError(Exception):
    """Root of all refusals of the seal.

    Args:
        text: an English sentence with {named} placeholders; the message id for translation.
        code: a more exact code than the class's own, lower-case with hyphens.
        params: what the placeholders stand for.
    """

    code: str = "seal"

    def __init__(self, text: str, /, *, code: str = "", **params: object) -> None:
        self.text = text
        self.params: Mapping[str, str] = {name: str(value) for name, value in params.items()}
        if code:
            self.code = code
        super().__init__(text.format(**self.params))


class Malformed(SealError):
    """The bytes do not follow the format."""

    code = "malformed"


class BadStatement(Malformed):
    """A letter's JSON is not one this version may read."""

    code = "statement"


class TooLarge(Malformed):
    """A bound of the format is passed."""

    code = "too-large"


class Tampered(SealError):
    """The bytes were changed on the way, or were sealed to another key."""

    code = "tampered"


class WrongSignature(Tampered):
    """A signature does not fit what it claims to sign."""

    code = "signature-wrong"


class MissingSignature(SealError):
    """One of the two signatures every bundle needs is not there."""

    code = "signature-missing"


class WrongRecipient(SealError):
    """The letter is meant for another node."""

    code = "wrong-recipient"


class MixedSender(SealError):
    """One bundle holds letters of several senders or for several recipients."""

    code = "mixed-sender"


class UnknownKey(SealError):
    """No key is known here under that id."""

    code = "unknown-key"


class UnknownPartner(UnknownKey):
    """No descriptor of that node is pinned here."""

    code = "unknown-partner"


class UnknownEpoch(UnknownKey):
    """No private key for that epoch is here, or it was destroyed on time."""

    code = "unknown-epoch"


class Replay(SealError):
    """The same letter once more, where a new one is needed."""

    code = "replay"


class Equivocation(Replay):
    """Two different letters under one identity: both signed, so it is proof against the sender."""

    code = "equivocation"


class BadAttachment(SealError):
    """The file is not the one the letter announced."""

    code = "attachment"


class BadReceipt(SealError):
    """The receipt is not for what was sent."""

    code = "receipt"


class DescriptorRefused(SealError):
    """A partner's description of itself cannot be taken over."""

    code = "descriptor"


class DescriptorUntrusted(DescriptorRefused):
    """It is not signed by enough of the pinned root keys."""

    code = "descriptor-untrusted"


class DescriptorRollback(DescriptorRefused):
    """It is older than what is stored, or contradicts it under the same number."""

    code = "descriptor-rollback"


class DescriptorGap(DescriptorRefused):
    """It does not follow on the one that is stored."""

    code = "descriptor-gap"


class DescriptorExpired(DescriptorRefused):
    """Its time is over, or has not begun."""

    code = "descriptor-expired"


class LogRefused(SealError):
    """A log, or a proof about it, does not hold."""

    code = "log"


class BadProof(LogRefused):
    """The proof does not lead to the root."""

    code = "log-proof"


class BadCheckpoint(LogRefused):
    """The signed head of a log is malformed, or not signed by the known keys."""

    code = "log-checkpoint"


class BadExport(LogRefused):
    """An exported log does not hold; the sentence names the place."""

    code = "log-export"
