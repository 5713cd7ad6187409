"""Steps of this room: give a number, make sure a partner, an official or an agreement is known."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction

from comity.node.register import days, kinds, names
from comity.node.register.models import Agreement, Official, Partner, Party, Series, StageRow
from comity.node.staff.act import Act
from comity.node.staff.errors import BadInput, NotFound
from comity.node.staff.typed import words

MEETING, AGREEMENT, COMMITMENT, COMMUNIQUE = "MTG", "AGR", "CMT", "COM"


def next_reference(act: Act, prefix: str) -> str:
    """The next number of a series, such as ``MTG-2026-001``; the row is locked until the act commits."""
    name = f"{prefix}-{act.today.year}"
    row = _locked(name)
    row.last += 1
    row.save()
    return f"{name}-{row.last:03}"


def _locked(name: str) -> Series:
    """The series, locked; of two acts that begin it at once the second waits for the row of the first."""
    if not Series.objects.filter(name=name).exists():
        with suppress(IntegrityError), transaction.atomic():
            Series(name=name).save()
    return Series.objects.select_for_update().get(name=name)


def ensure_partner(act: Act, code: str) -> Partner:
    """The partner of that code; a new one starts on paper, complete without a node."""
    code = code.strip().upper()
    if not (code.isascii() and code.isalnum()) or len(code) > 12:
        raise BadInput("‘{code}’ is not the code of a partner.", {"code": code})
    if not Partner.objects.filter(code=code).exists():
        act.frame(partner=code)
        with suppress(IntegrityError), transaction.atomic():  # another act may enter it at the same moment
            Partner(code=code, country=code if len(code) == 2 else "", names=names.of_country(code)).save()
    return Partner.objects.get(code=code)


def set_node(act: Act, code: str, status: str, since: date | None = None) -> Partner:
    """Say how far a partner's node is connected; letters go directly to an active one.

    Raises:
        BadInput: the status means nothing.
    """
    if status not in Partner.Node.values:
        raise BadInput("Choose one of these: {allowed}.", {"allowed": ", ".join(Partner.Node.values)})
    row = ensure_partner(act, code)
    row.node, row.node_since = status, row.node_since or since or act.today
    if status == Partner.Node.ACTIVE:
        row.channel = "direct"
    elif row.channel == "direct":
        row.channel = "paper"
    row.save()
    return row


def own_country() -> str:
    """Code of the country whose node this is."""
    return str(settings.COMITY_HOME.country)


def ensure_party(act: Act, code: str) -> None:
    """Make sure the code is a partner of ours, unless it is ourselves."""
    if code != own_country():
        ensure_partner(act, code)


@dataclass(frozen=True)
class Seat:
    """An official as a text names them.

    Attributes:
        country: the side they sit on.
        name: without rank.
        office: office and rank as said.
        when: the day of the meeting as far as it is known.
    """

    country: str
    name: str
    office: str = ""
    when: str = ""


def ensure_official(act: Act, seat: Seat) -> Official:
    """The official of that name on that side, with this spelling and office; made when not yet known."""
    partner = None if seat.country == own_country() else ensure_partner(act, seat.country)
    known = Official.objects.filter(partner=partner).order_by("pk")
    row = next((one for one in known if _is_called(one, seat.name)), None)
    if row is None:
        row = Official(partner=partner, name=seat.name)
    if seat.name not in row.spellings:
        row.spellings = [*row.spellings, seat.name]
    met = days.exact(seat.when)
    if met and (row.last_met is None or met >= row.last_met):
        row.last_met = met
        row.office = seat.office or row.office
    row.office = row.office or seat.office
    row.save()
    return row


def _is_called(official: Official, name: str) -> bool:
    return any(names.same_person(one, name) for one in [official.name, *official.spellings])


@dataclass(frozen=True)
class NewAgreement:
    """What must be known to enter an agreement.

    Attributes:
        title: its English title, or what it was called.
        kind: one of ``kinds.AGREEMENT_KINDS``.
        parties: codes of states and organisations; at least one.
        stage: how far it has come.
        key: an identifier of the literature such as ``VN-PL-1993-MLA``.
        level: between whom it was made.
        pack: id of the pack that holds its words.
        authorities: party → the authority it named.
        source: where that was read; ``evidence``: read, secondary, memory or said (at a meeting).
    """

    title: str
    kind: str
    parties: tuple[str, ...]
    stage: str
    key: str = ""
    original_title: str = ""
    level: str = Agreement.Level.UNKNOWN
    multilateral: bool = False
    pack: str = ""
    languages: str = ""
    authorities: tuple[tuple[str, str], ...] = ()
    evidence: str = "secondary"
    verified: bool = False
    source: str = ""
    note: str = ""


def add_agreement(act: Act, new: NewAgreement) -> Agreement:
    """Enter an agreement with its parties; its history begins with ``move_stage``.

    Raises:
        BadInput: it has no title or party, or its kind or stage is not known.
    """
    words(new.title, "title", missing="Give the agreement a title and at least one party.", lines=False)
    if not new.parties:
        raise BadInput("Give the agreement a title and at least one party.")
    if new.kind not in kinds.AGREEMENT_KINDS:
        raise BadInput("There is no kind of agreement called ‘{kind}’.", {"kind": new.kind})
    given = {key: value for key, value in vars(new).items() if key not in ("parties", "authorities")}
    row = Agreement(**given, reference=next_reference(act, AGREEMENT))
    _stage(new.stage)
    row.save()
    named = dict(new.authorities)
    for code in dict.fromkeys(new.parties):
        Party(agreement=row, country=code, authorities=named.get(code, "")).save()
    return row


@dataclass(frozen=True)
class Move:
    """One step of an agreement's history.

    Attributes:
        stage: the stage reached.
        country: for which party; empty for all.
        when: the day as far as it is known.
        source: where that was read, or the reference of the communiqué that said so.
        verified: whether a person checked it against an official source.
    """

    stage: str
    country: str = ""
    when: str = ""
    place: str = ""
    source: str = ""
    verified: bool = False


def move_stage(act: Act, agreement: Agreement, move: Move) -> StageRow:
    """Add a step to the history; the agreement stands where its furthest step stands, once that day has come.

    Raises:
        BadInput: stage, party or day mean nothing.
    """
    if move.country and not agreement.parties.filter(country=move.country).exists():
        raise BadInput(
            "{country} is not a party of {agreement}.", {"country": move.country, "agreement": agreement}
        )
    row = StageRow(
        agreement=agreement,
        stage=_stage(move.stage),
        country=move.country,
        when=days.checked(move.when),
        place=move.place,
        source=move.source,
        verified=move.verified,
        recorded=act.at,
        by=act.officer,
    )
    row.save()
    if days.has_come(row.when, act.today) and (not move.country or kinds.later(row.stage, agreement.stage)):
        stand_at(agreement, row.stage)
    return row


def stand_at(agreement: Agreement, stage: str) -> None:
    """Write the present stage of an agreement, when it is another."""
    if agreement.stage != stage:
        agreement.stage = stage
        agreement.save()


def agreement_row(reference: str) -> Agreement:
    """The agreement of a reference, or of its key in the literature.

    Raises:
        NotFound: there is none.
    """
    row = Agreement.objects.filter(reference=reference).first() or (
        Agreement.objects.filter(key=reference).exclude(key="").first()
    )
    if row is None:
        raise NotFound("There is no agreement {reference}.", {"reference": reference})
    return row


def _stage(stage: str) -> str:
    if stage not in kinds.ORDER:
        raise BadInput("There is no stage called ‘{stage}’.", {"stage": stage})
    return stage
