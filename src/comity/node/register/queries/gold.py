"""What officers confirmed, in the shape of the reference set, so that intake can be measured by it."""

from typing import Any

from comity.node.register.models import Item
from comity.node.register.queries.review import row_of


def corrected_record(reference: str) -> dict[str, Any]:
    """What was confirmed, in the shape of the reference set that intake is measured by.

    Raises:
        NotFound: there is no such communiqué.
    """
    row = row_of(reference)
    items = [one for one in row.items.order_by("start", "end", "pk") if one.state != Item.State.REJECTED]
    met = next((one for one in items if one.kind == Item.Kind.MEETING), None)
    return {
        "id": row.reference,
        "lang": row.language,
        "sha256": row.sha256,
        "meeting": _gold_meeting(met),
        "sides": _gold_sides(items),
        "instruments": [_gold_agreement(one) for one in items if one.kind == Item.Kind.AGREEMENT],
        "commitments": [_gold_commitment(one) for one in items if one.kind == Item.Kind.COMMITMENT],
        "crime_types": row.mentions.get("crimes", []),
        "channels": row.mentions.get("channels", []),
        "bodies": row.mentions.get("bodies", []),
        "noise": [{"kind": one["kind"], "span": [one["start"], one["end"]]} for one in row.noise],
    }


def _gold_meeting(row: Item | None) -> dict[str, Any]:
    value = row.value if row else {}
    return {
        "date": value.get("date") or None,
        "place": {
            "country_iso2": value.get("place_country") or None,
            "city": value.get("place_city") or None,
        },
        "kind": value.get("kind", "other"),
    }


def _gold_sides(items: list[Item]) -> list[dict[str, Any]]:
    sides: dict[str, dict[str, Any]] = {}
    for one in items:
        if one.kind in (Item.Kind.SIDE, Item.Kind.PERSON):
            code = one.value["country"]
            side = sides.setdefault(
                code, {"country_iso2": code, "agency": None, "agency_span": None, "people": []}
            )
            if one.kind == Item.Kind.PERSON:
                known = {name: one.value[name] for name in ("name", "title", "head")}
                side["people"].append(known | {"span": [one.start, one.end]})
            elif one.value["agency"]:
                side |= {"agency": one.value["agency"], "agency_span": [one.start, one.end]}
    return list(sides.values())


def _gold_agreement(row: Item) -> dict[str, Any]:
    value = row.value
    return {
        "kind": value["kind"].upper(),
        "name": value["name"],
        "status": value["status"],
        "parties_iso2": value["parties"],
        "span": [row.start, row.end],
        "ambiguous": False,
    }


def _gold_commitment(row: Item) -> dict[str, Any]:
    value = row.value
    return {
        "text_span": [row.start, row.end],
        "text": value["words"],
        "modality": value["strength"],
        "actor": value["owes"],
        "topic_codes": [topic.upper() for topic in value["topics"]],
        "fields": value["crimes"],
        "ambiguous": False,
    }
