"""Comity: one country's node for international police and judicial cooperation."""
