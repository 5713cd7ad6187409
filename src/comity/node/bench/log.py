"""How fast the log takes entries, numbers them and is checked, on a node made for it and thrown away."""

import importlib
import os
import tempfile
from pathlib import Path

import django

from comity.node.home import open_home

NODE = 'node_id = "bench"\ncountry = "XX"\nname = "Bench"\n'


def run(n: int = 10_000) -> dict[str, float]:
    """Write ``n`` acts of one row each, number them a thousand at a time, and check all.

    Args:
        n: how many acts; a thousand or more.

    Returns:
        ``log_entries_per_s`` (acts one after the other, each on the disk before the next), ``numbered_per_s``,
        ``verify_s`` and ``verify_cpu_s`` for the whole log, ``verify_entries_per_s``, and
        ``verify_checkpoint_ms`` for one checkpoint more.
    """
    with tempfile.TemporaryDirectory(prefix="comity-bench-") as folder:
        Path(folder, "node.toml").write_text(NODE, encoding="utf-8")
        open_home(Path(folder)).make_secrets()
        os.environ["COMITY_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity.node.settings")
        django.setup()
        inside = importlib.import_module("comity.node.bench.log_inside")
        figures: dict[str, float] = inside.measure(n)
    return figures
