"""Invented forms and facts that the tests of the rules share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from comity.rules import basis, facts, packs, requests
from comity.rules.facts import Charge, Frame, Request, Subject
from comity.rules.fields import Json
from comity.rules.request_type import Part, Regime, RequestType

TODAY = date(2026, 11, 21)
REGISTRY = requests.registry()
RECORD = REGISTRY.get("criminal-record")

NODE: Mapping[str, object] = {
    "channel": "node",
    "sender_competent": True,
    "addressee_competent": True,
    "recipient_competent": True,
    "review_date_set": True,
    "transfer_ground_recorded": True,
    "hits_open": 0,
    "capacity_left": True,
}

ASKS: dict[str, Json] = {
    "subject": {
        "name": "Nguyễn Thị Ánh Dương",
        "category": "suspect",
        "born": "1986-07-09",
        "nationalities": ["VN"],
    },
    "purpose_kind": "investigation",
    "crimes": ["CYBERFRAUD"],
    "max_penalty": 120,
    "purpose": "Forty people in Hải Phòng were told to pay into accounts of an invented bank.",
    "why_needed": "The court must know of earlier convictions.",
    "why_there": "She lived in Łódź from 2012 to 2019.",
    "urgency": "normal",
    "handling": "H1",
    "confidential": False,
}

ASK_CHECKS: dict[str, Json] = {
    "proportionate": True,
    "graded": True,
    "asylum": "none",
    "persecution": "none",
    "political": "none",
    "torture": "none",
    "special": False,
    "third_party": False,
    "transfer": "individual-case",
    "leak": True,
}

ANSWERS: dict[str, Json] = {
    "result": "convictions",
    "convictions": [
        {
            "court": "Sąd Rejonowy w Łodzi",
            "decided": "2017-03-02",
            "offence": "Fraud, Art. 286",
            "offence_code": "FRAUD",
            "sanction": "Ten months, suspended",
        }
    ],
    "may_use_for": "The proceedings named in your request.",
    "handling": "H1",
}

ANSWER_CHECKS: dict[str, Json] = {
    **{name: value for name, value in ASK_CHECKS.items() if name != "proportionate"},
    "filtered": True,
    "override": False,
    "tainted": "none",
    "death": False,
}


def library() -> basis.Library:
    """The published list and all packs."""
    return basis.Library(packs.known_in_force(), packs.load_all())


def many(count: int) -> basis.Library:
    """So many instruments: the shipped ones, copied until there are enough."""
    rows, held, known = [], {}, packs.load_all()
    for number in range(count):
        row = packs.known_in_force()[number % len(packs.known_in_force())]
        pack, copy = known[row.pack], number // len(packs.known_in_force())
        name, base = f"{pack.id}-{copy}", pack.amends and f"{pack.amends}-{copy}"
        held[name] = replace(pack, id=name, amends=base)
        rows.append(replace(row, pack=name))
    return basis.Library(tuple(rows), held)


def told(
    kind: RequestType,
    forms: Mapping[Part, Mapping[str, Json]],
    *,
    pair: tuple[str, str] = ("VN", "PL"),
    known: Mapping[str, object] = NODE,
) -> Request:
    """Facts of a filled-in case, the legal basis among them."""
    request = facts.gather(kind, Frame(*pair, TODAY, known), forms)
    found = basis.resolve(kind, request, library(), today=TODAY)
    return request.with_facts(found.facts())


def matter(
    known: Mapping[str, object],
    *,
    person: Mapping[str, object] | None = None,
    regime: Regime = Regime.LAW_ENFORCEMENT,
    concerns: frozenset[str] = frozenset({"criminal records", "identity", "crime information"}),
    pair: tuple[str, str] = ("VN", "RU"),
    charges: Iterable[Mapping[str, object]] = (),
) -> Request:
    """Bare facts of one matter, one person and its charges, as a rule sees them."""
    return Request(
        request_type="invented",
        regime=regime,
        requesting=pair[0],
        requested=pair[1],
        on=TODAY,
        concerns=concerns,
        known=facts.read_facts(known),
        subjects=(Subject("subject", facts.read_facts(person or {})),),
        charges=tuple(
            Charge(f"charges.{at}", facts.read_facts(one), "subject") for at, one in enumerate(charges)
        ),
    )
