"""The secrets of officers' codes are kept under the node's key, not as they are."""

from base64 import b64decode, b64encode

from allauth.mfa.adapter import DefaultMFAAdapter

from comity.node.audit import keys

CONTEXT = b"sign-in codes"


class CodeAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the sign-in library has no types
    """Encrypts what the sign-in library stores."""

    def encrypt(self, text: str) -> str:
        """The text under the node's key, base64."""
        return b64encode(keys.encrypt(keys.node_key(), text.encode(), CONTEXT)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text again.

        Raises:
            LogBrokenError: it was changed.
        """
        return keys.decrypt(keys.node_key(), b64decode(encrypted_text), CONTEXT).decode()
