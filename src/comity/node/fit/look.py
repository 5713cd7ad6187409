"""Everything that must hold before a node serves, each thing looked at by itself: one that fails hides no other."""

import shutil
import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from comity.node.audit import queries as audit
from comity.node.exchange import identity
from comity.node.exchange.founding import node_id_of
from comity.node.exchange.keyfiles import KeyFiles, files_of
from comity.node.fit import tables
from comity.node.home import Home
from comity.rules import requests, safeguards

ROOM_TO_SERVE = 20 * 1024 * 1024
"""Bytes below which the node takes no more: SQLite's own file may grow by as much before an act is whole."""
MOST_SHOWN = 3


@dataclass(frozen=True)
class Lacking:
    """One thing that is not as it must be.

    Attributes:
        name: what it is for programs, such as ``keys/kek`` or ``tables``.
        mend: what is wrong and what to do, for the administrator.
    """

    name: str
    mend: str


Check = Callable[[Home], Iterable[Lacking]]
Load = Callable[[Sequence[str]], object]


def lacking() -> list[Lacking]:
    """All that must be mended before this node serves; empty for a node that is fit."""
    home: Home = settings.COMITY_HOME
    return [one for name, check in CHECKS.items() for one in look(name, check, home)]


def look(name: str, check: Check, home: Home) -> list[Lacking]:
    """What one check finds; a check that fails has found something."""
    try:
        return list(check(home))
    except DatabaseError as failure:
        first = " ".join(str(failure).split())
        return [Lacking(name, f"The database does not answer as it must ({first}): start or mend it.")]
    except Exception as failure:  # noqa: BLE001  (whatever breaks a check is what the administrator must read)
        says = " ".join(str(failure).split()) or type(failure).__name__
        return [Lacking(name, f"{says.rstrip('.')}.")]


def lost_keys(home: Home) -> Iterator[Lacking]:
    """The key files that are gone; none is ever made anew, but for those of the weeks, which a renewal brings."""
    files = KeyFiles(home.folder / "keys")
    places = (
        files.signing,
        files.incarnation,
        files.roots,
        files.descriptor,
        files.tls.key,
        files.tls.certificate,
    )
    lost = [f"keys/{place.name}" for place in places if not place.is_file() or not place.stat().st_size]
    for name in (*home.lost_secrets(), *lost):
        yield Lacking(
            name,
            f"The key {home.folder / name} is missing or damaged: put that file back from its copy. "
            "The node makes no other, because what the lost one protects could then never be read.",
        )


def _identity(home: Home) -> Iterator[Lacking]:
    """The keys can be used, belong together, and are those of this country and this node."""
    if not all(place.is_file() for place in (files_of(home).descriptor, files_of(home).signing)):
        return
    own = identity.load()
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(own.tls.certificate, own.tls.key)
    if own.signing.public not in [one.keys for one in own.descriptor.signers]:
        yield Lacking(
            "identity", "keys/signing is not the key that the descriptor names: put the right one back."
        )
    if own.descriptor.country != home.country:
        yield Lacking(
            "country",
            f"node.toml says country = {home.country}, and this node was made for {own.descriptor.country}: "
            "a node never changes its country; write the right one.",
        )
    if own.node_id != node_id_of(home):
        yield Lacking(
            "node-id", "node.toml says another node_id than the keys: write the one that stood there."
        )


def _tables(_home: Home) -> Iterator[Lacking]:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Lacking("tables", "Tables are older than this Comity: run comity manage migrate.")
        return
    found = list(tables.faults())
    if found:
        more = f" And {len(found) - MOST_SHOWN} more." if len(found) > MOST_SHOWN else ""
        shown = " ".join(found[:MOST_SHOWN])
        yield Lacking("tables", f"{shown}{more} Keep a copy of the disk, and restore the last backup.")


def _log(_home: Home) -> Iterator[Lacking]:
    if not audit.entries(newest=1):
        yield Lacking("log", "The log is empty: make the node with comity init, or restore the last backup.")


def _request_types(home: Home) -> Iterator[Lacking]:
    yield from _loads("request-types", "request_types", home.extra_request_types, requests.registry)


def _safeguards(home: Home) -> Iterator[Lacking]:
    yield from _loads("safeguards", "safeguards", home.extra_safeguards, safeguards.book)


def _loads(name: str, setting: str, said: Sequence[str], load: Load) -> Iterator[Lacking]:
    """Whether each module of the country's own can be used, and all together."""
    for modules in [*([one] for one in said), said]:
        try:
            load(modules)
        except Exception as failure:  # noqa: BLE001  (a module of somebody else may fail in any way)
            says = " ".join(str(failure).split()).rstrip(".")
            named = ", ".join(modules) or "no module"
            yield Lacking(
                name, f"{setting} of node.toml names {named}, which cannot be used ({says}): mend it."
            )
            return


def _disk(home: Home) -> Iterator[Lacking]:
    free = shutil.disk_usage(home.folder).free
    if free < ROOM_TO_SERVE:
        yield Lacking("disk", f"Only {free // 2**20} MiB are free under {home.folder}: make room.")


CHECKS: dict[str, Check] = {
    "keys": lost_keys,
    "identity": _identity,
    "tables": _tables,
    "log": _log,
    "request-types": _request_types,
    "safeguards": _safeguards,
    "disk": _disk,
}
"""What is looked at, by its name for programs."""
