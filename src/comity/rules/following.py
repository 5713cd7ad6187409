"""What a police request found becomes a formal request: which types a case can become, and with what in it.

A type declares from which others it can be made (`MadeFrom`); asks that both declare alike carry over by
themselves, the rest by the declared map. What the officer confirmed for the old request never carries over:
it is confirmed anew for the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.rules.fields import Json
from comity.rules.request_type import MadeFrom, Part, RequestType

Forms = Mapping[Part, Mapping[str, Json]]


def origin(target: RequestType, source: RequestType, stage: str) -> MadeFrom | None:
    """Return how the target is made of a case of the source at this stage; None when it cannot be."""
    return next((one for one in target.made_from if one.code == source.code and stage in one.stages), None)


def targets(kinds: Iterable[RequestType], source: RequestType, stage: str) -> tuple[RequestType, ...]:
    """Return the types that a case of this type, standing here, can become."""
    return tuple(kind for kind in kinds if origin(kind, source, stage))


def asks_of(target: RequestType, source: RequestType, made: MadeFrom, forms: Forms) -> dict[str, Json]:
    """Return the asks of the new request as far as the case knows them.

    Args:
        target: the type to be made.
        source: the type of the case.
        made: how, as the target declares it.
        forms: the forms of the case; what is written wrongly there is left out.
    """
    right = {part: source.rightly(part, content) for part, content in forms.items()}
    told = right.get(Part.ASKS, {})
    alike = {
        name: told[name] for name, one in target.asks.items() if name in told and source.asks.get(name) == one
    }
    mapped = {name: _at(right, path) for name, path in made.fields.items()}
    found = {**alike, **{name: value for name, value in mapped.items() if value is not None}}
    return target.rightly(Part.ASKS, found)


def _at(forms: Forms, path: str) -> Json:
    """Return the value at a path such as 'asks.people.0', in brackets as a list; None when nothing stands there."""
    if path.startswith("["):
        inner = _at(forms, path.strip("[]"))
        return None if inner is None else [inner]
    part, *steps = path.split(".")
    found: Json = dict(forms.get(Part(part), {}))
    for step in steps:
        if isinstance(found, Mapping):
            found = found.get(step)
        elif isinstance(found, (list, tuple)) and step.isdigit() and int(step) < len(found):
            found = found[int(step)]
        else:
            return None
    return found
