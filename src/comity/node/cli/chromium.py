"""The browser that the desk's tests drive: found here, or installed by Debian's package manager."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import typer

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
PACKAGES = ("chromium", "libatomic1", "fonts-dejavu-core")
INSTALL = "apt-get install " + " ".join(PACKAGES)


def found() -> str | None:
    """Path of a Chromium on this machine: the one COMITY_CHROMIUM names, one on PATH, or a Mac's own."""
    named = os.environ.get("COMITY_CHROMIUM")
    on_path = (shutil.which(name) for name in ((named,) if named else NAMES))
    return next((path for path in on_path if path), None) or next(
        (str(path) for path in MAC if path.exists()), None
    )


def driven() -> bool:
    """Whether Playwright can start what it drives browsers with; its own node wants Debian's libatomic1."""
    words = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def had() -> str | None:
    """Path of a Chromium to test with, installed now if it was missing and may be; if there is none, that is said."""
    if (path := found()) is not None and driven():
        return path
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        typer.echo(f"Chromium or what drives it is missing: {INSTALL} …")
        _install(apt)
    if (path := found()) is not None and driven():
        return path
    typer.echo(f"Chromium or what drives it is missing; its tests will not run. Root may: {INSTALL}")
    return None


def _install(apt: str) -> None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (("update",), ("install", "--yes", "--no-install-recommends", *PACKAGES)):
        done = subprocess.run([apt, "-qq", *words], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            typer.echo(done.stderr.strip())
            return
