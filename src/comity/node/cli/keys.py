"""``comity keys``: this node's fingerprint and introduction, and partners pinned after the ceremony."""

from pathlib import Path
from typing import Annotated

import typer

from comity.node.cli.opening import HERE, Folder, open_node

app = typer.Typer(no_args_is_help=True)
By = Annotated[str, typer.Option("--by", help="Sign-in name of the administrator who does it.")]
Partner = Annotated[str, typer.Option(help="Code of the partner, such as PL.")]


@app.command()
def show(folder: Folder = HERE) -> None:
    """Show this node's fingerprint and the partners that are pinned."""
    open_node(folder)
    from comity.node.exchange import identity
    from comity.node.exchange import queries as exchange

    me = identity.load()
    typer.echo(f"This node: {me.node_id}\n  {me.words}")
    typer.echo(f"  descriptor {me.descriptor.serial}, until {me.descriptor.expires}")
    for pin in exchange.partner_pins():
        state = "suspended" if pin.suspended else "open"
        typer.echo(f"{pin.partner} ({state}): {pin.name}\n  {pin.words}")
        typer.echo(f"  descriptor {pin.serial}, until {pin.expires}")


@app.command()
def introduce(
    out: Annotated[Path, typer.Option(help="Where to write the file.")], folder: Folder = HERE
) -> None:
    """Write the file that this node's officer hands over at the ceremony."""
    open_node(folder)
    from comity.node.exchange import identity, partners

    out.write_bytes(partners.introduction())
    typer.echo(f"{out} may travel over any channel. Compare these words with the partner's officer yourself:")
    typer.echo(identity.load().words)


@app.command()
def read(file: Path, folder: Folder = HERE) -> None:
    """Show what a partner's introduction says, before anything is trusted."""
    open_node(folder)
    from comity.node.exchange import partners

    said = partners.read_introduction(file.read_bytes())
    typer.echo(f"{said.country}: {said.name}\n{said.words}")


@app.command()
def pin(
    file: Path,
    *,
    partner: Partner,
    words: Annotated[str, typer.Option(help="The sixteen words as the partner's officer read them out.")],
    by: By,
    note: Annotated[str, typer.Option(help="Who compared with whom, how and when.")] = "",
    folder: Folder = HERE,
) -> None:
    """Pin a partner's node after two officers compared the words."""
    open_node(folder)
    from comity.node.exchange import partners
    from comity.node.staff import queries as staff

    made = partners.pin_partner(staff.officer(by), file.read_bytes(), partner=partner, words=words, note=note)
    typer.echo(f"{made.partner} is pinned: {made.name}.")


@app.command()
def suspend(
    *, partner: Partner, reason: Annotated[str, typer.Option()], by: By, folder: Folder = HERE
) -> None:
    """Break-glass: from now on nothing goes to this partner and nothing of it gets in."""
    open_node(folder)
    from comity.node.exchange import partners
    from comity.node.staff import queries as staff

    partners.suspend_partner(staff.officer(by), partner, reason=reason)
    typer.echo(f"{partner} is suspended.")


@app.command()
def resume(
    *, partner: Partner, reason: Annotated[str, typer.Option()], by: By, folder: Folder = HERE
) -> None:
    """Let a suspended partner speak again."""
    open_node(folder)
    from comity.node.exchange import partners
    from comity.node.staff import queries as staff

    partners.resume_partner(staff.officer(by), partner, reason=reason)
    typer.echo(f"{partner} may speak again.")


@app.command()
def renew(
    *,
    roots: Annotated[Path, typer.Option(help="Folder with two of the three root keys, on their own medium.")],
    by: By,
    folder: Folder = HERE,
) -> None:
    """Sign the node's next descriptor, good for 90 days, and announce it to every partner."""
    open_node(folder)
    from comity.node.exchange import renewal
    from comity.node.staff import queries as staff

    made = renewal.renew(staff.officer(by), roots)
    typer.echo(f"Descriptor {made.descriptor.serial} counts until {made.descriptor.expires}.")
    typer.echo(f"It goes to {', '.join(made.partners) or 'nobody: no partner is pinned'}.")
