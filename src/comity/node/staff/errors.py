"""What a node says no to, in sentences.

ComityError
├── Refused           the law, a rule or a colleague's part says no; nothing was changed
│   ├── NotAllowed    this officer's roles do not include the act
│   ├── OwnWork       the officer who drafted may not approve
│   └── LookRequired  a person was asked for without a purpose
├── NotFound          there is no such thing, or it is not for this officer
├── BadInput          what was typed cannot be taken; nothing typed is lost
└── Changed           somebody else changed it first
"""

import secrets
from collections.abc import Mapping


class ComityError(Exception):
    """Root of what faces show: an English message id with its parameters, a code and a reference number.

    Args:
        text: message id, translated by the face.
        params: what stands in its {placeholders}.
        code: a stable word for programs.

    Attributes:
        logged: whether the attempt that it refuses stands in the log.
    """

    status = 500
    code = "broken"
    logged = False

    def __init__(self, text: str, params: Mapping[str, object] | None = None, *, code: str = "") -> None:
        self.text = text
        self.params = {name: str(value) for name, value in (params or {}).items()}
        self.code = code or type(self).code
        self.reference = f"{secrets.token_hex(2)}-{secrets.token_hex(1)}".upper()
        super().__init__(text.format_map(self.params) if self.params else text)


class Refused(ComityError):
    """The law, a rule or a colleague's part says no; nothing was changed."""

    FORBIDDEN = 403
    status = 409
    code = "refused"


class NotAllowed(Refused):
    """This officer's roles do not include the act."""

    status = 403
    code = "not-allowed"


class OwnWork(Refused):
    """The officer who drafted may not approve."""

    status = 403
    code = "own-work"


class LookRequired(Refused):
    """A person was asked for without a purpose."""

    status = 403
    code = "no-purpose"


class NotFound(ComityError):
    """There is no such thing, or it is not for this officer: the words are the same on purpose."""

    status = 404
    code = "not-found"


class BadInput(ComityError):
    """What was typed cannot be taken.

    Args:
        text: message id for the whole.
        fields: message per field, for forms.
    """

    status = 422
    code = "bad-input"

    def __init__(
        self,
        text: str,
        params: Mapping[str, object] | None = None,
        *,
        fields: Mapping[str, tuple[str, Mapping[str, object]]] | None = None,
        code: str = "",
    ) -> None:
        super().__init__(text, params, code=code)
        self.fields = dict(fields or {})


def wrong(field: str, refusal: BadInput) -> BadInput:
    """The same refusal, pinned to the field of the form it is about."""
    refusal.fields = {field: (refusal.text, refusal.params)}
    return refusal


class Changed(ComityError):
    """Somebody else changed it first."""

    status = 409
    code = "changed"
