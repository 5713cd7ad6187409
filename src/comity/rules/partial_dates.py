"""Dates of which only the year, or the year and month, is known (ISO 8601-1): which days they can mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def first_day(text: str) -> date:
    """Return the earliest day that `1986`, `1986-07` or `1986-07-09` can mean."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """Return the latest day that the text can mean."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int, int]:
    parts = [int(part) for part in text.split("-")]
    return (parts[0], parts[1] if len(parts) > 1 else 0, parts[2] if len(parts) > 2 else 0)
