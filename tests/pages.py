"""Reads the examples out of a page of docs/, so that what stands there is what is tested."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"
BLOCK = re.compile(
    r"^```(?P<language>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


def example(page: str, title: str) -> str:
    """The text of the block with this title."""
    blocks = {
        found["title"]: found["text"] for found in BLOCK.finditer((DOCS / page).read_text(encoding="utf-8"))
    }
    return blocks[title]
