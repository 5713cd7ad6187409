"""The verdict on a case as a page shows it: a sentence, counts of every result, and the findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from comity.node.casework.queries.shapes import Said
from comity.rules.verdict import BARS, Direction, Finding, Layer, Result

OUTCOME: Mapping[Result, str] = {
    Result.PASS: "pass",
    Result.WARN: "warn",
    Result.NEED_INFORMATION: "need-information",
    Result.STOP_UNLESS: "stop-unless",
    Result.STOP: "stop",
}
LAYER: Mapping[Layer, str] = {Layer.OWN_LAW: "law", Layer.FLOOR: "voluntary"}
COUNTED: Mapping[str, tuple[Result, ...]] = {
    "pass": (Result.PASS,),
    "warn": (Result.WARN,),
    "stop": (Result.STOP, Result.STOP_UNLESS),
    "need": (Result.NEED_INFORMATION,),
}


@dataclass(frozen=True)
class FindingRow:
    """One finding in the words an officer may see."""

    outcome: str
    text: Said
    detail: Said | None
    rule: str
    floor: str


def rows(
    findings: Iterable[Finding], *, passing: bool, door: Direction | None = None
) -> tuple[FindingRow, ...]:
    """The findings that pass, or those that do not; ``door`` is where they were found."""
    return tuple(row(one, door) for one in told(findings) if (one.result is Result.PASS) == passing)


def told(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Every finding, those that say nothing but that they are hidden once: how many there are would tell too."""
    seen: set[Result] = set()
    for one in findings:
        if one.hidden and one.result in seen:
            continue
        seen |= {one.result} if one.hidden else set()
        yield one


def row(one: Finding, door: Direction | None = None) -> FindingRow:
    """One finding; what may not be told is not told."""
    hidden = one.hidden
    source = Said("{source}" if one.verified else "{source} (not verified)", {"source": one.source})
    return FindingRow(
        outcome=OUTCOME[one.result],
        text=Said(*one.shown(door)),
        detail=None if hidden or not one.source else source,
        rule="–" if hidden else one.rule,
        floor=LAYER[one.layer],
    )


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many of each result, zero too."""
    found = Counter(one.result for one in told(findings))
    return {code: sum(found[result] for result in results) for code, results in COUNTED.items()}


def sentence(bars: Iterable[Finding], findings: Iterable[Finding]) -> Said:
    """The verdict in one sentence; it never says less than the worst finding does.

    Args:
        bars: findings that stand in the way.
        findings: all of them, those a senior officer set aside with reasons too.
    """
    standing = {one.result for one in bars}
    if Result.STOP in standing:
        return Said("This may not leave.")
    if Result.NEED_INFORMATION in standing:
        return Said("Something must be found out first.")
    if Result.STOP_UNLESS in standing:
        return Said("This may leave only if a named senior officer records reasons.")
    results = {one.result for one in findings}
    if results & BARS:
        return Said("What stood against it was set aside with recorded reasons.")
    return (
        Said("Only warnings stand against it.")
        if Result.WARN in results
        else Said("Nothing stands against it.")
    )


def sentence_arrived(findings: Iterable[Finding]) -> Said:
    """The verdict on a request that arrived: what must be known or may not be before it is answered."""
    results = {one.result for one in findings}
    if results & {Result.STOP, Result.STOP_UNLESS}:
        return Said("Something stands against answering it.")
    if Result.NEED_INFORMATION in results:
        return Said("Something must be found out before it is answered.")
    return (
        Said("Only warnings stand against it.")
        if Result.WARN in results
        else Said("Nothing stands against it.")
    )
