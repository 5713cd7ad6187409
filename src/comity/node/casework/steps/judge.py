"""Basis and safeguards of a case: facts gathered, law asked, the answer kept so that it can be replayed."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.conf import settings

from comity.node.audit import keys
from comity.node.casework.models import Case, OverrideRow, VerdictRow
from comity.node.casework.steps import node_facts
from comity.node.casework.steps.forms import Forms
from comity.node.casework.steps.kinds import kind_of
from comity.node.register import queries as register
from comity.node.staff.act import Act
from comity.node.staff.errors import BadInput, Refused
from comity.rules import basis, competence, facts, safeguards
from comity.rules.chain import Basis
from comity.rules.competence import Offices
from comity.rules.errors import NoBasis
from comity.rules.facts import Frame
from comity.rules.fields import Json
from comity.rules.lifecycle import Side
from comity.rules.request_type import Part, RequestType
from comity.rules.verdict import Direction, Finding, Override, Verdict

BASIS_RULE = "R-AL-01"
"""The safeguard that wants an instrument somebody has read, or a lawyer's word."""

TOLD: Mapping[Direction, tuple[Part, ...]] = {
    Direction.OUT_REQUEST: (Part.ASKS, Part.ASK_CHECKS),
    Direction.IN_REQUEST: (Part.ASKS,),
    Direction.OUT_ANSWER: (Part.ASKS, Part.ANSWERS, Part.ANSWER_CHECKS),
    Direction.OUT_REFUSAL: (Part.ASKS, Part.ANSWER_CHECKS),
}


@dataclass(frozen=True)
class Judgement:
    """What the law says of a case at one door today.

    Attributes:
        basis: every instrument looked at, and why it serves or not.
        verdict: the safeguards' findings.
        overrides: reasons that senior officers have recorded, by rule.
        offices: state → the office of it that may act under the best instrument.
    """

    basis: Basis
    verdict: Verdict
    overrides: Mapping[str, Override]
    offices: Mapping[str, str]

    @property
    def bars(self) -> tuple[Finding, ...]:
        """Findings that still stand in the way."""
        return self.verdict.bars(self.overrides)


def complete(kind: RequestType, forms: Forms, parts: tuple[Part, ...], today: date) -> None:
    """Check that the forms have no error left.

    Raises:
        BadInput: with a sentence per field.
    """
    wrong = {
        f"{part.value}.{error.path}": (error.text, error.params)
        for part in parts
        for error in kind.check(part, forms.get(part, {}), today).errors
    }
    for part in parts:
        for name in forms.get(part, {}).keys() - kind.form(part).keys():
            wrong[f"{part.value}.{name}"] = ("‘{name}’ is no field of this form.", {"name": name})
    if wrong:
        raise BadInput("{count} things are still missing or wrong.", {"count": len(wrong)}, fields=wrong)


def weigh(
    case: Case,
    kind: RequestType,
    forms: Forms,
    *,
    direction: Direction,
    today: date,
    known: Mapping[str, object] | None = None,
) -> Judgement:
    """Ask the law; keeps nothing (the desk shows this while an officer types).

    Args:
        case: the case.
        kind: its type.
        forms: its forms.
        direction: at which door.
        today: the day of judgement.
        known: facts of this very act, beside what forms and node tell.
    """
    own = settings.COMITY_HOME.country
    asking = case.side == Side.REQUESTER
    frame = Frame(
        requesting=own if asking else case.partner,
        requested=case.partner if asking else own,
        on=today,
        known={**node_facts.known(case, kind, direction), **(known or {})},
    )
    told = {part: kind.says(part, forms.get(part, {}), today) for part in TOLD[direction]}
    request = facts.gather(kind, frame, told)
    library = basis.Library(register.instruments(case.partner, own), register.packs())
    sender, addressee = (case.partner, own) if direction is Direction.IN_REQUEST else (own, case.partner)
    offices = node_facts.offices(kind, sender, addressee)
    found = competence.prefer(basis.resolve(kind, request, library, today=today), offices)
    able = competence.facts(found, offices, sender=sender, addressee=addressee)
    verdict = safeguards.judge(
        request.with_facts({**found.facts(), **able}),
        node=own,
        today=today,
        direction=direction,
        packs=found.versions(),
        book=safeguards.book(extra=settings.COMITY_HOME.extra_safeguards),
    )
    overrides = {
        row.rule: Override(row.officer.username, keys.reveal(case.number, bytes(row.reason)).decode())
        for row in OverrideRow.objects.filter(case=case, judged=fingerprint(case, forms))
        if row.officer_id != case.drafted_by_id
    }
    return Judgement(found, verdict, overrides, _acting(found, offices))


def _acting(found: Basis, offices: Offices) -> dict[str, str]:
    """The office of each state that may act under the instrument the letter names."""
    best = found.best if found.served_by else None
    able = {state: competence.able(best, state, offices) for state in offices} if best else {}
    return {state: office.title for state, office in able.items() if office}


def fingerprint(case: Case, forms: Forms) -> str:
    """Which forms were judged: reasons recorded against one text do not open the door for another."""
    told = {part.value: forms.get(part, {}) for part in Part}
    content = json.dumps(told, sort_keys=True, ensure_ascii=False).encode()
    return hmac.new(keys.case_key(case.number), content, sha256).hexdigest()


def decide(
    act: Act,
    case: Case,
    kind: RequestType,
    forms: Forms,
    direction: Direction,
    *,
    known: Mapping[str, object] | None = None,
) -> Judgement:
    """Ask the law and keep its answer with the case; a ground that discloses stays out of the log's frame.

    Raises:
        Refused: no instrument serves, or a safeguard stands in the way.
    """
    judged = weigh(case, kind, forms, direction=direction, today=act.today, known=known)
    act.frame(partner=case.partner, type=case.type_code, direction=direction.value)
    if direction is Direction.OUT_REQUEST:
        _must_serve(case, judged.basis)
    for bar in judged.bars:
        text, params = bar.shown()
        act.frame(rule="withheld" if bar.restricted else bar.rule)
        raise Refused(text, params, code="no-agreement" if bar.rule == BASIS_RULE else "safeguard")
    keep(act, case, judged)
    return judged


def keep(act: Act, case: Case, judged: Judgement) -> None:
    """Store a verdict with its facts and versions, to be replayed years later."""
    VerdictRow(
        case=case,
        at=act.at,
        allowed=not judged.bars,
        said=json.dumps(judged.verdict.to_json(), ensure_ascii=False),
        basis={**summary(kind_of(case.type_code), judged.basis), "offices": dict(judged.offices)},
    ).save()


def summary(kind: RequestType, found: Basis) -> dict[str, object]:
    """The basis as it is kept and shown: what serves, and what does not and why."""
    return {
        "served_by": [
            {
                "instrument": c.instrument,
                "article": c.article,
                "why": c.why,
                "why_params": dict(c.why_params),
                "quote": c.quote,
                "verified": c.verified,
                "pack": c.pack,
                "protocols": list(c.protocols),
                "authorities": [
                    {"state": a.state, "name": a.name, "verified": a.verified} for a in c.authorities
                ],
                "languages": [
                    {"value": one.value, "article": one.article, "verified": one.verified}
                    for one in c.languages
                ],
                "lacking": [{"text": one.text, "params": dict(one.params)} for one in c.lacking],
            }
            for c in found.served_by
        ],
        "lacking": [{"text": one.text, "params": dict(one.params)} for one in found.lacking],
        "limits": {
            rule.code: [
                {
                    "length": str(one.length),
                    "source": one.source,
                    "origin": one.origin.value,
                    "verified": one.verified,
                    "urgency": one.urgency,
                }
                for one in found.limits(rule.code)
            ]
            for rule in kind.clocks
        },
        "not_served_by": [
            {"instrument": n.instrument, "why": n.why, "params": dict(n.params), "aside": n.aside}
            for n in found.not_served_by
        ],
    }


def told(kind: RequestType, part: Part, content: Mapping[str, Json], fact: str) -> str:
    """What a form rightly says in the field that feeds a fact (urgency, handling, purpose), or nothing."""
    right = kind.rightly(part, content)
    named = (name for name, field in kind.form(part).items() if field.fact == fact)
    return next((str(right[name]) for name in named if right.get(name)), "")


def _must_serve(case: Case, found: Basis) -> None:
    try:
        _ = found.best
    except NoBasis as none:
        raise Refused(none.text, {**none.params, "partner": case.partner}, code="no-basis") from none
