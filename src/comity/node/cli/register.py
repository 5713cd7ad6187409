"""``comity register``: what a new node's register begins with, and the offices that write and receive."""

from typing import Annotated

import typer

from comity.node.cli.opening import HERE, Folder, open_node
from comity.rules.request_type import Regime

app = typer.Typer(no_args_is_help=True)
By = Annotated[str, typer.Option("--by", help="Sign-in name of the officer who does it.")]


@app.command()
def seed(*, by: By, folder: Folder = HERE) -> None:
    """Enter the partners, bodies and published agreements that concern this country; what is there stays."""
    open_node(folder)
    from comity.node.register.seed import seed_register
    from comity.node.staff import queries as staff

    made = seed_register(staff.officer(by))
    typer.echo(f"{made.partners} partners and {made.agreements} agreements entered.")


@app.command()
def bodies(country: Annotated[str, typer.Argument(help="Code, such as PL.")], folder: Folder = HERE) -> None:
    """List the bodies of a country, ours or a partner's, with what each deals with."""
    open_node(folder)
    from comity.node.register import queries as register

    for one in register.authorities(country):
        within = f", part of {one.within[0]}" if one.within else ""
        typer.echo(f"{one.name}{within}: {', '.join(one.tasks) or 'nothing said'}")


@app.command()
def office(
    name: Annotated[str, typer.Argument(help="Name of the office, in English.")],
    *,
    country: Annotated[str, typer.Option(help="Whose office: our own code or a partner's.")],
    deals: Annotated[list[Regime], typer.Option(help="Requests it writes and receives; may be given again.")],
    within: Annotated[str, typer.Option(help="The body it belongs to, as 'bodies' lists it.")] = "",
    by: By,
    folder: Folder = HERE,
) -> None:
    """Enter an office that writes and receives requests.

    A treaty names who may: the office, or the body it belongs to, must be the one named.
    """
    home = open_node(folder)
    from comity.node.register import queries as register
    from comity.node.register.partners import NewAuthority, add_authority
    from comity.node.staff import queries as staff

    above = next((one.id for one in register.authorities(country) if one.name == within), None)
    if within and above is None:
        raise typer.BadParameter(f"{country} has no body called {within}.", param_hint="--within")
    of = "" if country == home.country else country
    tasks = tuple(one.value for one in deals)
    add_authority(staff.officer(by), NewAuthority(of, name, tasks=tasks, parent=above))
    typer.echo(f"{name} of {country} deals with: {', '.join(tasks)}.")
