"""At the end both logs are checked: by the nodes themselves, and from outside with nothing of theirs but an export."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping

from comity.partner.walk.client import Client
from comity.partner.walk.world import Node, World, must, until

CHECK = "Check it without this node: "
"""What stands before the verifier's command where `comity log export` prints it."""


def verify(world: World) -> str:
    """Export both logs and run the stand-alone verifier over each, as the export says it is run."""
    return "; ".join(_one(node) for node in (world.vn, world.pl))


def _one(node: Node) -> str:
    boss = node.as_("administrator")
    _numbered(boss)
    inside = boss.post("/log/verify")
    must(inside["whole"], f"{node.country}: {inside['faults'][:3]}")
    _numbered(boss)  # the check was an entry too
    seen = _outside(node)
    found = re.search(r"holds: (\d+) entries", seen)
    must(found, f"{node.country}: the verifier said {seen}")
    outside = int(found[1]) if found else 0
    must(outside > inside["size"], f"{node.country}: {inside['size']} entries inside, {outside} outside.")
    return (
        f"{node.country}: {inside['size']} entries and {inside['rows']} rows hold inside; outside the log holds too, "
        f"with {outside} entries (checking is an entry itself)"
    )


def _numbered(boss: Client) -> None:
    """Wait until every entry has its number; the clerk gives them each second."""
    until("The last entry's number", lambda: boss.get("/log/entries")["rows"][0]["seq"] is not None)


def _outside(node: Node) -> str:
    """What the stand-alone verifier says of the exported log, called in the words the export prints."""
    export = ["log", "export", "--dir", str(node.folder), "--out", str(node.folder / "export")]
    made = _run([sys.executable, "-m", "comity.node.cli.main", *export])
    must(made.returncode == 0, f"{node.country}: the export failed: {made.stderr}")
    _, _, command = made.stdout.partition(CHECK)
    seen = _run(shlex.split(command), env={"PATH": os.environ.get("PATH", "")})
    must(seen.returncode == 0, f"{node.country}: {seen.stdout}{seen.stderr}")
    return seen.stdout


def _run(command: list[str], env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env)
