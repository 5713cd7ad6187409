"""The browser that the desk's tests drive: found here, or installed by Debian's package manager."""

import os
import shutil
import subprocess
from pathlib import Path

import typer

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
PACKAGES = ("chromium", "fonts-dejavu-core")
INSTALL = "apt-get install " + " ".join(PACKAGES)


def found() -> str | None:
    """Path of a Chromium on this machine: the one COMITY_CHROMIUM names, one on PATH, or a Mac's own."""
    named = os.environ.get("COMITY_CHROMIUM")
    on_path = (shutil.which(name) for name in ((named,) if named else NAMES))
    return next((path for path in on_path if path), None) or next(
        (str(path) for path in MAC if path.exists()), None
    )


def had() -> str | None:
    """Path of a Chromium, installed now if it was missing and may be; when there is none, that is said."""
    if (path := found()) is not None:
        return path
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        typer.echo(f"Chromium is missing: {INSTALL} …")
        _install(apt)
    if (path := found()) is None:
        typer.echo(
            f"Chromium is missing and could not be installed; its tests will not run. Root may: {INSTALL}"
        )
    return path


def _install(apt: str) -> None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (("update",), ("install", "--yes", "--no-install-recommends", *PACKAGES)):
        done = subprocess.run([apt, "-qq", *words], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            typer.echo(done.stderr.strip())
            return
