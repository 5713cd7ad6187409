"""``comity demo``: two nodes on this machine and a whole request between them.

``furnish`` runs inside a node (it knows Django); ``nodes`` starts and ends processes; ``command`` is what a
person calls. The walk itself stands in ``partner.walk``, which speaks to the nodes through their API alone.
"""

from comity.node.cli.demo.command import app

__all__ = ["app"]
