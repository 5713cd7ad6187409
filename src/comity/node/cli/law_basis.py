"""What `comity law basis` says of a legal basis, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from comity.rules import facts, requests
from comity.rules.basis import Basis, Candidate
from comity.rules.chain import Authority, Value
from comity.rules.errors import UnknownType
from comity.rules.facts import Frame, Request, read_facts
from comity.rules.fields import Json
from comity.rules.pack_topics import bases_of
from comity.rules.request_type import Regime, RequestType
from comity.rules.spans import Limit

UNREAD = "NOT verified: ask a lawyer"


@dataclass(frozen=True)
class Topics:
    """A kind of request of which this node has no form: its code and the topics that can serve it."""

    code: str
    bases: tuple[str, ...]


def kind_of(code: str) -> RequestType | Topics:
    """Return the request type, or what the packs know of a kind without a form.

    Raises:
        UnknownType: when neither knows it.
    """
    try:
        return requests.registry().get(code)
    except UnknownType:
        if bases := bases_of(code):
            return Topics(code, bases)
        raise


def request_of(kind: RequestType | Topics, frame: Frame) -> Request:
    """Return the facts as they were told on the command line."""
    if isinstance(kind, RequestType):
        return facts.gather(kind, frame, {})
    known = read_facts(frame.known)
    return Request(kind.code, Regime.JUDICIAL, frame.requesting, frame.requested, frame.on, known=known)


def as_json(found: Basis) -> dict[str, Json]:
    """Return what a program reads: what serves, why the rest does not, what is missing."""
    return {
        "served_by": [_candidate(one) for one in found.served_by],
        "not_served_by": [
            {"instrument": one.instrument, "why": said(one.why, one.params)} for one in found.not_served_by
        ],
        "missing": [*(said(one.text, one.params) for one in found.lacking), *found.missing],
    }


def lines(found: Basis) -> Iterator[str]:
    """Give what a person reads, line by line."""
    for one in found.served_by:
        yield from _told(one)
    for other in found.not_served_by:
        yield f"not      {other.instrument}: {said(other.why, other.params)}"
    for lack in found.lacking:
        yield f"missing  {said(lack.text, lack.params)}"
    if found.missing:
        yield "missing  " + ", ".join(found.missing)


def said(text: str, params: Mapping[str, str]) -> str:
    """Return a sentence with its places filled."""
    return text.format_map(params) if params else text


def _candidate(one: Candidate) -> dict[str, Json]:
    return {
        "instrument": one.instrument,
        "pack": one.pack,
        "topic": one.topic,
        "article": one.article,
        "why": said(one.why, one.why_params),
        "quote": one.quote,
        "protocols": list(one.protocols),
        "deadlines": {clock: [_limit(limit) for limit in limits] for clock, limits in one.deadlines.items()},
        "thresholds": _values(one.thresholds),
        "authorities": [asdict(authority) for authority in one.authorities],
        "language": one.language,
        "forms": _values(one.forms),
        "refusals": _values(one.refusals),
        "rules": _values(one.rules),
        "declarations": _values(one.declarations),
        "conditions": [
            {"text": c.text, "article": c.params["article"], "met": c.met} for c in one.conditions
        ],
        "lacking": [said(lack.text, lack.params) for lack in one.lacking],
        "verified": one.verified,
    }


def _values(told: Iterable[Value]) -> list[Json]:
    return [asdict(one) for one in told]


def _limit(limit: Limit) -> Json:
    return {
        "length": str(limit.length),
        "starts": limit.starts,
        "urgency": limit.urgency,
        "source": limit.source,
        "verified": limit.verified,
    }


def _told(one: Candidate) -> Iterator[str]:
    mark = "read" if one.verified else UNREAD
    yield f"serves   {one.instrument}, {_article(one.article)} ({mark})"
    yield f"         {said(one.why, one.why_params)}"
    yield from (f"         with {title}" for title in one.protocols)
    for condition in one.conditions:
        known = "met" if condition.met else "not known yet"
        yield f"         {known}: {condition.text} ({_article(condition.params['article'])})"
    yield from (_authority(authority) for authority in one.authorities)
    for clock, limits in one.deadlines.items():
        yield f"         clock {clock}: " + "; ".join(_clock(limit) for limit in limits)
    for name, values in (
        ("threshold", one.thresholds),
        ("language", one.languages),
        ("form", one.forms),
        ("refusal", one.refusals),
        ("declared", one.declarations),
    ):
        yield from (_value(name, value) for value in values)
    yield from (f"         unknown: {said(lack.text, lack.params)}" for lack in one.lacking)


def _authority(one: Authority) -> str:
    return f"         authority of {one.state}: {one.name}{_mark(verified=one.verified)}"


def _clock(limit: Limit) -> str:
    start = f" from {limit.starts}" if limit.starts else ""
    urgency = f" ({limit.urgency})" if limit.urgency else ""
    return f"{limit.length}{start}{urgency}{_mark(verified=limit.verified)}"


def _value(kind: str, one: Value) -> str:
    by = f" [{one.instrument}]" if one.instrument else ""
    effect = f", {one.effect}" if one.effect else ""
    name = one.name.replace("_", " ")
    return f"         {kind}{by}: {name}{effect}: {one.value} ({_article(one.article)}){_mark(verified=one.verified)}"


def _article(said: str) -> str:
    """Where it stands: an article by its number, another place by its own words, and nothing where nobody read it."""
    if said in {"", "?", "not read"}:
        return "article not named"
    return f"Art. {said}" if said[0].isdigit() else said


def _mark(*, verified: bool) -> str:
    return "" if verified else f" ({UNREAD})"
