"""Alarms of this room: a task for a person, raised once and open until somebody sees to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.node.staff import queries as staff
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.steps import ToDo, add_task


@dataclass(frozen=True)
class Alarm:
    """What went wrong between us and a partner.

    Attributes:
        kind: a stable word; one open task of a kind and ``about`` at a time.
        partner: code of the partner.
        text: message id; {partner} and {why} stand in it.
        why: the reason, without any person.
        about: reference of the case, or empty: the partner as such.
        role: whose task it is.
        more: further placeholders.
    """

    kind: str
    partner: str
    text: str
    why: str = ""
    about: str = ""
    role: str = "administrator"
    more: Mapping[str, object] = field(default_factory=dict)


def raise_alarm(officer: Officer, alarm: Alarm) -> None:
    """Raise it in an act of its own, unless it is up already."""
    if not _is_up(alarm):
        with act(officer, "exchange.alarm", about=about(alarm.partner, alarm.about), label="node") as opened:
            raise_within(opened, alarm)


def raise_within(opened: Act, alarm: Alarm) -> None:
    """The step: raise it in an open act, unless it is up already."""
    if _is_up(alarm):
        return
    opened.frame(alarm=alarm.kind, partner=alarm.partner)
    add_task(
        opened,
        ToDo(
            alarm.kind,
            alarm.text,
            about=about(alarm.partner, alarm.about),
            params={"partner": alarm.partner, "why": alarm.why, **alarm.more},
            partner=alarm.partner,
            role=alarm.role,
        ),
    )


def about(partner: str, case: str = "") -> str:
    """What an alarm is about: the case, or the partner's node as such."""
    return case or f"node-of-{partner}"


def _is_up(alarm: Alarm) -> bool:
    return any(
        one.kind == alarm.kind and one.state == "open"
        for one in staff.tasks_about(about(alarm.partner, alarm.about))
    )
