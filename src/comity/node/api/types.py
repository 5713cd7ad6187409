"""Request types: what each asks and answers, as JSON Schema."""
# ruff: noqa: ARG001 - ninja hands every route the request

from django.http import HttpRequest
from ninja import Router, Schema

from comity.node.api.errors import LIST_PROBLEMS, PROBLEMS
from comity.node.api.inputs import Reference
from comity.node.casework.queries import registry
from comity.node.casework.steps.kinds import kind_of
from comity.rules.request_type import Part

router = Router()


class TypeLine(Schema):
    """A request type by its code."""

    code: str
    title: str
    regime: str


class TypePage(TypeLine):
    """A request type with its forms as JSON Schema (2020-12)."""

    forms: dict[str, dict[str, object]]
    stages: dict[str, str]
    refusal_grounds: dict[str, str]


@router.get("", response={200: list[TypeLine], **LIST_PROBLEMS}, operation_id="list_types")
def types(request: HttpRequest) -> list[TypeLine]:
    """Every request type this node knows."""
    return [TypeLine(code=kind.code, title=kind.title, regime=kind.regime.value) for kind in registry()]


@router.get("/{code}", response={200: TypePage, **PROBLEMS}, operation_id="get_type")
def one(request: HttpRequest, code: Reference) -> TypePage:
    """One request type with its forms."""
    kind = kind_of(code)
    return TypePage(
        code=kind.code,
        title=kind.title,
        regime=kind.regime.value,
        forms={part.value: dict(kind.to_json_schema(part)) for part in Part},
        stages={stage.code: stage.title for stage in kind.stages},
        refusal_grounds=dict(kind.refusal_grounds),
    )
