"""``comity run``: desk, API, door and clerk in one process."""

from typing import Annotated

import typer

from comity.node.cli.opening import HERE, Folder, open_node

HOST = "127.0.0.1"
PORT = 8765
Host = Annotated[str, typer.Option(help="Address the desk listens on; plain HTTP stays on this machine.")]
Port = Annotated[int, typer.Option(help="TCP port of the desk.")]
DoorHost = Annotated[str, typer.Option("--door-host", help="Address the door for partners listens on.")]


def command(
    folder: Folder = HERE, *, host: Host = HOST, port: Port = PORT, door_host: DoorHost = HOST
) -> None:
    """Serve the node until Ctrl-C: desk, API, door and clerk in one process."""
    open_node(folder)
    from comity.node.cli import serving

    serving.serve_all(host, port, door_host, typer.echo)
