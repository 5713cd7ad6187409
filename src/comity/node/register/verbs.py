"""What the clerk does in this room by itself; officers' verbs are grouped by noun in the files beside."""

from django.utils import timezone

from comity.node.register import days, steps
from comity.node.register.models import Agreement
from comity.node.staff.act import Officer, act


def settle(officer: Officer) -> int:
    """Let agreements stand at a stage that was entered ahead, now that its day has come; returns how many."""
    with act(officer, "register.settle", label="node") as opened:
        moved = 0
        for row in Agreement.objects.prefetch_related("stages").order_by("pk"):
            last = max(row.stages.all(), key=lambda one: one.pk, default=None)
            if last is None or days.has_come(last.when, timezone.localdate(last.recorded)):
                continue
            if days.has_come(last.when, opened.today) and row.stage != last.stage:
                steps.stand_at(row, last.stage)
                moved += 1
        opened.frame(moved=moved)
        return moved
