"""``comity COMMAND``: where every command starts, and where every failure becomes one sentence."""

import os
import sys
from collections.abc import Sequence

import typer.main

from comity.node.cli.commands import build
from comity.node.cli.failures import as_called, exit_code, sentence

CALLED = "COMITY_CALLED"
"""The launcher says here what the person typed, such as ``./comity``; hints name the command in that way."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words after ``comity``; without them, those of this process.

    Returns:
        The exit code: 0 when the command did what was asked, 2 when its words were not understood, 130 when
        Ctrl-C stopped it, else 1. What failed is said on standard error in one sentence; COMITY_TRACE=1 lets
        the failure itself through.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    called = os.environ.pop(
        CALLED, "comity"
    )  # what this process starts is called by us, and not by that person
    try:
        command = typer.main.get_command(build(words[0] if words else None))
        result = command.main(args=words, prog_name=called, standalone_mode=False)
    except Exception as failure:
        if os.environ.get("COMITY_TRACE") == "1":
            raise
        said = as_called(sentence(failure), called)
        if said:
            sys.stderr.write(f"comity: {said}\n")
        return exit_code(failure)
    return result if type(result) is int else 0


if __name__ == "__main__":
    sys.exit(main())
