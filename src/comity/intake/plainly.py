"""Undertakings in the other languages: what follows a cue, cut at the language's breaks; honestly unsure."""

import re
from collections.abc import Iterator

from comity.intake.actors import BOTH, Scene, both_words, find_actor, others, speaker
from comity.intake.clauses import trim
from comity.intake.cues import MODALITY, Cue, Find, cue_pattern
from comity.intake.patterns import load_patterns, load_tables
from comity.intake.record import Span
from comity.intake.sentences import Sentence

_SAYS = load_patterns("undertakings.toml", "commitment")


def read_plainly(scene: Scene, sentence: Sentence) -> Iterator[Find]:
    """Read the other languages: what follows a cue, cut at the language's own breaks; honestly unsure."""
    rows = load_tables("commitments.toml").get(scene.page.lang)
    match = cue_pattern(scene.page.lang).search(scene.page.clean, sentence.start, sentence.end)
    if rows is None or match is None:
        return
    kind = match.lastgroup or "agreed"
    cue = Cue(kind, scene.page.lang, Span(*match.span()))
    actor = _other_actor(scene, Span(sentence.start, match.start()), cue, sentence)
    breaks = re.compile(str(rows["split"]), re.IGNORECASE)
    edges = [match.end()]
    cuts = [m.span() for m in breaks.finditer(scene.page.clean, match.end(), sentence.end)]
    starts = [match.end(), *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), sentence.end]
    for start, end in zip(starts, ends, strict=True):
        span = trim(scene.page.clean, Span(start, end)) if end - start > 8 and edges else None
        if span:
            inner, asked = _after_subject(scene, span, cue)
            actor = (asked,) if asked else actor
            yield Find(inner, MODALITY[kind], actor, cue, 0.4)


def _after_subject(scene: Scene, span: Span, cue: Cue) -> tuple[Span, str | None]:
    """Leave out who is asked ("đề nghị hai bên ...", "предложил правительству США ...")."""
    little = _SAYS["little"].match(scene.page.clean, span.start, span.end)
    start = little.end() if little else span.start
    both = both_words(scene.page.lang).match(scene.page.clean, start, span.end)
    if both and span.end - both.end() > 8:
        return Span(both.end() + 1, span.end), None
    for mark, code, _ in scene.table.marks:
        near = start <= mark.start < start + 25 and mark.start - cue.span.end < 28
        if near and cue.kind == "proposed" and code in scene.table.codes and span.end - mark.end > 12:
            return Span(mark.end + 1, span.end), code
    return Span(start, span.end), None


def _other_actor(scene: Scene, before: Span, cue: Cue, sentence: Sentence) -> tuple[str, ...]:
    after = scene.page.clean[cue.span.end : min(sentence.end, cue.span.end + 20)]
    if cue.kind == "agreed" or both_words(scene.page.lang).search(after):
        return BOTH
    who = find_actor(scene, before) or speaker(scene, cue.span.start) or BOTH
    if cue.kind == "proposed" and who != BOTH:
        return others(scene.table, who)
    return BOTH if cue.kind == "suggested" else who
