"""Checking the log is an act too: who asked, and what was found."""

from comity.node.audit import verify as log
from comity.node.staff.act import Officer, act
from comity.rules import roles


def verify(officer: Officer) -> log.Report:
    """Check the whole log and every covered row, and log that it was checked.

    Raises:
        NotAllowed: the officer's roles do not include it.
    """
    report = log.verify() if roles.may(officer.roles, "audit.verify") else log.Report(0, 0, 0, ())
    with act(officer, "audit.verify", label="node") as opened:  # opened only now: nobody waits for the check
        opened.frame(whole=report.whole, size=report.size, faults=len(report.faults))
    return report
