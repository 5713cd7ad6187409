"""Processes that write acts for the kill test: ``python -m tests.node.audit.writers DIR``.

Django is loaded once; each writer, and each sequencer, is forked from there, and one that was killed is replaced
until a file ``stop`` stands in the folder. A writer notes each act in ``said/`` once it was kept.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from comity.node.cli.opening import open_node

ROLES = ("write", "write", "number")


def main(folder: Path) -> None:
    open_node(folder)
    for name in ("said", "alive"):
        (folder / name).mkdir()
    alive = {_fork(folder, role): role for role in ROLES}
    while alive:
        pid, _ = os.wait()
        (folder / "alive" / str(pid)).unlink(missing_ok=True)
        role = alive.pop(pid)
        if not _over(folder):
            alive[_fork(folder, role)] = role


def _over(folder: Path) -> bool:
    return (folder / "stop").exists()


def _fork(folder: Path, role: str) -> int:
    pid = os.fork()
    if pid == 0:
        {"write": write, "number": number}[role](folder)
        os._exit(0)
    return pid


def write(folder: Path) -> None:
    """Act after act, each changing a row of before and adding one."""
    from comity.node.staff import queries
    from comity.node.staff.act import act
    from comity.node.staff.steps import ToDo, add_task, close_tasks

    clerk, mine = queries.machine("clerk"), str(os.getpid())
    (folder / "alive" / mine).touch()
    with (folder / "said" / mine).open("a", buffering=1, encoding="utf-8") as said:
        for turn in range(10_000):
            if _over(folder):
                return
            with act(clerk, "clerk.job", about=f"work-{mine}", label=f"case-{turn % 3}") as opened:
                close_tasks(opened, f"work-{mine}", reason="done")
                add_task(
                    opened, ToDo("effect", "Effect {number}", about=f"work-{mine}", params={"number": turn})
                )
            said.write(f"{opened.entry.act}\n")


def number(folder: Path) -> None:
    from comity.node.audit import sequencer

    (folder / "alive" / str(os.getpid())).touch()
    while not _over(folder):
        sequencer.tick()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
