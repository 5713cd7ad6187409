"""When, where and what kind of event the text tells of."""

import re
from datetime import date

from comity.intake.atlas import DECLINED, City
from comity.intake.dates import Day, find_days
from comity.intake.page import Page
from comity.intake.patterns import load_patterns
from comity.intake.record import Instrument, Meeting, MeetingKind, NoiseKind, Place, Span, Status, Trace
from comity.intake.words import Found

_MOST = 60
_SAYS = load_patterns("meeting.toml", "meeting")


def find_meeting(page: Page, instruments: tuple[Instrument, ...], today: date | None) -> Meeting:
    """Return day, place and kind of the event; `today` only rules out days that lie far ahead."""
    day = _day(page, today)
    place = _place(page)
    kind, cue, sure = _kind(page, instruments)
    year = _year(page) if day and not day.year else None
    written = day.written(year) if day else None
    return Meeting(written, day.span if day else None, place, kind, Trace("meeting.kind", cue, sure))


def _day(page: Page, today: date | None) -> Day | None:
    days = [d for d in find_days(page.clean, page.lang)[:_MOST] if d.day and not _far_ahead(d, today)]
    scored = [(score, -d.span.start, d) for d in days if (score := _day_score(page, d)) > 0]
    if scored:
        return max(scored, key=lambda s: s[:2])[2]
    return _stamp(page)


def _far_ahead(day: Day, today: date | None) -> bool:
    return bool(today and day.year and day.year > today.year + 1)


def _day_score(page: Page, day: Day) -> float:
    sentence = page.sentence_at(day.span.start)
    if sentence is None or _SAYS["earlier"].match(sentence.text):
        return 0
    before = page.clean[max(sentence.start, day.span.start - 24) : day.span.start]
    if _SAYS["timed"].match(page.clean, day.span.end) and day.year:
        return 0  # a publication stamp run into the text
    score = 1.0 + 1.5 * bool(_SAYS["event"].search(sentence.text)) - 2 * bool(_SAYS["past"].search(before))
    score += 0.5 * bool(re.search(r"\b(?:on|ngày|le|am|w)\s+$", before, re.IGNORECASE))
    score -= 0.4 * (sentence.start > _opening(page))
    return score + (0.2 if day.period and "," in before else 0)


def _opening(page: Page) -> int:
    """Return where the fourth sentence begins: what comes later is rarely the day of the event."""
    return page.sentences[3].start if len(page.sentences) > 3 else len(page.clean)


def _stamp(page: Page) -> Day | None:
    """A publication stamp dates the event only when the text says "today" or names the weekday."""
    stamps = [n for n in page.noise if n.kind in {NoiseKind.DATE, NoiseKind.CHROME}]
    head = page.clean[: page.body_start + 700] + " ".join(
        page.text[n.span.start : n.span.end] for n in stamps
    )
    if not _SAYS["today"].search(head):
        return None
    for noise in stamps:
        for day in find_days(page.cut(noise.span), page.lang):
            if day.day and day.year:
                start = noise.span.start
                return Day(Span(start + day.span.start, start + day.span.end), day.year, day.month, day.day)
    return None


def _year(page: Page) -> int | None:
    """Return the year of the stamps, or of the last full date, for a day without one."""
    stamps = [
        y
        for n in page.noise
        if n.kind is NoiseKind.DATE
        for d in find_days(page.cut(n.span), page.lang)
        if (y := d.year)
    ]
    inline = [
        d.year
        for d in find_days(page.clean, page.lang)
        if d.year and _SAYS["timed"].match(page.clean, d.span.end)
    ]
    return next(iter([*stamps, *inline]), None)


def _place(page: Page) -> Place:
    scored = [(score, -f.span.start, f) for f in page.cities[:_MOST] if (score := _city_score(page, f)) > 0]
    if scored:
        best = max(scored, key=lambda s: s[:2])[2]
        printed = page.cut(best.span)
        plain = best.value.name if page.lang in DECLINED or printed.isupper() else printed
        return Place(best.value.country, plain, best.span)
    opening = page.sentences[2].end if len(page.sentences) > 2 else len(page.clean)
    for found in page.countries:
        if found.span.start > opening:
            break
        if not _SAYS["bygone"].search(page.clean[: found.span.start][-160:]) and _SAYS["visit_to"].search(
            page.clean[max(0, found.span.start - 40) : found.span.start]
        ):
            return Place(found.value, None, found.span)
    return Place()


def _city_score(page: Page, found: Found[City]) -> float:
    if any(m.span.holds(found.span) for m in page.agencies):
        return 0
    sentence = page.sentence_at(found.span.start)
    if sentence is None:
        return 0
    before = page.clean[max(sentence.start, found.span.start - 60) : found.span.start]
    after = page.clean[found.span.end : found.span.end + 4]
    opening = found.span.start == sentence.start
    if opening and re.match(r"\s*(?:-|,|\.|\()" if sentence.opens else r"\s+-+\s", after):
        return 1.8
    score = 1.0 if _SAYS["in"].search(before) or page.lang in {"hu", "pl", "ru"} else 0.0
    score += 1.0 * bool(_SAYS["event"].search(sentence.text)) * bool(score)
    return score - 2 * bool(_SAYS["later"].search(before))


def _kind(page: Page, instruments: tuple[Instrument, ...]) -> tuple[MeetingKind, Span | None, float]:
    signed = next(
        (i for i in instruments if i.status is Status.SIGNED and i.trace.rule == "instrument.signed"), None
    )
    if signed:
        return MeetingKind.SIGNING, signed.trace.cue, 0.8
    head = page.sentences[3].end if len(page.sentences) > 3 else len(page.clean)
    if gone := _SAYS["no_event"].search(page.clean):
        return MeetingKind.OTHER, Span(*gone.span()), 0.5
    if received := _SAYS["received"].search(page.clean, 0, head):
        return MeetingKind.RECEPTION, Span(*received.span()), 0.7
    visits = list(_SAYS["visited"].finditer(page.clean))
    trip = any(re.search(r"paid|working|official", m.group(), re.IGNORECASE) for m in visits)
    stops = len(visits) + trip
    called = next((m for m in visits if m.group().lower().startswith("called")), None)
    opens = next((m for m in visits if "opened" in m.group().lower()), None)
    if called or opens or (trip and stops >= 4):
        return MeetingKind.VISIT, Span(*(called or opens or visits[0]).span()), 0.6
    return MeetingKind.TALKS, None, 0.5
