"""``comity clerk``: the clerk alone; several may work side by side on PostgreSQL."""

import typer

from comity.node.cli.opening import HERE, Folder, open_node


def command(folder: Folder = HERE) -> None:
    """Do jobs, deliver letters and walk rounds until Ctrl-C."""
    open_node(folder)
    from comity.node.cli import serving

    serving.serve_clerk(typer.echo)
