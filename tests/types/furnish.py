"""Furnishes a node of a country that the demonstration does not have: ``python furnish.py DIR make | meet …``."""

from __future__ import annotations

from comity.node.cli.demo import furnish

ROLES = ("desk", "approver", "cooperation", "administrator")
furnish.PEOPLE["RU"] = {f"ru-{role}": (f"Officer Invented-{role.title()}", role) for role in ROLES}

if __name__ == "__main__":
    furnish.app()
