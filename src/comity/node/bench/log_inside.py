"""The measuring itself, inside the node that ``log`` made."""

import time
from collections.abc import Callable

from django.core.management import call_command
from django.db import connection

from comity.node.audit import sequencer
from comity.node.audit.verify import verify
from comity.node.staff import founding
from comity.node.staff.act import Officer
from comity.node.staff.change_setting import change_setting

DURABLE = 500
"""Acts that are timed; the rest need not wait for the disk."""


def measure(n: int) -> dict[str, float]:
    """Write, number and check ``n`` entries; see ``log.run``."""
    call_command("migrate", verbosity=0, interactive=False)
    founding.found("Bench")
    officer = founding.first_administrator("bench", password="not for signing in")  # noqa: S106  (thrown away)
    written = _seconds(lambda: _write(officer, range(DURABLE)))
    _wait_for_disk("OFF")
    _write(officer, range(DURABLE, n))
    _wait_for_disk("FULL")
    numbered = _seconds(_number)
    cpu = time.process_time()
    checked = _seconds(_check)
    cpu = time.process_time() - cpu
    return {
        "log_entries_per_s": round(DURABLE / written),
        "numbered_per_s": round(n / numbered),
        "verify_s": round(checked, 2),
        "verify_cpu_s": round(cpu, 2),
        "verify_entries_per_s": round(n / checked),
        "verify_checkpoint_ms": round(_one_checkpoint() * 1000, 2),
    }


def _write(officer: Officer, numbers: range) -> None:
    """Every second act makes a row, and the one after changes it."""
    for number in numbers:
        change_setting(officer, f"setting-{number // 2}", number)


def _number() -> None:
    while sequencer.tick():
        pass


def _check() -> None:
    report = verify()
    if not report.whole:
        raise AssertionError(f"The log of the bench does not hold: {report.faults[0]}")


def _one_checkpoint() -> float:
    """Seconds to verify one signed checkpoint."""
    notes = list(sequencer.notes_on_file())
    return _seconds(lambda: [sequencer.open_note(note) for note in notes]) / len(notes)


def _wait_for_disk(how: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA synchronous={how}")


def _seconds(do: Callable[[], object]) -> float:
    begin = time.perf_counter()
    do()
    return time.perf_counter() - begin
