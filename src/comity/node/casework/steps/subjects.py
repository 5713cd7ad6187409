"""The people of a case one by one: whether our records were searched for each, and what was found and said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from comity.crosscheck.answer import Level
from comity.node.casework.models import Case, HitRow, Subject
from comity.node.casework.steps.kinds import kind_of
from comity.node.register.queries import Said
from comity.rules.fields import Json
from comity.rules.lifecycle import Side


class Outcome(StrEnum):
    """How one person of a request stands; the last three are also what an answer says of each."""

    UNCHECKED = "unchecked"
    """Our own records have not been searched yet."""
    OPEN = "open"
    """Possible hits wait for a person."""
    HIT = "hit"
    """A person confirmed a hit; in an answer: the answer rests on it."""
    NO_HIT = "no-hit"
    """Nobody on record, or nobody the answer tells anything about."""
    UNDERSPECIFIED = "underspecified"
    """Too little was given to tell people apart."""


SAID: Mapping[str, Said] = {
    Outcome.HIT: Said("Hit"),
    Outcome.NO_HIT: Said("No hit"),
    Outcome.UNDERSPECIFIED: Said("Too little given to tell people apart"),
}
"""What an answer can say of a person, in words."""


@dataclass(frozen=True)
class Standing:
    """One person of a case, unnamed.

    Attributes:
        path: place in the form, such as ``people.0``.
        place: number from 1, in the order of the form.
        category: role in the case.
        outcome: what our own records say; ``unchecked`` at home, where nobody is searched for.
        checked: when they were searched.
        possible: hits that wait for a person.
        said: what the newest answer says of this person; empty before the first.
    """

    path: str
    place: int
    category: str
    outcome: Outcome
    checked: datetime | None
    possible: int
    said: str


def ordered(case: Case) -> list[Subject]:
    """The people of a case in the order of the form."""
    fields = kind_of(case.type_code).subjects
    return sorted(Subject.objects.filter(case=case), key=lambda row: _place(fields, row.path))


def standings(case: Case) -> tuple[Standing, ...]:
    """How each of the people of a case stands."""
    states: dict[int, list[str]] = {}
    for subject, state in HitRow.objects.filter(case=case).values_list("subject", "state"):
        states.setdefault(subject, []).append(state)
    return tuple(
        Standing(
            path=row.path,
            place=place,
            category=row.category,
            outcome=_outcome(row, states.get(row.pk, [])),
            checked=row.checked,
            possible=states.get(row.pk, []).count(HitRow.State.POSSIBLE),
            said=row.said,
        )
        for place, row in enumerate(ordered(case), start=1)
    )


def unchecked(case: Case) -> list[tuple[int, Subject]]:
    """The people our records were not searched for yet, each with the place in the form."""
    return [(place, row) for place, row in enumerate(ordered(case), start=1) if row.checked is None]


def waiting() -> list[str]:
    """Numbers of open cases of partners with somebody not searched for yet."""
    rows = Subject.objects.filter(checked=None, case__side=Side.RESPONDER.value, case__ended=None)
    return sorted({str(number) for number in rows.values_list("case__number", flat=True)})


def forget_check(row: Subject) -> None:
    """Void what was found of somebody who is another person now (inside an open act)."""
    row.checked, row.found, row.said = None, "", ""
    for hit in HitRow.objects.filter(subject=row) if row.pk else ():
        hit.delete()


def say(case: Case, outcomes: Mapping[str, str]) -> None:
    """Keep what an answer says of each (inside an open act)."""
    for row in Subject.objects.filter(case=case, path__in=list(outcomes)):
        row.said = outcomes[row.path]
        row.save()


def told(outcomes: Mapping[str, str]) -> list[dict[str, str]]:
    """What an answer says of each, as it travels."""
    return [{"path": path, "outcome": outcome} for path, outcome in outcomes.items()]


def heard(value: Json) -> dict[str, str]:
    """What a partner's answer says of each; whatever is not understood is left out."""
    rows: Iterable[Json] = value if isinstance(value, (list, tuple)) else ()
    found = {str(row.get("path")): str(row.get("outcome")) for row in rows if isinstance(row, Mapping)}
    return {path: outcome for path, outcome in found.items() if outcome in SAID}


def _outcome(row: Subject, states: list[str]) -> Outcome:
    if row.checked is None:
        return Outcome.UNCHECKED
    if HitRow.State.POSSIBLE in states:
        return Outcome.OPEN
    if HitRow.State.CONFIRMED in states:
        return Outcome.HIT
    return Outcome.UNDERSPECIFIED if row.found == Level.UNDERSPECIFIED else Outcome.NO_HIT


def _place(fields: tuple[str, ...], path: str) -> tuple[int, int]:
    name, _, number = path.partition(".")
    return fields.index(name) if name in fields else len(fields), int(number) if number.isdigit() else 0
