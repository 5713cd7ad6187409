"""What was undertaken: each action by itself, how strongly, who must act, about what.

A cue announces the undertaking ("agreed to", "suggested that", "will"); what follows is cut into single
actions. Looking back is not looking forward: a clause without a forward cue gives nothing.
"""

import re
from collections.abc import Iterator

from comity.intake.actors import BOTH, Scene, both_words, find_actor, speaker
from comity.intake.clauses import trim, verb_form
from comity.intake.cues import MODALITY, Cue, Find, cue_pattern, find_actions
from comity.intake.decisions import is_minutes, is_point, read_minutes, read_point
from comity.intake.page import Page
from comity.intake.patterns import load_patterns
from comity.intake.plainly import read_plainly
from comity.intake.record import Commitment, Mention, Modality, Span, Trace
from comity.intake.reported import read_clause
from comity.intake.sentences import Sentence
from comity.intake.sides import Table
from comity.intake.taken import Taken
from comity.intake.topics import find_topics

_NEAR = 16
_MOST_CUES = 20  # in one sentence; more is no prose
_SAYS = load_patterns("undertakings.toml", "commitment")


def find_commitments(page: Page, table: Table, crimes: tuple[Mention, ...]) -> tuple[Commitment, ...]:
    """Return the undertakings of the text, in order of place."""
    scene = Scene(page, table)
    read = _english if page.lang == "en" else read_plainly
    out: list[Find] = []
    taken = Taken()
    lead: Sentence | None = None
    for sentence in page.prose:
        if page.lang == "en" and lead and is_point(sentence):
            out.extend(found for found in read_point(scene, sentence, lead) if taken.add(found.span))
            continue
        lead = sentence if sentence.text.endswith(":") else None
        out.extend(found for found in read(scene, sentence) if taken.add(found.span))
    return tuple(_make(page, found, crimes) for found in sorted(out, key=lambda f: f.span))


def _make(page: Page, found: Find, crimes: tuple[Mention, ...]) -> Commitment:
    text = page.cut(found.span)
    fields = {m.code for m in crimes if found.span.holds(m.span)}
    doubtful = found.sure < 0.6 or page.clean[found.span.start : found.span.end] != text
    return Commitment(
        span=found.span,
        text=text,
        modality=found.modality,
        actor=found.actor,
        topics=find_topics(page.clean[found.span.start : found.span.end]),
        fields=tuple(sorted(fields)),
        trace=Trace(f"commitment.{found.cue.kind}-{found.cue.form}", found.cue.span, found.sure),
        ambiguous=doubtful,
    )


def _english(scene: Scene, sentence: Sentence) -> Iterator[Find]:
    if is_minutes(sentence):
        yield from read_minutes(scene, sentence)
        return
    at = sentence.start
    pattern = cue_pattern("en")
    for _ in range(_MOST_CUES):
        match = pattern.search(scene.page.clean, at, sentence.end)
        if match is None:
            return
        name = match.lastgroup or ""
        kind, _, form = name.partition("_")
        cue = Cue(kind, form or ("np" if kind == "provides" else "modal"), Span(*match.span()))
        finds = list(_FORMS[cue.form](scene, _until_next(scene.page, sentence, cue), cue))
        yield from finds
        at = max(match.end(), finds[-1].span.end if finds else 0)


def _until_next(page: Page, sentence: Sentence, cue: Cue) -> Sentence:
    """Cut the sentence where a second announcement begins ("proposed A and suggested that B")."""
    for match in cue_pattern("en").finditer(page.clean, cue.span.end, sentence.end):
        near = max(cue.span.end, match.start() - _NEAR)
        joint = _SAYS["joint"].search(page.clean[near : match.start()])
        if joint and match.lastgroup not in {"modal", "provides", "affirmed_weight"}:
            end = near + joint.start()
            return sentence._replace(end=end, text=page.clean[sentence.start : end])
    return sentence


def _infinitive(scene: Scene, sentence: Sentence, cue: Cue) -> Iterator[Find]:
    """Read "agreed to DO", "stands ready to DO", "attached weight to DOING"."""
    subject = Span(sentence.start, cue.span.start)
    actor = find_actor(scene, subject) or _default(scene, cue)
    if cue.kind == "agreed" and len(scene.table.codes) == 2:
        actor = (
            BOTH
            if not re.search(r"\b(?:it|he|she)\s*$", scene.page.clean[subject.start : subject.end])
            else actor
        )
    yield from find_actions(scene.page, Span(cue.span.end + 1, sentence.end), (cue, actor))


def _gerund(scene: Scene, sentence: Sentence, cue: Cue) -> Iterator[Find]:
    """Read "suggested DOING": no subject of its own, so all sides act."""
    start = cue.span.end + 1
    if verb_form(scene.page.clean, start, sentence.end) == "ing":
        yield from find_actions(scene.page, Span(start, sentence.end), (cue, BOTH))


def _upon(scene: Scene, sentence: Sentence, cue: Cue) -> Iterator[Find]:
    """Read "agreed on the need to DO", "agreed on DOING", "agreed on an exchange of ..."."""
    start = cue.span.end + 1
    need = _SAYS["need"].match(scene.page.clean, start, sentence.end)
    if need:
        yield from find_actions(scene.page, Span(need.end(), sentence.end), (cue, BOTH))
    elif verb_form(scene.page.clean, start, sentence.end) == "ing":
        yield from find_actions(scene.page, Span(start, sentence.end), (cue, BOTH))
    else:
        yield from _nominal(scene, sentence, cue)


def _nominal(scene: Scene, sentence: Sentence, cue: Cue) -> Iterator[Find]:
    """Read "called for closer cooperation", "the text provides for an exchange of ..."."""
    start = cue.span.end + 1
    if not _SAYS["nominal"].match(scene.page.clean, start, sentence.end):
        return
    span = trim(scene.page.clean, Span(start, sentence.end))
    if span:
        own = find_actor(scene, Span(sentence.start, cue.span.start)) if cue.kind == "pledged" else None
        yield Find(span, MODALITY[cue.kind], own or BOTH, cue, 0.6)


def _modal(scene: Scene, sentence: Sentence, cue: Cue) -> Iterator[Find]:
    """Read "the two sides will DO", "Russia should DO": only where a side is the subject."""
    subject = _modal_subject(scene.page, sentence, cue.span.start)
    actor = find_actor(scene, subject)
    able = _SAYS["able"].match(scene.page.clean, cue.span.end + 1, sentence.end)
    start = able.end() if able else cue.span.end + 1
    if (
        actor is None
        or verb_form(scene.page.clean, start, sentence.end) != "base"
        or _SAYS["state"].match(scene.page.clean, start, sentence.end)
    ):
        return
    reported = _SAYS["reported"].search(scene.page.clean, sentence.start, sentence.end) and not both_words(
        "en"
    ).match(sentence.text)
    strength = Modality.SUGGESTED if _SAYS["ought"].search(scene.page.cut(cue.span)) else Modality.AGREED
    if strength is Modality.SUGGESTED and _SAYS["follow_up"].match(sentence.text) and not reported:
        strength = Modality.AGREED
    if strength is Modality.AGREED and reported:
        strength = Modality.PLEDGED
    yield from find_actions(scene.page, Span(start, sentence.end), (cue, actor), strength)


def _modal_subject(page: Page, sentence: Sentence, end: int) -> Span:
    """Return the words right before the modal, back to the clause's beginning."""
    before = page.clean[sentence.start : end]
    cuts = [
        m.end() for m in re.finditer(r"[,;:]\s|\b(?:that|which|and that|when|where|if|said|added)\s", before)
    ]
    return Span(sentence.start + (cuts[-1] if cuts else 0), end)


def _default(scene: Scene, cue: Cue) -> tuple[str, ...]:
    if cue.kind == "agreed":
        return BOTH
    return speaker(scene, cue.span.start) or BOTH


_FORMS = {
    "to": _infinitive,
    "weight": _infinitive,
    "ing": _gerund,
    "on": _upon,
    "np": _nominal,
    "that": read_clause,
    "modal": _modal,
}
