"""Countries as officers type and read them: a name in their language, or two letters."""

from functools import lru_cache

from babel import Locale

from comity.node.desk import dates


def code(typed: str) -> str:
    """The two letters of a country typed by name or code; what is neither stays as typed."""
    text = typed.strip()
    if len(text) == 2 and text.isalpha():
        return text.upper()
    return _codes(str(dates.locale())).get(text.casefold()) or _codes("en_GB").get(text.casefold(), text)


def names(codes: object) -> str:
    """Several countries by name, joined by semicolons as the form reads them back."""
    return "; ".join(dates.country(str(one)) for one in codes) if isinstance(codes, (list, tuple)) else ""


@lru_cache(maxsize=16)
def listed(language: str) -> tuple[tuple[str, str], ...]:
    """Every country with its name, in the order of names.

    Args:
        language: of the page, so that each has its own list.
    """
    del language
    codes = [str(one) for one in dates.locale().territories]
    known = [one for one in codes if len(one) == 2 and one.isalpha() and one not in NONE]
    return tuple(sorted(((one, dates.country(one)) for one in known), key=lambda pair: pair[1]))


NONE = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
"""Codes that name no state."""


@lru_cache(maxsize=16)
def _codes(language: str) -> dict[str, str]:
    territories = Locale.parse(language).territories
    told = {str(name).casefold(): one for one, name in territories.items() if len(one) == 2}
    return told | {"viet nam": "VN"}
