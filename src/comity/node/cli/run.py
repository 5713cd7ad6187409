"""``comity run``: desk, API, door and clerk in one process."""

from typing import Annotated

import typer

from comity.node.cli.opening import HERE, Folder, open_node

DOOR_HOST = "127.0.0.1"
PORT = 8765
Host = Annotated[str, typer.Option(help="Address the desk listens on, instead of what node.toml says.")]
Port = Annotated[int, typer.Option(help="TCP port of the desk.")]
DoorHost = Annotated[str, typer.Option("--door-host", help="Address the door for partners listens on.")]
DoorPort = Annotated[
    int | None,
    typer.Option("--door-port", min=1, max=65_535, help="Its TCP port, instead of door_port in node.toml."),
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
