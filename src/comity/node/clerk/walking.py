"""Rounds: what each room wants done every so many seconds, walked by whoever moves the time forward first."""

import logging
from datetime import timedelta

from comity.node.clerk import leases
from comity.node.clerk.models import Turn
from comity.node.clerk.rooms import rounds
from comity.node.staff.act import Officer

_log = logging.getLogger(__name__)


def walk(officer: Officer) -> list[str]:
    """Walk the rounds whose time has come; returns their names."""
    now = leases.now()
    later = set(Turn.objects.filter(next_time__gt=now).values_list("name", flat=True))
    return [name for name in rounds() if name not in later and _walk(officer, name)]


def _walk(officer: Officer, name: str) -> bool:
    seconds, do = rounds()[name]
    now = leases.now()
    turn, made = Turn.objects.get_or_create(
        name=name, defaults={"next_time": now + timedelta(seconds=seconds)}
    )
    mine = made or Turn.objects.filter(pk=turn.pk, next_time=turn.next_time, next_time__lte=now).update(
        next_time=now + timedelta(seconds=seconds)
    )
    if not mine:
        return False
    try:
        do(officer)
    except Exception:  # noqa: BLE001 - a round that fails is walked again; it is logged
        _log.exception("The round %s failed; it is walked again in %s s", name, seconds)
    return True
