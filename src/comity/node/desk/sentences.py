"""Sentences that rooms and stones give as a message id with parameters, said in the officer's language."""

from collections.abc import Mapping

from django.utils.translation import gettext


class _Lenient(dict[str, str]):
    """Parameters of a sentence; a name without a value stays visible in braces."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def say(value: object) -> str:
    """Say a sentence.

    Args:
        value: something with `text` (English message id with {named} places) and `params`, or a plain string.
    """
    text = getattr(value, "text", None)
    if text is None:
        return "" if value is None else str(value)
    params = getattr(value, "params", None)
    filled = {key: say(part) for key, part in params.items()} if isinstance(params, Mapping) else {}
    translated = gettext(text) if text else ""
    return translated.format_map(_Lenient(filled))
