"""The article out of a saved web page (trafilatura)."""

import trafilatura

from comity.intake.errors import EmptyText
from comity.intake.readers.hush import hush

for library in ("trafilatura", "justext", "htmldate", "courlan"):
    hush(library)


def read(data: bytes, name: str) -> str:
    """The main text of the page.

    Raises:
        EmptyText: no article was found.
    """
    found = trafilatura.extract(data, include_comments=False, include_tables=True)
    if not found:
        raise EmptyText("No article was found in the page {name}.", {"name": name})
    return str(found)
