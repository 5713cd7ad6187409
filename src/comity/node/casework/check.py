"""Cross-check the subjects of a request that arrived against the country's own records, each by itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from comity.crosscheck.answer import Level
from comity.node.audit import keys
from comity.node.casework.models import Case, HitRow, Subject
from comity.node.casework.steps import asked, find, subjects, timeline
from comity.node.holdings import index
from comity.node.holdings.index import Found
from comity.node.register.queries import Said
from comity.node.staff import steps as staff
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.look import Look, look_within
from comity.rules.fields import Json

CHECKING = "cross-check of a request that arrived"
NO_NAME = Said("Person {place}: no name was given that our records could be searched for.")
TOO_LITTLE = Said("Person {place}: {count} people fit this name. Give a birth date or a document.")
POSSIBLE = Said("Person {place}: {count} possible hits in our own records.")
NOBODY = Said("Person {place}: we know nobody who fits.")


@dataclass(frozen=True)
class Searched:
    """What our records say of one subject: the level, and what the timeline says."""

    level: Level
    said: Said
    count: int = 0


def check(officer: Officer, number: str) -> int:
    """Search for every subject not searched for yet; each hit waits for a person. Returns how many there are.

    Raises:
        NotFound: there is no such case.
    """
    with act(officer, "casework.check", about=number) as opened:
        case = find.locked(number)
        people = subjects.unchecked(case)
        if not people:
            return 0
        look = look_within(opened, CHECKING, number)
        found = sum(_search(opened, case, row, place=place, look=look) for place, row in people)
        opened.frame(partner=case.partner, type=case.type_code, hits=found)
        if found:
            _review(opened, case, found)
    return found


def _search(opened: Act, case: Case, subject: Subject, *, place: int, look: Look) -> int:
    """Ask our records for one subject; returns how many hits wait for a person."""
    person = json.loads(keys.reveal(case.number, bytes(subject.entry)))
    question = asked.query(person, opened.today)
    answer = index.search(look, question, opened.today) if question else None
    told = _told(answer)
    subject.checked, subject.found = opened.at, told.level.value
    subject.save()
    timeline.tell(opened, case, "check", text=told.said.text, params={"place": place, "count": told.count})
    if answer is None or told.level is Level.UNDERSPECIFIED:
        return 0
    _keep(case, subject, person, answer)
    return told.count


def _told(answer: Found | None) -> Searched:
    if answer is None:
        return Searched(Level.UNDERSPECIFIED, NO_NAME)
    if answer.level is Level.UNDERSPECIFIED:
        return Searched(answer.level, TOO_LITTLE, answer.population)
    return Searched(answer.level, POSSIBLE if answer.hits else NOBODY, len(answer.hits))


def _keep(case: Case, subject: Subject, person: Mapping[str, Json], answer: Found) -> None:
    for known in answer.hits:
        told = json.dumps(asked.detail(person, known), ensure_ascii=False)
        HitRow(
            case=case,
            subject=subject,
            record=str(known.record.id),
            level=known.hit.level.value,
            bits=known.hit.bits,
            detail=keys.protect(case.number, told.encode()),
        ).save()


def _review(opened: Act, case: Case, found: int) -> None:
    staff.add_task(
        opened,
        staff.ToDo(
            kind="review-hits",
            text="Review {count} possible hits",
            params={"count": found},
            about=case.number,
            partner=case.partner,
            link=f"/cases/{case.number}/",
            role="desk",
        ),
    )
