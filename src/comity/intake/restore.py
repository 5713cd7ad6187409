"""Back to the original: every span of a record moved there, every quote cut from it."""

import dataclasses
from typing import Any, TypeVar

from comity.intake.clean import Plain
from comity.intake.record import MeetingRecord, Span, Trace

Item = TypeVar("Item")
_QUOTED = ("name", "text")


def restore(record: MeetingRecord, plain: Plain, original: str) -> MeetingRecord:
    """Return `record` with places in `original` and words quoted from it, byte for byte."""
    if plain.back is None and plain.text == original:
        return record
    return _item(record, plain, original)


def _item(item: Item, plain: Plain, original: str) -> Item:
    """Return a frozen dataclass with its spans moved and the words under `span` quoted anew."""
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(item):  # type: ignore[arg-type]
        value = getattr(item, field.name)
        moved = _value(value, plain, original)
        if moved is not value:
            changed[field.name] = moved
    span = changed.get("span", getattr(item, "span", None))
    if isinstance(span, Span):
        changed |= {n: original[span.start : span.end] for n in _QUOTED if hasattr(item, n)}
    agency = changed.get("agency_span", getattr(item, "agency_span", None))
    if isinstance(agency, Span):
        changed["agency"] = original[agency.start : agency.end]
    return dataclasses.replace(item, **changed) if changed else item  # type: ignore[type-var]


def _value(value: object, plain: Plain, original: str) -> object:
    if isinstance(value, Span):
        return plain.origin(value) if plain.back is not None else value
    if isinstance(value, Trace) and plain.back is None:
        return value
    if isinstance(value, tuple):
        return tuple(_value(one, plain, original) for one in value)
    return _item(value, plain, original) if dataclasses.is_dataclass(value) else value
