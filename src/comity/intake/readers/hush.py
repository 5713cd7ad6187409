"""Keeps what a library of a format would print: its lines quote bytes of the paper, and help no officer."""

import logging


def hush(library: str) -> None:
    """Let a library's own log lines end here; what went wrong is said by the reader's error.

    Args:
        library: name of its logger.
    """
    log = logging.getLogger(library)
    log.addHandler(logging.NullHandler())
    log.propagate = False
