"""Undertakings of another subject: "suggested that THEY do", "affirmed that IT would", "asked THEM to"."""

import re
from collections.abc import Iterator

from comity.intake.actors import BOTH, Scene, find_actor, others, speaker
from comity.intake.clauses import verb_form
from comity.intake.cues import Cue, Find, find_actions
from comity.intake.page import Page
from comity.intake.patterns import load_patterns
from comity.intake.record import Modality, Span
from comity.intake.sentences import Sentence

_SAYS = load_patterns("undertakings.toml", "commitment")


def read_clause(scene: Scene, sentence: Sentence, cue: Cue) -> Iterator[Find]:
    """Read "suggested that SOMEBODY do", "affirmed that SOMEBODY would do", "asked SOMEBODY to do"."""
    start = cue.span.end + 1
    if _SAYS["passive_ask"].search(
        scene.page.clean, max(sentence.start, cue.span.start - 12), cue.span.start
    ):
        return
    found = _inner_verb(scene.page, start, sentence.end, cue)
    thing = _SAYS["noun_subject"].match(scene.page.clean, start, sentence.end)
    wished = thing and find_actor(scene, Span(*thing.span(1))) is None
    if found is None or (wished and cue.kind == "suggested"):
        yield from _noun_clause(scene, sentence, cue)
        return
    subject = Span(start, found)
    actor = find_actor(scene, subject)
    if actor is None and re.match(
        r"(?:he|she|it|his|her|their|its)\b", scene.page.clean[start:found], re.IGNORECASE
    ):
        actor = speaker(scene, cue.span.start)
    if actor is None and cue.kind == "provides":
        return
    able = _SAYS["able"].match(scene.page.clean, found, sentence.end)
    begin = able.end() if able else found
    if not _SAYS["state"].match(scene.page.clean, begin, sentence.end):
        yield from find_actions(scene.page, Span(begin, sentence.end), (cue, actor or BOTH))


def _inner_verb(page: Page, start: int, end: int, cue: Cue) -> int | None:
    """Return where the action begins after the inner subject: after a modal, or at a bare verb."""
    limit = min(end, start + 300)
    modal = _SAYS["inner_modal"].search(page.clean, start, limit)
    if cue.kind == "provides":
        modal = _SAYS["asked_to"].search(page.clean, start, min(limit, start + 110))
    if cue.kind in {"proposed", "suggested"} and not page.cut(cue.span).lower().endswith("that"):
        modal = _first(modal, _SAYS["asked_to"].search(page.clean, start, min(limit, start + 110)))
    if cue.kind == "affirmed":
        progressive = _SAYS["progressive"].search(page.clean, start, limit)
        modal = modal if modal and not (progressive and progressive.start() < modal.start()) else progressive
        return modal.end() if modal else None
    bare = None
    if cue.kind in {"proposed", "suggested"}:
        words = re.finditer(r"\s(?=[a-z])", page.clean[start : min(limit, start + 110)])
        places = (start + m.end() for m in words)
        bare = next((p for p in places if _is_bare(page, p, end)), None)
    if modal and (bare is None or modal.start() < bare):
        return (
            modal.end() if verb_form(page.clean, modal.end(), end) or modal.group().strip() != "to" else bare
        )
    return bare


def _first(one: re.Match[str] | None, other: re.Match[str] | None) -> re.Match[str] | None:
    both = [match for match in (one, other) if match]
    return min(both, key=lambda match: match.start()) if both else None


def _is_bare(page: Page, place: int, end: int) -> bool:
    before = page.clean[max(0, place - 6) : place].lower()
    return verb_form(page.clean, place, end) == "base" and not before.endswith(
        ("the ", " a ", " of ", "our ", "eir ", "its ", "and ", " on ")
    )


def _noun_clause(scene: Scene, sentence: Sentence, cue: Cue) -> Iterator[Find]:
    """Read "hoped that TRAINING would go on": the wish is for a thing; the other side gives it."""
    found = _SAYS["noun_subject"].match(scene.page.clean, cue.span.end + 1, sentence.end)
    if found and cue.kind == "suggested":
        who = speaker(scene, cue.span.start)
        yield Find(
            Span(*found.span(1)), Modality.SUGGESTED, others(scene.table, who) if who else BOTH, cue, 0.5
        )
