"""The verdict: every finding on one request at one door on one day, and what reaching them again needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from comity.rules.facts import Request
from comity.rules.fields import Json
from comity.rules.findings import (
    BARS,
    STRICTNESS,
    Direction,
    Duty,
    Finding,
    Layer,
    Override,
    Result,
    duty_json,
    finding_json,
    read_duty,
    read_finding,
)

__all__ = ["BARS", "STRICTNESS", "Direction", "Duty", "Finding", "Layer", "Override", "Result", "Verdict"]


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

    def outcome_of(self, *, subject: str = "", charge: str = "") -> Result:
        """The strictest result for one person or one charge, the matter's own findings among them."""
        about = [
            found.result
            for found in self.findings
            if found.subject in {"", subject} and found.charge in {"", charge}
        ]
        return max(about, key=STRICTNESS.index) if about else Result.NEED_INFORMATION

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
            "findings": [finding_json(found) for found in self.findings],
            "duties": [duty_json(duty) for duty in self.duties],
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
            findings=tuple(read_finding(_object(one)) for one in _array(told["findings"])),
            duties=tuple(read_duty(_object(one)) for one in _array(told["duties"])),
            rules={key: int(str(version)) for key, version in _object(told["rules"]).items()},
            packs={key: str(version) for key, version in _object(told["packs"]).items()},
        )


def _set_aside(found: Finding, overrides: Mapping[str, Override]) -> bool:
    given = overrides.get(found.rule)
    may = found.result is Result.STOP_UNLESS and not found.absolute
    return may and given is not None and bool(given.officer.strip() and given.reason.strip())


def _object(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, Mapping) else {}


def _array(value: Json) -> list[Json]:
    return list(value) if isinstance(value, (list, tuple)) else []
