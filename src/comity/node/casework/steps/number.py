"""Numbers of cases: country, year and a running number without gaps."""

from contextlib import suppress

from django.db import IntegrityError, transaction

from comity.node.casework.models import Counter
from comity.node.staff.act import Act


def next_number(act: Act, country: str) -> str:
    """The next case number of the node, such as ``VN-2026-0001``.

    The counter's row is locked until the act ends, so two acts never get the same number.
    """
    series = f"{country}-{act.at.year}"
    row = _locked(series)
    row.last += 1
    row.save()
    return f"{series}-{row.last:04d}"


def _locked(series: str) -> Counter:
    """The counter, locked; of two acts that begin it at once the second waits for the row of the first."""
    if not Counter.objects.filter(series=series).exists():
        with suppress(IntegrityError), transaction.atomic():
            Counter(series=series).save()
    return Counter.objects.select_for_update().get(series=series)
