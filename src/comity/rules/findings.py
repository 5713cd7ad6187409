"""What one rule says: results, findings, duties, and at which door they were asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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
        charge: path of the charge it is about; empty for all of them together.
        answer: a finer word than the result, such as `stop_unless_assurance`; mostly empty.
        because: the layer that makes the rule binding: treaty, national law, human-rights law …
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
    charge: str = ""
    answer: str = ""
    because: str = ""

    @property
    def bars(self) -> bool:
        """Whether nothing may leave while this finding stands."""
        return self.result in BARS

    @property
    def hidden(self) -> bool:
        """Whether only the protection officer sees why."""
        return self.restricted and self.result is not Result.PASS

    def shown(self, door: Direction | None = None) -> tuple[str, Mapping[str, str]]:
        """Return text and parameters for an officer who is not the protection officer.

        Args:
            door: where it was found. What arrived is judged by what was asked alone, before anybody looked into
                anything; so what is hidden says so in the same words of everybody, with a ground or without.
        """
        if not self.hidden:
            return self.text, self.params
        return (ON_ARRIVAL if door is Direction.IN_REQUEST else RESTRICTED), {}


ON_ARRIVAL = "Not looked into on arrival: the checks on the answer form must be answered first."
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
    charge: str = ""


@dataclass(frozen=True)
class Override:
    """A named senior officer's recorded reasons against one finding that allows it."""

    officer: str
    reason: str


def finding_json(found: Finding) -> dict[str, Json]:
    """Return a finding as JSON."""
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
        "charge": found.charge,
        "answer": found.answer,
        "because": found.because,
    }


def read_finding(told: Mapping[str, Json]) -> Finding:
    """Read what `finding_json` wrote."""
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
        charge=str(told.get("charge") or ""),
        answer=str(told.get("answer") or ""),
        because=str(told.get("because") or ""),
    )


def duty_json(duty: Duty) -> dict[str, Json]:
    """Return a duty as JSON."""
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
        "charge": duty.charge,
    }


def read_duty(told: Mapping[str, Json]) -> Duty:
    """Read what `duty_json` wrote."""
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
        charge=str(told.get("charge") or ""),
    )


def _strings(value: Json) -> dict[str, str]:
    return {key: str(one) for key, one in value.items()} if isinstance(value, Mapping) else {}
