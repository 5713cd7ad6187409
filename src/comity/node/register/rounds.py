"""What the clerk does with the register by itself: once a day, stages whose day has come."""

from collections.abc import Callable, Mapping

from comity.node.register.verbs import settle
from comity.node.staff.act import Officer

DAY = 24 * 60 * 60


def stages(clerk: Officer) -> None:
    """Let agreements stand at the stage whose day has come."""
    settle(clerk)


ROUNDS: Mapping[str, tuple[int, Callable[[Officer], None]]] = {"register.settle": (DAY, stages)}
