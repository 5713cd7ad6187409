"""FollowTheMoney entities as rows of records: people, bodies, vehicles, and the documents of each.

A passport or identification is an entity of its own there, pointing to its holder, so a file is read twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from comity.crosscheck.entry import Kind
from comity.crosscheck.errors import RowRefused

_KINDS = {
    **dict.fromkeys(("Person",), Kind.PERSON),
    **dict.fromkeys(("LegalEntity", "Company", "Organization", "PublicBody"), Kind.ORGANISATION),
    **dict.fromkeys(("Vehicle", "Vessel", "Airplane"), Kind.VEHICLE),
}
_IDENTIFICATIONS = ("Passport", "Identification")
_SEXES = {"male": "M", "female": "F", "other": "X", "m": "M", "f": "F"}
_NUMBERS = (
    ("passport", "passportNumber"),
    ("identity", "idNumber"),
    ("registration", "registrationNumber"),
    ("tax", "taxNumber"),
)


def is_entity(row: Mapping[str, Any]) -> bool:
    """Whether a row of NDJSON is a FollowTheMoney entity."""
    return isinstance(row.get("properties"), dict) and "schema" in row


def is_identification(row: Mapping[str, Any]) -> bool:
    """Whether an entity is the document of another one; it makes no record of its own."""
    return is_entity(row) and row["schema"] in _IDENTIFICATIONS


def documents_of_holders(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """CC:TYPE:NUMBER of every identification, by the identifier of its holder."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if not is_identification(row):
            continue
        said = row["properties"]
        kind = (
            "passport"
            if row["schema"] == "Passport"
            else next(iter(said.get("type", ())), "identity").lower()
        )
        country = next(iter(said.get("country", ())), "")
        for holder in said.get("holder", ()):
            found[holder] += [f"{country}:{kind}:{number}" for number in said.get("number", ())]
    return dict(found)


def row_of(entity: Mapping[str, Any], documents: Mapping[str, list[str]]) -> dict[str, object]:
    """An entity as a row of the columns that records have.

    Args:
        entity: the FollowTheMoney entity.
        documents: what `documents_of_holders` found in the same file.

    Raises:
        RowRefused: the entity is of a kind that is not searched for.
    """
    schema = str(entity["schema"])
    if schema not in _KINDS:
        raise RowRefused(
            "The entity is a {schema}; records are people, organisations or vehicles.", schema=schema
        )
    said: dict[str, list[str]] = entity["properties"]
    countries = [code.upper() for code in said.get("nationality", []) or said.get("country", [])]
    issuer = countries[0] if countries else ""
    own = [f"{issuer}:{kind}:{number}" for kind, name in _NUMBERS for number in said.get(name, ())]
    return {
        "id": entity["id"],
        "kind": _KINDS[schema],
        "name": said.get("name", []),
        "aliases": [*said.get("alias", ()), *said.get("previousName", ())],
        "birth": said.get("birthDate", []),
        "sex": [_SEXES[text.lower()] for text in said.get("gender", ()) if text.lower() in _SEXES],
        "nationality": countries,
        "documents": own + documents.get(str(entity["id"]), []),
        "places": said.get("birthPlace", []),
    }
