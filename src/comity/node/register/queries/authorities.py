"""The bodies of a partner, or ours, and where each is reached."""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.node.register import steps
from comity.node.register.models import Authority
from comity.node.register.partners import partner_row


@dataclass(frozen=True)
class Contact:
    """Where a body is reached."""

    kind: str
    channel: str
    address: str
    hours: str
    languages: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class AuthorityRow:
    """A body, with its contact points and the names of the bodies it belongs to, the nearest first."""

    id: int
    code: str
    name: str
    level: str
    city: str
    tasks: tuple[str, ...]
    verified: bool
    source: str
    contacts: tuple[Contact, ...]
    within: tuple[str, ...] = ()


def authorities(code: str) -> tuple[AuthorityRow, ...]:
    """The bodies of a partner; ours for our own code.

    Raises:
        NotFound: there is no such partner.
    """
    of = None if code == steps.own_country() else partner_row(code)
    rows = Authority.objects.filter(partner=of).prefetch_related("contacts").order_by("pk")
    return tuple(_authority(one) for one in rows)


def _authority(row: Authority) -> AuthorityRow:
    return AuthorityRow(
        id=row.pk,
        code=row.code,
        name=row.name,
        level=row.level,
        city=row.city,
        tasks=tuple(row.tasks),
        verified=row.verified,
        source=row.source,
        contacts=tuple(
            Contact(one.kind, one.channel, one.address, one.hours, tuple(one.languages), one.note)
            for one in row.contacts.all()
        ),
        within=tuple(_above(row)),
    )


def _above(row: Authority) -> Iterator[str]:
    """The names of the bodies above one; a ring of bodies, which nobody should make, ends."""
    seen, above = {row.pk}, row.parent
    while above is not None and above.pk not in seen:
        yield above.name
        seen.add(above.pk)
        above = above.parent
