"""Agreements, meetings and commitments: what was agreed, said and promised."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from comity.node.desk import tables
from comity.node.desk.pages import chosen, officer, page, refusal_of, show, status_of, today
from comity.node.register import commitments as promises
from comity.node.register import queries as register
from comity.node.register.queries import (
    AgreementFilters,
    AgreementRow,
    CommitmentFilters,
    CommitmentRow,
    MeetingRow,
)
from comity.node.staff.act import Officer
from comity.node.staff.errors import ComityError, NotFound

AGREEMENT_KEYS: tables.Keys[AgreementRow] = {
    "stage": lambda row: row.stage_step,
    "title": lambda row: row.title,
    "partner": lambda row: row.partners[0] if row.partners else "",
    "signed": lambda row: row.signed_text,
    "force": lambda row: row.in_force_text,
}
AGREEMENT_COLUMNS: Mapping[str, Callable[[AgreementRow], object]] = {
    "Reference": lambda row: row.id,
    "Agreement": lambda row: row.title,
    "Partner": lambda row: row.partners,
    "Stage": lambda row: row.stage,
    "Signed": lambda row: row.signed_text,
    "In force": lambda row: row.in_force_text,
    "Checked": lambda row: int(row.verified),
}
MEETING_KEYS: tables.Keys[MeetingRow] = {
    "day": lambda row: row.day_text,
    "title": lambda row: row.title,
    "partner": lambda row: row.partners[0] if row.partners else "",
    "state": lambda row: row.to_confirm or 0,
}
MEETING_COLUMNS: Mapping[str, Callable[[MeetingRow], object]] = {
    "Reference": lambda row: row.id,
    "Date": lambda row: row.day_text,
    "Meeting": lambda row: row.title,
    "Place": lambda row: row.place,
    "Partner": lambda row: row.partners,
}
COMMITMENT_KEYS: tables.Keys[CommitmentRow] = {
    "due": lambda row: row.due,
    "words": lambda row: row.words,
    "owes": lambda row: row.owes,
    "partner": lambda row: row.partner,
    "state": lambda row: row.state,
}
COMMITMENT_COLUMNS: Mapping[str, Callable[[CommitmentRow], object]] = {
    "Reference": lambda row: row.id,
    "What was said": lambda row: row.words,
    "Strength": lambda row: row.strength,
    "Who owes": lambda row: row.owes,
    "Partner": lambda row: row.partner,
    "Due": lambda row: row.due,
    "State": lambda row: row.state,
    "Evidence": lambda row: row.evidence,
}
VERBS: Mapping[str, Callable[[Officer, str, str], object]] = {
    "evidence": promises.add_evidence,
    "keep": lambda who, key, note: promises.close(who, key, kept=True, reason=note),
    "drop": lambda who, key, note: promises.close(who, key, kept=False, reason=note),
    "reopen": lambda who, key, note: promises.reopen(who, key, reason=note),
}


@page("register.read", "agreements")
def agreements(request: HttpRequest) -> HttpResponse:
    """The list of agreements with their stages."""
    filters = AgreementFilters(
        chosen(request, "partner"), chosen(request, "stage"), request.GET.get("text", "")
    )
    found = register.agreements(filters)
    if request.method == "POST":
        return tables.csv_file(officer(request), "agreements", found.rows, AGREEMENT_COLUMNS)
    return show(
        request, "agreements", {"list": tables.table(request, found, AGREEMENT_KEYS), "filters": filters}
    )


@page("register.read", "agreements")
def agreement(request: HttpRequest, key: str) -> HttpResponse:
    """One agreement."""
    return show(request, "agreement", {"agreement": register.agreement(key)})


@page("register.read", "meetings")
def meetings(request: HttpRequest) -> HttpResponse:
    """The list of meetings, and the texts that wait."""
    partners = chosen(request, "partner")
    found = register.meetings(partners, request.GET.get("text", ""))
    if request.method == "POST":
        return tables.csv_file(officer(request), "meetings", found.rows, MEETING_COLUMNS)
    told = tables.table(request, found, MEETING_KEYS)
    return show(request, "meetings", {"list": told, "filters": {"partners": partners}})


@page("register.read", "meetings")
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """One meeting."""
    return show(request, "meeting", {"meeting": register.meeting(key, today())})


@page("register.read", "commitments")
def commitments(request: HttpRequest) -> HttpResponse:
    """The list of commitments, ours and theirs."""
    filters = CommitmentFilters(
        chosen(request, "owes"),
        chosen(request, "state"),
        chosen(request, "partner"),
        request.GET.get("text", ""),
    )
    found = register.commitments(filters, today())
    if request.method == "POST":
        return tables.csv_file(officer(request), "commitments", found.rows, COMMITMENT_COLUMNS)
    return show(
        request, "commitments", {"list": tables.table(request, found, COMMITMENT_KEYS), "filters": filters}
    )


@page("register.read", "commitments")
def commitment(request: HttpRequest, key: str) -> HttpResponse:
    """One commitment; a POST adds evidence, closes it or opens it again."""
    if request.method != "POST":
        return _commitment(request, key, None)
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        raise NotFound("There is no such verb.")
    try:
        verb(officer(request), key, request.POST.get("note", ""))
    except ComityError as refusal:
        return _commitment(request, key, refusal)
    messages.success(request, gettext("Done. It is logged."))
    return redirect("desk:commitment", key)


def _commitment(request: HttpRequest, key: str, refusal: ComityError | None) -> HttpResponse:
    told = register.commitment(key, today(), officer(request))
    context: dict[str, object] = {"commitment": told, "typed": request.POST}
    if refusal:
        context |= refusal_of(refusal)
    return show(request, "commitment", context, status_of(refusal) if refusal else 200)
