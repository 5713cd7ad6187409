"""Kinds of jobs, and how one is asked for.

A job kind is a function under ``@job("kind")``. It may run more than once, so its effect is a
compare-and-set inside one act; ``work.done(act, …)`` marks the job in that same act, and then effect and mark
are one transaction.
A payload names things by their references, never persons: it is kept as it is.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction

from comity.node.clerk import leases
from comity.node.clerk.errors import UnknownJob
from comity.node.clerk.models import Job
from comity.node.staff.act import Act, Officer

ATTEMPTS = 5


@dataclass(frozen=True)
class Work:
    """One try at a job, handed to its function.

    Attributes:
        id: the job.
        payload: what was asked.
        lease: proof that this worker has it.
        attempt: the how-manieth try, from 1.
    """

    id: int
    payload: Mapping[str, object]
    lease: uuid.UUID = field(repr=False)
    attempt: int

    def progress(self, done: int, total: int) -> None:
        """Say how far the work is.

        Raises:
            LeaseLost: another worker has the job now; stop.
        """
        leases.report(self.id, self.lease, done=done, total=total)

    def done(self, _act: Act, result: Mapping[str, object] | None = None) -> None:
        """Mark the job as done inside the open act that holds its effect: both are kept, or neither.

        Raises:
            LeaseLost: another worker has the job now; the act is undone.
        """
        leases.finish(self.id, self.lease, dict(result or {}))


Do = Callable[[Officer, Work], Mapping[str, object] | None]


@dataclass(frozen=True)
class Kind:
    """How to do jobs of one kind, and how often to try."""

    do: Do
    attempts: int


_KINDS: dict[str, Kind] = {}


def job(kind: str, *, attempts: int = ATTEMPTS) -> Callable[[Do], Do]:
    """Declare a function as the way to do jobs of a kind."""

    def declare(do: Do) -> Do:
        _KINDS[kind] = Kind(do, attempts)
        return do

    return declare


def known(kind: str) -> Kind:
    """How to do jobs of a kind.

    Raises:
        UnknownJob: nobody here knows.
    """
    if kind not in _KINDS:
        raise UnknownJob(f"Nobody here knows how to do a job of kind {kind}.")
    return _KINDS[kind]


def enqueue(kind: str, payload: Mapping[str, object], *, key: str = "") -> int:
    """Ask for a job; with a ``key``, at most one of that kind and key ever exists.

    Returns:
        The job's number: the new one's, or the one's that was there.
    """
    at = leases.now()
    try:
        with transaction.atomic():
            return Job.objects.create(kind=kind, key=key, payload=dict(payload), next_try=at, created=at).pk
    except IntegrityError:
        return Job.objects.get(kind=kind, key=key).pk


def kinds() -> frozenset[str]:
    """Every kind that is known here."""
    return frozenset(_KINDS)
