"""Words the desk owns: what the codes of the rooms are called on the screen."""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

WORDS: Mapping[str, str] = {
    # strength of a commitment
    "agreed": gettext_noop("agreed"),
    "pledged": gettext_noop("pledged"),
    "proposed": gettext_noop("proposed"),
    "suggested": gettext_noop("suggested"),
    "affirmed": gettext_noop("affirmed"),
    # stage of an agreement
    "idea": gettext_noop("Idea"),
    "stage-proposed": gettext_noop("Proposed"),
    "negotiating": gettext_noop("Negotiating"),
    "initialled": gettext_noop("Initialled"),
    "signed": gettext_noop("Signed"),
    "ratifying": gettext_noop("Ratifying"),
    "in-force": gettext_noop("In force"),
    "suspended": gettext_noop("Suspended"),
    "terminated": gettext_noop("Terminated"),
    # who owes
    "us": gettext_noop("we"),
    "them": gettext_noop("they"),
    "both": gettext_noop("both"),
    # state of a commitment
    "open": gettext_noop("Open"),
    "kept": gettext_noop("Kept"),
    "overdue": gettext_noop("Overdue"),
    "dropped": gettext_noop("Dropped"),
    # what was read
    "read": gettext_noop("To confirm"),
    "confirmed": gettext_noop("Confirmed"),
    "rejected": gettext_noop("Rejected"),
    # kinds of what was read
    "meeting": gettext_noop("Meeting"),
    "people": gettext_noop("Sides and people"),
    "agreements": gettext_noop("Agreements"),
    "commitments": gettext_noop("Commitments"),
    # noise in a text
    "menu": gettext_noop("menu"),
    "caption": gettext_noop("caption"),
    "date stamp": gettext_noop("date stamp"),
    "said twice": gettext_noop("said twice"),
    "spam": gettext_noop("spam"),
    "after the end": gettext_noop("after the end"),
    # law, checked or not
    "verified": gettext_noop("Verified"),
    "unverified": gettext_noop("Not verified"),
    "house": gettext_noop("House target"),
    "may-we-ask": gettext_noop("May we ask"),
    "who": gettext_noop("Who may ask"),
    "by-when": gettext_noop("By when"),
    "not-served-by": gettext_noop("Not served by"),
    "competent": gettext_noop("Who is competent"),
    "language": gettext_noop("In which language"),
    "lacking": gettext_noop("Not known"),
    # findings
    "pass": gettext_noop("Pass"),
    "warn": gettext_noop("Warning"),
    "stop": gettext_noop("Stop"),
    "stop-unless": gettext_noop("Stop unless"),
    "need-information": gettext_noop("Need information"),
    "law": gettext_noop("our law"),
    "voluntary": gettext_noop("voluntary floor"),
    # subjects
    "suspect": gettext_noop("suspect"),
    "convicted": gettext_noop("convicted"),
    "victim": gettext_noop("victim"),
    "witness": gettext_noop("witness"),
    "other": gettext_noop("other"),
    # accounts of officers
    "account-open": gettext_noop("Account open"),
    "account-closed": gettext_noop("Account closed"),
    # groups of the work list
    "critical": gettext_noop("Critically overdue"),
    "today": gettext_noop("Due today"),
    "week": gettext_noop("This week"),
    "later": gettext_noop("Later"),
    "undated": gettext_noop("Without a clock"),
    "waiting": gettext_noop("Waiting for others"),
}

LETTERS: Mapping[str, str] = {
    "meeting": gettext_noop("letter for meeting|M"),
    "people": gettext_noop("letter for people|P"),
    "agreements": gettext_noop("letter for agreements|A"),
    "commitments": gettext_noop("letter for commitments|C"),
}

LOOKS: Mapping[str, str] = {
    "verified": "go",
    "unverified": "maybe",
    "house": "open",
    "pass": "go",
    "warn": "warn",
    "stop": "stop",
    "stop-unless": "warn",
    "need-information": "wait",
    "read": "maybe",
    "confirmed": "go",
    "rejected": "open",
    "open": "open",
    "kept": "go",
    "overdue": "stop",
    "dropped": "none",
    "account-open": "go",
    "account-closed": "none",
}


def word(code: str) -> str:
    """What a code of a room is called on the screen; a code we do not know is shown as it is."""
    known = WORDS.get(code)
    return gettext(known) if known else code


def letter(kind: str) -> str:
    """The one letter that stands before a span of this kind."""
    known = LETTERS.get(kind)
    return gettext(known).rpartition("|")[2] if known else "?"


def look(code: str) -> str:
    """Which tag a code wears: go, wait, warn, stop, open, maybe or none."""
    return LOOKS.get(code, "none")
