"""Cross-check the subjects of a request that arrived against the country's own records."""

import json

from comity.crosscheck.answer import Level
from comity.node.audit import keys
from comity.node.casework.models import Case, HitRow, Subject
from comity.node.casework.steps import asked, find, timeline
from comity.node.holdings import index
from comity.node.staff import steps as staff
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.look import Look, look_within

CHECKING = "cross-check of a request that arrived"


def check(officer: Officer, number: str) -> int:
    """Search for every subject; each hit waits for a person. Returns how many there are.

    Raises:
        NotFound: there is no such case.
    """
    with act(officer, "casework.check", about=number) as opened:
        case = find.locked(number)
        if case.checked is not None:
            return 0
        look = look_within(opened, CHECKING, number)
        found = sum(_search(opened, case, subject, look) for subject in Subject.objects.filter(case=case))
        case.checked = opened.at
        case.save()
        opened.frame(partner=case.partner, type=case.type_code, hits=found)
        if found:
            _review(opened, case, found)
    return found


def _search(opened: Act, case: Case, subject: Subject, look: Look) -> int:
    """Keep what the index found for one subject; returns how many hits wait for a person."""
    person = json.loads(keys.reveal(case.number, bytes(subject.entry)))
    question = asked.query(person)
    if question is None:
        timeline.tell(opened, case, "check", text="No name was given that our records could be searched for.")
        return 0
    answer = index.search(look, question, opened.today)
    if answer.level is Level.UNDERSPECIFIED:
        timeline.tell(
            opened,
            case,
            "check",
            text="{count} people fit this name. Give a birth date or a document.",
            params={"count": answer.population},
        )
        return 0
    for known in answer.hits:
        HitRow(
            case=case,
            subject=subject.path,
            record=str(known.record.id),
            level=answer.level.value,
            bits=known.hit.bits,
            detail=keys.protect(
                case.number, json.dumps(asked.detail(person, known), ensure_ascii=False).encode()
            ),
        ).save()
    text = "{count} possible hits in our own records." if answer.hits else "We know nobody who fits."
    timeline.tell(opened, case, "check", text=text, params={"count": len(answer.hits)})
    return len(answer.hits)


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
