"""Ask every rule that applies, our own law first, then the voluntary floor; keep what asking again needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from comity.rules.facts import Request, Subject
from comity.rules.legal_orders import binds
from comity.rules.safeguards.book import Book
from comity.rules.safeguards.book import book as our_book
from comity.rules.safeguards.rule import Case, Outcome, Rule, Task
from comity.rules.verdict import Direction, Duty, Finding, Layer, Result, Verdict


@dataclass(frozen=True)
class _Bench:
    """Where and when it is judged."""

    node: str
    today: date
    direction: Direction


def judge(
    facts: Request,
    *,
    node: str,
    today: date,
    direction: Direction,
    packs: Mapping[str, str] | None = None,
    book: Book | None = None,
) -> Verdict:
    """Return the verdict on these facts.

    Args:
        facts: what is known.
        node: the country that judges, ISO 3166-1 alpha-2.
        today: the day of judgement.
        direction: the door.
        packs: version of every pack the basis rested on, kept with the verdict.
        book: the rule book; ours without extras when left out.
    """
    asked = (book or our_book()).on(today)
    return _judged(facts, _Bench(node, today, direction), asked, packs or {})


def replay(stored: Verdict, book: Book | None = None) -> Verdict:
    """Return what the rules of that day answer to the facts of that day.

    Raises:
        RulesError: when the book no longer holds a rule in the version used then.
    """
    asked = (book or our_book()).exactly(stored.rules)
    bench = _Bench(stored.node, stored.today, stored.direction)
    return _judged(stored.facts, bench, asked, stored.packs)


def _judged(facts: Request, bench: _Bench, rules: Iterable[Rule], packs: Mapping[str, str]) -> Verdict:
    applied = [one for one in rules if one.applies(facts, bench.direction)]
    applied.sort(key=lambda one: _layer(one, bench.node) is Layer.FLOOR)
    findings: list[Finding] = []
    duties: list[Duty] = []
    for one in applied:
        layer = _layer(one, bench.node)
        for subject in facts.subjects if one.scope.each_person else (None,):
            said = one.check(Case(facts, bench.direction, frozenset(one.inputs), subject))
            if isinstance(said, Outcome):
                findings.append(_finding(one, said, layer, subject))
            elif isinstance(said, Task):
                duties.append(_duty(one, said, layer, subject))
    return Verdict(
        facts=facts,
        node=bench.node,
        today=bench.today,
        direction=bench.direction,
        findings=tuple(findings),
        duties=tuple(duties),
        rules={one.law.id: one.law.version for one in applied},
        packs=dict(packs),
    )


def _layer(one: Rule, node: str) -> Layer:
    return Layer.OWN_LAW if binds(one.law.binds, node) else Layer.FLOOR


def _finding(one: Rule, said: Outcome, layer: Layer, subject: Subject | None) -> Finding:
    found = Finding(
        rule=one.law.id,
        version=one.law.version,
        result=said.result,
        layer=layer,
        text=said.text,
        params=said.params,
        source=one.law.source,
        verified=one.law.mark.verified,
        absolute=one.scope.absolute,
        restricted=one.scope.restricted,
        subject=subject.path if subject else "",
    )
    return _softened(found)


def _softened(found: Finding) -> Finding:
    """A floor is kept of our own will: its stops yield to recorded reasons, unless the rule is absolute."""
    yields = found.layer is Layer.FLOOR and found.result is Result.STOP and not found.absolute
    return replace(found, result=Result.STOP_UNLESS) if yields else found


def _duty(one: Rule, said: Task, layer: Layer, subject: Subject | None) -> Duty:
    return Duty(
        rule=one.law.id,
        version=one.law.version,
        layer=layer,
        text=said.text,
        params=said.params,
        source=one.law.source,
        verified=one.law.mark.verified,
        within=said.within,
        subject=subject.path if subject else "",
    )
