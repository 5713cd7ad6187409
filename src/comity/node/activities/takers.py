"""The letter kinds this room takes; the clerk hands them over as they arrive."""

from collections.abc import Callable, Mapping

from comity.node.activities.filing import TEXTS, file
from comity.node.exchange.queries import Letter
from comity.node.staff.act import Officer

TAKES: Mapping[str, Callable[[Officer, Letter], None]] = dict.fromkeys(TEXTS, file)
