"""Where a field of a form is asked: said in words for everybody, and in codes for the script that hides the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from comity.node.casework.queries import Said
from comity.rules.fields import Choice, Field

WORDS = gettext_noop("Only if ‘{field}’ is: {choices}.")
FLAGS = {True: Said("Yes"), False: Said("No")}


@dataclass(frozen=True)
class Condition:
    """Beside which field, with which of its values, another one is asked.

    Attributes:
        name: path of the field beside it, such as ``ask_checks.machine``.
        values: its values as a browser sends them, a space between; codes hold none.
        words: the condition in a sentence.
    """

    name: str
    values: str
    words: Said


def of(one: Field, path: str, beside: Mapping[str, Field]) -> Condition | None:
    """The condition of a field; nothing where it is always asked.

    Args:
        one: the field.
        path: of the form, group or row it stands in.
        beside: the fields of the same form, group or row.
    """
    only = one.only
    if only is None or only.name not in beside:
        return None
    other = beside[only.name]
    told = tuple(_words(other, only.values))
    listed = Said(
        ", ".join("{" + f"p{at}" + "}" for at in range(len(told))), {f"p{at}": w for at, w in enumerate(told)}
    )
    codes = " ".join(str(one).lower() if isinstance(one, bool) else one for one in only.values)
    return Condition(
        f"{path}.{only.name}", codes, Said(WORDS, {"field": Said(other.label), "choices": listed})
    )


def _words(other: Field, values: tuple[str | bool, ...]) -> Iterator[Said]:
    """The values as the field beside it calls them."""
    titles = other.choices if isinstance(other, Choice) else {}
    for one in values:
        yield FLAGS[one] if isinstance(one, bool) else Said(titles.get(one, one))
