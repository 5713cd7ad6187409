"""When, where and what kind of event the text tells of."""

import re
from datetime import date

from comity.intake.atlas import DECLINED, City
from comity.intake.dates import Day, find_days
from comity.intake.page import Page
from comity.intake.record import Instrument, Meeting, MeetingKind, NoiseKind, Place, Span, Status, Trace
from comity.intake.words import Found

_MOST = 60
_EVENT = re.compile(
    r"\b(?:met|meets|meeting|meetings|held|hold|talks?|received|receives|receiving|signed|sign|hosted|visit|visits|visited|paid|"
    r"reception|session|plenary|dialogue|conference|worked|discussed|welcomed|opened|co-chaired|called|trip|signing|"
    r"gặp|tiếp|hội đàm|làm việc|bàn|thăm|ký|podpisali|spotka\w+|rozmawia\w+|tárgyalt\w*|talál\w+|aláír\w+|unterschrieben|"
    r"unterzeichnet\w*|getroffen|traf\w*|treffen|gespräch\w*|reçu|rencontr\w+|entretien\w*|signé|встре\w+|перегов\w+|принял\w*|подпис\w+)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:earlier|previously|since|in effect|in force|last year|founded|established|ago|from)\W*$",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"^\W*(?:earlier|previously|before that)\b", re.IGNORECASE)
_TODAY = re.compile(
    r"\b(?:today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|hôm nay|dziś|dzisiaj|w (?:poniedziałek|wtorek|środę|"
    r"czwartek|piątek|sobotę|niedzielę)|heute|am (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|aujourd'hui|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|сегодня|hétfőn|kedden|szerdán|csütörtökön|pénteken|\w{2,6}dag)\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|at|to|tại|ở|w|we|в|à|zu|nach)\s+$", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:invited|invite|will|opening of|headquarters|organi[sz]ation of|based|would)\b", re.IGNORECASE
)
_VISIT_TO = re.compile(
    r"\b(?:visit|visits|trip|travel|travelled|tour)\s+(?:to|of|in)\s+(?:the\s+)?$|\b(?:visited|visiting)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"\b(?:received|receives|receiving|hosted a reception|a reception (?:for|of)|host(?:ed)? .{0,20}reception|"
    r"a reçu|đã tiếp|tiếp (?:ông|bà|ngài|đại sứ|bộ trưởng|đoàn)|принял\w*|встретил\w+ с посл\w+|przyj[ąę]ł\w*|empfing|fogadta)\b"
    r"(?!\s+(?:\w+\s+){0,2}(?:requests?|information|training|support|asylum))",
    re.IGNORECASE,
)
_BYGONE = re.compile(r"\b(?:since|after)\b[^.]*$", re.IGNORECASE)
_TIMED = re.compile(r"\W{0,4}\d{1,2}[:.]\d{2}\b")
_VISITED = re.compile(
    r"\b(?:paid an?\s+(?:\w+\s+){0,2}visit|working (?:visit|trip)|official visit|visited|visits|the visit opened|called (?:at|on)|"
    r"thăm|wizyt\w+|wizytą|arbeitsbesuch|besuch\w*|visite|визит\w*|látogat\w+)\b",
    re.IGNORECASE,
)
_NO_EVENT = re.compile(
    r"\b(?:zugeleitet|submitted to parliament|przyjęła projekt|announced plans)\b", re.IGNORECASE
)


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
    if sentence is None or _EARLIER.match(sentence.text):
        return 0
    before = page.clean[max(sentence.start, day.span.start - 24) : day.span.start]
    if _TIMED.match(page.clean, day.span.end) and day.year:
        return 0  # a publication stamp run into the text
    score = 1.0 + 1.5 * bool(_EVENT.search(sentence.text)) - 2 * bool(_PAST.search(before))
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
    if not _TODAY.search(head):
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
        d.year for d in find_days(page.clean, page.lang) if d.year and _TIMED.match(page.clean, d.span.end)
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
        if not _BYGONE.search(page.clean[: found.span.start][-160:]) and _VISIT_TO.search(
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
    score = 1.0 if _IN.search(before) or page.lang in {"hu", "pl", "ru"} else 0.0
    score += 1.0 * bool(_EVENT.search(sentence.text)) * bool(score)
    return score - 2 * bool(_LATER.search(before))


def _kind(page: Page, instruments: tuple[Instrument, ...]) -> tuple[MeetingKind, Span | None, float]:
    signed = next(
        (i for i in instruments if i.status is Status.SIGNED and i.trace.rule == "instrument.signed"), None
    )
    if signed:
        return MeetingKind.SIGNING, signed.trace.cue, 0.8
    head = page.sentences[3].end if len(page.sentences) > 3 else len(page.clean)
    if gone := _NO_EVENT.search(page.clean):
        return MeetingKind.OTHER, Span(*gone.span()), 0.5
    if received := _RECEIVED.search(page.clean, 0, head):
        return MeetingKind.RECEPTION, Span(*received.span()), 0.7
    visits = list(_VISITED.finditer(page.clean))
    trip = any(re.search(r"paid|working|official", m.group(), re.IGNORECASE) for m in visits)
    stops = len(visits) + trip
    called = next((m for m in visits if m.group().lower().startswith("called")), None)
    opens = next((m for m in visits if "opened" in m.group().lower()), None)
    if called or opens or (trip and stops >= 4):
        return MeetingKind.VISIT, Span(*(called or opens or visits[0]).span()), 0.6
    return MeetingKind.TALKS, None, 0.5
