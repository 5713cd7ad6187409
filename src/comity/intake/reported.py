"""Undertakings of another subject: "suggested that THEY do", "affirmed that IT would", "asked THEM to"."""

import re
from collections.abc import Iterator

from comity.intake.actors import BOTH, Scene, find_actor, others, speaker
from comity.intake.clauses import trim, verb_form
from comity.intake.cues import MODALITY, Cue, Find, find_actions
from comity.intake.page import Page
from comity.intake.patterns import load_patterns
from comity.intake.record import Modality, Span
from comity.intake.sentences import Sentence

_SAYS = load_patterns("undertakings.toml", "commitment")
_OWN = re.compile(r"(?:he|she|it|his|her|their|its)\b", re.IGNORECASE)


def read_clause(scene: Scene, sentence: Sentence, cue: Cue) -> Iterator[Find]:
    """Read "suggested that SOMEBODY do A and that B be done", "asked SOMEBODY to do"."""
    lead = Span(max(sentence.start, cue.span.start - 12), cue.span.start)
    if _SAYS["passive_ask"].search(scene.page.clean, lead.start, lead.end):
        return
    edges = [Span(cue.span.end + 1, cue.span.end + 1)]
    edges += [
        Span(*m.span()) for m in _SAYS["that_too"].finditer(scene.page.clean, edges[0].end, sentence.end)
    ]
    ends = [*(edge.start for edge in edges[1:]), sentence.end]
    for edge, end in zip(edges, ends, strict=True):
        yield from _one_clause(scene, Span(edge.end, end), cue)


def _one_clause(scene: Scene, clause: Span, cue: Cue) -> Iterator[Find]:
    clean = scene.page.clean
    found = _inner_verb(scene.page, clause.start, clause.end, cue)
    thing = _SAYS["noun_subject"].match(clean, clause.start, clause.end)
    wished = thing and find_actor(scene, Span(*thing.span(1))) is None
    passive = _passive(scene, clause, cue)
    if passive:
        yield passive
    elif found is None or (wished and cue.kind == "suggested"):
        yield from _noun_clause(scene, clause, cue)
    else:
        able = _SAYS["able"].match(clean, found, clause.end)
        begin = able.end() if able else found
        actor = _inner_actor(scene, Span(clause.start, found), cue)
        if not _SAYS["state"].match(clean, begin, clause.end) and (actor or cue.kind != "provides"):
            yield from find_actions(scene.page, Span(begin, clause.end), (cue, actor or BOTH))


def _passive(scene: Scene, clause: Span, cue: Cue) -> Find | None:
    """Read "agreed that A WILL BE DONE": the clause as a whole, since nobody in it acts."""
    found = _SAYS["passive"].match(scene.page.clean, clause.start, clause.end)
    span = trim(scene.page.clean, clause) if found and cue.form == "that" else None
    if span is None or cue.kind not in {"agreed", "pledged", "affirmed"}:
        return None
    who = speaker(scene, cue.span.start) if cue.kind != "agreed" else None
    return Find(span, MODALITY[cue.kind], who or BOTH, cue, 0.55)


def _inner_actor(scene: Scene, subject: Span, cue: Cue) -> tuple[str, ...] | None:
    """Return who the inner subject is; "he" or "its services" is the speaker's side, unless all agreed."""
    actor = find_actor(scene, subject)
    words = scene.page.clean[subject.start : subject.end]
    if actor is None and cue.kind != "agreed" and _OWN.match(words):
        return speaker(scene, cue.span.start)
    return actor


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


def _noun_clause(scene: Scene, clause: Span, cue: Cue) -> Iterator[Find]:
    """Read "hoped that TRAINING would go on": the wish is for a thing; the other side gives it."""
    found = _SAYS["noun_subject"].match(scene.page.clean, clause.start, clause.end)
    if found and cue.kind == "suggested":
        who = speaker(scene, cue.span.start)
        yield Find(
            Span(*found.span(1)), Modality.SUGGESTED, others(scene.table, who) if who else BOTH, cue, 0.5
        )
