"""At the end both logs are checked: by the nodes themselves, and from outside with nothing of theirs but an export."""

import subprocess
import sys

from comity.partner.walk.world import Node, World, must, until


def verify(world: World) -> str:
    """Export both logs and run the stand-alone verifier over each."""
    return "; ".join(_one(node) for node in (world.vn, world.pl))


def _one(node: Node) -> str:
    boss = node.as_("administrator")
    until("The last entry's number", lambda: boss.get("/log/entries")["rows"][0]["seq"] is not None)
    inside = boss.post("/log/verify")
    must(inside["whole"], f"{node.country}: {inside['faults'][:3]}")
    export = node.folder / "export"
    run = [
        sys.executable,
        "-m",
        "comity.node.cli.main",
        "log",
        "export",
        "--dir",
        str(node.folder),
        "--out",
        str(export),
    ]
    made = subprocess.run(run, capture_output=True, text=True, check=False)
    must(made.returncode == 0, f"{node.country}: the export failed: {made.stderr}")
    checker = [sys.executable, "-m", "comity.seal.verifier", str(export)]
    seen = subprocess.run(checker, capture_output=True, text=True, check=False)
    must(seen.returncode == 0, f"{node.country}: {seen.stdout}{seen.stderr}")
    return f"{node.country}: {inside['size']} entries, {inside['rows']} rows; outside: {seen.stdout.strip()}"
