"""Print a letter of a case: the request or the answer, worded from the type's declaration."""

from collections.abc import Callable, Mapping
from datetime import date

from django.conf import settings
from django.utils import timezone

from comity.formats import letters
from comity.node.casework.models import Case, VerdictRow
from comity.node.casework.steps import cite, find, forms, offices, subjects
from comity.node.casework.steps.kinds import kind_of
from comity.node.register import queries as register
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import BadInput
from comity.node.staff.look import look_within
from comity.rules.fields import Choice, Field, Flag, Json, Number
from comity.rules.groups import Group, Rows
from comity.rules.lifecycle import Side
from comity.rules.request_type import Letter, Part, Section

REQUEST = "request"
"""The letter the asking side writes; all others are the answering side's."""
Say = Callable[[str, Mapping[str, object]], str]
"""Turns a message id and its parameters into the reader's language; the face brings it."""


def print_letter(
    officer: Officer, number: str, which: str, *, purpose: str, say: Say, language: str = "en"
) -> bytes:
    """The letter as PDF/A-2b.

    Args:
        officer: who prints.
        number: the case.
        which: ``request`` or ``answer``, as the type declares.
        purpose: why the officer wants to see the people in it.
        say: the face's translator.
        language: ISO 639-1 of the words.

    Raises:
        BadInput: the type declares no such letter.
        LookRequired: no purpose was given.
        NotFound: there is no such case.
    """
    with act(officer, "casework.print", about=number, letter=which, language=language) as opened:
        case = find.locked(number)
        declared = kind_of(case.type_code).letters.get(which)
        if declared is None:
            raise BadInput("This kind of request has no such letter.")
        filled = forms.read(case, look_within(opened, purpose, number))
        opened.frame(partner=case.partner, type=case.type_code)
    places = _places(case, which, _written(case, which) or opened.today, say)
    sections = [_section(case, one, filled.get(one.part, {}), say) for one in declared.sections]
    if which == "answer":
        sections.insert(0, _of_each(case, filled, say))
    sheet = _sheet(case, declared, [one for one in sections if one.rows], places, say, language)
    return letters.to_pdf(sheet, opened.at)


def _written(case: Case, which: str) -> date | None:
    """The day the letter left or arrived; none while it has done neither."""
    carried = {row.verb for row in kind_of(case.type_code).transitions if row.letter == which}
    if which == REQUEST:
        carried.add("receive")
    event = case.events.filter(verb__in=carried).last()
    return timezone.localdate(event.at) if event else None


def _places(case: Case, which: str, day: date, say: Say) -> dict[str, object]:
    """What stands in the places of the letter, from the side of whoever wrote it, be it the partner."""
    newest = VerdictRow.objects.filter(case=case).order_by("-pk").first()
    served = newest.basis.get("served_by") if newest else None
    best: Mapping[str, object] = served[0] if served else {}
    acting = offices.acting(case)
    ours = (case.side == Side.REQUESTER) == (which == REQUEST)
    named = register.partner_ref(case.partner).name
    our_office, their_office = (acting.get(one) for one in (settings.COMITY_HOME.country, case.partner))
    here = (settings.COMITY_HOME.name, our_office, case.number)
    there = (named, their_office, case.their_number)
    (sender, writes, own), (partner, reads, other) = (here, there) if ours else (there, here)
    return {
        "sender": ", ".join(filter(None, (sender, writes))),
        "recipient": ", ".join(filter(None, (partner, reads))),
        "partner": partner,
        "our_reference": own or "–",
        "their_reference": "" if which == REQUEST else other or "–",
        "date": day.isoformat(),
        "instrument": best.get("instrument", "–"),
        "article": _cited(str(best["article"]), say) if best else "–",
    }


def _cited(number: str, say: Say) -> str:
    cited = cite.article(number)
    return say(cited.text, cited.params)


def _of_each(case: Case, filled: forms.Forms, say: Say) -> letters.Section:
    """What the answer says of each person; nothing before it was given."""
    people = dict(kind_of(case.type_code).people(filled.get(Part.ASKS, {})))
    rows = [
        letters.Row(str(people[one.path].get("name") or "–"), say(subjects.SAID[one.said].text, {}))
        for one in subjects.standings(case)
        if one.said in subjects.SAID and one.path in people
    ]
    return letters.Section(say("Of each person", {}), rows)


def _sheet(
    case: Case,
    declared: Letter,
    sections: list[letters.Section],
    places: Mapping[str, object],
    say: Say,
    language: str,
) -> letters.Letter:
    return letters.Letter(
        sender=str(places["sender"]),
        recipient=str(places["recipient"]),
        date=str(places["date"]),
        references=[
            say("Our reference: {our_reference}", places),
            *([say("Your reference: {their_reference}", places)] if places["their_reference"] else []),
        ],
        handling=say("Handling code {code}", {"code": case.handling}),
        title=say(declared.title, places),
        opening=say(declared.opening, places),
        sections=sections,
        closing=say(declared.closing, places),
        language=language,
    )


def _section(case: Case, declared: Section, content: Mapping[str, Json], say: Say) -> letters.Section:
    fields = kind_of(case.type_code).form(declared.part)
    rows = [
        row for name in declared.names if name in content for row in _rows(fields[name], content[name], say)
    ]
    return letters.Section(say(declared.heading, {}), rows)


def _rows(field: Field, value: Json, say: Say) -> list[letters.Row]:
    """One line per value; a group becomes a line per part."""
    if isinstance(field, Rows) and isinstance(value, (list, tuple)):
        return [row for one in value if isinstance(one, Mapping) for row in _parts(field, one, say)]
    if isinstance(field, Group) and isinstance(value, Mapping):
        return _parts(field, value, say)
    return [letters.Row(say(field.label, {}), _worded(field, value, say))]


def _parts(field: Group, value: Mapping[str, Json], say: Say) -> list[letters.Row]:
    return [
        row for name, part in field.parts.items() if name in value for row in _rows(part, value[name], say)
    ]


def _worded(field: Field, value: Json, say: Say) -> str:
    if isinstance(field, Choice):
        codes = value if isinstance(value, (list, tuple)) else [value]
        return ", ".join(say(field.choices.get(str(code), str(code)), {}) for code in codes)
    if isinstance(field, Flag):
        return say("Yes", {}) if value else say("No", {})
    if isinstance(value, (list, tuple)):
        return ", ".join(str(one) for one in value)
    if isinstance(field, Number) and field.unit:
        return f"{value} {say(field.unit, {})}"
    return str(value)
