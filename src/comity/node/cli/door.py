"""``comity door``: the door for partners alone, beside a desk and a clerk of their own."""

import typer

from comity.node.cli.opening import HERE, Folder, open_node
from comity.node.cli.run import DOOR_HOST, DoorHost


def command(folder: Folder = HERE, *, host: DoorHost = DOOR_HOST) -> None:
    """Let partners' nodes in until Ctrl-C."""
    open_node(folder)
    from comity.node.cli import serving

    serving.serve_door(host, typer.echo)
