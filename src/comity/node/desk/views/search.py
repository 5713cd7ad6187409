"""Search: cases by number, partners, agreements, meetings, commitments. Persons are not searched here."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from comity.node.casework import queries as casework
from comity.node.casework.queries import CaseFilters, Said
from comity.node.desk import dates
from comity.node.desk.pages import now, officer, page, show, today
from comity.node.register import queries as register
from comity.node.register.queries import AgreementFilters, CommitmentFilters
from comity.rules import roles

MOST = 25
"""Lines of each kind."""


@dataclass(frozen=True)
class Found:
    """One thing found."""

    kind_title: Said
    address: str
    title: Said
    note: Said


@page("register.read", "")
def search(request: HttpRequest) -> HttpResponse:
    """Everything whose number, name or title holds the words."""
    text = request.GET.get("text", "").strip()
    found = [*_cases(request, text), *_partners(text), *_register(text)] if text else []
    return show(request, "search", {"text": text, "found": found})


def _cases(request: HttpRequest, text: str) -> Iterator[Found]:
    if not roles.may(officer(request).roles, "casework.read"):
        return
    for row in casework.case_list(CaseFilters(text=text), now()).rows[:MOST]:
        note = Said("{type} · {partner}", {"type": row.type_title, "partner": row.partner.code})
        yield Found(Said("Case"), reverse("desk:case", args=[row.reference]), Said(row.reference), note)


def _partners(text: str) -> Iterator[Found]:
    for row in register.partners(today()):
        name = dates.country(row.country)
        if text.casefold() in f"{name} {row.name} {row.code}".casefold():
            yield Found(Said("Partner"), reverse("desk:partner", args=[row.code]), Said(name), Said(""))


def _register(text: str) -> Iterator[Found]:
    for agreement in register.agreements(AgreementFilters(text=text)).rows[:MOST]:
        place = reverse("desk:agreement", args=[agreement.id])
        yield Found(Said("Agreement"), place, Said("{words}", {"words": agreement.title}), agreement.where)
    for meeting in register.meetings(text=text).rows[:MOST]:
        page_name = "desk:meeting" if meeting.to_confirm is None else "desk:review"
        place = reverse(page_name, args=[meeting.id])
        yield Found(Said("Meeting"), place, Said("{words}", {"words": meeting.title}), Said(meeting.id))
    for one in register.commitments(CommitmentFilters(text=text), today()).rows[:MOST]:
        place = reverse("desk:commitment", args=[one.id])
        yield Found(Said("Commitment"), place, Said("{words}", {"words": one.words}), Said(one.id))
