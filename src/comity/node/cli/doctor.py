"""``comity doctor``: what is wrong with this node, and how to mend it."""

import json
import logging
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from comity.node import SQLITE_AT_LEAST
from comity.node.cli.counting import counted
from comity.node.cli.failures import as_called
from comity.node.cli.opening import HERE, Folder, open_node
from comity.node.home import DeskAt, Home, NoKeyError, open_home

ROOM_NEEDED = 500 * 1024 * 1024
ROOT_KEYS = 3
FIT = {
    "keys": "every key is there",
    "identity": "identity: its keys fit, and country and node_id are its own",
    "tables": "database tables are those of this Comity",
    "log": "log has begun",
    "request-types": "request types of the country's own",
    "safeguards": "safeguards of the country's own",
    "disk": "disk has room to serve",
}
"""What is said of each check that ``run`` insists on, when it holds."""


@dataclass(frozen=True)
class Found:
    """One thing looked at.

    Attributes:
        what: what was looked at.
        holds: whether it is as it should be.
        mend: what to do when it is not.
        note: what the administrator should know though nothing is wrong.
    """

    what: str
    holds: bool
    mend: str = ""
    note: str = ""

    def __str__(self) -> str:
        """One line."""
        if not self.holds:
            return f"MEND  {self.what}: {self.mend}"
        return f"note  {self.what}: {self.note}" if self.note else f"ok    {self.what}"


def command(
    context: typer.Context, folder: Folder = HERE, *, as_json: Annotated[bool, typer.Option("--json")] = False
) -> None:
    """Look at database, keys, log, index, papers and disk; exit 1 when something must be mended."""
    with _silence():
        found = list(_look(folder))
    if as_json:
        typer.echo(json.dumps([vars(one) for one in found], ensure_ascii=False))
    else:
        for one in found:
            typer.echo(as_called(str(one), context.find_root().info_name or "comity"))
    raise typer.Exit(0 if all(one.holds for one in found) else 1)


@contextmanager
def _silence() -> Iterator[None]:
    """What breaks is told as a line to mend, and not a second time as the program's own warnings."""
    before = logging.root.manager.disable
    logging.disable()
    try:
        yield
    finally:
        logging.disable(before)


def _look(folder: Path) -> Iterator[Found]:
    """Everything, each by itself; without the node's keys and settings the rooms cannot even be opened."""
    home = open_home(folder.resolve())
    yield from _guarded("keys are the owner's alone", lambda: _keys(home))
    yield from _guarded("keys/offline", lambda: _offline(home))
    yield from _guarded("desk", lambda: _desk(home.desk))
    try:
        open_node(folder)
    except NoKeyError as lost:
        yield Found("keys", holds=False, mend=str(lost))
        return
    yield from _fit(home)
    for what, check in _ROOMS.items():
        yield from _guarded(what, check)
    yield from _guarded("disk", lambda: _disk(home))


def _guarded(what: str, check: Callable[[], Iterable[Found]]) -> list[Found]:
    """What a check found; one that breaks is itself something to mend."""
    try:
        return list(check())
    except Exception as failure:  # noqa: BLE001  (whatever breaks a check is what must be told)
        says = " ".join(str(failure).split()) or type(failure).__name__
        return [
            Found(
                what, holds=False, mend=f"This could not be looked at ({says}): mend what stands above first."
            )
        ]


def _fit(home: Home) -> Iterator[Found]:
    """What ``run`` and ``/readyz`` insist on too."""
    from comity.node.fit import look

    for name, check in look.CHECKS.items():
        faults = look.look(name, check, home)
        yield from (Found(one.name, holds=False, mend=one.mend) for one in faults)
        if not faults:
            yield Found(FIT[name], holds=True)


def _disk(home: Home) -> Iterator[Found]:
    free = shutil.disk_usage(home.folder).free
    yield Found(
        f"disk: {free // 2**20} MiB free",
        free > ROOM_NEEDED,
        "Make room: letters stay durable only while the disk takes them.",
    )


def _log() -> Iterator[Found]:
    from comity.node.audit.verify import verify

    report = verify()
    yield Found(
        f"log: {report.size} entries numbered, {report.rows} rows compared",
        report.whole,
        f"{counted(len(report.faults), 'fault')}; run comity log verify, keep the disk as it is, "
        "call the administrator.",
        f"{report.waiting} wait for their number; the clerk gives it while the node runs."
        if report.waiting
        else "",
    )
    yield Found("sequencer", report.waiting < 1000, "Entries wait for their number: start the clerk.")


def _index() -> Iterator[Found]:
    from comity.node.holdings import index

    state = index.state()
    yield Found(
        f"index of {state.records} holdings",
        state.behind < 10_000,
        "Start the clerk; it publishes the index.",
    )


def _papers() -> Iterator[Found]:
    from comity.node.papers import queries as papers

    broken = papers.verify()
    yield Found(
        "papers", not broken, f"{len(broken)} files are missing or damaged; restore them from a backup."
    )


def _jobs() -> Iterator[Found]:
    from comity.node.clerk import queries as clerk

    failed = clerk.jobs("failed")
    yield Found("jobs", not failed, f"{len(failed)} jobs failed; the work list says which.")


def _database() -> Iterator[Found]:
    from django.conf import settings
    from django.db import connection

    yield Found(
        f"SQLite {sqlite3.sqlite_version}",
        sqlite3.sqlite_version_info >= SQLITE_AT_LEAST,
        "Start the node by ./comity, which brings a SQLite without the write-ahead-log fault.",
    )
    yield Found(
        "one transaction per act",
        not settings.DATABASES["default"]["ATOMIC_REQUESTS"],
        "Take ATOMIC_REQUESTS out of the settings.",
    )
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check")
            said = cursor.fetchone()[0]
        yield Found("database file", said == "ok", "Restore the last backup: the file is damaged.")


def _foreign() -> Iterator[Found]:
    """Tables, triggers, views and rules that no migration of ours made."""
    from comity.node.audit.checks import uncovered
    from comity.node.audit.faults import Fault

    faults: list[Fault] = []
    uncovered.check(faults)
    yield Found(
        "nothing in the database acts by itself",
        not faults,
        f"{' '.join(map(str, faults))} Keep a copy of the disk as evidence, find out who put that there, and drop it.",
    )


def _keys(home: Home) -> Iterator[Found]:
    folder = home.folder / "keys"
    loose = [
        place.name
        for place in folder.rglob("*")
        if place.is_file() and place.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]
    yield Found(
        "keys are the owner's alone", not loose, f"Run chmod 600 on {', '.join(loose[:3])} in {folder}."
    )


def _offline(home: Home) -> Iterator[Found]:
    """The root keys, which two of three people bring together; here together they protect nothing."""
    kept = sorted(place.name for place in (home.folder / "keys" / "offline").glob("*") if place.is_file())
    if len(kept) >= ROOT_KEYS:
        yield Found(
            "keys/offline",
            holds=True,
            note=f"{', '.join(kept)} still lie here: move each to a medium of its own, in the hands of three people.",
        )


def _administrators() -> Iterator[Found]:
    from comity.node.staff import queries as staff

    there = [one.username for one in staff.accounts() if one.active and "administrator" in one.roles]
    if len(there) == 1:
        yield Found(
            "administrators",
            holds=True,
            note=f"{there[0]} is the only one: appoint a second, who can give that one a new first password.",
        )


def _desk(desk: DeskAt) -> Iterator[Found]:
    """Who reaches the desk, and whether anything travels in the clear."""
    yield Found(
        f"desk listens on {desk.listen}",
        desk.https or not desk.beyond,
        "Others could reach it without https: put a proxy that speaks TLS in front, and name address and proxies "
        "under [desk] in node.toml.",
    )
    yield Found(
        "proxy in front of the desk" if desk.https else "desk is for this machine alone",
        bool(desk.proxies) or not desk.https,
        "Name the proxy that speaks TLS under [desk], proxies, in node.toml; until then every page is refused.",
    )


_ROOMS: Mapping[str, Callable[[], Iterable[Found]]] = {
    "database": _database,
    "nothing in the database acts by itself": _foreign,
    "log": _log,
    "index": _index,
    "papers": _papers,
    "jobs": _jobs,
    "administrators": _administrators,
}
"""What is looked at inside the node, by what it is called when it cannot be."""
