"""Who appears in the walk: one subject, the invented records of the country asked, and people who look alike."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from comity.crosscheck.entry import Birth, Document, Entry, Name, Sex
from comity.partner.nearly import nearly
from comity.partner.people import CULTURES, Person, lookalikes, people
from comity.partner.spelling import rewrite

__all__ = ["Person"]

SUBJECTS = ("vi",)
"""The subject is a Vietnamese citizen whom Polish records write the Polish way."""
WRITES = "pl"
RECORDS = 10_000
"""How many records the country asked holds."""
BORN_BEFORE = date(2007, 1, 1)
"""A look-alike under 18 would be stopped for a senior officer's reasons before any check."""


def subject(seed: int) -> Person:
    """The person asked about; another seed, another person."""
    return next(people(seed, 1, cultures=SUBJECTS))


def spelt_abroad(person: Person, seed: int) -> str:
    """The name as the other country's records write it: marks lost, order swapped, parts joined or dropped."""
    return rewrite(person, seed, WRITES)


def strangers(seed: int, count: int) -> list[Person]:
    """People absent from the records who are easily taken for somebody there.

    A third are relatives and namesakes of the subject, a third are nearly the subject (one digit of the birth, one
    mark another), a third are nearly somebody else on record: those two thirds a cross-check may show, and a person
    must tell them apart.
    """
    each, who = count // 3, subject(seed)
    beside = islice((one for one in _others(seed) if one.culture in SUBJECTS and _grown_up(one)), each)
    near = (
        *islice(filter(_grown_up, nearly(who, seed, each * 3)), each),
        *(next(nearly(one, seed, 1)) for one in beside),
    )
    alike = filter(_grown_up, lookalikes(who, seed, count * 3))
    return [*near, *islice(alike, count - len(near))]


def _grown_up(person: Person) -> bool:
    return person.born < BORN_BEFORE


def _others(seed: int) -> Iterator[Person]:
    """Everybody on record beside the subject, before those are taken out who must be absent."""
    return people(seed + 1, 10 * RECORDS, cultures=CULTURES)


def holdings(seed: int, count: int) -> Iterator[Entry]:
    """Invented records of the country asked; the subject stands at a place the seed decides."""
    place = random.Random(f"place:{seed}").randrange(count)
    absent = {(one.name, one.born) for one in strangers(seed, 20)}
    others = (one for one in _others(seed) if (one.name, one.born) not in absent)
    for number in range(count):
        if number == place:
            person = subject(seed)
            yield _entry(f"r{number}", person, spelt_abroad(person, seed))
        else:
            person = next(others)
            yield _entry(f"r{number}", person, person.name)


def is_subject(person: Person, ours: Mapping[str, Any]) -> bool:
    """Whether a record shown with a hit is the subject's."""
    return person.born.isoformat() in ours["born"] and any(
        person.passport in one for one in ours["documents"]
    )


def asked(person: Person) -> dict[str, Any]:
    """The person as the form asks for them, without the passport: the name must do."""
    return {
        "name": person.name,
        "category": "suspect",
        "born": person.born.isoformat(),
        "sex": person.sex,
        "nationalities": [person.nationality],
    }


def asks(person: Person) -> dict[str, Any]:
    """Everything the request says."""
    return {
        "subject": asked(person),
        "purpose_kind": "investigation",
        "crimes": ["THB"],
        "max_penalty": 240,
        "organised_group": True,
        "transnational": True,
        "proceedings": "2188/PC02",
        "purpose": "Investigation of trafficking in persons from Hải Dương to Raszyn between 2023 and 2025.",
        "why_needed": "Earlier convictions decide on the charge and on the detention.",
        "why_there": "The person lived in Raszyn from 2019 to 2024.",
        "urgency": "normal",
        "confidential": False,
        "handling": "H1",
    }


_LOOKED_INTO: Mapping[str, Any] = {
    "graded": True,
    "asylum": "none",
    "persecution": "none",
    "political": "none",
    "torture": "none",
    "special": False,
    "third_party": False,
    "leak": True,
}


def ask_checks() -> dict[str, Any]:
    """What the asking officer confirms."""
    return {**_LOOKED_INTO, "proportionate": True, "transfer": "instrument"}


def answer_checks() -> dict[str, Any]:
    """What the answering officer confirms."""
    return {
        **_LOOKED_INTO,
        "filtered": True,
        "transfer": "assessment",
        "reviewed": True,
        "tainted": "none",
        "death": False,
    }


def convictions() -> dict[str, Any]:
    """An answer with one conviction."""
    return {
        "result": "convictions",
        "convictions": [
            {
                "court": "Sąd Rejonowy w Pruszkowie",
                "decided": "2021-05-18",
                "final": "2021-06-02",
                "reference": "II K 217/21",
                "offence": "Receiving stolen goods, Criminal Code Article 291(1)",
                "offence_code": "THEFT",
                "sanction": "8 months, suspended for 2 years",
                "served": True,
            }
        ],
        "may_use_for": "The proceedings named in the request.",
        "handling": "H1",
    }


def nothing() -> dict[str, Any]:
    """An answer about somebody not on record."""
    return {"result": "none", "may_use_for": "The proceedings named in the request.", "handling": "H1"}


def _entry(identifier: str, person: Person, name: str) -> Entry:
    documents: Sequence[Document] = (Document(person.passport, "passport", person.nationality),)
    return Entry(
        id=identifier,
        names=(Name(name),),
        births=(Birth.parse(person.born.isoformat()),),
        sexes=(Sex(person.sex),),
        nationalities=(person.nationality,),
        documents=tuple(documents),
    )
