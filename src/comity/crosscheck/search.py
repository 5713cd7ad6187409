"""One question against one snapshot: find what could matter, weigh it, answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from comity.crosscheck.align import Weights
from comity.crosscheck.answer import Answer, Hit, Level, Policy, Score
from comity.crosscheck.candidates import candidates
from comity.crosscheck.documents import near, normal
from comity.crosscheck.entry import Entry, Kind, Query
from comity.crosscheck.finding import RANK
from comity.crosscheck.flat import look_up
from comity.crosscheck.forms import Form, forms_of
from comity.crosscheck.score import score
from comity.crosscheck.snapshot import Part, Snapshot

CROWD_BITS = 3.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A record and the best score of its forms."""

    entry: Entry
    score: Score


def search(snapshot: Snapshot, query: Query, *, limit: int, today: date) -> Answer:
    """Answer one question; see `Index.search`."""
    forms = forms_of(query)
    thin = is_thin(query)
    weighed = [
        Weighed(entry, best_score(forms, forms_of(entry), snapshot, snapshot.policy))
        for part in snapshot.parts
        for entry in _worth_weighing(part, query, forms, snapshot, today)
    ]
    return answer(weighed, snapshot.policy, thin=thin, limit=limit, today=today)


def is_thin(query: Query) -> bool:
    """Whether a question about a person gives neither a full date of birth nor a document."""
    whole = any(birth.day for birth in query.births)
    return query.kind is Kind.PERSON and not whole and not query.documents


def best_score(asked: Iterable[Form], kept: Iterable[Form], weights: Weights, policy: Policy) -> Score:
    """The best score of any form of the question with any form of the record; it fits if one of them fits."""
    forms = tuple(kept)
    scores = [score(query, form, weights, policy) for query in asked for form in forms]
    best = max(scores, key=lambda found: (RANK[found.level], found.bits))
    return Score(best.bits, best.level, best.reasons, fits=any(found.fits for found in scores))


def answer(weighed: Iterable[Weighed], policy: Policy, *, thin: bool, limit: int, today: date) -> Answer:
    """Turn weighed records into an answer.

    Args:
        weighed: at least every record that reaches POSSIBLE or, for a thin question, fits it.
        policy: where the lines are.
        thin: whether the question names neither a full birth nor a document.
        limit: the most hits to return.
        today: the day of the answer.
    """
    found = list(weighed)
    shown = sorted((item for item in found if item.score.level is not Level.NO_HIT), key=_best_first)
    fitting = (
        sum(item.score.fits or item.score.level is not Level.NO_HIT for item in found) if thin else len(shown)
    )
    if thin and fitting and _crowded(shown, policy):
        return Answer(Level.UNDERSPECIFIED, (), fitting, policy, today)
    level = shown[0].score.level if shown else Level.NO_HIT
    return Answer(level, tuple(map(_hit, shown[:limit])), fitting, policy, today)


def _crowded(shown: list[Weighed], policy: Policy) -> bool:
    if not shown:
        return True
    best = shown[0].score.bits
    return sum(item.score.bits >= best - CROWD_BITS for item in shown) > policy.crowd


def _worth_weighing(
    part: Part, query: Query, forms: tuple[Form, ...], snapshot: Snapshot, today: date
) -> Iterator[Entry]:
    alive = part.alive(today)
    owners: set[int] = set(_by_document(part, query))
    for form in forms:
        if form.tokens:
            floor, thin = snapshot.policy.possible, is_thin(query)
            rows = candidates(part.segment, form, snapshot, floor, thin=thin)
            owners.update(np.unique(part.segment.owners[rows]).tolist())
    return (part.segment.entry(owner) for owner in sorted(owners) if alive[owner])


def _by_document(part: Part, query: Query) -> set[int]:
    wanted = {number for document in query.documents for number in near(normal(document.number))}
    return look_up(part.segment.doc_keys, part.segment.doc_owners, wanted) if wanted else set()


def _best_first(item: Weighed) -> tuple[int, float, str]:
    return -RANK[item.score.level], -item.score.bits, item.entry.id


def _hit(item: Weighed) -> Hit:
    found = item.score
    return Hit(item.entry.id, found.level, found.probability, found.bits, found.reasons, item.entry.payload)
