"""What the node itself writes into an answer: how many hits a person confirmed, how good, and how to ask on.

A reference names nobody and no record: it is our number of the case and the place of the hit in it.
"""

from collections.abc import Mapping

from comity.crosscheck.answer import Level
from comity.node.casework.models import Case, HitRow
from comity.rules.fields import Json
from comity.rules.request_type import Derived, RequestType


def fill(case: Case, kind: RequestType, answers: Mapping[str, Json]) -> dict[str, Json]:
    """Return the answers with those that the type lets the node write, whatever an officer typed there."""
    if not kind.derived:
        return dict(answers)
    told = _told(case)
    return {**answers, **{name: told[one] for name, one in kind.derived.items()}}


def _told(case: Case) -> Mapping[Derived, Json]:
    levels = HitRow.objects.filter(case=case, state=HitRow.State.CONFIRMED).order_by("-bits", "pk")
    good = [_quality(level) for level in levels.values_list("level", flat=True)]
    references = [
        {"reference": f"{case.number}/{place}", "quality": quality}
        for place, quality in enumerate(good, start=1)
    ]
    return {
        Derived.FOUND: "hit" if good else "none",
        Derived.COUNT: len(good),
        Derived.QUALITY: "strong" if "strong" in good else (good[0] if good else "none"),
        Derived.REFERENCES: references,
    }


def _quality(level: str) -> str:
    return "strong" if level == Level.HIT.value else "possible"
