"""The forms of a case: JSON owned by its type, kept under the case's key."""

import json
from collections.abc import Mapping

from comity.node.audit import keys
from comity.node.casework.models import Case, Subject
from comity.node.casework.steps import subjects
from comity.node.staff.act import Act
from comity.node.staff.look import Look, require
from comity.rules.fields import Json
from comity.rules.groups import PERSON_PARTS
from comity.rules.request_type import Part, RequestType

CATEGORY = PERSON_PARTS["category"]
Forms = dict[Part, dict[str, Json]]


def read(case: Case, look: Look) -> Forms:
    """All forms of a case, those this side has.

    Raises:
        LookRequired: ``look`` is not a token.
        KeyDestroyedError: the case was forgotten.
    """
    require(look, case.number)
    return for_the_law(case)


def for_the_law(case: Case) -> Forms:
    """All forms of a case, for a verdict alone: it tells codes, and whoever calls this hands on no person.

    It takes no look, because the law is asked at every pause of typing, in a form whose page has logged its look.

    Raises:
        KeyDestroyedError: the case was forgotten.
    """
    told = json.loads(keys.reveal(case.number, bytes(case.forms)))
    return {Part(name): dict(content) for name, content in told.items()}


def write(act: Act, case: Case, kind: RequestType, forms: Mapping[Part, Mapping[str, Json]]) -> None:
    """Keep the forms of a case and its subjects (before or after the case row was first saved)."""
    told = {part.value: dict(content) for part, content in forms.items()}
    case.forms = keys.protect(case.number, json.dumps(told, ensure_ascii=False).encode())
    case.save()
    _subjects(case, kind, forms.get(Part.ASKS, {}))
    act.note(fields=sorted(name for content in forms.values() for name in content))


def _subjects(case: Case, kind: RequestType, asks: Mapping[str, Json]) -> None:
    """One row per person asked about; a person who changed is another person, one gone from the form goes."""
    kept = {row.path: row for row in Subject.objects.filter(case=case)}
    for path, person in kind.people(asks):
        row = kept.pop(path, None) or Subject(case=case, path=path)
        told = json.dumps(person, ensure_ascii=False)
        if row.pk and _person(row) != json.loads(told):
            subjects.forget_check(row)
        row.category = str(CATEGORY.salvage(person.get("category")) or "")
        row.entry = keys.protect(case.number, told.encode())
        row.save()
    for row in kept.values():
        row.delete()


def _person(row: Subject) -> object:
    return json.loads(keys.reveal(row.case.number, bytes(row.entry)))
