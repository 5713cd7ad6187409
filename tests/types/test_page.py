"""docs/types.md is made from the declarations, and lists every type and cell."""

from __future__ import annotations

from pathlib import Path

from comity.rules import requests, typebook

PAGE = Path(__file__).parents[2] / "docs" / "types.md"


def test_the_page_of_types_is_up_to_date():
    made = typebook.markdown(requests.registry())
    assert PAGE.read_text("utf-8") == made, "make it again: comity types --markdown > docs/types.md"


def test_every_cell_of_every_type_is_told_or_says_its_article():
    for kind in requests.registry():
        for cell in kind.not_for:
            assert cell in typebook.CELLS
            assert f"does not apply: {kind.not_for[cell]}" in PAGE.read_text("utf-8")
