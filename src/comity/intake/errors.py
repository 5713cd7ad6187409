"""What can go wrong while reading a text.

IntakeError
├── EmptyText         nothing to read
├── TextTooLong       more than one record's worth of text
├── NotText           bytes that are not the text they claim to be
├── UnknownFormat     a file suffix nobody here reads
└── BadArgument       a language or start that does not fit the text
"""

from collections.abc import Mapping


class IntakeError(Exception):
    """The text cannot be read; `text` with `params` filled in says why and what to do."""

    def __init__(self, text: str, params: Mapping[str, str] | None = None) -> None:
        self.text = text
        self.params: Mapping[str, str] = dict(params or {})
        super().__init__(text.format(**self.params))


class EmptyText(IntakeError):  # noqa: N818 - named by what went wrong, as CONTRIBUTING asks
    """There is no letter or digit to read."""


class TextTooLong(IntakeError):  # noqa: N818 - named by what went wrong
    """The text is longer than any communiqué; reading it would stall the desk."""


class NotText(IntakeError):  # noqa: N818 - named by what went wrong
    """The bytes are not valid in the format they claim."""


class UnknownFormat(IntakeError):  # noqa: N818 - named by what went wrong
    """No reader exists for this kind of file."""


class BadArgument(IntakeError):  # noqa: N818 - named by what went wrong
    """The language or the start of the body does not fit."""
