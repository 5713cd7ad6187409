"""Why an officer looks: it comes in a header and never in an address, since proxies and servers log addresses."""

from typing import Annotated
from urllib.parse import unquote

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Header

from comity.node.staff.errors import BadInput
from comity.node.staff.typed import seen

HEADER = "Comity-Purpose"
LONGEST = 200
"""Characters of a purpose."""
NOT_IN_ADDRESS = gettext_noop(
    "Say the purpose in the header Comity-Purpose, never in the address: addresses are written into logs."
)
UNREADABLE = gettext_noop("A purpose is up to 200 characters, percent-encoded as UTF-8.")

Why = Annotated[
    str,
    Header(
        alias=HEADER,
        description="Why you look at the people of this case, in words (five letters or more), percent-encoded "
        "as UTF-8; it is logged. An address with a parameter `purpose` is refused.",
        max_length=LONGEST * 12,
        pattern=r"^[\x20-\x7e]*$",
    ),
]
"""The header as it came; ``purpose_of`` reads it."""


def purpose_of(request: HttpRequest, said: str) -> str:
    """The purpose in words.

    Raises:
        BadInput: it stands in the address, cannot be read, or holds a character that nobody can see.
    """
    if "purpose" in request.GET:
        raise BadInput(NOT_IN_ADDRESS)
    try:
        purpose = unquote(said, errors="strict")
    except UnicodeDecodeError as wrong:
        raise BadInput(UNREADABLE) from wrong
    if len(purpose) > LONGEST:
        raise BadInput(UNREADABLE)
    return seen(purpose, "purpose", lines=False)
