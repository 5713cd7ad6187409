"""``comity records``: the country's own records, brought in from a file."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from comity.crosscheck.entry import Entry
from comity.crosscheck.errors import SourceUnreadable
from comity.crosscheck.rows import entry_of
from comity.crosscheck.sources import Refused, read
from comity.node.cli.check import RECORDS
from comity.node.cli.counting import counted
from comity.node.cli.opening import HERE, Folder, open_node

app = typer.Typer(no_args_is_help=True)


@app.callback()
def records() -> None:
    """Bring the country's own records in."""


@app.command("import")
def import_(
    source: Annotated[Path, typer.Argument(help=f"CSV, NDJSON or Parquet. {RECORDS}")],
    *,
    owner: Annotated[str, typer.Option(help="Code of the unit the records belong to.")],
    purpose: Annotated[str, typer.Option(help="Why they are held.")],
    new_owner: Annotated[
        bool, typer.Option("--new-owner", help="The owner is new here, and no slip.")
    ] = False,
    by: Annotated[str, typer.Option("--by", help="Sign-in name of the officer who brings them.")],
    folder: Folder = HERE,
) -> None:
    """Bring records in, all or none; one with a known id of the same owner replaces the old."""
    open_node(folder)
    from comity.node.holdings import queries as holdings
    from comity.node.holdings.imports import import_records
    from comity.node.staff import queries as staff

    officer = staff.officer(by)
    made = import_records(officer, _entries(source), owner=owner, purpose=purpose, new_owner=new_owner)
    typer.echo(
        f"{owner}: {counted(made.added, 'record')} added, {made.replaced} replaced, {made.unchanged} unchanged; "
        f"{holdings.counts_by_owner().get(owner, 0):,} held now."
    )


def _entries(source: Path) -> Iterator[Entry]:
    for row in read(source, partial(entry_of)):
        if isinstance(row, Refused):
            said = "Line {line} of {path}: {why} Nothing was brought in."
            raise SourceUnreadable(said, line=row.line, path=source, why=row.reason)
        yield row
