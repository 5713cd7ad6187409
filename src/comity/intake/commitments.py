"""What was undertaken: each action by itself, how strongly, who must act, about what.

A cue announces the undertaking ("agreed to", "suggested that", "will"); what follows is cut into single actions. Looking
back is not looking forward: a clause without a forward cue gives nothing.
"""

import dataclasses
import functools
import re
from collections.abc import Iterator

from comity.intake.actors import BOTH, both_words, find_actor, others, speaker
from comity.intake.atlas import load_tables
from comity.intake.clauses import skip_adverbs, split_actions, trim, verb_form
from comity.intake.page import Page
from comity.intake.record import Commitment, Mention, Modality, Span, Trace
from comity.intake.sentences import Sentence
from comity.intake.sides import Table
from comity.intake.taken import Taken
from comity.intake.topics import find_topics

_MODALITY = {
    "agreed": Modality.AGREED,
    "provides": Modality.AGREED,
    "pledged": Modality.PLEDGED,
    "proposed": Modality.PROPOSED,
    "suggested": Modality.SUGGESTED,
    "affirmed": Modality.AFFIRMED,
}
_OUGHT = re.compile(r"\b(?:should|must|need|needs|needed|ought|has|have)\b", re.IGNORECASE)
_INNER_MODAL = re.compile(
    r"\b(?:will|would|shall|should|must|need(?:s|ed)? to|ought to|can|could|may|(?:is|are|was|were|stands?|stood) (?:always )?(?:ready|willing|prepared) to|"
    r"(?:is|are) to|has to|have to)\s+",
    re.IGNORECASE,
)
_ASKED_TO = re.compile(r"\bto\s+(?=[a-z])", re.IGNORECASE)
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were)\s+(?=\w+ing\b)", re.IGNORECASE)
_ABLE = re.compile(r"(?:be able to|continue to be able to|also|then|now)\s+", re.IGNORECASE)
_STATE = re.compile(
    r"(?:\w+ly\s+)?(?:continue to be|be|have|remain|become|contribute|see|need|like|know|benefit|depend|mean|grow)\b",
    re.IGNORECASE,
)
_NEED = re.compile(r"(?:on )?the need to\s+", re.IGNORECASE)
_NOMINAL = re.compile(
    r"(?:an? |the |more |closer |further |greater |joint |enhanced |regular |continued |stronger |better |structured |mutual |full |early |\w+al )*"
    r"(?:exchange|sharing|cooperation|co-operation|coordination|training|establishment|creation|strengthening|implementation|expansion|increase|support|"
    r"dialogue|consultation|action|effort|fight|participation|development|use|conclusion|signing|organi[sz]ation|negotiation|ratification|release|"
    r"return|assistance|collaboration|information|control|posting|opening|holding|deployment|patrol|investigation|work|contacts|measures|programme)",
    re.IGNORECASE,
)
_NOUN_SUBJECT = re.compile(
    r"(.{12,160}?)\s+(?:would|will) (?:go on|continue|be (?:expanded|strengthened|deepened|enhanced|increased|continued|developed))\b"
)
_MINUTES = re.compile(r"^[-•*–]?\s*to (?=[a-z])", re.IGNORECASE)
_MINUTES_WEAK = re.compile(r"(?:urge|ask|call|encourage|recommend|appeal)\b", re.IGNORECASE)
_MINUTES_NONE = re.compile(
    r"(?:welcome|note|take note|take up|thank|congratulate|commend|express|acknowledge|recall|approve the|adopt the (?:agenda|report)|hold elections|elect)\b",
    re.IGNORECASE,
)
_FOLLOW_UP = re.compile(
    r"^\W*(?:accordingly|additionally|in that spirit|to that end|to this end|in addition|furthermore|moreover|also)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|noted|stressed|emphasi[sz]ed|suggested|underlined|stated|added|believed|pointed out|hoped|told|argued|thought)\b|, (?:he|she) ",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-•*–]|\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)])\s*(?=\S)", re.IGNORECASE)
_LIST_LEAD = re.compile(
    r"\b(agreed|decided|resolved|decisions?|conclusions?|commit\w*|pledged|proposed|suggested|recommend\w*|urged?)\b[^:]*:$",
    re.IGNORECASE,
)
_LIST_STRENGTH = {
    "comm": "pledged",
    "pled": "pledged",
    "prop": "proposed",
    "sugg": "suggested",
    "reco": "suggested",
    "urge": "suggested",
}
_JOINT = re.compile(r"[,;]?\s+(?:and|but|while)(?:\s+(?:also|he|she|they|it|has|have))?\s*$", re.IGNORECASE)
_LITTLE = re.compile(r"(?:(?:d'|de |à |que )(?=\w))?", re.IGNORECASE)
_PASSIVE_ASK = re.compile(r"\b(?:was|were|been|be|being|are|is|when|if|as)\s+$", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class _Cue:
    kind: str
    form: str
    span: Span


@dataclasses.dataclass(frozen=True, slots=True)
class _Find:
    span: Span
    modality: Modality
    actor: tuple[str, ...]
    cue: _Cue
    sure: float


@functools.lru_cache(maxsize=16)
def _cue_pattern(lang: str) -> re.Pattern[str]:
    table = load_tables("commitments.toml")
    cues: dict[str, str] = table.get(lang, table["en"])["cue"]  # type: ignore[call-overload]
    return re.compile(
        "|".join(rf"(?P<{name}>(?<!\w){pattern})" for name, pattern in cues.items()), re.IGNORECASE
    )


def find_commitments(page: Page, table: Table, crimes: tuple[Mention, ...]) -> tuple[Commitment, ...]:
    """Return the undertakings of the text, in order of place."""
    read = _english if page.lang == "en" else _other
    out: list[_Find] = []
    taken = Taken()
    lead: Sentence | None = None
    for sentence in page.prose:
        if page.lang == "en" and lead and _BULLET.match(sentence.text):
            out.extend(found for found in _listed(page, table, sentence, lead) if taken.add(found.span))
            continue
        lead = sentence if sentence.text.endswith(":") else None
        out.extend(found for found in read(page, table, sentence) if taken.add(found.span))
    return tuple(_make(page, found, crimes) for found in sorted(out, key=lambda f: f.span))


def _make(page: Page, found: _Find, crimes: tuple[Mention, ...]) -> Commitment:
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


def _english(page: Page, table: Table, sentence: Sentence) -> Iterator[_Find]:
    if _MINUTES.match(sentence.text) and (sentence.text[-1] == ";" or not sentence.text[0].isalpha()):
        yield from _minutes(page, table, sentence)
        return
    at = sentence.start
    pattern = _cue_pattern("en")
    while match := pattern.search(page.clean, at, sentence.end):
        name = match.lastgroup or ""
        kind, _, form = name.partition("_")
        cue = _Cue(kind, form or ("np" if kind == "provides" else "modal"), Span(*match.span()))
        finds = list(_FORMS[cue.form](page, table, _until_next(page, sentence, cue), cue))
        yield from finds
        at = max(match.end(), finds[-1].span.end if finds else 0)


def _until_next(page: Page, sentence: Sentence, cue: _Cue) -> Sentence:
    """Cut the sentence where a second announcement begins ("proposed A and suggested that B")."""
    for match in _cue_pattern("en").finditer(page.clean, cue.span.end, sentence.end):
        joint = _JOINT.search(page.clean[cue.span.end : match.start()])
        if joint and match.lastgroup not in {"modal", "provides", "affirmed_weight"}:
            end = cue.span.end + joint.start()
            return sentence._replace(end=end, text=page.clean[sentence.start : end])
    return sentence


def _infinitive(page: Page, table: Table, sentence: Sentence, cue: _Cue) -> Iterator[_Find]:
    """Read "agreed to DO", "stands ready to DO", "attached weight to DOING"."""
    subject = Span(sentence.start, cue.span.start)
    actor = find_actor(page, table, subject) or _default(page, table, cue)
    if cue.kind == "agreed" and len(table.codes) == 2:
        actor = (
            BOTH if not re.search(r"\b(?:it|he|she)\s*$", page.clean[subject.start : subject.end]) else actor
        )
    yield from _actions(page, Span(cue.span.end + 1, sentence.end), (cue, actor))


def _gerund(page: Page, table: Table, sentence: Sentence, cue: _Cue) -> Iterator[_Find]:
    """Read "suggested DOING": no subject of its own, so all sides act."""
    start = cue.span.end + 1
    if verb_form(page.clean, start, sentence.end) == "ing":
        yield from _actions(page, Span(start, sentence.end), (cue, BOTH))


def _upon(page: Page, table: Table, sentence: Sentence, cue: _Cue) -> Iterator[_Find]:
    """Read "agreed on the need to DO", "agreed on DOING", "agreed on an exchange of ..."."""
    start = cue.span.end + 1
    need = _NEED.match(page.clean, start, sentence.end)
    if need:
        yield from _actions(page, Span(need.end(), sentence.end), (cue, BOTH))
    elif verb_form(page.clean, start, sentence.end) == "ing":
        yield from _actions(page, Span(start, sentence.end), (cue, BOTH))
    else:
        yield from _nominal(page, table, sentence, cue)


def _nominal(page: Page, table: Table, sentence: Sentence, cue: _Cue) -> Iterator[_Find]:
    """Read "called for closer cooperation", "the text provides for an exchange of ..."."""
    start = cue.span.end + 1
    if not _NOMINAL.match(page.clean, start, sentence.end):
        return
    span = trim(page.clean, Span(start, sentence.end))
    if span:
        yield _Find(span, _MODALITY[cue.kind], BOTH, cue, 0.6)


def _clause(page: Page, table: Table, sentence: Sentence, cue: _Cue) -> Iterator[_Find]:
    """Read "suggested that SOMEBODY do", "affirmed that SOMEBODY would do", "asked SOMEBODY to do"."""
    start = cue.span.end + 1
    if _PASSIVE_ASK.search(page.clean, max(sentence.start, cue.span.start - 12), cue.span.start):
        return
    found = _inner_verb(page, start, sentence.end, cue)
    thing = _NOUN_SUBJECT.match(page.clean, start, sentence.end)
    wished = thing and find_actor(page, table, Span(*thing.span(1))) is None
    if found is None or (wished and cue.kind == "suggested"):
        yield from _noun_clause(page, table, sentence, cue)
        return
    subject = Span(start, found)
    actor = find_actor(page, table, subject)
    if actor is None and re.match(
        r"(?:he|she|it|his|her|their|its)\b", page.clean[start:found], re.IGNORECASE
    ):
        actor = speaker(page, table, cue.span.start)
    if actor is None and cue.kind == "provides":
        return
    able = _ABLE.match(page.clean, found, sentence.end)
    begin = able.end() if able else found
    if not _STATE.match(page.clean, begin, sentence.end):
        yield from _actions(page, Span(begin, sentence.end), (cue, actor or BOTH))


def _inner_verb(page: Page, start: int, end: int, cue: _Cue) -> int | None:
    """Return where the action begins after the inner subject: after a modal, or at a bare verb."""
    limit = min(end, start + 300)
    modal = _INNER_MODAL.search(page.clean, start, limit)
    if cue.kind == "provides":
        modal = _ASKED_TO.search(page.clean, start, min(limit, start + 110))
    if cue.kind in {"proposed", "suggested"} and not page.cut(cue.span).lower().endswith("that"):
        modal = _first(modal, _ASKED_TO.search(page.clean, start, min(limit, start + 110)))
    if cue.kind == "affirmed":
        progressive = _PROGRESSIVE.search(page.clean, start, limit)
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


def _noun_clause(page: Page, table: Table, sentence: Sentence, cue: _Cue) -> Iterator[_Find]:
    """Read "hoped that TRAINING would go on": the wish is for a thing; the other side gives it."""
    found = _NOUN_SUBJECT.match(page.clean, cue.span.end + 1, sentence.end)
    if found and cue.kind == "suggested":
        who = speaker(page, table, cue.span.start)
        yield _Find(Span(*found.span(1)), Modality.SUGGESTED, others(table, who) if who else BOTH, cue, 0.5)


def _modal(page: Page, table: Table, sentence: Sentence, cue: _Cue) -> Iterator[_Find]:
    """Read "the two sides will DO", "Russia should DO": only where a side is the subject."""
    subject = _modal_subject(page, sentence, cue.span.start)
    actor = find_actor(page, table, subject)
    able = _ABLE.match(page.clean, cue.span.end + 1, sentence.end)
    start = able.end() if able else cue.span.end + 1
    if (
        actor is None
        or verb_form(page.clean, start, sentence.end) != "base"
        or _STATE.match(page.clean, start, sentence.end)
    ):
        return
    reported = _REPORTED.search(page.clean, sentence.start, sentence.end) and not both_words("en").match(
        sentence.text
    )
    strength = Modality.SUGGESTED if _OUGHT.search(page.cut(cue.span)) else Modality.AGREED
    if strength is Modality.SUGGESTED and _FOLLOW_UP.match(sentence.text) and not reported:
        strength = Modality.AGREED
    if strength is Modality.AGREED and reported:
        strength = Modality.PLEDGED
    for found in _actions(page, Span(start, sentence.end), (cue, actor), strength):
        yield found


def _modal_subject(page: Page, sentence: Sentence, end: int) -> Span:
    """Return the words right before the modal, back to the clause's beginning."""
    before = page.clean[sentence.start : end]
    cuts = [
        m.end() for m in re.finditer(r"[,;:]\s|\b(?:that|which|and that|when|where|if|said|added)\s", before)
    ]
    return Span(sentence.start + (cuts[-1] if cuts else 0), end)


def _minutes(page: Page, table: Table, sentence: Sentence) -> Iterator[_Find]:
    """Read a decision of minutes: "- To invite its members to ..."; the body that decides acts."""
    lead = _MINUTES.match(sentence.text)
    start = sentence.start + (lead.end() if lead else 0)
    if _MINUTES_NONE.match(page.clean, start):
        return
    bodies = [c for c in table.codes if not (len(c) == 2)] or list(table.codes[:1])
    kind = "suggested" if _MINUTES_WEAK.match(page.clean, start) else "agreed"
    span = trim(page.clean, Span(start, sentence.end))
    if span:
        cue = _Cue(kind, "minutes", Span(sentence.start, start))
        yield _Find(span, _MODALITY[kind], tuple(bodies[:1]) or BOTH, cue, 0.6)


def _listed(page: Page, table: Table, sentence: Sentence, lead: Sentence) -> Iterator[_Find]:
    """Read a point of a list under "agreed to:" or "decided:"; the strength is that of the line above."""
    if _MINUTES.match(sentence.text):
        yield from _minutes(page, table, sentence)
        return
    announced = _LIST_LEAD.search(page.clean, lead.start, lead.end)
    bullet = _BULLET.match(sentence.text)
    start = sentence.start + (bullet.end() if bullet else 0)
    if announced and verb_form(page.clean, start, sentence.end):
        kind = _LIST_STRENGTH.get(announced.group(1)[:4].lower(), "agreed")
        cue = _Cue(kind, "list", Span(*announced.span(1)))
        actor = find_actor(page, table, Span(lead.start, announced.start())) or BOTH
        yield from _actions(page, Span(start, sentence.end), (cue, actor))


def _actions(
    page: Page, within: Span, who: tuple[_Cue, tuple[str, ...]], strength: Modality | None = None
) -> Iterator[_Find]:
    """Yield the single actions of the verb phrase; a nested report ends it."""
    cue, actor = who
    begin = within.start
    if (
        verb_form(page.clean, begin, within.end) is None
        and skip_adverbs(page.clean, begin, within.end) >= within.end
    ):
        return
    if _STATE.match(page.clean, begin, within.end):
        return
    sure = 0.85 if verb_form(page.clean, begin, within.end) else 0.55
    for span in split_actions(page.clean, begin, within.end):
        yield _Find(span, strength or _MODALITY[cue.kind], actor, cue, sure)


def _default(page: Page, table: Table, cue: _Cue) -> tuple[str, ...]:
    if cue.kind == "agreed":
        return BOTH
    return speaker(page, table, cue.span.start) or BOTH


_FORMS = {
    "to": _infinitive,
    "weight": _infinitive,
    "ing": _gerund,
    "on": _upon,
    "np": _nominal,
    "that": _clause,
    "modal": _modal,
}


def _other(page: Page, table: Table, sentence: Sentence) -> Iterator[_Find]:
    """Read the other languages: what follows a cue, cut at the language's own breaks; honestly unsure."""
    rows = load_tables("commitments.toml").get(page.lang)
    match = _cue_pattern(page.lang).search(page.clean, sentence.start, sentence.end)
    if rows is None or match is None:
        return
    kind = match.lastgroup or "agreed"
    cue = _Cue(kind, page.lang, Span(*match.span()))
    actor = _other_actor(page, table, Span(sentence.start, match.start()), cue, sentence)
    breaks = re.compile(str(rows["split"]), re.IGNORECASE)
    edges = [match.end()]
    cuts = [m.span() for m in breaks.finditer(page.clean, match.end(), sentence.end)]
    starts = [match.end(), *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), sentence.end]
    for start, end in zip(starts, ends, strict=True):
        span = trim(page.clean, Span(start, end)) if end - start > 8 and edges else None
        if span:
            inner, asked = _after_subject(page, table, span, cue)
            actor = (asked,) if asked else actor
            yield _Find(inner, _MODALITY[kind], actor, cue, 0.4)


def _after_subject(page: Page, table: Table, span: Span, cue: _Cue) -> tuple[Span, str | None]:
    """Leave out who is asked, right after the cue ("đề nghị hai bên ...", "предложил правительству США ...")."""
    start = span.start + len(_LITTLE.match(page.clean, span.start, span.end)[0])  # type: ignore[index]
    both = both_words(page.lang).match(page.clean, start, span.end)
    if both and span.end - both.end() > 8:
        return Span(both.end() + 1, span.end), None
    for mark, code, _ in table.marks:
        near = start <= mark.start < start + 25 and mark.start - cue.span.end < 28
        if near and cue.kind == "proposed" and code in table.codes and span.end - mark.end > 12:
            return Span(mark.end + 1, span.end), code
    return Span(start, span.end), None


def _other_actor(page: Page, table: Table, before: Span, cue: _Cue, sentence: Sentence) -> tuple[str, ...]:
    after = page.clean[cue.span.end : min(sentence.end, cue.span.end + 20)]
    if cue.kind == "agreed" or both_words(page.lang).search(after):
        return BOTH
    who = find_actor(page, table, before) or speaker(page, table, cue.span.start) or BOTH
    if cue.kind == "proposed" and who != BOTH:
        return others(table, who)
    return BOTH if cue.kind == "suggested" else who
