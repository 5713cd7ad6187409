"""TCP ports as options of a command: every one of them bounded alike."""

from typing import Any

import typer

LOWEST_PORT, HIGHEST_PORT = 1, 65_535


def port_option(*names: str, says: str, ports: int = 1) -> Any:  # noqa: ANN401  (typer's own option has no better type)
    """An option that takes a TCP port.

    Args:
        names: how it is typed; without one, the parameter's own name.
        says: its line of help.
        ports: how many ports from this one on are used.
    """
    return typer.Option(*names, min=LOWEST_PORT, max=HIGHEST_PORT - ports + 1, help=says)
