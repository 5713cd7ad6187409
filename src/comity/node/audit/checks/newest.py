"""The newest entry against the secret that only it can have left: an entry dropped from the end is missed here.

The secret of the entry before was overwritten when the newest was made, so nobody who cuts the log can make the
row say what it said then, unless they kept an older copy of the whole database. The next entry says in its own
frame that it found the log cut.
"""

from django.utils.translation import gettext_noop

from comity.node.audit.checks.entries import Kept
from comity.node.audit.checks.typed import HASH, Typed
from comity.node.audit.entry import latch
from comity.node.audit.faults import Fault
from comity.node.audit.models import Newest

DROPPED = gettext_noop(
    "The log does not end with the entry that was made last: entries after {where} were dropped or put in."
)


def check(entries: list[Kept], faults: list[Fault]) -> None:
    """Check that the log ends where it should, and did whenever an entry was made."""
    faults += [
        Fault(
            str(place),
            "When entry {where} of the log was made, entries before it had been dropped or put in.",
        )
        for place, entry in enumerate(entries)
        if not entry.follows
    ]
    rows = list(Newest.objects.values_list("count", "secret"))
    if not rows and not entries:
        return
    typed, end = Typed(faults), Fault(str(len(entries) - 1), DROPPED)
    if len(rows) != 1 or not entries:
        faults.append(end)
        return
    count = typed.number(rows[0][0], "audit_newest count") or 0
    secret = typed.blob(rows[0][1], "audit_newest secret", size=HASH)
    if count != len(entries) or latch(count, secret) != entries[-1].latch:
        faults.append(end)
