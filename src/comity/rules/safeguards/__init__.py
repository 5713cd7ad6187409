"""Safeguards: small functions in ordered lists, one file per group, and the judge that asks them.

To add one, write the function in its group and its name in the tuple below it. A country's own rules come as
extra modules named in a setting (`book(extra=[…])`); each has a `RULES` tuple. See docs/law.md for the whole
list.
"""

from __future__ import annotations

from comity.rules.safeguards.book import Book, book
from comity.rules.safeguards.judging import judge, replay

__all__ = ["Book", "book", "judge", "replay"]
