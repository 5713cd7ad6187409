"""``comity run``: desk, API, door and clerk in one process."""

from typing import Annotated

import typer

from comity.node.cli.opening import HERE, Folder, open_node
from comity.node.cli.ports import port_option

DOOR_HOST = "127.0.0.1"
PORT = 8765
Host = Annotated[str, typer.Option(help="Address the desk listens on, instead of what node.toml says.")]
Port = Annotated[int, port_option(says="TCP port the desk listens on.")]
DoorHost = Annotated[str, typer.Option("--door-host", help="Address the door for partners listens on.")]
DoorPort = Annotated[
    int | None,
    port_option("--door-port", says="TCP port the door listens on, instead of door_port in node.toml."),
]


def command(
    folder: Folder = HERE,
    *,
    host: Host = "",
    port: Port = PORT,
    door_host: DoorHost = DOOR_HOST,
    door_port: DoorPort = None,
) -> None:
    """Serve the node until Ctrl-C: desk, API, door and clerk in one process."""
    home = open_node(folder)
    from comity.node.cli import serving

    desk = serving.At(host or home.desk.listen, port)
    serving.serve_all(desk, serving.At(door_host, door_port or home.door_port), typer.echo)
