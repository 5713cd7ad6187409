"""Sentences of rooms and stones that count something: said in the singular of one, in every language's own plurals."""

from collections.abc import Callable, Mapping

from django.utils.translation import ngettext

COUNTED: Mapping[str, Callable[[int], str]] = {
    "{count} things are missing or wrong": lambda n: ngettext(
        "{count} thing is missing or wrong", "{count} things are missing or wrong", n
    ),
    "{count} things are still missing or wrong.": lambda n: ngettext(
        "{count} thing is still missing or wrong.", "{count} things are still missing or wrong.", n
    ),
    "{count} possible hits wait for a person.": lambda n: ngettext(
        "{count} possible hit waits for a person.", "{count} possible hits wait for a person.", n
    ),
    "{count} items are not confirmed yet.": lambda n: ngettext(
        "{count} item is not confirmed yet.", "{count} items are not confirmed yet.", n
    ),
    "{count} fields need another look.": lambda n: ngettext(
        "{count} field needs another look.", "{count} fields need another look.", n
    ),
    "Confirm {count} items of a text": lambda n: ngettext(
        "Confirm {count} item of a text", "Confirm {count} items of a text", n
    ),
    "Review {count} possible hits": lambda n: ngettext(
        "Review {count} possible hit", "Review {count} possible hits", n
    ),
    "Person {place}: {count} possible hits in our own records.": lambda n: ngettext(
        "Person {place}: {count} possible hit in our own records.",
        "Person {place}: {count} possible hits in our own records.",
        n,
    ),
    "Person {place}: {count} people fit this name. Give a birth date or a document.": lambda n: ngettext(
        "Person {place}: {count} person fits this name. Give a birth date or a document.",
        "Person {place}: {count} people fit this name. Give a birth date or a document.",
        n,
    ),
    "{count} record(s) fit; give a full birth date or a document.": lambda n: ngettext(
        "{count} record fits; give a full birth date or a document.",
        "{count} records fit; give a full birth date or a document.",
        n,
    ),
    "{count} record(s) may be meant; each has a discrepancy or little evidence.": lambda n: ngettext(
        "{count} record may be meant; it has a discrepancy or little evidence.",
        "{count} records may be meant; each has a discrepancy or little evidence.",
        n,
    ),
    "‘{label}’ holds at most {count} rows.": lambda n: ngettext(
        "‘{label}’ holds at most {count} row.", "‘{label}’ holds at most {count} rows.", n
    ),
    "Today {count} such requests went to {partner}, as many as it takes in a day: send it tomorrow.": (
        lambda n: ngettext(
            "Today {count} such request went to {partner}, as many as it takes in a day: send it tomorrow.",
            "Today {count} such requests went to {partner}, as many as it takes in a day: send it tomorrow.",
            n,
        )
    ),
}
"""By message id as the room gives it; the number is its parameter ``count``."""


def counted(text: str, params: Mapping[str, object]) -> str | None:
    """The sentence translated for its number; nothing when it counts nothing.

    Args:
        text: message id.
        params: what stands in its places.
    """
    said, number = COUNTED.get(text), str(params.get("count", ""))
    return said(int(number)) if said and number.isdigit() else None
