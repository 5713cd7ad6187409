"""Checking the log is an act too: who asked, and what was found."""

from comity.node.audit import verify as log
from comity.node.staff.act import Officer, act


def verify(officer: Officer) -> log.Report:
    """Check the whole log and every covered row, and log that it was checked.

    Raises:
        NotAllowed: the officer's roles do not include it.
    """
    with act(officer, "audit.verify", label="node") as opened:
        report = log.verify()
        opened.frame(whole=report.whole, size=report.size, faults=len(report.faults))
    return report
