"""Each test has a node's folder of its own, so that no file of another test lies in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import SettingsWrapper


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: SettingsWrapper) -> None:
    settings.COMITY_HOME = replace(settings.COMITY_HOME, folder=tmp_path / "home")
    settings.COMITY_HOME.make_secrets()
