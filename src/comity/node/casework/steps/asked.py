"""A person of a form as a question to the index, and a hit as it is kept with the case."""

from collections.abc import Mapping
from datetime import date

from comity.crosscheck.entry import Birth, Document, Name, NameKind, Query, Sex
from comity.node.holdings.index import KnownHit
from comity.rules.fields import Json
from comity.rules.groups import PERSON_PARTS, salvage_parts

SEXES = {"F": Sex.FEMALE, "M": Sex.MALE, "X": Sex.OTHER}


def query(asked: Mapping[str, Json], today: date) -> Query | None:
    """The question: does anybody like this stand in our records? None when no name is given to ask with."""
    person = salvage_parts(PERSON_PARTS, asked, today)
    if "name" not in person:
        return None
    others = [Name(str(name), NameKind.ALIAS) for name in _list(person.get("other_names"))]
    born, sex = str(person.get("born") or ""), str(person.get("sex") or "")
    return Query(
        names=(Name(str(person["name"])), *others),
        births=(Birth.parse(born),) if born else (),
        sexes=(SEXES[sex],) if sex in SEXES else (),
        nationalities=tuple(str(code) for code in _list(person.get("nationalities"))),
        documents=tuple(
            Document(str(one["number"]), str(one.get("kind") or ""), str(one.get("country") or ""))
            for one in _list(person.get("documents"))
            if isinstance(one, Mapping)
        ),
    )


def detail(person: Mapping[str, Json], known: KnownHit) -> dict[str, object]:
    """Both sides and every reason, so that the hit can be explained years later."""
    entry = known.record.entry
    return {
        "asked": dict(person),
        "ours": {
            "names": [name.text for name in entry.names],
            "born": [str(birth) for birth in entry.births],
            "sexes": [sex.value for sex in entry.sexes],
            "nationalities": list(entry.nationalities),
            "documents": [str(document) for document in entry.documents],
            "owner": known.record.owner,
        },
        "bits": known.hit.bits,
        "reasons": [
            {"what": r.what, "left": r.left, "right": r.right, "relation": r.relation, "bits": r.bits}
            for r in known.hit.reasons
        ],
    }


def _list(value: Json) -> list[Json]:
    return list(value) if isinstance(value, (list, tuple)) else []
