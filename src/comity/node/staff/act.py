"""The one door for every act: permission, transaction and log entry together.

A verb opens exactly one ``act``; what it does in lower rooms it does by steps that take the open act.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from comity.node.audit import ledger
from comity.node.audit.entry import entry
from comity.node.staff import standing
from comity.node.staff.errors import ComityError, NotAllowed
from comity.node.staff.models import Officer
from comity.node.staff.queries import may_sign_in
from comity.rules import roles

__all__ = ["Act", "Officer", "act"]


@dataclass
class Act:
    """An open act, handed to every step.

    Attributes:
        officer: who acts.
        name: the act's name, ``room.verb``.
        about: the case, meeting or other thing it is about; also the label of its key.
        entry: its entry in the log.
    """

    officer: Officer
    name: str
    about: str
    entry: ledger.Entry

    @property
    def at(self) -> datetime:
        """The instant of the act, fixed once, UTC."""
        return self.entry.at

    @property
    def today(self) -> date:
        """The day of the act in the node's own zone: the day on every officer's desk."""
        return timezone.localdate(self.entry.at)

    def frame(self, **facts: object) -> None:
        """Add facts without any person (partner, urgency, ground code, clock) to what the log keeps longest."""
        self.entry.frame.update(facts)

    def concerns(self, about: str) -> None:
        """Say what the act is about, once its number is known; the matter is kept under that key."""
        self.about = about
        self.entry.label = about
        self.entry.matter["about"] = about

    def note(self, **facts: object) -> None:
        """Add facts to what the log keeps as long as the case."""
        self.entry.matter.update(facts)


@contextmanager
def act(officer: Officer, name: str, /, *, about: str = "", label: str = "", **note: object) -> Iterator[Act]:
    """Open the one act of a verb.

    Args:
        officer: who acts.
        name: ``room.verb``, as ``rules.roles`` knows it.
        about: reference of what it is about.
        label: key label when it differs from ``about``; a case is its own label.
        note: facts for the matter.

    Raises:
        NotAllowed: the officer's roles do not include it (logged as a refusal).
        NestedEntryError: another act is open.
    """
    matter: dict[str, object] = {"officer": officer.username, "about": about, **note}
    told: dict[str, object] = {}
    try:
        _allow(officer, name)
        with entry(name, label=label or about, matter=matter) as opened:
            told = opened.frame
            yield Act(officer, name, about, opened)
    except ComityError as refusal:
        frame = told | {"kind": "refused", "act": name, "code": refusal.code}
        _log_refusal(label or about, frame, matter | {"refused": str(refusal)})
        refusal.logged = True
        raise


def _allow(officer: Officer, name: str) -> None:
    if not officer.machine:
        may_sign_in(officer)
    if not roles.may(officer.roles, name):
        text, params = roles.why_not(officer.roles, name)
        raise NotAllowed(text, params)
    if not officer.machine:
        standing.insist(officer, name)


def _log_refusal(label: str, frame: Mapping[str, object], matter: Mapping[str, object]) -> None:
    """What was refused is logged in an entry of its own: the refused one was rolled back."""
    with entry("refused", label=label, matter=matter) as opened:
        opened.frame.update(frame)
