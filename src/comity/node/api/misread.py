"""What is wrong with a value that is not of the shape the description says, in our own sentences."""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

OTHER = gettext_noop("This is not what the description says.")
NUMBER = gettext_noop("This must be a whole number.")
OBJECT = gettext_noop("This must be an object of named values.")
SENTENCES: Mapping[str, str] = {
    "missing": gettext_noop("This is missing."),
    "extra_forbidden": gettext_noop("There is no field of this name here."),
    "string_type": gettext_noop("This must be text."),
    "string_too_long": gettext_noop("This holds at most {max_length} characters."),
    "string_too_short": gettext_noop("This holds at least {min_length} characters."),
    "string_pattern_mismatch": gettext_noop("This must be written as {pattern}."),
    "int_type": NUMBER,
    "int_parsing": NUMBER,
    "int_parsing_size": NUMBER,
    "int_from_float": NUMBER,
    "bool_type": gettext_noop("This must be true or false."),
    "bool_parsing": gettext_noop("This must be true or false."),
    "list_type": gettext_noop("This must be a list."),
    "dict_type": OBJECT,
    "model_type": OBJECT,
    "model_attributes_type": OBJECT,
    "too_long": gettext_noop("This holds at most {max_length} values."),
    "greater_than_equal": gettext_noop("This must be {ge} or more."),
    "less_than_equal": gettext_noop("This must be {le} or less."),
    "enum": gettext_noop("This must be one of these: {expected}."),
    "literal_error": gettext_noop("This must be one of these: {expected}."),
}
"""Message ids by the kind of error (Pydantic, 'Validation Errors'); their places are what the library tells."""


def path(where: tuple[object, ...], names: frozenset[str]) -> str:
    """Where it stands, as the program that asked knows it: 'body.asks', 'query.limit'.

    Args:
        where: the library's own words, in which the argument of our function stands second.
        names: arguments of our functions.
    """
    said = [str(part) for part in where]
    return ".".join(part for at, part in enumerate(said) if at != 1 or part not in names or len(said) == 2)


def sentence(error: Mapping[str, object]) -> str:
    """One error in the reader's language; no value that was sent stands in it."""
    told = error.get("ctx")
    places = {name: _listed(value) for name, value in told.items()} if isinstance(told, Mapping) else {}
    try:
        return gettext(SENTENCES.get(str(error.get("type")), OTHER)).format_map(places)
    except KeyError:
        return gettext(OTHER)


def _listed(value: object) -> str:
    """What the library tells, without its English 'or'."""
    return str(value).replace("' or '", "', '").replace("'", "")
