"""How one instrument serves what is asked: its articles, their conditions, and why they may be shut."""

from __future__ import annotations

from dataclasses import dataclass

from comity.rules.basis_force import Asked, Standing
from comity.rules.chain import Condition, Lack, NotServing
from comity.rules.facts import Request
from comity.rules.pack import FactTest, Pack, Serves, When
from comity.rules.pack_topics import title_of
from comity.rules.partial_dates import first_day


@dataclass(frozen=True)
class Way:
    """One way in which an instrument serves, with its conditions judged."""

    standing: Standing
    serves: Serves
    conditions: tuple[Condition, ...]

    @property
    def complete(self) -> bool:
        """Whether every condition is known to be met."""
        return all(one.met for one in self.conditions)

    @property
    def verified(self) -> bool:
        """Whether the words and the days of force were both read."""
        return self.serves.mark.verified and self.standing.sure


def best_way(asked: Asked, request: Request, standing: Standing) -> Way | NotServing:
    """Return the best way in which the instrument serves, or why it does not."""
    ways: list[Serves] = []
    why: NotServing | None = None
    for way in standing.pack.serves:
        if way.topic in asked.topics:
            shut = closed(way, standing, asked)
            why = shut or why
            ways += [] if shut else [way]
    if not ways:
        return why or _about(standing, asked)
    judged = [Way(standing, way, _conditions(way, standing, request)) for way in ways]
    possible = [one for one in judged if not _unmet(one.conditions)]
    if len(possible) == 1:
        return possible[0]
    if possible:
        return min(possible, key=lambda one: _preferred(asked, one))
    unmet = _unmet(judged[0].conditions)[0]
    return NotServing(standing.row.title, "A condition is not met: {condition}", {"condition": unmet.text})


def _about(standing: Standing, asked: Asked) -> NotServing:
    title, topics = standing.row.title, standing.pack.topics
    if set(topics) & set(asked.topics):
        return NotServing(
            title, "As far as its words were read, they are no basis for this: ask a lawyer.", {}
        )
    told = {"topics": ", ".join(title_of(one) for one in topics)}
    return NotServing(title, "It is about other things: {topics}.", told, aside=True)


def closed(way: Serves, standing: Standing, asked: Asked) -> NotServing | None:
    """Say why this way is shut whatever the facts: the side, the end of its articles, a declaration."""
    title = standing.row.title
    if way.asked and asked.requested not in way.asked:
        return NotServing(title, "Under it {state} cannot be asked this.", {"state": asked.requested})
    if way.until and asked.today > first_day(way.until):
        why = {"article": way.article, "date": way.until}
        return NotServing(title, "Its Art. {article} ended on {date}; other parts of it may stand.", why)
    if way.declared:
        for said in standing.pack.declarations:
            if said.basis is False and said.state in asked.pair and _on(said.topics, way.topic):
                why = {"state": said.state, "article": said.article}
                return NotServing(
                    title, "{state} does not take it as a basis for this (Art. {article}).", why
                )
    return None


def _preferred(asked: Asked, one: Way) -> tuple[bool, bool, int]:
    """Within one instrument: no open condition first, then words that were read, then the better topic."""
    return (not one.complete, not one.serves.mark.verified, asked.topics.index(one.serves.topic))


def undeclared(one: Way, asked: Asked) -> tuple[Lack, ...]:
    """Return a sentence for each side that is not known to take the instrument as a basis."""
    title = one.standing.row.title
    return tuple(
        Lack(
            "Whether {state} takes {instrument} as a basis for this is not known.",
            {"state": state, "instrument": title},
        )
        for state in asked.pair
        if one.serves.declared and not _declared(one.standing.pack, one.serves, state)
    )


def _unmet(conditions: tuple[Condition, ...]) -> list[Condition]:
    return [one for one in conditions if one.met is False]


def _conditions(way: Serves, standing: Standing, request: Request) -> tuple[Condition, ...]:
    judged = tuple(_condition(when, request) for when in way.when)
    pair = (request.requesting, request.requested)
    if not way.declared or all(_declared(standing.pack, way, state) for state in pair):
        return judged
    told = {"article": way.article}
    return (*judged, Condition("Both states have declared that they take it as a basis.", told, None))


def _declared(pack: Pack, way: Serves, state: str) -> bool:
    """Whether this state is known, from words that were read, to take the instrument as a basis.

    Of both sides it must be known (UNTOC Article 16(5)): silence of one is no consent.
    """
    return any(
        said.basis is True and said.state == state and said.mark.verified and _on(said.topics, way.topic)
        for said in pack.declarations
    )


def _condition(when: When, request: Request) -> Condition:
    """Judge one condition over the matter and, where a fact is told of each person, over every person."""
    answers = [_test(test, request) for test in when.any]
    if True in answers:
        return Condition(when.text, {"article": when.article}, met=True)
    if None not in answers:
        return Condition(when.text, {"article": when.article}, met=False)
    return Condition(when.text, {"article": when.article}, None, when.any[answers.index(None)].fact)


def _test(test: FactTest, request: Request) -> bool | None:
    answers = [test.met(request.fact(test.fact, subject)) for subject in request.subjects or (None,)]
    if False in answers:
        return False
    return None if None in answers else True


def _on(topics: tuple[str, ...], topic: str) -> bool:
    return not topics or topic in topics
