"""The sentence that goes with a button: how it is asked for, and who reads it; no partner reads by surprise."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop


@dataclass(frozen=True)
class Asked:
    """How a sentence is asked for.

    Attributes:
        label: what to write.
        hint: who reads it, where that is not plain.
    """

    label: str
    hint: str = ""


STAYS = gettext_noop("It stays here; whoever reads it says why first.")
TRAVELS = gettext_noop("The partner reads this.")
WHY = Asked(gettext_noop("Why?"))
ASKED: Mapping[str, Asked] = {
    "note": Asked(gettext_noop("Your note"), STAYS),
    "send_back": Asked(gettext_noop("What must be changed, and why?"), STAYS),
    "ask_clarification": Asked(gettext_noop("Which fact do you need?"), TRAVELS),
    "recall": Asked(gettext_noop("Why is it recalled?"), TRAVELS),
    "record_reasons": Asked(
        gettext_noop("Your reasons"), gettext_noop("They stand under your name with the case.")
    ),
    "evidence": Asked(
        gettext_noop("What shows it?"), gettext_noop("A request answered, a text signed, a course held.")
    ),
}
"""By verb; every other one is asked why."""


def asked(verb: str) -> Asked:
    """How the sentence that goes with a verb is asked for, in the language of the page."""
    found = ASKED.get(verb, WHY)
    return Asked(gettext(found.label), gettext(found.hint) if found.hint else "")
