"""The law the node asks, told for people and programs: the list of safeguards, the packs, and docs/law.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.rules.fields import Json
from comity.rules.pack import Mark, Pack, Reading
from comity.rules.safeguards.rule import Rule

HEAD = """# The law in the node

This page is made by `comity law rules --markdown`; a test fails when it is out of date. It is no legal
advice.

A node judges by its own law first and by a voluntary floor second, shown apart. *Binds* names the legal
orders a rule belongs to (`all`: every state). A state bound by none of them keeps the rule of its own will:
then a stop yields to a named senior officer's recorded reasons, unless the rule is absolute. *Read* says
whether somebody read the words of the source; all else means: ask a lawyer. Missing data is never a pass.
"""

RULES_HEAD = """| Rule | What it asks | Kind | Binds | Source | Read |
|---|---|---|---|---|---|
"""

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
        "source": rule.law.source,
        "verified": rule.law.mark.verified,
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


def _rule_line(rule: Rule) -> str:
    law = rule.law
    kind = rule.kind.value + (", absolute" if rule.scope.absolute else "")
    binds = ", ".join(sorted(law.binds))
    read = "yes" if law.mark.verified else "no"
    return f"| {law.id} | {law.title} | {kind} | {binds} | {law.source} | {read} |\n"


def _pack_line(pack: Pack) -> str:
    marks = pack.marks()
    counts = " | ".join(str(marks[mark]) for mark in (Mark.READ, Mark.SECONDARY, Mark.MEMORY))
    return f"| {pack.id} | {pack.title} | {pack.version} | {counts} |\n"
