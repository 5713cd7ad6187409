"""Numbers of cases: country, year and a running number without gaps."""

from comity.node.casework.models import Counter
from comity.node.staff.act import Act


def next_number(act: Act, country: str) -> str:
    """The next case number of the node, such as ``VN-2026-0001``.

    The counter's row is locked until the act ends, so two acts never get the same number.
    """
    series = f"{country}-{act.at.year}"
    row = Counter.objects.select_for_update().filter(series=series).first() or Counter(series=series)
    row.last += 1
    row.save()
    return f"{series}-{row.last:04d}"
