"""Where a running demonstration leaves word for ``comity demo code``: in a folder that is this user's alone.

At a fixed name under /tmp another user of the machine could read where the demonstration's officers are kept, or plant
a file of their own.
"""

import json
import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from comity.node.cli.demo.nodes import DemoError
from comity.node.home import write_private

OTHERS = stat.S_IRWXG | stat.S_IRWXO


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
def remembered(sites: Sequence[Path], port: int) -> Iterator[None]:
    """Leave word of a demonstration while the block runs.

    Args:
        sites: folders of its nodes.
        port: its first port, which tells it from another one of the same user.
    """
    place = _own_folder() / f"demo-{port}.json"
    place.unlink(missing_ok=True)
    write_private(place, json.dumps([str(site) for site in sites]).encode())
    try:
        yield
    finally:
        place.unlink(missing_ok=True)


def sites() -> list[Path]:
    """Folders of the nodes of every demonstration of this user that runs, the newest first.

    Raises:
        DemoError: none runs.
    """
    words = [place for folder in folders() if is_own(folder) for place in folder.glob("demo-*.json")]
    words.sort(key=lambda place: place.stat().st_mtime, reverse=True)
    found = [Path(one) for place in words for one in json.loads(place.read_text(encoding="utf-8"))]
    there = [one for one in found if one.is_dir()]  # one that was killed left its word behind
    if not there:
        raise DemoError("No demonstration of yours runs on this machine; name its folder with --dir.")
    return there


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
