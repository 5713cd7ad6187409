"""``comity init``: a new node in a folder: settings, database, keys, first administrator."""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from comity.node.cli.opening import open_node
from comity.node.cli.ports import port_option
from comity.node.cli.states import state
from comity.node.home import SETTINGS_FILE, open_home, write_private
from comity.rules.writing import has_words, unseen

DOOR_PORT = 8443


class CannotInit(Exception):  # noqa: N818  (named by what went wrong; its text is the sentence)
    """The folder or the words given do not make a node."""


@dataclass(frozen=True)
class NewNode:
    """What ``node.toml`` will say.

    Attributes:
        folder: the node's folder, empty or not there yet.
        country: ISO 3166-1 alpha-2 code.
        name: what officers and partners read.
        door_port: TCP port of the door on this machine.
        database: a PostgreSQL address, or empty for SQLite in the folder.
        request_types: modules, files or folders with request types of the country's own.
    """

    folder: Path
    country: str
    name: str
    door_port: int
    database: str = ""
    request_types: tuple[str, ...] = ()

    def settings(self) -> str:
        """The text of ``node.toml``; a JSON string is a TOML string too."""
        lines = {
            "node_id": secrets.token_hex(16),
            "country": self.country,
            "name": self.name,
            "door_port": self.door_port,
            "database": self.database,
            "request_types": [_resolved(one) for one in self.request_types],
        }
        return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in lines.items())


def command(  # noqa: PLR0913  (each option is a line of node.toml)
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new node's folder.")],
    *,
    country: Annotated[str, typer.Option(help="ISO 3166-1 alpha-2 code, such as VN.")],
    name: Annotated[str, typer.Option(help="What officers and partners read.")],
    door_host: Annotated[
        str, typer.Option(help="Name or address by which partners reach the door; they are told it.")
    ] = "127.0.0.1",
    door_port: Annotated[int, port_option(says="TCP port of the door for partners.")] = DOOR_PORT,
    database: Annotated[str, typer.Option(help="A PostgreSQL address instead of SQLite.")] = "",
    request_types: Annotated[
        list[str] | None,
        typer.Option(help="Module, file or folder with request types of your own; may be given again."),
    ] = None,
    admin: Annotated[str, typer.Option(help="Sign-in name of the first administrator.")] = "administrator",
) -> None:
    """Make a new node: database, keys, first administrator."""
    where = f"https://{door_host}:{door_port}/letters"
    found(NewNode(folder, country, name, door_port, database, tuple(request_types or ())))
    from comity.node.cli import inside

    words = inside.make_keys(where)
    first = inside.make_administrator(admin)
    typer.echo(f"The node of {country} stands in {folder}.")
    typer.echo(f"Fingerprint, to be compared at the ceremony: {words}")
    typer.echo(f"First administrator: {admin}\n  password  {first.password}\n  code key  {first.secret}")
    typer.echo("Both are shown this once. Keep the three files of keys/offline away from this machine.")


def found(new: NewNode) -> None:
    """Write the folder and the tables; Django looks into the folder from here on.

    Raises:
        CannotInit: the folder holds something, or the name cannot be read.
        NoState: the country is no code.
    """
    state(new.country)
    if (hidden := unseen(new.name, lines=False)) or not has_words(new.name):
        what = (
            f"the character {hidden.character} cannot be seen" if hidden else "it holds no letter or figure"
        )
        raise CannotInit(f"Partners read the name of the node: {what}. Nothing was made.")
    new.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    new.folder.chmod(0o700)
    if (new.folder / SETTINGS_FILE).exists():
        raise CannotInit(f"{new.folder} is a node already; nothing was changed.")
    if any(new.folder.iterdir()):
        raise CannotInit(f"{new.folder} is not empty; choose another folder.")
    write_private(new.folder / SETTINGS_FILE, new.settings().encode())
    open_home(new.folder).make_secrets()
    open_node(new.folder)
    from comity.node.cli import inside

    inside.make_tables()


def _resolved(where: str) -> str:
    """A file or folder by its whole path; a module as it stands."""
    return str(Path(where).resolve()) if Path(where).exists() else where
