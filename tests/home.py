"""Gives the test run a node folder of its own before Django reads its settings (loaded by ``-p tests.home``)."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))


def _make() -> None:
    folder = Path(tempfile.mkdtemp(prefix="comity-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    database = os.environ.get("COMITY_TEST_DATABASE", "")
    (folder / "node.toml").write_text(
        'node_id = "vn.test"\ncountry = "VN"\nname = "Viet Nam · National Contact Point"\n'
        + (f'database = "{database}"\n' if database else ""),
        encoding="utf-8",
    )
    from comity.node.home import open_home  # the path to it is known from here on

    open_home(folder).make_secrets()
    os.environ["COMITY_DIR"] = str(folder)


_make()
