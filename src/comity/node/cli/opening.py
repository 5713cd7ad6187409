"""Opening a node's folder for a command: from here on Django is there and looks into this folder."""

import os
from pathlib import Path
from typing import Annotated

import django
import typer

from comity.node.home import Home, open_home

Folder = Annotated[Path, typer.Option("--dir", help="The node's folder.")]
HERE = Path()


def open_node(folder: Path) -> Home:
    """Make Django look into a node's folder; rooms may be imported after this.

    Raises:
        NotANodeError: the folder is no node.
    """
    home = open_home(folder.resolve())
    os.environ["COMITY_DIR"] = str(home.folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.node.settings")
    django.setup()
    return home
