"""One agreement: its parties, history, provisions, texts, and the requests it serves."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings

from comity.node.register import days, kinds, steps
from comity.node.register.models import Agreement, StageRow
from comity.node.register.queries.agreements import (
    STEP,
    AgreementRow,
    code_of,
    loaded,
    ordered,
    row_of,
    when_of,
)
from comity.node.register.queries.shapes import Link, Said
from comity.rules import packs, requests


@dataclass(frozen=True)
class PartyRow:
    """Where an agreement stands for one party."""

    country: str
    authorities: str
    stage: str
    stage_step: int
    signed: date | None
    signed_text: str
    in_force: date | None
    in_force_text: str
    verified: bool


@dataclass(frozen=True)
class HistoryRow:
    """One step of the history; ``source`` is where it was read, or a communiqué's reference."""

    stage: str
    country: str
    day: date | None
    day_text: str
    place: str
    source: str
    verified: bool


@dataclass(frozen=True)
class ProvisionRow:
    """What one article says."""

    article: str
    text: str
    verified: bool
    source: str


@dataclass(frozen=True)
class TextRow:
    """A text of the agreement, kept as a public paper."""

    paper: int
    language: str
    authentic: bool


@dataclass(frozen=True)
class AgreementPage:
    """All that is known of an agreement; ``serves`` are titles of the request types it can be a basis of."""

    row: AgreementRow
    original_title: str
    languages: str
    evidence: str
    source: str
    note: str
    parties: tuple[PartyRow, ...]
    history: tuple[HistoryRow, ...]
    provisions: tuple[ProvisionRow, ...]
    texts: tuple[TextRow, ...]
    serves: tuple[Said, ...]
    meetings: tuple[Link, ...]
    commitments: tuple[Link, ...] = ()

    @property
    def id(self) -> str:
        """Its reference."""
        return self.row.id

    @property
    def title(self) -> str:
        """Its English title."""
        return self.row.title

    @property
    def stage(self) -> str:
        """Code of its present stage."""
        return self.row.stage


def agreement(reference: str) -> AgreementPage:
    """One agreement, by its reference or its key in the literature.

    Raises:
        NotFound: there is none.
    """
    found = steps.agreement_row(reference)
    row = loaded(Agreement.objects.filter(pk=found.pk)).get()
    history = ordered(row)
    return AgreementPage(
        row=row_of(row),
        original_title=row.original_title,
        languages=row.languages,
        evidence=row.evidence,
        source=row.source,
        note=row.note,
        parties=tuple(
            _party(one.country, one.authorities, row, history) for one in row.parties.order_by("pk")
        ),
        history=tuple(_history(one) for one in history),
        provisions=tuple(
            ProvisionRow(one.article, one.text, one.verified, one.source)
            for one in row.provisions.order_by("pk")
        ),
        texts=tuple(TextRow(one.paper_id, one.language, one.authentic) for one in row.texts.order_by("pk")),
        serves=_serves(row.pack),
        meetings=tuple(
            Link(one.meeting.reference, one.meeting.title, days.exact(one.meeting.when))
            for one in row.mentions.select_related("meeting").order_by("meeting__when")
        ),
    )


def _party(country: str, authorities: str, row: Agreement, history: list[StageRow]) -> PartyRow:
    own = [one for one in history if one.country in (country, "")]
    last = max(own, key=lambda one: (kinds.ORDER.index(one.stage), one.pk), default=None)
    stage = last.stage if last else row.stage
    signed, in_force = when_of(history, "signed", country), when_of(history, "in force", country)
    return PartyRow(
        country=country,
        authorities=authorities,
        stage=code_of(stage),
        stage_step=STEP.get(stage, 0),
        signed=days.exact(signed),
        signed_text=signed,
        in_force=days.exact(in_force),
        in_force_text=in_force,
        verified=bool(last and last.verified),
    )


def _history(one: StageRow) -> HistoryRow:
    return HistoryRow(
        code_of(one.stage), one.country, days.exact(one.when), one.when, one.place, one.source, one.verified
    )


@cache
def _serves(pack: str) -> tuple[Said, ...]:
    """Titles of the request types whose basis this pack can be."""
    known = packs.load_all().get(pack)
    topics = {way.topic for way in known.serves} if known else set()
    types = requests.registry(settings.COMITY_HOME.extra_request_types)
    return tuple(Said(kind.title) for kind in types if topics & set(kind.bases))
