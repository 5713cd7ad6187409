"""What officers do with partners: enter one, change what is known, add bodies and contact points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from comity.node.register import steps
from comity.node.register.models import Authority, ContactPoint, Partner
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import BadInput, NotFound
from comity.node.staff.typed import seen, words

LABEL = "node"


@dataclass(frozen=True)
class Facts:
    """What an officer may say of a partner; what is left at None stays as it is.

    Attributes:
        names: language → name.
        tier: how close the relation is, such as ``strategic``; ``reasons`` says why.
        since: day of relations.
        channel: how letters go when nothing else is said.
        languages: languages they read, best first.
    """

    names: Mapping[str, str] | None = None
    tier: str | None = None
    reasons: str | None = None
    since: date | None = None
    channel: str | None = None
    languages: Iterable[str] | None = None


def add_partner(officer: Officer, code: str, facts: Facts) -> Partner:
    """Enter a partner.

    Raises:
        BadInput: the code means nothing, or the partner is there already.
    """
    with act(officer, "register.add_partner", about=code, label=LABEL) as opened:
        if Partner.objects.filter(code=code).exists():
            raise BadInput("{code} is a partner already.", {"code": code})
        row = steps.ensure_partner(opened, code)
        return _change(row, facts)


def change_partner(officer: Officer, code: str, facts: Facts) -> Partner:
    """Change what is known of a partner.

    Raises:
        NotFound: there is no such partner.
    """
    with act(officer, "register.change_partner", about=code, label=LABEL) as opened:
        opened.frame(partner=code)
        return _change(partner_row(code), facts)


def set_node(officer: Officer, code: str, status: str, *, since: date | None = None) -> Partner:
    """Say how far a partner's node is connected.

    Raises:
        NotFound: there is no such partner.
        BadInput: the status means nothing.
    """
    with act(officer, "register.set_node", about=code, label=LABEL) as opened:
        partner_row(code)
        opened.frame(partner=code, node=status)
        return steps.set_node(opened, code, status, since)


@dataclass(frozen=True)
class NewAuthority:
    """A body; ``partner`` empty for ours.

    Attributes:
        partner: code of the partner.
        name: its name in English; ``names``: language → name.
        code: what the trade calls it, such as KGP.
        level: state, ministry, agency, regional or city.
        tasks: what it is competent for.
        parent: primary key of the body it belongs to.
    """

    partner: str
    name: str
    code: str = ""
    names: Mapping[str, str] | None = None
    level: str = "agency"
    city: str = ""
    tasks: tuple[str, ...] = ()
    parent: int | None = None
    verified: bool = False
    source: str = ""


def add_authority(officer: Officer, new: NewAuthority) -> Authority:
    """Add a body of a partner, or one of ours.

    Raises:
        NotFound: there is no such partner.
        BadInput: it has no name.
    """
    words(new.name, "name", missing="Give the authority a name.", lines=False)
    for language, name in (new.names or {}).items():
        seen(name, language, lines=False)
    with act(officer, "register.add_authority", about=new.partner, label=LABEL) as opened:
        opened.frame(partner=new.partner)
        given = {
            key: value
            for key, value in vars(new).items()
            if key not in ("partner", "parent", "tasks", "names")
        }
        row = Authority(
            **given,
            partner=partner_row(new.partner) if new.partner else None,
            parent_id=new.parent,
            tasks=list(new.tasks),
            names=dict(new.names or {}),
        )
        row.save()
        return row


@dataclass(frozen=True)
class NewContact:
    """Where a body is reached."""

    kind: str
    channel: str
    address: str
    hours: str = ""
    languages: tuple[str, ...] = ()
    note: str = ""


def add_contact(officer: Officer, authority: int, new: NewContact) -> ContactPoint:
    """Add a contact point to a body.

    Raises:
        NotFound: there is no such body.
        BadInput: no address was given.
    """
    words(new.address, "address", missing="Give the contact point an address.")
    seen(new.note, "note")
    with act(officer, "register.add_contact", label=LABEL, authority=authority):
        body = Authority.objects.filter(pk=authority).first()
        if body is None:
            raise NotFound("There is no such authority.")
        row = ContactPoint(authority=body, **(vars(new) | {"languages": list(new.languages)}))
        row.save()
        return row


def partner_row(code: str) -> Partner:
    """The partner of a code.

    Raises:
        NotFound: there is none.
    """
    row = Partner.objects.filter(code=code).first()
    if row is None:
        raise NotFound("There is no partner {code}.", {"code": code})
    return row


def _change(row: Partner, facts: Facts) -> Partner:
    seen(facts.reasons or "", "reasons")
    if facts.names is not None:
        for name in facts.names.values():
            words(name, "names", missing="Write the name of the partner.", lines=False)
        row.names = {**row.names, **facts.names}
    if facts.languages is not None:
        row.languages = list(facts.languages)
    for name in ("tier", "reasons", "since", "channel"):
        if (value := getattr(facts, name)) is not None:
            setattr(row, name, value)
    row.save()
    return row
