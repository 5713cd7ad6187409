"""``comity manage``: Django's own commands, on the node's folder or, without one, on a nameless node."""

import os
import sys
from pathlib import Path

import typer
from django.core.management import execute_from_command_line

from comity.node.cli.opening import HERE, Folder
from comity.node.home import SETTINGS_FILE

CONTEXT_SETTINGS = {"allow_extra_args": True, "ignore_unknown_options": True}


def command(context: typer.Context, folder: Folder = HERE) -> None:
    """Django's own commands, such as ``comity manage migrate``."""
    _manage(folder, context.args)


def _manage(folder: Path, words: list[str]) -> None:
    if (folder / SETTINGS_FILE).is_file():
        os.environ["COMITY_DIR"] = str(folder.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.node.settings")
    execute_from_command_line(["comity manage", *words])


if __name__ == "__main__":
    _manage(HERE, sys.argv[1:])
