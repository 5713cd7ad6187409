"""Ask every rule that applies, our own law first, then the voluntary floor; keep what asking again needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from comity.rules.facts import Charge, Request, Subject
from comity.rules.legal_orders import binds
from comity.rules.safeguards.book import Book
from comity.rules.safeguards.book import book as our_book
from comity.rules.safeguards.rule import Case, Outcome, Rule, Task
from comity.rules.state_law import told_by_law
from comity.rules.verdict import Direction, Duty, Finding, Layer, Result, Verdict


@dataclass(frozen=True)
class Bench:
    """Where and when it is judged: the state, the day and the door."""

    node: str
    today: date
    direction: Direction


@dataclass(frozen=True)
class _About:
    """Of what one answer speaks."""

    rule: Rule
    layer: Layer
    subject: str
    charge: str


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

    What the two states' own laws say (`state_law`) is written into the facts first, so that the verdict keeps
    it and replays without it.

    Args:
        facts: what is known.
        node: the country that judges, ISO 3166-1 alpha-2.
        today: the day of judgement.
        direction: the door.
        packs: version of every pack the basis rested on, kept with the verdict.
        book: the rule book; ours without extras when left out.
    """
    told = told_by_law(facts, today)
    asked = [one for one in (book or our_book()).on(today) if one.applies(told, direction)]
    return answered(told, Bench(node, today, direction), asked, packs or {})


def replay(stored: Verdict, book: Book | None = None) -> Verdict:
    """Return what the rules of that day answer to the facts of that day.

    Raises:
        RulesError: when the book no longer holds a rule in the version used then.
    """
    asked = (book or our_book()).exactly(stored.rules)
    bench = Bench(stored.node, stored.today, stored.direction)
    return answered(stored.facts, bench, asked, stored.packs)


def answered(facts: Request, bench: Bench, rules: Iterable[Rule], packs: Mapping[str, str]) -> Verdict:
    """Return what exactly these rules say to these facts, our own law first.

    Args:
        facts: what is known.
        bench: where and when.
        rules: the rules to ask, whether or not the door is theirs.
        packs: kept with the verdict.
    """
    applied = sorted(rules, key=lambda one: _layer(one, bench.node) is Layer.FLOOR)
    findings: list[Finding] = []
    duties: list[Duty] = []
    for one in applied:
        layer = _layer(one, bench.node)
        for subject, charge in _asked_about(one, facts):
            case = Case(facts, bench.direction, frozenset(one.inputs), subject, charge, bench.node)
            about = _About(one, layer, subject.path if subject else "", charge.path if charge else "")
            said = one.check(case)
            if isinstance(said, Outcome):
                findings.append(_finding(about, said))
            elif isinstance(said, Task):
                duties.append(_duty(about, said))
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


def _asked_about(one: Rule, facts: Request) -> Iterator[tuple[Subject | None, Charge | None]]:
    """Yield every person and charge the rule is asked about; a charge brings the person it is against."""
    people: tuple[Subject | None, ...] = facts.subjects if one.scope.each_person else (None,)
    if not one.scope.each_charge or not facts.charges:
        yield from ((person, None) for person in people)
        return
    by_path = {person.path: person for person in facts.subjects}
    for charge in facts.charges:
        if one.scope.each_person and not charge.person:
            yield from ((person, charge) for person in people)
        else:
            yield by_path.get(charge.person), charge


def _layer(one: Rule, node: str) -> Layer:
    return Layer.OWN_LAW if binds(one.law.binds, node) else Layer.FLOOR


def _finding(about: _About, said: Outcome) -> Finding:
    one = about.rule
    found = Finding(
        rule=one.law.id,
        version=one.law.version,
        result=said.result,
        layer=about.layer,
        text=said.text,
        params=said.params,
        source=one.law.cited,
        verified=one.law.verified,
        absolute=one.scope.absolute,
        restricted=one.scope.restricted,
        subject=about.subject,
        charge=about.charge,
        answer=said.answer,
        because=one.law.because.value,
    )
    return _softened(found)


def _softened(found: Finding) -> Finding:
    """A floor is kept of our own will: its stops yield to recorded reasons, unless the rule is absolute."""
    yields = found.layer is Layer.FLOOR and found.result is Result.STOP and not found.absolute
    return replace(found, result=Result.STOP_UNLESS) if yields else found


def _duty(about: _About, said: Task) -> Duty:
    one = about.rule
    return Duty(
        rule=one.law.id,
        version=one.law.version,
        layer=about.layer,
        text=said.text,
        params=said.params,
        source=one.law.cited,
        verified=one.law.verified,
        within=said.within,
        subject=about.subject,
        charge=about.charge,
    )
