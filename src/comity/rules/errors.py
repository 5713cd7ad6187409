"""What can go wrong in the rules, each as a sentence an officer can act on.

RulesError
├── FieldError        one value of a form is missing or wrong
├── NotPossible       the case is not at a stage where this can be done
├── NoBasis           no instrument lets us ask or answer this
├── UnknownType       nobody declared this kind of request
├── UnknownFact       a fact with a name the vocabulary does not hold
├── FactError         a fact whose value is not one the vocabulary allows
└── PackError         a pack of law that cannot be read
"""

from __future__ import annotations

from collections.abc import Mapping


class RulesError(Exception):
    """A refusal by the rules: an English message id and what fills its places."""

    def __init__(self, text: str, params: Mapping[str, str] | None = None) -> None:
        self.text = text
        self.params: Mapping[str, str] = dict(params or {})
        super().__init__(text.format_map(self.params) if self.params else text)


class FieldError(RulesError):
    """One value is missing or wrong; `path` says where, as in `subject.born`."""

    def __init__(self, text: str, params: Mapping[str, str] | None = None, *, path: str = "") -> None:
        super().__init__(text, params)
        self.path = path

    def within(self, name: str) -> FieldError:
        """The same error seen from the field or form that holds this one."""
        return FieldError(self.text, self.params, path=f"{name}.{self.path}" if self.path else name)


class NotPossible(RulesError):  # noqa: N818 - read aloud: 'not possible' is the sentence the officer gets
    """The case is at a stage where this verb, from this side, is not lawful."""


class NoBasis(RulesError):  # noqa: N818 - the word of the trade: there is no basis
    """No instrument in force serves this request on this day."""


class UnknownType(RulesError):  # noqa: N818 - names the thing that is unknown
    """Nobody declared a request type with this code."""


class UnknownFact(RulesError):  # noqa: N818 - names the thing that is unknown
    """A fact with a key that the vocabulary does not hold."""


class FactError(RulesError):
    """A fact whose value the vocabulary does not allow."""


class PackError(RulesError):
    """A pack of law that cannot be read; `where` says which line of thought broke."""

    def __init__(self, text: str, params: Mapping[str, str] | None = None, *, where: str = "") -> None:
        super().__init__(text, params)
        self.where = where
