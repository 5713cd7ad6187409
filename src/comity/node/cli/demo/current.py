"""Where a running demonstration leaves word for ``comity demo code``: in a folder that is this user's alone.

At a fixed name under /tmp another user of the machine could read where the demonstration's officers are kept, or plant
a file of their own.
"""

import fcntl
import json
import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from comity.node.cli.demo.nodes import DemoError
from comity.node.home import write_private

OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True)
class Running:
    """A demonstration that runs.

    Attributes:
        port: its first port, which tells it from another one of the same user.
        once: whether it walks and ends, so that nobody signs in to it.
        sites: folders of its nodes.
    """

    port: int
    once: bool
    sites: tuple[Path, ...]

    def __str__(self) -> str:
        """As ``--port`` tells it apart."""
        return f"{self.port} (with --once)" if self.once else str(self.port)


def folders() -> Iterator[Path]:
    """Where word may be left: the user's own cache, or, when the home cannot be written to, a folder under /tmp."""
    yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "comity"
    yield Path(tempfile.gettempdir()) / f"comity-{os.getuid()}"


def is_own(folder: Path) -> bool:
    """Whether a folder is this user's own, no link, and closed to everybody else."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & OTHERS


@contextmanager
def remembered(sites: Sequence[Path], port: int, *, once: bool = False) -> Iterator[None]:
    """Leave word of a demonstration while the block runs; the word is locked, so one that was killed counts no more.

    Args:
        sites: folders of its nodes.
        port: its first port.
        once: whether it walks and ends.
    """
    place = _own_folder() / f"demo-{port}.json"
    place.unlink(missing_ok=True)
    word = {"port": port, "once": once, "sites": [str(site) for site in sites]}
    write_private(place, json.dumps(word).encode())
    try:
        with place.open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield
    finally:
        place.unlink(missing_ok=True)


def find(port: int | None = None) -> Running:
    """The demonstration of this user that is meant: the only one, or the only one that serves.

    Args:
        port: its first port, where several run.

    Raises:
        DemoError: none runs, none at that port, or several might be meant.
    """
    there = running()
    if not there:
        raise DemoError("No demonstration of yours runs on this machine; name its folder with --dir.")
    told = ", ".join(map(str, there))
    if port is not None:
        found = [one for one in there if one.port == port]
        if not found:
            raise DemoError(f"No demonstration of yours runs on port {port}; there is one on {told}.")
        return found[0]
    meant = [one for one in there if not one.once] or there
    if len(meant) > 1:
        raise DemoError(f"Several demonstrations of yours run: say which with --port. Their ports: {told}.")
    return meant[0]


def running() -> list[Running]:
    """Every demonstration of this user that runs, by port."""
    words = [place for folder in folders() if is_own(folder) for place in folder.glob("demo-*.json")]
    return sorted((one for place in words if (one := _read(place))), key=lambda one: one.port)


def _read(place: Path) -> Running | None:
    """What a word says while its demonstration runs."""
    try:
        with place.open("rb") as file:
            if _is_free(file.fileno()):
                return None
            said = json.load(file)
    except FileNotFoundError:
        return None
    return Running(said["port"], said["once"], tuple(map(Path, said["sites"])))


def _is_free(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _own_folder() -> Path:
    """The first folder that is or can be made this user's own.

    Raises:
        DemoError: there is none.
    """
    for folder in folders():
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if folder.lstat().st_uid == os.getuid() and not folder.is_symlink():
                folder.chmod(0o700)
        if is_own(folder):
            return folder
    tried = " and ".join(str(folder) for folder in folders())
    raise DemoError(
        f"No folder of your own could be made: {tried} are another user's, or cannot be written to."
    )
