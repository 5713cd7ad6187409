"""What can go wrong in a cross-check, in sentences an officer can act on.

::

    CrosscheckError
    ├── RowRefused          a row of a source or a question cannot be understood
    ├── SourceUnreadable    a file of records or questions cannot be read at all
    ├── IndexMissing        the folder holds no index
    ├── IndexDamaged        a file of the index is not what was written
    ├── IndexOwned          the index is a node's, or another node's, and opens only there
    └── IndexBusy           somebody else is writing this index
"""
# ruff: noqa: N818 - style guide 23: an error is named by what went wrong

from collections.abc import Mapping


class CrosscheckError(Exception):
    """Anything the cross-check refuses to do.

    Args:
        text: an English sentence with {named} placeholders; the message id for translation.
        params: what stands in the placeholders.
    """

    def __init__(self, text: str, /, **params: object) -> None:
        self.text = text
        self.params: Mapping[str, str] = {name: str(value) for name, value in params.items()}
        super().__init__(text.format(**self.params))


class RowRefused(CrosscheckError):
    """A record or question is missing something or holds a value that means nothing."""


class SourceUnreadable(CrosscheckError):
    """A file of records or questions is absent, of an unknown kind, or broken."""


class IndexMissing(CrosscheckError):
    """The folder named holds no index."""


class IndexDamaged(CrosscheckError):
    """A file of the index differs from what was written; restore it or build it again."""


class IndexOwned(CrosscheckError):
    """The index was made by a node and opens only through that node."""


class IndexBusy(CrosscheckError):
    """Another process is writing this index; only one may."""
