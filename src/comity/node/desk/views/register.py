"""Agreements, meetings and commitments: what was agreed, said and promised."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from comity.node.casework.queries import Said
from comity.node.desk import dates, lists, words
from comity.node.desk.lists import Column, Filter, Shape
from comity.node.desk.pages import officer, page, refusal_of, show, status_of, today
from comity.node.register import commitments as promises
from comity.node.register import queries as register
from comity.node.register.queries import (
    AgreementRow,
    CommitmentFilters,
    CommitmentRow,
    MeetingRow,
)
from comity.node.staff.act import Officer
from comity.node.staff.errors import ComityError, NotFound


def _standing(row: MeetingRow) -> lists.Choices:
    """Whether a meeting stands in the register, or its text waits for a person."""
    waits = row.to_confirm is not None
    return lists.said("waits", Said("To confirm")) if waits else lists.said("known", Said("In the register"))


STAGE = {"proposed": "stage-proposed"}
"""Stages whose code is also the strength of a promise, by the word the desk has for them."""
AGREEMENTS: Shape[AgreementRow] = Shape(
    name="agreements",
    keys={
        "stage": lambda row: row.stage_step,
        "title": lambda row: row.title,
        "partner": lambda row: dates.country(row.partners[0]) if row.partners else "",
        "signed": lambda row: row.signed_text,
        "force": lambda row: row.in_force_text,
    },
    columns=(
        Column(Said("Reference"), lambda row: row.id),
        Column(Said("Agreement"), lambda row: row.title),
        Column(Said("Partner"), lambda row: row.partners),
        Column(Said("Stage"), lambda row: row.stage),
        Column(Said("Signed"), lambda row: row.signed_text),
        Column(Said("In force"), lambda row: row.in_force_text),
        Column(Said("Checked"), lambda row: int(row.verified)),
    ),
    filters=(
        Filter("partner", Said("Partner"), lambda row: lists.countries(row.partners)),
        Filter("stage", Said("Stage"), lambda row: lists.word(STAGE.get(row.stage, row.stage), row.stage)),
        Filter(
            "checked", Said("Checked"), lambda row: lists.word("verified" if row.verified else "unverified")
        ),
    ),
    words=lambda row: f"{row.id} {row.title}",
)
MEETINGS: Shape[MeetingRow] = Shape(
    name="meetings",
    keys={
        "day": lambda row: row.day_text,
        "title": lambda row: row.title,
        "partner": lambda row: dates.country(row.partners[0]) if row.partners else "",
        "state": lambda row: -1 if row.to_confirm is None else row.to_confirm,
    },
    columns=(
        Column(Said("Reference"), lambda row: row.id),
        Column(Said("Date"), lambda row: row.day_text),
        Column(Said("Meeting"), lambda row: row.title),
        Column(Said("Place"), lambda row: row.place),
        Column(Said("Partner"), lambda row: row.partners),
        Column(Said("Items to confirm"), lambda row: row.to_confirm),
    ),
    filters=(
        Filter("partner", Said("Partner"), lambda row: lists.countries(row.partners)),
        Filter("state", Said("State"), _standing),
    ),
    words=lambda row: f"{row.id} {row.title} {row.place}",
)
COMMITMENTS: Shape[CommitmentRow] = Shape(
    name="commitments",
    keys={
        "due": lambda row: row.due,
        "words": lambda row: row.words,
        "owes": lambda row: words.word(row.owes),
        "partner": lambda row: dates.country(row.partner) if row.partner else "",
        "state": lambda row: words.word(row.state),
    },
    columns=(
        Column(Said("Reference"), lambda row: row.id),
        Column(Said("What was said"), lambda row: row.words),
        Column(Said("Strength"), lambda row: row.strength),
        Column(Said("Who owes"), lambda row: row.owes),
        Column(Said("Partner"), lambda row: row.partner),
        Column(Said("Due"), lambda row: row.due),
        Column(Said("State"), lambda row: row.state),
        Column(Said("Evidence"), lambda row: row.evidence),
    ),
    filters=(
        Filter("owes", Said("Who owes"), lambda row: lists.word(row.owes)),
        Filter("state", Said("State"), lambda row: lists.word(row.state)),
        Filter("partner", Said("Partner"), lambda row: lists.country(row.partner)),
        Filter("strength", Said("Strength"), lambda row: lists.word(row.strength)),
    ),
    words=lambda row: f"{row.id} {row.words}",
)
VERBS: Mapping[str, Callable[[Officer, str, str], object]] = {
    "evidence": promises.add_evidence,
    "keep": lambda who, key, note: promises.close(who, key, kept=True, reason=note),
    "drop": lambda who, key, note: promises.close(who, key, kept=False, reason=note),
    "reopen": lambda who, key, note: promises.reopen(who, key, reason=note),
}


@page("register.read", "agreements")
def agreements(request: HttpRequest) -> HttpResponse:
    """The list of agreements with their stages."""
    return lists.page(request, AGREEMENTS, register.agreements().rows)


@page("register.read", "agreements")
def agreement(request: HttpRequest, key: str) -> HttpResponse:
    """One agreement."""
    return show(request, "agreement", {"agreement": register.agreement(key)})


@page("register.read", "meetings")
def meetings(request: HttpRequest) -> HttpResponse:
    """The list of meetings, and the texts that wait."""
    return lists.page(request, MEETINGS, register.meetings().rows)


@page("register.read", "meetings")
def meeting(request: HttpRequest, key: str) -> HttpResponse:
    """One meeting."""
    return show(request, "meeting", {"meeting": register.meeting(key, today())})


@page("register.read", "commitments")
def commitments(request: HttpRequest) -> HttpResponse:
    """The list of commitments, ours and theirs."""
    return lists.page(request, COMMITMENTS, register.commitments(CommitmentFilters(), today()).rows)


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
