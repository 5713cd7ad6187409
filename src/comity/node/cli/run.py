"""``comity run``: desk, API, door and clerk in one process."""

from typing import Annotated

import typer

from comity.node.cli.opening import HERE, Folder, open_node

DOOR_HOST = "127.0.0.1"
PORT = 8765
Host = Annotated[str, typer.Option(help="Address the desk listens on, instead of what node.toml says.")]
Port = Annotated[int, typer.Option(help="TCP port of the desk.")]
DoorHost = Annotated[str, typer.Option("--door-host", help="Address the door for partners listens on.")]


def command(
    folder: Folder = HERE, *, host: Host = "", port: Port = PORT, door_host: DoorHost = DOOR_HOST
) -> None:
    """Serve the node until Ctrl-C: desk, API, door and clerk in one process."""
    home = open_node(folder)
    from comity.node.cli import serving

    serving.serve_all(host or home.desk.listen, port, door_host, typer.echo)
