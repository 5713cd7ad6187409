"""``comity demo [--once] [--seed N] [--communique FILE] [--port P] [--keep DIR]`` and ``comity demo code NAME``."""

import json
import math
import signal
import time
from importlib.resources import files
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from comity.intake import IntakeError, read
from comity.intake.sources import load
from comity.node.cli.demo import current
from comity.node.cli.demo.nodes import (
    DemoError,
    Site,
    folder_for,
    furnish,
    insist_alive,
    running,
    sites,
    together,
)
from comity.node.cli.ports import port_option
from comity.partner.walk.client import PERIOD, totp
from comity.partner.walk.scenario import Done, walk
from comity.partner.walk.world import World, open_node

app = typer.Typer(invoke_without_command=True)


@app.callback()
def demo(
    context: typer.Context,
    *,
    once: Annotated[
        bool, typer.Option("--once", metavar="", help="Walk, say each step with its duration, and end.")
    ] = False,
    seed: Annotated[int, typer.Option(help="Decides subject, spelling and look-alikes.")] = 1,
    communique: Annotated[
        Path | None,
        typer.Option(help="A text of your own (.txt, .pdf, .docx or .html) instead of the invented one."),
    ] = None,
    port: Annotated[int, port_option(says="First of four ports.", ports=4)] = 8765,
    keep: Annotated[Path | None, typer.Option(help="Keep both nodes in this folder.")] = None,
) -> None:
    """Two nodes on this machine, and a whole request between them."""
    if context.invoked_subcommand:
        return
    for told in (signal.SIGINT, signal.SIGTERM):  # also where a shell started it with Ctrl-C switched off
        signal.signal(told, signal.default_int_handler)
    text = _communique(communique)
    with folder_for(keep) as folder:
        both = sites(folder, port)
        if not _show(both, seed, text, once=once):
            raise typer.Exit(1)


@app.command()
def code(
    name: Annotated[
        str, typer.Argument(help="Sign-in name or full name of an invented officer, such as linh.")
    ],
    folder: Annotated[Path | None, typer.Option("--dir", help="The demonstration's folder.")] = None,
    port: Annotated[
        int | None, port_option(says="Its first port, where several demonstrations run.", ports=4)
    ] = None,
) -> None:
    """Print an invented officer's sign-in code once more."""
    places = (folder / "vn", folder / "pl") if folder else current.find(port).sites
    officers = [one for place in places for one in _officers(place)]
    found = next((one for one in officers if name in {one["username"], one["full_name"]}), None)
    if found is None:
        known = ", ".join(one["username"] for one in officers)
        raise DemoError(f"The demonstration has no officer called {name}; there are {known}.")
    typer.echo(f"{totp(found['secret'])} (for {_left()} more seconds) · password {found['password']}")


def _officers(site: Path) -> list[dict[str, str]]:
    """The invented officers of one node."""
    try:
        officers: list[dict[str, str]] = json.loads((site / "officers.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DemoError(f"{site.parent} is no folder of a demonstration.") from None
    return officers


def _show(both: tuple[Site, Site], seed: int, text: tuple[str, str], *, once: bool) -> bool:
    begun = perf_counter()
    together(*(furnish(site, "make", site.country, site.name, str(site.door)) for site in both))
    with running(*both):
        typer.echo(
            f" 0  two nodes stand, each its own process, folder, database, keys and ports: "
            f"{both[0].address} {both[1].address}  {perf_counter() - begun:.1f} s"
        )
        begun = perf_counter()
        vn, pl = both
        together(
            furnish(vn, "meet", str(pl.folder)), furnish(pl, "meet", str(vn.folder), "--holdings", str(seed))
        )
        typer.echo(
            "    fingerprints compared and pinned; Poland holds 10,000 invented records"
            f"  {perf_counter() - begun:.1f} s"
        )
        with current.remembered([vn.folder, pl.folder], vn.port, once=once):
            world = World(
                open_node("VN", vn.folder, vn.port), open_node("PL", pl.folder, pl.port), seed, text
            )
            holds = all(_say(done, both) for done in walk(world))
            world.vn.close()
            world.pl.close()
            if holds and not once:
                _stay(both)
    return holds


def _say(done: Done, both: tuple[Site, Site]) -> bool:
    if not done.holds:
        insist_alive(*both)
    mark = " " if done.holds else "✗"
    typer.echo(f"{done.number:2} {mark} {done.title}: {done.said}  {done.seconds:.2f} s")
    if not done.holds:
        typer.echo(f"comity: step {done.number} failed: {done.title}", err=True)
    return done.holds


def _stay(both: tuple[Site, Site]) -> None:
    """Serve until Ctrl-C."""
    time.sleep(PERIOD - time.time() % PERIOD)  # the walk used this half minute's codes, and each is good once
    for site in both:
        typer.echo(f"\n{site.name}: {site.address}")
        for one in _officers(site.folder):
            typer.echo(
                f"  {one['username']:16} {one['role']:14} password {one['password']}  code {totp(one['secret'])}"
            )
    typer.echo(
        "\nA code lasts 30 seconds; './comity demo code NAME' prints a new one. Ctrl-C ends both nodes."
    )
    try:
        while True:
            insist_alive(*both)
            time.sleep(0.5)
    except KeyboardInterrupt:
        typer.echo("\nBoth nodes end.")


def _left() -> int:
    return math.ceil(PERIOD - time.time() % PERIOD)


def _communique(given: Path | None) -> tuple[str, str]:
    """Name and text of the communiqué, read once before anything is set up.

    Raises:
        BadParameter: there is no such file, or nothing in it can be read as a meeting.
    """
    if given is None:
        place = files("comity.partner").joinpath("communiques", "vn-pl.txt")
        return place.name, place.read_text(encoding="utf-8")
    try:
        text = load(given.read_bytes(), given.name).text
        read(text)
    except FileNotFoundError as none:
        raise _unfit(f"There is no file {given}.") from none
    except OSError as cause:
        raise _unfit(f"{given} cannot be read: {cause.strerror}.") from cause
    except IntakeError as cause:
        raise _unfit(str(cause)) from cause
    return f"{given.stem}.txt", text


def _unfit(said: str) -> typer.BadParameter:
    return typer.BadParameter(said, param_hint="--communique")
