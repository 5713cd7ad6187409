"""Agreements: the list, and one with its parties, history, provisions and what it serves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from comity.node.register import days, kinds, names, steps
from comity.node.register.models import Agreement, StageRow
from comity.node.register.queries.shapes import Facet, Listing, Said, among, facets

STEP = {
    "idea": 1,
    "proposed": 1,
    "negotiating": 2,
    "initialled": 3,
    "signed": 3,
    "ratifying": 4,
    "in force": 5,
}
WHERE = {
    "idea": "An idea.",
    "proposed": "Proposed.",
    "negotiating": "Being negotiated.",
    "initialled": "Initialled.",
    "signed": "Signed {day}, not in force.",
    "ratifying": "Being ratified.",
    "in force": "In force since {day}.",
    "suspended": "Suspended.",
    "terminated": "Ended {day}.",
}
UNDATED = {
    "signed": "Signed, not in force.",
    "in force": "In force; the day was not read.",
    "terminated": "Ended.",
}


@dataclass(frozen=True)
class AgreementRow:
    """One line of a list.

    Attributes:
        id: reference.
        title: English title.
        kind: code of ``kinds.AGREEMENT_KINDS``.
        year: of signature, as far as known.
        partners: the parties but ourselves.
        stage: code with hyphens (``in-force``); ``stage_step`` 1 to 5, 0 when it has ended.
        where: where it stands, in a sentence.
        signed, in_force: days when fully known; ``signed_text``, ``in_force_text`` as far as known.
        verified: whether a person checked the present stage against an official source.
    """

    id: str
    title: str
    kind: str
    level: str
    year: str
    partners: tuple[str, ...]
    stage: str
    stage_step: int
    where: Said
    signed: date | None
    signed_text: str
    in_force: date | None
    in_force_text: str
    verified: bool
    pack: str


@dataclass(frozen=True)
class AgreementFilters:
    """What to show; empty shows everything."""

    partners: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    text: str = ""


def agreements(filters: AgreementFilters = AgreementFilters()) -> Listing[AgreementRow]:
    """The agreements that match, furthest stage first, then by year."""
    rows = [row_of(one) for one in loaded(Agreement.objects.all())]
    found = [row for row in rows if _matches(row, filters)]
    found.sort(key=lambda row: (-row.stage_step, row.year or "9999", row.id))
    return Listing(
        tuple(found),
        hidden=len(rows) - len(found),
        facets={
            "partners": facets(code for row in rows for code in row.partners),
            "stages": _stages(rows),
        },
    )


def rows_of(code: str) -> list[AgreementRow]:
    """The agreements a partner is a party of."""
    return [row_of(one) for one in loaded(Agreement.objects.filter(parties__country=code).distinct())]


def row_of(row: Agreement) -> AgreementRow:
    """One line of a list; parties and stages should be loaded with it."""
    history = ordered(row)
    signed, in_force, ended = (when_of(history, stage) for stage in ("signed", "in force", "terminated"))
    day = {"signed": signed, "in force": in_force, "terminated": ended}.get(row.stage, "")
    text = WHERE[row.stage] if day or row.stage not in UNDATED else UNDATED[row.stage]
    present = [one for one in history if one.stage == row.stage]
    return AgreementRow(
        id=row.reference,
        title=row.title,
        kind=row.kind,
        level=row.level,
        year=(signed or in_force)[:4],
        partners=tuple(one.country for one in row.parties.all() if one.country != steps.own_country()),
        stage=code_of(row.stage),
        stage_step=STEP.get(row.stage, 0),
        where=Said(text, {"day": day} if day else {}),
        signed=days.exact(signed),
        signed_text=signed,
        in_force=days.exact(in_force),
        in_force_text=in_force,
        verified=bool(present) and all(one.verified for one in present),
        pack=row.pack,
    )


def code_of(stage: str) -> str:
    """A stage as faces know it, without a blank."""
    return stage.replace(" ", "-")


def loaded(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """The rows with parties and stages beside them."""
    return rows.prefetch_related("parties", "stages").order_by("pk")


def ordered(row: Agreement) -> list[StageRow]:
    """The history of an agreement, oldest step first, undated ones last."""
    return sorted(
        row.stages.all(),
        key=lambda one: (days.latest(one.when) or date.max, kinds.ORDER.index(one.stage), one.pk),
    )


def when_of(history: Iterable[StageRow], stage: str, country: str = "") -> str:
    """The day of a stage for a party; without one the latest of all, since it binds both only then."""
    found = [
        one.when for one in history if one.stage == stage and one.when and among(one.country, _of(country))
    ]
    return max(found, default="", key=lambda when: str(days.latest(when)))


def _of(country: str) -> tuple[str, ...]:
    return (country, "") if country else ()


def _matches(row: AgreementRow, filters: AgreementFilters) -> bool:
    wanted = names.folded(filters.text)
    return (
        among(row.stage, filters.stages)
        and (not filters.partners or bool(set(row.partners) & set(filters.partners)))
        and (not wanted or wanted in names.folded(f"{row.title} {row.kind} {row.id}"))
    )


def _stages(rows: Iterable[AgreementRow]) -> tuple[Facet, ...]:
    counted = {one.code: one for one in facets(row.stage for row in rows)}
    return tuple(counted[code] for code in map(code_of, kinds.ORDER) if code in counted)
