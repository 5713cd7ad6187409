"""``comity bench NAME [--json]``: measure how fast and how well this machine does the work."""

import importlib
import json
import os
import platform
from importlib.metadata import version
from typing import Annotated

import typer

NAMES = ("crosscheck", "intake", "law", "log")
LIBRARIES = ("numpy", "rapidfuzz", "cryptography", "django")


class NoBenchError(Exception):
    """There is no bench of that name."""


def command(
    name: Annotated[str, typer.Argument(help=f"One of: {', '.join(NAMES)}.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print what a program can read.")] = False,
) -> None:
    """Run one bench and print its figures with the machine and versions they hold for."""
    if name not in NAMES:
        raise NoBenchError(f"There is no bench called {name}; there are {', '.join(NAMES)}.")
    bench = importlib.import_module(f"comity.node.bench.{name}")
    figures: dict[str, float] = bench.run()
    told = {"bench": name, "machine": _machine(), "versions": _versions(), "figures": figures}
    if as_json:
        typer.echo(json.dumps(told))
        return
    typer.echo(f"{name} on {told['machine']}")
    for figure, value in figures.items():
        typer.echo(f"  {figure:28} {value:,.4g}")


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def _versions() -> dict[str, str]:
    return {library: version(library) for library in LIBRARIES}
