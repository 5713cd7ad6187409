"""``comity types``: the request types this node knows."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from comity.node.home import open_home
from comity.rules import typebook
from comity.rules.request_type import Part, RequestType
from comity.rules.requests import registry


def command(
    *,
    folder: Annotated[
        Path | None, typer.Option("--dir", help="The node's folder, for its own types too.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Everything about each, for programs.")] = False,
    markdown: Annotated[bool, typer.Option(help="Print docs/types.md.")] = False,
) -> None:
    """List the request types by code, title and regime."""
    known = registry(extra=open_home(folder).extra_request_types if folder else ())
    if markdown:
        typer.echo(typebook.markdown(known), nl=False)
        return
    if as_json:
        typer.echo(json.dumps([_told(kind) for kind in known], ensure_ascii=False, indent=2))
        return
    for kind in known:
        typer.echo(f"{kind.code:30} {kind.title} ({kind.regime.value})")


def _told(kind: RequestType) -> Mapping[str, object]:
    return {
        "code": kind.code,
        "title": kind.title,
        "regime": kind.regime.value,
        "bases": kind.bases,
        "subjects": kind.subjects,
        "forms": {part.value: kind.to_json_schema(part) for part in Part},
        "stages": {stage.code: stage.title for stage in kind.stages},
        "verbs": sorted({row.verb for row in kind.transitions}),
        "four_eyes": sorted(kind.four_eyes),
        "clocks": {clock.code: clock.title for clock in kind.clocks},
        "letters": sorted(kind.letters),
        "statistics": kind.statistics,
        "refusal_grounds": dict(kind.refusal_grounds),
    }
