"""Search: cases by number, partners, agreements, meetings, commitments. Persons are not searched here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from comity.node.casework import queries as casework
from comity.node.casework.queries import CaseRow, Said
from comity.node.desk import dates, tables
from comity.node.desk.pages import now, officer, page, show, today
from comity.node.register import queries as register
from comity.node.register.queries import AgreementFilters, CommitmentFilters
from comity.rules import roles

MOST = 25
"""Lines of each kind."""


@dataclass(frozen=True)
class Found:
    """One thing found."""

    kind: str
    kind_title: Said
    address: str
    title: Said
    note: Said


COLUMNS: Mapping[str, Callable[[Found], object]] = {
    "Kind": lambda row: row.kind_title,
    "What": lambda row: row.title,
    "More": lambda row: row.note,
}
"""What the file holds."""


@page("register.read", "")
def search(request: HttpRequest) -> HttpResponse:
    """Everything whose number, name or title holds the words; the whole number of one case opens it.

    The words come in a POST alone: somebody may have typed the name of a person, and addresses are kept by
    browsers and by everything on the way. So the result has no address, and nothing in it is sorted by one.
    """
    text = request.POST.get("text", "").strip()
    wants_file = request.POST.get("verb") == "csv"
    number = _whole_number(request, text) if text and not wants_file else ""
    if number:
        return redirect("desk:case", number)
    found = [*_cases(request, text), *_partners(text), *_register(text)] if text else []
    if wants_file:
        return tables.csv_file(officer(request), "search", found, COLUMNS)
    return show(request, "search", {"found": found, "text": text})


def _whole_number(request: HttpRequest, text: str) -> str:
    """The case whose number this is, ours first, else theirs when only one case has it; nothing for a part of one."""
    if not roles.may(officer(request).roles, "casework.read"):
        return ""
    wanted = text.casefold()
    rows = casework.case_rows(now())
    ours = [row.reference for row in rows if row.reference.casefold() == wanted]
    theirs = [row.reference for row in rows if row.their_reference.casefold() == wanted]
    return ours[0] if ours else theirs[0] if len(theirs) == 1 else ""


def _cases(request: HttpRequest, text: str) -> Iterator[Found]:
    if not roles.may(officer(request).roles, "casework.read"):
        return
    for row in _cases_with(text):
        note = Said("{type} · {partner}", {"type": row.type_title, "partner": row.partner.code})
        yield Found(
            "case", Said("Case"), reverse("desk:case", args=[row.reference]), Said(row.reference), note
        )


def _cases_with(text: str) -> list[CaseRow]:
    """The newest cases whose number, ours or theirs, holds the words."""
    wanted = text.casefold()
    rows = casework.case_rows(now())
    return [row for row in rows if wanted in f"{row.reference} {row.their_reference}".casefold()][:MOST]


def _partners(text: str) -> Iterator[Found]:
    for row in register.partners(today()):
        name = dates.country(row.country)
        if text.casefold() in f"{name} {row.name} {row.code}".casefold():
            yield Found(
                "partner", Said("Partner"), reverse("desk:partner", args=[row.code]), Said(name), Said("")
            )


def _register(text: str) -> Iterator[Found]:
    for agreement in register.agreements(AgreementFilters(text=text)).rows[:MOST]:
        place = reverse("desk:agreement", args=[agreement.id])
        yield Found(
            "agreement",
            Said("Agreement"),
            place,
            Said("{words}", {"words": agreement.title}),
            agreement.where,
        )
    for meeting in register.meetings(text=text).rows[:MOST]:
        page_name = "desk:meeting" if meeting.to_confirm is None else "desk:review"
        place = reverse(page_name, args=[meeting.id])
        yield Found(
            "meeting", Said("Meeting"), place, Said("{words}", {"words": meeting.title}), Said(meeting.id)
        )
    for one in register.commitments(CommitmentFilters(text=text), today()).rows[:MOST]:
        place = reverse("desk:commitment", args=[one.id])
        yield Found(
            "commitment", Said("Commitment"), place, Said("{words}", {"words": one.words}), Said(one.id)
        )
