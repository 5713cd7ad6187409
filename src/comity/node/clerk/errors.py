"""What can go wrong with a job.

ClerkError
├── LeaseLost      another worker has the job now; what this one does must not count
└── UnknownJob     nobody here knows how to do a job of that kind
"""


class ClerkError(Exception):
    """Root of this room's errors; its text is a sentence."""


class LeaseLost(ClerkError):  # noqa: N818  (named by what went wrong)
    """Another worker has the job now, because this one was not seen for too long."""


class UnknownJob(ClerkError):  # noqa: N818  (as above)
    """Nobody here knows how to do a job of that kind."""


def reason(failure: Exception) -> str:
    """Why something failed, as it may be kept: our own sentences name no person; of others only the kind is kept."""
    kind = type(failure)
    ours = kind.__module__.partition(".")[0] == "comity"
    return f"{kind.__name__}: {failure}" if ours else kind.__name__
