"""``comity doctor``: what is wrong with this node, and how to mend it."""

import json
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import typer

from comity.node import SQLITE_AT_LEAST
from comity.node.cli.opening import HERE, Folder, open_node
from comity.node.home import DeskAt, Home

ROOM_NEEDED = 500 * 1024 * 1024


@dataclass(frozen=True)
class Found:
    """One thing looked at.

    Attributes:
        what: what was looked at.
        holds: whether it is as it should be.
        mend: what to do when it is not.
    """

    what: str
    holds: bool
    mend: str = ""


def command(folder: Folder = HERE, *, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Look at database, keys, log, index, papers and disk; exit 1 when something must be mended."""
    home = open_node(folder)
    found = list(_look(home))
    if as_json:
        typer.echo(json.dumps([vars(one) for one in found], ensure_ascii=False))
    else:
        for one in found:
            typer.echo(
                f"{'ok   ' if one.holds else 'MEND '} {one.what}" + ("" if one.holds else f": {one.mend}")
            )
    raise typer.Exit(0 if all(one.holds for one in found) else 1)


def _look(home: Home) -> Iterator[Found]:
    from comity.node.audit.verify import verify
    from comity.node.clerk import queries as clerk
    from comity.node.holdings import index
    from comity.node.papers import queries as papers

    yield Found(
        f"SQLite {sqlite3.sqlite_version}",
        sqlite3.sqlite_version_info >= SQLITE_AT_LEAST,
        "Start the node by ./comity, which brings a SQLite without the write-ahead-log fault.",
    )
    yield from _database()
    yield from _keys(home)
    yield from _desk(home.desk)
    report = verify()
    yield Found(
        f"log: {report.size} entries, {report.rows} rows",
        report.whole,
        f"{len(report.faults)} faults; run comity log verify, keep the disk as it is, call the administrator.",
    )
    yield Found("sequencer", report.waiting < 1000, "Entries wait for their number: start the clerk.")
    state = index.state()
    yield Found(
        f"index of {state.records} holdings",
        state.behind < 10_000,
        "Start the clerk; it publishes the index.",
    )
    broken = papers.verify()
    yield Found(
        "papers", not broken, f"{len(broken)} files are missing or damaged; restore them from a backup."
    )
    failed = clerk.jobs("failed")
    yield Found("jobs", not failed, f"{len(failed)} jobs failed; the work list says which.")
    free = shutil.disk_usage(home.folder).free
    yield Found(
        f"disk: {free // 2**20} MiB free",
        free > ROOM_NEEDED,
        "Make room: letters stay durable only while the disk takes them.",
    )


def _database() -> Iterator[Found]:
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    yield Found("database tables", not waiting, "Run comity manage migrate.")
    yield Found(
        "one transaction per act",
        not settings.DATABASES["default"]["ATOMIC_REQUESTS"],
        "Take ATOMIC_REQUESTS out of the settings.",
    )
    foreign = _foreign()
    yield Found(
        "nothing in the database acts by itself",
        not foreign,
        f"{' '.join(foreign)} Keep a copy of the disk as evidence, find out who put that there, and drop it.",
    )
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check")
            said = cursor.fetchone()[0]
        yield Found("database file", said == "ok", "Restore the last backup: the file is damaged.")


def _foreign() -> list[str]:
    """Tables, triggers, views and rules that no migration of ours made."""
    from comity.node.audit.checks import uncovered
    from comity.node.audit.faults import Fault

    faults: list[Fault] = []
    uncovered.check(faults)
    return [str(fault) for fault in faults]


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
