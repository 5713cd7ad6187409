"""The legal basis of a case as it was found and kept: what serves, by when, and why the rest does not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings

from comity.node.casework.models import Case, ClockRow
from comity.node.casework.queries import clocks
from comity.node.casework.queries.shapes import Said
from comity.node.casework.steps import cite
from comity.node.register import queries as register
from comity.rules.chain import InstrumentInForce
from comity.rules.request_type import RequestType

Kept = Mapping[str, Any]
"""What ``steps.judge.summary`` keeps with a verdict."""


@dataclass(frozen=True)
class BasisRow:
    """One thing the law must say.

    ``what`` is may-we-ask, in-force, by-when, competent, language, lacking or not-served-by; ``read`` is the pack
    in which a lawyer reads an instrument whose words nobody has read.
    """

    what: str
    title: Said
    state: str
    quote: str = ""
    note: Said | None = None
    read: str = ""


@dataclass(frozen=True)
class CandidateRow:
    """An instrument that was looked at and not taken, and why; ``read`` as in a `BasisRow`."""

    title: Said
    why: Said
    read: str = ""


def rows(case: Case, kind: RequestType, kept: Kept) -> tuple[BasisRow, ...]:
    """What the law says of a case, one row a question."""
    serving = kept.get("served_by") or []
    if not serving:
        none = BasisRow("not-served-by", Said("No instrument serves this request."), "unverified")
        return (none, *_lacking(kept))
    best = serving[0]
    return (
        _may(best),
        *_force(case, best),
        *_when(case, kind, kept),
        *_competent(best),
        *_languages(best),
        *_lacking(kept),
        *_lacking(best),
    )


def candidates(kept: Kept) -> tuple[CandidateRow, ...]:
    """Every other instrument that was looked at; those about other things altogether stand in `aside`."""
    spare = (kept.get("served_by") or [])[1:]
    serve = (
        CandidateRow(_named(one), Said("It serves too. {why}", {"why": _why(one)}), _unread(one))
        for one in spare
    )
    return (*serve, *_others(kept, aside=False))


def aside(kept: Kept) -> tuple[CandidateRow, ...]:
    """Every instrument about other things altogether."""
    return tuple(_others(kept, aside=True))


def _others(kept: Kept, *, aside: bool) -> Iterator[CandidateRow]:
    for one in kept.get("not_served_by") or []:
        if bool(one.get("aside")) == aside:
            yield CandidateRow(Said(one["instrument"]), Said(one["why"], one["params"]))


def title(kept: Kept) -> Said:
    """Instrument and article that serve, for one line."""
    serving = kept.get("served_by") or []
    return _named(serving[0]) if serving else Said("No instrument serves this request.")


def _may(best: Kept) -> BasisRow:
    row = BasisRow("may-we-ask", _named(best), _state(best), quote=best["quote"], note=_why(best))
    return replace(row, read=_unread(best))


def _unread(one: Kept) -> str:
    """The pack of an instrument that nobody has read."""
    return "" if one["verified"] else str(one["pack"])


def _competent(best: Kept) -> Iterator[BasisRow]:
    """Who is competent on either side under this very instrument."""
    for one in best.get("authorities") or []:
        told = {"state": one["state"], "name": one["name"]}
        yield BasisRow("competent", Said("{state}: {name}", told), _state(one))


def _languages(best: Kept) -> Iterator[BasisRow]:
    for one in best.get("languages") or []:
        told = {"value": one["value"], "article": one["article"]}
        said = Said("{value}, Art. {article}" if one["article"][:1].isdigit() else "{value}", told)
        yield BasisRow("language", said, _state(one))


def _lacking(kept: Kept) -> Iterator[BasisRow]:
    """What nobody holds: an agreement between the two, an authority of one side."""
    for one in kept.get("lacking") or []:
        yield BasisRow("lacking", Said(one["text"], one["params"]), "unverified")


def _state(one: Kept) -> str:
    return "verified" if one["verified"] else "unverified"


def _named(one: Kept) -> Said:
    return named(one["instrument"], one["article"])


def named(instrument: str, article: str) -> Said:
    """An instrument with its article."""
    return Said("{instrument}, {article}", {"instrument": instrument, "article": cite.article(article)})


def _why(one: Kept) -> Said:
    return Said(one["why"], one["why_params"])


def _force(case: Case, best: Kept) -> Iterator[BasisRow]:
    """When the register says it came into force for both sides."""
    own = settings.COMITY_HOME.country
    for one in register.instruments(case.partner, own):
        if one.pack and one.pack == best["pack"] and (days := _days(one, own, case.partner)):
            yield BasisRow(
                "in-force",
                Said("In force since {day}.", {"day": max(days)}),
                "verified" if one.verified else "unverified",
            )
            return


def _days(one: InstrumentInForce, *states: str) -> list[str]:
    return [day for state in states if (day := one.in_force_from.get(state))]


def _when(case: Case, kind: RequestType, kept: Kept) -> Iterator[BasisRow]:
    """By when the answer is owed: an article, the clock that runs, or our own target."""
    limits: Sequence[Kept] = (kept.get("limits") or {}).get("answer") or []
    running = ClockRow.objects.filter(case=case, code="answer").first()
    if limits:
        first = limits[0]
        told = {"length": clocks.length(first["length"]), "source": first["source"]}
        yield BasisRow(
            "by-when", Said("{length}, {source}", told), "verified" if first["verified"] else "unverified"
        )
    elif running:
        yield BasisRow(
            "by-when", Said("No time limit in the articles read."), "house", note=clocks.source(running)
        )
    elif target := next((rule.limits for rule in kind.clocks if rule.code == "answer"), ()):
        told = {"length": clocks.length(str(target[-1].length))}
        yield BasisRow(
            "by-when",
            Said("No time limit in the articles read."),
            "house",
            note=Said("house target, {length}", told),
        )
