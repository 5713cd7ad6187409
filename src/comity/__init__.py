"""Comity: one country's node for international police and judicial cooperation."""

__version__ = "0.1.0"
