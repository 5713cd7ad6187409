"""Undertakings set down as points: decisions of minutes, lists under "agreed to:"."""

from collections.abc import Iterator

from comity.intake.actors import BOTH, Scene, find_actor
from comity.intake.clauses import trim, verb_form
from comity.intake.cues import MODALITY, Cue, Find, find_actions
from comity.intake.patterns import load_patterns
from comity.intake.record import Span
from comity.intake.sentences import Sentence

_SAYS = load_patterns("undertakings.toml", "commitment")
_LIST_STRENGTH = {
    "comm": "pledged",
    "pled": "pledged",
    "prop": "proposed",
    "sugg": "suggested",
    "reco": "suggested",
    "urge": "suggested",
}


def is_minutes(sentence: Sentence) -> bool:
    """Say whether the sentence is a decision by itself: a point "To DO", or one ended by a semicolon."""
    marked = sentence.text[-1] == ";" or not sentence.text[0].isalpha()
    return marked and bool(_SAYS["minutes"].match(sentence.text))


def is_point(sentence: Sentence) -> bool:
    """Say whether the sentence is a point of a list."""
    return bool(_SAYS["bullet"].match(sentence.text))


def read_minutes(scene: Scene, sentence: Sentence) -> Iterator[Find]:
    """Read a decision of minutes: "- To invite its members to ..."; the body that decides acts."""
    lead = _SAYS["minutes"].match(sentence.text)
    start = sentence.start + (lead.end() if lead else 0)
    if _SAYS["minutes_none"].match(scene.page.clean, start):
        return
    bodies = [c for c in scene.table.codes if len(c) != 2] or list(scene.table.codes[:1])
    kind = "suggested" if _SAYS["minutes_weak"].match(scene.page.clean, start) else "agreed"
    span = trim(scene.page.clean, Span(start, sentence.end))
    if span:
        cue = Cue(kind, "minutes", Span(sentence.start, start))
        yield Find(span, MODALITY[kind], tuple(bodies[:1]) or BOTH, cue, 0.6)


def read_point(scene: Scene, sentence: Sentence, lead: Sentence) -> Iterator[Find]:
    """Read a point of a list under "agreed to:" or "decided:"; the strength is that of the line above."""
    if _SAYS["minutes"].match(sentence.text):
        yield from read_minutes(scene, sentence)
        return
    announced = _SAYS["list_lead"].search(scene.page.clean, lead.start, lead.end)
    bullet = _SAYS["bullet"].match(sentence.text)
    start = sentence.start + (bullet.end() if bullet else 0)
    if announced and verb_form(scene.page.clean, start, sentence.end):
        kind = _LIST_STRENGTH.get(announced.group(1)[:4].lower(), "agreed")
        cue = Cue(kind, "list", Span(*announced.span(1)))
        actor = find_actor(scene, Span(lead.start, announced.start())) or BOTH
        yield from find_actions(scene.page, Span(start, sentence.end), (cue, actor))
