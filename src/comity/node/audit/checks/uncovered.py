"""What the log does not cover, each table with its reason; a table that is neither covered nor named here is a fault.

Triggers, views and rules are faults too: the node makes none, and each could change or hide rows by itself.
"""

from collections.abc import Iterator, Mapping

from django.db import connection
from django.utils.translation import gettext_noop

from comity.node.audit.faults import Fault
from comity.node.audit.recorded import covered_tables

_ROLES = gettext_noop("Nobody asks it: roles stand in the officer's covered row.")
_UNUSED = gettext_noop("Not used: officers sign in by name.")
_TRIES = gettext_noop("Counts failed tries and used codes for minutes.")
THE_LOG_ITSELF: Mapping[str, str] = {
    "audit_leaf": gettext_noop("Checked against its hash, its key and the tree."),
    "audit_mark": gettext_noop("Checked against the frame of its entry, and against the row."),
    "audit_treenode": gettext_noop("Computed again from the entries."),
    "audit_newest": gettext_noop("Checked against the frame of the newest entry."),
    "audit_checkpoint": gettext_noop("Signed, and also in the file beside the database."),
}
"""Tables of the log: each is checked in its own way."""
UNCOVERED: Mapping[str, str] = {
    "clerk_job": gettext_noop("Leases and progress change many times a second; what a job does is an act."),
    "clerk_turn": gettext_noop("Says when a round is walked next."),
    "exchange_line": gettext_noop(
        "Says how long a partner has not answered; a letter without a receipt becomes a task all the same."
    ),
    "papers_word": gettext_noop("An index made from the papers, which are covered; it can be made again."),
    "django_session": gettext_noop(
        "Ends after 15 minutes; its content is signed with a key that is not in the database."
    ),
    "django_cache": _TRIES,
    "django_content_type": gettext_noop("Names of tables; nothing is decided by it."),
    "django_migrations": gettext_noop("Which tables were made; comity doctor compares it."),
    "auth_permission": _ROLES,
    "auth_group": _ROLES,
    "auth_group_permissions": _ROLES,
    "staff_officer_groups": _ROLES,
    "staff_officer_user_permissions": _ROLES,
    "account_emailaddress": _UNUSED,
    "account_emailconfirmation": _UNUSED,
    "axes_accessattempt": _TRIES,
    "axes_accessattemptexpiration": _TRIES,
    "axes_accessfailurelog": _TRIES,
    "axes_accesslog": _TRIES,
}
"""Tables nobody checks, with the reason."""
_SQLITE = "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY 1, 2"
_POSTGRESQL = """
SELECT 'trigger', tgname::text FROM pg_trigger WHERE NOT tgisinternal
UNION SELECT 'event trigger', evtname::text FROM pg_event_trigger
UNION SELECT 'view', viewname::text FROM pg_views WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
UNION SELECT 'view', matviewname::text FROM pg_matviews
UNION SELECT 'rule', rulename::text FROM pg_rules WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
ORDER BY 1, 2
"""


def check(faults: list[Fault]) -> None:
    """Check that nothing stands in the database but the tables that are known."""
    known = {model._meta.db_table for model in covered_tables()} | set(THE_LOG_ITSELF) | set(UNCOVERED)
    strange = sorted(set(connection.introspection.table_names()) - known)
    faults += [
        Fault(table, "The table {where} is none of this node's: it was put in from outside.")
        for table in strange
    ]
    faults += [
        Fault(
            what, "The database holds a {where}, which this node never makes: it could change rows by itself."
        )
        for what in _acting()
    ]


def _acting() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE if connection.vendor == "sqlite" else _POSTGRESQL)
        yield from (f"{kind} {name}" for kind, name in cursor.fetchall())
