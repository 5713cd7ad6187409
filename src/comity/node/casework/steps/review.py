"""When a case is looked at again: kept with a reason, or forgotten."""

from datetime import date, timedelta

MONTHS_6 = timedelta(days=182)
"""No later than six months after an exchange: Directive (EU) 2023/977, Article 16(4)."""


def review_day(from_day: date) -> date:
    """The day by which somebody must decide whether the case is still needed."""
    return from_day + MONTHS_6
