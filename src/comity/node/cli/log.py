"""``comity log verify | prove | export``: the log, checked from inside and handed to those outside."""

import json
import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

import comity
from comity.node.cli.counting import counted
from comity.node.cli.opening import HERE, Folder, open_node

app = typer.Typer(no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print what a program can read.")]


@app.command()
def verify(folder: Folder = HERE, *, as_json: Json = False) -> None:
    """Check every entry, the tree, the checkpoints and every covered row, and say what is not covered; 1 at a fault."""
    open_node(folder)
    from comity.node.audit.checks.uncovered import UNCOVERED
    from comity.node.audit.verify import verify as check

    report = check()
    if as_json:
        told = {
            "whole": report.whole,
            "size": report.size,
            "waiting": report.waiting,
            "rows": report.rows,
            "faults": [str(fault) for fault in report.faults],
            "not_covered": dict(UNCOVERED),
        }
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        for fault in report.faults:
            typer.echo(str(fault))
        typer.echo(
            f"{'The log is whole' if report.whole else counted(len(report.faults), 'fault')}: {report.size} entries, "
            f"{report.waiting} not yet numbered, {report.rows} rows compared."
        )
        typer.echo(f"Not covered, so a change there is not found ({len(UNCOVERED)} tables):")
        for table, why in UNCOVERED.items():
            typer.echo(f"  {table}: {why}")
    raise typer.Exit(0 if report.whole else 1)


@app.command()
def prove(entry: int, folder: Folder = HERE) -> None:
    """Print the proof that an entry stands in the tree of the newest checkpoint (RFC 9162, 2.1.3)."""
    open_node(folder)
    from comity.node.audit import queries

    proof, newest = queries.prove(entry), queries.newest_checkpoint()
    path = [step.hex() for step in proof.path]
    note = bytes(newest.note).decode() if newest else ""
    typer.echo(json.dumps({"index": proof.index, "size": proof.size, "path": path, "checkpoint": note}))


@app.command()
def export(
    out: Annotated[Path, typer.Option("--out", help="An empty or new folder.")],
    folder: Folder = HERE,
    *,
    matter: Annotated[
        bool, typer.Option("--matter", help="With who and what, where it still exists.")
    ] = False,
) -> None:
    """Write the log into a folder that the stand-alone verifier can check without this node; its command is printed."""
    open_node(folder)
    from comity.node.audit.export import export as write

    typer.echo(f"{write(out, with_matter=matter)} entries written to {out}, this export the last of them.")
    source = Path(comity.__file__).parents[1]
    checker = (
        "env",
        f"PYTHONPATH={source}",
        sys.executable,
        "-m",
        "comity.seal.verifier",
        str(out.resolve()),
    )
    typer.echo(f"Check it without this node: {shlex.join(checker)}")
