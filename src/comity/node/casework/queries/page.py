"""One case as its page shows it, without its people; what a look adds is asked for apart."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from comity.node.audit import queries as audit
from comity.node.casework.models import Case, Event, VerdictRow
from comity.node.casework.queries import basis, before, channels, clocks, letters, looked, safeguards, words
from comity.node.casework.queries.hit_page import HitRef, refs, refs_compared
from comity.node.casework.queries.info import row_of
from comity.node.casework.queries.listing import partner_of
from comity.node.casework.queries.moves import Asking, further, moves, reasons
from comity.node.casework.queries.page_shapes import (
    CasePage,
    CategoryCount,
    EventRow,
    Identity,
    Judged,
    TaskRow,
    Waiting,
)
from comity.node.casework.queries.people import rows as people_rows
from comity.node.casework.queries.shapes import Said
from comity.node.casework.steps import judge
from comity.node.casework.steps.kinds import kind_of, registry
from comity.node.casework.steps.subjects import Standing, standings
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer
from comity.node.staff.look import Look
from comity.rules import courses
from comity.rules.lifecycle import Side
from comity.rules.verdict import Direction, Finding, Verdict

SHORT = 8
"""Lines of the timeline shown before somebody asks for all."""


def identity(number: str, now: datetime) -> Identity:
    """What names a case.

    Raises:
        NotFound: there is none.
    """
    return _identity(row_of(number), now)


def case_page(officer: Officer, number: str, now: datetime, *, whole: bool = False) -> CasePage:
    """A case without its people.

    Args:
        officer: who asks; decides which moves are allowed.
        number: the case.
        now: the instant.
        whole: the whole timeline.

    Raises:
        NotFound: there is none.
    """
    row = row_of(number)
    kept = VerdictRow.objects.filter(case=row).order_by("-pk").first()
    verdict = kept.verdict if kept else None
    judged = (
        _judged(row, _said(verdict, allowed=kept.allowed), verdict, kept.basis, kept.at)
        if kept and verdict
        else None
    )
    return _page(officer, row, now, _Seen(judged, None, (), refs(row), whole))


def case_seen(officer: Officer, number: str, now: datetime, look: Look, *, whole: bool = False) -> CasePage:
    """The same for an officer who said why: hits compared, and a draft weighed as it stands.

    Raises:
        LookRequired: ``look`` is not a token.
        NotFound: there is none.
    """
    row = row_of(number)
    compared = refs_compared(number, look)
    if row.stage != courses.DRAFT:
        page = case_page(officer, number, now, whole=whole)
        return replace(page, hits=compared, timeline=_written(page.timeline, number, look))
    weighed = looked.preview(number, look, today=now)
    kept = judge.summary(kind_of(row.type_code), weighed.basis)
    findings = weighed.verdict.findings
    judged = _judged(row, safeguards.sentence(weighed.bars, findings), weighed.verdict, kept, now)
    seen = _Seen(judged, len(looked.missing(number, look)), weighed.bars, compared, whole)
    page = _page(officer, row, now, seen)
    return replace(page, timeline=_written(page.timeline, number, look))


def _written(events: tuple[EventRow, ...], number: str, look: Look) -> tuple[EventRow, ...]:
    """The timeline with what officers wrote beside their verbs; a ground is said in its own words."""
    grounds = kind_of(row_of(number).type_code).refusal_grounds
    told = {(one.at, one.title.text): one.text for one in looked.reasons(number, look)}
    return tuple(
        replace(one, note=_in_words(told.get((one.at, one.title.text)), grounds) or one.note)
        for one in events
    )


def _in_words(text: str | None, grounds: Mapping[str, str]) -> Said | None:
    return Said("{words}", {"words": Said(grounds[text]) if text in grounds else text}) if text else None


@dataclass(frozen=True)
class _Seen:
    judged: Judged | None
    missing: int | None
    bars: tuple[Finding, ...]
    hits: tuple[HitRef, ...]
    whole: bool


def _page(officer: Officer, row: Case, now: datetime, seen: _Seen) -> CasePage:
    kind = kind_of(row.type_code)
    approvers = tuple(str(one) for one in staff.on_duty("approver", now) if one != officer)
    ready = row.stage != courses.DRAFT or (seen.missing == 0 and not seen.bars)
    asking = Asking(officer, row, kind, approvers, ready)
    told = seen.judged
    basis_told = (told.basis[0].title, told.served) if told else None
    standing = before.Standing(seen.missing, basis_told, told.verdict_counts if told else {})
    events, people = _events(row), standings(row)
    return CasePage(
        **vars(_identity(row, now)),
        ours=row.side == Side.REQUESTER,
        summary=(Said("urgent"),) if row.urgency.startswith("urgent") else (),
        drafted_by=str(row.drafted_by or ""),
        drafted_at=row.opened,
        state=words.state_of(row),
        stage=row.stage,
        revision=row.revision,
        before=before.steps(row, kind, standing),
        judged=seen.judged,
        subjects_line=_categories(people),
        people=people_rows(row, people),
        moves=(*moves(asking), *reasons(asking, seen.bars), *further(asking, registry())),
        waiting=_waiting(row, events),
        timeline=events if seen.whole else events[:SHORT],
        timeline_total=len(events),
        hits=seen.hits,
        letters=letters.rows(row),
        duties=_duties(row),
    )


def _identity(row: Case, now: datetime) -> Identity:
    way = channels.of_case(row)
    return Identity(
        reference=row.number,
        their_reference=row.their_number,
        partner=partner_of(row.partner, {}),
        channel=channels.said(row, way),
        sealed=way in words.SEALED,
        handling_code=row.handling,
        handling_text=words.handling(row.handling),
        clock=clocks.of_case(row, row.clocks.all(), now),
        type_title=Said(kind_of(row.type_code).title),
    )


def _said(verdict: Verdict, *, allowed: bool) -> Said:
    """A verdict that was kept, in a sentence: of a request that arrived, or of what was to leave."""
    if verdict.direction is Direction.IN_REQUEST:
        return safeguards.sentence_arrived(verdict.findings)
    return safeguards.sentence(() if allowed else verdict.bars(), verdict.findings)


def _judged(row: Case, said: Said, verdict: Verdict, kept: basis.Kept, at: datetime) -> Judged:
    findings, door = verdict.findings, verdict.direction
    return Judged(
        verdict=said,
        verdict_counts=safeguards.counts(findings),
        judged_at=at,
        rules=len(findings),
        served=bool(kept.get("served_by")),
        open_findings=safeguards.rows(findings, passing=False, door=door),
        passes=safeguards.rows(findings, passing=True, door=door),
        basis=basis.rows(row, kind_of(row.type_code), kept),
        basis_at=timezone.localdate(at),
        candidates=basis.candidates(kept),
        aside=basis.aside(kept),
    )


def _categories(people: tuple[Standing, ...]) -> tuple[CategoryCount, ...]:
    told = Counter(one.category for one in people)
    return tuple(CategoryCount(category or "other", count) for category, count in told.items())


def _events(row: Case) -> tuple[EventRow, ...]:
    numbers = {entry.at: entry.seq for entry, _ in audit.matters(row.number)}
    told = Event.objects.filter(case=row).select_related("officer").order_by("-at", "-pk")
    kind = kind_of(row.type_code)
    waits = not kind.stage(row.stage).ended
    return tuple(
        EventRow(
            title=words.event_title(one.verb, kind),
            by=str(one.officer)
            if one.officer and not one.officer.machine and one.ours
            else ""
            if one.ours
            else row.partner,
            at=one.at,
            open=waits and place == 0,
            log_number=numbers.get(one.at),
            note=Said(one.text, dict(one.params)) if one.text else None,
        )
        for place, one in enumerate(told)
    )


def _waiting(row: Case, events: tuple[EventRow, ...]) -> Waiting | None:
    since = events[0].at if events else row.opened
    if row.stage == courses.READY and not row.approved_by_id:
        return Waiting(Said("Waiting for a second officer"), since)
    if row.side == Side.REQUESTER and row.stage in (
        courses.SENT,
        courses.RECEIVED,
        courses.IN_HAND,
        courses.PARTLY,
    ):
        return Waiting(Said("Waiting for {partner}", {"partner": row.partner}), since)
    if row.side == Side.RESPONDER and row.stage == courses.CLARIFYING:
        return Waiting(Said("Waiting for {partner}", {"partner": row.partner}), since)
    return None


def _duties(row: Case) -> tuple[TaskRow, ...]:
    rows = staff.tasks_about(row.number).filter(state="open", kind__in=("duty", "read"))
    return tuple(
        TaskRow(one.pk, Said(one.text, dict(one.params)), one.source, one.source_verified) for one in rows
    )
