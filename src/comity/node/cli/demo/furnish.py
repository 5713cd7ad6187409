"""Furnishes one node of the demonstration, in a process of its own: ``python -m … DIR make | meet OTHER``."""

import base64
import json
import os
import secrets
import sys
from pathlib import Path

import typer

from comity.node.cli import init
from comity.node.cli.opening import open_node
from comity.node.home import write_private

app = typer.Typer(no_args_is_help=True)
PASSWORD = "comity-demo"  # noqa: S105  (invented officers; every other node refuses them)
PEOPLE = {
    "VN": {
        "linh": ("Trần Thị Linh", "desk"),
        "bao": ("Phạm Quốc Bảo", "approver"),
        "ha": ("Lê Thu Hà", "cooperation"),
        "khoi": ("Đỗ Minh Khôi", "lawyer"),
        "anh": ("Vũ Ngọc Ánh", "investigator"),
        "chau": ("Hoàng Minh Châu", "administrator"),
    },
    "PL": {
        "zofia": ("Zofia Wilczak", "desk"),
        "marek": ("Marek Dobrzyn", "approver"),
        "hanna": ("Hanna Olszar", "cooperation"),
        "piotr": ("Piotr Lisiak", "administrator"),
    },
}


@app.command()
def make(
    context: typer.Context, country: str, name: str, door: int, request_types: list[str] | None = None
) -> None:
    """Make a node of the demonstration; appoint invented officers; fill the register; write the introduction."""
    init.found(init.NewNode(context.obj, country, name, door, request_types=tuple(request_types or ())))
    home = open_node(context.obj)
    from comity.node.cli.demo import inside

    inside.make(f"https://127.0.0.1:{door}/letters")

    officers = [
        {
            "username": username,
            "full_name": name,
            "role": role,
            "password": PASSWORD,
            "secret": base64.b32encode(secrets.token_bytes(20)).decode(),
        }
        for username, (name, role) in PEOPLE[home.country].items()
    ]
    inside.appoint(officers)
    inside.fill_register()
    inside.name_bodies()
    write_private(home.path("officers.json"), json.dumps(officers, ensure_ascii=False).encode())
    home.path("introduction").write_bytes(inside.introduction())


@app.command()
def meet(context: typer.Context, other: Path, holdings: int | None = None) -> None:
    """Pin the other node as two officers would at a ceremony; fill the holdings when a seed is given."""
    open_node(context.obj)
    from comity.node.cli.demo import inside

    inside.pin((other / "introduction").read_bytes())
    if holdings is not None:
        from comity.node.cli.demo import records

        records.fill_holdings(holdings)


@app.callback()
def _root(context: typer.Context, folder: Path) -> None:
    context.obj = folder
    os.environ.setdefault("COMITY_LOG", "ERROR")


if __name__ == "__main__":
    sys.exit(app())
