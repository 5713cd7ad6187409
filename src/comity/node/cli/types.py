"""``comity types``: the request types this node knows."""

import typer

from comity.rules.requests import registry


def command() -> None:
    """List the request types by code, title and regime."""
    for kind in registry():
        typer.echo(f"{kind.code:30} {kind.title} ({kind.regime.value})")
