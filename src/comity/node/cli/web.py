"""``comity web``: the desk and the API alone, beside a door and a clerk of their own."""

import typer

from comity.node.cli.opening import HERE, Folder, open_node
from comity.node.cli.run import PORT, Host, Port


def command(folder: Folder = HERE, *, host: Host = "", port: Port = PORT) -> None:
    """Serve the desk and the API until Ctrl-C."""
    home = open_node(folder)
    from comity.node.cli import serving

    serving.serve_desk(serving.At(host or home.desk.listen, port), typer.echo)
