"""A field that is asked only where another one holds a value: form, rows, facts and schema agree on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.rules import given

from comity.rules.errors import FieldError
from comity.rules.fields import Choice, Choices, Field, Flag, Json, Text
from comity.rules.groups import Group, Rows, schema_of
from comity.rules.only import Only
from comity.rules.request_type import Part, RequestType
from comity.rules.requests import registry

FORM: dict[str, Field] = {
    "measure": Choices("Measures", choices={"search": "Search", "witness": "Witness"}),
    "place": Text("Place to search", only=Only("measure", ("search",))),
    "held": Flag("Is the person held?", required=False),
    "prison": Text("Prison", required=False, only=Only("held", (True,))),
}
KIND: RequestType = replace(given.RECORD, asks=FORM, subjects=())


def errors(**typed: Json) -> list[str]:
    return [f"{one.path}: {one}" for one in KIND.check(Part.ASKS, typed).errors]


def test_it_is_needed_only_where_it_is_asked() -> None:
    assert errors(measure=["witness"]) == []
    assert errors(measure=["search"]) == ["place: Fill in ‘Place to search’."]
    assert errors(measure=["search", "witness"], place="Warehouse 7") == []


def test_it_may_stay_empty_where_it_may() -> None:
    assert errors(measure=["witness"], held=True) == []
    assert errors(measure=["witness"], held=True, prison="Prison 4") == []


def test_what_is_told_though_not_asked_is_named_and_not_lost() -> None:
    checked = KIND.check(Part.ASKS, {"measure": ["witness"], "place": "Warehouse 7"})

    assert [str(one) for one in checked.errors] == [
        "Leave ‘Place to search’ empty: it is not asked in this case."
    ]
    assert checked.content["place"] == "Warehouse 7"


def test_what_is_not_asked_tells_no_fact() -> None:
    told = {"measure": ["witness"], "place": "Warehouse 7", "held": False, "prison": "Prison 4"}

    assert KIND.rightly(Part.ASKS, told) == {"measure": ["witness"], "held": False}


@pytest.mark.parametrize("several", [False, True])
def test_inside_a_group_or_row_it_looks_beside_itself(several: bool) -> None:  # noqa: FBT001 - a parameter of the test
    parts = {
        "kind": Choice("Kind", choices={"a": "A", "b": "B"}),
        "more": Text("More", only=Only("kind", ("a",))),
    }
    field: Field = Rows("Rows", parts=parts) if several else Group("Group", parts=parts)

    def told(row: Json) -> Json:
        return [row] if several else row

    assert field.validate(told({"kind": "b"})) == told({"kind": "b"})
    with pytest.raises(FieldError, match="Fill in ‘More’"):
        field.validate(told({"kind": "a"}))
    with pytest.raises(FieldError, match="Leave ‘More’ empty"):
        field.validate(told({"kind": "b", "more": "x"}))


def test_the_schema_says_the_same() -> None:
    schema = schema_of(FORM)

    assert schema["required"] == ["measure"]
    assert schema["allOf"] == [
        {
            "if": {
                "properties": {
                    "measure": {
                        "anyOf": [
                            {"enum": ["search"]},
                            {"type": "array", "contains": {"enum": ["search"]}},
                        ]
                    }
                },
                "required": ["measure"],
            },
            "then": {"required": ["place"]},
            "else": {"properties": {"place": False}},
        },
        {
            "if": {
                "properties": {
                    "held": {"anyOf": [{"enum": [True]}, {"type": "array", "contains": {"enum": [True]}}]}
                },
                "required": ["held"],
            },
            "else": {"properties": {"prison": False}},
        },
    ]


@pytest.mark.parametrize("part", [Part.ASKS, Part.ANSWERS])
@pytest.mark.parametrize(
    "kind", [one for one in registry() if "handling" in one.asks], ids=lambda one: one.code
)
def test_other_restrictions_are_asked_for_in_words_wherever_they_are_chosen(
    kind: RequestType, part: Part
) -> None:
    def missing(code: str) -> bool:
        found = kind.check(part, {"handling": code}).errors
        return "handling_words" in {one.path for one in found}

    assert missing("H3")
    assert not missing("H1")
