"""What ``comity`` can be asked, one row per command, and how a row becomes a command.

A command lives in the module of its name in this folder, as ``app`` (a ``typer.Typer``) or as a function
``command``. Only the module of the command that was called is loaded: ``comity check`` starts without Django.
"""

import importlib
import importlib.util
from collections.abc import Callable
from types import ModuleType
from typing import Annotated

import typer

import comity

ROOM = "comity.node.cli"
COMMANDS = {
    "demo": "Two nodes on this machine and a whole request between them.",
    "test": "Set up what the tests need and run them all.",
    "init": "Make a new node: database, keys, first officer.",
    "run": "Desk, API, door and clerk in one process.",
    "web": "The desk and the API alone, beside other processes on PostgreSQL.",
    "door": "The door for partners alone.",
    "clerk": "The clerk alone: jobs, reminders, deliveries.",
    "intake": "Read a communiqué or minutes into a record.",
    "check": "Build and query a stand-alone cross-check index.",
    "screen": "Screen names against the node's own holdings; logged.",
    "law": "Rules, legal bases and law packs.",
    "types": "The request types that this node knows.",
    "register": "Partners, agreements and offices: fill a new register, name offices.",
    "records": "Bring the country's own records in.",
    "partner": "Partners: simulate, conform, suspend.",
    "brief": "The brief for the next meeting with a partner.",
    "stats": "Statistics of a year.",
    "log": "Verify, prove and export the log.",
    "keys": "The node's keys.",
    "backup": "Copy the node while it runs.",
    "restore": "Put a backup back.",
    "doctor": "What is wrong with this node, and how to mend it.",
    "bench": "Measure how fast this machine does the work.",
    "manage": "Django's own commands.",
}


def present() -> dict[str, str]:
    """The commands whose module exists here, with their one line of help, in the order they are listed."""
    return {name: says for name, says in COMMANDS.items() if importlib.util.find_spec(f"{ROOM}.{name}")}


def build(called: str | None) -> typer.Typer:
    """The command line, with the command ``called`` loaded and every other one as its line of help alone."""
    app = typer.Typer(
        name="comity",
        help="One country's node for international police and judicial cooperation.",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )
    app.callback()(_root)
    for name, says in present().items():
        if name == called:
            _mount(app, name, says)
        else:
            app.command(name, help=says)(_not_called)
    return app


def _mount(app: typer.Typer, name: str, says: str) -> None:
    module = importlib.import_module(f"{ROOM}.{name}")
    inside = getattr(module, "app", None)
    if isinstance(inside, ModuleType):
        inside = inside.app
    if isinstance(inside, typer.Typer):
        app.add_typer(inside, name=name, help=says)
        return
    command: Callable[..., object] = module.command
    settings: dict[str, object] | None = getattr(module, "CONTEXT_SETTINGS", None)
    app.command(name, context_settings=settings)(command)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer hands an option's value by position
    if wanted:
        typer.echo(f"comity {comity.__version__}")
        raise typer.Exit


def _root(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", help="Say which Comity this is.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Say what holds for every command."""


def _not_called() -> None:
    """Stand in the list for a command that was not called."""
