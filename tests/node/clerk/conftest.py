"""A founded node with its identity, and one pinned partner."""

from tests.node.exchange.fixtures import poland, us

__all__ = ["poland", "us"]
