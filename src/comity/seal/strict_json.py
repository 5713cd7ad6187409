"""JSON read strictly: one meaning per text, nothing that two readers could take differently.

Refused: bytes that are not UTF-8, duplicate keys, NaN and the infinities (also by overflow), whole
numbers over 64 bits, lone surrogates, U+0000, more than 16 levels, anything around the object.
"""

import json
import math
from collections.abc import Iterable

from comity.seal.errors import BadStatement

MOST_LEVELS = 16
_INT_MIN, _INT_MAX = -(2**63), 2**63 - 1
_INT_DIGITS = 20


def load_object(raw: bytes) -> dict[str, object]:
    """Read one JSON object, strictly.

    Args:
        raw: the exact bytes, from the opening to the closing brace.

    Raises:
        BadStatement: with a code that names what was found.
    """
    if not (raw.startswith(b"{") and raw.endswith(b"}")):
        raise BadStatement("A letter is one JSON object and nothing around it.", code="statement-json")
    try:
        found = _DECODER.decode(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadStatement("The letter is not UTF-8 text.", code="statement-utf8") from error
    except RecursionError as error:
        raise _too_deep() from error
    except json.JSONDecodeError as error:
        raise BadStatement(
            "The letter is not readable JSON (at byte {at}).", code="statement-json", at=error.pos
        ) from error
    if raw.count(b"{") + raw.count(b"[") > MOST_LEVELS or b"\\u" in raw:
        _walk(found)
    return dict(found)


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Build an object, refusing a key that stands twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadStatement("A name stands twice in the letter's JSON.", code="statement-duplicate-key")
    return found


def _int(digits: str) -> int:
    """Read a whole number of at most 64 bits."""
    number = int(digits) if len(digits) <= _INT_DIGITS else _INT_MAX + 1
    if not _INT_MIN <= number <= _INT_MAX:
        raise BadStatement("A whole number in the letter has more than 64 bits.", code="statement-number")
    return number


def _float(digits: str) -> float:
    """Read a fraction; one that overflows would become infinite."""
    number = float(digits)
    if not math.isfinite(number):
        raise BadStatement("A number in the letter is too large to be kept.", code="statement-number")
    return number


def _constant(name: str) -> object:
    """Refuse NaN, Infinity and -Infinity, which are not JSON."""
    raise BadStatement("{name} is not a number JSON knows.", code="statement-number", name=name)


def _walk(top: object) -> None:
    """Refuse too many levels, lone surrogates and U+0000, wherever they stand."""
    waiting: list[tuple[object, int]] = [(top, 1)]
    while waiting:
        value, level = waiting.pop()
        if isinstance(value, str):
            _check_text(value)
        elif isinstance(value, dict | list):
            if level > MOST_LEVELS:
                raise _too_deep()
            inside: Iterable[object] = [*value.keys(), *value.values()] if isinstance(value, dict) else value
            waiting.extend((each, level + 1) for each in inside)


def _check_text(text: str) -> None:
    """Refuse text that cannot be stored or shown."""
    if "\0" in text:
        raise BadStatement("The letter holds the character U+0000.", code="statement-text")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadStatement("The letter holds half of a character.", code="statement-text") from error


def _too_deep() -> BadStatement:
    """The refusal for too many levels."""
    return BadStatement(
        "The letter's JSON has more than {most} levels.", code="statement-depth", most=MOST_LEVELS
    )


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=_int, parse_float=_float, parse_constant=_constant
)
