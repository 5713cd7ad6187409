"""What is in force between us and a partner: the register's answer to ``rules.basis``."""

from collections.abc import Iterable

from comity.node.register import kinds
from comity.node.register.models import Agreement, StageRow
from comity.rules.chain import InstrumentInForce
from comity.rules.legal_orders import stands_for

ENDS = (Agreement.Stage.SUSPENDED.value, Agreement.Stage.TERMINATED.value)
IN_FORCE = Agreement.Stage.IN_FORCE.value


def instruments(with_partner: str, own_country: str) -> tuple[InstrumentInForce, ...]:
    """Every agreement that binds, bound or may come to bind one of the two, with its dates for each party.

    Args:
        with_partner: code of the partner.
        own_country: code of our own country.
    """
    asked = (with_partner, own_country)
    rows = Agreement.objects.filter(parties__country__in=asked).distinct().order_by("pk")
    return tuple(_instrument(row, asked) for row in rows.prefetch_related("parties", "stages"))


def _instrument(row: Agreement, asked: tuple[str, ...]) -> InstrumentInForce:
    history = sorted(row.stages.all(), key=lambda one: one.pk)
    parties = [one.country for one in row.parties.all()]
    begun = [one for one in history if one.stage == IN_FORCE]
    over = [one for one in history if one.stage in ENDS and _after_force(one, begun)]
    relied = [one for one in begun if _of(one.country, asked)] or history[-1:]
    since, until = _dates(begun, parties), _dates(over, parties)
    return InstrumentInForce(
        pack=row.pack,
        title=row.title,
        stage=IN_FORCE
        if since and set(since) <= set(until)
        else row.stage,  # then the days decide, as of any day
        in_force_from=since,
        in_force_until=until,
        verified=bool(relied) and all(one.verified for one in relied),
    )


def _of(country: str, asked: tuple[str, ...]) -> bool:
    """Whether a step is every party's, or that of a party which stands for one of the two."""
    return not country or any(stands_for(country, state) for state in asked)


def _dates(steps: Iterable[StageRow], parties: Iterable[str]) -> dict[str, str]:
    """Party → day; a step without a country is every party's; a later step replaces an earlier one."""
    found: dict[str, str] = {}
    for one in steps:
        if one.when:
            found.update(dict.fromkeys([one.country] if one.country else parties, one.when))
    return found


def _after_force(end: StageRow, begun: list[StageRow]) -> bool:
    """Whether an end still stands: a suspension that was lifted by a later entry into force does not."""
    resumed = [one for one in begun if one.pk > end.pk and one.country in (end.country, "")]
    return not resumed or kinds.later(end.stage, Agreement.Stage.SUSPENDED)
