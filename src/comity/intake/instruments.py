"""Agreements, plans and memoranda named in a text: kind, status by clause, parties.

A bare "agreement" that says nothing of its subject is passed over, unless it is signed or negotiated in the
same clause. "Agreements on A, B and C" names as many instruments as it names subjects.
"""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from comity.intake.page import Page
from comity.intake.patterns import load_lower, load_patterns, load_tables
from comity.intake.record import Instrument, Span, Status, Trace
from comity.intake.sentences import Sentence
from comity.intake.taken import Taken

_RECENT = 40
_SAYS = load_patterns("undertakings.toml", "instrument")


class _Cues(NamedTuple):
    name: re.Pattern[str]
    end: re.Pattern[str]
    status: tuple[tuple[Status, str, re.Pattern[str]], ...]


@functools.lru_cache(maxsize=16)
def _cues(lang: str) -> _Cues:
    table = load_tables("instruments.toml")
    rows: dict[str, str] = table.get(lang, table["en"])
    order = (
        (Status.RATIFYING, "ratifying"),
        (Status.NEGOTIATING, "hastened"),
        (Status.PROPOSED, "proposed"),
        (Status.NEGOTIATING, "negotiating"),
        (Status.IN_FORCE, "in_force"),
        (Status.SIGNED, "signed"),
    )
    status = tuple((s, key, re.compile(rows[key], re.IGNORECASE)) for s, key in order)
    name = re.compile(f"(?P<head>{rows['head']}){rows['tail']}", re.IGNORECASE)
    return _Cues(name, re.compile(rows["end"], re.IGNORECASE), status)


def find_instruments(page: Page, parties: tuple[str, ...]) -> tuple[Instrument, ...]:
    """Return the instruments named outside the noise; `parties` are the codes of the sides."""
    out: list[Instrument] = []
    taken = Taken()
    for sentence in page.prose:
        for made in _in_sentence(page, sentence, parties):
            if not _told(made, out[-_RECENT:]) and taken.add(made.span):
                out.append(made)
    return tuple(out)


def _told(made: Instrument, earlier: list[Instrument]) -> bool:
    """Say whether the same instrument was named before in as many words or more."""
    return any(made.name.lower() in other.name.lower() for other in earlier)


def _in_sentence(page: Page, sentence: Sentence, parties: tuple[str, ...]) -> Iterator[Instrument]:
    cues = _cues(page.lang)
    at = sentence.start
    while match := cues.name.search(page.clean, at, sentence.end):
        span = _trim(page, match, cues)
        at = max(span.end, match.start() + 1)
        status, cue, rule = _status(page, sentence, span, cues)
        subject = page.clean[match.end("head") : span.end].strip()
        if not _worth(page, span, subject, rule):
            continue
        yield _make(page, span, (status, cue, rule), parties)
        for more in _ellipsis(page, match, span, sentence):
            yield _make(page, more, (status, cue, rule + "-list"), parties)


def _trim(page: Page, match: re.Match[str], cues: _Cues) -> Span:
    """Cut the name where its clause goes on to something else."""
    head_end = match.end("head")
    stop = cues.end.search(page.clean, head_end, match.end())
    end = stop.start() if stop and stop.start() >= head_end else match.end()
    text = page.clean[match.start() : end].rstrip(" ,-\"'")
    words = re.sub(r"\s(?:and|or|the|of|to|on|for|with|between|in|by)$", "", text)
    return Span(match.start(), match.start() + len(words))


def _worth(page: Page, span: Span, subject: str, rule: str) -> bool:
    """Say whether the name says enough: a subject, or a form that is signed or negotiated here."""
    name = page.clean[span.start : span.end]
    acted = rule in {
        "instrument.signed",
        "instrument.negotiating",
        "instrument.hastened",
        "instrument.ratifying",
    }
    adjective = _SAYS["adjective_signed"].search(page.clean, max(0, span.start - 8), span.start)
    if (
        page.lang == "en"
        and _SAYS["form_only"].search(name.split(" on ")[0])
        and not _SAYS["form_subject"].search(name)
    ):
        return bool(subject) and bool(re.search(r"protocol|arrangement", name, re.IGNORECASE))
    if _SAYS["not_name"].match(page.clean, span.end):
        return False
    if (_SAYS["bare"].match(name) or not subject) and rule == "instrument.plain":
        return False
    if _SAYS["bare"].match(name) or not subject:
        if _says_subject(name) and not _SAYS["plural"].search(name):
            return True
        return acted and not adjective and not _followed_by_list(page, span)
    return True


def _followed_by_list(page: Page, span: Span) -> bool:
    return bool(
        re.match(
            r"[^.;]{0,60}\b(?:especially|such as|including|namely)\b", page.clean[span.end : span.end + 90]
        )
    )


def _status(page: Page, sentence: Sentence, span: Span, cues: _Cues) -> tuple[Status, Span | None, str]:
    """Return the status by the clause around the name: what follows at once, then what stands before."""
    after = re.compile(r"\b(?:in effect|in force|into force|into effect|implemented|applied)\b").search(
        page.clean, span.end, min(sentence.end, span.end + 50)
    )
    if after:
        return Status.IN_FORCE, Span(*after.span()), "instrument.in_force"
    worked = _SAYS["worked"].search(page.clean, max(sentence.start, span.start - 45), span.start)
    if worked:
        return Status.IN_FORCE, Span(*worked.span()), "instrument.in_force"
    start = max(page.clean.rfind(";", sentence.start, span.start), sentence.start)
    if page.clean.find(":", sentence.start, span.start) >= 0:
        start = sentence.start
    for status, key, pattern in cues.status:
        found = pattern.search(page.clean, start, span.start) or (
            pattern.search(page.clean, span.end, min(sentence.end, span.end + 60))
            if key in {"signed", "ratifying"}
            else None
        )
        if found:
            return status, Span(*found.span()), f"instrument.{key}"
    inside = cues.status[4][2].search(page.clean, span.start, span.end)
    if inside:
        return Status.IN_FORCE, Span(*inside.span()), "instrument.in_force"
    return Status.IN_FORCE, None, "instrument.plain"


def _ellipsis(page: Page, match: re.Match[str], span: Span, sentence: Sentence) -> Iterator[Span]:
    if not match.group("head").lower().endswith("s"):
        return
    at = span.end
    while found := _SAYS["ellipsis"].match(page.clean, at, sentence.end):
        words = page.clean[found.start(1) : found.end(1)]
        cut = re.search(r"\b(?: and | in | to | during | while )", words)
        end = found.start(1) + (cut.start() if cut and cut.start() > 8 else len(words))
        yield Span(found.start(1), end)
        at = end


def _make(
    page: Page, span: Span, found: tuple[Status, Span | None, str], parties: tuple[str, ...]
) -> Instrument:
    status, cue, rule = found
    name = page.cut(span)
    inside = {f.value for f in page.countries if span.holds(f.span)}
    own = tuple(code for code in parties if code in inside)
    sure = 0.8 if cue else 0.4
    chosen = own if len(own) > 1 else parties
    return Instrument(_kind(name), name, status, chosen, span, Trace(rule, cue, sure), ambiguous=cue is None)


def _kind(name: str) -> str:
    rows = (
        *load_lower("instrument_kinds.toml", "subject").items(),
        *load_lower("instrument_kinds.toml", "form").items(),
    )
    return next((kind for kind, pattern in rows if pattern.search(name.lower())), "OTHER")


def _says_subject(name: str) -> bool:
    return any(
        pattern.search(name.lower()) for pattern in load_lower("instrument_kinds.toml", "subject").values()
    )
