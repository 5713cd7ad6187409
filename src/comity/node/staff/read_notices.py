"""Mark what an officer was told as read."""

from comity.node.staff.act import Officer, act
from comity.node.staff.models import Notice


def read_notices(officer: Officer) -> int:
    """Mark everything an officer was told as read; returns how many notices that were."""
    with act(officer, "staff.read_notices", label="node") as opened:
        rows = list(Notice.objects.filter(officer=officer, read=None))
        for row in rows:
            row.read = opened.at
            row.save()
    return len(rows)
