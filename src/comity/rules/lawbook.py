"""The law the node asks, told for people and programs: the list of safeguards, the packs, and docs/law.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from comity.rules.fields import Json
from comity.rules.findings import Direction
from comity.rules.pack import Mark, Pack, Reading
from comity.rules.safeguards.rule import EVERY_REGIME, Rule, Scope

HEAD = """# The law in the node

This page is made by `comity law rules --markdown`; a test fails when it is out of date. It is no legal
advice.

A node judges by its own law first and by a voluntary floor second, shown apart. *Binds* names the legal
orders a rule belongs to (`all`: every state). A state bound by none of them keeps the rule of its own will:
then a stop yields to a named senior officer's recorded reasons, unless the rule is absolute. *Asked* says
at which of our doors (asking, asked, answering, refusing), for which requests and of whom. *Layer* is what
makes the rule strict: the same ground may be a may in a treaty and a must in human-rights law. *Read* says
whether somebody read the words of every source; a source that was only reported or remembered says so, and
means: ask a lawyer. Missing data is never a pass.
"""

RULES_HEAD = """| Rule | What it asks | Kind | Asked | Binds | Layer | Source | Read |
|---|---|---|---|---|---|---|---|
"""

DOORS: Mapping[Direction, str] = {
    Direction.OUT_REQUEST: "asking",
    Direction.IN_REQUEST: "asked",
    Direction.OUT_ANSWER: "answering",
    Direction.OUT_REFUSAL: "refusing",
}

MARKS: Mapping[Mark, str] = {
    Mark.READ: "",
    Mark.SECONDARY: " (reported)",
    Mark.MEMORY: " (remembered)",
}

PACKS_HEAD = """## Packs

What the words of an instrument say, as data; dates of force stand in the register. *Read* counts the values
whose words were read, *reported* those from press or official notices, *remembered* those that nobody has
seen.

| Pack | Instrument | Version | Read | Reported | Remembered |
|---|---|---|---|---|---|
"""


def rule_row(rule: Rule) -> dict[str, Json]:
    """Return what `comity law rules --json` tells of one rule."""
    return {
        "id": rule.law.id,
        "title": rule.law.title,
        "version": rule.law.version,
        "kind": rule.kind.value,
        "binds": sorted(rule.law.binds),
        "source": rule.law.cited,
        "sources": [{"source": one.text, "mark": one.mark.value} for one in rule.law.sources],
        "verified": rule.law.verified,
        "because": rule.law.because.value,
        "absolute": rule.scope.absolute,
        "doors": sorted(door.value for door in rule.scope.directions),
        "regimes": sorted(regime.value for regime in rule.scope.regimes),
        "inputs": list(rule.inputs),
        "valid_from": rule.law.since.isoformat() if rule.law.since else None,
        "valid_to": rule.law.until.isoformat() if rule.law.until else None,
    }


def markdown(rules: Iterable[Rule], packs: Mapping[str, Pack]) -> str:
    """Return docs/law.md: every safeguard with whom it binds and its source; every pack with its marks."""
    groups: dict[str, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(rule.law.id.rsplit("-", 1)[0], []).append(rule)
    parts = [HEAD]
    for name, members in groups.items():
        parts.append(f"\n## {name}\n\n{RULES_HEAD}")
        parts += [_rule_line(rule) for rule in members]
    parts.append("\n" + PACKS_HEAD)
    parts += [_pack_line(packs[key]) for key in sorted(packs)]
    return "".join(parts)


def gaps(pack: Pack) -> tuple[Reading, ...]:
    """Return what a lawyer should read before the pack is relied on."""
    return tuple(one for one in pack.readings() if not one.mark.verified)


def to_read(pack: Pack) -> dict[str, Json]:
    """Return what `comity law check --json` tells of one pack."""
    return {
        "id": pack.id,
        "version": pack.version,
        "title": pack.title,
        "to_read": [asdict(one) for one in gaps(pack)],
        "not_found": [asdict(one) for one in pack.not_found],
    }


def reading_list(pack: Pack) -> Iterator[str]:
    """Give, line by line, what a lawyer should read of one instrument and what nobody has found."""
    yield f"{pack.id}, version {pack.version}: in order."
    if unread := gaps(pack):
        yield f"  {pack.title}: a lawyer should read"
    for one in unread:
        yield f"  {one.what} (Art. {one.article or '?'}): {one.mark.value}; {one.source}"
    for lost in pack.not_found:
        yield f"  {lost.name} (Art. {lost.article or '?'}): looked for and not found; {lost.where}"


def tally(packs: Iterable[Pack]) -> str:
    """Return one line: how many values were read, reported and remembered."""
    marks = [pack.marks() for pack in packs]
    total = {mark: sum(one[mark] for one in marks) for mark in Mark}
    share = round(100 * total[Mark.READ] / (sum(total.values()) or 1))
    return (
        f"{len(marks)} packs, {sum(total.values())} values: {total[Mark.READ]} read ({share} %), "
        f"{total[Mark.SECONDARY]} reported, {total[Mark.MEMORY]} remembered."
    )


def _rule_line(rule: Rule) -> str:
    law = rule.law
    kind = ", ".join(
        [
            rule.kind.value,
            *(["absolute"] if rule.scope.absolute else []),
            *(["restricted"] if rule.scope.restricted else []),
        ]
    )
    binds = ", ".join(sorted(law.binds))
    read = "yes" if law.verified else "no"
    sources = "; ".join(one.text + MARKS[one.mark] for one in law.sources)
    cells = (law.id, law.title, kind, _asked(rule.scope), binds, law.because.value, sources, read)
    return f"| {' | '.join(cells)} |\n"


def _asked(scope: Scope) -> str:
    """Say when a rule is asked: at which doors, for which requests, of whom, in which family of law."""
    parts = [" ".join(said for door, said in DOORS.items() if door in scope.directions)]
    if scope.concerns:
        parts.append("for " + ", ".join(sorted(scope.concerns)))
    if scope.asking_only:
        parts.append("only who asks for " + ", ".join(sorted(scope.asking_only)))
    if scope.silent_on:
        parts.append("not for " + ", ".join(sorted(scope.silent_on)))
    if scope.regimes != EVERY_REGIME:
        parts.append("under the law of " + ", ".join(sorted(regime.value for regime in scope.regimes)))
    parts += [f"each {one}" for one in ("person", "charge") if getattr(scope, f"each_{one}")]
    return "; ".join(parts)


def _pack_line(pack: Pack) -> str:
    marks = pack.marks()
    counts = " | ".join(str(marks[mark]) for mark in (Mark.READ, Mark.SECONDARY, Mark.MEMORY))
    return f"| {pack.id} | {pack.title} | {pack.version} | {counts} |\n"
