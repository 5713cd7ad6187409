"""What the rules answer: findings, duties, and the verdict that joins them and can be replayed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from comity.rules.facts import Request
from comity.rules.fields import Json
from comity.rules.spans import Length


class Result(StrEnum):
    """What one rule says, from the most to the least permissive."""

    PASS = "pass"  # noqa: S105 - the word of the trade, not a password
    WARN = "warn"
    NEED_INFORMATION = "need information"
    STOP_UNLESS = "stop unless a named senior officer records reasons"
    STOP = "stop"


STRICTNESS: tuple[Result, ...] = tuple(Result)
BARS = frozenset({Result.NEED_INFORMATION, Result.STOP_UNLESS, Result.STOP})


class Layer(StrEnum):
    """Whose rule it is for this node: its own law, or the floor it keeps of its own will."""

    OWN_LAW = "our law"
    FLOOR = "voluntary floor"


class Direction(StrEnum):
    """At which door the verdict is asked for."""

    OUT_REQUEST = "our request leaves"
    IN_REQUEST = "their request has arrived"
    OUT_ANSWER = "our answer leaves"
    OUT_REFUSAL = "our refusal leaves"


@dataclass(frozen=True)
class Finding:
    """What one rule found.

    Args:
        rule: id such as R-AL-03; a bracket narrows it: R-EX-09[trial].
        version: version of the rule.
        result: what it says.
        layer: our law or the voluntary floor.
        text: message id with {places}.
        params: what fills the places.
        source: instrument and article.
        verified: whether somebody read that source.
        absolute: no officer may set it aside.
        restricted: only the protection officer sees why; everybody else sees `RESTRICTED`.
        subject: path of the person it is about; empty for the matter.
    """

    rule: str
    version: int
    result: Result
    layer: Layer
    text: str
    params: Mapping[str, str]
    source: str
    verified: bool
    absolute: bool = False
    restricted: bool = False
    subject: str = ""

    @property
    def bars(self) -> bool:
        """Whether nothing may leave while this finding stands."""
        return self.result in BARS

    def shown(self) -> tuple[str, Mapping[str, str]]:
        """Return text and parameters for an officer who is not the protection officer."""
        return (
            (RESTRICTED, {})
            if self.restricted and self.result is not Result.PASS
            else (self.text, self.params)
        )


RESTRICTED = "This may not be sent. The data-protection officer holds the reason."


@dataclass(frozen=True)
class Duty:
    """A task the law gives us, with its clock where the law sets one."""

    rule: str
    version: int
    layer: Layer
    text: str
    params: Mapping[str, str]
    source: str
    verified: bool
    within: Length | None = None
    subject: str = ""


@dataclass(frozen=True)
class Override:
    """A named senior officer's recorded reasons against one finding that allows it."""

    officer: str
    reason: str


@dataclass(frozen=True)
class Verdict:
    """The findings on one request at one door on one day, with all that is needed to reach them again.

    Args:
        facts: what the rules were told.
        node: the country that judged, ISO 3166-1 alpha-2.
        today: the day of judgement.
        direction: the door.
        findings: our law first, then the voluntary floor; within each the order of the rule book.
        duties: tasks that follow.
        rules: version of every rule applied.
        packs: version of every pack the basis rested on.
    """

    facts: Request
    node: str
    today: date
    direction: Direction
    findings: tuple[Finding, ...]
    duties: tuple[Duty, ...] = ()
    rules: Mapping[str, int] = field(default_factory=dict)
    packs: Mapping[str, str] = field(default_factory=dict)

    @property
    def allowed(self) -> bool:
        """Whether nothing bars it; an empty verdict allows nothing."""
        return bool(self.findings) and not self.bars()

    @property
    def outcome(self) -> Result:
        """The strictest result; need information when no rule spoke at all."""
        if not self.findings:
            return Result.NEED_INFORMATION
        return max((found.result for found in self.findings), key=STRICTNESS.index)

    def bars(self, overrides: Mapping[str, Override] | None = None) -> tuple[Finding, ...]:
        """Return what still stands in the way.

        Args:
            overrides: by rule id, recorded reasons; they count only for findings of `STOP_UNLESS` that are
            not
                absolute, and only with an officer and a reason in words.
        """
        reasons = overrides or {}
        return tuple(found for found in self.findings if found.bars and not _set_aside(found, reasons))

    def to_json(self) -> dict[str, Json]:
        """Return the verdict as JSON, to be stored with the case."""
        return {
            "facts": self.facts.to_json(),
            "node": self.node,
            "today": self.today.isoformat(),
            "direction": self.direction.value,
            "findings": [_finding_json(found) for found in self.findings],
            "duties": [_duty_json(duty) for duty in self.duties],
            "rules": dict(self.rules),
            "packs": dict(self.packs),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Json]) -> Verdict:
        """Read what `to_json` wrote."""
        return cls(
            facts=Request.from_json(_object(told["facts"])),
            node=str(told["node"]),
            today=date.fromisoformat(str(told["today"])),
            direction=Direction(str(told["direction"])),
            findings=tuple(_finding(_object(one)) for one in _array(told["findings"])),
            duties=tuple(_duty(_object(one)) for one in _array(told["duties"])),
            rules={key: int(str(version)) for key, version in _object(told["rules"]).items()},
            packs={key: str(version) for key, version in _object(told["packs"]).items()},
        )


def _set_aside(found: Finding, overrides: Mapping[str, Override]) -> bool:
    given = overrides.get(found.rule)
    may = found.result is Result.STOP_UNLESS and not found.absolute
    return may and given is not None and bool(given.officer.strip() and given.reason.strip())


def _finding_json(found: Finding) -> dict[str, Json]:
    return {
        "rule": found.rule,
        "version": found.version,
        "result": found.result.value,
        "layer": found.layer.value,
        "text": found.text,
        "params": dict(found.params),
        "source": found.source,
        "verified": found.verified,
        "absolute": found.absolute,
        "restricted": found.restricted,
        "subject": found.subject,
    }


def _finding(told: Mapping[str, Json]) -> Finding:
    return Finding(
        rule=str(told["rule"]),
        version=int(str(told["version"])),
        result=Result(str(told["result"])),
        layer=Layer(str(told["layer"])),
        text=str(told["text"]),
        params=_strings(told["params"]),
        source=str(told["source"]),
        verified=told["verified"] is True,
        absolute=told["absolute"] is True,
        restricted=told["restricted"] is True,
        subject=str(told["subject"]),
    )


def _duty_json(duty: Duty) -> dict[str, Json]:
    return {
        "rule": duty.rule,
        "version": duty.version,
        "layer": duty.layer.value,
        "text": duty.text,
        "params": dict(duty.params),
        "source": duty.source,
        "verified": duty.verified,
        "within": str(duty.within) if duty.within else None,
        "subject": duty.subject,
    }


def _duty(told: Mapping[str, Json]) -> Duty:
    within = told["within"]
    return Duty(
        rule=str(told["rule"]),
        version=int(str(told["version"])),
        layer=Layer(str(told["layer"])),
        text=str(told["text"]),
        params=_strings(told["params"]),
        source=str(told["source"]),
        verified=told["verified"] is True,
        within=Length.parse(str(within)) if within else None,
        subject=str(told["subject"]),
    )


def _object(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, Mapping) else {}


def _array(value: Json) -> list[Json]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _strings(value: Json) -> dict[str, str]:
    return {key: str(one) for key, one in _object(value).items()}
