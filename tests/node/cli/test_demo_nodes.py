"""A node of the demonstration that ends while it is needed: which, how, and where its words are."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from comity.node.cli.demo import nodes
from comity.node.cli.demo.command import _say
from comity.node.cli.demo.nodes import LOG, NodeEndedError, Site, folder_for, insist_alive, running
from comity.partner.walk.scenario import Done

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FAILED = Done(7, "Poland answers", 0.1, "[Errno 111] Connection refused", holds=False)


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Site, Site]]:
    """Two processes that stand for the nodes, inside a running demonstration."""
    waits = [sys.executable, "-c", "print('last words', flush=True); import time; time.sleep(60)"]
    monkeypatch.setattr(nodes, "comity", lambda *_: waits)
    monkeypatch.setattr(nodes, "_wait", lambda _: None)
    pair = Site("VN", "Viet Nam", tmp_path / "vn", 1, 2), Site("PL", "Polska", tmp_path / "pl", 3, 4)
    for one in pair:
        one.folder.mkdir()
    yield pair
    for one in pair:
        if one.process is not None:
            one.process.kill()
            one.process.wait()


def _kill(site: Site) -> None:
    assert site.process is not None
    site.process.send_signal(signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        site.process.wait(10)


def test_a_step_that_fails_because_a_node_was_killed_says_so(
    both: tuple[Site, Site], capsys: pytest.CaptureFixture[str]
) -> None:
    with running(*both):
        insist_alive(*both)
        assert _say(FAILED, both) is False
        assert "step 7 failed" in capsys.readouterr().err
        _kill(both[1])
        with pytest.raises(NodeEndedError) as ended:
            _say(FAILED, both)

    assert "node of PL" in str(ended.value)
    assert "SIGKILL" in str(ended.value)
    assert str(both[1].folder / LOG) in str(ended.value)
    assert "Errno" not in str(ended.value) + "".join(capsys.readouterr())


def test_so_does_whatever_else_cannot_reach_it(both: tuple[Site, Site]) -> None:
    with pytest.raises(NodeEndedError, match="node of VN"), running(*both):  # noqa: PT012 - the killing is part of it
        _kill(both[0])
        raise ConnectionRefusedError(111, "Connection refused")
    with pytest.raises(ConnectionRefusedError), running(*both):
        raise ConnectionRefusedError(111, "Connection refused")


def test_the_folder_stays_only_when_a_node_ended() -> None:
    with pytest.raises(NodeEndedError), folder_for(None) as stays:
        raise NodeEndedError("The node of PL ended.")
    with pytest.raises(KeyboardInterrupt), folder_for(None) as goes:
        raise KeyboardInterrupt
    assert stays.is_dir()
    assert not goes.exists()
    stays.rmdir()
