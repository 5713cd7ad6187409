"""``comity door``: the door for partners alone, beside a desk and a clerk of their own."""

import typer

from comity.node.cli.opening import HERE, Folder, open_node
from comity.node.cli.run import DOOR_HOST, DoorHost, DoorPort


def command(folder: Folder = HERE, *, door_host: DoorHost = DOOR_HOST, door_port: DoorPort = None) -> None:
    """Let partners' nodes in until Ctrl-C."""
    home = open_node(folder)
    from comity.node.cli import serving

    serving.serve_door(serving.At(door_host, door_port or home.door_port), typer.echo)
