"""The value of an item of a communiqué: which keys each kind has, and what they may hold."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from comity.node.register import days, kinds
from comity.node.register.models import Item
from comity.node.staff.errors import BadInput
from comity.node.staff.typed import seen, words

Value = dict[str, Any]
Wrong = dict[str, tuple[str, Mapping[str, object]]]


KIND_OF_FORM = {"people": "person", "agreements": "agreement", "commitments": "commitment"}
FIELDS_OF_FORM: Mapping[str, Mapping[str, str]] = {
    "side": {"words": "agency", "side": "country"},
    "person": {"words": "name", "side": "country"},
    "agreement": {"words": "name", "stage": "status"},
    "commitment": {"topic": "topics"},
}


def of_form(kind: str, form: Mapping[str, object], sides: Sequence[str], own: str) -> Value:
    """What a face sent, under the names of the value.

    Args:
        kind: kind of the item.
        form: fields as a face names them; those of the value itself pass as they are.
        sides: codes of the sides of the text.
        own: our own code, which ``us`` stands for.
    """
    called = FIELDS_OF_FORM.get(kind, {})
    value = {called.get(name, name): said for name, said in form.items()}
    them = [code for code in sides if code != own]
    if "owes" in value:
        stands_for = {"us": [own], "them": them or [kinds.BOTH]}
        value["owes"] = [code for one in _several(value["owes"]) for code in stands_for.get(one, [one])]
    if "status" in value:
        value["status"] = str(value["status"]).replace("-", "_").replace(" ", "_")
    return value


def of_words(kind: str, words: str, sides: Sequence[str], own: str) -> Value:
    """A first value made of the words an officer chose, to be corrected."""
    them = next((code for code in sides if code != own), own)
    first: Mapping[str, Value] = {
        "meeting": {"kind": "other"},
        "side": {"country": them, "agency": words},
        "person": {"name": words, "country": them},
        "agreement": {"name": words, "kind": "other", "status": "proposed", "parties": list(sides)},
        "commitment": {"words": words, "strength": "agreed", "owes": [kinds.BOTH]},
    }
    return dict(first.get(kind, {}))


def checked(kind: str, value: Mapping[str, object]) -> Value:
    """The value in its full shape.

    Args:
        kind: kind of the item.
        value: what was typed; keys that the kind does not have are left out.

    Raises:
        BadInput: a field is empty or means nothing; ``fields`` says which.
    """
    if kind not in _SHAPES:
        raise BadInput("There is no kind of item called ‘{kind}’.", {"kind": kind})
    wrong: Wrong = {}
    made: Value = {}
    for name, read in _SHAPES[kind].items():
        try:
            made[name] = read(value.get(name))
        except BadInput as cause:
            wrong[name] = (cause.text, cause.params)
    if wrong:
        raise BadInput("{count} fields need another look.", {"count": len(wrong)}, fields=wrong)
    return made


def _text(value: object) -> str:
    return seen(str(value or ""), "words")


def _needed(value: object) -> str:
    return words(str(value or ""), "words", missing="Write what the text says here.")


def _flag(value: object) -> bool:
    return value in (True, "true", "on", "1", 1)


def _day(value: object) -> str:
    return days.checked(_text(value))


def _country(value: object) -> str:
    code = _text(value).upper()
    if not (code.isascii() and code.isalnum()) or not 2 <= len(code) <= 12:
        raise BadInput("Choose a country or an organisation.")
    return code


def _country_if_any(value: object) -> str:
    return _country(value) if _text(value) else ""


def _several(value: object) -> list[str]:
    """Codes of a list, or of a text with commas."""
    parts = value.replace(";", ",").split(",") if isinstance(value, str) else value
    return [part for one in parts if (part := _text(one))] if isinstance(parts, Sequence) else []


def _countries(value: object) -> list[str]:
    return [_country(one) for one in _several(value)]


def _owes(value: object) -> list[str]:
    codes = [kinds.BOTH if one.lower() == kinds.BOTH else _country(one) for one in _several(value)]
    if not codes:
        raise BadInput("Choose who must act.")
    return [kinds.BOTH] if kinds.BOTH in codes else codes


def _codes(value: object) -> list[str]:
    return sorted(dict.fromkeys(_several(value)))


def _topics(value: object) -> list[str]:
    return [topic for one in _several(value) if (topic := _among(tuple(kinds.TOPICS))(one))]


def _among(allowed: Sequence[str]) -> Callable[[object], str]:
    def read(value: object) -> str:
        said = _text(value).lower()
        if said not in allowed:
            raise BadInput("Choose one of these: {allowed}.", {"allowed": ", ".join(allowed)})
        return said

    return read


_SHAPES: Mapping[str, Mapping[str, Callable[[object], Any]]] = {
    Item.Kind.MEETING: {
        "date": _day,
        "place_country": _country_if_any,
        "place_city": _text,
        "kind": _among(kinds.MEETING_KINDS),
    },
    Item.Kind.SIDE: {"country": _country, "agency": _text},
    Item.Kind.PERSON: {"name": _needed, "title": _text, "country": _country, "head": _flag},
    Item.Kind.AGREEMENT: {
        "name": _needed,
        "kind": _among(tuple(kinds.AGREEMENT_KINDS)),
        "status": _among(kinds.STATUSES),
        "parties": _countries,
        "link": _text,
    },
    Item.Kind.COMMITMENT: {
        "words": _needed,
        "strength": _among(kinds.STRENGTHS),
        "owes": _owes,
        "topics": _topics,
        "crimes": _codes,
        "due": _day,
    },
}
